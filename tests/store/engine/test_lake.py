"""A lake beside PostgreSQL: every build that was published can be asked, and answers as its file did; without the lake
all else goes on."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard.core import settings
from dashboard.core.actor import command_line
from dashboard.core.domain import HistoryError
from dashboard.publish.erasing import confirm, propose
from dashboard.publish.hand_in import take_back
from dashboard.publish.verification import _different, verify
from dashboard.queries.reference import indicators
from dashboard.statistics.rounding import rounding_for
from dashboard.statistics.scales import SCALES
from dashboard.store.building.build_times import kept_builds
from dashboard.store.database import Database, current_build_id, path_of
from dashboard.store.engine.chosen import engine, postgres_engine
from dashboard.store.lake import attached, history
from dashboard.store.lock import only_writer
from dashboard.store.past import known_builds, open_past, past_file
from dashboard.store.policy import PUBLIC
from dashboard.store.submissions.record import submissions
from dashboard.topics.meetings import queries as questions
from dashboard.topics.meetings.rules.what_changed import Changed, what_changed
from dashboard.topics.rat.rules.quarter import of_build
from handing_in import KEEPER, SUKOREJO, action, covered, publish
from meeting_rows import meeting
from page_words import ROOT
from postgres_room import PASSWORD, PostgresServer
from postgres_servers import Turn, begin, shown_here
from s3_room import S3Server

OTHER = command_line("cli:lain")
WORD = "kata-yang-dihapus"


@pytest.fixture
def lake(to: Turn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Its folder."""
    monkeypatch.setenv("DASHBOARD_LAKE", str(tmp_path / "danau"))
    return tmp_path / "danau"


@pytest.fixture
def aside(tmp_path: Path) -> Path:
    """Where files of builds are kept, which pruning does not know."""
    (tmp_path / "disimpan").mkdir()
    return tmp_path / "disimpan"


def copied(aside: Path) -> str:
    """Keep the file of the published build; its id."""
    shutil.copy(path_of(current_build_id()), aside / current_build_id())
    return current_build_id()


def without_files() -> None:
    """No server has the file of an older build."""
    for name in kept_builds():
        if name != current_build_id():
            path_of(name).unlink()


def in_full(found: Changed) -> str:
    """Every row of it; a frame shows some."""
    tables = [found.figures.new, found.figures.changed, found.figures.gone] if found.figures else []
    quarters = found.rat or ()
    tables += [frame for one in quarters for frame in (one.agencies, one.lines)]
    return repr([[table.to_dict("list") for table in tables], found.not_compared,
                 [(one.year, one.quarter, one.is_sample) for one in quarters]])


def changed(then: Database, now: Database) -> Changed:
    """As the page of meetings asks."""
    day = date(2026, 11, 30)
    return what_changed(lambda: questions.figures(then), lambda: of_build(then, day, rounding_for(PUBLIC)),
                        questions.figures(now), of_build(now, day, rounding_for(PUBLIC)),
                        indicators(now), SCALES["lima"])


def figure(value: float, **more: object) -> dict[str, object]:
    return {"indicator": "p0", "region": "35.05", "year": 2024, "period_name": "Maret", "value": value,
            "source_title": "BPS “Blitar” ½", **more}


