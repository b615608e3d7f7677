"""The address for whoever watches: it says whether pages can be drawn, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.applications import Starlette

from asgi import ask
from dashboard.core import settings
from dashboard.store.database import Database, current_build_id
from dashboard.ui.server import health


def answer(path: str = "/sehat", *, is_ready: bool = True) -> tuple[int, dict[str, object]]:
    app = Starlette(routes=health.routes(lambda: is_ready))
    status, headers, body = ask(lambda _: app, path)
    assert headers["cache-control"] == "no-store"
    return status, json.loads(body)


def test_it_opens_the_database(tiny: Database) -> None:
    told = {"sehat": True, "susunan": current_build_id(), "susunan_lama": False}
    assert answer() == answer("/dasbor/sehat") == (200, told)


def test_an_older_build_is_served_and_told(tiny: Database) -> None:
    (settings.builds() / "CURRENT").unlink()
    assert answer()[1]["susunan_lama"] is True


def test_without_a_database_it_is_ill_and_tells_strangers_nothing(tmp_path: Path,
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path))
    assert answer() == (503, {"sehat": False})


def test_until_a_page_was_drawn_nobody_is_sent_here(tiny: Database) -> None:
    assert answer(is_ready=False) == (503, {"sehat": False, "menyiapkan": True})
