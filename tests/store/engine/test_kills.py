"""Whoever is killed, at whatever moment: what was acknowledged is there, and what is published is whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.core import settings
from dashboard.publish.verification import verify
from dashboard.store.building.whole import read_through
from dashboard.store.database import current_build_id, path_of, served_build
from dashboard.store.submissions.record import submissions
from handing_in import AGENCIES, JATEN, KEEPER, PROGRAMS, SUKOREJO, covered, publish, store
from page_words import ROOT
from postgres_room import PostgresServer
from postgres_servers import Turn, servers, shown_here

KILLS = 8
_HANDS_IN = """
import sys
sys.path.insert(0, sys.argv[1])
from dashboard.core.domain import DashboardError
from handing_in import covered, publish
print("mulai", flush=True)
for year in range(int(sys.argv[3]), int(sys.argv[4])):
    while True:
        try:
            print(publish("coverage", [covered(sys.argv[2], str(year), 41)]).submission.id, flush=True)
            break
        except DashboardError as refused:
            if "terjangkau" not in str(refused) and "terputus" not in str(refused):
                raise
"""


def hands_in(village: str, first: int, until: int) -> subprocess.Popen[str]:
    """A process that hands in one file a year, and prints the number of each that was acknowledged."""
    process = subprocess.Popen([sys.executable, "-c", _HANDS_IN, str(ROOT / "tests"), village, str(first), str(until)],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout and process.stdout.readline() == "mulai\n", process.communicate()
    return process


def acknowledged(process: subprocess.Popen[str]) -> list[str]:
    return process.communicate(timeout=120)[0].split()


def begin() -> None:
    store("agencies", AGENCIES)
    publish("programs", PROGRAMS)


def all_are_whole(to: Turn, told: list[str]) -> None:
    """On each server: everything that was acknowledged, and one published build that is made of it."""
    shown = set()
    for name in ("a", "b"):
        to(name)
        shown_here()
        shown.add(current_build_id())
        assert not served_build().notice and read_through(path_of(current_build_id()), views=True)
        assert set(told) <= {entry.id for entry in submissions()} and verify(KEEPER).problems == []
        assert not list(settings.builds().glob(".tmp-*")) and not list(settings.submissions().glob(".*"))
    assert len(shown) == 1


def test_two_servers_that_hand_in_at_once_wait_for_each_other(to: Turn) -> None:
    begin()
    first = hands_in(JATEN, 2020, 2023)
    to("b")
    second = hands_in(SUKOREJO, 2020, 2023)
    told = acknowledged(first) + acknowledged(second)
    assert len(set(told)) == 6 and len(submissions()) == 8
    all_are_whole(to, told)


def test_servers_killed_at_random_moments_lose_nothing_that_was_acknowledged(to: Turn) -> None:
    begin()
    randomly, told = random.Random(16), list[str]()  # noqa: S311  # moments, not secrets
    for number in range(KILLS):
        to("ab"[number % 2])
        process = hands_in(JATEN, 1900 + 10 * number, 1910 + 10 * number)
        time.sleep(randomly.uniform(0, 2))
        process.kill()
        told += acknowledged(process)
    last = publish("coverage", [covered(SUKOREJO, "2025", 44)])
    all_are_whole(to, [*told, last.submission.id])


@pytest.mark.parametrize(("moment", "stored"), [
    ("Publisher.lay = lambda *a: os._exit(9)", False),
    ("Publisher.point = lambda *a: os._exit(9)", False),
    ("PostgresLines.add = lambda *a: os._exit(9)", False),
    ("mirror.bring_up = lambda c, thorough=False: os._exit(9) if c.execute('SELECT submissions > 2 FROM store')"
     ".fetchone()[0] else None", True),
    ("publishing.sync_folder = lambda *a: os._exit(9)", True),
    ("Publisher.offer_kept = lambda *a, **b: os._exit(9)", True),
], ids=["before objects are laid", "before the pointer", "before the journal", "after the commit", "before it is shown",
        "before old ones go"])
def test_killed_at_any_step_it_is_on_record_for_all_or_for_nobody(to: Turn, moment: str, stored: bool) -> None:
    begin()
    script = ("import os, sys; sys.path.insert(0, sys.argv[1])\n"
              "from dashboard.publish import publishing; from dashboard.store.engine import mirror\n"
              "from dashboard.store.engine.postgres_lines import PostgresLines\n"
              "from dashboard.store.engine.publishing import Publisher\n"
              f"{moment}\nfrom handing_in import JATEN, covered, publish\n"
              "publish('coverage', [covered(JATEN, '2025', 41)])")
    done = subprocess.run([sys.executable, "-c", script, str(ROOT / "tests")], capture_output=True, text=True)
    assert done.returncode == 9, done.stderr
    to("b")
    shown_here()
    assert [entry.dataset for entry in submissions()] == ["agencies", "programs", *["coverage"] * stored]
    last = publish("coverage", [covered(SUKOREJO, "2025", 44)])
    all_are_whole(to, [last.submission.id])


def test_postgresql_killed_at_random_moments_loses_nothing_that_was_acknowledged(
        tiny_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server, randomly = PostgresServer(), random.Random(38)  # noqa: S311  # moments, not secrets
    server.start()
    try:
        to = servers(tiny_once, tmp_path, server.new_database(), monkeypatch)
        begin()
        process = hands_in(JATEN, 1950, 1956)
        for _ in range(4):
            time.sleep(randomly.uniform(0.1, 1.5))
            server.stop()
            server.start()
        told = acknowledged(process)
        assert len(set(told)) == 6 and process.returncode == 0
        all_are_whole(to, told)
    finally:
        server.remove()
