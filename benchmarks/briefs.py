"""The papers: two pages for the regent, one sheet, all 270 sheets: seconds and peak memory, each in a process of its
own, against Typst setting an empty page with the same face."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

from benchmarks.served import ROOT
from benchmarks.timing import median, ratio, table

_START = """
import json, sys, time
from benchmarks.timing import peak_mib
from dashboard.outputs.brief import area, sheets, summary
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.typeset import TEMPLATES, fonts, typesetter
from dashboard.store.database import open_current
import typst
facts = PaperFacts(open_current())
facts.regions  # the build is open
start, busy = time.perf_counter(), time.process_time()
{work}
taken, busy = time.perf_counter() - start, time.process_time() - busy
print(json.dumps([taken, busy, peak_mib(), size]))
"""
_WORKS = {
    "halaman kosong oleh Typst (lantai)": "size = len(typst.Compiler(root=str(TEMPLATES), font_paths=[str(fonts())], "
    "ignore_system_fonts=True).compile(input=b'#set text(font: \"Source Sans 3\")\\n.', format='pdf'))",
    "Ringkasan untuk Bupati, dua halaman": "size = len(summary.brief(facts))",
    "lembar satu desa": "size = len(area.sheet(facts, '35.05.10.2005'))",
    "lembar satu kecamatan": "size = len(area.sheet(facts, '35.05.10'))",
    "semua lembar (22 + 248)": "size = sum(len(pdf) for _, pdf in sheets.sheets(facts, sheets.codes(facts)))",
}
_ONCE = "semua lembar (22 + 248)"
_TIMES = 3


@dataclass(frozen=True)
class _Measured:
    seconds: float
    processor: float
    mebibytes: float
    size: int


def _measure(work: str, times: int) -> _Measured:
    told = [json.loads(subprocess.run([sys.executable, "-c", _START.format(work=work)], cwd=ROOT, check=True, text=True,
                                      capture_output=True).stdout) for _ in range(times)]
    taken, busy, memory = (median([one[place] for one in told]) for place in range(3))
    return _Measured(taken, busy, memory, int(told[0][3]))


def run() -> str:
    """A row for each paper."""
    found = {name: _measure(work, 1 if name == _ONCE else _TIMES) for name, work in _WORKS.items()}
    floor = next(iter(found.values()))
    rows = [[name, f"{one.seconds:.2f} s", ratio(one.seconds, floor.seconds), f"{one.processor:.2f} s",
             f"{one.mebibytes:.0f} MiB", f"{one.size / 1024:.0f} KiB"] for name, one in found.items()]
    return table("Lembar PDF (proses baru, basis data terbuka)", [
        "yang dibuat", "waktu", "terhadap lantai", "waktu prosesor", "memori puncak", "besar"], rows)


if __name__ == "__main__":
    print(run())
