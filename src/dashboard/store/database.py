"""Which build is served, and its file opened read-only for questions."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from dashboard.core import settings
from dashboard.core.domain import QueryError, StoreError
from dashboard.store.building.asset_names import Assets
from dashboard.store.building.build_times import day_of, kept_builds, pointer
from dashboard.store.building.whole import attach, damage
from dashboard.store.layout import refuse_newer
from dashboard.store.memo import Memo
from dashboard.store.sharing.follower import notice as sharing_notice

if TYPE_CHECKING:
    import pandas as pd

Answer = TypeVar("Answer")
_REBUILD = "Jalankan `python -m dashboard build` untuk membangunnya lagi."
_LOG = logging.getLogger("dashboard")


@dataclass(frozen=True)
class Served:
    """The build that everybody reads. `notice`: the sentence to show with it when it is not the published one, or may
    not be."""

    build_id: str
    notice: str = ""


def served_build() -> Served:
    """The published build; when that cannot be read, the newest one that can. Raises StoreError when there is none.

    This alone decides which build is read, by pages and commands alike.
    """
    refuse_newer()
    published = pointer(settings.builds())
    problem = damage(path_of(published)) if published else "penunjuknya hilang atau rusak"
    if published and not problem:
        return Served(published, sharing_notice())
    made = kept_builds()
    whole = next((name for name in reversed(made) if name != published and not damage(path_of(name))), None)
    if whole is None:
        raise StoreError(_nothing_to_serve(published, problem))
    notice = _notice(day_of(made[whole]))
    _log_once(f"{notice} ({path_of(published) if published else settings.builds() / 'CURRENT'}: {problem})")
    return Served(whole, notice)


def _notice(day: date) -> str:
    from dashboard.core.formats import tanggal  # commands start in a quarter of a second without Babel

    return (f"Basis data terakhir tidak terbaca; yang ditampilkan susunan {tanggal(day)}. "
            "Jalankan `python -m dashboard build`.")


def current_build_id() -> str:
    """Id of the build that is served now. Raises StoreError when there is none yet."""
    return served_build().build_id


def _nothing_to_serve(published: str | None, problem: str) -> str:
    if published:
        return _damaged(path_of(published), problem)
    current = settings.builds() / "CURRENT"
    if current.exists():
        return f"Penunjuk {current} tidak dapat dibaca atau tidak berisi nama basis data yang dikenal. {_REBUILD}"
    return f"Basis data belum dibangun di {settings.builds()}. {_REBUILD}"


@lru_cache(maxsize=16)
def _log_once(text: str) -> None:
    """Every run of every page asks which build is served."""
    _LOG.error(text)


def path_of(build_id: str) -> Path:
    """Where the database of this build lies (it may have been removed)."""
    return settings.builds() / f"dashboard-{build_id}.duckdb"


class Database:
    """One build, opened read-only and shut off from files and network. Safe to share between threads."""

    def __init__(self, build_id: str, being_built: duckdb.DuckDBPyConnection | None = None,
                 path: Path | None = None) -> None:
        """`being_built`: the connection of a build that is not finished (being_written); it answers the same. `path`:
        of its file, where that lies elsewhere."""
        self.build_id = build_id
        self.memo = Memo()
        self._connection = being_built or _attach(path or path_of(build_id))

    def query(self, sql: str, parameters: dict[str, Any] | None = None) -> pd.DataFrame:
        """Rows of one SELECT, with $named parameters. Each call has a cursor of its own. Raises QueryError."""
        return self._answer(sql, parameters, lambda cursor: cursor.df())

    def rows(self, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Column names and rows of one SELECT as plain values, without pandas, which takes long to import."""
        return self._answer(sql, None, lambda cursor: ([str(name) for name, *_ in cursor.description or ()],
                                                       cursor.fetchall()))

    def _answer(self, sql: str, parameters: dict[str, Any] | None,
                fetch: Callable[[duckdb.DuckDBPyConnection], Answer]) -> Answer:
        with self._connection.cursor() as cursor:
            cursor.execute("USE dashboard.main")
            try:
                if len(cursor.extract_statements(sql)) != 1:
                    raise QueryError("Pertanyaan harus tepat satu SELECT; yang diberikan kosong atau lebih dari satu.")
                return fetch(cursor.execute(sql, parameters or {}))
            except duckdb.CatalogException as error:
                raise QueryError(f"Pertanyaan tidak dapat dijawab: {error} Bila dasbor baru saja diperbarui, "
                                 f"basis data ini buatan versi lama. {_REBUILD}") from error
            except duckdb.IOException as error:  # a block is damaged; opening the file reads only the first ones
                raise StoreError(_damaged(path_of(self.build_id), str(error))) from error
            except duckdb.Error as error:
                raise QueryError(f"Pertanyaan tidak dapat dijawab: {error}") from error

    def tables_behind(self, questions: Iterable[str]) -> list[str]:
        """Names of the tables in schema base that these SELECTs read, through whatever views."""
        with self._connection.cursor() as cursor:
            cursor.execute("USE dashboard.main")
            named = {name for question in questions for name in cursor.get_table_names(question)}
        stored = self.rows("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'base'")[1]
        return sorted(named & {str(name) for (name,) in stored})

    def assets(self) -> Assets:
        """Names of the files that the build laid out for the browser."""
        return self.memo.made("assets", 1, (), lambda: Assets.from_json(
            self.query("SELECT assets FROM build_info")["assets"].iloc[0]))

    def close(self) -> None:
        """Release the file."""
        self._connection.close()


def _attach(path: Path) -> duckdb.DuckDBPyConnection:
    if not path.is_file():
        raise StoreError(f"Basis data {path} tidak ada. {_REBUILD}")
    try:
        connection = attach(path)
    except duckdb.Error as error:
        raise StoreError(_damaged(path, str(error))) from None
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _damaged(path: Path, why: str) -> str:
    return f"Basis data {path} rusak, terpotong, atau bukan buatan dasbor ini ({why.splitlines()[0][:200]}). {_REBUILD}"


def open_current() -> Database:
    """The build that is served. Raises StoreError with a sentence for people."""
    return Database(current_build_id())
