"""Stops the clock of the project: in every module that took `datetime`, the moment is always the same one."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from datetime import UTC, datetime, timedelta, tzinfo
from types import ModuleType
from typing import Any

DAY = datetime(2026, 11, 24, 3, tzinfo=UTC)
"""The day of the tests, in the forenoon of the regency."""
EARLIER = DAY - timedelta(days=21)
"""Before the last meeting of the shipped data: a build of then tells what changed since."""


class _Kind(type(datetime)):  # type: ignore[misc]
    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, datetime)

    def __subclasscheck__(cls, other: type) -> bool:
        return issubclass(other, datetime)


def stopped(moment: datetime) -> type[datetime]:
    """A stand-in for `datetime` by which it is always `moment` (aware); all else gives real datetimes."""

    class Stopped(datetime, metaclass=_Kind):
        def __new__(cls, *given: Any, **named: Any) -> datetime:  # type: ignore[misc]
            return datetime(*given, **named)

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return moment.astimezone(tz) if tz else moment.astimezone().replace(tzinfo=None)

    return Stopped


def stop(moment: datetime, package: str = "dashboard") -> None:
    """Load every module of the package and hand it the clock that stands at `moment`."""
    root = importlib.import_module(package)
    for found in pkgutil.walk_packages(root.__path__, f"{package}."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    importlib.import_module(f"{package}.__main__")
    clock = stopped(moment)
    for name, module in list(sys.modules.items()):
        if isinstance(module, ModuleType) and name.partition(".")[0] == package:
            for own, value in list(vars(module).items()):
                if value is datetime or getattr(value, "__name__", "") == "Stopped":
                    setattr(module, own, clock)
