"""Handing in publishes or does nothing: checks, sample that steps aside, facts replaced, kills, two at once."""

from __future__ import annotations

import errno
import random
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.core.actor import person
from dashboard.core.domain import BuildError, DashboardError, SubmissionError
from dashboard.publish.build import build
from dashboard.publish.hand_in import rehearse, take_back
from dashboard.store.building.build_times import kept_builds
from dashboard.store.database import Database, Served, current_build_id, open_current, served_build
from dashboard.store.submissions import record as record
from handing_in import AGENCIES, JATEN, KEEPER, PROGRAMS, SUKOREJO, action, covered, handover, publish, store

LiveAfter = Callable[[Callable[[], None]], Path]
SAMPLE = {
    "agencies": "code,name,short_name\ndinsos,Dinas Sosial (contoh),Dinsos\ndpmd,Dinas PMD,DPMD\n",
    "agency_aliases": "alias,agency\nDinsos Kab,dinsos\nPMD,dpmd\n",
    "programs": "code,name,agency,strategy,unit\nrtlh,RTLH contoh,dinsos,1,unit\npkh,PKH,dinsos,1,KK\n",
    "coverage": "program,village,period,target,target_unit,recipients,recipients_unit\n"
                f"rtlh,{JATEN},2024,10,unit,9,unit\nrtlh,{JATEN},2025,10,unit,9,unit\npkh,{JATEN},2024,8,KK,8,KK\n",
    "rat_matrix": "year,number,strategy,agency,sub_code,line,program,activity,sub_activity,allocation,places\n"
                  f"2024,1,1,dpmd,9.01,1,P,K,S,5,35.05.01;{JATEN}\n2025,1,1,dpmd,9.01,1,P,K,S,6,\n",
    "rat_targets": "year,agency,sub_code,sub_activity,indicator,unit,direction,target\n"
                   "2025,dpmd,9.01,S,I,desa,naik,3\n",
}


def with_sample() -> None:
    (settings.data() / "sample").mkdir()
    for dataset, content in SAMPLE.items():
        (settings.data() / "sample" / f"{dataset}.csv").write_text(content, "utf-8")
    build()


def with_lists() -> None:
    store("agencies", AGENCIES)
    publish("programs", PROGRAMS)


@pytest.fixture
def world(tiny: Database) -> None:
    """The tiny world, built."""


@pytest.fixture
def sampled(live_after: LiveAfter) -> None:
    """The tiny world with sample data, built."""
    live_after(with_sample)


@pytest.fixture
def listed(live_after: LiveAfter) -> None:
    """The tiny world with two OPD and a program, built."""
    live_after(with_lists)


def rows(sql: str) -> list[tuple[object, ...]]:
    database = open_current()
    try:
        return [tuple(row) for row in database.query(sql).astype(object).itertuples(index=False)]
    finally:
        database.close()


def test_what_was_handed_in_is_in_the_views(listed: None) -> None:
    done = publish("coverage", [covered(JATEN, "2025-TW3", 40)])
    assert rows("SELECT program, region_code, kecamatan_code, year, quarter, target, recipients, unit, is_sample, "
                "submission_id FROM coverage") == [
        ("rtlh", JATEN, "35.05.01", 2025, 3, 100, 40, "unit", False, done.submission.id)]
    publish("rat_matrix", [action("dinsos")])
    assert rows("SELECT kind, allocation, target_count, target_unit FROM rat_actions") == [("Langsung", 1e6, 500, "KK")]
    assert [row[0] for row in rows("SELECT status FROM submissions")] == ["berlaku"] * 4


