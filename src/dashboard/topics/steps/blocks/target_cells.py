"""Targets as cells of a table of words, and as a table to take away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from htpy import Node, b, span

from dashboard.core import formats
from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.render.table import below, linked
from dashboard.render.words import figure_marks, trend_words, wording
from dashboard.statistics.target_check import TargetCheck
from dashboard.topics.areas.words import area as area_words
from dashboard.topics.steps.rules.target_path import TargetPath
from dashboard.topics.steps.words import targets as words

COLUMNS = {"Dokumen": 29, "Wilayah": 10, "Target": 15, "Kepastian": 14, "Angka yang dibandingkan": 15, "Keadaan": 17}


@dataclass(frozen=True)
class Target:
    """One target of a document: `check` None when it names no year; `path` where it is the regency's own and of the
    indicator looked at; `series`: the indicator it is about."""

    series: Indicator
    document: str
    region: str
    value: str
    status: str
    note: str
    source: str
    url: str
    check: TargetCheck | None = None
    path: TargetPath | None = None


def listed(frame: pd.DataFrame, series: Indicator, checks: Sequence[TargetCheck],
           paths: Sequence[TargetPath]) -> list[Target]:
    """Every target of a series, the regency's before those of others, the newest first. `frame`: rows of
    queries.observations.targets; `checks`: of the same series."""
    rows = [_target(row, series, checks, paths) for row in
            frame[frame["indicator"] == series.id].astype(object).where(frame.notna(), None).to_dict("records")]
    return sorted((one for one in rows if one.value),
                  key=lambda one: (one.region != regency().code, -(one.check.year if one.check else 9999)))


def _target(row: Mapping[Any, Any], series: Indicator, checks: Sequence[TargetCheck],
            paths: Sequence[TargetPath]) -> Target:
    low, high = (row["target"] if row["target"] is not None else row[end] for end in ("target_low", "target_high"))
    key = (row["document"], row["region_code"], row["year"], low, high)
    check = next((one for one in checks if (one.document, one.region_code, one.year, one.low, one.high) == key), None)
    status, note = str(row["status"] or ""), str(row["note"] or "")
    return Target(series, row["document"], row["region_code"],
                  "" if low is None else figure_marks.beside(trend_words.span(float(low), float(high), series),
                                                             calculated=False, note=note),
                  trend_words.certainty(status, note) or status, note, str(row["source"] or ""),
                  str(row["source_url"] or ""), check, next((one for one in paths if one.check == check), None))


def cells(one: Target, asked: Indicator) -> list[Node]:
    """Cells of COLUMNS. `asked`: the indicator looked at; a sister series is named."""
    when = str(one.check.year) if one.check else words.NO_YEAR
    other = below[one.series.name] if one.series.id != asked.id else None
    told = area_words.note(one.note)
    return [[linked(one.document, one.url), below[told] if told else None, other],
            wording.long_names().get(one.region, one.region), [b[when], below[one.value]], one.status or "–",
            _figure(one), _outcome(one)]


def _figure(one: Target) -> Node:
    check = one.check
    if check is None or check.value is None or check.value_year is None:
        return formats.MISSING if check else "–"
    return [formats.value_with_unit(check.value, one.series),
            below[formats.period(check.value_year, one.series.period_rule)]]


def _outcome(one: Target) -> Node:
    """In words; where something is required still, what it takes each year."""
    if one.check is None:
        return words.NOT_JUDGED
    look = "open" if words.is_missed(one.check) else ""
    needed = [below[f"perlu {words.required(one.path, one.series)} per tahun: {words.state(one.path)}"]] \
        if one.path and one.path.required else None
    return span(class_=["status-words", look])[words.outcome(one.check, one.series)], needed


def frame(found: Sequence[Target]) -> pd.DataFrame:
    """The same as a table for files."""
    return pd.DataFrame([{
        "Indikator": one.series.name, "Dokumen": one.document,
        "Wilayah": wording.long_names().get(one.region, one.region),
        "Tahun": str(one.check.year) if one.check else words.NO_YEAR, "Target": one.value, "Kepastian": one.status,
        "Angka": None if one.check is None or one.check.value is None else one.check.value,
        "Tahun angka": None if one.check is None or one.check.value_year is None else str(one.check.value_year),
        "Keadaan": words.outcome(one.check, one.series) if one.check else words.NOT_JUDGED,
        "Laju yang diperlukan per tahun (lurus; sebanding)": words.required(one.path, one.series) if one.path else "–",
        "Keterangan": area_words.note(one.note), "sumber": one.source, "Alamat": one.url} for one in found])
