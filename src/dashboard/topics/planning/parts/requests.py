"""Second part of the page: what agencies ask of each other, who answers, and what waits how long."""

from __future__ import annotations

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.render.table import Row
from dashboard.render.words import figure_marks
from dashboard.store.building import build_times
from dashboard.topics.planning import queries
from dashboard.topics.planning.blocks import request_lists
from dashboard.topics.planning.contracts import REQUEST_STATES, WAITING
from dashboard.topics.planning.parts import link, page
from dashboard.topics.planning.parts.page import PlanningView
from dashboard.topics.planning.rules.requests import AskedAgency, Requests
from dashboard.topics.planning.rules.requests import requests as of_year
from dashboard.topics.planning.words import REQUESTS
from dashboard.topics.planning.words import requests as words
from dashboard.topics.programs.parts import tables
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

DATASET = "cross_requests"
_ANSWERS = tuple(state for state in REQUEST_STATES if state != WAITING)


def requests(shown: PlanningView) -> None:
    """The finding, agencies by what waits with them, and the longest waits."""
    rows = queries.requests(shown.build)
    if rows.empty:
        components.empty("Permintaan lintas OPD belum tersedia.",
                         f"Tiap OPD mencatat apa yang dimintanya dari OPD lain; {regency().agency_short} "
                         "menghimpunnya.",
                         "python -m dashboard import cross_requests BERKAS.xlsx --by NAMA")
        return
    year = controls.period_year(sorted(map(int, rows["year"].unique())), "permintaan lintas OPD")
    with page.filters():
        shown = page.chosen(shown)
    every = of_year(rows, year, build_times.today())
    found = every.of(shown.agency) if shown.agency else every
    told = words.headline_of(found, shown.agency, shown.name) if shown.agency else words.headline(found, shown.name)
    components.headline(told, *figure_marks.badges(sample=found.is_sample))
    _facts(found)
    if found.rows:
        _agencies(shown, found)
        _waiting(shown, found)
    components.notes(words.RULE)
    components.source_line(page.sources(shown.build, DATASET, found.is_sample))


def _facts(found: Requests) -> None:
    counts = [(state.capitalize(), sum(row.state == state for row in found.rows)) for state in _ANSWERS]
    items = [("Diminta", len(found.rows)), *counts, ("Belum dijawab", len(found.waiting))]
    components.html(tables.facts((name, formats.number(count), "permintaan", "") for name, count in items))


def _agencies(shown: PlanningView, found: Requests) -> None:
    components.section("Menurut OPD yang diminta", "Yang paling banyak belum dijawab di atas" + (
        f"; hanya yang diminta dari atau oleh{shown.who}" if shown.agency else ""))
    columns = [*tables.of_words("OPD"), *tables.of_figures("Diminta", *(state.capitalize() for state in _ANSWERS),
                                                           "Belum dijawab", "Terlama (hari)", "Separuh dijawab dalam")]
    rows = [_row(shown, found, one) for one in found.by_agency()]
    components.html(tables.table(columns, rows, f"Permintaan lintas OPD {found.year}, per "
                                 f"{formats.tanggal(found.day)}"))
    page.list_files(shown.build, shown.audience, request_lists.by_agency(found, shown.name),
                    f"permintaan-opd-{found.year}{_place(shown)}",
                    f"Permintaan lintas OPD menurut OPD yang diminta, {found.year}",
                    cited=page.sources(shown.build, DATASET, found.is_sample), is_sample=found.is_sample,
                    notes=[words.RULE])


def _row(shown: PlanningView, found: Requests, one: AskedAgency) -> Row:
    address = access.address("sinkronisasi", {link.PART: REQUESTS, link.AGENCY: one.agency,
                                              controls.YEAR: found.year})
    counts = [tables.figure(formats.number(one.counts[state])) for state in _ANSWERS]
    longest = tables.text("–", "muted") if one.longest is None else tables.figure(formats.number(one.longest))
    waits = tables.text(formats.number(one.waiting), "check" if one.waiting else "")
    return Row((tables.named(address, shown.name(one.agency)), tables.figure(formats.number(one.total)), *counts, waits,
                longest, tables.figure(words.half(one))), "on" if one.agency == shown.agency else "")


def _waiting(shown: PlanningView, found: Requests) -> None:
    frame = request_lists.waiting(found, shown.name)
    components.section("Yang menunggu paling lama", f"Diminta dari atau oleh{shown.who}" if shown.agency else None)
    if frame.empty:
        components.notes("Tidak ada yang menunggu.")
        return
    components.html(page.frame_table(frame, "Permintaan yang belum dijawab"))
    page.list_files(shown.build, shown.audience, frame, f"permintaan-menunggu-{found.year}{_place(shown)}",
                    f"Permintaan lintas OPD yang belum dijawab, {found.year}",
                    cited=page.sources(shown.build, DATASET, found.is_sample), is_sample=found.is_sample,
                    notes=[words.RULE])


def _place(shown: PlanningView) -> str:
    """What the name of a file says of the agency chosen."""
    return f"-{shown.agency}" if shown.agency else ""
