"""What do the five steps of TKPK daerah say about one indicator? For planners who prepare a meeting or a document."""

from __future__ import annotations

import streamlit as st

from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.store.building import build_times
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.indicators.parts import trend as tren_parts
from dashboard.topics.steps import answers as step_answers
from dashboard.topics.steps.parts import chapter, more, targets
from dashboard.topics.steps.parts import steps as parts
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components

FIRST_SHOWN = "p0"

build = controls.build()
parts.lead_on()
tren_parts.add_styles()
parts.add_styles()
components.page_header("Analisis", reference.regions(build)[regency().code].label, "lima langkah analisis TKPK daerah")
options = tren_parts.offered(build)

with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
    indicator = controls.indicator_filter(options, FIRST_SHOWN)
    support = parts.support_filter(build, indicator)

today = build_times.today()
shown = indicator_answers.trend(build, indicator.id, (), today)
steps = step_answers.five_steps(build, indicator.id, today)
found = step_answers.link(build, indicator.id, support) if support else None
pair = step_answers.co_movement(build, indicator.id, support) if found and support else None
parts.newest_figure(shown)
parts.shape(indicator)
parts.tabs([
    lambda: parts.position(build, shown, steps),
    lambda: parts.development(build, shown, steps),
    lambda: parts.effectiveness(build, shown, steps),
    lambda: parts.relevance(build, shown, steps),
    lambda: more.linkage(build, indicator, found, pair),
    lambda: parts.sentences(more.all_sentences(build, shown, steps, found, pair), bool(shown.own["is_sample"].any())),
])
targets.pointer(build, indicator.id)
chapter.pointer(indicator.id, support)
tren_parts.table(build, shown)
components.source_line(more.sources(build, shown, found))
components.method("analisis")
