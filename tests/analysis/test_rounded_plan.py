"""Few people are not told by the action plan, in amounts, percentages, texts or rupiah."""

from __future__ import annotations

import itertools
import random
import re
from dataclasses import replace

import pandas as pd
import pytest
from rounding_attack import by_draw, rounding

from dashboard.core.formats import HIDDEN
from dashboard.statistics.people_in_text import counts_people
from dashboard.statistics.rounding import EXACT, Rounding
from dashboard.statistics.scales import FEW_PEOPLE, NO_REPORT, SCALES
from dashboard.store.database import Database
from dashboard.topics.rat.blocks.tables import hidden_lines
from dashboard.topics.rat.rules.quarter import Choice, Rat, assess, of_build
from dashboard.topics.rat.rules.rounding import rounded_plan
from dashboard.topics.rat.words import sentences as rat_words
from meeting_rows import DAY
from rat_rows import action, actions, indicator, indicators, report, reports

VILLAGE = ["35.05.05.2003"]
SUB = ["a", "1"]
ROOM = 5


def test_few_people_in_any_text_close_what_would_tell_them() -> None:
    """The target says 'Masyarakat', another text says how many: rupiah by benefit would tell the same."""
    found = seen(matrix({"target_text": "Masyarakat miskin", "direct": "Bantuan bagi 3 KK", "aid_kind": "Rp300.000",
                         "benefit": "Rp300.000 per KK"})).iloc[0]
    assert (found["direct"], found["aid_kind"], found["benefit"]) == ("Bantuan bagi sejumlah KK", "sejumlah rupiah",
                                                                      HIDDEN)


def plan(places: list[str], unit: str = "KK", target: float = 4.0, physical: float = 3.0, by: Rounding | None = None,
         **more: object) -> Rat:
    return Rat(*rounded_plan(by or rounding(), actions(action(places=places)),
                             indicators(indicator(unit=unit, target=target, **more)), reports(report(4, physical))))


@pytest.mark.parametrize(("places", "unit", "rounded"), [
    (VILLAGE, "KK", True), (["35.05.05"], "KK", True), (["35.05", *VILLAGE], "orang", True), ([], "KK", True),
    (VILLAGE, "unit", False),
])
def test_people_are_rounded_wherever_they_are(places: list[str], unit: str, rounded: bool) -> None:
    for target, physical in ((4.0, 3.0), (41.0, 33.0), (0.0, 7.0), (4_012.0, 14.0)):
        found = plan(places, unit, target, physical)
        amounts = [found.indicators["target"].iloc[0], found.reports["physical"].iloc[0]]
        assert all(amount % 5 == 0 and abs(amount - true) < 5 for amount, true in zip(amounts, (target, physical),
                                                                                      strict=True)
                   ) if rounded else amounts == [target, physical]


@pytest.mark.parametrize(("rupiah", "closed"), [(None, False), (0.0, False), (1e6, True)])
def test_few_people_of_a_quarter_close_the_texts_where_rupiah_stand_beside(rupiah: float | None, closed: bool) -> None:
    """Nobody yet in the first quarter is not a count to be kept, unless money tells of whom."""
    lines = actions(action(target_text="400 KK")).assign(benefit="Rp300.000 per KK")
    for beside in (reports(report(1, 3.0, rupiah=rupiah)), reports(report(1, 0.0, rupiah=rupiah))):
        found = rounded_plan(rounding(), lines, indicators(indicator(target=400.0, unit="KK")), beside)[0].iloc[0]
        assert (found["benefit"], found["target_text"]) == ((HIDDEN, HIDDEN) if closed else
                                                            ("Rp300.000 per KK", "≈400 KK"))


def test_what_is_shipped_shows_visitors_people_in_fives_only(shipped: Database) -> None:
    """From the raw rows: every amount of people is shown as a multiple of 5, less than 5 from the true one."""
    true = of_build(shipped, DAY, EXACT)
    seen = of_build(shipped, DAY, rounding())
    rows = true.indicators[true.indicators["unit"].map(counts_people)]
    shown = seen.indicators.loc[rows.index, "target"]
    assert len(rows) > 100 and (shown % 5 == 0).all() and (shown - rows["target"]).abs().lt(5).all()
    keys = ["year", "agency", "sub_code", "indicator"]
    of_people = true.reports[keys].apply(tuple, axis=1).isin(set(rows[keys].itertuples(index=False, name=None)))
    told = seen.reports.loc[of_people, "physical"].dropna()
    assert len(told) > 100 and (told % 5 == 0).all()


