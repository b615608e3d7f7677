"""`python -m benchmarks [name ...]`: runs the benches, prints their tables and writes benchmarks/RESULTS.md."""

from __future__ import annotations

import importlib
import os
import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

BENCHES = ("maps", "first_visit", "pages", "viewers", "queries", "searching", "building", "commands", "years", "briefs",
           "chapters", "previews", "million", "kills", "decks", "copies")
APART = "## Diukur tersendiri"
"""From here on RESULTS.md tells what benches printed that are run by themselves (reconcile, outgrow)."""
_PACKAGES = ("streamlit", "streamlit-folium", "folium", "duckdb", "pandas", "plotly", "geopandas")


def machine() -> str:
    """What this was measured on."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {os.cpu_count()} inti, {memory:.0f} GiB · "
            f"{platform.system()} {platform.machine()} · Python {platform.python_version()} · {packages} · "
            f"beban saat mulai {os.getloadavg()[0]:.1f}")


def main(names: list[str]) -> None:
    """Run the named benches, or all; only a run of all writes RESULTS.md."""
    parts = [f"# Hasil ukur\n\n{machine()}\n\nDibuat oleh `make bench`. Yang penting adalah perbandingannya terhadap "
             "lantai dalam jalan yang sama.\n"]
    for name in names or BENCHES:
        print(f"… {name}", flush=True)
        told = importlib.import_module(f"benchmarks.{name}").run()
        print(told, flush=True)
        parts.append(told)
    if not names:  # a part would overwrite the results of all
        results = Path(__file__).parent / "RESULTS.md"
        _, mark, apart = results.read_text("utf-8").partition(APART)
        results.write_text("\n".join(parts) + f"\n{mark}{apart}" * bool(mark), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
