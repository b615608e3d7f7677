"""Answers about registers kept by build id: ui/kept/cached.py continued, with the same rules. What comes back is
shared and must not be altered."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.statistics.rounding import rounding_for
from dashboard.store.policy import Audience
from dashboard.topics.registers import queries as questions
from dashboard.topics.registers.blocks import answers
from dashboard.topics.registers.rules.changes import RegisterChanges
from dashboard.topics.registers.rules.changes import changes as analyse_changes
from dashboard.topics.registers.rules.difference import Differences
from dashboard.topics.registers.rules.difference import differences as compare
from dashboard.topics.registers.rules.eligibility import Fitting, fitting, in_force, rules
from dashboard.topics.registers.rules.findings import RegisterFindings
from dashboard.topics.registers.rules.findings import findings as analyse_findings
from dashboard.topics.registers.rules.freshness import RegisterFreshness
from dashboard.topics.registers.rules.freshness import freshness as analyse_freshness
from dashboard.topics.registers.rules.series import RegisterSeries, SeriesAtDate, all_series
from dashboard.topics.registers.rules.series import held as analyse_held
from dashboard.ui.kept import cached

BUILDS = 2
"""The published build and the one before it, which open sessions may still be drawing."""


def rows(build_id: str) -> pd.DataFrame:
    """Counts of all registers, exact, hence not kept: what is made of them is, for each audience."""
    return questions.register_rows(cached.database(build_id))


@st.cache_resource(max_entries=BUILDS, show_spinner=False)
def known(build_id: str) -> dict[str, RegisterSeries]:
    """Series by the code that stands in links."""
    return {one.code: one for one in all_series(questions.register_series(cached.database(build_id)))}


@st.cache_resource(max_entries=BUILDS, show_spinner=False)
def usual(build_id: str) -> tuple[str, str] | None:
    """Codes of the two that are compared unless somebody chooses; None without two."""
    found = answers.pair(list(known(build_id).values()))
    return None if found is None else (found[0].code, found[1].code)


@st.cache_resource(max_entries=60, show_spinner=False)
def held(build_id: str, code: str, unit: str, until: int, audience: Audience) -> list[SeriesAtDate]:
    """The newest two dates of a series in one unit, up to a decile or class."""
    return analyse_held(rows(build_id), known(build_id)[code], unit, until, rounding_for(audience))


@st.cache_resource(max_entries=60, show_spinner=False)
def differences(build_id: str, first: str, second: str, unit: str, until: int,
                audience: Audience) -> Differences | None:
    """How two series (codes) differ; None where one of them has nothing in this unit."""
    return compare(held(build_id, first, unit, until, audience), held(build_id, second, unit, until, audience),
                   rounding_for(audience))


@st.cache_data(max_entries=BUILDS, show_spinner=False)
def register_files(build_id: str) -> pd.DataFrame:
    """Files whose rows are shown: dataset, file_name, at."""
    return questions.register_files(cached.database(build_id))


@st.cache_data(max_entries=BUILDS, show_spinner=False)
def is_sample(build_id: str) -> bool:
    """Whether the registers are made up."""
    return bool(questions.register_series(cached.database(build_id))["is_sample"].any())


@st.cache_resource(max_entries=60, show_spinner=False)
def freshness(build_id: str, unit: str, today: date, audience: Audience) -> list[RegisterFreshness]:
    """Age and share verified of every series in this unit."""
    own, rounding = rows(build_id), rounding_for(audience)
    found = (analyse_freshness(own, one, unit, today, rounding) for one in known(build_id).values())
    return [one for one in found if one is not None]


@st.cache_resource(max_entries=60, show_spinner=False)
def changes(build_id: str, code: str, unit: str, audience: Audience) -> RegisterChanges | None:
    """What changed in a series between its two newest dates; None where nobody handed it in."""
    return analyse_changes(questions.register_changes(cached.database(build_id)), rows(build_id),
                           known(build_id)[code], unit, rounding_for(audience))


@st.cache_resource(max_entries=20, show_spinner=False)
def eligible(build_id: str, today: date, audience: Audience) -> list[Fitting]:
    """Those who fit each rule that holds on a day."""
    counts, rounding = rows(build_id), rounding_for(audience)
    held_now = in_force(rules(questions.eligibility(cached.database(build_id))), today)
    return [fitting(rule, counts, rounding) for rule in held_now]


@st.cache_resource(max_entries=20, show_spinner=False)
def findings(build_id: str, today: date, audience: Audience) -> RegisterFindings | None:
    """Discrepancies that were found and how far they have come; None without any."""
    return analyse_findings(questions.register_checks(cached.database(build_id)), today, rounding_for(audience))
