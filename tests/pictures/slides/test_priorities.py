"""Which pair of rate and number the priorities rest on: a real register first, then villages, never sample."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.answers.world import World
from dashboard.render.slides.model import LeftOut, Slide
from dashboard.store.database import Database
from dashboard.topics.areas.blocks import priority_slides as priorities
from dashboard.topics.programs import queries as program_queries

LOW = {"35.05.01": 900, "35.05.02": 100, "35.05.03": 400, "35.05.04": 50, "35.05.05": 5, "35.05.06": 300}
ALL = {"35.05.01": 2000, "35.05.02": 150, "35.05.03": 4000, "35.05.04": 500, "35.05.05": 60, "35.05.06": 3000}


def register(*, sample: bool, year: int = 2026) -> pd.DataFrame:
    """Families in decile 1 and in decile 9."""
    rows = [(code, decile, count) for code, low in LOW.items() for decile, count in ((1, low), (9, ALL[code] - low))]
    return pd.DataFrame([{"register": "DTSEN", "year": year, "quarter": 3, "unit": "KK", "kecamatan_code": code,
                          "region_code": f"{code}.2001", "decile": decile, "count": float(count), "is_sample": sample,
                          "record": f"{year}|{code}|{decile}"} for code, decile, count in rows])


def made(database: Database, counts: pd.DataFrame) -> Slide | LeftOut:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(program_queries, "usual_register_counts", lambda build: counts)  # not what the build holds
        return priorities.slide(World(database))


def test_a_real_register_comes_first(shipped: Database) -> None:
    slide = made(shipped, pd.concat([register(sample=False), register(sample=False, year=2025)]))
    assert isinstance(slide, Slide) and not slide.is_sample
    assert "KK desil 1–4" in slide.title and "Di 1 kecamatan" in slide.title and "Wonodadi" in slide.title
    assert slide.source == "Sumber: DTSEN Triwulan III 2026 yang diserahkan."
    assert "bukan garis kemiskinan" in slide.rule
    cloud = slide.body.series[0]  # type: ignore[union-attr]
    assert len(cloud.values) == 6 and max(cloud.values) == 900.0


def test_the_register_is_rounded_like_every_count_of_families(shipped: Database) -> None:
    rows = register(sample=False)
    slide = made(shipped, rows.assign(count=rows["count"] + 3))
    assert isinstance(slide, Slide)
    cloud = slide.body.series[0]  # type: ignore[union-attr]
    true = sorted((low + 3 for low in LOW.values()), reverse=True)
    assert all(value % 5 == 0 and abs(value - one) < 5 for value, one in zip(cloud.values, true, strict=True))


def test_sample_is_never_made_a_priority(shipped: Database) -> None:
    slide = made(shipped, register(sample=True))
    assert isinstance(slide, Slide) and "desa kelas" in slide.title


def test_without_either_it_says_why(tiny: Database) -> None:
    left = made(tiny, register(sample=True).head(0))
    assert isinstance(left, LeftOut) and "Data contoh tidak dipakai" in left.reason


@pytest.mark.parametrize("kecamatan", [None, "35.05.10"])
def test_the_kecamatan_asked_for_is_named_on_the_picture(shipped: Database, kecamatan: str | None) -> None:
    slide = priorities.slide(World(shipped, kecamatan))
    assert isinstance(slide, Slide)
    named = {name for name in slide.body.series[0].point_names if name}  # type: ignore[union-attr]
    assert ("Kanigoro" in named) == (kecamatan is not None)
    assert len(named) <= priorities.MOST_NAMED + 1
