"""Rows of the RAT views for tests of its rules, as the store gives them."""

from __future__ import annotations

from typing import Any

import pandas as pd


def indicator(**changes: Any) -> dict[str, Any]:
    """One row of rat_indicators."""
    return {"year": 2025, "agency": "a", "sub_code": "1", "sub_activity": "Sub", "indicator": "i", "unit": "KK",
            "direction": "naik", "accumulation": "jumlah", "baseline": None, "target": 100.0,
            "target_q1": None, "target_q2": None,
            "target_q3": None, "target_q4": None, "is_sample": False, **changes}


def report(quarter: int, physical: float | None, rupiah: float | None = None, **changes: Any) -> dict[str, Any]:
    """One row of rat_reports."""
    return {"year": 2025, "quarter": quarter, "agency": "a", "sub_code": "1", "indicator": "i", "physical": physical,
            "rupiah": rupiah, "obstacle": None, "follow_up": None, "is_sample": False, **changes}


def action(**changes: Any) -> dict[str, Any]:
    """One row of rat_actions."""
    empty = dict.fromkeys(["realised_q1", "realised_q2", "realised_q3", "realised_q4", "realised_s1", "realised_s2",
                           "realised_total"])
    return {"year": 2025, "agency": "a", "sub_code": "1", "line": 1, "sub_activity": "Sub", "program": "P",
            "activity": "K", "strategy": "1", "funding": "APBN", "allocation": 1000.0, "location": None,
            "places": [], "target_text": None, "is_sample": False, **empty, **changes}


def frame(rows: list[dict[str, Any]], like: dict[str, Any]) -> pd.DataFrame:
    """Rows as the store gives them: numbers as floats, the columns also when there is no row."""
    made = pd.DataFrame(rows, columns=list(like))
    numbers = [name for name in made.columns if name.startswith(("target_q", "realised"))
               or name in ("baseline", "target", "physical", "rupiah", "allocation")]
    return made.astype(dict.fromkeys(numbers, float))


def indicators(*rows: dict[str, Any]) -> pd.DataFrame:
    return frame(list(rows), indicator())


def reports(*rows: dict[str, Any]) -> pd.DataFrame:
    return frame(list(rows), report(1, 1.0)).astype({"quarter": int})


def actions(*rows: dict[str, Any]) -> pd.DataFrame:
    return frame(list(rows), action())
