"""Rules of partners: amounts by hand, need share by hand, gaps, participation."""

from __future__ import annotations

import random
from datetime import date

import pandas as pd
import pytest

from dashboard.statistics.rounding import EXACT, Rounding
from dashboard.topics.partners import words
from dashboard.topics.partners.rules import need
from dashboard.topics.partners.rules.collaboration import day_of
from dashboard.topics.partners.rules.gaps import MATCHED, TWICE, UNMATCHED, gaps
from dashboard.topics.partners.rules.participation import participation
from dashboard.topics.partners.rules.pledges import (
    AGES,
    age_class,
    amount,
    by_age,
    by_partner,
    by_unit,
    not_cancelled,
    reporting,
    shown_rows,
)
from dashboard.topics.programs.rules.coverage import Coverage, coverage
from dashboard.topics.programs.rules.program import Program
from partner_rows import activity, asked, asked_activities, asked_partners, partner, pledge

ROUNDED = Rounding(bytes(range(32)))
A, B, C, D = "35.05.01.2001", "35.05.01.2002", "35.05.02.2001", "35.05.02.2002"


def test_rupiah_and_units_are_added_apart_and_silence_is_no_zero() -> None:
    rows = asked(
        pledge(), pledge("j-2", delivered_rupiah=None, reported_on=None),
        pledge("j-3", pledged_rupiah=5_000_000, delivered_rupiah=5_500_000),
        pledge("j-4", status="dibatalkan"),
        pledge("j-5", pledged_rupiah=None, delivered_rupiah=None, unit="kg", pledged_quantity=400,
               delivered_quantity=250),
        pledge("j-6", unit="unit", pledged_quantity=4, delivered_quantity=3))
    money = amount(not_cancelled(rows), "rupiah")
    assert (money.pledged, money.delivered, money.undelivered, money.unreported, money.lines) == (
        35e6, 17.5e6, 8e6, 10e6, 4)
    assert money.rate == 50.0 and amount(rows.iloc[:0], "rupiah").rate is None
    assert [(goods.unit, goods.pledged, goods.delivered, goods.unreported) for goods in by_unit(rows, EXACT)] == [
        ("kg", 400.0, 250.0, 0), ("unit", 4.0, 3.0, 0)]


@pytest.mark.parametrize(("days", "expected"), [(0, 0), (91, 0), (92, 1), (183, 1), (184, 2), (365, 2), (366, 3)])
def test_limits_of_age(days: int, expected: int) -> None:
    day = date(2026, 11, 24)
    told = age_class(pd.Series([(pd.Timestamp(day) - pd.Timedelta(days=days)).date().isoformat()]), day)
    assert told.tolist() == [expected]
    assert age_class(pd.Series(["2026-11-25"]), day).isna().all(), "of a day to come"


def test_by_age_adds_up_to_what_stands() -> None:
    rows = asked(*(pledge(f"j-{month}", pledged_on=f"2026-{month:02}-05", pledged_rupiah=month * 1_000_000)
                   for month in range(1, 12)), pledge("j-x", status="dibatalkan"))
    found = by_age(rows, date(2026, 11, 24))
    assert len(found) == len(AGES)
    assert sum(one.pledged for one in found) == amount(not_cancelled(rows), "rupiah").pledged
    assert [one.lines for one in found] == [3, 3, 5, 0]
    assert day_of(2025, date(2026, 11, 24)) == date(2025, 12, 31)
    assert day_of(2026, date(2026, 11, 24)) == date(2026, 11, 24)


def test_reporting_counts_companies_of_the_list_in_that_year() -> None:
    listed = asked_partners(partner("m-1"), partner("m-2"), partner("m-3", until=2025), partner("m-4", since=2027),
                            partner("m-5", helix="komunitas"))
    rows = asked(pledge(), pledge("j-2", partner="m-5"), pledge("j-3", partner="m-2", reported_on=None))
    told = reporting(listed, rows, 2026)
    assert (told.listed, told.reported, told.silent, told.rate) == (2, 1, ("PT Contoh m-2",), 50.0)
    assert reporting(listed, rows, 2025).silent == ("PT Contoh m-1", "PT Contoh m-2", "PT Contoh m-3")
    assert reporting(listed.iloc[:0], rows, 2026).rate is None


def test_a_partner_without_rupiah_has_none_instead_of_zero() -> None:
    listed = asked_partners(partner("m-1"), partner("m-2"), partner("m-3"))
    frame = by_partner(listed, asked(pledge(), pledge("j-2", village=B, program="rtlh"), pledge(
        "j-3", partner="m-2", pledged_rupiah=None, delivered_rupiah=None, unit="kg", pledged_quantity=5)))
    assert frame.index.tolist() == ["m-1", "m-2", "m-3"]
    assert frame.loc["m-1", ["lines", "delivered", "villages", "programs"]].tolist() == [2, 12e6, 2, 1]
    assert frame["pledged"].isna().tolist() == [False, True, True] and frame["lines"].tolist() == [2, 1, 0]


BARE = {"pledged_rupiah": None, "delivered_rupiah": None}


