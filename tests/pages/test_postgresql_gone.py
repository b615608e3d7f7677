"""Where several servers share a PostgreSQL that cannot be reached, every page goes on for whoever comes, also with the
cookie of a session."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.commands.serving import free_ports
from dashboard.store.database import Database
from page_words import ROOT, lead, press, words

PASSWORD = "r4hasia"  # noqa: S105  # of nobody


@pytest.mark.parametrize("page", ["ringkasan", "peta", "program", "rapat", "masuk"])
@pytest.mark.parametrize("address", ["postgresql://uji:{PASSWORD}@127.0.0.1:{port}/x", "{PASSWORD}"],
                         ids=["nobody there", "no address"])
def test_pages_go_on(tiny: Database, monkeypatch: pytest.MonkeyPatch, page: str, address: str) -> None:
    [port] = free_ports(1)
    monkeypatch.setenv("DASHBOARD_STORE", address.format(PASSWORD=PASSWORD, port=port))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    lead(app, page)
    app.session_state["access_session"] = "sesi"
    app.run()
    assert not app.exception, [item.message for item in app.exception]
    assert PASSWORD not in words(app) and "belum berjalan" in words(app)


def test_whoever_would_come_in_is_told_why_not(tiny: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    [port] = free_ports(1)
    monkeypatch.setenv("DASHBOARD_STORE", f"postgresql://uji:{PASSWORD}@127.0.0.1:{port}/x")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    lead(app, "masuk")
    app.run()
    app.text_input[0].set_value("Siti")
    app.text_input[1].set_value("kopi tubruk di teras")
    press(app, "Masuk")
    assert not app.exception and "PostgreSQL tidak terjangkau" in words(app)
