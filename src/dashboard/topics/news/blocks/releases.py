"""What the release calendar says of a month: what came, what is late, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Indicator, Release
from dashboard.core.regency import regency
from dashboard.queries import availability, reference
from dashboard.statistics import freshness
from dashboard.statistics.freshness import GRACE_MONTHS, Freshness
from dashboard.topics.news import words
from dashboard.topics.news.rules import EVERYBODY, Month, NewsItem, NewsKind, NewsState

ReleaseNews = tuple[NewsState, date | None, str, str]
"""State, since when, period of the figure, what is said of it: figures that share these are told together."""


def releases(world: World, month: Month, *, with_arrived: bool) -> list[NewsItem]:
    """Rule 3. `with_arrived`: also what is here as the calendar says, for when figures are not compared."""
    groups: dict[ReleaseNews, list[str]] = {}
    for item, indicator in _calendar(world, month):
        release = reference.releases(world.database)[indicator.id]
        for told in _told(item, indicator, release, month, with_arrived=with_arrived):
            groups.setdefault(told, []).append(indicator.short_name)
    return [NewsItem(state, NewsKind.FIGURE, f"{said}: {words.names(named)} {period}.", day, "", EVERYBODY, "data",
                     {"bagian": "Kalender rilis"}) for (state, day, period, said), named in groups.items()]


def _calendar(world: World, month: Month) -> list[tuple[Freshness, Indicator]]:
    """As on the day after the last one told of (rule 3)."""
    catalogue = reference.indicators(world.database)
    newest = availability.newest(world.database, regency().code)
    return freshness.calendar(catalogue, newest, reference.releases(world.database), month.until + timedelta(days=1),
                              availability.newest(world.database, regency().province.code))


def _told(item: Freshness, indicator: Indicator, release: Release, month: Month, *,
          with_arrived: bool) -> Iterator[ReleaseNews]:
    def period(year: int) -> str:
        return formats.period(year, indicator.period_rule)

    last = item.last_year or 0
    if item.state is freshness.ReleaseState.HELD:
        if with_arrived and month.has(out := release.out(last)):
            yield NewsState.NEW, out, period(last), "Sudah ada di sini, sesuai kalender rilis"
        elif item.next_release and _same_month(item.next_release, month.until):
            yield NewsState.SOON, item.next_release, period(last + 1), "Biasanya terbit bulan ini"
        return
    missing = last + 1
    out, late = release.out(missing), release.out(missing, GRACE_MONTHS)
    if item.state is freshness.ReleaseState.WAITING:
        state = NewsState.NEW if month.has(out) else NewsState.WAITING
        yield state, out, period(missing), "Sudah waktunya terbit, belum ada di sini"
        return
    since = late if late <= month.until else None
    if since is None:
        yield (NewsState.WAITING, None, period(missing),
               f"Belum ada di sini, padahal {regency().province.name} sudah punya")
        return
    state = NewsState.NEW if month.has(since) else NewsState.WAITING
    yield state, since, period(missing), f"Terlambat, biasanya terbit {formats.month(out)}"


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)
