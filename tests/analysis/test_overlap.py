"""Rules of the reconciliation's counts, against a slow second way, and what rounding does to their sums."""

from __future__ import annotations

import math
import random
from datetime import date
from typing import Any

import pandas as pd
import pytest
from overlap_rows import RUN, decile, overlap, pair

from dashboard.statistics.rounding import Rounding
from dashboard.topics.registers.rules.eligibility import EligibilityRule
from dashboard.topics.registers.rules.overlap import (
    AIM,
    MISSED,
    OUTSIDE,
    REACHED,
    UNLISTED,
    all_runs,
    alone,
    earlier,
    is_one_key,
    moved,
    off,
    pairs,
    reaches,
)
from dashboard.topics.registers.rules.series import RegisterSeries

VILLAGES = [f"35.05.0{kecamatan}.200{number}" for kecamatan in (1, 2) for number in (1, 2, 3)]
Rows = list[dict[str, Any]]


def rule(program: str = "pkh", first: int = 1, last: int = 4, unit: str = "KK") -> EligibilityRule:
    return EligibilityRule(program, program.upper(), RegisterSeries("DTSEN", "nasional", "domisili"), first, last, unit,
                           date(2025, 6, 1), None, "", None, "")


def frame(rows: Rows) -> pd.DataFrame:
    """As queries give it."""
    found = pd.DataFrame(rows).rename(columns={"village": "region_code"})
    return found.assign(kecamatan_code=found["region_code"].str[:8])


