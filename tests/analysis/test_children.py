"""The kabupaten and kota of a province by one indicator: the two kinds apart, nothing made up for what is missing."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from chart_samples import NO_BREAKS, P0
from dashboard.core.domain import Direction, Indicator, Level, Region, Verdict
from dashboard.topics.province.rules.children import Child, children
from dashboard.topics.province.words import children as words

LEVELS = {"35.01": Level.KABUPATEN, "35.02": Level.KABUPATEN, "35.03": Level.KABUPATEN, "35.71": Level.KOTA,
          "35.72": Level.KOTA}
REGIONS = {code: Region(code, "", f"Tempat {code}", f"{level.capitalize()} Tempat {code}", level, "35")
           for code, level in LEVELS.items()}
COUNTED = replace(P0, survey="", period_rule="Maret")
"""No survey, so that a difference is judged by rounding alone."""


def frame(**years: dict[str, float | None]) -> pd.DataFrame:
    """As queries.observations.kabkota_values; names of years begin with y."""
    rows = [{"indicator": P0.id, "region_code": code, "year": int(year[1:]), "period": "Maret", "value": value,
             "note": None, "is_derived": False, "is_sample": False, "level": LEVELS.get(code, Level.PROVINSI).value,
             "se": None, "se_estimate": None}
            for year, values in years.items() for code, value in values.items()]
    return pd.DataFrame(rows).astype({"value": float})


BOTH = frame(y2024={"35": 10.0, "35.01": 12.0, "35.02": 9.0, "35.03": 14.0, "35.71": 4.0, "35.72": 6.0},
             y2025={"35": 9.0, "35.01": 11.0, "35.02": 9.0, "35.03": 15.0, "35.71": 3.0, "35.72": 5.0},
             y2026={"35": 1.0, "35.01": 1.0, "35.02": 1.0, "35.03": 1.0, "35.71": 1.0, "35.72": 1.0})


def found(values: pd.DataFrame = BOTH, year: int = 2025, indicator: Indicator = COUNTED) -> dict[str, Child]:
    return {child.code: child for child in children(values, indicator, year, LEVELS, "35", NO_BREAKS)}


def test_those_that_need_most_attention_come_first_and_later_years_do_not_count() -> None:
    made = found()
    assert list(made) == ["35.03", "35.01", "35.02", "35.72", "35.71"]
    assert [child.value for child in made.values()] == [15.0, 11.0, 9.0, 5.0, 3.0]
    assert list(found(indicator=replace(COUNTED, direction=Direction.HIGHER))) == list(made)[::-1]


def test_change_difference_and_places_of_one() -> None:
    one = found()["35.03"]
    assert one.change is not None and one.against is not None and one.among is not None and one.alike is not None
    assert (one.change.previous_year, one.change.delta, one.change.verdict) == (2024, 1.0, Verdict.WORSE)
    assert (one.against.region_code, one.against.difference, one.against.verdict) == ("35", 6.0, Verdict.WORSE)
    assert [(place.rank, place.of) for place in (one.among, one.alike)] == [(5, 5), (3, 3)]
    kota = found()["35.71"]
    assert kota.among and kota.alike and (kota.among.rank, kota.alike.rank, kota.alike.of) == (1, 1, 2)


def test_one_without_a_figure_is_missing_and_last_and_holds_no_place() -> None:
    made = found(BOTH[~((BOTH["year"] == 2025) & (BOTH["region_code"] == "35.03"))])
    assert list(made)[-1] == "35.03" and made["35.03"] == Child("35.03", Level.KABUPATEN)
    assert made["35.01"].among is None, "four of five are too few for a rank"
    assert made["35.71"].alike is not None, "both kota have one"
    told = list(made.values())
    assert words.incomplete(told) == "Angka ada untuk 4 dari 5 kabupaten/kota; yang lain belum tersedia."
    assert words.change(made["35.03"], COUNTED) == ("–", "") and words.places(made["35.03"]) == ("–", "")


def test_a_count_is_held_against_nobody() -> None:
    for child in found(indicator=replace(COUNTED, scale="count")).values():
        assert child.against is None and child.among is None and child.alike is None and child.change is not None


def test_without_a_figure_of_the_province_there_is_no_difference_from_it() -> None:
    one = found(BOTH[BOTH["region_code"] != "35"])["35.01"]
    assert one.against is None and words.against(one, COUNTED) == ("–", "")


def test_no_change_over_a_break_of_method() -> None:
    broken = pd.DataFrame([{"indicator": P0.id, "region_code": "35.*", "year_before": 2024, "year_after": 2025,
                            "reason": "baru"}])
    one = children(BOTH, COUNTED, 2025, LEVELS, "35", broken)[0]
    assert one.change is None and words.change(one, COUNTED) == ("belum ada pembanding", "")


def test_the_two_kinds_are_told_apart() -> None:
    made = list(found().values())
    assert words.counted(made) == "3 kabupaten dan 2 kota"
    assert words.extremes(made, COUNTED, REGIONS) == (
        "di antara 3 kabupaten tertinggi Tempat 35.03 (15,00 persen), terendah Tempat 35.02 (9,00 persen); "
        "di antara 2 kota tertinggi Tempat 35.72 (5,00 persen), terendah Tempat 35.71 (3,00 persen).")
    assert words.neediest(made, COUNTED, REGIONS) == (
        "tertinggi Tempat 35.03 di antara 3 kabupaten, Tempat 35.72 di antara 2 kota")
    assert words.places(made[0]) == ("5 dari 5", "3 dari 3 kabupaten")
    assert words.moved(made, COUNTED) == "Sejak angka sebelumnya: 3 membaik, 1 memburuk, 1 tidak berubah."


def test_one_sentence_about_equal_ends_names_no_two_of_them() -> None:
    """All alike: the highest is the lowest, and a sentence that calls one of them highest would mislead."""
    made = list(found(year=2026).values())
    assert words.extremes(made, COUNTED, REGIONS) == (
        "di antara 3 kabupaten semuanya 1,00 persen; di antara 2 kota semuanya 1,00 persen.")


@pytest.mark.parametrize(("known", "told"), [
    (0, "Belum satu pun dari 38 kabupaten/kota punya dasbor sendiri yang diketahui."),
    (2, "2 dari 38 kabupaten/kota punya dasbor sendiri.")])
def test_how_many_have_a_dashboard(known: int, told: str) -> None:
    assert words.ways(known, 38) == told
