"""Makes a new database from the data folder, checks it, and publishes it by moving one small pointer file."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import duckdb
import pandas as pd
from filelock import FileLock, Timeout

from dashboard import settings
from dashboard.domain import MONTH_OF_PERIOD, BuildError
from dashboard.store import assets
from dashboard.store.neighbours import neighbours, outlines
from dashboard.store.tables import Release, read_boundaries, read_release, read_tables

KEPT_BUILDS = 5
"""Older databases are removed; these stay so that "as at the last meeting" can be compared."""

_LOCK_WAIT_SECONDS = 120


@dataclass(frozen=True)
class BuildReport:
    """What a published build is: its id, file, row counts by table, and the names of the checks that held."""

    build_id: str
    path: str
    rows: dict[str, int]
    checks: tuple[str, ...]


def build(progress: Callable[[str], None] = lambda _: None) -> BuildReport:
    """Build, check and publish. Raises DataError or BuildError; then the build served before stays."""
    folder = settings.builds()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "build.lock", timeout=_LOCK_WAIT_SECONDS):
            _remove_leftovers(folder)
            return _build_locked(folder, progress)
    except Timeout:
        raise BuildError("Pembangunan lain sedang berjalan lebih dari dua menit. Tunggu sampai selesai, "
                         "lalu ulangi.") from None


def _build_locked(folder: Path, progress: Callable[[str], None]) -> BuildReport:
    progress("Membaca berkas data")
    tables = read_tables(settings.data())
    boundaries = read_boundaries(settings.data())
    release = read_release(settings.data())
    build_id = _new_build_id(tables, boundaries, release)
    with _temporary_database(folder) as path:
        with duckdb.connect(path) as connection:
            progress("Menyusun basis data")
            _load(connection, tables, boundaries)
            _write_info(connection, build_id, release)
            connection.execute(_sql("views.sql"))
            progress("Memeriksa")
            names = _run_checks(connection)
            progress("Menata peta untuk disajikan")
            laid_out = assets.lay_out(settings.generated_static(), boundaries)
            connection.execute("UPDATE base.info SET assets = $assets", {"assets": json.dumps(asdict(laid_out))})
            rows = {name: len(frame) for name, frame in tables.items()}
        target = folder / f"dashboard-{build_id}.duckdb"
        _sync(path)
        path.replace(target)
    _publish(folder, build_id)
    _remove_old(folder)
    return BuildReport(build_id, str(target), rows, names)


def _new_build_id(tables: dict[str, pd.DataFrame], boundaries: dict[str, dict[str, object]],
                  release: Release) -> str:
    digest = hashlib.sha256(f"{release}".encode())
    for name in sorted(tables):
        digest.update(tables[name].to_csv(index=False).encode())
    digest.update(json.dumps(boundaries, sort_keys=True).encode())
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{digest.hexdigest()[:8]}"


@contextmanager
def _temporary_database(folder: Path) -> Iterator[Path]:
    path = folder / f".tmp-{os.getpid()}.duckdb"
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
        path.with_suffix(".duckdb.wal").unlink(missing_ok=True)


def _load(connection: duckdb.DuckDBPyConnection, tables: dict[str, pd.DataFrame],
          boundaries: dict[str, dict[str, object]]) -> None:
    connection.execute(_sql("tables.sql"))
    periods = pd.DataFrame(MONTH_OF_PERIOD.items(), columns=["name", "month"])
    shapes = pd.DataFrame(
        [(layer, feature["properties"]["code"]) for layer, content in boundaries.items()
         for feature in content["features"]],  # type: ignore[attr-defined]
        columns=["layer", "code"],
    )
    made = {"period": periods, "shape": shapes, "neighbour": neighbours(boundaries),
            "outline": outlines(boundaries)}
    for name, frame in {**tables, **made}.items():
        connection.register("incoming", frame)
        connection.execute(_sql(f"load/{name}.sql"))
        connection.unregister("incoming")


def _write_info(connection: duckdb.DuckDBPyConnection, build_id: str, release: Release) -> None:
    connection.execute(
        "INSERT INTO base.info VALUES ($id, $at, $data_date, $credit, NULL)",
        {"id": build_id, "at": datetime.now(UTC).replace(microsecond=0, tzinfo=None),
         "data_date": release.data_date, "credit": release.credit},
    )


def _run_checks(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    names, failures = [], []
    for script in sorted(_folder("checks").iterdir(), key=lambda entry: entry.name):
        name = script.name.removesuffix(".sql").split("_", 1)[1]
        names.append(name)
        failures += [f"[{name}] {problem}" for (problem,) in connection.execute(script.read_text("utf-8")).fetchall()]
    if failures:
        raise BuildError(
            f"{len(failures)} masalah ditemukan; tidak ada yang diterbitkan dan data yang sedang tampil tidak berubah.",
            tuple(failures),
        )
    return tuple(names)


def _publish(folder: Path, build_id: str) -> None:
    pointer = folder / ".CURRENT.tmp"
    pointer.write_text(build_id + "\n", encoding="ascii")
    _sync(pointer)
    pointer.replace(folder / "CURRENT")


def _remove_leftovers(folder: Path) -> None:
    """A killed build leaves its temporary files; under the lock nobody else can own them."""
    for path in folder.glob(".tmp-*"):
        path.unlink(missing_ok=True)


def _remove_old(folder: Path) -> None:
    for path in sorted(folder.glob("dashboard-*.duckdb"))[:-KEPT_BUILDS]:
        path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def _folder(name: str):  # type: ignore[no-untyped-def]  # Traversable moved between Python versions
    return files("dashboard.store") / "sql" / name


def _sql(name: str) -> str:
    text: str = _folder(name).read_text("utf-8")
    return text


