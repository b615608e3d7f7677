"""How commands speak: progress lines for people, one JSON object for programs, failures in sentences."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from dashboard.core.domain import BuildError

_SHOWN_FAILURES = 40


def progress(*, as_json: bool) -> Callable[[str], None]:
    """A printer of steps; silent when a program reads along."""
    return lambda step: None if as_json else print(f"{step} …", flush=True)


def print_json(content: Any) -> None:
    """One JSON value on standard output."""
    print(json.dumps(content, ensure_ascii=False, default=str))


def tell_failure(error: Exception) -> None:
    """The sentence of an error on standard error; of a failed build also what was wrong."""
    print(f"Gagal: {error}", file=sys.stderr)
    if isinstance(error, BuildError):
        for failure in error.failures[:_SHOWN_FAILURES]:
            print(f"  - {failure}", file=sys.stderr)
        if len(error.failures) > _SHOWN_FAILURES:
            print(f"  … dan {len(error.failures) - _SHOWN_FAILURES} lainnya", file=sys.stderr)
