"""Made-up rows of registers, as queries.register_rows gives them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pandas as pd

VILLAGES = ("35.05.01.2001", "35.05.01.2002", "35.05.01.1003", "35.05.02.2001", "35.05.02.2002")
"""The villages of the tiny world."""


def counts(register: str, period: str, told: Iterable[tuple[str, int, float]], unit: str = "KK",
           **more: Any) -> list[dict[str, Any]]:
    """Rows of (village, decile, families)."""
    return [{"register": register, "decile_basis": "nasional", "village_basis": "domisili", "unit": unit,
             "period": period, "cutoff": None, "region_code": village, "kecamatan_code": village[:8],
             "decile": decile, "count": float(families), "verified": float("nan"), "is_sample": False,
             "submission_id": "s", "record": f"{register}|{period}|{unit}|{village}|{decile}", "beside_families": False,
             **more}
            for village, decile, families in told]


def dice(seed: int) -> pd.DataFrame:
    """Two registers, one or two dates each; some villages lack in some of them."""
    chance, rows = random.Random(seed), []  # noqa: S311
    for register in ("DTSEN", "Sidaksos"):
        for period in ("2025-TW3", "2026-TW3")[chance.randrange(2):]:
            rows += counts(register, period, [(village, decile, chance.randrange(0, 60)) for village in VILLAGES
                                              if chance.random() < 0.9 for decile in range(1, 7)])
            rows += counts(register, period, [(VILLAGES[0], 1, 999)], unit="jiwa")
    return pd.DataFrame(rows)


def changed(told: Iterable[tuple[str, int, int, int, int]], since: str = "2025-09-17", until: str = "2026-09-17",
            **more: Any) -> list[dict[str, Any]]:
    """Rows of (village, entered, left, moved 4 to 6, moved 7 and more) of DTSEN."""
    return [{"register": "DTSEN", "decile_basis": "nasional", "village_basis": "domisili", "unit": "KK",
             "cutoff_from": pd.Timestamp(since), "cutoff": pd.Timestamp(until), "region_code": village,
             "kecamatan_code": village[:8], "entered": float(entered), "left": float(left), "moved_4": float(four),
             "moved_7": float(seven), "is_sample": False, "record": f"{since}|{until}|{village}",
             "beside_families": False, **more}
            for village, entered, left, four, seven in told]


def found(told: Iterable[tuple[str, str, str, int, str, str]]) -> pd.DataFrame:
    """Rows of (code, village, kind, families, state, day) of findings."""
    return pd.DataFrame([{"code": code, "region_code": village, "kecamatan_code": village[:8], "register": "DTSEN",
                          "kind": kind, "unit": "KK", "count": float(families), "state": state, "agency": "dinsos",
                          "date": pd.Timestamp(day), "is_sample": False, "record": code}
                         for code, village, kind, families, state, day in told])
