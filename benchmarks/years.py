"""Server time of the pages of what agencies hand in, with one year of data and with ten, against the empty page.

Page and empty page are asked for in turns, so that both are measured on the same machine. Of wall time the median is
told: the empty page comes as Streamlit serves it, whose second message may wait up to 40 ms for the reader's
confirmation (ours does not, ui/server/inside/at_once.py), so processor time stands beside it, against the empty page's.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from benchmarks.pages import RUNS
from benchmarks.served import Served, serve
from benchmarks.timing import median, ms, ratio, table
from benchmarks.viewers import Viewer, processor_seconds
from dashboard.core import settings
from dashboard.publish.build import build

YEARS = (1, 10)
_VISITS = 4
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
    for years in YEARS:
        with _world(years) as counted, serve("benchmarks/empty_app.py") as empty, serve() as served:
            for url in _PAGES:
                asyncio.run(_in_turns(empty, served, url))
                floor, page, first = asyncio.run(_in_turns(empty, served, url))
                rows.append([f"/{url}", years, counted, ms(median(page.seconds)),
                             ratio(median(page.seconds), median(floor.seconds)), ms(median(first)),
                             f"{max(page.sizes) / 1000:.1f} kB", ms(page.processor), ms(floor.processor),
                             ratio(page.processor, floor.processor)])
    return table("Halaman dari data yang diserahkan, satu dan sepuluh tahun (median)",
                 ["halaman", "tahun data", "baris contoh", "jalan ulang", "terhadap halaman kosong", "kunjungan baru",
                  "dikirim", "prosesor per jalan", "prosesor halaman kosong", "perbandingan prosesor"], rows)


@dataclass
class _Runs:
    """Seconds and bytes of reruns, processor seconds of one."""

    seconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    processor: float = 0.0


async def _in_turns(empty: Served, served: Served, url: str) -> tuple[_Runs, _Runs, list[float]]:
    """Reruns of the empty page and of this one, one after the other; and seconds of first visits of this one."""
    both, first = (_Runs(), _Runs()), []
    for _ in range(_VISITS):
        async with AsyncExitStack() as opened:
            viewers = [Viewer(await opened.enter_async_context(
                connect(one.address.replace("http", "ws", 1) + "/_stcore/stream",
                        subprotocols=[Subprotocol("streamlit")], max_size=None)), page)
                for one, page in ((empty, ""), (served, url))]
            first.append([(await viewer.rerun())[0] for viewer in viewers][1])
            before = [processor_seconds(one.pid) for one in (empty, served)]
            for _ in range(RUNS):
                for viewer, runs in zip(viewers, both, strict=True):
                    taken, size = await viewer.rerun()
                    runs.seconds.append(taken)
                    runs.sizes.append(size)
            for one, runs, was in zip((empty, served), both, before, strict=True):
                runs.processor += (processor_seconds(one.pid) - was) / (RUNS * _VISITS)
    return *both, first


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
