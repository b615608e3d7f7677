"""From a folder to PostgreSQL and back: nothing is lost or changed, and the published build is the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.publish.hand_in import take_back
from dashboard.publish.verification import verify
from dashboard.store import audit
from dashboard.store.building.build_times import kept_builds
from dashboard.store.chain import RecordChain
from dashboard.store.database import current_build_id
from dashboard.store.engine import moving
from dashboard.store.engine.chosen import engine
from dashboard.store.engine.copy_mark import copied
from dashboard.store.identity import accounts
from dashboard.store.identity.accounts import Seat
from dashboard.store.lock import only_writer
from dashboard.store.private_files import only_changer
from dashboard.store.submissions.record import submissions
from handing_in import AGENCIES, JATEN, KEEPER, PROGRAMS, SUKOREJO, covered, publish, store
from page_words import ROOT
from postgres_room import PASSWORD, PostgresServer
from postgres_servers import Turn, servers, shown_here

SECRET = "kuda-hijau-melompat-9"  # noqa: S105  # of nobody


def handed_in() -> None:
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    publish("coverage", [covered(JATEN, "2025", 41)])
    taken = publish("coverage", [covered(SUKOREJO, "2025", 44)])
    take_back(taken.submission.id, KEEPER, "keliru")
    accounts.add_account("Siti", SECRET, KEEPER, Seat())


@pytest.fixture
def to(made_once: Callable[[Callable[[], object]], Path], tmp_path: Path, address: str,
       monkeypatch: pytest.MonkeyPatch) -> Turn:
    """Server a has a folder of its own, with what was handed in."""
    return servers(made_once(handed_in), tmp_path, address, monkeypatch, with_home=True)


def held(home: Path) -> dict[str, bytes]:
    """What is on record in a folder."""
    return {path.relative_to(home).as_posix(): path.read_bytes()
            for pattern in ("submissions/*/*/*", "journal/*.json*", "audit/*.json*", "accounts/*.json", "rounding.key")
            for path in home.glob(pattern)}


def lines(home: Path, name: str) -> list[object]:
    return list(RecordChain(home / name).links())


def test_there_and_back_nothing_is_lost(to: Turn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str,
                                        capsys: pytest.CaptureFixture[str]) -> None:
    before, shown, kept = held(tmp_path / "a"), current_build_id(), kept_builds().keys()
    assert main(["migrate", "--to", "postgresql"]) == 0
    told = capsys.readouterr()
    assert "sama dengan susunan ulang" in told.out and "5 kiriman dan penarikan" in told.out and not told.err
    assert PASSWORD not in told.out
    assert {name: held(tmp_path / "a")[name] for name in before} == before, "nothing is removed"
    assert main(["migrate", "--to", "postgresql"]) == 0 and "sama dengan susunan ulang" in capsys.readouterr().out, \
        "who was stopped while it was looked through begins again"

    token = accounts.sign_in("Siti", SECRET)
    to("b")
    assert accounts.actor_of(token).name == "Siti" and shown_here() == shown and kept_builds().keys() == kept
    newer = publish("coverage", [covered(SUKOREJO, "2025", 45)])
    assert newer.build and verify(KEEPER).problems == []
    events, count = len(audit.entries(KEEPER)), len(submissions())

    to("a")
    assert main(["migrate", "--to", "folder"]) == 0, capsys.readouterr()
    told = capsys.readouterr()
    assert "sama dengan susunan ulang" in told.out and "6 kiriman dan penarikan" in told.out
    monkeypatch.delenv("DASHBOARD_STORE", raising=False)
    assert current_build_id() == newer.build.build_id and accounts.actor_of(token).name == "Siti"
    assert len(lines(tmp_path / "a", "audit")) == events and len(submissions()) == count
    after = held(tmp_path / "a")
    assert {name: after[name] for name in before if name.startswith("submissions/")} == {
        name: content for name, content in before.items() if name.startswith("submissions/")}
    assert all(after[name].startswith(content) for name, content in before.items() if name.endswith(".jsonl"))
    publish("coverage", [covered(SUKOREJO, "2024", 46)])
    assert verify(KEEPER).problems == []

    to("b")
    monkeypatch.setenv("DASHBOARD_STORE", address)
    for way in (only_writer, only_changer):
        with pytest.raises(Exception, match="dipindahkan ke folder satu server"), way():
            pass
    with pytest.raises(StoreError, match="dipindahkan ke folder satu server"):
        shown_here()  # what it shows is old from now on, and is said to be
    capsys.readouterr()
    assert main(["migrate", "--to", "folder"]) == 1, "two homes would both be the record"
    assert "sudah dipindahkan ke folder lain" in capsys.readouterr().err
    assert engine().is_shared and copied()[0], "it stays a copy"


def test_back_to_the_folder_stopped_at_the_end_it_begins_again(to: Turn, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["migrate", "--to", "postgresql"]) == 0
    with monkeypatch.context() as patch:
        patch.setattr(moving, "unmark", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            main(["migrate", "--to", "folder"])
    assert main(["migrate", "--to", "folder"]) == 0
    monkeypatch.delenv("DASHBOARD_STORE", raising=False)
    assert verify(KEEPER).problems == [] and not list(settings.home().glob("pindah*"))


@pytest.mark.parametrize("where", ["_write_chain", "_prove", "mark"])
def test_stopped_anywhere_it_begins_again(to: Turn, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(moving, where, stops)
        with pytest.raises(KeyboardInterrupt):
            main(["migrate", "--to", "postgresql"])
    assert main(["migrate", "--to", "postgresql"]) == 0
    assert len(submissions()) == 4 and engine().is_shared and verify(KEEPER).problems == []


def test_a_postgresql_with_other_submissions_is_left_alone(to: Turn, tmp_path: Path, address: str,
                                                           postgres_server: PostgresServer,
                                                           capsys: pytest.CaptureFixture[str]) -> None:
    to("b")
    shutil.copy(tmp_path / "a/rounding.key", tmp_path / "b")
    store("agencies", AGENCIES)
    rows = postgres_server.ask("SELECT * FROM submission_file ORDER BY 1, 2, 3", address)
    to("a")
    assert main(["migrate", "--to", "postgresql"]) == 1
    assert "sudah berisi kiriman lain" in capsys.readouterr().err
    assert postgres_server.ask("SELECT * FROM submission_file ORDER BY 1, 2, 3", address) == rows


def test_nobody_moves_to_nowhere(to: Turn, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", "--to", "awan"]) == 1 and "tidak dikenal" in capsys.readouterr().err
    assert main(["migrate", "--to", f"postgresql://uji:{SECRET}@127.0.0.1/uji"]) == 1
    assert "daftar proses" in (told := capsys.readouterr().err) and SECRET not in told
    monkeypatch.delenv("DASHBOARD_STORE")
    for where in ("folder", "postgresql"):
        assert main(["migrate", "--to", where]) == 1 and "DASHBOARD_STORE belum diisi" in capsys.readouterr().err
    assert len(submissions()) == 4 and settings.home().name == "a"


def test_a_dump_shows_no_password(tmp_path: Path, address: str, to: Turn) -> None:
    fake = tmp_path / "bin/pg_dump"
    fake.parent.mkdir()
    fake.write_text('#!/bin/sh\necho "$@"\necho "$PGUSER $PGPORT $PGDATABASE $PGPASSWORD"\n', "utf-8")
    fake.chmod(0o755)
    done = subprocess.run([sys.executable, ROOT / "deploy/pg_dump.py", "-Fc", "-f", "x.dump"], capture_output=True,
                          text=True, check=True, env={**os.environ, "PATH": f"{fake.parent}:{os.environ['PATH']}"})
    arguments, connection = done.stdout.splitlines()
    port, name = address.rpartition(":")[2].split("/")
    assert arguments == "-Fc -f x.dump" and connection == f"uji {port} {name} {PASSWORD}"
