"""Freshness, changes, eligibility and findings against slow second versions."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pandas as pd
import pytest
from register_rows import VILLAGES, changed, counts, found

from dashboard.statistics.rounding import EXACT, REACH, Rounding
from dashboard.topics.registers.contracts import KINDS, OPEN, STATES
from dashboard.topics.registers.rules.changes import MEASURES, changes
from dashboard.topics.registers.rules.eligibility import fitting, in_force, rules
from dashboard.topics.registers.rules.findings import AGES, findings
from dashboard.topics.registers.rules.freshness import end_of, freshness
from dashboard.topics.registers.rules.series import RegisterSeries
from dashboard.topics.registers.words import changes as change_words
from dashboard.topics.registers.words import findings as finding_words

BY = Rounding(bytes(range(32)))
DTSEN = RegisterSeries("DTSEN", "nasional", "domisili")
TODAY = date(2026, 11, 28)


def test_age_and_share_verified() -> None:
    rows = pd.DataFrame([
        *counts("DTSEN", "2025-TW3", [(VILLAGES[0], 1, 500)], verified=500.0),
        *counts("DTSEN", "2026-TW3", [(VILLAGES[0], 1, 100), (VILLAGES[0], 2, 60)], verified=40.0,
                cutoff=pd.Timestamp("2026-09-17")),
        *counts("DTSEN", "2026-TW3", [(VILLAGES[3], 1, 300)])])
    one = freshness(rows, DTSEN, "KK", TODAY, EXACT)
    assert one is not None and (one.age, one.cutoff) == (72, date(2026, 9, 17))
    assert one.all.total == 460 and one.share(None) == 50 and one.share("35.05.02") is None
    assert (one.villages, one.told) == (2, 1) and "1 desa/kelurahan" in change_words.unknown(one)
    assert freshness(rows, DTSEN, "jiwa", TODAY, EXACT) is None
    assert [end_of(period) for period in ("2026-TW1", "2026-TW4", "2024")] == [
        date(2026, 3, 31), date(2026, 12, 31), date(2024, 12, 31)]


@pytest.mark.parametrize("seed", range(8))
def test_changes_equal_a_slow_count_and_those_that_do_not_add_up_are_told(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    told = [(village, *(chance.randrange(0, 40) for _ in range(4))) for village in VILLAGES if chance.random() < 0.9]
    before = {village: chance.randrange(100, 200) for village in VILLAGES}
    wrong = {village for village in before if chance.random() < 0.3}
    now = {village: before[village] + entered - left + (village in wrong) for village, entered, left, *_ in told}
    held = pd.DataFrame([
        *counts("DTSEN", "2025-TW3", [(one, 1, many) for one, many in before.items()],
                cutoff=pd.Timestamp("2025-09-17")),
        *counts("DTSEN", "2026-TW3", [(one, 1, many) for one, many in now.items()],
                cutoff=pd.Timestamp("2026-09-17"))])
    rows = pd.DataFrame([*changed([(VILLAGES[0], 999, 999, 999, 999)], "2025-03-17", "2025-09-17"), *changed(told)])
    own = changes(rows, held, DTSEN, "KK", EXACT)
    assert own is not None and (own.since, own.until) == (date(2025, 9, 17), date(2026, 9, 17))
    for place, measure in enumerate(MEASURES, start=1):
        assert own.of(measure, None) == sum(row[place] for row in told)
        for kecamatan in {str(row[0])[:8] for row in told}:
            assert own.of(measure, kecamatan) == sum(row[place] for row in told if str(row[0]).startswith(kecamatan))
    assert set(own.odd) == wrong & set(now) and own.checked == len(now)
    assert ("tidak sama" in change_words.balance(own)) == bool(own.odd)
    far = [float(row[3] + row[4]) for row in told]
    assert own.table(list(VILLAGES))[["moved_4", "moved_7"]].sum(axis=1).tolist() == sorted(far, reverse=True)
    shown = changes(rows, held, DTSEN, "KK", BY)
    assert shown is not None
    for one in MEASURES:
        assert shown.of(one, None) % 5 == 0 and abs(shown.of(one, None) - own.of(one, None)) <= REACH


def test_a_rule_holds_from_its_day_and_counts_in_its_own_unit() -> None:
    table = pd.DataFrame([
        {"program": "pkh", "name": "PKH", "register": "DTSEN", "decile_basis": "nasional", "decile_first": first,
         "decile_last": last, "unit": unit, "since": pd.Timestamp(since), "until": pd.Timestamp(until), "source": "uji",
         "url": None, "note": None}
        for first, last, unit, since, until in ((1, 3, "KK", "2025-01-01", "2025-06-01"),
                                                (1, 4, "KK", "2025-06-01", None), (1, 5, "jiwa", "2025-06-01", None))])
    known = rules(table)
    assert [(one.last, one.unit) for one in in_force(known, date(2025, 5, 31))] == [(3, "KK")]
    *_, later, persons = known
    assert in_force(known, date(2025, 6, 1)) == [later, persons]
    held = pd.DataFrame([*counts("DTSEN", "2026-TW3", [(VILLAGES[0], decile, 10) for decile in range(1, 11)]),
                         *counts("DTSEN", "2026-TW3", [(VILLAGES[0], 1, 500)], decile_basis="kabupaten"),
                         *counts("DTSEN", "2025-TW3", [(VILLAGES[0], 1, 700)])])
    fit = fitting(later, held, EXACT).fit
    assert fit is not None and (fit.total, fit.of(VILLAGES[0])) == (40, 40)
    assert fitting(persons, held, EXACT).fit is None, "families are never turned into persons"


@pytest.mark.parametrize("seed", range(8))
def test_findings_equal_a_slow_walk(seed: int) -> None:
    chance, told = random.Random(seed), []  # noqa: S311
    for number in range(chance.randrange(1, 30)):
        day, village = TODAY - timedelta(days=chance.randrange(1, 200)), chance.choice(VILLAGES)
        kind = chance.choice(KINDS)
        for state in STATES[:chance.randrange(1, 5)]:
            told.append((f"t-{number:02}", village, kind, number + 1, state, day.isoformat()))
            day += timedelta(days=chance.choice((0, 3, 20)))
    chance.shuffle(told)
    own = findings(found(told), TODAY, EXACT)
    assert own is not None
    last: dict[str, tuple[str, ...]] = {}
    first: dict[str, str] = {}
    for row in told:
        first[row[0]] = min(row[5], first.get(row[0], row[5]))
        if row[0] not in last or (row[5], STATES.index(row[4])) > (last[row[0]][5], STATES.index(last[row[0]][4])):
            last[row[0]] = row
    assert own.newest["state"].to_dict() == {code: row[4] for code, row in last.items()}
    assert set(own.open().index) == {code for code, row in last.items() if row[4] in OPEN}
    for code, row in own.newest.iterrows():
        days = (TODAY - date.fromisoformat(first[str(code)])).days
        assert row["days"] == days and row["age"] == next(word for most, word in AGES if days <= most)
    for kind in KINDS:
        for area in (None, "35.05.01", VILLAGES[4]):
            assert own.people("DTSEN", kind, "KK", area) == sum(
                row[3] for row in last.values()
                if row[2] == kind and row[4] != STATES[-1] and row[1].startswith(area or ""))
    shown = findings(found(told), TODAY, BY)
    assert shown is not None and (shown.newest["count"] % 5 == 0).all()
    assert f"{len(last)} temuan: " in finding_words.finding(own, None)
