"""What the village map can show: the village indicators of the catalogue, and the coverage of each programme in its
newest year. Coverage comes as visitors see it; a village above 100 percent has a mark instead of a figure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

import pandas as pd
import streamlit as st

from dashboard.core import settings
from dashboard.core.domain import Indicator
from dashboard.render.shading import Shading, VillageStates
from dashboard.store.building.assets import read_laid_out, write_values
from dashboard.store.policy import PUBLIC
from dashboard.topics.programs import words as words
from dashboard.topics.programs.blocks import layer as program_layer
from dashboard.topics.programs.parts import cached as cached_program
from dashboard.topics.programs.rules.coverage import Coverage
from dashboard.ui import cached


def coverage(build: str, name: str) -> Coverage | None:
    """The coverage behind an indicator id; None for an indicator of the catalogue."""
    code = name.removeprefix(program_layer.PREFIX)
    if code == name or code not in cached_program.programs(build):
        return None
    years = cached_program.years(build)
    return cached_program.coverage(build, code, int(years.loc[years["program"] == code, "year"].max()), PUBLIC)


def shading(build: str, name: str) -> Shading | None:
    """The painted state of a coverage layer; None for an indicator of the catalogue."""
    found = coverage(build, name)
    return cached_program.shading(build, found.program, found.year, PUBLIC) if found else None


@st.cache_resource(max_entries=cached_program.BUILDS, show_spinner=False)
def catalogue(build: str) -> Mapping[str, Indicator]:
    """Every indicator by id, the coverage layers behind those of the catalogue."""
    newest = cached_program.years(build).sort_values("year").groupby("program").tail(1)
    is_sample = dict(zip(newest["program"], newest["is_sample"], strict=True))
    layers = [program_layer.indicator(program, sample=bool(is_sample[program.code]))
              for program in cached_program.programs(build).values()]
    return MappingProxyType({**cached.indicators(build), **{layer.id: layer for layer in layers}})


@st.cache_resource(max_entries=cached_program.BUILDS, show_spinner="Menyiapkan peta …")
def states(build: str) -> VillageStates:
    """The states of the village map with the coverage layers behind, and the file that carries them."""
    plain = cached.village_states(build)
    layers = [found for name in catalogue(build) if (found := shading(build, name))]
    if not layers:
        return plain
    static = settings.generated_static()
    entries = read_laid_out(static, plain.file)["entries"] | {layer.key: layer.as_entry() for layer in layers}
    return VillageStates(write_values(static, entries), tuple(entries))


def values(build: str, name: str) -> pd.DataFrame:
    """Figures by village of one indicator, as cached.village_values; of a layer the net rates."""
    found = coverage(build, name)
    if found is None:
        return cached.village_values(build, name)
    rates = program_layer.rates(found)
    source = "Data contoh buatan, bukan data sebenarnya" if found.is_sample else "Cakupan program yang diserahkan OPD"
    return pd.DataFrame({
        "indicator": name, "year": found.year, "period": words.period_name(found.quarter),
        "region_code": rates.index, "value": rates.to_numpy(), "source": source, "source_url": None,
        "is_derived": True, "is_sample": found.is_sample})


def observations(build: str, name: str, codes: Collection[str]) -> pd.DataFrame:
    """Net rates of a coverage layer as rows of a file; empty for an indicator of the catalogue."""
    if coverage(build, name) is None:
        return pd.DataFrame()
    rows = values(build, name).dropna(subset=["value"])
    rows = rows[rows["region_code"].isin(codes)]
    levels = cached.regions(build)
    return rows.assign(source_id=name, level=[str(levels[code].level) for code in rows["region_code"]])


def finding(build: str, name: str, kecamatan: str | None) -> str:
    """The sentence of a coverage layer; empty for an indicator of the catalogue."""
    found = coverage(build, name)
    if found is None:
        return ""
    regions = cached.regions(build)
    return words.headline(cached_program.programs(build)[found.program].name, found, kecamatan,
                          lambda code: regions[code].name)


def missing(build: str, name: str, code: str, usual: str) -> str:
    """Why a village has no figure: the words of its layer, or `usual`."""
    layer = shading(build, name)
    return layer.texts[cached.village_codes(build).index(code)] if layer else usual
