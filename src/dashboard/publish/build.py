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
from pathlib import Path

import duckdb

from dashboard.core import settings
from dashboard.core.domain import BuildError, StoreError
from dashboard.publish.ground import Ground, ground
from dashboard.publish.layers import village_layers
from dashboard.publish.publishing import check_finished, publish_file, remove_leftovers
from dashboard.registry import contracts, topics
from dashboard.store.building import assets, submitted_rows
from dashboard.store.building.asset_names import Assets
from dashboard.store.building.build_times import WIB, next_build_id
from dashboard.store.building.from_contracts import checks
from dashboard.store.building.pruning import prune, remember_names, remove_old_builds
from dashboard.store.building.scripts import script, scripts
from dashboard.store.building.search_entries import make_search_entries
from dashboard.store.building.writing import being_written
from dashboard.store.durable import lay_file
from dashboard.store.engine.chosen import engine
from dashboard.store.free_space import is_full, needed, not_written, refuse_when_full
from dashboard.store.leftovers import TEMPORARY
from dashboard.store.lock import only_writer
from dashboard.store.rounding_key import rounding_key
from dashboard.store.submissions.manifests import Submission, check_intact, in_force, recorded
from dashboard.store.submissions.staging import Staged

KEPT_BUILDS = 5
"""Older databases are removed, except those that stood on the day of a meeting (pruning.py)."""

_SMALL = 100_000
"""Rows handed in, below which DuckDB's threads cost more than they save: a fifth of a build."""

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


def build_with(waiting: Staged | None, progress: Callable[[str], None], *, publish: bool = True,
               without: str = "") -> BuildReport:
    """Build with what is on record and a submission that waits: it is committed only when all checks hold.

    Needs the write lock. With `publish` false everything is checked and nothing is kept; `without`: the submission of
    this number is left out.
    """
    folder = settings.builds()
    try:
        return _build(folder, waiting, progress, publish=publish, without=without)
    except (*_WRITING, OSError) as error:
        raise BuildError(not_written("Basis data", folder, error)) from None
    except duckdb.Error as error:  # a value that no check foresees, for example a period that is not one
        if is_full(folder, error):
            raise BuildError(not_written("Basis data", folder, error)) from None
        raise BuildError("Isi berkas data tidak dapat dimuat atau diperiksa, sehingga tidak ada yang diterbitkan "
                         f"({str(error).splitlines()[0][:200]}). Periksa berkas yang terakhir diubah.") from None


@contextmanager
def made_again() -> Iterator[tuple[str, Path]]:
    """What a build would be now, of what is on record: its id and its file, which is not published and goes afterwards.
    Needs the write lock. Raises DataError, BuildError or StoreError."""
    folder = settings.builds()
    refuse_when_full(folder, needed(folder))
    sources = _read_sources(folder, recorded())
    with _temporary_database(folder) as path:
        lay_file(path, sources.ground.database)  # DuckDB leaves the rights of a file as they are
        with being_written(path, 1 if sources.is_small else None) as connection:
            _add(connection, sources)
        yield sources.build_id, path


def _build(folder: Path, waiting: Staged | None, progress: Callable[[str], None], *, publish: bool,
           without: str) -> BuildReport:
    refuse_when_full(folder, needed(folder))
    if publish:
        rounding_key()  # made before anything else is written
    progress("Membaca berkas data")
    held = [entry for entry in recorded() if entry.id != without]
    sources = _read_sources(folder, [*held, *([waiting.submission] if waiting else [])])
    with _temporary_database(folder) as path:
        lay_file(path, sources.ground.database)  # DuckDB leaves the rights of a file as they are
        with being_written(path, 1 if sources.is_small else None) as connection:
            progress("Menyusun basis data")
            _add(connection, sources)
            progress("Memeriksa")
            names = _run_checks(connection)
            laid_out: Assets | None = None
            if publish:
                progress("Menata peta untuk disajikan")
                layers = village_layers(sources.build_id, connection, rounding_key())
                laid_out = assets.lay_out(settings.generated_static(), sources.ground.geometry, layers)
                connection.execute("UPDATE base.info SET assets = $assets", {"assets": json.dumps(asdict(laid_out))})
            rows, meetings = _row_counts(connection), _meeting_days(connection)
            connection.execute("CHECKPOINT")  # closing would do it too, but keep a failure to itself
        check_finished(path, rows)
        if laid_out:
            remember_names(path, laid_out.names)
            publish_file(path, sources.build_id, waiting)
            _tidy(folder, meetings, sources.build_id)
    return BuildReport(sources.build_id, str(folder / f"dashboard-{sources.build_id}.duckdb"), rows, names)


