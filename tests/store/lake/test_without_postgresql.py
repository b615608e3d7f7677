"""DASHBOARD_LAKE where there is no PostgreSQL: it keeps nothing, and says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.publish.verification import verify
from dashboard.store.engine.chosen import engine
from handing_in import KEEPER


def test_a_lake_needs_postgresql(tiny: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
                                 capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DASHBOARD_LAKE", str(tmp_path / "danau"))
    told = "DASHBOARD_LAKE hanya berlaku bersama DASHBOARD_STORE."
    assert verify(KEEPER).problems == [told]
    assert main(["build", "--json"]) == 0
    printed = capsys.readouterr()
    assert told in printed.err and json.loads(printed.out)["ok"]
    assert engine().past("x") is None and not (tmp_path / "danau").exists()
