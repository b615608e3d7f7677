"""Parts of the page Periksa Angka: which figure, its source, notes on it, and the way to say that it is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st
from htpy import Node, dd, dl, dt

from dashboard.core import formats
from dashboard.core.actor import Action
from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render.table import link as to
from dashboard.render.table import linked
from dashboard.render.words import figure_marks, source_words
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.policy import may
from dashboard.topics.areas.rules.profile import area_name
from dashboard.topics.differences.contracts import INDICATORS
from dashboard.topics.differences.parts import link as case_link
from dashboard.topics.figures import queries, words
from dashboard.topics.figures.parts import link, note_form, report, typed
from dashboard.topics.figures.parts.datasets import datasets
from dashboard.topics.figures.words import Subject
from dashboard.topics.meetings.parts.forms import outcomes
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

_CSS = Path(__file__).with_name("figure.css")
TITLE = "Periksa Angka"


def draw(build: Database) -> None:
    """The whole page."""
    st.html(_CSS)
    components.page_header(TITLE)
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        titles = datasets()
        data = controls.select(link.DATA, "Data", list(titles), titles.__getitem__,
                               also=lambda _: {controls.YEAR: None, link.TIME: None})
        found = _chosen_figure(build) if data == INDICATORS else None
    outcomes(typed.JOBS)
    if found:
        _figure(build, *found)
    elif data == INDICATORS:
        components.empty("Belum ada satu pun angka indikator dalam basis data ini.",
                         "Angka BPS disimpan pada data/facts/ dan dibaca oleh perintah berikut.",
                         "python -m dashboard build")
    else:
        subject = _handed_in(build, data)
        components.headline(words.handed_in_headline(subject))
        report.part(subject)


def _chosen_figure(build: Database) -> tuple[Indicator, str, pd.Series] | None:
    """Indicator, region and row of the figure asked for; None when the build has none."""
    known = [one for one in reference.indicators(build).values() if not queries.places(build, one.id).empty]
    if not known:
        return None
    indicator, regions = controls.indicator_filter(known), reference.regions(build)
    places = list(queries.places(build, indicator.id)["region_code"])
    asked = (controls.scope().village, controls.scope().kecamatan, regency().code)
    region = controls.select(link.REGION, "Wilayah", places, lambda code: regions[code].label,
                             usual=next((code for code in asked if code in places), places[0]),
                             lacking=lambda wanted, instead: f"{regions[wanted].label} belum punya angka ini. "
                                                             f"Ditampilkan {regions[instead].label}.")
    rows = queries.figures(build, indicator.id, region)
    year = controls.year_filter(list(dict.fromkeys(rows["year"].astype(int))))
    rows = rows[rows["year"] == year]
    usual = indicator.period_rule
    period = controls.select(link.PERIOD, "Periode", list(rows["period"]), str, usual=usual) if len(rows) > 1 else \
        rows["period"].iloc[0]
    return indicator, region, rows[rows["period"] == period].iloc[0]


def _figure(build: Database, indicator: Indicator, region: str, row: pd.Series) -> None:
    year, period = int(row["year"]), str(row["period"])
    subject = Subject(INDICATORS, indicator.id, indicator.name, region, _place(build, region), year, period,
                      formats.period(year, period), formats.value_with_unit(float(row["value"]), indicator),
                      str(row["source"] or ""))
    components.headline(words.headline(subject), *figure_marks.badges(
        calculated=bool(row["is_derived"]), sample=bool(row["is_sample"])), note=row["note"])
    components.html(dl(".angka-facts")[[(dt[name], dd[told]) for name, told in _facts(indicator, row)]])
    left, right = st.columns(2, gap="large")
    with left:
        report.part(subject)
    with right:
        note_form.part(subject, own=region == regency().code or region.startswith(f"{regency().code}."))
        if may(access.actor(), Action.HAND_IN) and (told := words.lost(queries.lost(build))):
            components.note(told)


def _facts(indicator: Indicator, row: pd.Series) -> list[tuple[str, Node]]:
    told: list[tuple[str, Node]] = [
        ("Sumber", linked(str(row["source"] or formats.MISSING), row["source_url"])),
        ("Dibaca dari", source_words.how_read(row["source_kind"], row["note"])),
        ("Diragukan", source_words.caution(row["note"]) or "tidak"), ("Artinya", indicator.definition)]
    cases = to("Perkara tentang indikator ini", access.address("angka-berbeda", {case_link.INDICATOR: indicator.id}))
    trend = to("Perkembangannya", access.address("tren", {controls.INDICATOR: indicator.id}))
    return [*told, ("Lihat juga", [trend, " · ", cases])]


def _handed_in(build: Database, data: str) -> Subject:
    """The dataset, with the place in the bar and the time that the link named."""
    scope, regions = controls.scope(), reference.regions(build)
    region = scope.village or scope.kecamatan or regency().code
    asked = link.TIME.chosen() or str(controls.YEAR.chosen() or build_times.today().year)
    year, _, part = asked.partition("-")
    period = part if part.startswith("TW") else _month(int(part)) if part else "Tahun"
    return Subject(data, "", datasets()[data], region, area_name(regions[region]), int(year), period,
                   formats.period(int(year), period))


def _place(build: Database, code: str) -> str:
    """'Desa Jaten'; regions around the kabupaten by their own names."""
    region = reference.regions(build)[code]
    return area_name(region) if code.startswith(f"{regency().code}.") else region.label


def _month(number: int) -> str:
    return formats.month(date(2000, number, 1)).split()[0]
