"""Opening builds: damaged files give a sentence, and a question can neither write nor reach files."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from dashboard.__main__ import main
from dashboard.core.domain import QueryError, StoreError
from dashboard.store.database import Database, current_build_id, open_current, path_of


def test_without_a_build_it_says_which_command_makes_one(no_build: Path) -> None:
    with pytest.raises(StoreError, match="python -m dashboard build"):
        open_current()


@pytest.mark.parametrize("harm", ["truncated", "foreign", "text", "gone"])
def test_the_only_database_damaged_gives_a_sentence(tiny: Database, harm: str) -> None:
    path = path_of(tiny.build_id)
    tiny.close()
    if harm == "truncated":
        path.write_bytes(path.read_bytes()[:5000])
    elif harm == "text":
        path.write_text("bukan basis data", "utf-8")
    else:
        path.unlink()
    if harm == "foreign":
        with duckdb.connect(path) as other:
            other.execute("CREATE TABLE lain (a INTEGER)")
    with pytest.raises(StoreError) as caught:
        open_current()
    assert str(path) in str(caught.value)
    assert "python -m dashboard build" in str(caught.value)


def test_a_block_damaged_in_the_middle_gives_a_sentence_too(tiny: Database) -> None:
    path = path_of(tiny.build_id)
    tiny.close()
    content = bytearray(path.read_bytes())
    content[16384:] = b"\xaa" * (len(content) - 16384)  # the headers stay
    path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        open_current().query("SELECT * FROM observations")
    assert str(path) in str(caught.value) and "python -m dashboard build" in str(caught.value)


@pytest.mark.parametrize("content", ["", "../../etc/passwd", "20250101T000000000000-zzzzzzzz", "\x00\xff"])
def test_a_damaged_pointer_without_any_build_gives_a_sentence(tiny: Database, content: str) -> None:
    tiny.close()
    (path_of(tiny.build_id).parent / "CURRENT").write_bytes(content.encode("latin-1"))
    path_of(tiny.build_id).unlink()
    with pytest.raises(StoreError, match="Penunjuk"):
        current_build_id()


@pytest.mark.parametrize("statement", [
    "DELETE FROM base.observation",
    "CREATE TABLE dashboard.main.x (a INTEGER)",
    "SELECT * FROM read_csv('/etc/passwd')",
    "COPY (SELECT 1) TO '/tmp/x.csv'",
    "ATTACH '/tmp/y.duckdb'",
    "SET enable_external_access = true",
    "INSTALL httpfs",
    "SELECT * FROM tidak_ada",
    "",
    "-- hanya catatan",
    "SELECT 1; SELECT 2",
])
def test_a_question_can_only_read_this_build(tiny: Database, statement: str) -> None:
    with pytest.raises(QueryError):
        tiny.query(statement)


def test_sql_command_answers_in_three_forms(tiny: Database, capsys: pytest.CaptureFixture[str]) -> None:
    question = ("SELECT region_code, value FROM observations "
                "WHERE indicator = 'p0' AND year = 2025 AND region_code < '35'")
    assert main(["sql", question, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"region_code": "00", "value": 8.47}]
    assert main(["sql", question, "--csv"]) == 0
    assert capsys.readouterr().out == "region_code,value\n00,8.47\n"
    assert main(["sql", question]) == 0
    assert "8.47" in capsys.readouterr().out
    assert main(["sql", "SELECT value FROM observations WHERE year = 1900"]) == 0
    assert capsys.readouterr().out == "Tidak ada baris (kolom: value).\n"
    assert main(["sql", "SELECT salah"]) == 1
    assert capsys.readouterr().err.startswith("Gagal: Pertanyaan tidak dapat dijawab")


def test_public_views_exist_with_their_documented_columns(shipped: Database) -> None:
    columns = {view: shipped.query(f"SELECT * FROM {view} LIMIT 0").columns.tolist()
               for view in ("regions", "indicators", "sources", "observations", "targets", "conflicts")}
    assert columns["observations"] == ["indicator", "region_code", "year", "period", "value", "unit", "source_id",
                                       "note", "is_derived", "is_sample", "se", "se_source_id"]
    assert {"code", "bps_code", "name", "level", "parent_code"} <= set(columns["regions"])
