"""Makes a new database from the data folder, checks it, and publishes it by moving one small pointer file."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.core import settings
from dashboard.core.domain import MONTH_OF_PERIOD, BuildError
from dashboard.publish.publishing import TEMPORARY, check_finished, publish_file, remove_leftovers
from dashboard.registry import contracts
from dashboard.store.building import assets, handed_in
from dashboard.store.building.build_times import WIB, next_build_id
from dashboard.store.building.geometry import Derived, derived
from dashboard.store.building.pruning import prune, remove_old_builds
from dashboard.store.building.tables import Release, read_boundaries, read_release, read_tables
from dashboard.store.free_space import is_full, needed, not_written, refuse_when_full
from dashboard.store.lock import only_writer
from dashboard.store.rounding_key import rounding_key
from dashboard.store.submissions.manifests import Submission, check_intact, in_force, recorded
from dashboard.store.submissions.staging import Staged

KEPT_BUILDS = 5
"""Older databases are removed, except those that stood on the day of a meeting (pruning.py)."""

_WRITING = (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.FatalException, duckdb.InternalException)
"""How DuckDB tells that it could not write; the last two after a failure in the middle of a checkpoint."""

_LOG = logging.getLogger("dashboard")


@dataclass(frozen=True)
class BuildReport:
    """What a published build is: its id, file, row counts by table, and the names of the checks that held."""

    build_id: str
    path: str
    rows: dict[str, int]
    checks: tuple[str, ...]


def build(progress: Callable[[str], None] = lambda _: None) -> BuildReport:
    """Build, check and publish. Raises DataError or BuildError; then the build served before stays."""
    with only_writer(progress):
        return build_with(None, progress)


def build_with(waiting: Staged | None, progress: Callable[[str], None], *, publish: bool = True) -> BuildReport:
    """Build with what is on record and a submission that waits: it is committed only when all checks hold.

    Needs the write lock. With `publish` false everything is checked and nothing is kept.
    """
    folder = settings.builds()
    try:
        return _build(folder, waiting, progress, publish=publish)
    except (*_WRITING, OSError) as error:
        raise BuildError(not_written("Basis data", folder, error)) from None
    except duckdb.Error as error:  # a value that no check foresees, for example a period that is not one
        if is_full(folder, error):
            raise BuildError(not_written("Basis data", folder, error)) from None
        raise BuildError("Isi berkas data tidak dapat dimuat atau diperiksa, sehingga tidak ada yang diterbitkan "
                         f"({str(error).splitlines()[0][:200]}). Periksa berkas yang terakhir diubah.") from None


def _build(folder: Path, waiting: Staged | None, progress: Callable[[str], None], *, publish: bool) -> BuildReport:
    remove_leftovers(folder)
    refuse_when_full(folder, needed(folder))
    if publish:
        rounding_key()
    progress("Membaca berkas data")
    everything = [*recorded(), *([waiting.submission] if waiting else [])]
    sources = _read_sources(everything)
    with _temporary_database(folder) as path:
        with duckdb.connect(path) as connection:
            progress("Menyusun basis data")
            geometry = derived(sources.boundaries, settings.cache())
            _load(connection, sources, geometry)
            progress("Memeriksa")
            names = _run_checks(connection)
            if publish:
                progress("Menata peta untuk disajikan")
                laid_out = assets.lay_out(settings.generated_static(), geometry.files)
                connection.execute("UPDATE base.info SET assets = $assets", {"assets": json.dumps(asdict(laid_out))})
            rows, meetings = _row_counts(connection), _meeting_days(connection)
            connection.execute("CHECKPOINT")  # closing would do it too, but keep a failure to itself
        check_finished(path, rows)
        if publish:
            publish_file(path, sources.build_id, waiting)
            _tidy(folder, meetings, sources.build_id)
    return BuildReport(sources.build_id, str(folder / f"dashboard-{sources.build_id}.duckdb"), rows, names)


def _tidy(folder: Path, meetings: list[date], published: str) -> None:
    """What was published stays published when something old cannot be removed."""
    try:
        remove_old_builds(folder, meetings, KEPT_BUILDS, published)
        prune(settings.generated_static(), folder)
    except OSError:
        _LOG.warning("Susunan lama di %s tidak dapat dirapikan", folder, exc_info=True)


@dataclass(frozen=True)
class _Sources:
    """Everything a build is made of."""

    build_id: str
    tables: dict[str, pd.DataFrame]
    boundaries: dict[str, dict[str, object]]
    release: Release
    everything: list[Submission]
    sample: dict[str, Path]
    sample_shown: bool

    @property
    def live(self) -> list[Submission]:
        """Submissions that were not withdrawn."""
        return in_force(self.everything)


def _read_sources(everything: list[Submission]) -> _Sources:
    tables, boundaries = read_tables(settings.data()), read_boundaries(settings.data())
    release, sample = read_release(settings.data()), handed_in.sample_files(settings.data())
    live, sample_shown = in_force(everything), settings.sample_shown()
    check_intact(live)
    digest = hashlib.sha256(f"{release} {sample_shown}".encode())
    for name in sorted(tables):
        digest.update(tables[name].to_csv(index=False).encode())
    digest.update(json.dumps(boundaries, sort_keys=True).encode())
    for path in sample.values():
        digest.update(path.read_bytes())
    for entry in live:
        digest.update(f"{entry.id} {entry.rows_sha256}".encode())
    build_id = next_build_id(settings.builds(), datetime.now(UTC), digest.hexdigest()[:8])
    return _Sources(build_id, tables, boundaries, release, everything, sample, sample_shown)


@contextmanager
def _temporary_database(folder: Path) -> Iterator[Path]:
    try:
        yield folder / f"{TEMPORARY}{os.getpid()}.duckdb"
    finally:
        remove_leftovers(folder)


def _load(connection: duckdb.DuckDBPyConnection, sources: _Sources, geometry: Derived) -> None:
    connection.execute(_sql("tables.sql"))
    handed_in.create_tables(connection)
    handed_in.prepare_facts(connection, sources.live)
    periods = pd.DataFrame(MONTH_OF_PERIOD.items(), columns=["name", "month"])
    shapes = pd.DataFrame(
        [(layer, feature["properties"]["code"]) for layer, content in sources.boundaries.items()
         for feature in content["features"]],  # type: ignore[attr-defined]
        columns=["layer", "code"],
    )
    made = {"period": periods, "shape": shapes, "neighbour": geometry.neighbours, "outline": geometry.outlines}
    for name, frame in {**sources.tables, **made}.items():
        connection.register("incoming", frame)
        connection.execute(_sql(f"load/{name}.sql"))
        connection.unregister("incoming")
    handed_in.load(connection, sources.live, sources.sample, sample_shown=sources.sample_shown)
    handed_in.load_history(connection, sources.everything)
    _write_info(connection, sources)
    connection.execute(_sql("views.sql"))


def _write_info(connection: duckdb.DuckDBPyConnection, sources: _Sources) -> None:
    """The date of the data is that of the last gathering or of the last hand-in of figures, whichever is later."""
    handed_in_on = [entry.at.astimezone(WIB).date() for entry in sources.live
                    if entry.dataset in contracts() and contracts()[entry.dataset].carries_figures]
    connection.execute(
        "INSERT INTO base.info VALUES ($id, $at, $data_date, $credit, NULL, $sample_shown)",
        {"id": sources.build_id, "at": datetime.now(UTC).replace(microsecond=0, tzinfo=None),
         "data_date": max([sources.release.data_date, *handed_in_on]), "credit": sources.release.credit,
         "sample_shown": sources.sample_shown},
    )


def _row_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    tables = connection.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'base' "
                                "AND table_type = 'BASE TABLE' ORDER BY 1").fetchall()
    return {name: int(connection.execute(f"SELECT count(*) FROM base.{name}").fetchall()[0][0])  # noqa: S608
            for (name,) in tables}


def _meeting_days(connection: duckdb.DuckDBPyConnection) -> list[date]:
    return [day for (day,) in connection.execute("SELECT DISTINCT date FROM base.tkpk_meetings").fetchall()]


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


def _folder(name: str):  # type: ignore[no-untyped-def]  # Traversable moved between Python versions
    return files("dashboard.store") / "sql" / name


def _sql(name: str) -> str:
    text: str = _folder(name).read_text("utf-8")
    return text


