"""Services against slow second versions that go through every file, one by one."""

from __future__ import annotations

import random

import pandas as pd
import pytest

from dashboard.statistics.rounding import EXACT, REACH, Rounding
from dashboard.topics.services.contracts import (
    AGES,
    ANSWERED,
    COMPLETE,
    DONE,
    ENDED,
    IN,
    NOT_REFERRED,
    REFERRED,
    REFUSED,
    STATES,
    UNABLE,
    UNANSWERED,
    WAITING,
)
from dashboard.topics.services.rules.answer_times import LATE, answer_times
from dashboard.topics.services.rules.flow import differences, flow, month_before
from dashboard.topics.services.rules.needs import needs
from dashboard.topics.services.rules.per_families import per_families
from dashboard.topics.services.rules.services import services
from dashboard.topics.services.words import services as words
from service_rows import MONTHS, VILLAGES, Errand, answer_of, counted, errands, people

pytestmark = pytest.mark.slow

BY = Rounding(bytes(range(32)))
AREAS = (None, "35.05.01", "35.05.02", *VILLAGES)
SEEDS = range(12)


def inside(one: Errand, area: str | None) -> bool:
    return area is None or one.village.startswith(area)


def here(files: list[Errand], month: str, area: str | None = None, agency: str | None = None) -> list[Errand]:
    """Files that stand somewhere in the month, in an area and with an agency."""
    return [one for one in files if month in one.states and inside(one, area) and agency in (None, one.agency)]


@pytest.mark.parametrize("seed", SEEDS)
def test_states_ages_and_funnel_equal_a_slow_count(seed: int) -> None:
    files = errands(seed, 200)
    rows = counted(files)
    for month in sorted(rows["month"].unique()):
        for agency in (None, "perkim"):
            found = services(rows, month, EXACT, agency)
            for area in AREAS:
                own = here(files, month, area, agency)
                assert found.count(IN, area) == sum(one.came == month and inside(one, area)
                                                    and agency in (None, one.agency) for one in files)
                for state in (*WAITING, *ENDED):
                    assert found.count(state, area) == sum(one.states[month] == state for one in own)
                waits = [one for one in own if one.states[month] in WAITING]
                assert found.waiting.of(area) == len(waits)
                if area in (None, "35.05.01", "35.05.02"):
                    assert [found.by_age[age].of(area) for age in AGES] == [
                        sum(one.age == age for one in waits) for age in AGES]
                    assert found.old(area) == sum(one.age == AGES[3] for one in waits)
                    _check_funnel(found.funnel(area), own, month)


def _check_funnel(told: list[tuple[str, float, float | None]], own: list[Errand], month: str) -> None:
    """Counted by how far each file came, not by lists of states; done at the desk is complete, and no further."""
    steps = {UNABLE: 0, WAITING[0]: 0, COMPLETE: 1, REFERRED: 2, DONE: 4}  # the rest were answered: 3
    reached = [1 if one.states[month] == DONE and answer_of(one, month) == NOT_REFERRED
               else steps.get(one.states[month], 3) for one in own]
    assert [files for _, files, _ in told] == [sum(far >= step for far in reached) for step in range(5)]
    if len(own) >= 20:
        assert told[-1][2] == pytest.approx(100 * sum(far == 4 for far in reached) / len(own))
    else:
        assert {share for *_, share in told} == {None}


