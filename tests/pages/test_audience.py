"""One server, many readers: what a visitor gets is the same whoever looked before, to the last letter and point."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core.actor import VISITOR, Actor, person
from dashboard.store.database import Database
from dashboard.ui.kept import opened
from dashboard.ui.shell import access
from page_words import html, words

OpenPage = Callable[..., AppTest]


def content(app: AppTest) -> list[str]:
    """Words, markup, figures and tables of a page, below the bar that says who is signed in."""
    drawn = [str(part.proto.spec) for part in app.main if part.type == "plotly_chart"]
    tables = [str(part.value) for part in app.main if part.type == "arrow_data_frame"]
    said, drawn_by_hand = words(app).partition(app.title[0].value), html(app).partition('<p class="context">')
    assert said[2] and drawn_by_hand[2]
    return [said[2], drawn_by_hand[2], *drawn, *tables]


@pytest.mark.parametrize(("folder", "params", "differs"), [
    ("program", {"prog": "rtlh", "tahun": "2025", "rinci": "desa"}, True),
    ("program", {"prog": "blt_dbhcht", "tahun": "2025", "kec": "35.05.06", "bagian": "Semua program"}, True),
    ("rat", {"opd": "dinsos"}, True),
    ("peta", {"ind": "cakupan_rtlh"}, False),
    ("profil", {"desa": "35.05.06.2001", "bagian": "Program & RAT"}, False),
    ("gotong-royong", {"kec": "35.05.14"}, True),
])
def test_nobody_finds_what_was_made_for_another(shipped: Database, open_page: OpenPage, folder: str,
                                                params: dict[str, str], differs: bool,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    def seen(*readers: Actor) -> list[list[str]]:
        """By each of them in turn, on a server that was just started."""
        opened.forget()
        found = []
        for reader in readers:
            monkeypatch.setattr(access, "actor", lambda reader=reader: reader)
            found.append(content(open_page(folder, **params)))
        return found

    siti = person("Siti")
    first, planner, again = seen(VISITOR, siti, VISITOR)
    planner_first, after = seen(siti, VISITOR)
    assert first == again == after and planner == planner_first
    assert (first != planner) is differs
