"""The analysis of one indicator kept by build id, as ui.cached does."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.core.regency import regency
from dashboard.statistics.notes import as_published
from dashboard.statistics.over_time import timeline
from dashboard.statistics.target_check import TargetCheck
from dashboard.store.building import build_times
from dashboard.topics.steps.rules import co_movement as pairs
from dashboard.topics.steps.rules import comparators as like
from dashboard.topics.steps.rules import forecast as fan
from dashboard.topics.steps.rules import linkage
from dashboard.topics.steps.rules.co_movement import CoMovement
from dashboard.topics.steps.rules.comparators import Comparators, PlaceAmongComparators
from dashboard.topics.steps.rules.five_step import FiveSteps
from dashboard.topics.steps.rules.five_step import five_steps as analyse
from dashboard.topics.steps.rules.forecast import Forecast
from dashboard.topics.steps.rules.linkage import Linkage
from dashboard.topics.steps.rules.target_path import TargetPath, target_checks, target_paths
from dashboard.ui.kept import cached


@st.cache_data(max_entries=200, show_spinner=False)
def five_steps(build_id: str, indicator: str) -> FiveSteps:
    """Steps 1 to 4 of one indicator."""
    return analyse(cached.trend(build_id, indicator, (), build_times.today()), cached.method_breaks(build_id))


@st.cache_data(max_entries=200, show_spinner=False)
def supports(build_id: str, indicator: str) -> tuple[str, ...]:
    """Indicators that this one may be linked with over the kabupaten/kota, in catalogue order."""
    catalogue, own = cached.indicators(build_id), cached.kabkota_values(build_id, indicator)
    return tuple(name for name, other in catalogue.items() if linkage.may_be_linked(catalogue[indicator], other)
                 and linkage.common_year(own, cached.kabkota_values(build_id, name)))


@st.cache_data(max_entries=200, show_spinner=False)
def link(build_id: str, indicator: str, support: str) -> Linkage | None:
    """Step 5: two indicators over the kabupaten/kota."""
    catalogue = cached.indicators(build_id)
    return linkage.link(catalogue[indicator], catalogue[support], cached.kabkota_values(build_id, indicator),
                        cached.kabkota_values(build_id, support))


@st.cache_data(max_entries=200, show_spinner=False)
def co_movement(build_id: str, indicator: str, support: str) -> CoMovement | None:
    """Step 5: two indicators of the regency over time."""
    catalogue = cached.indicators(build_id)
    return pairs.co_movement(catalogue[indicator], catalogue[support],
                             cached.series(build_id, (indicator, support), (regency().code,)),
                             cached.method_breaks(build_id))


@st.cache_data(max_entries=200, show_spinner=False)
def comparators(build_id: str, indicator: str) -> tuple[Comparators | None, PlaceAmongComparators | None]:
    """The kabupaten like ours for judging this indicator, and the place among them."""
    catalogue, steps = cached.indicators(build_id), five_steps(build_id, indicator)
    frames = {name: cached.kabkota_values(build_id, name) for name in like.MEASURES if name in catalogue}
    group = like.comparators(catalogue[indicator], catalogue, frames)
    if group is None or steps.relative_position is None:
        return group, None
    return group, like.place(group, cached.kabkota_values(build_id, indicator), catalogue[indicator],
                             steps.relative_position.year)


def paths(build_id: str, indicator: str) -> tuple[TargetPath, ...]:
    """The way to each target, as it is today."""
    return _paths(build_id, indicator, build_times.today())


@st.cache_data(max_entries=200, show_spinner=False)
def _paths(build_id: str, indicator: str, today: date) -> tuple[TargetPath, ...]:
    return target_paths(cached.trend(build_id, indicator, (), today), five_steps(build_id, indicator).development,
                        today.year)


def checks(build_id: str, indicator: str) -> dict[str, list[TargetCheck]]:
    """Targets of the indicator and its sister series, by series, as they stand today against published figures."""
    return _checks(build_id, indicator, build_times.today())


@st.cache_data(max_entries=200, show_spinner=False)
def _checks(build_id: str, indicator: str, today: date) -> dict[str, list[TargetCheck]]:
    catalogue = cached.indicators(build_id)
    related = timeline.siblings(catalogue[indicator], catalogue, cached.newest(build_id, regency().code)["indicator"])
    wanted = [catalogue[indicator], *related]
    ids = tuple(series.id for series in wanted)
    own = timeline.figures(cached.series(build_id, ids, regency().codes), wanted)
    targets = cached.targets(build_id, ids, regency().codes)
    return {series.id: target_checks(own, targets, series, today.year)
            for series in (as_published(wanted[0], own), *related)}


@st.cache_data(max_entries=2, show_spinner=False)
def with_targets(build_id: str) -> tuple[str, ...]:
    """Indicators that some document sets a target for, in catalogue order; their figures may be missing."""
    catalogue = cached.indicators(build_id)
    known = set(cached.targets(build_id, tuple(catalogue), regency().codes)["indicator"])
    return tuple(name for name in catalogue if name in known)


@st.cache_data(max_entries=200, show_spinner="Menghitung proyeksi …")
def forecast(build_id: str, indicator: str) -> Forecast | None:
    """The next years and the back-test."""
    shown = cached.trend(build_id, indicator, (), build_times.today())
    return fan.forecast(shown.own, cached.kabkota_values(build_id, indicator),
                        cached.indicators(build_id)[indicator], cached.method_breaks(build_id))
