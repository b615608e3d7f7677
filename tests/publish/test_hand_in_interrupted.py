"""Handing in that is interrupted: a full disk, kills at any step, two at once."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from contextlib import suppress
from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.core.domain import DashboardError
from dashboard.store.building.build_times import kept_builds
from dashboard.store.database import Database, Served, current_build_id, served_build
from dashboard.store.submissions import record as record
from handing_in import AGENCIES, KEEPER, publish, queried, store

KILLS = 100


@pytest.fixture
def world(tiny: Database) -> None:
    """The tiny world, built."""


def test_the_same_file_again_is_published_if_a_kill_came_between(world: None) -> None:
    stored = store("agencies", AGENCIES)  # stored, not published
    assert queried("SELECT * FROM agencies") == []
    done = publish("agencies", AGENCIES)
    assert done.repeated and done.submission.id == stored.id and done.build
    assert len(queried("SELECT * FROM agencies")) == 2
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
    frame = record.rows_in_force("agencies", KEEPER)
    assert len(frame) in (0, len(AGENCIES))
    assert len({name.rsplit(" ", 1)[1] for name in frame["name"]}) <= 1
    published = queried("SELECT name FROM agencies")
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


_FORKS = """
import os, sys
sys.path.insert(0, {tests!r})
from handing_in import AGENCIES, publish
import dashboard.publish.build, dashboard.publish.hand_in, dashboard.store.submissions.staging
for line in sys.stdin:
    name = line.strip()
    if not (child := os.fork()):
        publish("agencies", [{{**row, "name": row["name"] + " " + name}} for row in AGENCIES], by=name)
        os._exit(0)
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""


def test_a_hundred_kills_at_random_moments_leave_the_whole_submission_or_none(world: None) -> None:
    """Each process is a fork of one that has imported everything: importing takes longer than handing in."""
    randomly = random.Random(4)  # noqa: S311  # moments, not secrets
    script = _FORKS.format(tests=str(Path(__file__).resolve().parents[1]))
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as forks:
        assert forks.stdin and forks.stdout

        def one(name: str, wait: float | None = None) -> int:
            print(name, file=forks.stdin, flush=True)
            child = int(forks.stdout.readline())
            if wait is not None:
                time.sleep(wait)
                with suppress(ProcessLookupError):  # it was done before
                    os.kill(child, signal.SIGKILL)
            return int(forks.stdout.readline())

        died, ends = 0, ["lama", "utuh"]
        assert one("lama") == 0  # the first time takes longer
        begin = time.monotonic()
        assert one("utuh") == 0
        whole = time.monotonic() - begin
        for number in range(KILLS):
            ends.append(f"r{number}")
            earliest = number % 2 * 0.7  # every second one while it keeps and publishes, which comes last
            died += one(ends[-1], randomly.uniform(earliest, 1.1) * whole) == signal.SIGKILL
            all_or_nothing(ends)
        forks.stdin.close()
    assert died > KILLS / 5 and len(record.submissions()) > 2


def test_two_at_once_from_two_processes_both_land(world: None) -> None:
    first, second = start("A"), start("B")
    for process in (first, second):
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0 and "selesai" in out, err
    assert sorted(entry.by for entry in record.submissions()) == ["A", "B"]
    assert len(queried("SELECT * FROM submissions")) == 2
    all_or_nothing(["A", "B"])
