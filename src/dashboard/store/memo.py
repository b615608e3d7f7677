"""Answers that one build gave, kept with it: a new build is a new memo, so nothing is ever out of date or cleared.

Asked by pages, slides, papers and commands alike, from any thread.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

Made = TypeVar("Made")
Asked = ParamSpec("Asked")


class Memo:
    """Answers by question; of each question those asked for last."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, OrderedDict[Hashable, Any]] = {}
        self._making: dict[Hashable, threading.RLock] = {}
        self._lock = threading.Lock()

    def made(self, question: Hashable, most: int, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made once while others who ask the same wait; at most `most` answers of a question are
        kept. A frame comes as a copy that costs nothing until it is altered; all else is shared and must not be
        altered. Raises what `make` raises, and then keeps nothing."""
        with self._lock:
            answers = self._answers.setdefault(question, OrderedDict())
            if key in answers:
                answers.move_to_end(key)
                known: Made = answers[key]
                return _own(known)
            making = self._making.setdefault((question, key), threading.RLock())
        with making:
            if key in answers:  # another made it while this one waited
                return self.made(question, most, key, make)
            try:
                found = make()
                with self._lock:
                    answers[key] = found
                    while len(answers) > most:
                        answers.popitem(last=False)
            finally:
                self._making.pop((question, key), None)
            return _own(found)


class Remembers(Protocol):
    """What has a memo: store.database.Database."""

    @property
    def memo(self) -> Memo:
        """Its answers."""


Build = TypeVar("Build", bound=Remembers)


def memoised(most: int = 1) -> Callable[[Callable[Concatenate[Build, Asked], Made]],
                                        Callable[Concatenate[Build, Asked], Made]]:
    """A question to a build, its first parameter, answered from the build's memo; what else it depends on are its other
    parameters. `most`: how many answers are kept."""

    def decorate(ask: Callable[Concatenate[Build, Asked], Made]) -> Callable[Concatenate[Build, Asked], Made]:
        @wraps(ask)
        def answer(build: Build, /, *args: Asked.args, **more: Asked.kwargs) -> Made:
            key = (*map(_hashable, args), *((name, _hashable(one)) for name, one in sorted(more.items())))
            return build.memo.made(ask, most, key, lambda: ask(build, *args, **more))

        return answer

    return decorate


def _hashable(one: object) -> Hashable:
    return tuple(one) if isinstance(one, list) else one


def _own(found: Made) -> Made:
    from pandas import DataFrame  # loaded long since when there is one; commands start without it

    return found.copy(deep=False) if isinstance(found, DataFrame) else found
