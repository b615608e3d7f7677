"""The process in which a file is read: `python -m dashboard.intake.apart_process`, started by `apart`."""

from __future__ import annotations

import pickle
import sys

from dashboard.intake.apart import Limits, ReadingTask, too_heavy
from dashboard.intake.preview import FileRefused, Preview
from dashboard.intake.read import read


def main() -> None:
    """Reads one task from standard input and writes a Preview, or the refusal, to standard output."""
    task: ReadingTask = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own module
    _limit(task.limits)
    answer: Preview | FileRefused
    try:
        answer = read(task.contract, task.content, task.filename, task.reference, task.period, task.meanings)
    except FileRefused as refused:
        answer = refused
    except MemoryError:
        answer = FileRefused(too_heavy(task.limits))
    sys.stdout.buffer.write(pickle.dumps(answer))


def _limit(limits: Limits) -> None:
    """Where the system can, it holds the process to its limits itself; else only the clock does."""
    if sys.platform == "win32":
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    memory = limits.memory if hard == resource.RLIM_INFINITY else min(limits.memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
    seconds = int(limits.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
