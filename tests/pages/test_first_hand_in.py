"""After the first real hand-in of one agency the pages list everybody, keep the period, and show nothing made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from handing_in import action, covered, publish, store
from page_words import html, words
from worlds import copy_home

OpenPage = Callable[..., AppTest]
TOLD = "1 dari 25 OPD menyerahkan RAT 2026; 24 belum."


@pytest.fixture(scope="module")
def first(shipped_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the shipped data, a real matrix of one agency and real coverage of one programme in one village."""
    home = tmp_path_factory.mktemp("first") / "home"
    copy_home(shipped_home, home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_HOME", str(home))
        patch.delenv("DASHBOARD_DATA", raising=False)
        store("rat_matrix", [action("dinsos", year=2026)])
        publish("coverage", [covered("35.05.05.2003", "2025", 30)])
    return home


@pytest.fixture(autouse=True)
def home(first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_HOME", str(first))
    monkeypatch.delenv("DASHBOARD_DATA", raising=False)


def test_capaian_rat_lists_all_agencies(open_page: OpenPage) -> None:
    app = open_page("rat")
    text = words(app)
    assert TOLD in text and "Triwulan III 2026" in text and "0 dari 25 OPD" in text and "0 dari 0" not in text
    assert html(app).count("Belum diserahkan</span>") == 24 + 1  # and in the legend
    assert "Dinas Kesehatan belum menyerahkan RAT 2026." in words(open_page("rat", opd="dinkes"))


def test_ringkasan_and_rapat_say_the_same(open_page: OpenPage) -> None:
    front = words(open_page("ringkasan"))
    assert TOLD in front and "DATA CONTOH" not in front.split("Perlu keputusan")[0].split("RAT ")[1]
    assert "tidak tercapai (7,57)" in front
    meeting = words(open_page("rapat"))
    assert "Sampai triwulan III 2026" in meeting and "Belum menyerahkan RAT 2026" in meeting and "24 OPD" in meeting


def test_other_programmes_are_told_as_not_handed_in(open_page: OpenPage) -> None:
    text = words(open_page("program"))
    assert "Cakupan belum diserahkan untuk" in text and "Program Keluarga Harapan" in text
    assert "DATA CONTOH" not in text.split("Cakupan belum diserahkan untuk")[0]


def test_the_day_the_database_was_made_stands_apart(open_page: OpenPage) -> None:
    assert "Basis data disusun" in words(open_page("data"))
