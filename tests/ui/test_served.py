"""Where the browser finds what the build laid out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import streamlit as st

from dashboard.ui import served

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("base", "url"), [("", "/app/static/build"), ("/dasbor/", "/dasbor/app/static/build")])
def test_served_path_follows_the_base_path(monkeypatch: pytest.MonkeyPatch, base: str, url: str) -> None:
    monkeypatch.setattr(st, "get_option", lambda _: base)
    assert served.folder() == url


def test_what_serves_the_app_is_imported_without_a_warning() -> None:
    """A cache made before Streamlit's runtime logs one for each function, at every start."""
    told = subprocess.run([sys.executable, "-c", "import serve"], cwd=ROOT, capture_output=True, text=True, timeout=60,
                          check=True)
    assert "No runtime" not in told.stderr