@pytest.mark.parametrize(("dataset", "row", "words"), [
    ("coverage", covered(JATEN, "2025", 4) | {"program": "hantu"}, 'program "hantu" tidak dikenal'),
    ("coverage", covered("35.72.01.1001", "2025", 4), 'desa "35.72.01.1001" tidak dikenal'),
    ("program_aliases", {"alias": "Bedah rumah", "program": "hantu"}, 'program "hantu" tidak dikenal'),
    ("place_aliases", {"alias": "Hantu", "region": "35.05.99"}, 'wilayah "35.05.99" tidak dikenal'),
    ("coverage", covered(JATEN, "2025", 4, recipients_unit="KK"), "padahal program rtlh dihitung dalam unit"),
    ("rat_matrix", action("hantu"), 'OPD "hantu" tidak dikenal'),
    ("rat_matrix", action("dinsos", places=["35.05.99"]), 'wilayah "35.05.99" tidak dikenal'),
    ("observations", {"indicator": "p0", "region": "35.05", "year": 2025, "period_name": "Maret", "value": 700,
                      "source_title": "BPS"}, "di luar rentang wajar"),
    ("observations", {"indicator": "p0", "region": "35.05", "year": 2044, "period_name": "Maret", "value": 7,
                      "source_title": "BPS"}, "setelah tanggal data"),
])
def test_what_fails_a_check_is_not_stored(listed: None, dataset: str, row: dict[str, object], words: str) -> None:
    before = current_build_id()
    for attempt in (publish, lambda *given: rehearse(handover(*given))):
        with pytest.raises(BuildError) as caught:
            attempt(dataset, [row])
        assert any(words in failure for failure in caught.value.failures), caught.value.failures
    assert current_build_id() == before
    assert len(record.submissions()) == 2 and not list(settings.submissions().glob(".tmp-*"))


def test_a_rehearsal_stores_and_publishes_nothing(tiny_data: Callable[[], Path]) -> None:
    tiny_data()
    rehearse(handover("agencies", AGENCIES))
    assert record.submissions() == [] and not list(settings.builds().glob("*.duckdb*"))


def test_taking_back_what_others_rest_on_is_refused(listed: None) -> None:
    agencies = record.submissions()[0]
    with pytest.raises(BuildError) as caught:
        take_back(agencies.id, person("A"), "uji")
    assert 'OPD "perkim" tidak dikenal' in caught.value.failures[0]
    assert [entry.status for entry in record.submissions()] == ["berlaku", "berlaku"]


def test_a_submitted_figure_replaces_the_fact_and_keeps_its_source(world: None) -> None:
    figure = {"indicator": "p0", "region": "35.05", "year": 2024, "period_name": "Maret", "value": 8.2,
              "source_title": "BPS Kabupaten Blitar, BRS revisi", "source_url": "https://bps.test/1", "note": "revisi"}
    target = {"document": "RPJMD uji", "indicator": "p0", "region": "35.05", "year": 2026, "target": 6.5,
              "source_title": "BPS, data uji"}
    done = store("observations", [figure])
    publish("targets", [target])
    value = ("SELECT value, o.unit, title, publisher, kind FROM observations o JOIN sources USING (source_id) "
             "WHERE indicator = 'p0' AND region_code = '35.05' AND year = 2024")
    assert rows(value) == [(8.2, "persen", "BPS Kabupaten Blitar, BRS revisi", "BPS Kabupaten Blitar", "bps")]
    assert rows("SELECT target, unit, source_id FROM targets") == [(6.5, "persen", "uji-sumber")]  # a known source
    take_back(done.id, person("A"), "keliru")
    assert rows(value)[0][0] == 8.16
    assert rows("SELECT status, withdrawn_by, reason FROM submissions WHERE dataset = 'observations'") == [
        ("ditarik", "A", "keliru")]


def test_sample_fills_what_nobody_handed_in(sampled: None) -> None:
    assert rows("SELECT program, year, is_sample, submission_id IS NULL FROM coverage ORDER BY ALL") == [
        ("pkh", 2024, True, True), ("rtlh", 2024, True, True), ("rtlh", 2025, True, True)]
    assert [list(row[0]) for row in rows("SELECT places FROM rat_actions ORDER BY year")] == [["35.05.01", JATEN], []]


def test_sample_of_all_years_steps_aside_by_group(sampled: None) -> None:
    done = publish("coverage", [covered(SUKOREJO, "2025-TW1", 3)])
    assert rows("SELECT year, is_sample, count(*) FROM coverage GROUP BY ALL ORDER BY ALL") == [
        (2025, False, 1)]
    publish("rat_realisation", [{"year": 2025, "quarter": 1, "agency": "dinsos", "sub_code": "1", "indicator": "I",
                                 "physical": 1}])
    assert rows("SELECT year FROM rat_actions") == [] and rows("SELECT year FROM rat_indicators") == []
    take_back(done.submission.id, person("A"), "uji")
    assert len(rows("SELECT * FROM coverage")) == 3


