"""Runs pages through app.py, as a reader's browser would ask for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.publish.build import build
from dashboard.store.identity.accounts import add_account, sign_in
from handing_in import AGENCIES, KEEPER, store
from meeting_rows import FIRST, SECOND, SECRETARY, decision, meeting
from meeting_rows import action as told
from page_words import ROOT, lead, opened


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """open_page("peta", kec="35.05.01") draws pages/peta with that address and fails on any exception."""

    return partial(opened, seconds=60)


def with_meetings() -> None:
    store("agencies", AGENCIES)
    store("tkpk_meetings", [meeting(), meeting(SECOND, "2026-11-24")])
    store("tkpk_agenda", [{"meeting": FIRST, "number": 1, "item": "Pokok <i>satu</i>"}])
    store("tkpk_decisions", [decision(), decision("k2", "2026-11-30", agency="perkim",
                                                  agency_then="Dinas Cipta Karya"), decision("k3", "2026-11-24")])
    store("tkpk_actions", [told(of="k2", note="Dikirim", evidence="https://contoh.test/a?b=1&c=2")])
    build()
    add_account(SECRETARY, "jambu-mete-7", KEEPER)


@pytest.fixture
def meetings(live_after: Callable[[Callable[[], None]], Path]) -> Path:
    """The tiny world with two OPD, two meetings with decisions, and an account; a copy for one test."""
    return live_after(with_meetings)


@pytest.fixture
def arriving(meetings: Path) -> AppTest:
    """Signed in into that world; nothing was drawn yet."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["access_session"] = sign_in(SECRETARY, "jambu-mete-7")
    return app


@pytest.fixture
def secretary(arriving: AppTest) -> AppTest:
    """Jalankan Rapat of that world, signed in."""
    lead(arriving, "jalankan")
    arriving.run()
    assert not arriving.exception, [item.message for item in arriving.exception]
    return arriving
