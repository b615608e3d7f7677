"""How much a file may spread out: told by rows and columns before a table is laid out in memory."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.core.formats import number
from dashboard.intake.preview import FileRefused

MOST_CELLS = 40_000_000
"""A million rows of coverage with all columns have ten million."""
_SPARSE_FROM = 1_000_000
_SPARSEST = 8
"""A larger table in which fewer than one cell in eight holds anything is none of ours."""


@dataclass
class Weight:
    """Cells of the tables of one file so far."""

    area: int = 0

    def add(self, rows: int, width: int, filled: int) -> None:
        """One more table, before it is laid out. Raises FileRefused when it is too large or nearly empty."""
        refuse_spread(self.area, rows, width, filled)
        self.area += rows * width


def refuse_spread(before: int, rows: int, width: int, filled: int) -> None:
    """Raises FileRefused for a table of `rows` by `width` cells beside `before` others, `filled` of them not empty."""
    area = rows * width
    if before + area > MOST_CELLS or (area > _SPARSE_FROM and area > _SPARSEST * filled):
        raise FileRefused(f"Berkas terlalu berat dibaca: tabelnya melebar sampai {number(rows)} baris × "
                          f"{number(width)} kolom; batasnya {number(MOST_CELLS)} sel, atau "
                          f"{number(_SPARSE_FROM)} sel bila hampir semuanya kosong. Simpan ulang hanya tabelnya ke "
                          "berkas baru, lalu unggah lagi.")
