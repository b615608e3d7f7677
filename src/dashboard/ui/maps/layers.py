"""What the village map can show: the village indicators of the catalogue, and the layers that topics offer, each as
visitors see it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

import pandas as pd

from dashboard.answers.world import World
from dashboard.core import settings
from dashboard.core.domain import Indicator
from dashboard.queries import observations, reference
from dashboard.registry import offered
from dashboard.render.shading import Shading, VillageStates
from dashboard.render.village_layer import VillageLayer
from dashboard.store.building.assets import read_laid_out
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.topics.programs import words as words


@memoised()
def layers(build: Database) -> Mapping[str, VillageLayer]:
    """The layers of all topics by indicator id, in order; shared, must not be altered."""
    world = World(build)
    return MappingProxyType({layer.indicator.id: layer for _, offer in offered("layers") for layer in offer(world)})


def shading(build: Database, name: str) -> Shading | None:
    """The painted state of a layer; None for an indicator of the catalogue."""
    found = layers(build).get(name)
    return found.shading if found else None


@memoised()
def catalogue(build: Database) -> Mapping[str, Indicator]:
    """Every indicator by id, the layers of topics behind those of the catalogue."""
    return MappingProxyType({**reference.indicators(build),
                             **{name: layer.indicator for name, layer in layers(build).items()}})


@memoised()
def states(build: Database) -> VillageStates:
    """The states of the village map with the layers of topics behind, and the file that carries them. Raises StoreError
    without it."""
    return _states_in(build.assets().coverage_values)


@memoised()
def states_of_indicators(build: Database) -> VillageStates:
    """The states without the layers of topics, and the file that carries them."""
    return _states_in(build.assets().values)


def _states_in(file: str) -> VillageStates:
    return VillageStates(file, tuple(read_laid_out(settings.generated_static(), file)["entries"]))


def values(build: Database, name: str) -> pd.DataFrame:
    """Figures by village of one indicator, as queries.observations.village_values."""
    found = layers(build).get(name)
    return found.figures if found else observations.village_values(build, name)


def rows(build: Database, name: str, codes: Collection[str]) -> pd.DataFrame:
    """Figures of a layer as rows of a file; empty for an indicator of the catalogue."""
    found = layers(build).get(name)
    if found is None:
        return pd.DataFrame()
    known = found.figures.dropna(subset=["value"])
    known = known[known["region_code"].isin(codes)]
    levels = reference.regions(build)
    return known.assign(source_id=name, level=[str(levels[code].level) for code in known["region_code"]])


def finding(build: Database, name: str, kecamatan: str | None) -> str:
    """The sentence of a layer; empty for an indicator of the catalogue."""
    found = layers(build).get(name)
    return found.finding(kecamatan) if found else ""


def missing(build: Database, name: str, code: str, usual: str) -> str:
    """Why a village has no figure: the words of its layer, or `usual`."""
    layer = shading(build, name)
    return layer.texts[reference.village_codes(build).index(code)] if layer else usual
