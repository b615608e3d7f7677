"""Where the browser finds what the build laid out."""

from __future__ import annotations

import pytest
import streamlit as st

from dashboard.ui import served


@pytest.mark.parametrize(("base", "url"), [("", "/app/static/build"), ("/dasbor/", "/dasbor/app/static/build")])
def test_served_path_follows_the_base_path(monkeypatch: pytest.MonkeyPatch, base: str, url: str) -> None:
    monkeypatch.setattr(st, "get_option", lambda _: base)
    assert served.folder() == url
