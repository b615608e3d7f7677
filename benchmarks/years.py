"""Server time of Capaian RAT and Cakupan Program with one year of data and with ten."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from benchmarks.pages import times
from benchmarks.served import serve
from benchmarks.timing import median, ms, table
from dashboard.core import settings
from dashboard.publish.build import build

YEARS = (1, 10)
LAST = 2026
_PAGES = (("rat", "Capaian RAT"), ("program", "Cakupan Program"))
_BY_YEAR = ("rat_matrix", "rat_targets", "rat_realisation")


def run() -> str:
    """Rerun and first visit of each page; sample rows of one year are repeated for the years before."""
    rows = []
    for years in YEARS:
        with _world(years) as counted, serve() as served:
            for url, title in _PAGES:
                asyncio.run(times(served.address, url))
                again, sizes, first = asyncio.run(times(served.address, url))
                rows.append([title, years, counted, ms(median(again)), ms(median(first)),
                             f"{max(sizes) / 1000:.1f} kB"])
    return table("Halaman kinerja dengan satu dan sepuluh tahun data (median)",
                 ["halaman", "tahun data", "baris contoh", "jalan ulang", "kunjungan baru", "dikirim"], rows)


@contextmanager
def _world(years: int) -> Iterator[int]:
    """A published build with so many years of RAT and coverage; yields how many sample rows it holds."""
    before = {name: os.environ.get(name) for name in ("DASHBOARD_HOME", "DASHBOARD_DATA")}
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(settings.PROJECT / "data", data)
        counted = _repeat(data / "sample", years)
        os.environ.update(DASHBOARD_HOME=str(Path(folder) / "home"), DASHBOARD_DATA=str(data))
        try:
            build()
            yield counted
        finally:
            for name, value in before.items():
                os.environ.pop(name, None) if value is None else os.environ.update({name: value})


def _repeat(folder: Path, years: int) -> int:
    """Rewrite the sample files: the newest year that has rows, once for every year."""
    counted = 0
    for name in (*_BY_YEAR, "coverage"):
        path = folder / f"{name}.csv"
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        column = "period" if name == "coverage" else "year"
        newest = frame[frame[column] == frame[column].max()]
        every = pd.concat([newest.assign(**{column: str(LAST - back)}) for back in range(years)])
        every.to_csv(path, index=False)
        counted += len(every)
    return counted


if __name__ == "__main__":
    print(run())
