"""The front page of a province: its state, the map of its kabupaten and kota, and a way into each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from htpy import Node, a, b, h3, p, section
from markupsafe import Markup

from dashboard.core import formats
from dashboard.core.dashboards import dashboards
from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.queries import observations, reference
from dashboard.render.table import (
    Cell,
    GroupRow,
    Look,
    Row,
    Table,
    TableColumn,
    below,
    differs,
    lines,
    linked,
    table_html,
)
from dashboard.render.words import figure_marks, wording
from dashboard.statistics.provincial_rank import KABKOTA
from dashboard.statistics.summary import Finding
from dashboard.store.building import build_times
from dashboard.store.policy import PUBLIC
from dashboard.topics.areas.parts import kabkota_map
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.province.rules.children import Child, children, of_level
from dashboard.topics.province.words import children as words
from dashboard.ui.choices import comparison, controls
from dashboard.ui.drawn import components, live
from dashboard.ui.kept import finished
from dashboard.ui.maps import files as map_files
from dashboard.ui.maps import link as map_link
from dashboard.ui.maps import parts as map_parts
from dashboard.ui.maps.parts import MapView
from dashboard.ui.shell import access

_CSS = Path(__file__).with_name("front.css")
PARAMETERS = (*controls.PLACE, controls.INDICATOR, controls.YEAR, map_link.PEER)


def add_styles() -> None:
    """Those of maps, and of the table."""
    map_parts.add_styles()
    st.html(_CSS)


@live.fragment
def page() -> None:
    """Everything that follows the indicator and the map."""
    build = controls.build()
    title, choice = st.columns([5, 3], gap="medium", vertical_alignment="bottom")
    with title:
        components.page_header("Ringkasan", regency().label)
    with choice:
        shown = kabkota_map.filters(build)
    if shown is None:
        components.empty("Belum ada angka kabupaten/kota yang dapat dipetakan.",
                         "Angka BPS disimpan pada data/facts/ dan dibaca oleh perintah berikut.",
                         "python -m dashboard build")
        return
    found = _children(shown)
    _say(shown, found)
    left, right = st.columns([5, 3], gap="medium")
    with left, st.container(key=f"map_box_{map_link.KABKOTA}"):
        kabkota_map.draw(shown)
        components.source_line(shown.sources, credit=True, about={"ind": shown.indicator.id})
        map_files.row(shown, map_link.KABKOTA)
    with right:
        _beside(shown)
    _table(shown, found)


def _children(shown: MapView) -> list[Child]:
    build, regions, breaks = shown.build, reference.regions(shown.build), reference.method_breaks(shown.build)
    return finished.made_once(build, PUBLIC, "provinsi", shown.state, lambda: children(
        observations.kabkota_values(build, shown.indicator.id), shown.indicator, shown.year,
        {code: regions[code].level for code in kabkota_map.codes(build)}, regency().code, breaks))


def _say(shown: MapView, found: Sequence[Child]) -> None:
    """The province itself, against the nation; under it the ends of either kind, and how they moved."""
    state = indicator_answers.trend(shown.build, shown.indicator.id, (), build_times.today()).finding
    told = words.lacking(regency().label, shown.indicator) if state is None else wording.finding(
        state.indicator, regency().label, state.value, state.year, state.change, state.references,
        calculated=state.is_derived)
    components.headline(told, note=state.note if state else "")
    more = (words.extremes(found, shown.indicator, reference.regions(shown.build)),
            words.moved(found, shown.indicator), words.incomplete(found))
    components.html(p(".second")[f"{shown.when}: ", " ".join(filter(None, more))])


def _beside(shown: MapView) -> None:
    """All figures of the one that is chosen, with the way into it; before that, the other figures of the province."""
    code = map_link.PEER.chosen()
    if code:
        kabkota_map.card(shown, code)
        components.html(p[_way(code, f"Buka dasbor {reference.regions(shown.build)[code].label}")])
        kabkota_map.way_back()
    else:
        state = indicator_answers.overview(shown.build, build_times.today())
        columns = (TableColumn("Angka utama", head=""), TableColumn("Nilai"),
                   TableColumn(regency().nation.name, "places", head=""))
        rows = [_finding(one, shown.indicator) for one in state.findings]
        components.html(section(".area-card", aria_label=regency().label)[
            h3[regency().label], table_html(Table(columns, rows, Look.CARD))])
        components.note("Klik kabupaten atau kota pada peta untuk melihat angkanya dan jalan ke dasbornya.")


def _finding(found: Finding, current: Indicator) -> Row:
    """A figure of the province; its colour on the map would be that of a kabupaten."""
    number, unit = formats.value_parts(found.value, found.indicator)
    marks = figure_marks.badges(calculated=found.is_derived, sample=found.is_sample)
    when = " · ".join((formats.period(found.year, found.indicator.period_rule), *marks))
    return Row((Cell([found.indicator.short_name, below[when]], tip=found.indicator.definition),
                [b[number], differs(found.note), below[unit]], lines(words.nation(found)) or "–"),
               "current" if found.indicator == current else "")


def _way(code: str, label: str = "buka dasbornya") -> Node:
    """Into the dashboard of a kabupaten or kota; in plain words that there is none."""
    address = dashboards().get(code)
    return linked(label, address) if address else words.NO_DASHBOARD


def _table(shown: MapView, found: Sequence[Child]) -> None:
    """All of them, those that need most attention first, kabupaten and kota apart."""
    known = sum(child.code in dashboards() for child in found)
    told = words.ways(known, len(found))
    if any(child.among for child in found):
        told = f"{words.ranked(found, shown.indicator)}; di bawahnya peringkat di antara yang sejenis. {told}"
    components.section(f"{words.counted(found)} {regency().name}", told)
    components.html(finished.made_once(shown.build, PUBLIC, "provinsi-tabel", shown.state, lambda: _made(shown, found)))


def _made(shown: MapView, found: Sequence[Child]) -> Markup:
    regions = reference.regions(shown.build)
    rows: list[Row | GroupRow] = []
    for level in KABKOTA:
        if own := of_level(found, level):
            rows += [GroupRow(f"{formats.number(len(own))} {level}"),
                     *(_row(child, shown.indicator, regions[child.code].label) for child in own)]
    columns = (TableColumn("Kabupaten/kota", share=22), TableColumn("Nilai", "number", shown.indicator.unit, 11),
               TableColumn("Perubahan", share=21), TableColumn(f"Terhadap {regency().province.short}", share=23),
               TableColumn("Peringkat", share=23))
    return table_html(Table(columns, rows, Look.CHILDREN, name=f"{shown.indicator.name}, {shown.when}"))


def _row(child: Child, indicator: Indicator, label: str) -> Row:
    course = access.address_of("tren", {"ind": indicator.id, comparison.COMPARED.name: child.code})
    return Row(([a(href=course, target="_self")[label], below[_way(child.code)]], _figure(child, indicator),
                _told(words.change(child, indicator)), _told(words.against(child, indicator)),
                _told(words.places(child))))


def _figure(child: Child, indicator: Indicator) -> Cell:
    if child.value is None:
        return Cell(formats.MISSING, "muted")
    marks = figure_marks.badges(calculated=child.is_derived)
    return Cell([formats.number(child.value, indicator.decimals), differs(child.note),
                 below[", ".join(marks)] if marks else None], "number")


def _told(parts: tuple[str, str]) -> Node:
    return [parts[0], below[parts[1]] if parts[1] else None]
