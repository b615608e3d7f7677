"""Answers kept with a build: made once, whoever asks, and nobody alters another's."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pandas as pd
import pytest

from dashboard.core.domain import QueryError
from dashboard.queries import availability, observations, reference
from dashboard.store.database import Database
from dashboard.store.memo import Memo, memoised


@dataclass
class Build:
    """What remembers."""

    memo: Memo = field(default_factory=Memo)
    asked: list[object] = field(default_factory=list)


@memoised(2)
def doubled(build: Build, number: int, *, more: int = 0) -> int | None:
    """None of an odd number."""
    build.asked.append((number, more))
    return None if number % 2 else 2 * number + more


@memoised()
def frame(build: Build) -> pd.DataFrame:
    build.asked.append("frame")
    return pd.DataFrame({"a": [1, 2]})


@memoised(9)
def sum_of(build: Build, numbers: list[int]) -> int:
    build.asked.append(tuple(numbers))
    return sum(doubled(build, number) or 0 for number in numbers)


def test_each_build_answers_once_and_forgets_what_was_asked_longest_ago() -> None:
    first, second = Build(), Build()
    assert [doubled(first, 1), doubled(first, 1), doubled(first, 2), doubled(second, 2)] == [None, None, 4, 4]
    assert (first.asked, second.asked) == ([(1, 0), (2, 0)], [(2, 0)]), "an answer may be None"
    assert doubled(first, 1) is None and doubled(first, 4, more=1) == 9  # 2 is the one asked longest ago
    assert doubled(first, 1) is None and doubled(first, 2) == 4
    assert first.asked == [(1, 0), (2, 0), (4, 1), (2, 0)]


def test_a_list_is_asked_as_what_stands_in_it() -> None:
    build = Build()
    assert sum_of(build, [2, 4]) == sum_of(build, [2, 4]) == 12 and build.asked.count((2, 4)) == 1


def test_a_frame_that_somebody_alters_is_the_same_for_the_next() -> None:
    build = Build()
    mine, theirs = frame(build), frame(build)
    mine["b"] = 3
    mine.loc[0, "a"] = 9
    assert theirs.to_dict("list") == frame(build).to_dict("list") == {"a": [1, 2]}
    assert build.asked == ["frame"]


def test_what_could_not_be_answered_is_asked_again() -> None:
    build, fails = Build(), [True, False]

    @memoised()
    def sometimes(build: Build) -> int:
        if fails.pop(0):
            raise QueryError("not now")
        return 7

    with pytest.raises(QueryError):
        sometimes(build)
    assert sometimes(build) == sometimes(build) == 7


def test_many_who_ask_at_once_wait_for_one_answer_and_others_do_not() -> None:
    build, begun, go_on = Build(), threading.Event(), threading.Event()

    @memoised(9)
    def slow(build: Build, which: str) -> str:
        build.asked.append(which)
        if which == "slow":
            begun.set()
            assert go_on.wait(30)
        return which.upper()

    with ThreadPoolExecutor(9) as readers:
        waiting = [readers.submit(slow, build, "slow") for _ in range(8)]
        assert begun.wait(30)
        assert readers.submit(slow, build, "other").result(30) == "OTHER", "another answer is not held up"
        time.sleep(0.05)
        go_on.set()
        assert [one.result(30) for one in waiting] == ["SLOW"] * 8
    assert build.asked == ["slow", "other"]


def test_a_real_build_is_asked_once(tiny: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Database(tiny.build_id)

    def told() -> tuple[object, ...]:
        series = observations.series(first, ["population"], ["35.05"])
        return dict(reference.regions(first)), series.to_csv(), availability.newest(first, "35.05").to_csv()

    kept = told()
    monkeypatch.setattr(Database, "query", lambda *_: pytest.fail("asked again"))
    assert told() == kept
    first.close()
