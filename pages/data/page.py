"""What figures are there, what do they mean, and where do they come from? For everyone who quotes a figure, and
for planners who look for what is missing."""

from __future__ import annotations

from dashboard.core.regency import regency
from dashboard.queries import availability, reference
from dashboard.render.words import wording
from dashboard.statistics.completeness import completeness
from dashboard.store.building import build_times
from dashboard.topics.catalogue.parts import calendar as data_calendar
from dashboard.topics.catalogue.parts import margins as data_margins
from dashboard.topics.catalogue.parts import tables as data_parts
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

data_parts.lead_on()
build = controls.build()
place = components.place_name()
components.page_header("Data & Metodologi", place)

scope = controls.scope()
area = scope.village or scope.kecamatan
newest = availability.newest(build, area or regency().code)
today = build_times.today()
known = completeness(newest, list(reference.indicators(build).values()), reference.releases(build), today,
                     None if area else availability.newest(build, regency().province.code))
components.headline(wording.holdings_line(place, known))
if area is None:
    data_parts.facts(build)

what_there_is, calendar, margins, catalogue, glossary, sources, conflicts, breaks = controls.tabs(data_parts.PART)
if what_there_is.open:
    with what_there_is:
        data_parts.what_there_is(build, area)
if calendar.open:
    with calendar:
        data_calendar.calendar(build, today)
if margins.open:
    with margins:
        data_margins.margins(build)
if catalogue.open:
    with catalogue:
        data_parts.catalogue(build)
if glossary.open:
    with glossary:
        data_parts.glossary(build)
if sources.open:
    with sources:
        data_parts.sources(build)
if conflicts.open:
    with conflicts:
        data_parts.conflicts(build)
if breaks.open:
    with breaks:
        data_parts.method_breaks(build)

components.source_line([], credit=True)
components.method("data")
