"""The sentence of a village map, of the whole and of one kecamatan, against the figures themselves."""

from __future__ import annotations

import pandas as pd

from dashboard.queries import observations, reference
from dashboard.store.database import Database
from dashboard.topics.areas.words import villages as village_words


def told(database: Database, name: str, kecamatan: str | None) -> tuple[str, pd.Series]:
    rows = observations.village_values(database, name).set_index("region_code")["value"]
    indicator, regions = reference.indicators(database)[name], reference.regions(database)
    codes = sorted(code for code, region in regions.items() if region.level in ("desa", "kelurahan"))
    return village_words.finding(rows.reindex(codes), indicator.breaks, indicator, "2024", regions, kecamatan), rows


def test_the_weakest_village_and_the_number_of_weak_ones_are_named(shipped: Database) -> None:
    sentence, rows = told(shipped, "ike", None)
    regions = reference.regions(shipped)
    weakest = regions[str(rows.idxmin())]
    assert f"Desa {weakest.name}, Kecamatan {regions[str(weakest.parent)].name}" in sentence
    limit = min(reference.indicators(shipped)["ike"].breaks)
    assert f"{(rows < limit).sum()} dari {rows.notna().sum()} desa masuk kelas lebih lemah" in sentence


def test_a_kecamatan_is_named_once_and_only_its_villages_count(shipped: Database) -> None:
    sentence, rows = told(shipped, "ike", "35.05.05")
    own = rows[[code.startswith("35.05.05.") for code in rows.index]]
    assert sentence.count("Kecamatan") == 1 and "di Kecamatan Bakung" in sentence
    assert f"dari {own.notna().sum()} desa" in sentence


def test_a_rank_of_villages_without_figures_says_so(tiny: Database) -> None:
    indicator, regions = reference.indicators(tiny)["iks"], reference.regions(tiny)
    nothing = pd.Series({"35.05.02.2001": float("nan"), "35.05.02.2002": float("nan")})
    sentence = village_words.finding(nothing, indicator.breaks, indicator, "2024", regions, "35.05.02")
    assert sentence == "IKS 2024 belum tersedia untuk Kecamatan Udanawu."
