"""What a page says, for tests."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard.core import settings as app_settings
from dashboard.store.identity.accounts import actor_of

ROOT = Path(__file__).resolve().parents[1]
_registered: dict[tuple[object, ...], dict[str, Any]] = {}
"""The pages of each kind of reader, which AppTest knows only after a run; each worker draws the first page once for
them."""
_TERM = re.compile(r'<button class="term"[^>]*>([^<]*)</button>')


def lead(app: AppTest, folder: str) -> None:
    """The next run of this fresh app draws this page."""
    if folder in ("ringkasan", "provinsi"):
        return
    token = app.session_state["access_session"] if "access_session" in app.session_state else ""  # noqa: SIM401 - no dict
    kind = (actor_of(token).roles if token else None, app_settings.open_to_all(), os.environ.get("DASHBOARD_TOPICS"),
            os.environ.get("DASHBOARD_DATA"))
    if kind not in _registered:
        first = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        if token:
            first.session_state["access_session"] = token
        _registered[kind] = dict(first.run()._registered_pages)
    app._registered_pages = dict(_registered[kind])
    app.switch_page(f"pages/{folder}/page.py")


def opened(folder: str, seconds: int = 120, **query: str) -> AppTest:
    """This page with that address, drawn within so many seconds; fails on any exception."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=seconds)
    lead(app, folder)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, [item.message for item in app.exception]
    return app


def words(app: AppTest) -> str:
    """Everything a page says, HTML markup taken away, the buttons of terms as the words they are."""
    return re.sub(r"<[^>]+>", " ", _TERM.sub(r"\1", "\n".join(_said(element) for element in app.main)))


def html(app: AppTest) -> str:
    """What a page sends as HTML, markup and all but the buttons of terms."""
    return _TERM.sub(r"\1", "".join(str(element.body) for element in app.main if element.type == "html"))


def _said(element: object) -> str:
    """Text of one element; nothing for a table, whose figures are tested on the frame."""
    found = [getattr(element, name, None) for name in ("value", "body")]
    return next((str(text) for text in found if isinstance(text, str | int | float) and text), "")


def press(app: AppTest, label: str) -> AppTest:
    """Presses, waits for the work it starts, and draws the page that shows what came of it."""
    next(button for button in app.main.get("button") if button.label == label).click()
    _drawn(app)
    kept = "kelola_rapat_jobs" in app.session_state
    jobs = app.session_state["kelola_rapat_jobs"] if kept else []
    for job in jobs:
        assert job.done.wait(120)
    return _drawn(app) if jobs else app


def _drawn(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, [item.message for item in app.exception]
    return app
