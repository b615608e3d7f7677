"""Processes killed at random moments while they hand in and build: each leaves the whole submission or none.

`python -m benchmarks.kills [times]`; a thousand take half an hour on a small data folder (DASHBOARD_DATA).
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time

from benchmarks.timing import table
from dashboard.core import formats, settings
from dashboard.core.actor import command_line
from dashboard.publish.build import build
from dashboard.store.database import open_current
from dashboard.store.submissions.manifests import check_intact
from dashboard.store.submissions.record import rows_in_force, submissions

KILLS = 60
_SAVING = 0.8
"""Every second kill falls from here on: what is handed in is built first, and kept and published at the very end."""
_PROCESS = """
import sys
from dashboard.core.actor import command_line
from dashboard.registry import contracts
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.publish.hand_in import hand_in
from dashboard.store.submissions.record import SubmissionDraft
print("mulai", flush=True)
lines = [f"o{n};Dinas {n} putaran {sys.argv[1]};D{n}" for n in range(25)]
content = "\\n".join(["Kode OPD;Nama OPD;Singkatan", *lines])
preview = read(contracts()["agencies"], content.encode(), "opd.csv", ReferenceCodes())
hand_in(SubmissionDraft("agencies", content.encode(), "opd.csv", preview, command_line("Uji")))
"""


def run(kills: int = KILLS) -> str:
    """How so many kills fell, and that nothing broken was left; raises AssertionError otherwise."""
    before = os.environ.get("DASHBOARD_HOME")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DASHBOARD_HOME"] = folder
        build()
        whole = _undisturbed()
        fell = {"tidak tersimpan": 0, "tersimpan, belum terbit": 0, "tersimpan dan terbit": 0}
        randomly = random.Random(20261124)  # moments, not secrets
        for number in range(kills):
            earliest, latest = (_SAVING, 2 - _SAVING) if number % 2 else (0, 1)
            fell[_one(number, randomly.uniform(earliest * whole, latest * whole))] += 1
    os.environ.pop("DASHBOARD_HOME") if before is None else os.environ.update(DASHBOARD_HOME=before)
    return table(f"{formats.number(kills)} kali dihentikan paksa saat menyerahkan dan membangun", ["akibat", "kali"],
                 [[what, count] for what, count in fell.items()] + [["kiriman separuh", 0]])


def _start(number: int | str) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", _PROCESS, str(number)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "mulai\n"
    return process


def _undisturbed() -> float:
    start = time.perf_counter()
    process = _start("utuh")
    start = time.perf_counter()
    assert process.wait() == 0
    return time.perf_counter() - start


def _one(number: int, delay: float) -> str:
    known, published = {entry.id for entry in submissions()}, _published()
    process = _start(number)
    time.sleep(delay)
    process.kill()
    process.wait()
    added = [entry for entry in submissions() if entry.id not in known]
    check_intact(added)
    names = rows_in_force("agencies", command_line("Uji"))["name"]
    rounds = {name.split("putaran ")[1] for name in names}
    assert len(names) == 25 and len(rounds) == 1, f"putaran {number}: {rounds}"
    assert len(added) <= 1 and all((entry.folder / "copy.csv").is_file() and entry.rows == 25 for entry in added)
    now = _published()
    assert now in (published, str(number)), f"putaran {number}: terbit {now}"
    assert not list(settings.submissions().glob("agencies/.*"))
    return "tersimpan dan terbit" if now == str(number) else "tersimpan, belum terbit" if added else "tidak tersimpan"


def _published() -> str:
    database = open_current()
    try:
        names = database.query("SELECT name FROM agencies WHERE NOT is_sample")["name"]
    finally:
        database.close()
    rounds = {name.split("putaran ")[1] for name in names}
    assert len(names) == 25 and len(rounds) == 1
    return str(rounds.pop())


if __name__ == "__main__":
    print(run(*map(int, sys.argv[1:])))
