"""Reads a file in a process of its own, with limits of time and memory: what is too heavy ends there, not the server.

The process imports only what this room needs, gets the file through a pipe and hands the result back through another;
nothing is written to disk.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.core.formats import number
from dashboard.intake.contract import Contract
from dashboard.intake.preview import FileRefused, Preview
from dashboard.intake.read import content_of
from dashboard.intake.reference_codes import ReferenceCodes

_MEGABYTE = 2**20
_AT_ONCE = threading.BoundedSemaphore(2)
"""More would only take the processor from each other, and from the pages."""


@dataclass(frozen=True)
class Limits:
    """Seconds of processor time and bytes of memory that reading may take; the clock may show three times as much."""

    seconds: float
    memory: int

    @property
    def patience(self) -> float:
        """Seconds by the clock after which the process is ended, whatever it waits for."""
        return 3 * self.seconds

    @classmethod
    def of(cls, size: int) -> Limits:
        """For a file of this many bytes. A million rows of coverage (45 MB of CSV) take about a tenth of it."""
        megabytes = size / _MEGABYTE
        return cls(60 + 4 * megabytes, int((2_000 + 25 * megabytes) * _MEGABYTE))


@dataclass(frozen=True)
class ReadingTask:
    """What the process is told."""

    contract: Contract
    content: bytes
    filename: str
    reference: ReferenceCodes
    period: str | None
    limits: Limits
    meanings: Mapping[str, str] = field(default_factory=dict)


def read_apart(contract: Contract, file: Path | bytes, filename: str, reference: ReferenceCodes,
               period: str | None = None,
               meanings: Mapping[str, str] | None = None, limits: Callable[[int], Limits] = Limits.of) -> Preview:
    """As `read.read`, in a process of its own. Raises FileRefused also for what is too heavy to read."""
    content = content_of(file)
    allowed = limits(len(content))
    task = pickle.dumps(ReadingTask(contract, content, filename, reference, period, allowed, dict(meanings or {})))
    with _AT_ONCE:
        answer = _asked(task, allowed)
    if isinstance(answer, FileRefused):
        raise answer
    return answer


def _asked(task: bytes, allowed: Limits) -> Preview | FileRefused:
    """What was understood, or the refusal."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OMP_NUM_THREADS": "1",
                   "OPENBLAS_NUM_THREADS": "1"}  # each of their threads reserves memory
    command = [sys.executable, "-m", "dashboard.intake.apart_process"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,  # noqa: S603 - our own module
                          stderr=subprocess.DEVNULL, env=environment) as process:
        try:
            out, _ = process.communicate(task, timeout=allowed.patience)
        except subprocess.TimeoutExpired:
            return FileRefused(too_heavy(allowed))
        finally:
            process.kill()  # also when the page that waits is left
    if process.returncode != 0 or not out:
        return FileRefused(too_heavy(allowed))
    answer: Preview | FileRefused = pickle.loads(out)  # noqa: S301 - written by our own module
    return answer


def too_heavy(allowed: Limits) -> str:
    """The sentence for a file that exceeds its limits."""
    return (f"Berkas terlalu berat dibaca: batasnya {number(allowed.seconds)} detik dan "
            f"{number(allowed.memory / _MEGABYTE)} MB memori. Simpan ulang hanya tabelnya ke berkas baru, tanpa "
            "lembar, kolom, dan baris lain, lalu unggah lagi.")
