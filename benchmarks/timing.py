"""Timing and tables, nothing else."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def seconds(work: Callable[[], object], times: int = 7) -> list[float]:
    """Wall time of each of `times` runs after one warming run."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken


def processor_seconds(work: Callable[[], object], times: int = 7) -> list[float]:
    """As `seconds`, of the processor alone: what else runs on the machine hardly matters."""
    work()
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return taken


def peak_mib() -> float:
    """Peak resident memory of this process in MiB (Linux). Not ru_maxrss, which starts at that of the parent."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def percentile95(values: Sequence[float]) -> float:
    """95th percentile (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table under a heading; also what is printed."""
    cells = [[str(cell) for cell in row] for row in rows]
    lines = [f"### {title}", "", "| " + " | ".join(head) + " |", "|" + "---|" * len(head),
             *("| " + " | ".join(row) + " |" for row in cells), ""]
    return "\n".join(lines)


def ms(value: float) -> str:
    """Milliseconds with three significant digits."""
    return f"{value * 1000:.3g} ms"


def ratio(value: float, floor: float) -> str:
    """How many times the floor."""
    return f"{value / floor:.2f}×"
