"""Opens a published build read-only. The only reader of built files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from dashboard import settings
from dashboard.domain import QueryError, StoreError
from dashboard.store.asset_names import Assets

if TYPE_CHECKING:
    import pandas as pd

Answer = TypeVar("Answer")
_BUILD_ID = re.compile(r"[0-9]{8}T[0-9]{12}-[0-9a-f]{8}")
_REBUILD = "Jalankan `python -m dashboard build` untuk membangunnya lagi."


def current_build_id() -> str:
    """Id of the build that is published now. Raises StoreError when there is none yet."""
    pointer = settings.builds() / "CURRENT"
    try:
        build_id = pointer.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise StoreError(f"Basis data belum dibangun di {settings.builds()}. {_REBUILD}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"Penunjuk {pointer} tidak dapat dibaca ({error}). {_REBUILD}") from None
    if not _BUILD_ID.fullmatch(build_id):
        raise StoreError(f"Penunjuk {pointer} tidak berisi nama basis data yang dikenal. {_REBUILD}")
    return build_id


def path_of(build_id: str) -> Path:
    """Where the database of this build lies (it may have been removed)."""
    return settings.builds() / f"dashboard-{build_id}.duckdb"


class Database:
    """One build, opened read-only and shut off from files and network. Safe to share between threads."""

    def __init__(self, build_id: str) -> None:
        self.build_id = build_id
        self._connection = _attach(path_of(build_id))

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
                raise StoreError(_damaged(path_of(self.build_id), error)) from error
            except duckdb.Error as error:
                raise QueryError(f"Pertanyaan tidak dapat dijawab: {error}") from error

    def assets(self) -> Assets:
        """Names of the files that the build laid out for the browser."""
        stored = self.query("SELECT assets FROM build_info")["assets"].iloc[0]
        return Assets.from_json(stored)

    def close(self) -> None:
        """Release the file."""
        self._connection.close()


def _attach(path: Path) -> duckdb.DuckDBPyConnection:
    if not path.is_file():
        raise StoreError(f"Basis data {path} tidak ada. {_REBUILD}")
    # An in-memory database that attaches the file: reconnecting to a replaced file would silently give old data.
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    try:
        connection.execute("ATTACH '{}' AS dashboard (READ_ONLY)".format(str(path).replace("'", "''")))
        connection.execute("SELECT build_id FROM dashboard.main.build_info").fetchone()
    except duckdb.Error as error:
        connection.close()
        raise StoreError(_damaged(path, error)) from None
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _damaged(path: Path, error: duckdb.Error) -> str:
    return (f"Basis data {path} rusak, terpotong, atau bukan buatan dasbor ini ({str(error).splitlines()[0][:200]}). "
            f"{_REBUILD}")


def open_current() -> Database:
    """The published build. Raises StoreError with a sentence for people."""
    return Database(current_build_id())
