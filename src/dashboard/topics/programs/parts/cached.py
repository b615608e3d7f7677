"""Answers about programmes kept by build id: cached.py continued, with the same rules.

Coverage and what is made of it come back shared and must not be altered.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.core.domain import Level
from dashboard.render.shading import Shading
from dashboard.statistics.rounding import rounding_for
from dashboard.store.policy import Audience
from dashboard.topics.programs import queries as questions
from dashboard.topics.programs.blocks import layer as program_layer
from dashboard.topics.programs.rules.coverage import Coverage
from dashboard.topics.programs.rules.coverage import coverage as analyse_coverage
from dashboard.topics.programs.rules.need import MoneyAndNeed, money_and_need
from dashboard.topics.programs.rules.program import Program
from dashboard.ui.kept import cached

BUILDS = 2
"""The published build and the one before it, which open sessions may still be drawing."""


@st.cache_resource(max_entries=BUILDS, show_spinner=False)
def programs(build_id: str) -> Mapping[str, Program]:
    """Programmes that have coverage, by code."""
    rows = questions.programs(cached.database(build_id)).to_dict("records")
    return MappingProxyType({str(row["code"]): Program(**{str(name): value for name, value in row.items()})
                             for row in rows})


@st.cache_data(max_entries=BUILDS, show_spinner=False)
def without_coverage(build_id: str) -> list[str]:
    """Names of the programmes that nobody handed in coverage of."""
    return list(questions.programs_without_coverage(cached.database(build_id))["name"])


@st.cache_data(max_entries=BUILDS, show_spinner=False)
def years(build_id: str) -> pd.DataFrame:
    """Years with coverage of each programme, and whether they are sample."""
    return questions.program_years(cached.database(build_id))


@st.cache_resource(max_entries=1000, show_spinner=False)
def coverage(build_id: str, program: str, year: int, audience: Audience) -> Coverage | None:
    """One programme in one year, as this audience sees it; shared, so it must not be altered."""
    return analyse_coverage(questions.coverage_rows(cached.database(build_id), program, year),
                            rounding_for(audience))


@st.cache_resource(max_entries=200, show_spinner=False)
def shading(build_id: str, program: str, year: int, audience: Audience) -> Shading:
    """The same as a layer of the village map. Raises LookupError without rows."""
    found = coverage(build_id, program, year, audience)
    if found is None:
        raise LookupError(f"build {build_id} has no coverage of {program} in {year}")
    return program_layer.shading(programs(build_id)[program], found, cached.village_codes(build_id))


@st.cache_resource(max_entries=20, show_spinner=False)
def money_beside_need(build_id: str, year: int, audience: Audience) -> MoneyAndNeed:
    """Allocation of the RAT of a year by kecamatan beside what the registers count; must not be altered."""
    inside = {code: region.code if region.level is Level.KECAMATAN else str(region.parent)
              for code, region in cached.regions(build_id).items()
              if region.level in (Level.KECAMATAN, Level.DESA, Level.KELURAHAN)}
    return money_and_need(questions.located_lines(cached.database(build_id), year),
                          questions.usual_register_counts(cached.database(build_id)), year, inside,
                          rounding_for(audience))


@st.cache_resource(max_entries=BUILDS, show_spinner=False)
def years_of(build_id: str) -> Mapping[str, list[int]]:
    """The same by programme; must not be altered."""
    known = years(build_id)
    return MappingProxyType({str(code): [int(year) for year in own["year"]] for code, own in known.groupby("program")})


@st.cache_resource(max_entries=BUILDS, show_spinner=False)
def submissions(build_id: str) -> Mapping[str, Mapping[str, Any]]:
    """What people handed in, by the id of the submission; must not be altered."""
    rows = questions.submissions(cached.database(build_id)).set_index("submission_id").to_dict("index")
    return MappingProxyType({str(name): {str(column): value for column, value in row.items()}
                             for name, row in rows.items()})
