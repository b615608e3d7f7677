"""Makings by events: shared, refused beyond a few, not begun when nobody waits, in threads of their own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from dashboard.core.domain import StoreError
from dashboard.ui.presenting import decks, presentation_route
from dashboard.ui.server import beforehand
from dashboard.ui.server.keeping import MadeOnce
from dashboard.ui.server.making import BusyError, GoneError, Makings


class Asking:
    """A request that stays until it `leave`s."""

    def __init__(self, client: str = "10.0.0.1") -> None:
        self._gone = asyncio.Event()
        self.request = Request({"type": "http", "client": (client, 1), "headers": []}, self._receive)

    async def _receive(self) -> MutableMapping[str, Any]:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    def leave(self) -> None:
        self._gone.set()


class Work:
    """Something that is made until `done` is set."""

    def __init__(self) -> None:
        self.done, self.begun, self.times = threading.Event(), threading.Event(), 0

    def __call__(self) -> str:
        self.times += 1
        self.begun.set()
        assert self.done.wait(60)
        return "salindia"

    async def has_begun(self) -> None:
        assert await asyncio.to_thread(self.begun.wait, 60)


def test_equal_requests_share_one_making() -> None:
    async def run() -> None:
        makings, work = Makings(), Work()
        tasks = [asyncio.create_task(makings.made("a", work, Asking().request)) for _ in range(20)]
        await work.has_begun()
        work.done.set()
        assert await asyncio.gather(*tasks) == ["salindia"] * 20
        assert work.times == 1 and makings.keys == ()

    asyncio.run(run())


def test_beyond_a_few_the_next_is_refused_at_once() -> None:
    async def run() -> None:
        makings, work = Makings(at_once=1, most=3, most_of_one=2), Work()
        tasks = [asyncio.create_task(makings.made(key, work, Asking().request)) for key in "ab"]
        await work.has_begun()
        with pytest.raises(BusyError):
            await makings.made("c", work, Asking().request)
        tasks.append(asyncio.create_task(makings.made("d", work, Asking("10.0.0.2").request)))
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await makings.made("e", work, Asking("10.0.0.3").request)
        work.done.set()
        assert await asyncio.gather(*tasks) == ["salindia"] * 3

    asyncio.run(run())


def test_what_nobody_waits_for_is_not_begun() -> None:
    async def run() -> None:
        makings, first, second = Makings(at_once=1), Work(), Work()
        asking, other = Asking(), Asking()
        going = asyncio.create_task(makings.made("a", first, asking.request))
        await first.has_begun()
        waiting = asyncio.create_task(makings.made("b", second, other.request))
        await asyncio.sleep(0)
        other.leave()
        with pytest.raises(GoneError):
            await waiting
        await asyncio.sleep(0)
        assert makings.keys == ("a",)
        asking.leave()
        with pytest.raises(GoneError):
            await going
        assert makings.keys == ("a",), "what has begun is finished: somebody will ask for it"
        first.done.set()
        assert await makings.made("c", lambda: "lain", Asking().request) == "lain"
        assert second.times == 0 and makings.keys == ()

    asyncio.run(run())


def test_a_failure_reaches_everyone_who_asked_and_is_not_kept() -> None:
    async def run() -> None:
        makings = Makings()
        for _ in range(2):
            with pytest.raises(StoreError):
                await makings.made("a", lambda: (_ for _ in ()).throw(StoreError("hilang")), Asking().request)

    asyncio.run(run())


@pytest.fixture
def slow(shipped: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """Slides that take as long as the test wants."""
    work = Work()
    monkeypatch.setattr(presentation_route, "_makings", Makings())
    monkeypatch.setattr(presentation_route, "document", lambda asked, slides: work())
    presentation_route._documents.clear()
    decks._decks.clear()
    yield work
    work.done.set()


def test_44_requests_given_up_leave_the_threads_of_all_pages_free(slow: Work) -> None:
    app = Starlette(routes=presentation_route.routes())

    async def get(query: str, gone: asyncio.Event) -> tuple[int, dict[bytes, bytes], str]:
        sent: list[MutableMapping[str, Any]] = []

        async def receive() -> MutableMapping[str, Any]:
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(told: MutableMapping[str, Any]) -> None:
            sent.append(told)

        await app({"type": "http", "method": "GET", "path": "/presentasi", "raw_path": b"/presentasi", "root_path": "",
                   "query_string": query.encode(), "scheme": "http", "server": ("test", 80), "headers": [],
                   "client": ("10.0.0.1", 1)}, receive, send)
        return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"].decode()

    async def run() -> None:
        gone = asyncio.Event()
        tasks = [asyncio.create_task(get(f"siap=1&kecamatan=35.05.{number:02}", gone)) for number in range(44)]
        await slow.has_begun()
        done = [answer async for answer in _as_they_come(tasks, 40)]
        assert {answer[0] for answer in done} == {503}
        assert done[0][1][b"retry-after"] == b"15" and "mencoba lagi sendiri" in done[0][2]
        assert 'content="15; url=?siap=1&amp;kecamatan=' in done[0][2]
        gone.set()
        await asyncio.gather(*tasks)
        assert await asyncio.gather(*[run_in_threadpool(lambda: 1) for _ in range(40)]) == [1] * 40
        assert slow.times <= 2 and len(presentation_route._makings.keys) <= 2

    asyncio.run(run())


async def _as_they_come(tasks: list[asyncio.Task[Any]], count: int) -> Any:
    for number, one in enumerate(asyncio.as_completed(tasks)):
        yield await one
        if number + 1 == count:
            return


def test_the_usual_one_is_not_driven_out_by_a_stranger() -> None:
    kept: MadeOnce[str, int] = MadeOnce(3, lambda key: key.startswith("usual"))
    for number, key in enumerate(["usual", *"abcdefgh"]):
        kept.made(key, lambda number=number: number)  # type: ignore[misc]
    assert len(kept) == 3 and kept.known("usual") == 0 and kept.known("a") is None
    kept.made("usual of the next build", lambda: 9)
    for key in "ijk":
        kept.made(key, lambda: 1)
    assert kept.known("usual") is None and kept.known("usual of the next build") == 9


def test_made_once_while_others_wait_for_it() -> None:
    kept: MadeOnce[str, str] = MadeOnce(3)
    work = Work()
    work.done.set()
    threads = [threading.Thread(target=kept.made, args=("a", work)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert work.times == 1


def test_the_usual_slides_are_made_before_anybody_asks(shipped: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    quiet = iter([False, True, True])

    async def make(build: str) -> None:
        made.append(build)
        raise ZeroDivisionError

    with pytest.raises(StopIteration):
        _run_beforehand(make, lambda: next(quiet), rounds=4)
    assert made == [shipped.build_id], "not while pages are drawn; and what failed is not tried without end"


def test_without_a_build_it_waits_for_one(no_build: Path) -> None:
    async def make(build: str) -> None:
        raise AssertionError

    with pytest.raises(StopIteration):
        _run_beforehand(make, lambda: True, rounds=3)


def _run_beforehand(make: Any, is_quiet: Any, rounds: int) -> None:
    left = iter(range(rounds))

    async def pause(seconds: float) -> None:
        if next(left, None) is None:
            raise _EnoughError

    try:
        asyncio.run(beforehand.keep_made(make, is_quiet, pause))
    except _EnoughError:
        raise StopIteration from None


class _EnoughError(Exception):
    pass


def test_the_usual_presentation_is_then_known(shipped: Any, slow: Work) -> None:
    slow.done.set()
    asyncio.run(presentation_route.make_usual(shipped.build_id))
    assert slow.times == 1


@pytest.mark.parametrize(("told", "expected"), [("on", 1), ("off", 0)])
def test_it_can_be_switched_off(told: str, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_BEFOREHAND", told)
    begun = []

    async def keep_made(*_: Any) -> None:
        begun.append(True)

    async def first() -> None:
        pass

    async def live() -> None:
        async with beforehand.lifespan(None, None, first)(None):  # type: ignore[arg-type]
            await asyncio.sleep(0)

    monkeypatch.setattr(beforehand, "keep_made", keep_made)
    asyncio.run(live())
    assert len(begun) == expected
