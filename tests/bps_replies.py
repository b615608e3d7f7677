"""Replies in the shape of the Web API of BPS, made by a second hand: every cell is written with the key it has."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from typing import Any

P0 = "Persentase Penduduk Miskin (P0) Menurut Kabupaten/Kota"
AREAS = ((3505, "Blitar"), (3572, "Kota Blitar"), (3504, "Tulungagung"), (3500, "JAWA TIMUR"), (9999, "INDONESIA"),
         (1100, "Aceh"))
PARTS = ((432, "Perkotaan"), (433, "Perdesaan"), (434, "Jumlah"))
TERMS = ((61, "Semester 1 (Maret)"), (62, "Semester 2 (September)"), (63, "Tahunan"))


def listed(*pairs: tuple[int, str]) -> list[dict[str, Any]]:
    return [{"val": code, "label": label} for code, label in pairs]


def reply(areas: Sequence[tuple[int, str]] = AREAS, parts: Sequence[tuple[int, str]] = PARTS,
          years: Sequence[int] = (2024, 2025), terms: Sequence[tuple[int, str]] = TERMS, *, variable: int = 192,
          title: str = P0, unit: str = "Persen", seed: int = 0, gaps: float = 0.0) -> dict[str, Any]:
    """A full reply; `gaps`: the share of cells that are not there."""
    dice = random.Random(seed)  # noqa: S311
    content = {f"{area}{variable}{part}{year - 1900}{term}": round(dice.uniform(1, 30), 2)
               for area, _ in areas for part, _ in parts for year in years for term, _ in terms
               if dice.random() >= gaps}
    return {"status": "OK", "data-availability": "available",
            "var": [{"val": variable, "label": title, "unit": unit, "subj": "Kemiskinan", "def": "", "note": ""}],
            "turvar": listed(*parts), "labelvervar": "Wilayah", "vervar": listed(*areas),
            "tahun": listed(*((year - 1900, str(year)) for year in years)), "turtahun": listed(*terms),
            "datacontent": content}


def packed(told: object) -> bytes:
    return json.dumps(told).encode()
