"""Kelola Data, signed in, over the tiny world with two OPD and one program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.publish.build import build
from dashboard.store.identity.accounts import add_account, sign_in
from handing_in import AGENCIES, KEEPER, PROGRAMS, store
from kelola_page import NAME, shown
from page_words import ROOT, lead


def with_lists() -> None:
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    build()
    add_account(NAME, "jambu-mete-7", KEEPER)


@pytest.fixture
def world(live_after: Callable[[Callable[[], None]], Path]) -> None:
    """The tiny world with two OPD and one program handed in, and an account; a copy for one test."""
    live_after(with_lists)


@pytest.fixture
def app(world: None) -> AppTest:
    """Signed in, on the page."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["access_session"] = sign_in(NAME, "jambu-mete-7")
    lead(app, "kelola")
    app.query_params["dataset"] = "coverage"
    return shown(app)
