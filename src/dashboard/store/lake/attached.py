"""A connection of DuckDB with the lake attached: catalogue in PostgreSQL, Parquet in its place.

Nobody shares one while it is used: connections that do may break each other (duckdb-postgres issue 577). Nothing of
what DuckDB says is passed on, since it quotes addresses with their passwords.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import duckdb

from dashboard.core import settings
from dashboard.core.domain import HistoryError
from dashboard.store.building.scripts import quoted
from dashboard.store.lake.places import LakePlace

_LOG = logging.getLogger("dashboard")
_Answer = TypeVar("_Answer")
SECONDS = 120.0
"""For reading or writing one build."""
_EXTENSIONS = ("ducklake", "postgres_scanner")
_REASONS = (("tidak dijawab", "tidak menjawab"),
            ("403", "kunci server ini tidak diizinkan"), ("404", "berkasnya tidak ada"),
            ("no such file", "berkasnya tidak ada"), ("no files found", "berkasnya tidak ada"),
            ("no space left", "disknya penuh"), ("permission denied", "tidak ada izin"),
            ("could not connect", "tidak menjawab"), ("could not establish", "tidak menjawab"),
            ("connection error", "tidak menjawab"), ("timeout", "tidak menjawab"),
            ("unable to connect", "tidak menjawab"), ("does not exist", "catatannya tidak ada"),
            ("parquet", "berkasnya rusak"))


@dataclass(frozen=True)
class Lake:
    """`address`: for libpq (addresses.complete); `owner`: tells dashboards apart that share a place."""

    address: str = field(repr=False)
    place: LakePlace
    owner: str

    def folder(self, generation: int) -> str:
        """Name of a generation in its place."""
        return f"{self.owner}-{generation}"

    @contextmanager
    def reached(self) -> Iterator[None]:
        """What DuckDB and the place refuse, as one sentence."""
        try:
            yield
        except (duckdb.Error, OSError) as error:
            text = str(error)
            if "catalog version" in text.lower():
                raise HistoryError("Danau riwayat (DASHBOARD_LAKE) dibuat versi DuckLake yang lain daripada yang "
                                   "dikenal program ini. Perbarui program di server ini; yang tampil tidak "
                                   "berubah.") from None
            why = next((words for part, words in _REASONS if part in text.lower()), "sebab lain")
            _LOG.warning("Danau: %s (%s)", type(error).__name__, why)
            raise unreachable(why) from None

    def asked(self, work: Callable[[duckdb.DuckDBPyConnection], _Answer], seconds: float) -> _Answer:
        """What `work` gives of a connection of its own, with the extensions and nothing attached, within so long: a
        PostgreSQL that stands still answers DuckDB nothing, and never. Raises HistoryError."""
        answers, failures = list[_Answer](), list[BaseException]()

        def ask() -> None:
            try:
                with self.reached(), _made_ready(self.place) as connection:
                    answers.append(work(connection))
            except BaseException as error:
                failures.append(error)

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(seconds)
        if failures:
            raise failures[0]
        if not answers:  # whatever it does later does not count
            raise unreachable("tidak menjawab")
        return answers[0]

    def attach(self, connection: duckdb.DuckDBPyConnection, generation: int, name: str = "lake", *,
               is_new: bool = False, snapshot: int | None = None) -> None:
        """Under this name; `snapshot`: as it was then, only to be read. Raises duckdb.Error or OSError."""
        folder = self.folder(generation)
        if is_new:
            self.place.prepare(folder)
        else:
            self.place.look(folder)
        told = {"DATA_PATH": quoted(self.place.path(folder)), "OVERRIDE_DATA_PATH": "true",
                "METADATA_SCHEMA": quoted(schema(generation)), "CREATE_IF_NOT_EXISTS": str(is_new).lower(),
                # Few rows are files too: rows in PostgreSQL have to be flushed, which readers stumble over (1413).
                "DATA_INLINING_ROW_LIMIT": "0", **({"SNAPSHOT_VERSION": str(snapshot)} if snapshot is not None else {})}
        options = ", ".join(f"{key} {value}" for key, value in told.items())
        connection.execute(f"ATTACH {quoted(f'ducklake:postgres:{self.address}')} AS {name} ({options})")


@contextmanager
def _made_ready(place: LakePlace) -> Iterator[duckdb.DuckDBPyConnection]:
    """One that nobody else uses meanwhile; DuckDB proves extensions anew in each, so one that ended well is kept."""
    connection = _IDLE.pop() if _IDLE else duckdb.connect(config={
        "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
        "temp_directory": str(settings.cache() / ".danau-tmp")})
    try:
        for name in (*_EXTENSIONS, *place.extensions):
            load(connection, name)
        for statement in (*place.setup, "SET threads = 2", "SET ducklake_max_retry_count = 100"):
            connection.execute(statement)
        yield connection
        connection.execute("USE memory")
        for (name,) in connection.execute("SELECT database_name FROM duckdb_databases() WHERE NOT internal AND "
                                          "database_name NOT LIKE '\\_\\_%' ESCAPE '\\' AND database_name <> 'memory'"
                                          ).fetchall():
            connection.execute(f"DETACH {name}")
    except BaseException:
        connection.close()
        raise
    if _IDLE:
        connection.close()
    else:
        _IDLE.append(connection)


_IDLE: list[duckdb.DuckDBPyConnection] = []


def load(connection: duckdb.DuckDBPyConnection, extension: str) -> None:
    """From its package; DuckDB proves that it was signed. Raises HistoryError without one, and duckdb.Error."""
    connection.execute(f"LOAD {quoted(_file_of(extension))}")


def newest_snapshot(connection: duckdb.DuckDBPyConnection) -> int:
    """Number of what was written last. Raises duckdb.Error."""
    row = connection.execute("FROM lake.current_snapshot()").fetchone()
    return int(row[0]) if row else 0


def schema(generation: int) -> str:
    """Where PostgreSQL has the catalogue of this generation."""
    return f"danau_{generation}"


def unreachable(why: str) -> HistoryError:
    """The sentence."""
    return HistoryError(f"Danau riwayat (DASHBOARD_LAKE) tidak dapat dibaca ({why}). Yang tampil dan yang "
                        "diserahkan tidak terganggu; perbandingan dengan susunan lama menunggu sampai danau "
                        "terjangkau.")


def _file_of(extension: str) -> Path:
    package = f"duckdb_extension_{extension}"
    found = find_spec(package)
    path = Path(found.origin).parent / "extensions" / f"v{duckdb.__version__}" / f"{extension}.duckdb_extension" \
        if found and found.origin else None
    if path is None or not path.is_file():
        raise HistoryError(f"DASHBOARD_LAKE perlu paket {package.replace('_', '-')} untuk DuckDB {duckdb.__version__}: "
                        "pasang dengan `pip install --require-hashes -r requirements-lake.txt`.")
    return path
