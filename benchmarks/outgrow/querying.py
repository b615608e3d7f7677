"""A filtered query as a page asks it, on a frozen local build of 83,000 villages × 20 indicators × 10 years."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.queries import _ID, INDICATORS, YEARS, synthetic
from benchmarks.timing import median, ms, percentile95, seconds, table
from dashboard.queries import observations
from dashboard.store.database import Database

_KABUPATEN, _VILLAGE, _INDICATOR = "05.05", "05.05.01.2001", "ind7"
_TIMES = 50


def run(folder: Path, villages: int) -> str:
    """Median and 95th percentile of each."""
    synthetic(folder / "negara", villages)
    os.environ["DASHBOARD_HOME"] = str(folder / "negara")
    database = Database(_ID)
    filtered = {"indicator": _INDICATOR, "kabupaten": _KABUPATEN}
    asked: dict[str, Callable[[], object]] = {
        "satu indikator, satu tahun, desa satu kabupaten (tabel)": partial(
            database.query, "SELECT region_code, value FROM dashboard.base.observation WHERE indicator = $indicator "
            "AND year = 2024 AND starts_with(region_code, $kabupaten)", filtered),
        "yang sama lewat tampilan umum `observations`": partial(
            database.query, "SELECT region_code, value FROM observations WHERE indicator = $indicator AND year = 2024 "
            "AND starts_with(region_code, $kabupaten)", filtered),
        "series: satu indikator, satu desa, sepuluh tahun": partial(
            observations.series, database, [_INDICATOR], [_VILLAGE]),
        "area_values: satu desa, semua indikator": partial(observations.area_values, database, _VILLAGE)}
    rows = []
    for name, ask in asked.items():
        taken = seconds(ask, _TIMES)
        rows.append([name, "< 10 ms", ms(median(taken)), ms(percentile95(taken))])
    database.close()
    return table(f"Pertanyaan tersaring pada {villages} desa × {INDICATORS} indikator × {YEARS} tahun, satu berkas "
                 "beku di server", ["", "diminta", "median", "persentil 95"], rows)