def world(seed: int) -> tuple[Rows, Rows]:
    """Deciles of two programmes and pairs, in some villages; the register stands second in some pairs."""
    dice = random.Random(seed)  # noqa: S311
    deciles: Rows = []
    overlaps: Rows = []
    for village in VILLAGES:
        for program in ("pkh", "sembako"):
            if dice.random() < 0.85:
                for place in range(11):
                    listed = 5 * dice.randrange(30)
                    deciles.append(decile(village, place, listed, 5 * dice.randint(0, listed // 5), program))
            if dice.random() < 0.85:
                counts = [5 * dice.randrange(20) for _ in range(3)]
                overlaps += pair(village, *(("DTSEN", program) if program == "pkh" else (program, "DTSEN")), *counts)
        for state in ("tercatat ganda", "beberapa program"):
            if dice.random() < 0.8:
                overlaps.append(overlap(village, "pkh", "pkh", state, 5 * dice.randrange(4)))
    return deciles, overlaps


@pytest.mark.parametrize("seed", range(12))
def test_a_slow_second_way_finds_the_same(seed: int) -> None:
    deciles, overlaps = world(seed)
    found = {one.program: one for one in reaches(frame(deciles), frame(overlaps), [rule(), rule("rtlh")])}
    areas = [None, "35.05.01", "35.05.02", *VILLAGES]
    for program, one in found.items():
        for area in areas:
            aim = reached = received = missed = 0
            seen, lost = False, [row["count"] for row in overlaps if {row["first"], row["second"]} == {"DTSEN", program}
                                 and row["state"] == ("hanya yang kedua" if row["second"] == program else
                                                      "hanya yang pertama")
                                 and row["village"].startswith(area or "")
                                 and any(own["village"] == row["village"] and own["program"] == program
                                         for own in deciles)]
            for row in deciles:
                if row["program"] == program and row["village"].startswith(area or ""):
                    seen, received = True, received + row["recipients"]
                    if 1 <= row["decile"] <= 4:
                        aim, reached = aim + row["listed"], reached + row["recipients"]
                        missed += row["listed"] - row["recipients"]
            assert math.isnan(one.of(UNLISTED, area)) if not lost else one.of(UNLISTED, area) == sum(lost)
            assert math.isnan(one.of("listed", area)) if not seen else one.of("listed", area) == received
            if program == "sembako" or not seen:
                assert math.isnan(one.of(AIM, area)) and one.share(area) is None, "no rule, or nobody told"
                continue
            assert [one.of(measure, area) for measure in (AIM, REACHED, MISSED, OUTSIDE)] == [
                aim, reached, missed, received - reached]
            assert one.share(area) == (None if aim < 20 else pytest.approx(100 * reached / aim))
    for two in pairs(frame(overlaps)):
        for area in areas:
            told = [row["count"] for row in overlaps if (row["first"], row["second"]) == (two.first, two.second)
                    and row["state"] == "keduanya" and row["village"].startswith(area or "")]
            assert two.of("both", area) == sum(told) if told else math.isnan(two.of("both", area))
    (single,) = alone(frame(overlaps))
    twice = [row["count"] for row in overlaps if row["state"] == "tercatat ganda"]
    assert single.of("twice", None) == sum(twice)


def test_a_rule_of_another_ranking_or_register_and_of_families_for_persons_does_not_hold() -> None:
    rows = frame([decile(VILLAGES[0], place, 50, 20) for place in range(11)])
    nothing = frame(pair(VILLAGES[0], "Sidaksos", "pkh", 5, 5, 5))
    (one,) = reaches(rows, nothing, [rule(unit="jiwa")])
    assert one.rule is not None and one.of(AIM, None) == 200, "who is registered in a family of that decile fits"
    (one,) = reaches(rows.assign(unit="jiwa"), nothing, [rule(unit="KK")])
    assert one.rule is None
    for other in (rule("sembako"),
                  EligibilityRule("pkh", "", RegisterSeries("DTSEN", "provinsi", "domisili"), 1, 4, "KK",
                                  date(2025, 6, 1), None, "", None, "")):
        (one,) = reaches(rows, nothing, [other])
        assert one.rule is None and math.isnan(one.of(AIM, None)) and one.of("listed", None) == 220
        assert math.isnan(one.of(UNLISTED, None)), "a pair with another register says nothing of this one"


def test_families_and_persons_are_never_one_figure() -> None:
    both = [*(decile(VILLAGES[0], place, 50, 20) for place in range(11)),
            *(decile(VILLAGES[0], place, 150, 60, "pbi_jkn", "jiwa") for place in range(11))]
    overlaps = [*pair(VILLAGES[0], "DTSEN", "pkh", 220, 330, 5),
                *pair(VILLAGES[0], "DTSEN", "pbi_jkn", 660, 990, 15, "jiwa"),
                overlap(VILLAGES[0], "DTSEN", "DTSEN", "beberapa program", 5),
                overlap(VILLAGES[0], "DTSEN", "DTSEN", "beberapa program", 20, "jiwa")]
    told = {(one.program, one.unit): one.of("listed", None) for one in reaches(frame(both), frame(overlaps), [])}
    assert told == {("pkh", "KK"): 220, ("pbi_jkn", "jiwa"): 660}
    assert {(one.name, one.unit): one.of("several", None) for one in alone(frame(overlaps))} == {
        ("DTSEN", "KK"): 5, ("DTSEN", "jiwa"): 20}
    assert {one.unit: one.of("both", None) for one in pairs(frame(overlaps))} == {"KK": 220, "jiwa": 660}


def runs(*told: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([{**RUN, "is_sample": False, "told": "overlaps", **one} for one in told])


def test_runs_are_compared_with_one_key_and_one_basis_of_villages() -> None:
    now, before, older = {}, {"run": "2026-08", "fingerprint": "0000-0000-0001"}, {"run": "2026-05"}
    found = all_runs(runs(now, before, older))
    assert earlier(found, found[0]) == (found[2], "")
    assert earlier(found[:2], found[0]) == (None, "key") and earlier(found[:1], found[0]) == (None, "")
    other = all_runs(runs(now, {"run": "2026-08", "village_basis": "KTP"}))
    assert earlier(other, other[0]) == (None, "villages")
    assert is_one_key(runs(now, {"told": "deciles"}), "2026-11")
    assert not is_one_key(runs(now, {"told": "deciles", "computed": "2026-11-04"}), "2026-11")


def test_only_villages_that_both_runs_tell_are_compared() -> None:
    def told(villages: list[str], recipients: int) -> Any:
        rows = [decile(village, place, 50, recipients) for village in villages for place in range(11)]
        return reaches(frame(rows), frame([one for village in villages for one in pair(
            village, "DTSEN", "pkh", 5, 5, recipients)]), [rule()])[0]

    new, old = told(VILLAGES[:3], 20), told(VILLAGES[1:5], 10)
    found = moved(new, old, all_runs(runs({"run": "2026-05"}))[0])
    assert found is not None and found.villages.index.tolist() == VILLAGES[1:3]
    assert (found.of(REACHED, None), found.of(MISSED, None), found.of(UNLISTED, VILLAGES[1])) == (80, -80, 10)
    assert math.isnan(found.of(REACHED, VILLAGES[0])) and moved(new, None, found.before) is None


def test_what_a_sum_may_be_off_holds_for_nineteen_of_twenty() -> None:
    dice, rounding = random.Random(4), Rounding(b"k" * 32)  # noqa: S311
    for draws in (1, 4, 40, 400):
        inside = 0
        for trial in range(200):
            true = [dice.randrange(5, 60) for _ in range(draws)]
            shown = [rounding.count(value, "x", [f"{trial}/{place}"]) for place, value in enumerate(true)]
            inside += abs(sum(shown) - sum(true)) <= off(draws)
        assert inside >= 190 and off(draws) <= 4 * draws
    assert off(0) == 0 and off(1) == 4
