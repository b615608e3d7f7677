"""The part of a build that only the data folder makes: facts, catalogue, shapes, and sample where nothing is handed in.

A decision that is typed alters none of it, and reading and loading it anew took four fifths of the work of storing one.
So the database with this part is kept (kept.py) under a digest of every file it was read from and of the code that
loads them; a build copies it and adds what was handed in.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.core import settings
from dashboard.core.domain import MONTH_OF_PERIOD
from dashboard.core.regency import regency
from dashboard.registry import contracts, topics
from dashboard.store import kept
from dashboard.store.building import submitted_rows
from dashboard.store.building.assets import Geometry, GeometryFiles
from dashboard.store.building.dataset_view import make_dataset_view
from dashboard.store.building.from_contracts import own_tables, plain_view
from dashboard.store.building.geometry import Derived, derived
from dashboard.store.building.release import FolderRelease, read_release
from dashboard.store.building.scripts import script
from dashboard.store.building.tables import input_files, read_boundaries, read_tables
from dashboard.store.building.writing import being_written
from dashboard.store.leftovers import TEMPORARY

_KIND, _KEPT = "ground", 3
"""What is shown of the sample changes with what is handed in: a rehearsal and a withdrawal need another ground."""
_CODE = kept.code_of("core/domain.py", "core/regency.py", "store", "intake", "registry.py", "topics",
                     "publish/ground.py")


@dataclass(frozen=True)
class Ground:
    """`content`: digest of the files it was made of. `database`: the bytes of a database without anything handed in."""

    content: str
    release: FolderRelease
    geometry: GeometryFiles
    database: bytes


def ground(folder: Path, sample: Mapping[str, Path]) -> Ground:
    """As kept, or made (in `folder`, under a temporary name) and kept. `sample`: the files to load, by dataset.

    Needs the write lock. Raises DataError naming file, row and column, as store.building.tables does.
    """
    content = _content(sample)
    known = kept.read(_KIND, f"{content} {_CODE}")
    if known is not None:
        return _unpacked(content, known)
    made = _made(folder, content, sample)
    if _content(sample) == content:  # else somebody saved a file while it was being read
        kept.keep(_KIND, f"{content} {_CODE}", _packed(made), _KEPT)
    return made


def _content(sample: Mapping[str, Path]) -> str:
    digest = hashlib.sha256(repr([(topic, topic.sql("views.sql")) for topic in topics()]).encode())
    facts = {path.relative_to(settings.data()).as_posix(): path for path in input_files(settings.data())}
    for name, path in {**facts, **{f"sample {dataset}": sample[dataset] for dataset in sorted(sample)}}.items():
        with contextlib.suppress(OSError):  # what cannot be read is told by whoever needs it
            digest.update(f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _made(folder: Path, content: str, sample: Mapping[str, Path]) -> Ground:
    tables, boundaries = read_tables(settings.data()), read_boundaries(settings.data())
    release = read_release(settings.data())
    shapes = derived(boundaries)
    with _temporary(folder) as path:
        with being_written(path) as connection:
            _load(connection, tables, boundaries, shapes)
            submitted_rows.load_sample(connection, sample)
            _make_views(connection)
            connection.execute("CHECKPOINT")
        return Ground(content, release, shapes.files, path.read_bytes())


def _load(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pd.DataFrame], boundaries: Geometry,
          shapes: Derived) -> None:
    connection.execute(script("tables.sql"))
    submitted_rows.create_tables(connection)
    submitted_rows.prepare_facts(connection, [])
    periods = pd.DataFrame(MONTH_OF_PERIOD.items(), columns=["name", "month"])
    known = pd.DataFrame([(layer, feature["properties"]["code"]) for layer, content in boundaries.items()
                          for feature in content["features"]], columns=["layer", "code"])
    made = {"home": _home(), "period": periods, "shape": known, "neighbour": shapes.neighbours,
            "outline": shapes.outlines}
    for name, frame in {**tables, **made}.items():
        connection.register("incoming", frame)
        connection.execute(script(f"load/{name}.sql"))
        connection.unregister("incoming")


def _home() -> pd.DataFrame:
    own = regency()
    return pd.DataFrame([{"code": own.code, "label": own.label, "name": own.name, "level": own.level.value,
                          "agency": own.agency, "province_code": own.province.code, "province": own.province.name,
                          "nation_code": own.nation.code, "nation": own.nation.name}])


def _make_views(connection: duckdb.DuckDBPyConnection) -> None:
    """The public names: ours, those of the topics, and a plain one for a dataset without any, the list of datasets."""
    for statements in (script("views.sql"), *(topic.sql("views.sql") for topic in topics())):
        connection.execute(statements)
    views = {name for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE schema_name = 'main'")
             .fetchall()}
    for contract in own_tables(contracts().values()):
        if (contract.view or contract.id) not in views:
            connection.execute(plain_view(contract))
    make_dataset_view(connection)


@contextlib.contextmanager
def _temporary(folder: Path) -> Iterator[Path]:
    path = folder / f"{TEMPORARY}{os.getpid()}-ground.duckdb"
    try:
        yield path
    finally:
        for left in folder.glob(f"{path.name}*"):  # with its log
            left.unlink(missing_ok=True)


def _packed(made: Ground) -> bytes:
    release = json.dumps({"data_date": made.release.data_date.isoformat(), "credit": made.release.credit}).encode()
    return kept.pack((release, made.geometry.desa, made.geometry.kabkota, made.database))


def _unpacked(content: str, body: bytes) -> Ground:
    release, desa, kabkota, database = kept.unpack(body)
    told = json.loads(release)
    return Ground(content, FolderRelease(date.fromisoformat(told["data_date"]), told["credit"]),
                  GeometryFiles(desa, kabkota), database)
