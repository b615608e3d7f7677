"""What is new, soon or waiting, and who may read it: the rules, beside a slow second version."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.core.actor import ACCOUNT_ROLES, VISITOR, Role, command_line, person
from dashboard.core.domain import QueryError
from dashboard.topics.news import words
from dashboard.topics.news.rules import (
    EVERYBODY,
    PUBLIC,
    Month,
    News,
    NewsItem,
    NewsKind,
    NewsState,
    last_months,
    month_of,
    read_month,
    reader_of,
    readers_for,
)
from meeting_rows import DAY

NOVEMBER = Month(date(2026, 11, 1), DAY)


def item(state: NewsState, day: date | None, text: str = "x", whom: frozenset[str] = EVERYBODY,
         **more: bool) -> NewsItem:
    return NewsItem(state, NewsKind.TASK, text, day, "", whom, "rat", **more)


def slow_state(month: Month, day: date | None) -> NewsState | None:
    """Walked day by day."""
    if day is None:
        return NewsState.WAITING
    one = month.first
    while one <= month.until:
        if one == day:
            return NewsState.NEW
        one += timedelta(days=1)
    for ahead in range(1, 8):
        if month.until + timedelta(days=ahead) == day:
            return NewsState.SOON
    return NewsState.WAITING if day < month.first else None


@given(some.dates(date(2024, 1, 1), date(2027, 12, 31)), some.integers(0, 500), some.integers(-80, 80))
def test_states_are_those_of_a_walk_over_the_days(today: date, back: int, apart: int) -> None:
    month = month_of(today - timedelta(days=back), today)
    day = month.until + timedelta(days=apart)
    assert month.state(day) is slow_state(month, day)
    last = calendar.monthrange(month.first.year, month.first.month)[1]
    assert month.until == min(month.first.replace(day=last), today)
    assert month.is_over is (month.until.day == last) and month.before == month.first - timedelta(days=1)
    assert read_month(month.code, today) == month


def test_without_a_day_it_waits_and_months_are_counted_back_over_the_new_year() -> None:
    assert NOVEMBER.state(None) is NewsState.WAITING
    months = last_months(date(2027, 1, 5), 3)
    assert [month.code for month in months] == ["2027-01", "2026-12", "2026-11"]
    assert [month.until for month in months] == [date(2027, 1, 5), date(2026, 12, 31), date(2026, 11, 30)]


@pytest.mark.parametrize(("text", "said"), [("2026-13", "bukan bulan"), ("0000-01", "bukan bulan"),
                                            ("November", "seperti 2026-11"), ("2026-1", "bukan bulan"),
                                            ("٢٠٢٦-11", "bukan bulan"), ("2026-12", "belum mulai")])
def test_what_is_no_month_is_said_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        read_month(text, DAY)


def test_each_list_has_its_order_and_the_made_up_stands_apart() -> None:
    days = [date(2026, 11, 3), date(2026, 11, 9), None]
    items = [item(state, day, f"{state} {day}", is_sample=state is NewsState.WAITING) for state in NewsState
             for day in days]
    found = News(NOVEMBER, tuple(reversed(items)))
    assert [one.day for one in found.by_state()[NewsState.NEW]] == [days[1], days[0], None]
    assert [one.day for one in found.by_state()[NewsState.WAITING]] == days
    (real, own), (made_up, other) = found.parted()
    assert (real, made_up) == (False, True) and {one.state for one in other} == {NewsState.WAITING}
    assert sorted(one.text for one in [*own, *other]) == sorted(one.text for one in items)


def test_who_reads_what() -> None:
    news = News(NOVEMBER, (item(NewsState.NEW, DAY, "umum"),
                           item(NewsState.NEW, DAY, "dalam", frozenset({"perencana"})),
                           item(NewsState.NEW, DAY, "dinsos", frozenset({"dinsos"}))))
    assert [[one.text for one in news.of(reader).items] for reader in (PUBLIC, "pimpinan", "perencana", "dinsos")] == [
        ["umum"], ["umum"], ["umum", "dalam"], ["dinsos"]]
    assert reader_of(VISITOR) == PUBLIC and readers_for(VISITOR, ["dinsos"]) == [PUBLIC]
    assert readers_for(person("Ani", Role.AGENCY, "dinsos"), ["dinsos", "perkim"]) == ["dinsos"]
    assert readers_for(person("Ani", Role.ADMIN), ["dinsos"]) == [PUBLIC]
    for role in set(ACCOUNT_ROLES) - {Role.AGENCY, Role.ADMIN}:
        known = readers_for(person("Ani", role), ["dinsos"])
        assert known[0] == str(role) and set(known) == {*EVERYBODY, "dinsos"}
    assert readers_for(command_line("cli"), [])[0] == "perencana"


def test_a_letter_says_what_stands_in_it() -> None:
    one = NewsItem(NewsState.WAITING, NewsKind.TASK, "Laporan.", date(2026, 9, 30), "55 hari", EVERYBODY, "rat", {},
                   "Dinsos", True)
    text = words.letter(News(NOVEMBER, (one,), "Tanpa pembanding."), "Umum", date(2026, 11, 20))
    assert "- Dinsos: Laporan (30 September 2026, 55 hari) [DATA CONTOH]" in text
    assert "November 2026 sampai tanggal 24. Menurut data contoh: tidak ada kabar baru, 1 masih menunggu." in text
    assert "Tanpa pembanding." in text and text.endswith(
        "Keadaan per 24 November 2026, data per 20 November 2026.\n")
    assert words.names([*"abcdefgh"]) == "a, b, c, d, e, f dan 2 lain"


def test_real_and_sample_are_never_counted_together() -> None:
    real, sample = (NewsItem(NewsState.WAITING, NewsKind.TASK, "Laporan.", None, "", EVERYBODY, "rat", {}, "",
                             is_sample)
                    for is_sample in (False, True))
    assert words.headline(News(NOVEMBER, (real, sample, sample))) == (
        "November 2026 sampai tanggal 24: tidak ada kabar baru, 1 masih menunggu. Menurut data contoh: tidak ada kabar "
        "baru, 2 masih menunggu.")
    assert "contoh" not in words.headline(News(NOVEMBER, (real,)))
