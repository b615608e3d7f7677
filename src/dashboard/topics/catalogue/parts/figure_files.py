"""Files of the published figures: those of some levels and indicators, and all."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.store.database import Database
from dashboard.topics.catalogue.parts.tables import level_words
from dashboard.topics.catalogue.rules.availability import codes_within, level_of
from dashboard.topics.catalogue.rules.availability import levels as all_levels
from dashboard.ui.drawn import components, downloads


def download(build: Database, area: str | None, place: str) -> None:
    """Choose level and indicators, then take the figures away; and the whole set."""
    regions, catalogue_ = reference.regions(build), reference.indicators(build)
    present = {level_of(regions[code]) for code in codes_within(regions, area, all_levels())}
    left, right = st.columns(2)
    levels = left.multiselect("Tingkat wilayah", [level for level in all_levels() if level in present],
                              format_func=level_words, placeholder="Semua tingkat", key=f"unduh_tingkat_{area}")
    ids = right.multiselect("Indikator", list(catalogue_), format_func=lambda name: catalogue_[name].name,
                            placeholder="Semua indikator", key="unduh_indikator")
    day = reference.build_info(build).data_date.isoformat()
    if levels or ids or area:
        codes = codes_within(regions, area, levels or all_levels())
        chosen = f"{place}; {', '.join(levels) or 'semua tingkat'}; " \
                 f"{', '.join(catalogue_[name].short_name for name in ids) or 'semua indikator'}"
        content = downloads.dataset(build, tuple(ids) or None, codes, chosen)
        components.section("Pilihan ini", f"{_amount(content.rows)} · {chosen}")
        if len(content.rows):
            downloads.dataset_downloads(build, content, area, f"data-{regency().slug}-pilihan-{day}")
        else:
            components.empty("Tidak ada angka yang cocok dengan pilihan ini.",
                             "Kurangi pilihan tingkat atau indikator; tab Ketersediaan menunjukkan apa yang ada.")
    content = downloads.dataset(build, None, None, "semua data")
    components.section("Semua data", _amount(content.rows))
    downloads.dataset_downloads(build, content, None, f"data-{regency().slug}-{day}")


def _amount(rows: pd.DataFrame) -> str:
    return (f"{formats.number(len(rows))} angka · {formats.number(rows['indicator'].nunique())} indikator · "
            f"{formats.number(rows['source_id'].nunique())} sumber")
