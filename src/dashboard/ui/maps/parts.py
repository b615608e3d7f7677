"""Parts that both levels of the map page share: what is shown, the card beside the map, the table under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd
import streamlit as st
from htpy import Node, h3, p, section, span

from dashboard.core import formats, style
from dashboard.core.domain import Indicator
from dashboard.render.table import Cell, Look, Row, Table, TableColumn, below, inked, lines, table_html, to_cases
from dashboard.render.words import figure_marks, wording
from dashboard.statistics.attention import as_mapped
from dashboard.statistics.classes import class_of, word
from dashboard.statistics.ranking import Position
from dashboard.store.database import Database
from dashboard.ui.drawn import components

MAP_HEIGHT = 500
"""Pixels until map.css fits the map to the screen, so that it is seen whole on a laptop of 1366 × 768."""

_CSS = Path(__file__).with_name("map.css")


@dataclass(frozen=True)
class MapView:
    """One state of the map: figures of every region of the level (index: code, in file order; NaN where missing),
    the class limits, the rows they come from, the sentence, and what a region without a figure is called."""

    build: Database
    indicator: Indicator
    year: int
    period: str
    values: pd.Series
    breaks: tuple[float, ...]
    rows: pd.DataFrame
    finding: str
    missing: str

    @property
    def when(self) -> str:
        """'Maret 2025' or '2024'."""
        return formats.period(self.year, self.period)

    @property
    def measure(self) -> str:
        """'Penduduk miskin (persen)': name and unit as a head of a column."""
        unit = self.indicator.unit
        plain = self.indicator.categories or unit == "indeks"
        return self.indicator.short_name if plain else f"{self.indicator.short_name} ({unit})"

    @property
    def state(self) -> tuple[str, int, str]:
        """What tells this state from others of the level and build."""
        return self.indicator.id, self.year, self.period

    @cached_property
    def sources(self) -> list[tuple[str, str | None]]:
        """Title and link of every source behind the picture."""
        known = self.rows[["source", "source_url"]].drop_duplicates().dropna(subset=["source"])
        return [(str(title), None if pd.isna(url) else str(url))
                for title, url in known.itertuples(index=False)]

    @property
    def is_sample(self) -> bool:
        """Any figure shown is sample data."""
        return bool(self.rows["is_sample"].eq(True).any())

    @property
    def derived(self) -> str:
        """'hitungan' when the figures are calculated and not published, 'sebagian hitungan' when some are, or ''."""
        return figure_marks.share_told(self.rows)


def add_styles() -> None:
    """The styles of the map page."""
    st.html(_CSS)


def headline(shown: MapView) -> None:
    """The finding; a badge in front when figures are samples or calculated."""
    components.headline(shown.finding, *(word for word, shown_now in (
        (components.SAMPLE_BADGE, shown.is_sample), (shown.derived, bool(shown.derived))) if shown_now))


@dataclass(frozen=True)
class Measured:
    """One line of a card: a measure, its figure and period, places among others already in words, and what has to be
    said of the figure (`remark`), with the address of its open case."""

    indicator: Indicator
    value: float | None
    when: str
    breaks: tuple[float, ...]
    places: tuple[str, ...]
    missing: str = formats.MISSING
    is_current: bool = False
    remark: str = ""
    case: str = ""


def card(title: str, place: str, head: Sequence[str], rows: Sequence[Measured]) -> None:
    """The chosen region: every figure on the colour of its class, and its places."""
    columns = tuple(TableColumn(name, "places" if number == len(head) - 1 else "", head="")
                    for number, name in enumerate(head))
    made = table_html(Table(columns, tuple(_row(row) for row in rows), Look.CARD))
    components.html(section(".area-card", aria_label=title)[h3[title], p(".place")[place], made])


def _row(row: Measured) -> Row:
    when = f"{row.when} · {row.remark}" if row.remark else row.when
    told = to_cases(when, {figure_marks.DIFFERS: row.case} if row.case else {})
    places = lines([place for place in row.places if place]) or "–"
    return Row((Cell([row.indicator.short_name, below[told]], tip=row.indicator.definition), _figure(row), places),
               "current" if row.is_current else "")


def _figure(row: Measured) -> Node:
    indicator = as_mapped(row.indicator)
    if row.value is None or formats.is_missing(row.value):
        return span(".muted")[row.missing]
    number, unit = formats.value_parts(row.value, indicator)
    grade = class_of(row.value, row.breaks, indicator.direction)
    told = "" if indicator.categories else word(grade, indicator)
    return (span(".heat", style=inked(style.screen_ramp(style.ramp_name(indicator.direction))[grade]))[number],
            below[" · ".join(part for part in (unit, told) if part)])


def place_words(place: Position | None, where: str = "") -> str:
    """'kec. 13 dari 38'; empty when there is no rank to say."""
    return f"{where} {wording.rank_short(place)}".strip() if place else ""
