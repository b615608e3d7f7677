"""What is copied from deploy/ is understood by the programs it is written for."""

from __future__ import annotations

import configparser
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from dashboard.__main__ import _parser
from find_haproxy import find_or_install
from page_words import ROOT

DEPLOY = ROOT / "deploy"
RUNS = "/opt/dasbor/.venv/bin/python -m dashboard "


def test_haproxy_understands_the_front(tmp_path: Path) -> None:
    key = tmp_path / "dasbor.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                    "-subj", "/CN=uji", "-days", "1", "-keyout", str(key), "-out", str(tmp_path / "cert.pem")],
                   check=True, capture_output=True)
    key.write_bytes(key.read_bytes() + (tmp_path / "cert.pem").read_bytes())
    file = tmp_path / "haproxy.cfg"
    file.write_text((DEPLOY / "haproxy.cfg").read_text("utf-8").replace("/etc/haproxy/dasbor.pem", str(key))
                    .replace("/run/haproxy/dasbor.sock", str(tmp_path / "s")), "utf-8")
    done = subprocess.run([find_or_install(), "-c", "-f", str(file)], capture_output=True, text=True)
    assert done.returncode == 0 and "WARNING" not in done.stdout + done.stderr, done.stderr


@pytest.mark.parametrize("path", sorted(DEPLOY.glob("*.service")), ids=lambda path: path.name)
def test_units_start_commands_that_exist(path: Path) -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(path.read_text("utf-8"))
    assert unit["Service"]["User"] == "dasbor" and unit["Service"]["NoNewPrivileges"] == "yes"
    commands = re.findall(rf"^ExecStart(?:Pre)?={RUNS}(.+)$", path.read_text("utf-8"), re.MULTILINE)
    assert commands
    for words in commands:
        _parser().parse_args(words.replace("${PORT}", "8511").split())


@pytest.mark.parametrize(("name", "follows"), [("compose.yaml", ["follow", "/srv/bersama"]),
                                               ("compose-postgresql.yaml", ["follow"])])
def test_the_composition_starts_commands_that_exist(name: str, follows: list[str]) -> None:
    services = yaml.safe_load((DEPLOY / name).read_text("utf-8"))["services"]
    for file in ("Dockerfile", name):
        assert (DEPLOY / file).read_text("utf-8").startswith("# BELUM DIUJI"), "nobody has run it yet"
    commands = [one["command"] for one in services.values() if "command" in one]
    assert follows in commands
    for words in commands:
        _parser().parse_args(words)
