"""Rows that come and go: whatever builds there were, each is read as it was."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.store.building.writing import being_written
from dashboard.store.lake import rows
from dashboard.store.lake.shape import Fingerprints, Shape, fingerprints, shape_of

from .conftest import Attach

Row = tuple[Any, ...]
Tables = dict[str, list[Row]]
DDL = {"figure": "CREATE TABLE base.figure(code VARCHAR NOT NULL, value DOUBLE, day DATE, places VARCHAR[])",
       "submission": "CREATE TABLE base.submission(submission_id VARCHAR, since TIMESTAMP, \"row\" INTEGER)",
       "period": "CREATE TABLE base.period(\"name\" VARCHAR PRIMARY KEY, month BIGINT, is_whole BOOLEAN)"}
OTHER_FIGURE = "CREATE TABLE base.figure(code VARCHAR NOT NULL, value DOUBLE, note VARCHAR)"
VALUES = (None, 0.1, 1e-300, 12345678.9, -2.5, float("inf"))
CODES = ("Ünïcode 'petik' \"dua\"", "desa\nbaru", "", "35.05.01.2001", "😀")
_numbers = itertools.count()


def written(folder: Path, tables: Tables, ddl: dict[str, str]) -> Path:
    path = folder / f"{next(_numbers)}.duckdb"
    with being_written(path, 1) as connection:
        connection.execute("CREATE SCHEMA base")
        for name, statement in ddl.items():
            connection.execute(statement)
            for row in tables.get(name, ()):
                connection.execute(f"INSERT INTO base.{name} VALUES ({', '.join('?' * len(row))})", list(row))
        connection.execute("CREATE VIEW b AS SELECT code FROM base.figure")
        connection.execute("CREATE VIEW a AS SELECT code, count(*) AS n FROM b GROUP BY code ORDER BY code")
    return path


def kept(duck: duckdb.DuckDBPyConnection, writing: int, before: Path | None, now: Path) -> tuple[Shape, Fingerprints]:
    found = rows.add(duck, writing, before, now, lambda: None)
    duck.execute("DETACH now")
    if before:
        duck.execute("DETACH past")
    return found


def read(duck: duckdb.DuckDBPyConnection, writings: Sequence[int], shape: Shape, wanted: Fingerprints) -> None:
    """Under the name `again`, and proven."""
    duck.execute("ATTACH ':memory:' AS again")
    duck.execute("USE again.main")
    rows.read(duck, writings, shape, wanted)
    assert fingerprints(duck, "again", shape) == wanted
    duck.execute("USE memory")


def same(duck: duckdb.DuckDBPyConnection, path: Path) -> bool:
    """Whether `again` has the tables, views and rows of this file."""
    duck.execute(f"ATTACH '{path}' AS asked (READ_ONLY)")
    alike = shape_of(duck, "again").to_json().replace("again.", "") == shape_of(duck, "asked").to_json()
    for name in [*(f"base.{one}" for one in shape_of(duck, "asked").tables), "main.a"]:
        one, other = (Counter(map(repr, duck.execute(f"FROM {database}.{name}").fetchall()))
                      for database in ("again", "asked"))
        alike &= one == other
    duck.execute("DETACH asked")
    duck.execute("DETACH again")
    return alike


def random_tables(randomly: random.Random, ddl: dict[str, str]) -> Tables:
    figures: list[Row] = [(randomly.choice(CODES), randomly.choice(VALUES),
                           randomly.choice((None, "2026-11-30")),  # a note where there is no day
                           *([randomly.choice((None, [], ["35.05", None]))] if ddl["figure"] == DDL["figure"] else []))
                          for _ in range(randomly.randrange(6))]  # also the same row twice
    return {"figure": figures,
            "submission": [(f"s{one}", "2026-11-30 01:02:03.000004", one) for one in range(randomly.randrange(4))],
            "period": [(name, None, None) for name in randomly.sample(CODES, randomly.randrange(4))]}


@pytest.mark.parametrize("seed", range(2))
def test_every_build_is_read_as_it_was_also_after_everything_is_laid_anew(
        duck: duckdb.DuckDBPyConnection, attach: Attach, tmp_path: Path, seed: int) -> None:
    randomly = random.Random(seed)  # noqa: S311  # examples, not secrets
    attach("lake", "first")
    ddl, builds = dict(DDL), list[tuple[int, Path, Shape, Fingerprints]]()
    for writing in range(10, 16):
        if randomly.random() < 0.3:  # columns are changed, and changed back
            ddl["figure"] = OTHER_FIGURE if ddl["figure"] == DDL["figure"] else DDL["figure"]
        if randomly.random() < 0.2:
            ddl.pop("period", None)
        path = written(tmp_path, random_tables(randomly, ddl), ddl)
        before = builds[-1][1] if builds else None
        builds.append((writing, path, *kept(duck, writing, before, path)))
    told = [one for one, *_ in builds]
    kept(duck, 99, builds[-1][1], written(tmp_path, random_tables(randomly, ddl), ddl))  # killed before it counted
    for number, (_, path, shape, wanted) in enumerate(builds):
        read(duck, told[:number + 1], shape, wanted)
        assert same(duck, path)

    stay = sorted(randomly.sample(range(len(builds)), 3))
    duck.execute("DETACH lake")
    attach("old", "first")
    attach("lake", "second")
    moved = {one: to for number, one in enumerate(told)
             if (to := next((told[place] for place in stay if place >= number), None)) is not None}
    rows.copy(duck, moved, {shape.kept_as(name) for place in stay for shape in [builds[place][2]]
                            for name in shape.tables})
    for place in stay:
        _, path, shape, wanted = builds[place]
        read(duck, [told[one] for one in stay if one <= place], shape, wanted)
        assert same(duck, path)
    assert duck.execute("SELECT count(*) FROM lake.snapshots()").fetchone() == (2,), "one transaction"
    assert list((tmp_path / "second").rglob("*.parquet")), "nothing is inlined"


def test_a_submission_is_known_from_when_it_came_until_it_went(duck: duckdb.DuckDBPyConnection, attach: Attach,
                                                              tmp_path: Path) -> None:
    attach("lake", "first")
    row = ("s1", "2026-11-30 01:02:03", 1)
    paths = [written(tmp_path, {"submission": held}, DDL) for held in ([], [row], [row, ("s2", None, 2)], [])]
    shapes = [kept(duck, writing, paths[writing - 1] if writing else None, path)[0]
              for writing, path in enumerate(paths)]
    tables = [shapes[0].kept_as("submission"), "never_had_a_row"]
    assert rows.held_by(duck, tables, "s1") == {1: 1, 3: -1} and rows.held_by(duck, tables, "s2") == {2: 1, 3: -1}
