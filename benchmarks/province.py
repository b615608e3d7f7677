"""`python -m benchmarks.province FILE`: as many villages as the province has, on one map.

FILE: outlines of all villages of the province (GeoParquet or GeoJSON with code and name, as `regency add --desa` takes
them). They become one made-up kabupaten of 99 kecamatan with drawn figures, in a folder that is gone afterwards. An
empty page is the floor, in the same run.
"""

from __future__ import annotations

import csv
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import geopandas as gpd

from benchmarks.__main__ import machine
from benchmarks.browser import chromium, map_frame, reader, visited
from benchmarks.maps import VISITS, _empty_rerun, _switches
from benchmarks.served import serve, until_healthy
from benchmarks.timing import median, ms, ratio, table
from dashboard.core import settings
from dashboard.core.regency import regency
from dashboard.publish.build import build
from dashboard.store.new_regency import prepare

_KECAMATAN = 99
_FIGURES = ("iks", "ike", "ikl")
_SOURCE = "uji"


@contextmanager
def _home(outlines: Path) -> Iterator[int]:
    """DASHBOARD_DATA and DASHBOARD_HOME are the made-up kabupaten; how many villages it has."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        code = regency().code
        frame = gpd.read_parquet(outlines) if outlines.suffix == ".parquet" else gpd.read_file(outlines)
        frame = frame.sort_values("code").reset_index(drop=True)
        each = -(-len(frame) // _KECAMATAN)
        groups = [number // each + 1 for number in range(len(frame))]
        frame["code"] = [f"{code}.{group:02d}.{2001 + number % each}" for number, group in enumerate(groups)]
        frame["name"] += [f" {number}" for number in range(len(frame))]  # alike within a made-up kecamatan
        frame["kecamatan"] = [f"Kecamatan {group}" for group in groups]
        frame.to_parquet(folder / "desa.parquet")
        prepare(settings.data(), regency(), code, folder / "data", folder / "desa.parquet")
        _figures(folder / "data" / "facts", frame["code"])
        os.environ |= {"DASHBOARD_DATA": str(folder / "data"), "DASHBOARD_HOME": str(folder / "home"),
                       "DASHBOARD_BEFOREHAND": "off"}  # slides, 20 seconds later, would be in the way of the changes
        yield len(frame)


def _figures(facts: Path, codes: gpd.GeoSeries) -> None:
    """Drawn figures of three indices for every village."""
    draw = random.Random(1)
    with (facts / "sources.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([_SOURCE, "Angka undian untuk mengukur", "", "uji", "uji"])
    with (facts / "observations_desa.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["indicator", "region_code", "year", "period", "value", "unit", "source_id", "note"])
        rows.writerows([indicator, code, 2024, "Tahun", round(draw.uniform(0.4, 1), 4), "indeks", _SOURCE, ""]
                       for indicator in _FIGURES for code in codes)


def run(outlines: Path) -> str:
    """Medians and ratios."""
    with chromium() as browser:
        with serve("benchmarks/empty_app.py") as empty:
            rerun, empty_visit = _empty_rerun(browser, empty.address)
        with _home(outlines) as villages:
            begun = time.monotonic()
            build()
            built = time.monotonic() - begun
            with serve() as served:
                until_healthy(served.address)
                visits = []
                with reader(browser) as page:
                    for _ in range(VISITS // 4):
                        page.goto(f"{served.address}/peta")
                        visits.append(visited(page, map_frame(page), ""))
                found = _switches(browser, served.address)
    floor = median(rerun)
    rows = [["jalan ulang kosong (lantai)", ms(floor), "1×"]]
    for name, taken in (("sakelar di dalam peta sampai terwarnai", found["inside"]),
                        ("sakelar di dalam peta sampai judul halaman mengikuti", found["followed"])):
        rows.append([name, ms(median(taken)), ratio(median(taken), floor)])
    rows += [["kunjungan pertama /peta sampai terwarnai", ms(visits[0]), ratio(visits[0], median(empty_visit))],
             ["kunjungan hangat /peta sampai terwarnai (lantai: halaman kosong)", ms(median(visits[1:])),
              ratio(median(visits[1:]), median(empty_visit))],
             ["membangun dan menerbitkan, sekali", ms(built), ""]]
    return table(f"Peta {villages} desa di peramban (median)", ["langkah", "waktu", "terhadap lantai"], rows)


if __name__ == "__main__":
    print(f"{machine()}\n\n{run(Path(sys.argv[1]))}")
