"""The buttons of the papers: made only when asked for, outside the run."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from dashboard.queries import reference
from dashboard.store.database import Database
from dashboard.ui.drawn import brief_parts
from page_words import ROOT

Made = dict[str, Callable[[], bytes]]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """File name -> what makes the file, of every button drawn."""
    found: Made = {}

    def button(label: str, file_name: str, mime: str, make: Callable[[], bytes], **_: Any) -> None:
        assert mime == "application/pdf" and label.endswith("(PDF)")
        found[file_name] = make

    monkeypatch.setattr(brief_parts.downloads, "button", button)
    return found


def test_the_buttons_make_their_papers(shipped: Database, made: Made) -> None:
    regions = reference.regions(shipped)
    brief_parts.brief_button(shipped)
    for code in ("35.05.10", "35.05.10.2005"):
        brief_parts.sheet_button(shipped, regions[code])
    assert list(made) == ["ringkasan-bupati-2026-11-24.pdf", "lembar-35.05.10.pdf", "lembar-35.05.10.2005.pdf"]
    assert [len(PdfReader(BytesIO(make())).pages) for make in made.values()] == [2, 2, 2]


def test_pages_offer_their_paper(shipped: Database) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert "Ringkasan untuk Bupati (PDF)" in [button.proto.label for button in app.get("download_button")]
    app.switch_page("pages/profil/page.py")
    app.query_params["kec"] = "35.05.10"
    app.run()
    assert "Lembar wilayah (PDF)" in [button.proto.label for button in app.get("download_button")]
