"""Runs pages through app.py, as a reader's browser would ask for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from page_words import ROOT


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
