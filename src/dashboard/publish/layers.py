"""What the village map can show, as the switch inside it reads it: two files of painted states, part of a build.

Layers of topics come as visitors see them. A second and a half of work, which a typed decision does not alter: kept
under a digest of the rows that it read.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from typing import Any

import duckdb
import pandas as pd

from dashboard.queries import observations, reference
from dashboard.registry import offered, topics
from dashboard.render.shading import village_entries
from dashboard.render.village_layer import VillageLayer
from dashboard.store import kept
from dashboard.store.building.assets import ValueFiles, value_files
from dashboard.store.database import Database

_KIND, _KEPT = "layers", 3
_TABLES = "layers_read"
_CODE = kept.code_of("core", "registry.py", "statistics", "render", "queries", "answers", "topics", "publish/layers.py",
                     "store/building/assets.py")


class _Listening(Database):
    """A build being made, which remembers what it was asked."""

    def __init__(self, build_id: str, being_built: duckdb.DuckDBPyConnection) -> None:
        super().__init__(build_id, being_built)
        self.asked: set[str] = set()

    def query(self, sql: str, parameters: dict[str, Any] | None = None) -> pd.DataFrame:
        self.asked.add(re.sub(r"\$\w+", "NULL", sql))
        return super().query(sql, parameters)


def village_layers(build_id: str, being_built: duckdb.DuckDBPyConnection, key: bytes) -> ValueFiles:
    """The states of the indicators of the catalogue, and those with the layers of all topics behind. `key`: of
    rounding. Needs the write lock."""
    database = _Listening(build_id, being_built)
    code = f"{_CODE} {[topic.package for topic in topics()]} {hashlib.sha256(key).hexdigest()}"
    tables = kept.read(_TABLES, code)
    known = kept.read(_KIND, f"{code} {_rows_in(database, json.loads(tables))}") if tables is not None else None
    if known is not None:
        return ValueFiles(*kept.unpack(known))
    made = _made(database)
    # What was read does not hang on anything that was not: with these tables unchanged the same would be read again.
    read = database.tables_behind(database.asked)
    kept.keep(_TABLES, code, json.dumps(read).encode(), 1)
    kept.keep(_KIND, f"{code} {_rows_in(database, read)}", kept.pack((made.catalogue, made.coverage)), _KEPT)
    return made


def _rows_in(database: Database, tables: Sequence[str]) -> str:
    """Of each table its rows in two hashes, whatever their order."""
    rows = " UNION ALL ".join(f"SELECT '{name}', count(*), sum(hash(entry))::VARCHAR, bit_xor(hash(entry)) "  # noqa: S608
                              f"FROM base.{name} AS entry" for name in tables)
    return str(database.rows(rows)[1])


def _made(database: Database) -> ValueFiles:
    catalogue = reference.indicators(database)
    from dashboard.answers.world import World  # brings what reckons; work that was kept needs none of it

    world = World(database)
    states = village_entries(observations.village_values(database), catalogue, reference.village_codes(database))
    layers: list[VillageLayer] = [layer for _, offer in offered("layers") for layer in offer(world)]
    return value_files(states, {**states, **{layer.shading.key: layer.shading.as_entry() for layer in layers}})
