"""The only st.cache_*: answers kept by build id, so a new build is a new key and nothing is ever cleared.

Frames come back as copies; mappings are shared and must not be altered.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard.answers.world import World
from dashboard.core import settings, style
from dashboard.core.domain import Indicator, Region, Release
from dashboard.core.regency import regency
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.template import template as make_template
from dashboard.queries import coverage, reference, values
from dashboard.queries import history as history_questions
from dashboard.queries.reference import BuildInfo
from dashboard.registry import contracts
from dashboard.render import charts
from dashboard.render.shading import VillageStates
from dashboard.statistics.over_time.timeline import siblings
from dashboard.statistics.provincial_rank import KABKOTA
from dashboard.store.building.asset_names import Assets
from dashboard.store.building.assets import read_laid_out
from dashboard.store.database import Database
from dashboard.store.reference_codes import reference_codes as codes_of_build
from dashboard.topics.indicators.rules.overview import Overview
from dashboard.topics.indicators.rules.trend import Trend, TrendFacts
from dashboard.topics.indicators.rules.trend import trend as analyse_trend
from dashboard.topics.rat import queries as rat_queries

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
def village_codes(build_id: str) -> list[str]:
    """Codes of the villages in the order of the geometry file; shared, must not be altered."""
    return reference.village_codes(regions(build_id))


@st.cache_resource(max_entries=_BUILDS, show_spinner=False)
def build_info(build_id: str) -> BuildInfo:
    """What the build says about itself."""
    return reference.build_info(database(build_id))


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def margins(build_id: str) -> pd.DataFrame:
    """What the estimated errors of surveys rest on."""
    return reference.margins(database(build_id))


@st.cache_resource(max_entries=_BUILDS, show_spinner=False)
def releases(build_id: str) -> Mapping[str, Release]:
    """The release calendar by indicator."""
    return MappingProxyType(reference.releases(database(build_id)))


@st.cache_resource(max_entries=_BUILDS, show_spinner=False)
def assets(build_id: str) -> Assets:
    """Names of the files laid out for the browser."""
    return database(build_id).assets()


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def method_breaks(build_id: str) -> pd.DataFrame:
    """Method breaks of all indicators."""
    return reference.method_breaks(database(build_id))


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def glossary(build_id: str) -> pd.DataFrame:
    """Terms and what they mean."""
    return reference.glossary(database(build_id))


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


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def kabkota_years(build_id: str) -> pd.DataFrame:
    """Indicators that the map of the kabupaten/kota can show, by year."""
    return coverage.kabkota_years(database(build_id))


@st.cache_resource(max_entries=_BUILDS, show_spinner="Menyiapkan peta …")
def kabkota_tables(build_id: str) -> Mapping[str, pd.DataFrame]:
    """By indicator of the kabupaten/kota map its figures: a row a region, a column a year; not to be altered."""
    frames = {str(name): kabkota_values(build_id, str(name)) for name in kabkota_years(build_id)["indicator"].unique()}
    return MappingProxyType({name: frame[frame["level"].isin(KABKOTA)].pivot(index="region_code", columns="year",
                                                                             values="value")
                             for name, frame in frames.items()})


@st.cache_resource(max_entries=_BUILDS, show_spinner="Menyiapkan peta …")
def village_states(build_id: str) -> VillageStates:
    """Indicators and years of the village map, and the file that carries their figures into the browser."""
    return states_in(assets(build_id).values)


def states_in(file: str) -> VillageStates:
    """The states in a file that the build laid out. Raises StoreError without it."""
    return VillageStates(file, tuple(read_laid_out(settings.generated_static(), file)["entries"]))


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


@st.cache_data(max_entries=20, show_spinner=False)
def small_multiples(build_id: str, ids: tuple[str, ...], codes: tuple[str, ...], theme: str, address: str) -> Markup:
    """The cards of all these indicators as HTML; `address` leads to an indicator when its id is put behind it."""
    catalogue = indicators(build_id)
    links = {name: address + name for name in ids}
    return charts.small_multiples(series(build_id, ids, codes), [catalogue[name] for name in ids],
                                  method_breaks(build_id), style.theme(theme), links)


@st.cache_resource(max_entries=_BUILDS, show_spinner=False)
def world(build_id: str, today: date) -> World:
    """One build as slides and papers read it, as everybody may see it; shared, must not be altered."""
    return World(database(build_id), today=today)


def overview(build_id: str, today: date) -> Overview:
    """On this day: headline findings, places among the 38, what is old."""
    return world(build_id, today).overview


@st.cache_data(max_entries=200, show_spinner=False)
def trend(build_id: str, indicator: str, chosen: tuple[str, ...], today: date) -> Trend:
    """Everything about one indicator over time and against others, on this day."""
    catalogue, places = indicators(build_id), regions(build_id)
    related = siblings(catalogue[indicator], catalogue, newest(build_id, regency().code)["indicator"])
    ids, codes = (indicator, *(item.id for item in related)), (*regency().codes, *chosen)
    facts = TrendFacts(values.series(database(build_id), ids, codes), kabkota_values(build_id, indicator),
                       targets(build_id, ids, regency().codes), method_breaks(build_id), today, releases(build_id))
    return analyse_trend(catalogue[indicator], related, chosen, {code: places[code].label for code in codes}, facts)


@st.cache_resource(max_entries=_BUILDS, show_spinner=False)
def reference_codes(build_id: str) -> ReferenceCodes:
    """The codes that handed-in files are checked against."""
    return codes_of_build(database(build_id))


@st.cache_data(max_entries=20, show_spinner=False)
def template(build_id: str, dataset: str) -> bytes:
    """The workbook to fill in for a dataset."""
    return make_template(contracts()[dataset], reference_codes(build_id))


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def submission_history(build_id: str) -> pd.DataFrame:
    """Every submission, newest first."""
    return history_questions.submission_history(database(build_id))


@st.cache_data(max_entries=_BUILDS, show_spinner=False)
def agencies(build_id: str) -> pd.DataFrame:
    """Every agency by name."""
    return rat_queries.agencies(database(build_id))


def agency_names(build_id: str, *, short: bool = False) -> dict[str, str]:
    """Names of agencies by code."""
    frame = agencies(build_id)
    return dict(zip(frame["code"], frame["short_name" if short else "name"], strict=True))
