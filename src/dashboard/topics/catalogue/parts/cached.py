"""What there is to take away, kept by build id: ui/kept/cached.py continued, with the same rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.outputs.packages.datasets import Shelf
from dashboard.outputs.packages.description import DatasetExtent
from dashboard.outputs.packages.package import Description, Field
from dashboard.registry import contracts
from dashboard.statistics.rounding import rounding_for
from dashboard.store.policy import PUBLIC, Audience
from dashboard.ui.kept import cached

BUILDS = 2
"""The published build and the one before it, which open sessions may still be drawing."""


@dataclass(frozen=True)
class Opened:
    """One dataset without its rows: how many its file has, its columns, and what is said of it."""

    rows: int
    fields: tuple[Field, ...]
    description: Description


def shelf(build_id: str, audience: Audience) -> Shelf:
    """All datasets as this audience may take them; made anew for each file, for it keeps rows."""
    return Shelf(cached.database(build_id), rounding_for(audience))


@st.cache_resource(max_entries=BUILDS, show_spinner=False)
def held(build_id: str) -> Mapping[str, DatasetExtent]:
    """How much there is of each dataset; the same for everybody."""
    return shelf(build_id, PUBLIC).held


@st.cache_resource(max_entries=100, show_spinner="Menyiapkan uraian dataset …")
def opened(build_id: str, dataset: str, audience: Audience) -> Opened:
    """A dataset as this audience may take it."""
    part = shelf(build_id, audience).part(contracts()[dataset])
    return Opened(len(part.frame), part.fields, part.description)
