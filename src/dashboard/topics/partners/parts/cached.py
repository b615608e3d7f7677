"""What is known of partners, kept by build and audience; shared, so it must not be altered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.render.shading import Shading
from dashboard.statistics.rounding import rounding_for
from dashboard.store.policy import PUBLIC, Audience
from dashboard.topics.partners.blocks import layer
from dashboard.topics.partners.rules.collaboration import Collaboration, of_build
from dashboard.topics.partners.rules.gaps import Gaps
from dashboard.topics.partners.rules.participation import Participation
from dashboard.topics.partners.rules.pledges import Goods, PledgedAmount, by_age, by_unit
from dashboard.ui.kept import cached

BUILDS = 2
"""The published build and the one before it, which open sessions may still be drawing."""


@st.cache_resource(max_entries=2 * BUILDS, show_spinner=False)
def collaboration(build_id: str, audience: Audience) -> Collaboration | None:
    """Partners, pledges and activities of the build; None when nothing was handed in."""
    return of_build(cached.database(build_id), rounding_for(audience))


def _of_partners(build_id: str, audience: Audience) -> Collaboration:
    """The same of a build that has partners. Raises LookupError for another one."""
    found = collaboration(build_id, audience)
    if found is None:
        raise LookupError(f"build {build_id} has no partners")
    return found


def names(build_id: str) -> Mapping[str, str]:
    """Names of partners by code; empty when there are none."""
    found = collaboration(build_id, PUBLIC)
    return found.names if found else {}


@st.cache_resource(max_entries=100, show_spinner=False)
def lines(build_id: str, audience: Audience, year: int, kecamatan: str | None, village: str | None) -> pd.DataFrame:
    """Pledges for a year there; of a build that has partners."""
    return _of_partners(build_id, audience).lines(year, kecamatan, village)


@st.cache_resource(max_entries=200, show_spinner=False)
def ages(build_id: str, audience: Audience, year: int, kecamatan: str | None, village: str | None,
         day: date) -> list[PledgedAmount]:
    """Rupiah of the pledges until a year there by their age on a day; of a build that has partners."""
    return by_age(_of_partners(build_id, audience).until(year, kecamatan, village), day)


@st.cache_resource(max_entries=200, show_spinner=False)
def goods(build_id: str, audience: Audience, year: int, kecamatan: str | None, village: str | None) -> list[Goods]:
    """Quantities of the pledges for a year there, by unit; of a build that has partners."""
    own = lines(build_id, audience, year, kecamatan, village)
    return by_unit(own, _of_partners(build_id, audience).rounding)


@st.cache_resource(max_entries=100, show_spinner=False)
def gaps(build_id: str, audience: Audience, kecamatan: str | None, village: str | None) -> Gaps:
    """Gaps of coverage and who helps there; of a build that has partners."""
    return _of_partners(build_id, audience).gaps(kecamatan, village)


@st.cache_resource(max_entries=40, show_spinner=False)
def participation(build_id: str, audience: Audience, year: int) -> Participation | None:
    """What residents did together in a year; of a build that has partners."""
    return _of_partners(build_id, audience).participation(year)


@st.cache_resource(max_entries=40, show_spinner=False)
def shading(build_id: str, audience: Audience, year: int) -> Shading:
    """Participants by village of a year as a layer of the village map, without a figure where nothing is recorded."""
    found = participation(build_id, audience, year)
    values = layer.participants(found) if found else pd.Series(dtype=float)
    sample = bool(found and found.is_sample)
    return layer.shading(layer.TOGETHER, values, year, cached.village_codes(build_id), sample=sample, cited="")