@pytest.mark.parametrize("seed", SEEDS)
def test_answer_times_equal_a_slow_count(seed: int) -> None:
    files = errands(seed, 200)
    rows = counted(files)
    for month in sorted(rows["month"].unique()):
        for area in (None, "35.05.01", "35.05.02"):
            told = {one.agency: one for one in answer_times(rows, month, EXACT).of(area)}
            for agency in ("dinsos", "perkim"):
                given = [(answer_of(one, month), one.age) for one in here(files, month, area, agency)]
                given = [one for one in given if one[0] != NOT_REFERRED]
                if not given:
                    assert agency not in told
                    continue
                one = told[agency]
                open_ones = [age for answer, age in given if answer == UNANSWERED]
                assert one.referred == len(given) and one.unanswered == len(open_ones)
                assert one.late == sum(age in LATE for age in open_ones)
                if len(given) < 20:
                    assert one.share is None and one.half is None
                    continue
                assert one.share == pytest.approx(100 * (len(given) - len(open_ones)) / len(given))
                # The middle file when all are put in a row, the unanswered at the end.
                places = sorted(ANSWERED.index(answer) if answer != UNANSWERED else 9 for answer, _ in given)
                middle = places[(len(places) - 1) // 2]
                assert one.half == (None if middle == 9 else ANSWERED[middle])


@pytest.mark.parametrize("rounding", [EXACT, BY])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_funnel_and_the_table_of_agencies_tell_the_same(seed: int, rounding: Rounding) -> None:
    """What was done at the desk is in neither, and the stages of one agency are its row."""
    rows = counted(errands(seed, 300))
    for month in sorted(rows["month"].unique()):
        told = answer_times(rows, month, rounding)
        agencies = {agency: services(rows, month, rounding, agency) for agency in rows["agency"].unique() if agency}
        whole = services(rows, month, EXACT)
        for area in (None, "35.05.01", "35.05.02"):
            table = {one.agency: one for one in told.of(area)}
            assert table.keys() <= agencies.keys()
            for agency, one in table.items():
                _, _, (_, referred, _), (_, answered, _), _ = agencies[agency].funnel(area)
                assert (referred, answered) == (one.referred, one.answered)
            if rounding.is_exact:
                stages = [files for _, files, _ in whole.funnel(area)]
                assert stages[2] == sum(one.referred for one in table.values())
                assert stages[3] == sum(one.answered for one in table.values())
                assert stages[4] + whole.desk.of(area) == whole.count(DONE, area)


def test_agencies_are_ordered_by_what_needs_attention_and_few_have_no_percentage() -> None:
    files = [Errand(VILLAGES[0], "rtlh", agency, {"2026-07": state}, "2026-06")
             for agency, answered, unanswered in (("a", 15, 15), ("b", 30, 0), ("c", 0, 1))
             for state in [REFUSED] * answered + [REFERRED] * unanswered]
    told = answer_times(counted(files), "2026-07", BY).of()
    assert [one.agency for one in told if one.share is not None] == ["a", "b"]
    assert all(one.half is None and one.share is None for one in told[2:])


@pytest.mark.parametrize("rounding", [EXACT, BY])
def test_no_reader_is_told_that_an_agency_is_the_worst_on_a_handful_of_files(rounding: Rounding) -> None:
    """As the sample had it: 63.6 percent of 11 for who is signed in, 75 percent of 40 for everybody else."""
    files = [Errand(VILLAGES[0], "rtlh", agency, {"2026-07": state}, "2026-06")
             for agency, answered, unanswered in (("dispendukcapil", 7, 4), ("dpupr", 30, 10), ("kesra", 2, 2))
             for state in [REFUSED] * answered + [REFERRED] * unanswered]
    told = answer_times(counted(files), "2026-07", rounding).of()
    assert [one.agency for one in told if one.share is not None] == ["dpupr"]
    assert words.answering(told, str).startswith("Bagian terjawab paling kecil: dpupr, 75,0 persen dari 40 rujukan")
    assert {words.half(one) for one in told[1:]} == {"kurang dari 20 rujukan"}


def losing(files: list[Errand], dice: random.Random) -> list[Errand]:
    """Some files vanish from a month on, some have never come in."""
    for one in dice.sample(files, len(files) // 5):
        if len(one.states) > 1 and dice.random() < 0.5:
            del one.states[max(one.states)]
        else:
            one.came = "2026-01"
    return files


@pytest.mark.parametrize("seed", SEEDS)
def test_what_came_in_is_somewhere(seed: int) -> None:
    """The flow of whole files always holds; of damaged ones each difference is found by a slow count of places."""
    files = errands(seed)
    assert flow(counted(files), EXACT).breaks == ()
    rows = counted(losing(files, random.Random(seed)))  # noqa: S311
    rows = rows[rows["month"] != "2026-01"]
    told = {one.month: one for one in flow(rows, EXACT).breaks}
    for month in MONTHS[1:]:
        lost = extra = 0
        for village in VILLAGES:
            for need in ("rtlh", "bpjs"):
                own = [one for one in files if one.village == village and one.need == need]
                waited = sum(one.states.get(month_before(month)) in WAITING for one in own)
                came = sum(one.came == month for one in own)
                left = waited + came - sum(month in one.states for one in own)
                lost, extra = lost + max(left, 0), extra + max(-left, 0)
        if {month, month_before(month)} <= set(rows["month"]):
            assert (month in told) == bool(lost or extra)
        if month in told:
            assert (told[month].lost.total, told[month].extra.total) == (lost, extra)


def test_villages_do_not_make_up_for_each_other_and_a_gap_of_months_is_not_checked() -> None:
    stays = Errand(VILLAGES[0], "rtlh", "dinsos", {"2026-07": REFERRED}, "2026-07")
    appears = Errand(VILLAGES[3], "rtlh", "dinsos", {"2026-08": REFERRED}, "2026-01")
    rows = counted([stays, appears])
    rows = rows[rows["month"] != "2026-01"]
    months = dict(list(rows.groupby("month")))
    assert set(differences(months["2026-07"], months["2026-08"])["region_code"]) == {VILLAGES[0], VILLAGES[3]}
    (one,) = flow(rows, EXACT).breaks
    said = words.flow(flow(rows, EXACT), {"35.05.01": "Wonodadi", "35.05.02": "Udanawu"}.__getitem__, True)
    assert (one.lost.total, one.extra.total) == (1, 1) and "Wonodadi, Udanawu" in said[0]
    assert "1 berkas yang masuk atau tersisa tidak ada lagi di mana pun, dan 1 berkas ada tanpa pernah" in said[0]
    name = {"35.05.01": "Wonodadi", "35.05.02": "Udanawu", "35.05.03": "Srengat"}.__getitem__
    (here,) = words.flow(flow(rows, EXACT), name, True, "35.05.02")
    assert "(Kecamatan Udanawu)" in here and "ada tanpa pernah" in here and "tidak ada lagi" not in here
    (elsewhere,) = words.flow(flow(rows, EXACT), name, True, "35.05.03")
    assert elsewhere.startswith("Alur berkas cocok di setiap desa Kecamatan Srengat"), "Talun was warned of everywhere"
    later = rows.assign(month=rows["month"].replace("2026-08", "2026-09"))
    assert flow(later, EXACT).checked == () and "perlu dua bulan" in words.flow(flow(later, EXACT), str, True)[0]
    assert month_before("2027-01") == "2026-12"


@pytest.mark.parametrize("seed", SEEDS)
def test_what_visitors_see_is_near_rounded_and_narrows_nothing(seed: int) -> None:
    """Every count is a multiple of five within four of the truth, and a sum leaves each of its parts five values."""
    rows = counted(errands(seed, 400))
    rows["channel"] = [("fasilitator", "kantor", "warga")[place % 3] for place in range(len(rows))]
    month = MONTHS[1]
    true, shown = (services(rows, month, by) for by in (EXACT, BY))
    for area in AREAS:
        pairs = [(true.count(state, area), shown.count(state, area)) for state in STATES]
        pairs.append((true.waiting.of(area), shown.waiting.of(area)))
        assert all(told % 5 == 0 and abs(told - one) <= REACH for one, told in pairs)
        _leaves_five([shown.count(state, area) for state in WAITING], shown.waiting.of(area))
        if area in (None, "35.05.01", "35.05.02"):
            _leaves_five([shown.by_age[age].of(area) for age in AGES], shown.waiting.of(area))
            _leaves_five([files for _, files, _ in shown.by_channel(area)], shown.count(IN, area))
            files = [files for _, files, _ in shown.funnel(area)]
            assert files == sorted(files, reverse=True)
            _leaves_five([shown.count(COMPLETE, area), files[2], shown.desk.of(area)], shown.complete.of(area))
    for one in answer_times(rows, month, BY).of():
        assert all(told % 5 == 0 for told in (one.referred, one.unanswered, one.late, *one.within))
        assert one.late <= one.unanswered and (one.share is None or one.referred >= 20)


def test_cases_are_counted_by_the_channel_they_came_in_by() -> None:
    rows = counted([Errand(VILLAGES[0], "rtlh", "dinsos", {"2026-07": REFERRED}, "2026-07", age=age)
                    for age in AGES for _ in range(10)])
    rows.loc[rows["state"] == IN, "channel"] = "warga"
    rows.loc[rows["state"] != IN, "channel"] = "kantor"
    found = services(rows, "2026-07", EXACT)
    assert found.by_channel() == [("warga", 40, 100), ("fasilitator", 0, 0), ("kantor", 0, 0)]
    assert words.by_channel(found, None) == "40 berkas masuk, terbanyak lewat warga sendiri"
    assert words.by_channel(found, "35.05.02") == "0 berkas masuk"
    assert {share for *_, share in found.by_channel("35.05.02")} == {None}


def test_the_same_files_give_the_same_figure_in_every_table() -> None:
    """One agency alone is all agencies, one month the year so far; drawing by the table's name would tell more."""
    rows = counted([Errand(village, "rtlh", "perkim", {"2026-07": REFERRED}, "2026-07")
                    for village in VILLAGES for _ in range(len(village) % 7 + 3)])
    whole, one = (services(rows, "2026-07", BY, agency) for agency in (None, "perkim"))
    need, asked = needs(rows, ("2026-07",), pd.DataFrame({"need": [], "is_sample": []}), BY).of("35.05.01"), \
        per_families(rows, ("2026-07",), people("keluarga", 2, 400.0), BY)
    assert asked is not None
    for area in AREAS:
        assert whole.count(IN, area) == one.count(IN, area) == asked.requests.of(area)
        assert whole.count(REFERRED, area) == whole.waiting.of(area)
    assert need[0].came == whole.count(IN, "35.05.01")


def _leaves_five(parts: list[float], whole: float) -> None:
    """What a reader who knows the whole can say of a part: still five values at the least."""
    low, high = [max(0.0, one - REACH) for one in parts], [one + REACH for one in parts]
    for place in range(len(parts)):
        others = [*range(place), *range(place + 1, len(parts))]
        least = max(low[place], max(0.0, whole - REACH) - sum(high[one] for one in others))
        most = min(high[place], whole + REACH - sum(low[one] for one in others))
        assert most - least >= REACH
