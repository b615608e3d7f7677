"""The only st.cache_*: answers kept by build id, so a new build is a new key and nothing is ever cleared.

Frames come back as copies; mappings are shared and must not be altered.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd
import streamlit as st

from dashboard.domain import Indicator, Region
from dashboard.queries import coverage, reference, values
from dashboard.queries.reference import BuildInfo
from dashboard.store.assets import Assets
from dashboard.store.database import Database

_BUILDS = 2
"""The published build and the one before it, which open sessions may still be drawing."""


@st.cache_resource(max_entries=_BUILDS, show_spinner="Membuka basis data …")
def database(build_id: str) -> Database:
    """The opened build."""
    return Database(build_id)


@st.cache_resource(max_entries=_BUILDS, show_spinner=False)
def indicators(build_id: str) -> Mapping[str, Indicator]:
    """The catalogue by id."""
    return MappingProxyType(reference.indicators(database(build_id)))


@st.cache_resource(max_entries=_BUILDS, show_spinner=False)
def regions(build_id: str) -> Mapping[str, Region]:
    """Every region by code."""
    return MappingProxyType(reference.regions(database(build_id)))


@st.cache_resource(max_entries=_BUILDS, show_spinner=False)
def build_info(build_id: str) -> BuildInfo:
    """What the build says about itself."""
    return reference.build_info(database(build_id))


@st.cache_resource(max_entries=_BUILDS, show_spinner=False)
def assets(build_id: str) -> Assets:
    """Names of the files laid out for the browser."""
    return database(build_id).assets()


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def method_breaks(build_id: str) -> pd.DataFrame:
    """Method breaks of all indicators."""
    return reference.method_breaks(database(build_id))


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def sources(build_id: str) -> pd.DataFrame:
    """All sources with the number of figures that cite them."""
    return reference.sources(database(build_id))


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def conflicts(build_id: str) -> pd.DataFrame:
    """Figures on which sources disagree."""
    return reference.conflicts(database(build_id))


@st.cache_data(max_entries=60, show_spinner=False)
def availability(build_id: str, area: str | None = None) -> pd.DataFrame:
    """How many regions have a figure, by indicator, year and level; everywhere or within an area."""
    return coverage.availability(database(build_id), area)


@st.cache_data(max_entries=100, show_spinner=False)
def newest(build_id: str, region: str) -> pd.DataFrame:
    """First and last year of every indicator for one region."""
    return coverage.newest(database(build_id), region)


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def village_indicators(build_id: str) -> pd.DataFrame:
    """Indicators below the kecamatan, by year."""
    return coverage.village_indicators(database(build_id))


@st.cache_data(max_entries=200, show_spinner=False)
def series(build_id: str, ids: tuple[str, ...], codes: tuple[str, ...]) -> pd.DataFrame:
    """All figures of these indicators and regions."""
    return values.series(database(build_id), ids, codes)


@st.cache_data(max_entries=100, show_spinner=False)
def kabkota_values(build_id: str, indicator: str) -> pd.DataFrame:
    """The 38 kabupaten/kota with province and nation, all years."""
    return values.kabkota_values(database(build_id), indicator)


@st.cache_data(max_entries=100, show_spinner=False)
def village_values(build_id: str, indicator: str | None = None) -> pd.DataFrame:
    """All villages, one indicator or all."""
    return values.village_values(database(build_id), indicator)


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def kecamatan_values(build_id: str) -> pd.DataFrame:
    """All kecamatan, all indicators."""
    return values.kecamatan_values(database(build_id))


@st.cache_data(max_entries=300, show_spinner=False)
def neighbours(build_id: str, region: str) -> pd.DataFrame:
    """Areas that share an edge with this one."""
    return reference.neighbours(database(build_id), region)


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def outlines(build_id: str) -> pd.DataFrame:
    """Outlines for small locator pictures."""
    return reference.outlines(database(build_id))


@st.cache_data(max_entries=300, show_spinner=False)
def area_values(build_id: str, region: str) -> pd.DataFrame:
    """Everything known about one area."""
    return values.area_values(database(build_id), region)


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def program_facts(build_id: str) -> pd.DataFrame:
    """Publicly known facts on programmes."""
    return values.program_facts(database(build_id))


@st.cache_data(max_entries=100, show_spinner=False)
def targets(build_id: str, ids: tuple[str, ...], codes: tuple[str, ...]) -> pd.DataFrame:
    """Targets of these indicators and regions."""
    return values.targets(database(build_id), ids, codes)


@st.cache_data(max_entries=20, show_spinner="Menyiapkan data …")
def all_observations(build_id: str, ids: tuple[str, ...] | None = None,
                     codes: tuple[str, ...] | None = None) -> pd.DataFrame:
    """Every figure, or those of these indicators and regions, for downloads."""
    return values.all_observations(database(build_id), ids, codes)