def test_a_real_list_takes_the_place_of_the_sample_list_except_what_is_still_needed(sampled: None) -> None:
    publish("agencies", [AGENCIES[0], {"code": "baru", "name": "Dinas Baru", "short_name": "Baru"}])
    assert rows("SELECT code, name, is_sample FROM agencies") == [
        ("baru", "Dinas Baru", False), ("dinsos", "Dinas Sosial", False), ("dpmd", "Dinas PMD", True)]
    publish("rat_matrix", [action("dinsos", year=2024), action("dinsos")])
    assert rows("SELECT code FROM agencies") == [("baru",), ("dinsos",)]  # no sample row speaks of dpmd any more
    assert rows("SELECT alias FROM agency_aliases") == [("Dinsos Kab",)]


def test_sample_coverage_in_another_unit_than_the_real_program_steps_aside(sampled: None) -> None:
    publish("programs", [{**PROGRAMS[0], "agency": "dinsos", "unit": "KK"}])
    assert rows("SELECT program FROM coverage") == [("pkh",)]
    assert rows("SELECT code, unit, is_sample FROM programs") == [("pkh", "KK", True), ("rtlh", "KK", False)]


def test_sample_off_shows_only_what_is_real(sampled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    publish("coverage", [covered(SUKOREJO, "2025", 3)])
    monkeypatch.setenv("DASHBOARD_SAMPLE", "off")
    build()
    assert rows("SELECT is_sample FROM coverage") == [(False,)] and rows("SELECT * FROM rat_actions") == []
    # The entries of lists that a real row needs stay, marked as sample: without them it would have no name.
    assert rows("SELECT code, is_sample FROM programs") == [("rtlh", True)]
    assert rows("SELECT code, is_sample FROM agencies") == [("dinsos", True)]


def test_the_date_of_the_data_is_that_of_the_newest_hand_in_of_figures(world: None) -> None:
    def day() -> str:
        [(found,)] = rows("SELECT data_date FROM build_info")
        return str(found)[:10]

    assert day() == "2025-12-31"
    store("agencies", AGENCIES)
    publish("agency_aliases", [{"alias": "Dinsos Kab", "agency": "dinsos"}])
    assert day() == "2025-12-31"  # a list or a spelling is no figure
    stored = publish("rat_matrix", [action("dinsos")]).submission
    after = day()
    assert str(after)[:10] >= f"{stored.at:%Y-%m-%d}"


def test_the_same_file_again_is_published_if_a_kill_came_between(world: None) -> None:
    stored = store("agencies", AGENCIES)  # stored, not published
    assert rows("SELECT * FROM agencies") == []
    done = publish("agencies", AGENCIES)
    assert done.repeated and done.submission.id == stored.id and done.build
    assert len(rows("SELECT * FROM agencies")) == 2
    assert publish("agencies", AGENCIES).build is None


_SCRIPT = """
import os, sys
sys.path.insert(0, {tests!r})
from handing_in import AGENCIES, publish
import dashboard.publish.build, dashboard.store.submissions.staging
{before}
publish("agencies", [{{**row, "name": row["name"] + " {name}"}} for row in AGENCIES], by={name!r})
print("selesai", flush=True)
"""


def start(name: str, before: str = "") -> subprocess.Popen[str]:
    """Another process that hands in the agencies, their names ending in `name`."""
    script = _SCRIPT.format(tests=str(Path(__file__).resolve().parents[1]), name=name, before=textwrap.dedent(before))
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def all_or_nothing(ends: list[str]) -> None:
    """Every submission on record is whole, and the published build is one of the states that were complete."""
    for entry in record.submissions():
        assert (entry.folder / "copy.csv").is_file() and entry.rows == len(AGENCIES)
    frame = record.effective("agencies", KEEPER)
    assert len(frame) in (0, len(AGENCIES))
    assert len({name.rsplit(" ", 1)[1] for name in frame["name"]}) <= 1
    published = rows("SELECT name FROM agencies")
    assert len(published) in (0, len(AGENCIES))
    assert {str(name).rsplit(" ", 1)[1] for (name,) in published} <= set(ends)


@pytest.mark.parametrize("place", ["store.submissions.staging.write_file", "store.submissions.staging.sync_folder",
                                   "publish.ground.read_tables", "store.building.assets.write_file",
                                   "publish.publishing.sync_file", "publish.publishing.write_file",
                                   "publish.publishing.sync_folder", "publish.publishing.read_through"])
def test_a_full_disk_gives_a_sentence_and_stores_nothing(world: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                         place: str) -> None:
    first = current_build_id()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(settings, "generated_static", lambda: tmp_path / "static")  # nothing is laid out there yet
        shutil.rmtree(settings.cache(), ignore_errors=True)  # and nothing is kept of what only the data make
        patch.setattr(f"dashboard.{place}", full)
        with pytest.raises(DashboardError, match=r"Disk penuh: di .* tersisa .*No space left on device.*Kosongkan"):
            publish("agencies", AGENCIES)
    assert record.submissions() == [] and not list(settings.submissions().glob(".tmp-*"))
    assert kept_builds().keys() == {first} and served_build() == Served(first)
    assert not list(settings.builds().glob(".tmp-*")) and not list((tmp_path / "static").rglob("*.tmp"))


def test_the_same_file_again_mends_a_build_that_cannot_be_read(world: None) -> None:
    stored = publish("agencies", AGENCIES)
    assert stored.build and publish("agencies", AGENCIES).build is None
    (settings.builds() / "CURRENT").write_text("rusak", "ascii")
    assert served_build().notice
    mended = publish("agencies", AGENCIES)
    assert mended.repeated and mended.build and served_build() == Served(mended.build.build_id)


@pytest.mark.parametrize(("moment", "stored"), [
    ("m = dashboard.store.submissions.staging; m.write_file = lambda *a: os._exit(9)", False),
    ("m = dashboard.store.submissions.staging; m.manifest_json = lambda *a: os._exit(9)", False),
    ("m = dashboard.publish.build; m._run_checks = lambda *a: os._exit(9)", False),
    ("m = dashboard.store.submissions.staging; m.Staged.commit = lambda *a: os._exit(9)", False),
    ("m = dashboard.store.submissions.staging; "
     "m.sync_folder = lambda p: os._exit(9) if p.name == 'agencies' else None", True),
    ("dashboard.publish.publishing.sync_folder = lambda *a: os._exit(9)", True),
    ("dashboard.publish.build.remove_old_builds = lambda *a: os._exit(9)", True),
])
def test_a_kill_at_any_step_leaves_the_whole_submission_or_none(world: None, moment: str, stored: bool) -> None:
    killed = start("A", moment)
    assert killed.wait(60) == 9, killed.communicate()
    killed.communicate()
    all_or_nothing(["A"])
    assert len(record.submissions()) == int(stored)
    publish("agencies", AGENCIES)  # whoever comes next is not disturbed, and tidies up
    assert not list(settings.submissions().glob(".tmp-*")) and not list(settings.builds().glob(".tmp-*"))


def test_kills_at_random_moments_leave_the_whole_submission_or_none(world: None) -> None:
    randomly = random.Random(4)  # noqa: S311  # moments, not secrets
    for number in range(4):
        process = start(f"r{number}", "print('mulai', flush=True)")
        assert process.stdout and process.stdout.readline() == "mulai\n"
        time.sleep(randomly.uniform(0, 0.6))
        process.kill()
        process.communicate()
        all_or_nothing([f"r{seen}" for seen in range(number + 1)])


def test_two_at_once_from_two_processes_both_land(world: None) -> None:
    first, second = start("A"), start("B")
    for process in (first, second):
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0 and "selesai" in out, err
    assert sorted(entry.by for entry in record.submissions()) == ["A", "B"]
    assert len(rows("SELECT * FROM submissions")) == 2
    all_or_nothing(["A", "B"])


def test_unfit_is_refused_before_waiting_for_anybody(world: None) -> None:
    with pytest.raises(SubmissionError, match="1 dari 3 baris ditolak"):
        publish("agencies", AGENCIES, rejected=["x"])