def test_of_few_people_there_is_neither_percentage_nor_status_nor_a_part_in_any_mean() -> None:
    few = plan(VILLAGE)
    many = indicators(indicator(indicator="j", unit="km", target=10.0))
    told = pd.concat([few.reports, reports(report(4, 5.0, indicator="j"))])
    found = assess(replace(few, indicators=pd.concat([few.indicators, many]), reports=told), Choice(2025, 4),
                   SCALES["lima"])
    own = found.subs.set_index("indicator")
    assert own.loc["i", "status"] == FEW_PEOPLE and pd.isna(own.loc["i", "achievement"])
    assert "%" not in (words := rat_words.achievement_words(own.loc["i"].to_dict())) and "20 orang" in words
    assert found.whole is not None and (found.whole["scored"], found.whole["score"]) == (1, 50.0)
    alone = assess(few, Choice(2025, 4), SCALES["lima"])
    assert alone.whole is not None and alone.whole["status"] == FEW_PEOPLE and alone.exceptions.empty
    late = assess(replace(few, reports=few.reports.head(0)), Choice(2025, 4), SCALES["lima"])
    assert set(late.subs["status"]) <= {NO_REPORT, FEW_PEOPLE}


def test_who_is_signed_in_gets_the_very_rows() -> None:
    frames = actions(action(places=VILLAGE)), indicators(indicator(target=4.0)), reports(report(4, 3.0))
    assert all(one is two for one, two in zip(rounded_plan(EXACT, *frames), frames, strict=True))


@pytest.mark.parametrize("seed", range(25))
def test_amounts_over_the_quarters_keep_five_values_for_who_knows_the_rule(seed: int) -> None:
    """Slow and obvious: one unknown draw for the sub kegiatan; amounts to date never fall; target and text beside."""
    dice = random.Random(seed)  # noqa: S311
    quarters = [dice.randint(0, 4) for _ in range(4)]
    target = dice.randint(1, 12)
    kept = rounded_plan(rounding(seed), actions(action(places=VILLAGE, target_text=f"{target} KK")),
                        indicators(indicator(target=float(target))),
                        reports(*(report(number, float(done)) for number, done in enumerate(quarters, start=1))))
    shown = kept[2]["physical"].cumsum().tolist()
    assert (kept[2]["physical"] >= 0).all()
    assert kept[0]["target_text"].iloc[0] in (f"≈{kept[1]['target'].iloc[0]:.0f} KK", HIDDEN)

    true = [sum(quarters[:number]) for number in range(1, 5)]
    worlds: list[list[set[int]]] = []
    for step in range(1, 6):
        fits = [{value for value in range(40) if by_draw(value, step) == told}
                for told in (*shown, kept[1]["target"].iloc[0])]
        for place in range(1, 4):
            fits[place] = {value for value in fits[place] if any(before <= value for before in fits[place - 1])}
        for place in (2, 1, 0):
            fits[place] = {value for value in fits[place] if any(after >= value for after in fits[place + 1])}
        if all(fits):
            worlds.append(fits)
    for place, value in enumerate((*true, target)):
        found = set().union(*(fits[place] for fits in worlds))
        assert value in found and (len(found) >= ROOM or not 1 <= value <= 9), (quarters, shown)


def test_who_knows_that_two_amounts_make_a_third_keeps_four_values_and_no_fewer() -> None:
    """The price of one draw for a sub kegiatan (DECISIONS 101): with it equal amounts look equal, so that a sum looks
    unlike one of its parts tells that the other is not zero (or not five), and nothing more."""
    steps = {next((rest for rest in range(1, 5) if rounding(seed).count(float(rest), "rat", SUB)), 5)
             for seed in range(60)}
    assert steps == {1, 2, 3, 4, 5}, "each remainder may be the first that goes up"
    fits: dict[tuple[int, ...], set[int]] = {}
    for one, other in itertools.product(range(50), repeat=2):
        for step in steps:
            fits.setdefault(tuple(by_draw(value, step) for value in (one, other, one + other)), set()).add(one)
    small = [found for told, found in fits.items() if told[-1] <= 40 and found & set(range(1, 10))]
    assert min(map(len, small)) == 4
    assert all(found in ({1, 2, 3, 4}, {6, 7, 8, 9}) for found in small if len(found) < ROOM)


FORMS = ("{} KK", "{} (angka) keluarga", "sebanyak {} orang lansia", "Penerima: {}", "KK {}", "{} unit RTLH",
         "bagi {} calon penerima bantuan", "{},00 jiwa", "laki-laki {}", "{} rumah", "{}-{} KRT", "{} (tiga) KK",
         "tiga ({}) KK", "KPM: {}", "{} s/d {} KK", "{} SR")
"""Ways in which agencies write how many there are."""


