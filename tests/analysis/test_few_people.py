"""Few people in a village are not told by the action plan; everything else of it stays to be seen."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.analysis import few_people
from dashboard.analysis.rat import Choice, Rat, assess
from dashboard.analysis.scales import SCALES
from dashboard.pictures import rat_words
from rat_rows import action, actions, indicator, indicators, report, reports


@pytest.mark.parametrize(("text", "seen"), [
    ("3 KK", "<10 KK"), ("3", "<10"), ("5 orang lansia dan 12 anak", "<10 orang lansia dan 12 anak"),
    ("13 KK", "13 KK"), ("1.003 KK", "1.003 KK"), ("4 unit", "4 unit"), ("0 jiwa", "<10 jiwa"),
    ("7 (tujuh) keluarga", "<10 (tujuh) keluarga"), ("12 bulan", "12 bulan"), ("3 kelompok", "3 kelompok"),
    ("2,5 orang", "2,5 orang"), ("", ""),
])
def test_a_text_tells_no_count_of_few_people(text: str, seen: str) -> None:
    assert few_people.without_few(text) == seen


@pytest.mark.parametrize(("unit", "expected"), [
    ("KK", True), ("orang", True), ("siswa SD", True), ("unit", False), ("dokumen", False), ("desa", False),
    (None, False), (float("nan"), False),
])
def test_units_of_people(unit: object, expected: bool) -> None:
    assert few_people.counts_people(unit) is expected


def subs(places: list[str], unit: str = "KK", target: float = 4.0, physical: float = 3.0) -> pd.DataFrame:
    rat = Rat(actions(action(places=places)), indicators(indicator(unit=unit, target=target)),
              reports(report(4, physical)))
    return assess(rat, Choice(2025, 4), SCALES["lima"]).subs


@pytest.mark.parametrize(("places", "unit", "target", "physical", "few"), [
    (["35.05.05.2003"], "KK", 4.0, 3.0, True),
    (["35.05.05.2003", "35.05.05.2004"], "orang", 12.0, 3.0, True),
    (["35.05.05"], "KK", 4.0, 3.0, False),
    (["35.05", "35.05.05.2003"], "KK", 4.0, 3.0, False),
    ([], "KK", 4.0, 3.0, False),
    (["35.05.05.2003"], "unit", 4.0, 3.0, False),
    (["35.05.05.2003"], "KK", 40.0, 30.0, False),
])
def test_only_few_people_of_villages_are_hidden(places: list[str], unit: str, target: float, physical: float,
                                                few: bool) -> None:
    found = subs(places, unit, target, physical)
    assert found["few"].tolist() == [few]
    seen = few_people.masked(found).iloc[0]
    assert bool(pd.isna(seen["achieved"])) is few
    assert bool(pd.isna(seen["target"])) is (few and target < 10)


def test_words_of_a_hidden_row_tell_its_status_only() -> None:
    row = subs(["35.05.05.2003"]).iloc[0].to_dict()
    assert rat_words.amount(row["achieved"], few=True) == "<10" and rat_words.amount(40.0, few=True) == "40"
    words = rat_words.achievement_words(row)
    assert "75" not in words and rat_words.status_word(row["status"]) in words
