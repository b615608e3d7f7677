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

from dashboard.__main__ import main
from dashboard.core import settings
from dashboard.core.actor import command_line
from dashboard.core.domain import HistoryError, StoreError
from dashboard.publish import verification
from dashboard.publish.erasing import confirm, propose
from dashboard.publish.hand_in import take_back
from dashboard.publish.verification import _different
from dashboard.queries.reference import indicators
from dashboard.statistics.rounding import rounding_for
from dashboard.statistics.scales import SCALES
from dashboard.store.building.build_times import kept_builds
from dashboard.store.database import Database, current_build_id, path_of
from dashboard.store.engine.chosen import engine, postgres_engine
from dashboard.store.lake import attached
from dashboard.store.lake.places import lake_at
from dashboard.store.lock import only_writer
from dashboard.store.past import known_builds, open_past, past_file
from dashboard.store.policy import PUBLIC
from dashboard.store.sharing.object_store import quick_store
from dashboard.store.submissions.record import submissions
from dashboard.topics.meetings import queries as questions
from dashboard.topics.meetings.rules.what_changed import Changed, what_changed
from dashboard.topics.rat.rules.quarter import of_build
from handing_in import KEEPER, SUKOREJO, action, covered, publish, store
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
    return {"indicator": "p0", "region": "35.05", "year": 2024, "period_name": "September", "value": value,
            "source_title": "BPS “Blitar” ½", **more}


def catch_up() -> None:
    with only_writer():
        postgres_engine()._history.catch_up()


def laid(folder: Path, *words: str) -> bool:
    """Whether one of these words stands in any file of the lake."""
    with duckdb.connect() as connection:
        everything = (repr(connection.execute(f"FROM '{path}'").fetchall()) for path in folder.rglob("*.parquet"))
        return any(word in told for told in everything for word in words)


def same_views(name: str, aside: Path) -> bool:
    """Whether the build that is read back says of everything what its file says."""
    with closing(open_past(name)) as then, closing(Database(name, path=aside / name)) as filed:
        views = [view for (view,) in filed.rows("SELECT view_name FROM duckdb_views() WHERE NOT internal "
                                                "AND schema_name = 'main' ORDER BY 1")[1]]
        said = [[sorted(map(repr, one.rows(f"FROM {view}")[1])) for view in views] for one in (then, filed)]
        return len(views) > 50 and said[0] == said[1]


def test_every_build_answers_as_its_file_did_also_when_no_server_has_it(
        to: Turn, lake: Path, aside: Path, postgres_server: PostgresServer, address: str) -> None:
    begin()
    builds = [copied(aside)]
    store("observations", [figure(7.57, note="Ünïcode\nbaris kedua 😀"), figure(9.123456789, region="35.04")])
    plans = publish("rat_matrix", [action("dinsos"), action("perkim", 2, target_count=None, allocation=0.1)])
    builds.append(copied(aside))
    to("b")
    assert shown_here() == builds[-1]
    store("observations", [figure(7.58)])  # corrected
    take_back(plans.submission.id, KEEPER, "keliru")
    builds.append(copied(aside))
    assert known_builds().keys() == set(builds) and all(made.tzinfo for made in known_builds().values())
    without_files()
    with closing(Database(builds[-1])) as now:
        for name in builds[:-1]:
            again = past_file(name)
            assert again.parent == settings.cache() and again.stat().st_mode & 0o077 == 0
            with closing(open_past(name)) as then, closing(Database(name, path=aside / name)) as filed:
                assert in_full(changed(then, now)) == in_full(changed(filed, now))
        with closing(open_past(builds[1])) as then:
            assert changed(then, now).figures.changed["before"].tolist() == [7.57]  # type: ignore[union-attr]
    assert same_views(builds[1], aside) and _different(aside / builds[1], past_file(builds[1])) == {}
    assert past_file(builds[-1]) == path_of(builds[-1])
    assert not [path for path in lake.iterdir() if path.stat().st_mode & 0o077]
    assert postgres_server.ask("SELECT count(*), count(writing) FROM build", address) == [(3, 3)]
    [told], problems = engine().history_state()
    assert f"3 susunan terbit dari {builds[0]} sampai {builds[-1]}" in told and not problems


