"""Coverage of a programme over the years, as a picture and as a table."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from htpy import p

from dashboard.core import formats
from dashboard.render.table import Cell, Row
from dashboard.topics.programs import answers, queries
from dashboard.topics.programs import words as words
from dashboard.topics.programs.blocks import charts as program_charts
from dashboard.topics.programs.parts import tables as program_tables
from dashboard.topics.programs.parts.parts import CoverageView, source_text
from dashboard.topics.programs.rules.coverage import Coverage
from dashboard.ui.drawn import components
from dashboard.ui.kept import figures as kept_figures


def trend(shown: CoverageView) -> None:
    """Recipients against target over the years; only years of the same kind (real or sample) as the year shown."""
    years = queries.program_years(shown.build)
    own = years[years["program"] == shown.program.code].sort_values("year")
    same = own[own["is_sample"] == shown.coverage.is_sample]
    found = [answers.coverage(shown.build, shown.program.code, int(year), shown.audience)
             for year in same["year"]]
    points = [(one, area) for one in found if one is not None and (area := one.area(shown.kecamatan)) is not None]
    if not points:
        components.html(p(".pg-note")[f"{shown.place} {formats.MISSING}."])
        return
    title = f"{shown.place}: {words.trend([(one.year, area) for one, area in points])}"
    left_side, right_side = st.columns([5, 3], gap="medium")
    with left_side:
        kept_figures.chart(
            "program_trend", shown.build, shown.audience, (shown.program.code, shown.coverage.year, shown.kecamatan),
            lambda: program_charts.trend(
                [(words.when(one), area) for one, area in points], shown.coverage.unit, title, components.theme(),
                sample=shown.coverage.is_sample, source=source_text(shown.build, [one for one, _ in points])))
    with right_side:
        columns = [*program_tables.of_words("Periode"), *program_tables.of_figures(
            "Sasaran", "Penerima", "Bersih %", "Kotor %", f"Rupiah per {shown.coverage.unit}")]
        rows = [Row(tuple(_year(one, area)), "on" if one.year == shown.coverage.year else "")
                for one, area in reversed(points)]
        components.html(program_tables.table(columns, rows, f"{shown.place}, satuan {shown.coverage.unit}", slim=True))
    left = len(own) - len(same)
    if left:
        kind = "data contoh" if not shown.coverage.is_sample else "data sebenarnya"
        components.html(p(".pg-note")[f"{formats.number(left)} tahun tidak digambar karena berisi {kind}; keduanya "
                                      "tidak dicampur."])


def _year(found: Coverage, area: pd.Series) -> list[Cell]:
    """One line of the table beside the trend."""
    return [program_tables.text(words.when(found)), *program_tables.counts(area)[:2],
            program_tables.figure(words.rate(area, "net_rate")), program_tables.figure(words.rate(area)),
            program_tables.figure(words.money(area, "per_recipient"))]
