"""Few people in a village are not told by the action plan; everything else of it stays to be seen."""

from __future__ import annotations

import random
import re

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


def matrix(*rows: dict[str, object]) -> pd.DataFrame:
    texts = dict.fromkeys(few_people.FREE_TEXTS)
    return pd.DataFrame([{"agency": "a", "sub_code": "1", "line": line, "allocation": 1e6, "target_text": None, **texts,
                          **row} for line, row in enumerate(rows, start=1)])


def test_what_each_recipient_gets_goes_with_a_hidden_count_and_the_rest_stays() -> None:
    lines = matrix({"target_text": "3 KK", "benefit": "Rp300.000 per KK", "direct": "Bantuan 3 KK, 12 bulan"},
                   {"target_text": "40 KK", "benefit": "Rp300.000 per KK", "location": "Jaten"},
                   {"sub_code": "2", "target_text": "40 KK", "benefit": "Rp300.000 per KK", "direct": "Untuk 40 KK"},
                   {"sub_code": "3", "target_text": "40 KK", "benefit": "Rp300.000 per KK"},
                   {"sub_code": "1", "agency": "b", "target_text": None, "benefit": None})
    seen = few_people.for_viewers(lines, {("a", "3")})
    assert seen["target_text"].fillna("").tolist() == ["<10 KK", "ditutup", "40 KK", "40 KK", ""]
    assert seen["benefit"].fillna("").tolist() == ["ditutup", "ditutup", "Rp300.000 per KK", "ditutup", ""]
    assert seen["direct"].fillna("").tolist() == ["Bantuan <10 KK, 12 bulan", "", "Untuk 40 KK", "", ""]
    assert seen["location"].equals(lines["location"]) and seen["allocation"].equals(lines["allocation"])
    untouched = lines[lines["sub_code"] == "2"]
    assert few_people.for_viewers(untouched, set()).equals(untouched)


def amounts(text: object) -> list[float]:
    """Every number in a text, thousands with dots."""
    return [float(found.replace(".", "")) for found in re.findall(r"\d[\d.]*", text.replace("<10", ""))
            ] if isinstance(text, str) else []


def guesses(lines: pd.DataFrame, row: dict[str, object]) -> set[float]:
    """Slow and obvious: every count below 10 that comes out when the line's rupiah are divided by what some line of
    the same sub kegiatan says one recipient gets, or by what its rupiah and count make of that, for 1 to 12 times."""
    own = lines[(lines["agency"] == row["agency"]) & (lines["sub_code"] == row["sub_code"])]
    prices = [price for text in own["benefit"] for price in amounts(text)]
    prices += [other["allocation"] / count for other in own.to_dict("records")
               for count in amounts(other["target_text"]) if count and other["line"] != row["line"]]
    found = {row["allocation"] / price / times for price in prices if price for times in range(1, 13)}
    return {round(value) for value in found if value < 9.5 and abs(value - round(value)) < 1e-6}


@pytest.mark.parametrize("seed", range(40))
def test_no_division_of_rupiah_gives_a_hidden_count(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    rows: list[dict[str, object]] = []
    for sub in ("1", "2", "3"):
        price, times = dice.choice([300_000, 1_160_000, 2_000_000]), dice.choice([1, 4, 12])
        for _ in range(dice.randint(1, 3)):
            count = dice.choice([1, 3, 7, 9, 12, 40, 4_030])
            rows.append({"sub_code": sub, "target_text": f"{count:,} KK".replace(",", "."), "count": count,
                         "allocation": float(count * price * times), "benefit": f"Rp{price:,}".replace(",", ".")})
    lines = matrix(*rows)
    seen = few_people.for_viewers(lines, set())
    hidden = lines[lines["count"] < 10]
    assert all(row["count"] in guesses(lines, row) for row in hidden.to_dict("records")), "the attack works"
    assert not any(guesses(seen, row) for row in hidden.to_dict("records"))
    whole = lines.groupby("sub_code")["count"].transform("min") >= 10
    assert seen[whole].equals(lines[whole])


def test_the_target_of_a_line_without_a_count_stays() -> None:
    lines = matrix({"target_text": "3 KK"}, {"target_text": "Masyarakat"}, {"target_text": None})
    assert few_people.target_texts(lines).fillna("").tolist() == ["<10 KK", "Masyarakat", ""]
