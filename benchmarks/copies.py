"""From a hand-in at the main server to the same build at three that copy it, against copying the same file once.

The main server publishes in this process; `share` and three `follow` are processes of their own, as in use.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.timing import median, ms, ratio, table

_SERVERS, _TIMES, _WAIT = 3, 12, 60.0


def run() -> str:
    """Median and slowest of some builds, each until CURRENT is the same everywhere."""
    with tempfile.TemporaryDirectory() as folder:
        place, homes = Path(folder) / "bersama", [Path(folder) / f"server-{number}" for number in range(_SERVERS + 1)]
        _command(homes[0], "build")
        for home in homes[1:]:
            home.mkdir()
            shutil.copy(homes[0] / "rounding.key", home)
        running = [_start(homes[0], "share", str(place)), *(_start(home, "follow", str(place)) for home in homes[1:])]
        try:
            _all_alike(homes)
            waits, copies = zip(*(_once(homes, Path(folder) / "salinan") for _ in range(_TIMES)), strict=True)
        finally:
            for process in running:
                process.kill()
                process.wait()
    floor = median(copies)
    return table(f"Dari terbit sampai sama di {_SERVERS} server penampil, {_TIMES} kali",
                 ["", "waktu", "terhadap satu salinan berkasnya"],
                 [["satu salinan berkas basis data (lantai)", ms(floor), ratio(floor, floor)],
                  ["median", ms(median(waits)), ratio(median(waits), floor)],
                  ["paling lambat", ms(max(waits)), ratio(max(waits), floor)]])


def _once(homes: list[Path], copy: Path) -> tuple[float, float]:
    """Seconds until all show a new build, and seconds of copying its file."""
    _command(homes[0], "build")
    begun = time.perf_counter()
    _all_alike(homes)
    waited = time.perf_counter() - begun
    begun = time.perf_counter()
    shutil.copy(homes[0] / f"builds/dashboard-{_shown(homes[0])}.duckdb", copy)
    return waited, time.perf_counter() - begun


def _all_alike(homes: list[Path]) -> None:
    deadline = time.monotonic() + _WAIT
    while len({_shown(home) for home in homes}) > 1:
        if time.monotonic() > deadline:
            raise RuntimeError(f"tidak sama sesudah {_WAIT:.0f} detik")
        time.sleep(0.02)


def _shown(home: Path) -> str:
    current = home / "builds/CURRENT"
    return current.read_text("ascii").strip() if current.exists() else ""


def _command(home: Path, *words: str) -> None:
    subprocess.run([sys.executable, "-m", "dashboard", *words], env={**os.environ, "DASHBOARD_HOME": str(home)},
                   check=True, stdout=subprocess.DEVNULL)


def _start(home: Path, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "dashboard", *words],
                            env={**os.environ, "DASHBOARD_HOME": str(home)}, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    print(run())
