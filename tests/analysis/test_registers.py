"""Registers against slow second versions that go through every row, one by one."""

from __future__ import annotations

import math
from statistics import median

import pandas as pd
import pytest
from register_rows import VILLAGES, counts, dice

from dashboard.statistics.rounding import EXACT, REACH, Rounding
from dashboard.topics.registers import answers as register_answers
from dashboard.topics.registers.rules.difference import Differences, differences
from dashboard.topics.registers.rules.series import RegisterSeries, all_series, held
from dashboard.topics.registers.words import registers as words

BY = Rounding(bytes(range(32)))
DTSEN, SIDAKSOS = (RegisterSeries(name, "nasional", "domisili") for name in ("DTSEN", "Sidaksos"))


def compared(rows: pd.DataFrame, rounding: Rounding = EXACT, until: int = 4) -> Differences | None:
    return differences(held(rows, DTSEN, "KK", until, rounding), held(rows, SIDAKSOS, "KK", until, rounding), rounding)


def slow(rows: pd.DataFrame, register: str, until: int) -> dict[str, dict[str, float]]:
    """By period the families of each village that has a row."""
    found: dict[str, dict[str, float]] = {}
    for row in rows.to_dict("records"):
        if row["register"] == register and row["unit"] == "KK" and row["decile"] <= until:
            own = found.setdefault(row["period"], {})
            own[row["region_code"]] = own.get(row["region_code"], 0) + row["count"]
    return found


@pytest.mark.parametrize("seed", range(16))
def test_differences_equal_a_slow_count(seed: int) -> None:
    rows, until = dice(seed), (1, 4, 5)[seed % 3]
    found = compared(rows, until=until)
    sides = [slow(rows, register, until) for register in ("DTSEN", "Sidaksos")]
    now = [side[max(side)] for side in sides]
    old = [side[min(side)] if len(side) > 1 else None for side in sides]
    usual = max([0.0, *(median([abs(new[v] - was[v]) / was[v] for v in VILLAGES if v in new and v in now[1 - place]
                                and was.get(v)] or [0.0])
                        for place, (new, was) in enumerate(zip(now, old, strict=True)) if was)])
    both = [village for village in VILLAGES if village in now[0] and village in now[1]]
    assert found is not None and sorted(found.villages.index) == sorted(both)
    beyond = set()
    for village in both:
        first, second = now[0][village], now[1][village]
        moved = [abs(new[village] - was[village]) for new, was in zip(now, old, strict=True) if was and village in was]
        row = found.villages.loc[village]
        assert (row["first"], row["second"], row["gap"]) == (first, second, second - first)
        assert math.isnan(row["relative"]) == (first < 20)
        if first >= 20:
            assert row["relative"] == pytest.approx(100 * (second - first) / first)
        if any(old):
            explained = max([usual * max(first, second), *moved])
            assert row["explained"] == pytest.approx(explained)
            beyond |= {village} if abs(second - first) > explained else set()
    assert set(found.beyond()) == beyond and found.timed == any(old)
    assert set(found.beyond("35.05.01")) == {one for one in beyond if one.startswith("35.05.01")}
    whole = found.of(None)
    assert (whole.first, whole.second) == tuple(sum(own.values()) for own in now)


@pytest.mark.parametrize("seed", range(6))
def test_visitors_see_rounded_counts_and_rounding_alone_makes_no_difference(seed: int) -> None:
    rows = dice(seed)
    exact, shown = compared(rows), compared(rows, BY)
    assert exact is not None and shown is not None and shown.margin == 4 * REACH
    together = shown.villages.join(exact.villages.add_suffix("_true"))
    for name in ("first", "second"):
        assert (together[name] % 5 == 0).all() and ((together[name] - together[f"{name}_true"]).abs() <= REACH).all()
    assert together.loc[together["first"] < 20, "relative"].isna().all()
    assert set(shown.beyond()) <= set(exact.villages.index[exact.villages["gap"].abs() > 0])


def test_units_and_rankings_are_never_mixed() -> None:
    rows = pd.DataFrame([*counts("DTSEN", "2026", [(VILLAGES[0], 1, 10)]),
                         *counts("DTSEN", "2026", [(VILLAGES[0], 1, 99)], unit="jiwa"),
                         *counts("DTSEN", "2026", [(VILLAGES[0], 1, 70)], decile_basis="kabupaten"),
                         *counts("DTSEN", "2026", [(VILLAGES[0], 1, 40)], village_basis="KTP")])
    assert [(one.code, held(rows, one, "KK", 4, EXACT)[0].low.total) for one in all_series(rows)] == [
        ("dtsen-nasional-domisili", 10), ("dtsen-kabupaten-domisili", 70), ("dtsen-nasional-ktp", 40)]
    assert held(rows, DTSEN, "jiwa", 4, EXACT)[0].low.total == 99
    assert math.isnan(held(rows, DTSEN, "KK", 4, EXACT)[0].low.of(VILLAGES[1])), "not known is not zero"


def test_the_sentence_says_what_is_known() -> None:
    old = counts("DTSEN", "2025-TW3", [(village, 1, 100) for village in VILLAGES])
    new = counts("DTSEN", "2026-TW3", [(village, 1, 110) for village in VILLAGES])
    other = counts("Sidaksos", "2026-TW2", [(VILLAGES[0], 1, 200), (VILLAGES[1], 1, 115), (VILLAGES[2], 1, 110)])
    found = compared(pd.DataFrame([*old, *new, *other]))
    assert found is not None
    assert words.headline(found, None, "") == (
        "Sidaksos dan DTSEN berbeda lebih dari yang dijelaskan waktu di 1 dari 3 desa/kelurahan.")
    assert "perubahan lazim 10,0 persen" in words.yardstick(found)
    alone = compared(pd.DataFrame([*new, *other]))
    assert alone is not None and "baru satu tanggal data" in words.headline(alone, None, "")
    assert words.of(found.first) == "DTSEN desil nasional 1–4, desa domisili, Triwulan III 2026"
    assert compared(pd.DataFrame(new)) is None and register_answers.pair(all_series(pd.DataFrame(new))) is None