@pytest.fixture(params=["a folder", "an object store"])
def place(request: pytest.FixtureRequest, to: Turn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "a folder":
        monkeypatch.setenv("DASHBOARD_LAKE", str(tmp_path / "danau"))
    else:
        monkeypatch.setenv("DASHBOARD_LAKE", f"s3://{request.getfixturevalue('bucket')}/riwayat")
    return str(request.param)


def catch_up() -> None:
    with only_writer():
        postgres_engine()._history.catch_up()


def laid(folder: Path, word: str) -> bool:
    """Whether this word stands in any file of the lake; Parquet packs what is longer than it."""
    with duckdb.connect() as connection:
        return any(word in repr(connection.execute(f"FROM '{path}'").fetchall()) for path in folder.rglob("*.parquet"))


def test_every_build_answers_as_its_file_did_also_when_no_server_has_it(
        place: str, to: Turn, aside: Path, tmp_path: Path, postgres_server: PostgresServer, address: str) -> None:
    begin()
    builds = [copied(aside)]
    if place == "a folder":  # the rows are the same ones in an object store
        publish("observations", [figure(7.57, note="Ünïcode\nbaris kedua 😀"), figure(9.123456789, region="35.04")])
        publish("rat_matrix", [action("dinsos"), action("perkim", 2, target_count=None, allocation=0.1)])
        builds.append(copied(aside))
        publish("observations", [figure(7.58)])  # corrected
        builds.append(copied(aside))
    to("b")
    taken = take_back(submissions()[-1].id, KEEPER, "keliru") if shown_here() else None
    builds.append(copied(aside))
    assert taken and known_builds().keys() >= set(builds) and all(made.tzinfo for made in known_builds().values())
    without_files()
    for name in builds:
        again = past_file(name)
        assert again.parent == (settings.cache() if name != builds[-1] else settings.builds())
        assert again.stat().st_mode & 0o077 == 0 and _different(aside / name, again) == {}
    with closing(Database(builds[-1])) as now:
        for name in builds[:-1]:
            with closing(open_past(name)) as then, closing(Database(name, path=aside / name)) as filed:
                assert in_full(changed(then, now)) == in_full(changed(filed, now))
                views = then.rows("SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main'")[1]
                assert views and [view for (view,) in views if sorted(map(repr, then.rows(f"FROM {view}")[1])) != sorted(
                    map(repr, filed.rows(f"FROM {view}")[1]))] == []
    if place == "a folder":
        with closing(open_past(builds[1])) as then, closing(open_past(builds[2])) as until:
            assert changed(then, until).figures.changed["before"].tolist() == [7.57]  # type: ignore[union-attr]
        assert not [path for path in (tmp_path / "danau").iterdir() if path.stat().st_mode & 0o077]
    assert postgres_server.ask("SELECT count(*), count(writing) FROM build", address) in [[(5, 5)], [(2, 2)]]
    if place == "a folder":
        looked = verify(KEEPER)
        assert not looked.problems and f"sampai {builds[-1]}" in " ".join(looked.told)


KILLED = """
import os, sys; sys.path.insert(0, sys.argv[1])
from dashboard.store.engine.chosen import postgres_engine
from dashboard.store.lake import history, record, rows
from dashboard.store.lock import only_writer
{moment}
with only_writer():
    postgres_engine()._history.catch_up()
"""
MOMENTS = {
    "when rows are written": "kept = rows._add\nrows._add = lambda c, name, *a, **b: (kept(c, name, *a, **b), "
                             "os.kill(os.getpid(), 9) if name.startswith('info') else None)",
    "before they are in the lake": "history.Lake.attach = lambda *a, **b: os.kill(os.getpid(), 9)",
    "before they count": "record.note_held = lambda *a: os.kill(os.getpid(), 9)",
    "after they count": "history.History.note_here = lambda self: os.kill(os.getpid(), 9)",
}


def test_whoever_is_killed_while_writing_leaves_no_half_build_in_answers(
        to: Turn, lake: Path, aside: Path, monkeypatch: pytest.MonkeyPatch, postgres_server: PostgresServer,
        address: str) -> None:
    monkeypatch.delenv("DASHBOARD_LAKE")
    begin()
    builds = [copied(aside)]
    publish("coverage", [covered(SUKOREJO, "2025", 44)])
    builds.append(copied(aside))
    assert not lake.exists() and not (settings.home() / "riwayat.json").exists() and known_builds() == kept_builds()
    monkeypatch.setenv("DASHBOARD_LAKE", str(lake))
    held = [0]
    for moment in MOMENTS.values():
        done = subprocess.run([sys.executable, "-c", KILLED.format(moment=moment), str(ROOT / "tests")],
                              capture_output=True, text=True)
        assert done.returncode == -9, done.stderr
        held.append(int(str(postgres_server.ask("SELECT count(writing) FROM build", address)[0][0])))
    assert held == [0, 0, 0, 0, 2]
    for path in (path_of(builds[0]), path_of(builds[1])):
        path.unlink()
    for name in builds:
        assert _different(aside / name, past_file(name)) == {}
    assert len(list(lake.iterdir())) > 1, "what was killed before it counted is there, and is not read"
    with only_writer():
        known = history.record.read_record(postgres_engine()._builder())
        postgres_engine()._history._lay_anew(postgres_engine()._builder(), known, builds[1:])
    (settings.cache() / f"danau-{builds[1]}.duckdb").unlink()
    assert _different(aside / builds[1], past_file(builds[1])) == {} and len(list(lake.iterdir())) == 1
    assert postgres_server.ask("SELECT count(*) FROM pg_namespace WHERE nspname ~ '^danau_'", address) == [(1,)]


def test_what_is_erased_goes_from_the_lake_too(to: Turn, lake: Path, aside: Path) -> None:
    begin()
    before = copied(aside)
    publish("tkpk_meetings", [meeting(title=WORD)])
    held, stored = current_build_id(), submissions()[-1]
    publish("coverage", [covered(SUKOREJO, "2025", 44)])
    assert laid(lake, WORD) and known_builds().keys() >= {before, held}
    without_files()
    past_file(held)
    propose(stored.id, KEEPER, "kolom salah")
    moved = lake.rename(lake.with_name("lain"))
    with only_writer(), pytest.raises(HistoryError, match="berkasnya tidak ada"):
        engine().erase_history(stored.id)
    assert known_builds().keys() >= {before, held}, "it is not said to be erased"
    moved.rename(lake)
    done = confirm(stored.id, OTHER)
    assert not laid(lake, WORD) and not laid(lake, stored.id) and not list(settings.cache().glob("danau-*"))
    assert known_builds().keys() & {before, held} == {before} and done.build.build_id in known_builds()
    assert _different(aside / before, past_file(before)) == {}
    with pytest.raises(HistoryError, match="tidak tersimpan lagi"):
        past_file(held)
    assert engine().history_state()[1] == []


def test_without_the_lake_everything_else_goes_on_and_it_catches_up(
        to: Turn, lake: Path, aside: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
        postgres_server: PostgresServer, address: str) -> None:
    begin()
    first = copied(aside)
    moved = lake.rename(lake.with_name("lain"))
    done = publish("coverage", [covered(SUKOREJO, "2025", 44)])
    second = copied(aside)
    assert done.build and done.build.build_id == second and "menyusul pada terbitan berikutnya" in caplog.text
    with pytest.raises(HistoryError, match="tidak dapat dibaca"):
        engine().history_state()
    path_of(first).unlink()
    with pytest.raises(HistoryError, match=r"tidak dapat dibaca \(berkasnya tidak ada\).*tidak terganggu"):
        past_file(first)
    assert past_file(second) == path_of(second) and known_builds().keys() == {first, second}
    assert not lake.exists(), "nothing is begun anew where a folder is not mounted"
    moved.rename(lake)
    catch_up()
    assert _different(aside / first, past_file(first)) == {} and engine().history_state()[1] == []
    path_of(second).rename(aside / "hilang")
    assert _different(aside / second, past_file(second)) == {}

    [(number,)] = postgres_server.ask("SELECT generation FROM lake", address)
    shutil.rmtree(settings.cache())
    for newer, back, told in (
            ("UPDATE lake SET layout = 99", "UPDATE lake SET layout = 1", "versi dasbor yang lebih baru"),
            (f"UPDATE danau_{number}.ducklake_metadata SET value = '99' WHERE key = 'version'",
             f"UPDATE danau_{number}.ducklake_metadata SET value = '1.0' WHERE key = 'version'", "versi DuckLake")):
        postgres_server.ask(newer, address)
        with pytest.raises(HistoryError, match=told):
            past_file(first)
        postgres_server.ask(back, address)
    monkeypatch.setattr(attached, "find_spec", lambda name: None)
    with pytest.raises(HistoryError, match="requirements-lake.txt"):
        past_file(first)
    assert PASSWORD not in caplog.text


def test_an_object_store_that_is_gone_stops_only_the_comparison(
        to: Turn, bucket: str, s3_server: S3Server, monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("DASHBOARD_LAKE", f"s3://{bucket}/riwayat")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    begin()
    assert "menyusul pada terbitan berikutnya" in caplog.text and kept_builds().keys() == {current_build_id()}
    with pytest.raises(HistoryError, match="tidak dapat dibaca"):
        catch_up()
    monkeypatch.setenv("AWS_ENDPOINT_URL", s3_server.environment["AWS_ENDPOINT_URL"])
    assert engine().history_state() == (["Danau riwayat masih kosong."], [])
    catch_up()
    assert engine().history_state()[1] == []
    for secret in ("AWS_SECRET_ACCESS_KEY", PASSWORD):
        assert secret not in caplog.text


def test_a_postgresql_that_stands_still_is_waited_for_only_so_long(
        to: Turn, lake: Path, monkeypatch: pytest.MonkeyPatch, postgres_server: PostgresServer) -> None:
    begin()
    first = current_build_id()
    asked = attached.Lake.asked

    def frozen(self: attached.Lake, work: object, seconds: float) -> object:
        postgres_server.freeze()
        try:
            return asked(self, work, 1.0)  # type: ignore[arg-type]
        finally:
            postgres_server.thaw()

    monkeypatch.setattr(attached.Lake, "asked", frozen)
    path_of(first).rename(lake / "lain")
    with pytest.raises(HistoryError, match="tidak menjawab"):
        past_file(first)


def test_a_lake_needs_postgresql(tiny: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DASHBOARD_LAKE", str(tmp_path / "danau"))
    assert verify(KEEPER).problems == ["DASHBOARD_LAKE hanya berlaku bersama DASHBOARD_STORE."]
    assert engine().past("x") is None and not (tmp_path / "danau").exists()