def test_visitors_see_quantities_of_people_rounded_and_none_beside_its_rupiah() -> None:
    rows = asked(pledge(unit="unit", pledged_quantity=7, delivered_quantity=3, **BARE),
                 pledge("j-2", unit="KK", pledged_quantity=7, delivered_quantity=3),
                 pledge("j-3", unit="kg", pledged_quantity=7, delivered_quantity=3))
    shown = shown_rows(rows, ROUNDED)
    assert shown["pledged_quantity"][0] in (5, 10) and shown["delivered_quantity"][0] in (0, 5)
    assert shown[["pledged_quantity", "delivered_quantity"]].isna().all(axis=1).tolist() == [False, True, False]
    assert shown["pledged_rupiah"].isna().tolist() == [True, False, False]
    assert shown["pledged_quantity"][2] == 7, "kilograms are no people"
    kk, _, unit = by_unit(rows, ROUNDED)
    assert unit.pledged == shown["pledged_quantity"][0], "the same pledge, the same figure"
    assert pd.isna(kk.pledged) and pd.isna(kk.delivered) and words.goods(kk.pledged) == "tidak ditampilkan"
    pd.testing.assert_frame_equal(shown_rows(rows, EXACT), rows)


def test_the_words_of_a_pledge_do_not_tell_what_its_quantity_hides() -> None:
    rows = asked(pledge(what="Perbaikan 3 rumah untuk 3 KK", unit="unit", pledged_quantity=3),
                 pledge("j-2", what="Sembako untuk 1.003 KK", unit="paket", pledged_quantity=1_003, **BARE))
    priced, bare = shown_rows(rows, ROUNDED)["what"]
    assert priced == "Perbaikan sejumlah rumah untuk sejumlah KK"
    assert bare in ("Sembako untuk ≈1.000 KK", "Sembako untuk ≈1.005 KK")


def test_beside_rupiah_visitors_see_sums_of_three_pledges_or_more() -> None:
    rows = asked(*(pledge(f"j-{number}", unit="KK", pledged_quantity=7, delivered_quantity=told)
                   for number, told in enumerate((0, 1, None))))
    (goods,) = by_unit(rows, ROUNDED)
    assert goods.pledged in (20, 25) and pd.isna(goods.delivered), "two of them tell what they delivered"
    (exact,) = by_unit(rows, EXACT)
    assert (exact.pledged, exact.delivered, words.delivered(exact)) == (21, 1, "1")
    silent = by_unit(asked(pledge(unit="kg", pledged_quantity=5)), ROUNDED)
    assert words.delivered(silent[0]) == "belum dilaporkan"


def test_shown_sums_never_narrow_a_part() -> None:
    """Between the sums of the least and of the most that the shown parts may be."""
    luck = random.Random(7)  # noqa: S311
    for _ in range(200):
        rows = asked(*(pledge(f"j-{number}", unit="KK", pledged_quantity=luck.randint(1, 30), **BARE)
                       for number in range(luck.randint(1, 5))))
        (goods,) = by_unit(rows, ROUNDED)
        parts = shown_rows(rows, ROUNDED)["pledged_quantity"]
        assert goods.pledged % 5 == 0 and (parts - 4).clip(lower=0).sum() <= goods.pledged <= (parts + 4).sum()


def families(**by_village: float) -> pd.DataFrame:
    codes = dict(zip("abcdefgh", (f"35.05.0{1 + place // 4}.200{1 + place % 4}" for place in range(8)), strict=True))
    return pd.DataFrame([{"region_code": codes[name], "kecamatan_code": codes[name][:8], "period": "2026-TW3",
                          "decile": 1, "count": count, "record": codes[name]} for name, count in by_village.items()])


def test_need_share_by_hand() -> None:
    """Eight villages, so two are priority: b and f with 300 and 250 of 1,000 families."""
    found = need.by_register(families(a=50, b=300, c=100, d=100, e=60, f=250, g=80, h=60), EXACT)
    assert found and found.villages == {B, D} and found.of == 8 and found.need_share == pytest.approx(55)
    rows = asked(pledge(village=B, delivered_rupiah=2_000_000), pledge("j-2", village=A, delivered_rupiah=5_000_000),
                 pledge("j-3", village=D, delivered_rupiah=1_000_000),
                 pledge("j-4", village=B, delivered_rupiah=90_000_000, status="dibatalkan"),
                 pledge("j-5", village=B, pledged_rupiah=None, delivered_rupiah=None, unit="kg", pledged_quantity=9,
                        delivered_quantity=9))
    told = need.spread(rows, found)
    assert (told.delivered, told.inside, told.share, told.goods) == (8e6, 3e6, 37.5, 1)
    frame = need.by_kecamatan(rows, found, pd.Series({code: code[:8] for code in found.need.index}))
    assert frame.index.tolist() == ["35.05.02", "35.05.01"]
    assert frame.loc["35.05.02"].tolist() == pytest.approx([12.5, 45.0, -32.5])


