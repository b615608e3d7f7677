"""How commands speak: progress lines for people, one JSON object for programs, failures in sentences."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dashboard.core.domain import BuildError

if TYPE_CHECKING:
    from dashboard.publish.verification import Outcome

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
        for failure in error.sentences[:_SHOWN_FAILURES]:
            print(f"  - {failure}", file=sys.stderr)
        if len(error.failures) > _SHOWN_FAILURES:
            print(f"  … dan {len(error.failures) - _SHOWN_FAILURES} lainnya", file=sys.stderr)


def tell_checks(outcome: Outcome) -> int:
    """What was found whole and what was not, a line each; the exit code."""
    for sentence in outcome.told:
        print(f"✓ {sentence}")
    for sentence in outcome.problems:
        print(f"✕ {sentence}")
    return 1 if outcome.problems else 0
