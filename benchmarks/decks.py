"""The deck of a meeting: seconds and peak memory, and how both grow with the number of slides.

The floor is python-pptx saving a presentation without slides. Each deck is made in a process of its own, because the
peak of a process never falls again.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace
from time import perf_counter, process_time

from pptx import Presentation

from benchmarks.timing import median, ms, peak_mib, ratio, seconds, table

SIZES = (5, 10, 20, 40)
TARGET_SECONDS = 10


def _floor() -> None:
    Presentation().save(io.BytesIO())


def run() -> str:
    """Two tables: the command as people run it, and growth with slides."""
    floor = median(seconds(_floor, 5))
    rows = [["tanpa salindia (lantai)", "–", ms(floor), "1×", "–", "–", "–"]]
    for size in SIZES:
        told = _in_a_process(size)
        rows.append([f"{size} salindia", _seconds(told["gather"]), _seconds(told["write"]),
                     ratio(told["write"], floor), _seconds(told["processor"]), f"{told['peak']:.0f} MiB",
                     f"{told['bytes'] / 2**20:.2f} MiB"])
    whole = _command()
    verdict = "tercapai" if whole < TARGET_SECONDS else "TIDAK tercapai"
    return table("Salindia rapat (.pptx)", ["deck", "menghimpun", "menulis", "terhadap lantai",
                                            "prosesor, dengan memuat program", "puncak memori", "berkas"], rows) + (
        f"\nPerintah `python -m dashboard deck` untuk semua salindia, dari mulai sampai berkas: {whole:.1f} detik "
        f"(sasaran di bawah {TARGET_SECONDS} detik untuk 20 salindia: {verdict}).\n")


def _seconds(value: float) -> str:
    return f"{value:.2f} s"


def _in_a_process(size: int) -> dict[str, float]:
    found = subprocess.run([sys.executable, "-m", "benchmarks.decks", str(size)], check=True, capture_output=True,
                           text=True)
    told: dict[str, float] = json.loads(found.stdout)
    return told


def _command() -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-m", "dashboard", "deck", "-o", "/dev/null"], check=True, capture_output=True)
    return perf_counter() - start


def measure(size: int) -> dict[str, float]:
    """One deck of `size` slides: those of the agenda, again from the start when there are not enough."""
    from dashboard.outputs.slides.gather import deck
    from dashboard.render.pptx import deck_pptx
    from dashboard.store.database import open_current

    start = perf_counter()
    found = deck(open_current())
    gathered = perf_counter()
    slides = (found.slides * (size // len(found.slides) + 1))[:size]
    content = deck_pptx(replace(found, slides=slides))
    return {"gather": gathered - start, "write": perf_counter() - gathered, "bytes": len(content),
            "processor": process_time(), "peak": peak_mib()}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))) if len(sys.argv) > 1 else run())
