"""What the village map can show: the village indicators of the catalogue, and the layers that topics offer, each as
visitors see it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

import pandas as pd
import streamlit as st

from dashboard.answers.world import World
from dashboard.core.domain import Indicator
from dashboard.registry import offered
from dashboard.render.shading import Shading, VillageStates
from dashboard.render.village_layer import VillageLayer
from dashboard.topics.programs import words as words
from dashboard.ui.kept import cached

_BUILDS = 2
"""The published build and the one before it, which open sessions may still be drawing."""


@st.cache_resource(max_entries=_BUILDS, show_spinner="Menyiapkan peta …")
def layers(build: str) -> Mapping[str, VillageLayer]:
    """The layers of all topics by indicator id, in order; shared, must not be altered."""
    world = World(cached.database(build))
    return MappingProxyType({layer.indicator.id: layer for _, offer in offered("layers") for layer in offer(world)})


def shading(build: str, name: str) -> Shading | None:
    """The painted state of a layer; None for an indicator of the catalogue."""
    found = layers(build).get(name)
    return found.shading if found else None


@st.cache_resource(max_entries=_BUILDS, show_spinner=False)
def catalogue(build: str) -> Mapping[str, Indicator]:
    """Every indicator by id, the layers of topics behind those of the catalogue."""
    return MappingProxyType({**cached.indicators(build),
                             **{name: layer.indicator for name, layer in layers(build).items()}})


@st.cache_resource(max_entries=_BUILDS, show_spinner="Menyiapkan peta …")
def states(build: str) -> VillageStates:
    """The states of the village map with the layers of topics behind, and the file that carries them."""
    return cached.states_in(cached.assets(build).coverage_values)


def values(build: str, name: str) -> pd.DataFrame:
    """Figures by village of one indicator, as cached.village_values."""
    found = layers(build).get(name)
    return found.figures if found else cached.village_values(build, name)


def observations(build: str, name: str, codes: Collection[str]) -> pd.DataFrame:
    """Figures of a layer as rows of a file; empty for an indicator of the catalogue."""
    found = layers(build).get(name)
    if found is None:
        return pd.DataFrame()
    rows = found.figures.dropna(subset=["value"])
    rows = rows[rows["region_code"].isin(codes)]
    levels = cached.regions(build)
    return rows.assign(source_id=name, level=[str(levels[code].level) for code in rows["region_code"]])


def finding(build: str, name: str, kecamatan: str | None) -> str:
    """The sentence of a layer; empty for an indicator of the catalogue."""
    found = layers(build).get(name)
    return found.finding(kecamatan) if found else ""


def missing(build: str, name: str, code: str, usual: str) -> str:
    """Why a village has no figure: the words of its layer, or `usual`."""
    layer = shading(build, name)
    return layer.texts[cached.village_codes(build).index(code)] if layer else usual