@pytest.mark.slow
def test_no_text_of_a_plan_tells_few_people_to_who_reads_all_of_them() -> None:
    """Every whole number in all texts that a visitor sees of a sub kegiatan with few people is a year or a month."""
    for seed in range(300):
        dice = random.Random(seed)  # noqa: S311
        few, texts = dice.randint(1, 9), ("target_text", "direct", "benefit", "aid_kind", "location")
        told = {name: "Tahun 2026, 12 bulan, " + dice.choice(FORMS).format(few, few + 1) for name in texts
                if name == "target_text" or dice.random() < 0.5}
        told["direct"] = f"{told.get('direct', '')} Rp{few * 300}.000 untuk {few} KK"
        shown = rounded_plan(rounding(seed), matrix(told), indicators(), reports())[0].iloc[0]
        numbers = {int(found) for name in texts if isinstance(shown[name], str)
                   for found in re.findall(r"\d+", shown[name])}
        assert numbers <= {2026, 12}, (told, dict(shown))


def matrix(*rows: dict[str, object]) -> pd.DataFrame:
    texts = dict.fromkeys(("direct", "benefit", "location", "obstacle", "aid_kind"))
    return pd.DataFrame([{"year": 2025, "agency": "a", "sub_code": "1", "line": line, "allocation": 1e6, "places": [],
                          "target_text": None, **texts, **row} for line, row in enumerate(rows, start=1)])


def seen(lines: pd.DataFrame) -> pd.DataFrame:
    return rounded_plan(rounding(), lines, indicators(), reports())[0]


def test_what_each_recipient_gets_goes_with_a_small_count_in_every_year_and_the_rest_stays() -> None:
    lines = matrix({"target_text": "3 KK", "benefit": "Rp300.000 per KK", "direct": "Bantuan 3 KK, 12 bulan"},
                   {"target_text": "40 KK", "benefit": "Rp300.000 per KK", "location": "Jaten", "direct": "Bagi 40 KK"},
                   {"target_text": "40 KK", "benefit": "Rp300.000 per KK", "year": 2024},
                   {"sub_code": "2", "target_text": "40 KK", "benefit": "Rp300.000 per KK", "direct": "Untuk 40 KK"},
                   {"sub_code": "1", "agency": "b", "target_text": None, "benefit": None})
    found = seen(lines)
    assert found["target_text"].fillna("").tolist() == [HIDDEN, HIDDEN, HIDDEN, "≈40 KK", ""]
    assert found["benefit"].fillna("").tolist() == [HIDDEN, HIDDEN, HIDDEN, "Rp300.000 per KK", ""]
    assert found["direct"].fillna("").tolist() == ["Bantuan sejumlah KK, 12 bulan", "Bagi sejumlah KK", "",
                                                   "Untuk ≈40 KK", ""]
    assert found["location"].equals(lines["location"]) and found["allocation"].equals(lines["allocation"])
    assert hidden_lines(found).tolist() == [True, True, True, True, False]
    untouched = matrix({"target_text": "40 unit", "benefit": "Rp300.000 per unit", "location": "Jaten"})
    assert seen(untouched).equals(untouched)


def test_the_target_of_a_line_without_a_count_stays() -> None:
    found = seen(matrix({"target_text": "3 KK"}, {"target_text": "Masyarakat"}, {"target_text": None}))
    assert found["target_text"].fillna("").tolist()[1:] == ["Masyarakat", ""]


def amounts(text: object) -> list[float]:
    """Every number in a text, thousands with dots; not a rounded one."""
    return [float(found.replace(".", "")) for found in re.findall(r"\d[\d.]*", re.sub(r"≈\d+", "", text))
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
def test_no_division_of_rupiah_gives_a_small_count(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    rows: list[dict[str, object]] = []
    for sub in ("1", "2", "3"):
        price, times = dice.choice([300_000, 1_160_000, 2_000_000]), dice.choice([1, 4, 12])
        for _ in range(dice.randint(1, 3)):
            count = dice.choice([1, 3, 7, 9, 17, 40, 4_030])
            rows.append({"sub_code": sub, "target_text": f"{count:,} KK".replace(",", "."), "count": count,
                         "allocation": float(count * price * times), "benefit": f"Rp{price:,}".replace(",", "."),
                         "year": dice.choice([2024, 2025])})
    lines = matrix(*rows)
    found = seen(lines)
    small = lines[lines["count"] < 10]
    assert all(row["count"] in guesses(lines, row) for row in small.to_dict("records")), "the attack works"
    assert not any(guesses(found, row) for row in small.to_dict("records"))
    whole = lines.groupby("sub_code")["count"].transform("min") >= 15
    assert found.loc[whole, "benefit"].equals(lines.loc[whole, "benefit"])
    assert found.loc[whole, "target_text"].str.startswith("≈").all()
