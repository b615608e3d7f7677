"""The app's questions on the shipped build and on a synthetic country: 83,000 villages × 20 indicators × 10 years."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path

from benchmarks.timing import median, ms, ratio, seconds, table
from dashboard.queries import availability, observations, reference
from dashboard.store.building import submitted_rows
from dashboard.store.building.writing import being_written
from dashboard.store.database import Database, current_build_id

INDICATORS, YEARS = 20, 10
SIZES = {"8.300 desa": 8_300, "83.000 desa": 83_000}
_ID = "20260101T000000000000-00000000"


def _questions(village: str, kabupaten: str, indicator: str) -> dict[str, Callable[[Database], object]]:
    return {
        "area_values (satu desa)": lambda db: observations.area_values(db, village),
        "series (3 indikator, 3 wilayah)": lambda db: observations.series(db, [indicator], [village, kabupaten, "35"]),
        "kabkota_values (satu indikator)": lambda db: observations.kabkota_values(db, indicator),
        "newest (satu desa)": lambda db: availability.newest(db, village),
        "regions": reference.regions,
    }


def synthetic(folder: Path, villages: int) -> None:
    """A build file with the real schema and views, filled with made-up villages."""
    path = folder / "builds" / f"dashboard-{_ID}.duckdb"
    path.parent.mkdir(parents=True)
    sql = files("dashboard.store") / "sql"
    with being_written(path) as connection:
        connection.execute((sql / "tables.sql").read_text("utf-8"))
        submitted_rows.create_tables(connection)
        connection.execute(
            "INSERT INTO base.region BY NAME SELECT format('{:02d}.{:02d}', i // 38 + 1, i % 38 + 1) AS code, "
            "'Kab ' || i AS name, 'kabupaten' AS level, format('{:02d}', i // 38 + 1) AS parent_code "
            f"FROM range({villages} // 200 + 1) t(i)")
        connection.execute(
            "INSERT INTO base.region BY NAME SELECT code || '.01' AS code, name || ' kec' AS name, "
            "'kecamatan' AS level, code AS parent_code FROM base.region WHERE level = 'kabupaten'")
        connection.execute(
            "INSERT INTO base.region BY NAME SELECT k.code || format('.{:04d}', 2001 + v) AS code, "
            "'Desa ' || v AS name, 'desa' AS level, k.code AS parent_code "
            "FROM (SELECT code FROM base.region WHERE level = 'kecamatan') k, range(200) t(v) "
            f"ORDER BY k.code, v LIMIT {villages}")
        connection.execute(
            "INSERT INTO base.indicator BY NAME SELECT 'ind' || i AS id, 'Indikator ' || i AS name, "
            "'Tahun' AS period_rule, 'persen' AS unit, 2 AS decimals, 'lower' AS direction, i AS position "
            f"FROM range({INDICATORS}) t(i)")
        connection.execute(
            "INSERT INTO base.observation BY NAME SELECT 'ind' || i AS indicator, r.code AS region_code, "
            "2015 + y AS year, 'Tahun' AS period, hash(i, r.code, y) % 10000 / 100 AS value, 'persen' AS unit, "
            "'s' AS source_id, false AS is_derived, false AS is_sample "
            f"FROM range({INDICATORS}) a(i), base.region r, range({YEARS}) b(y) "
            "WHERE r.level IN ('desa', 'kabupaten') ORDER BY indicator, region_code, year")
        connection.execute("INSERT INTO base.info BY NAME SELECT $id AS build_id", {"id": _ID})
        connection.execute((sql / "views.sql").read_text("utf-8"))


def run() -> str:
    """Times of the app's questions and their growth."""
    shipped = Database(current_build_id())
    found: dict[str, dict[str, float]] = {}
    for name, question in _questions("35.05.01.2001", "35.05", "p0").items():
        found[name] = {"248 desa": median(seconds(partial(question, shipped)))}
    with tempfile.TemporaryDirectory() as folder:
        before = os.environ.get("DASHBOARD_HOME")
        for label, villages in SIZES.items():
            home = Path(folder) / str(villages)
            synthetic(home, villages)
            os.environ["DASHBOARD_HOME"] = str(home)
            database = Database(_ID)
            for name, question in _questions("05.05.01.2001", "05.05", "ind7").items():
                found[name][label] = median(seconds(partial(question, database)))
            database.close()
        os.environ.pop("DASHBOARD_HOME") if before is None else os.environ.update(DASHBOARD_HOME=before)
    sizes = ["248 desa", *SIZES]
    rows = [[name, *(ms(times[size]) for size in sizes), ratio(times["83.000 desa"], times["8.300 desa"])]
            for name, times in found.items()]
    return table("Pertanyaan aplikasi (median)", ["pertanyaan", *sizes, "pertumbuhan ×10"], rows)


if __name__ == "__main__":
    print(run())