def _tidy(folder: Path, meetings: list[date], published: str) -> None:
    """What was published stays published when something old cannot be removed."""
    try:
        engine().keep_history()
        remove_old_builds(folder, meetings, KEPT_BUILDS, published, engine().gives_back)
        prune(settings.generated_static(), folder)
        engine().offer_kept()
    except (OSError, StoreError):
        _LOG.warning("Susunan lama di %s tidak dapat dirapikan", folder, exc_info=True)


@dataclass(frozen=True)
class _Sources:
    """Everything a build is made of."""

    build_id: str
    ground: Ground
    everything: list[Submission]
    sample_shown: bool

    @property
    def live(self) -> list[Submission]:
        """Submissions that were not withdrawn."""
        return in_force(self.everything)

    @property
    def is_small(self) -> bool:
        """Whether one thread is enough."""
        return sum(entry.rows for entry in self.live) < _SMALL


def _read_sources(folder: Path, everything: list[Submission]) -> _Sources:
    live, sample_shown = in_force(everything), settings.sample_shown()
    made = ground(folder, submitted_rows.shown_sample(settings.data(), live, sample_shown=sample_shown))
    check_intact(live)
    digest = hashlib.sha256(f"{made.content} {sample_shown}".encode())
    for entry in live:
        digest.update(f"{entry.id} {entry.rows_sha256}".encode())
    build_id = next_build_id(settings.builds(), datetime.now(UTC), digest.hexdigest()[:8], engine().published_ids())
    return _Sources(build_id, made, everything, sample_shown)


@contextmanager
def _temporary_database(folder: Path) -> Iterator[Path]:
    try:
        yield folder / f"{TEMPORARY}{os.getpid()}.duckdb"
    finally:
        remove_leftovers(folder)


def _add(connection: duckdb.DuckDBPyConnection, sources: _Sources) -> None:
    """What was handed in, and what the build says of itself, into a copy of the ground."""
    submitted_rows.load(connection, sources.live, sample_shown=sources.sample_shown)
    submitted_rows.lay_over_facts(connection, sources.live)
    connection.execute(script("load/indicative_error.sql"))
    for statements in filter(None, (topic.sql("marks.sql") for topic in topics())):
        connection.execute(statements)
    submitted_rows.load_history(connection, sources.everything)
    _write_info(connection, sources)
    make_search_entries(connection)


def _write_info(connection: duckdb.DuckDBPyConnection, sources: _Sources) -> None:
    """The date of the data is that of the last gathering or of the last hand-in of figures, whichever is later."""
    handed_in_on = [entry.at.astimezone(WIB).date() for entry in sources.live
                    if entry.dataset in contracts() and contracts()[entry.dataset].carries_figures]
    connection.execute(
        "INSERT INTO base.info VALUES ($id, $at, $data_date, $credit, NULL, $sample_shown)",
        {"id": sources.build_id, "at": datetime.now(UTC).replace(microsecond=0, tzinfo=None),
         "data_date": max([sources.ground.release.data_date, *handed_in_on]), "credit": sources.ground.release.credit,
         "sample_shown": sources.sample_shown},
    )


def _row_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    tables = connection.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'base' "
                                "AND table_type = 'BASE TABLE' ORDER BY 1").fetchall()
    counted = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM base.{name}" for (name,) in tables)  # noqa: S608
    return {name: int(count) for name, count in connection.execute(counted).fetchall()}


def _meeting_days(connection: duckdb.DuckDBPyConnection) -> list[date]:
    return [day for (day,) in connection.execute("SELECT DISTINCT date FROM base.tkpk_meetings").fetchall()]


def _run_checks(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    found = scripts("checks") | checks(list(contracts().values()))
    found |= {topic.id: own for topic in topics() if (own := topic.sql("checks.sql"))}
    failures = [f"[{name}] {problem}" for name, statements in found.items()
                for (problem,) in connection.execute(statements).fetchall()]
    if failures:
        raise BuildError(
            f"{len(failures)} masalah ditemukan; tidak ada yang diterbitkan dan data yang sedang tampil tidak berubah.",
            tuple(failures),
        )
    return tuple(found)
