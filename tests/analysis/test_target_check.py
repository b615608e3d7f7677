"""Targets against figures: the year decides which figure, the direction decides the word."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from chart_samples import P0
from dashboard.core.domain import Direction, Verdict
from dashboard.render.words.trend_words import target_line, targets_short, targets_told
from dashboard.statistics.target_check import TargetCheck, check_targets
from worlds import BLITAR

SERIES = pd.DataFrame([("p0", BLITAR, 2024, "Maret", 8.16), ("p0", BLITAR, 2025, "Maret", 7.57)],
                      columns=["indicator", "region_code", "year", "period", "value"])
HIGHER = replace(P0, direction=Direction.HIGHER)


def check(year: float | None, target: float | None, low: float | None = None, high: float | None = None,
          indicator: object = P0, today: int = 2026) -> list[TargetCheck]:
    row = {"document": "RPJMD", "indicator": "p0", "region_code": BLITAR, "year": year, "target": target,
           "target_low": low, "target_high": high}
    return check_targets(pd.DataFrame([row]), SERIES, indicator, today)  # type: ignore[arg-type]


@pytest.mark.parametrize(("year", "target", "words"), [
    (2026, 8.88, "Target 2026: 8,88 persen. Angka Maret 2025 (7,57) sudah memenuhi."),
    (2026, 7.0, "Target 2026: 7,00 persen. Angka Maret 2025 (7,57) masih berjarak 0,57 poin persen."),
    (2024, 8.16, "Target 2024: 8,16 persen. Angka Maret 2024 (8,16) mencapainya."),
    (2024, 8.0, "Target 2024: 8,00 persen. Angka Maret 2024 (8,16) tidak mencapainya, selisih 0,16 poin persen."),
    (2023, 8.0, "Target 2023: 8,00 persen. Angka Maret 2023 belum tersedia."),
])
def test_lower_is_better(year: int, target: float, words: str) -> None:
    (found,) = check(year, target)
    assert target_line(found, P0) == words


def test_a_year_that_passed_without_a_figure_is_held_against_no_other_year() -> None:
    (found,) = check(2026, 7.0, today=2027)
    assert (found.value, found.is_ahead) == (None, False)
    assert target_line(found, P0) == "Target 2026: 7,00 persen. Angka Maret 2026 belum tersedia."


def test_a_target_whose_year_passed_without_a_figure_is_told_beside_the_one_that_can_be_judged() -> None:
    """It is drawn on the slide, so its status stands there too."""
    rows = [{"document": "RKPD Uji", "indicator": "p0", "region_code": BLITAR, "year": year, "target": 7.0,
             "target_low": None, "target_high": None, "status": "disimpulkan", "note": "ket=dokumen disimpulkan"}
            for year in (2023, 2024, 2026)]
    checks = check_targets(pd.DataFrame(rows), SERIES, P0, 2027)
    assert targets_told(checks, BLITAR, P0) == (
        "Target RKPD 2024 7,00 persen (dokumen disimpulkan) tidak tercapai (8,16); target RKPD 2026 7,00 persen "
        "(dokumen disimpulkan) belum dapat dinilai: angka 2026 belum tersedia.")


def test_targets_in_short_for_a_slide() -> None:
    rows = [{"document": "RPJMD Uji", "indicator": "p0", "region_code": BLITAR, "year": 2025, "target": None,
             "target_low": 5.3, "target_high": 6.78, "status": "menunggu dokumen", "note": "beda=abc"},
            {"document": "RPJMD Uji", "indicator": "p0", "region_code": BLITAR, "year": 2026, "target": 8.88,
             "target_low": None, "target_high": None, "status": "disimpulkan", "note": "ket=tahun 2026 disimpulkan"}]
    checks = check_targets(pd.DataFrame(rows), SERIES, P0, 2026)
    assert targets_short(checks, BLITAR, P0) == (
        "Target 2025 5,30–6,78 (≠, belum diperiksa) tidak tercapai; 2026 8,88 (tahun 2026 disimpulkan) sudah "
        "terpenuhi.")
    assert targets_short([], BLITAR, P0) == targets_short(checks, BLITAR, replace(P0, direction=Direction.NONE)) == ""


def test_a_range_is_met_at_its_easier_end() -> None:
    (found,) = check(2045, None, 7.0, 7.6)
    assert found.verdict is Verdict.BETTER
    assert target_line(found, P0) == "Target 2045: 7,00–7,60 persen. Angka Maret 2025 (7,57) sudah memenuhi."
    (other,) = check(2045, None, 7.6, 8.0, HIGHER)
    assert (other.verdict, other.gap) == (Verdict.WORSE, -0.03)


def test_targets_without_a_year_or_of_another_indicator_are_left_out() -> None:
    assert check(None, 5.0) == []
    assert check(2026, None) == []
    assert check(2026, 5.0, indicator=replace(P0, id="lain")) == []


def test_without_any_figure_there_is_no_verdict() -> None:
    row = {"document": "RPJMD", "indicator": "p0", "region_code": "35", "year": 2026, "target": 5.0,
           "target_low": None, "target_high": None}
    (found,) = check_targets(pd.DataFrame([row]), SERIES, P0, 2026)
    assert (found.value, found.verdict) == (None, Verdict.NEUTRAL)
