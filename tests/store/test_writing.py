"""The file of a build is laid out in small groups of rows, so that one place among many is found quickly."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from dashboard.store.building.writing import being_written

PLACES = 100_000


def test_one_place_is_found_in_one_small_group_of_rows(tmp_path: Path) -> None:
    path = tmp_path / "Blitar's build.duckdb"
    with being_written(path, 1) as connection:
        connection.execute(f"CREATE TABLE figures AS SELECT range AS place FROM range({PLACES})")
    with duckdb.connect(path, read_only=True) as read:
        assert read.execute("SELECT count(*) FROM main.figures").fetchall() == [(PLACES,)]
        groups = read.execute("SELECT max(count) FROM (SELECT sum(count) AS count FROM pragma_storage_info('figures') "
                              "WHERE column_name = 'place' AND segment_type <> 'VALIDITY' GROUP BY row_group_id)")
        assert groups.fetchall()[0][0] < PLACES / 4


def test_what_does_not_fit_into_memory_lies_beside_the_file_and_a_failure_leaves_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "build.duckdb"
    with being_written(path) as connection:
        assert connection.execute("SELECT current_setting('temp_directory')").fetchall() == [(f"{path}.tmp",)]
        connection.execute("CREATE TABLE whole AS SELECT 1 AS one")
    with pytest.raises(duckdb.ConstraintException), being_written(path) as connection:
        connection.execute("BEGIN; CREATE TABLE half (place INTEGER PRIMARY KEY); INSERT INTO half VALUES (1)")
        connection.execute("INSERT INTO half VALUES (1)")
    with duckdb.connect(path, read_only=True) as read:
        assert [name for (name,) in read.execute("SELECT table_name FROM duckdb_tables()").fetchall()] == ["whole"]
