"""The action plan as a visitor may see it: counts of persons and families rounded, also those inside texts."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.core import formats
from dashboard.statistics.people_in_text import fewest, of_people, rounded_text
from dashboard.statistics.rounding import PERCENT_BASE, Rounding
from dashboard.topics.rat.rules.progress import LEVEL, SUB

_FEWEST_SAFE = 15.0
TEXTS = ("sub_activity", "direct", "indirect", "support", "aid_nature", "location", "aid_kind", "duration", "indicator",
         "obstacle", "follow_up", "benefit")
"""Columns in which a count of people may stand, besides the target of a line."""
Plan = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def rounded_plan(rounding: Rounding, matrix: pd.DataFrame, indicators: pd.DataFrame, reports: pd.DataFrame) -> Plan:
    """Rows of all years of the views rat_actions, rat_indicators and rat_reports as they may be seen. Indicators get
    `percent_base`: the smallest plan that a percentage is shown of (0 where no people are counted)."""
    if rounding.is_exact:
        return matrix, indicators, reports
    amounts = [name for name in ("baseline", "target", *(f"target_q{quarter}" for quarter in range(1, 5)))
               if name in indicators]
    counted = pd.Series([of_people(*pair) for pair in zip(indicators["unit"], indicators["indicator"], strict=True)],
                        indicators.index, dtype=bool)
    known = indicators[counted]
    shown = known.apply(lambda row: row[amounts].astype(float).map(
        lambda value: rounding.count(value, "rat", row[SUB])), axis=1) if len(known) else known[amounts]
    indicators = indicators.assign(percent_base=counted * PERCENT_BASE)
    indicators.loc[counted, amounts] = shown
    reports, few = _rounded_reports(rounding, known, reports, _spent(matrix))
    few |= _subs(known[shown["target"].lt(_FEWEST_SAFE)]) | _subs(matrix[_tells_few(rounding, matrix)])
    told = [_told(rounding, frame, few) for frame in (matrix, indicators, reports)]
    return _closed(told[0], matrix["target_text"], few), told[1], told[2]


def _tells_few(rounding: Rounding, matrix: pd.DataFrame) -> pd.Series:
    """Lines that tell few people in any of their texts."""
    subs = [tuple(map(str, sub)) for sub in zip(*(matrix[name] for name in SUB), strict=True)]
    told = [[fewest(rounding, text, "rat", sub, bare=name == "target_text") < _FEWEST_SAFE
             for text, sub in zip(matrix[name], subs, strict=True)]
            for name in ("target_text", *TEXTS) if name in matrix]
    return pd.Series(np.any(told, axis=0) if told else False, matrix.index, dtype=bool)


def _subs(rows: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(*(rows[name] for name in SUB), strict=True))


def _spent(matrix: pd.DataFrame) -> set[tuple[int, str, str]]:
    """Year and sub kegiatan whose lines tell rupiah already spent."""
    told = matrix[[name for name in matrix if str(name).startswith("realised_")]].gt(0).any(axis=1)
    return set(matrix.loc[told, ["year", *SUB]].itertuples(index=False, name=None))


def _rounded_reports(rounding: Rounding, known: pd.DataFrame, reports: pd.DataFrame,
                     spent: set[tuple[int, str, str]]) -> tuple[pd.DataFrame, set[tuple[str, str]]]:
    """Quarters as differences of rounded amounts to date, lest rounding adds up over a year; and the sub kegiatan with
    a small shown amount that rupiah stand beside."""
    few: set[tuple[str, str]] = set()
    keys = ["year", *SUB, "indicator"]
    ways = dict(zip(known[keys].itertuples(index=False, name=None), known["accumulation"], strict=True))
    physical = reports["physical"].astype(float).copy()
    for key, rows in reports.sort_values("quarter").groupby(keys):
        if key not in ways:
            continue
        own = physical[rows.index].dropna()
        year, (agency, sub) = key[0], map(str, key[1:3])
        to_date = (own if ways[key] == LEVEL else own.cumsum()).to_numpy(dtype=np.float64)
        seen = np.array([rounding.count(float(value), "rat", [agency, sub]) for value in to_date])
        paid = rows["rupiah"].fillna(0.0).cumsum()[own.index].gt(0) | ((year, agency, sub) in spent)
        if (paid & (seen < _FEWEST_SAFE)).any():
            few.add((agency, sub))
        physical[own.index] = seen if ways[key] == LEVEL else np.diff(seen, prepend=0.0)
    return reports.assign(physical=physical), few


def _told(rounding: Rounding, frame: pd.DataFrame, few: set[tuple[str, str]]) -> pd.DataFrame:
    """Texts with rounded counts; a column without any stays as it is."""
    changed = {}
    for name in {"target_text", *TEXTS} & set(frame.columns):
        texts = [rounded_text(rounding, text, "rat", sub, bare=name == "target_text", few=tuple(sub) in few)
                 if isinstance(text, str) else text
                 for text, *sub in zip(frame[name], *(frame[key] for key in SUB), strict=True)]
        if any(one is not two and one != two for one, two in zip(texts, frame[name], strict=True)):
            changed[name] = pd.Series(texts, frame.index, dtype=frame[name].dtype)
    return frame.assign(**changed)


def _closed(matrix: pd.DataFrame, before: pd.Series, few: set[tuple[str, str]]) -> pd.DataFrame:
    """Lines of sub kegiatan with a small count without what would give it away."""
    beside = pd.Series([key in few for key in zip(*(matrix[name] for name in SUB), strict=True)], matrix.index,
                       dtype=bool)
    counted = before.map(lambda text: isinstance(text, str) and any(map(str.isdigit, text))).astype(bool)
    hidden = {"target_text": beside & counted}
    if "benefit" in matrix:
        hidden["benefit"] = beside & matrix["benefit"].notna()
    return matrix.assign(**{name: matrix[name].mask(rows, formats.HIDDEN) for name, rows in hidden.items()}
                          ) if beside.any() else matrix
