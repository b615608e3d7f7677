"""A RAT workbook of 5,000 rows previewed, against openpyxl merely reading its cells."""

from __future__ import annotations

import io
import random
import sys
from pathlib import Path

from openpyxl import load_workbook

from benchmarks.timing import median, ratio, seconds, table
from dashboard.intake.read import read
from dashboard.topics.rat.contracts import RAT_MATRIX

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "datasets"))

from agency_books import QUARTERS, action, rat_form
from known_codes import known_codes

ROWS = 5_000
_REPEATS = 3  # rows of one sub kegiatan; its code, program and kegiatan are written once


def messy_rat(rows: int) -> bytes:
    """A 23-column form in which each sub kegiatan takes three rows and names two villages."""
    chance = random.Random(4)
    codes = known_codes()
    villages = list(codes.villages.values())
    lines: list[list[object]] = [["STRATEGI 1 : PENGURANGAN BEBAN PENGELUARAN"]]
    for number in range(rows):
        one, other = chance.sample(villages, 2)
        amount = f"{chance.randrange(10**6, 10**9):,}".replace(",", ".")
        place = f"Kec. {one[3]}: {one[1]}; Desa {other[1]} Kec. {other[3]}"
        first = number % _REPEATS == 0
        lines.append(action(
            number + 1, "Dinas Sosial" if first else None, f"1.06.05.2.02.{number:04d}" if first else None,
            "Program perlindungan sosial" if first else None, "Pengelolaan data" if first else None,
            f"Sub kegiatan {number}" if first else None, f"Rp {amount},-", place,
            f"{chance.randrange(1, 5000)} KK", realised=(1, 2, 3, 4, 10)))
    return rat_form(lines, QUARTERS)


def run() -> str:
    """Seconds, the floor, and their ratio."""
    content = messy_rat(ROWS)
    codes = known_codes()
    found = read(RAT_MATRIX, content, "rat.xlsx", codes)
    assert found.accepted == ROWS, found.rejected["reason"].unique()[:3]
    taken = median(seconds(lambda: read(RAT_MATRIX, content, "rat.xlsx", codes), 3))
    floor = median(seconds(lambda: _floor(content), 3))
    return table("Preview of a RAT workbook", ("rows", "preview", "openpyxl reads the cells", "ratio"),
                 [(ROWS, f"{taken:.2f} s", f"{floor:.2f} s", ratio(taken, floor))])


def _floor(content: bytes) -> int:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return sum(1 for row in book.active.iter_rows(values_only=True) for _ in row)


if __name__ == "__main__":
    print(run())
