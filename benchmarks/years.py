"""Server time of the pages of what agencies hand in, with one year of data and with ten, against the empty page."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from benchmarks.pages import times
from benchmarks.served import serve
from benchmarks.timing import median, ms, ratio, table
from benchmarks.viewers import processor_seconds
from dashboard.core import settings
from dashboard.publish.build import build

YEARS = (1, 10)
_PAGES = ("rat", "program", "layanan", "register", "gotong-royong", "sinkronisasi", "angka-berbeda", "tindak-lanjut",
          "tim")
_TIMES = {
    "rat_matrix": ("year",), "rat_targets": ("year",), "rat_realisation": ("year",), "coverage": ("period",),
    "planning_links": ("year",), "tagged_spending": ("year",), "regional_spending": ("year", "as_of"),
    "incentive_documents": ("year", "due", "sent"), "cross_requests": ("year", "code", "asked", "answered"),
    "service_counts": ("month",), "jkn_watch": ("month",), "community_activities": ("date", "code"),
    "partner_pledges": ("pledged_on", "period", "reported_on", "code"), "registry_counts": ("period", "cutoff"),
    "register_changes": ("cutoff", "cutoff_from"), "register_checks": ("date", "code"),
    "tkpk_meetings": ("date", "code"), "tkpk_agenda": ("meeting",), "tkpk_attendance": ("meeting",),
    "tkpk_decisions": ("meeting", "code", "due"), "tkpk_actions": ("decision", "code", "date")}
"""Columns in which a year stands, the first of them says of which year a row is."""
_KINDS = {"registry_counts": "register", "register_changes": "register"}
"""What has a newest year of its own."""
_YEAR = re.compile(r"20\d\d")


def run() -> str:
    """Rerun and first visit of each page; sample rows of the newest year are repeated for the years before."""
    rows = []
    with serve("benchmarks/empty_app.py") as empty:
        floor = median(asyncio.run(times(empty.address, ""))[0])
    for years in YEARS:
        with _world(years) as counted, serve() as served:
            for url in _PAGES:
                asyncio.run(times(served.address, url))
                cpu = processor_seconds(served.pid)
                again, sizes, first = asyncio.run(times(served.address, url))
                cpu = (processor_seconds(served.pid) - cpu) / (len(again) + 5)
                rows.append([f"/{url}", years, counted, ms(median(again)), ratio(median(again), floor),
                             ms(median(first)), f"{max(sizes) / 1000:.1f} kB", ms(cpu)])
    return table("Halaman dari data yang diserahkan, satu dan sepuluh tahun (median)",
                 ["halaman", "tahun data", "baris contoh", "jalan ulang", "terhadap halaman kosong", "kunjungan baru",
                  "dikirim", "prosesor per jalan"], rows)


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
    """Rewrite the sample files: the newest year that has rows, once for every year; how many rows there are."""
    counted = 0
    for name, columns in _TIMES.items():
        path = folder / f"{name}.csv"
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        year = frame[columns[0]].str.extract(f"({_YEAR.pattern})", expand=False).astype(int)
        own = frame[_KINDS[name]] if name in _KINDS else pd.Series("", frame.index)
        newest = frame[year == year.groupby(own).transform("max")]
        every = pd.concat([_earlier(newest, columns, back) for back in range(years)])
        every.to_csv(path, index=False)
        counted += len(every)
    partners = pd.read_csv(folder / "partners.csv", dtype=str, keep_default_na=False)
    _earlier(partners, ("since",), years).to_csv(folder / "partners.csv", index=False)
    return counted


def _earlier(frame: pd.DataFrame, columns: tuple[str, ...], back: int) -> pd.DataFrame:
    """The rows as they would stand `back` years before."""
    return frame.assign(**{name: frame[name].map(lambda cell: _YEAR.sub(lambda year: str(int(year[0]) - back), cell))
                           for name in columns})


if __name__ == "__main__":
    print(run())