def test_over_an_object_store_too_and_one_that_is_gone_stops_only_the_comparison(
        to: Turn, bucket: str, s3_server: S3Server, aside: Path, monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("DASHBOARD_LAKE", f"s3://{bucket}/riwayat")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    begin()
    name = copied(aside)
    assert "menyusul pada terbitan berikutnya" in caplog.text and kept_builds().keys() == {name}
    with pytest.raises(HistoryError, match="tidak dapat dibaca"):
        catch_up()
    told, problems = engine().history_state()
    assert told == ["Danau riwayat masih kosong."] and problems[0].startswith("1 susunan terbit belum masuk danau")
    monkeypatch.setenv("AWS_ENDPOINT_URL", s3_server.environment["AWS_ENDPOINT_URL"])
    catch_up()
    path_of(name).unlink()
    assert _different(aside / name, past_file(name)) == {} and PASSWORD not in caplog.text
    store_there = quick_store(bucket, "riwayat")
    for name in ("danau-x-1/main/a", "danau-x-2/main/b", "danau-y-1/c"):
        store_there.put(name, b"x")
    lake_at(f"s3://{bucket}/riwayat").remove_others("danau-x", "danau-x-2")
    there = {one["path"] for part in store_there.list() for one in part}
    assert {"danau-x-2/main/b", "danau-y-1/c"} < there and "danau-x-1/main/a" not in there
    monkeypatch.setenv("DASHBOARD_LAKE", "s3://tidak-dibuat/riwayat")
    with pytest.raises(StoreError, match="Bucket untuk s3://tidak-dibuat tidak ada"):
        engine().history_state()


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
    "before they count": "record.note_held = lambda *a: os.kill(os.getpid(), 9)",
    "after they count": "history.History.note_here = lambda self: os.kill(os.getpid(), 9)",
}


def test_whoever_is_killed_while_writing_leaves_no_half_build_in_answers(
        to: Turn, lake: Path, aside: Path, monkeypatch: pytest.MonkeyPatch, postgres_server: PostgresServer,
        address: str) -> None:
    monkeypatch.delenv("DASHBOARD_LAKE")
    begin()
    name = copied(aside)
    assert not lake.exists() and not (settings.home() / "riwayat.json").exists() and known_builds() == kept_builds()
    monkeypatch.setenv("DASHBOARD_LAKE", str(lake))
    held = []
    for moment in MOMENTS.values():
        done = subprocess.run([sys.executable, "-c", KILLED.format(moment=moment), str(ROOT / "tests")],
                              capture_output=True, text=True)
        assert done.returncode == -9, done.stderr
        held += postgres_server.ask("SELECT count(writing) FROM build", address)
    assert held == [(0,), (0,), (1,)]
    assert len(list(lake.iterdir())) > 1, "what was killed before it counted is there, and is not read"
    path_of(name).unlink()
    assert _different(aside / name, past_file(name)) == {}


def test_what_is_erased_goes_from_the_lake_too(to: Turn, lake: Path, aside: Path) -> None:
    begin()
    before = copied(aside)
    publish("tkpk_meetings", [meeting(title=WORD)])
    held, stored = current_build_id(), submissions()[-1]
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
    assert not laid(lake, WORD, stored.id) and not list(settings.cache().glob("danau-*"))
    assert known_builds().keys() & {before, held} == {before} and done.build.build_id in known_builds()
    assert _different(aside / before, past_file(before)) == {}
    with pytest.raises(HistoryError, match="tidak tersimpan lagi"):
        past_file(held)


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
    assert _different(aside / first, past_file(first)) == {}
    assert engine().gives_back(first) and not engine().gives_back("20260101T000000000000-0123abcd")

    shutil.rmtree(lake)  # it is lost
    monkeypatch.setattr(verification, "verify", lambda by: verification.Outcome())
    assert main(["check", "--renew-history"]) == 0 and known_builds().keys() == {first, second}
    assert past_file(first).parent == settings.cache() and past_file(second) == path_of(second)
    shutil.rmtree(settings.cache())
    with pytest.raises(HistoryError, match="tidak tersimpan lagi"):
        past_file(first)
    [(number,)] = postgres_server.ask("SELECT generation FROM lake", address)
    for newer, back, told in (
            ("UPDATE lake SET layout = 99", "UPDATE lake SET layout = 1", "versi dasbor yang lebih baru"),
            (f"UPDATE danau_{number}.ducklake_metadata SET value = '99' WHERE key = 'version'",
             f"UPDATE danau_{number}.ducklake_metadata SET value = '1.0' WHERE key = 'version'", "versi DuckLake")):
        postgres_server.ask(newer, address)
        with pytest.raises(HistoryError, match=told):
            engine().past(second)
        postgres_server.ask(back, address)
    with monkeypatch.context() as patch, pytest.raises(HistoryError, match=r"requirements-lake\.txt"):
        patch.setattr(attached, "find_spec", lambda name: None)
        engine().past(second)
    asked = attached.Lake.asked

    def frozen(self: attached.Lake, work: object, seconds: float) -> object:
        postgres_server.freeze()
        try:
            return asked(self, work, 1.0)  # type: ignore[arg-type]
        finally:
            postgres_server.thaw()

    monkeypatch.setattr(attached.Lake, "asked", frozen)
    with pytest.raises(HistoryError, match="tidak menjawab"):
        engine().past(second)
    assert PASSWORD not in caplog.text
