"""`serve`: what HAProxy is told, and what is said when it cannot be done."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.commands import serving
from dashboard.commands.serving import Worker, free_ports, proxy_text
from dashboard.core import settings
from find_haproxy import find_or_install


def test_haproxy_understands_what_it_is_told(tmp_path: Path) -> None:
    file = tmp_path / "haproxy.cfg"
    file.write_text(proxy_text("127.0.0.1", 8501, [9001, 9002], "dasbor.blitarkab.go.id"))
    assert "server p2 127.0.0.1:9002 cookie p2" in file.read_text()
    done = subprocess.run([find_or_install(), "-c", "-f", str(file)], capture_output=True, text=True)
    assert done.returncode == 0 and "WARNING" not in done.stdout + done.stderr, done.stderr


def test_ports_are_free_and_different() -> None:
    assert len(set(free_ports(8))) == 8


@pytest.mark.parametrize("workers", ["0", "-2", "17"])
def test_an_odd_number_of_processes_is_refused(workers: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--workers", workers]) == 1
    assert f"--workers {workers}: jumlah proses dari 1 sampai 16" in capsys.readouterr().err


def test_without_haproxy_the_way_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    assert main(["serve", "--workers", "2"]) == 1
    told = capsys.readouterr().err
    assert "apt-get install haproxy" in told and "--workers 1" in told


def test_one_process_needs_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(serving, "_become", lambda command: asked.append(command) or 3)
    assert main(["serve", "--port", "8080"]) == 3
    assert asked[0][1:5] == ["-m", "streamlit", "run", "serve.py"] and asked[0][-1] == "8080"


def test_whoever_ends_the_command_ends_the_server() -> None:
    """They are one process: a server that outlived its command held the port."""
    served = [sys.executable, "-c", "import os; print(os.getpid(), os.getcwd())"]
    asked = f"from dashboard.commands import serving; serving._become({served!r})"
    with subprocess.Popen([sys.executable, "-c", asked], stdout=subprocess.PIPE, text=True, cwd="/") as process:
        told, _ = process.communicate()
    assert told.split() == [str(process.pid), str(settings.PROJECT)]


def test_what_falls_again_and_again_is_not_started_for_ever() -> None:
    worker = Worker("proses 1", [shutil.which("false") or "false"])
    for expected in (False, False, True):
        worker.start()
        assert worker.process is not None
        worker.process.wait(10)
        assert worker.has_ended and worker.falls_too_often is expected
