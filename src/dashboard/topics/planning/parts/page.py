"""The page of planning: what is chosen, what every part needs, and its parts, of which one is drawn at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st
from htpy import Node, div, p

from dashboard.core import formats
from dashboard.render.table import Cell, Row, TableColumn
from dashboard.render.words import source_words
from dashboard.store.database import Database
from dashboard.store.policy import Audience
from dashboard.topics.planning import queries
from dashboard.topics.planning.parts import link
from dashboard.topics.programs.parts import parts as program_parts
from dashboard.topics.programs.parts import tables
from dashboard.topics.rat import answers as rat_answers
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components, downloads

_CSS = Path(__file__).with_name("sync.css")
ON_PAGE = 7
"""Rows of a list that the page shows; its file has all."""
_FIRST, _OTHER = 36, 16
"""Percent of the width for the words of a list."""


@dataclass(frozen=True)
class PlanningView:
    """What every part of the page needs. `year`, `agency`: as chosen (None: all)."""

    build: Database
    audience: Audience
    agency: str | None
    names: Mapping[str, str]

    def name(self, code: str | None) -> str:
        """Short name of an agency."""
        return self.names.get(code or "", code or "tanpa OPD")

    @property
    def who(self) -> str:
        """' Dinsos' after what is counted; '' for all."""
        return f" {self.name(self.agency)}" if self.agency else ""


def add_styles() -> None:
    """Tables, facts and notes look as on the page of programmes."""
    program_parts.add_styles()
    st.html(_CSS)


def begin(build: Database, audience: Audience) -> PlanningView:
    """With the names of agencies; which one is chosen, each part asks."""
    return PlanningView(build, audience, None, rat_answers.agency_names(build, short=True))


def filters() -> Any:
    """Where the choices of the open part stand, in one row."""
    return st.container(key="filters", horizontal=True, vertical_alignment="bottom")


def chosen(shown: PlanningView) -> PlanningView:
    """With the agency of the select box."""
    return replace(shown, agency=controls.select_or_all(link.AGENCY, "OPD", "Semua OPD"))


def sources(build: Database, dataset: str, is_sample: bool) -> list[tuple[str, str | None]]:
    """Sample by its name, submissions of a dataset by file and day."""
    if is_sample:
        return [(program_parts.SAMPLE_SOURCE, None)]
    files = queries.planning_files(build)
    return source_words.received_files(files[files["dataset"] == dataset])


def source_text(build: Database, dataset: str, is_sample: bool) -> str:
    """'Sumber: …' as one line for a chart."""
    told = "; ".join(title for title, _ in sources(build, dataset, is_sample))
    return f"Sumber: {told}." if told else ""


def frame_table(frame: pd.DataFrame, caption: str, most: int = ON_PAGE, decimals: Mapping[str, int] | None = None,
                ) -> Node:
    """To be drawn: the first rows of a list; columns of rupiah and counts are set as figures, those in `decimals` with
    that many."""
    places = decimals or {}
    figures = {name for name in frame if pd.api.types.is_numeric_dtype(frame[name])}
    columns = [TableColumn(str(name)) if name in figures
               else TableColumn(str(name), "words", share=_OTHER if place else _FIRST)
               for place, name in enumerate(frame)]
    rows = [Row([_cell(value, str(name), name in figures, places.get(str(name), 0)) for name, value in row.items()])
            for row in frame.head(most).to_dict("records")]
    rest = f"dan {formats.number(len(frame) - most)} baris lain dalam berkasnya."
    return [div(".sy-list")[tables.table(columns, rows, caption)], p(".pg-note")[rest] if len(frame) > most else None]


def _cell(value: Any, name: str, is_figure: bool, decimals: int) -> Cell:
    if not is_figure:
        return tables.text(value if isinstance(value, str) and value else "–")
    return tables.figure(formats.rupiah(value) if "(Rp)" in name else formats.number(value, decimals))


def list_files(build: Database, audience: Audience, frame: pd.DataFrame | Callable[[], pd.DataFrame], name: str,
               title: str, *, cited: Sequence[tuple[str, str | None]], is_sample: bool,
               notes: Sequence[str] = (), decimals: Mapping[str, int] | None = None) -> None:
    """CSV and XLSX of a list or of what makes it, marked when it is made of sample."""
    told = [f"{components.SAMPLE_BADGE}: baris buatan, bukan data sebenarnya."] if is_sample else []

    def marked() -> pd.DataFrame:
        rows = frame if isinstance(frame, pd.DataFrame) else frame()
        return rows.assign(Catatan=components.SAMPLE_BADGE) if is_sample else rows

    downloads.table_downloads(build, marked, f"{'contoh-' if is_sample else ''}{name}", title, cited,
                              notes=[*told, *notes], decimals=decimals, audience=audience)
