"""The action plan as a visitor may see it: counts of persons and families rounded, also those inside texts."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pandas as pd

from dashboard.core import formats
from dashboard.statistics.rounding import PERCENT_BASE, Rounding
from dashboard.topics.rat.rules.progress import LEVEL, SUB

_PEOPLE = (r"(?:kk|kpm|keluarga|kepala keluarga|rumah tangga|ruta|jiwa|orang|org|warga|penduduk|peserta|penerima|siswa|"
           r"siswi|santri|mahasiswa|balita|bayi|anak|lansia|ibu|pasien|penyandang|difabel|petani|nelayan|pekerja|"
           r"buruh|pemuda|perempuan|remaja|pmks|ppks|odgj|individu)")
_SMALL = r"(?:1[0-4]|\d)"
_FEW_PEOPLE = re.compile(rf"(?<![\d.,]){_SMALL}(?![\d.,]*\d)(?=\s*(?:\([^)]*\)\s*)?{_PEOPLE}\b)", re.IGNORECASE)
_MANY_PEOPLE = re.compile(rf"(?<![{formats.ABOUT}\d.,])\d[\d.,]*(?=\s*(?:\([^)]*\)\s*)?{_PEOPLE}\b)", re.IGNORECASE)
_FEWEST_SAFE = 15.0
TEXTS = ("sub_activity", "direct", "indirect", "support", "aid_nature", "location", "aid_kind", "duration", "indicator",
         "obstacle", "follow_up", "benefit")
"""Columns in which a count of people may stand, besides the target of a line."""
Plan = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def counts_people(unit: object) -> bool:
    """'KK', 'orang', 'siswa SD'; not 'unit', 'dokumen'."""
    return isinstance(unit, str) and bool(re.search(rf"\b{_PEOPLE}\b", unit, re.IGNORECASE))


def only_villages(places: Iterable[str]) -> bool:
    """Whether at least one place is named, and every one is a village."""
    codes = list(places)
    return bool(codes) and all(code.count(".") == 3 for code in codes)  # 35.05.05.2003


def rounded_text(rounding: Rounding, text: str, sub: Iterable[str], *, bare: bool = False) -> str:
    """'3 KK' -> '≈5 KK'; `bare`: also a '3' alone, where the text tells how many recipients there are."""
    def told(found: re.Match[str]) -> str:
        return f"{formats.ABOUT}{rounding.count(float(found[0]), 'rat', sub):.0f}"

    return _FEW_PEOPLE.sub(told, re.sub(rf"^\s*{_SMALL}\s*$", told, text) if bare else text)


def rounded_plan(rounding: Rounding, actions: pd.DataFrame, indicators: pd.DataFrame, reports: pd.DataFrame) -> Plan:
    """Rows of all years of the views rat_actions, rat_indicators and rat_reports as they may be seen. Indicators get
    `percent_base`: the smallest plan that a percentage is shown of (0 where nothing was rounded)."""
    if rounding.is_exact:
        return actions, indicators, reports
    places = actions.groupby(["year", *SUB])["places"].agg(lambda lists: only_villages(code for one in lists
                                                                                       for code in one))
    amounts = [name for name in ("baseline", "target", *(f"target_q{quarter}" for quarter in range(1, 5)))
               if name in indicators]
    people = indicators[indicators["unit"].map(counts_people).astype(bool)]
    # Where villages are named every count; elsewhere a small one takes all counts of its sub kegiatan with it.
    closed = {key for key, is_local in places.items() if is_local} | _with_few(people, amounts, reports)
    of_people = pd.Series([row in closed for row in indicators[["year", *SUB]].itertuples(index=False, name=None)],
                          index=indicators.index, dtype=bool) & indicators.index.isin(people.index)
    known = indicators[of_people]
    shown = known.apply(lambda row: row[amounts].astype(float).map(
        lambda value: rounding.count(value, "rat", row[SUB])), axis=1) if len(known) else known[amounts]
    indicators = indicators.assign(percent_base=of_people * PERCENT_BASE)
    indicators.loc[of_people, amounts] = shown
    reports, few = _rounded_reports(rounding, known, reports)
    few |= _subs(known[known[amounts].lt(_FEWEST_SAFE).any(axis=1)]) | _subs(actions[_tells_few(rounding, actions)])
    told = [_told(rounding, frame) for frame in (actions, indicators, reports)]
    return _closed(told[0], actions["target_text"], few), told[1], told[2]


def _with_few(people: pd.DataFrame, amounts: list[str], reports: pd.DataFrame) -> set[tuple[int, str, str]]:
    """Year and sub kegiatan of plans or reports that count a few people, wherever they are."""
    keys = ["year", *SUB]
    counted = reports.merge(people[[*keys, "indicator"]], on=[*keys, "indicator"])
    told = pd.concat([frame[[*keys, name]].set_axis([*keys, "amount"], axis=1)
                      for frame, names in ((people, amounts), (counted, ["physical"])) for name in names])
    few = told["amount"].astype(float).gt(0) & told["amount"].astype(float).lt(_FEWEST_SAFE)
    return set(told.loc[few, keys].itertuples(index=False, name=None))


def _subs(rows: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(*(rows[name] for name in SUB), strict=True))


def _tells_few(rounding: Rounding, actions: pd.DataFrame) -> pd.Series:
    return actions["target_text"].map(lambda text: isinstance(text, str) and rounded_text(
        rounding, text, (), bare=True) != text).astype(bool)


def _rounded_reports(rounding: Rounding, known: pd.DataFrame,
                     reports: pd.DataFrame) -> tuple[pd.DataFrame, set[tuple[str, str]]]:
    """Quarters as differences of rounded amounts to date, lest rounding adds up over a year; and the sub kegiatan with
    a small amount."""
    few: set[tuple[str, str]] = set()
    keys = ["year", *SUB, "indicator"]
    ways = dict(zip(known[keys].itertuples(index=False, name=None), known["accumulation"], strict=True))
    physical = reports["physical"].astype(float).copy()
    for key, rows in reports.sort_values("quarter").groupby(keys):
        if key not in ways:
            continue
        own = physical[rows.index].dropna()
        _, agency, sub, _ = map(str, key)
        to_date = (own if ways[key] == LEVEL else own.cumsum()).to_numpy(dtype=np.float64)
        seen = np.array([rounding.count(float(value), "rat", [agency, sub]) for value in to_date])
        if (to_date < _FEWEST_SAFE).any():
            few.add((agency, sub))
        physical[own.index] = seen if ways[key] == LEVEL else np.diff(seen, prepend=0.0)
    return reports.assign(physical=physical), few


def _told(rounding: Rounding, frame: pd.DataFrame) -> pd.DataFrame:
    """Texts without small counts; a column without any stays as it is."""
    changed = {}
    for name in {"target_text", *TEXTS} & set(frame.columns):
        texts = [rounded_text(rounding, text, sub, bare=name == "target_text") if isinstance(text, str) else text
                 for text, *sub in zip(frame[name], *(frame[key] for key in SUB), strict=True)]
        if any(one is not two and one != two for one, two in zip(texts, frame[name], strict=True)):
            changed[name] = pd.Series(texts, frame.index, dtype=frame[name].dtype)
    return frame.assign(**changed)


def _closed(actions: pd.DataFrame, before: pd.Series, few: set[tuple[str, str]]) -> pd.DataFrame:
    """Lines of sub kegiatan with a small count without what would give it away."""
    beside = pd.Series([key in few for key in zip(*(actions[name] for name in SUB), strict=True)], actions.index,
                       dtype=bool)
    counted = before.map(lambda text: isinstance(text, str) and any(map(str.isdigit, text))).astype(bool)
    hidden = {"target_text": beside & counted & (actions["target_text"] == before)}
    if "benefit" in actions:
        hidden["benefit"] = beside & actions["benefit"].notna()
    many = {name: actions[name].where(~beside, actions[name].map(
        lambda text: _MANY_PEOPLE.sub("sejumlah", text), na_action="ignore")) for name in TEXTS if name in actions}
    closed = {name: many.get(name, actions[name]).mask(rows, formats.HIDDEN) for name, rows in hidden.items()}
    return actions.assign(**many | closed) if beside.any() else actions
