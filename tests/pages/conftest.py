"""Runs pages through app.py, as a reader's browser would ask for them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]


def words(app: AppTest) -> str:
    """Everything a page says, HTML markup taken away."""
    return re.sub(r"<[^>]+>", " ", "\n".join(_said(element) for element in app.main))


def _said(element: object) -> str:
    """Text of one element; nothing for a table, whose figures are tested on the frame."""
    found = [getattr(element, name, None) for name in ("value", "body")]
    return next((str(text) for text in found if isinstance(text, str | int | float) and text), "")


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """open_page("peta", kec="35.05.01") draws pages/peta with that address and fails on any exception."""

    def run(folder: str, **params: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        if folder != "ringkasan":
            app.run()  # AppTest knows the pages of st.navigation only after a run
            app.switch_page(f"pages/{folder}/page.py")
        for name, value in params.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, [item.message for item in app.exception]
        return app

    return run