def test_what_nobody_reported_is_not_zero() -> None:
    rows = asked(pledge(delivered_rupiah=None, reported_on=None))
    money = amount(rows, "rupiah")
    assert money.is_silent and money.rate is None and words.came(money) == "belum dilaporkan dari Rp10.000.000"
    assert by_partner(asked_partners(partner()), rows).loc["m-1", ["pledged", "delivered"]].isna().tolist() == [
        False, True]
    assert not amount(asked(pledge(delivered_rupiah=0)), "rupiah").is_silent, "told to be nothing"


def test_of_equals_the_lower_code_and_at_least_one() -> None:
    found = need.by_register(families(a=10, b=10, c=10, d=10), EXACT)
    assert found and found.villages == {A}
    few = need.by_register(families(a=10, b=20), EXACT)
    assert few and few.villages == {B}
    assert need.by_register(families().reindex(columns=["region_code", "kecamatan_code", "period", "families"]),
                            EXACT) is None


def test_without_a_register_the_lowest_index_decides_and_there_is_no_share_of_need() -> None:
    values = pd.DataFrame({"region_code": [A, B, C, D], "year": 2024, "value": [0.7, 0.5, 0.9, 0.6]})
    found = need.by_index(values, "ike")
    assert found and found.villages == {B} and found.need_share is None and found.when == "2024"
    assert need.by_kecamatan(asked(pledge()), found, pd.Series({A: "35.05.01"})).empty
    nothing = need.spread(asked(pledge(delivered_rupiah=None)), found)
    assert nothing.share is None


def test_visitors_get_priority_villages_of_shown_counts_only() -> None:
    counts = families(a=52, b=53, c=51, d=54, e=7, f=8, g=9, h=6)
    found = need.by_register(counts, ROUNDED)
    assert found and (found.need % 5 == 0).all()
    ordered = sorted(found.need.index, key=lambda code: (-found.need[code], code))
    assert found.villages == set(ordered[:2])


RTLH = Program("rtlh", "Rumah", "Perkim", "3", "unit")


def cover(**gap: int) -> Coverage:
    codes = {"a": A, "b": B, "c": C, "d": D}
    found = coverage(pd.DataFrame([
        {"program": "rtlh", "region_code": codes[name], "kecamatan_code": codes[name][:8], "year": 2025,
         "quarter": None, "target": 100, "recipients": 100 - lacks, "unit": "unit", "budget": None, "realised": None,
         "is_sample": False, "submission_id": None} for name, lacks in gap.items()]), EXACT)
    assert found
    return found


def test_gaps_matched_unmatched_and_helped_twice() -> None:
    rows = asked(
        pledge(program="rtlh", village=A), pledge("j-2", program="rtlh", village=A, partner="m-2"),
        pledge("j-3", program="rtlh", village=A), pledge("j-4", program="rtlh", village=B),
        pledge("j-5", program="rtlh", village=C, status="dibatalkan"),
        pledge("j-6", program="rtlh", village=C, period="2024"), pledge("j-7", program="pkh", village=C),
        pledge("j-8", program="rtlh", village=C, status="ditunda"), pledge("j-9", program="rtlh", village=D))
    found = gaps([(RTLH, cover(a=10, b=20, c=30, d=0))], rows)
    assert dict(zip(found.places["region_code"], found.places["state"], strict=True)) == {
        A: TWICE, B: MATCHED, C: UNMATCHED}
    assert found.elsewhere == {"rtlh": 1} and found.years == {"rtlh": 2025}
    assert found.counts() == found.counts("rtlh") == {UNMATCHED: 1, MATCHED: 1, TWICE: 1}
    assert gaps([(RTLH, cover(a=10, b=20, c=30))], rows, kecamatan="35.05.02").counts() == {
        UNMATCHED: 1, MATCHED: 0, TWICE: 0}
    assert gaps([(RTLH, cover(a=10, b=20))], rows, "35.05.01", B).counts()[MATCHED] == 1
    assert gaps([(RTLH, cover(a=10))], rows.iloc[:0]).counts()[UNMATCHED] == 1
    assert gaps([], rows).places.empty


def test_participation_counts_by_village_and_names_those_without_a_record() -> None:
    rows = asked_activities([activity(), activity("g-2", participants=8, hours=None),
                             activity("g-3", village=C, participants=21, hours=None),
                             activity("g-4", date="2025-03-01", village=B)])
    found = participation(rows, 2026, [D, C, B, A], EXACT)
    assert found and found.silent == (B, D) and found.kinds == {"kerja bakti": 3}
    village, whole = found.area(None, A), found.area(None)
    assert village is not None and village[["activities", "participants", "hours"]].tolist() == [2, 55, 3.0]
    assert whole is not None and whole[["activities", "participants", "hours"]].tolist() == [3, 76, 3.0]
    far = found.area("35.05.02")
    assert far is not None and far["participants"] == 21 and pd.isna(far["hours"])
    assert found.area(None, B) is None and participation(rows, 2024, [A], EXACT) is None
    rounded = participation(rows, 2026, [A, B, C, D], ROUNDED)
    assert rounded and all((frame["participants"] % 5 == 0).all() for frame in (
        rounded.villages, rounded.kecamatan, rounded.whole))
