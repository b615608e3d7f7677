"""The draft chapter (DOCX): seconds and peak memory by number of indicators, each in a process of its own, against
python-docx saving an empty document."""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.served import ROOT
from benchmarks.timing import median, ratio, table

_START = """
import io, json, time
from benchmarks.timing import peak_mib
from docx import Document
from dashboard.outputs.chapter import chapter
from dashboard.store.database import open_current
database = open_current()
start = time.process_time()
{work}
taken = time.process_time() - start
print(json.dumps([taken, peak_mib(), size]))
"""
_EMPTY = "kept = io.BytesIO(); Document().save(kept); size = kept.tell()"
_INDICATORS = ("p0", "tpt", "ipm_sp2020lf", "gini", "growth", "ppp", "hls", "poor_count", "poverty_line")
_SIZES = (1, 3, 9)
_TIMES = 3


def _measure(work: str) -> tuple[float, float, float]:
    """Processor seconds, MiB at the peak, bytes."""
    told = [json.loads(subprocess.run([sys.executable, "-c", _START.format(work=work)], cwd=ROOT, check=True, text=True,
                                      capture_output=True).stdout) for _ in range(_TIMES)]
    return median([one[0] for one in told]), median([one[1] for one in told]), told[0][2]


def run() -> str:
    """A row for each number of indicators."""
    works = {"dokumen kosong oleh python-docx (lantai)": _EMPTY} | {
        f"bab dengan {count} indikator": f"size = len(chapter(database, {_INDICATORS[:count]!r}))" for count in _SIZES}
    found = {name: _measure(work) for name, work in works.items()}
    floor = next(iter(found.values()))[0]
    rows = [[name, f"{taken:.2f} s", ratio(taken, floor), f"{peak:.0f} MiB", f"{size / 1024:.0f} KiB"]
            for name, (taken, peak, size) in found.items()]
    return table("Rancangan bab (DOCX; proses baru, basis data terbuka)",
                 ["yang dibuat", "prosesor", "terhadap lantai", "memori puncak", "besar"], rows)


if __name__ == "__main__":
    print(run())
