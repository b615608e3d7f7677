"""Where each figure of a page was read and how far it was verified, one click away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st
from htpy import Node, p

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.render.table import below, link, linked, to_cases
from dashboard.render.words import figure_marks, source_words
from dashboard.statistics.summary import Finding
from dashboard.ui.drawn import area_tables, components, doubt
from dashboard.ui.drawn.word_table import word_table

LABEL = "Sumber dan tingkat verifikasi"


def of_findings(findings: Sequence[Finding]) -> None:
    """A row a card: the figure, its source as it was read, how many sources agree, what is doubted."""
    with st.expander(LABEL, icon=":material/fact_check:", key="sumber_kartu", on_change="rerun") as box:
        if not box.open:
            return
        components.note(source_words.RULE)
        word_table("Sumber tiap angka", {"Angka": 34, "Sumber": 36, "Dibaca dari": 18, "Diragukan": 12},
                   [_finding(one) for one in findings], len(findings))


def _finding(one: Finding) -> list[Node]:
    figure = (f"{one.indicator.name} {formats.value_with_unit(one.value, one.indicator)}, "
              f"{formats.period(one.year, one.indicator.period_rule)}")
    own = doubt.of_figure(one.indicator.id, regency().code, one.year, one.indicator.period_rule)
    return [[figure, below[link(doubt.WORDS, own)]], linked(one.source or "", one.source_url),
            source_words.how_read(one.source_kind, one.note), source_words.caution(one.note) or "–"]


def of_rows(rows: pd.DataFrame, key: str) -> None:
    """A row a source and way of reading, with the number of figures; then each doubted figure. `rows`: value, source,
    source_url, source_kind, note, label."""
    with st.expander(LABEL, icon=":material/fact_check:", key=key, on_change="rerun") as box:
        if not box.open:
            return
        known = rows.dropna(subset=["value"])
        read = known.assign(read=[source_words.of_row(row) for row in known.to_dict("records")])
        components.note(source_words.RULE)
        counts = read.groupby(["source", "source_url", "read"], sort=False, dropna=False).size()
        groups = counts.reset_index(name="count")
        word_table("Sumber angka yang ditampilkan", {"Sumber": 56, "Dibaca dari": 30, "Angka": 14},
                   [[area_tables.source(row), str(row["read"]), formats.number(row["count"])]
                    for row in groups.to_dict("records")], len(groups))
        doubted = [to_cases(f"{row['label']}: {told}", _case(row)) for row in known.to_dict("records")
                   if (told := source_words.remark(row))]
        components.html([p(".note")[told] for told in doubted])


def _case(row: Mapping[Any, Any]) -> dict[str, str]:
    address = figure_marks.case_address(row["note"])
    return {figure_marks.DIFFERS: address} if address else {}
