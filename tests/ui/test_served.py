"""Where the browser finds what the build laid out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette

from asgi import ask
from dashboard.ui import served

Ask = Callable[[str], tuple[int, dict[str, str], bytes]]
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


@pytest.fixture
def laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks a server of nothing but the laid-out files of a home."""
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path))
    static = tmp_path / "static"
    (static / "leaflet-1.9").mkdir(parents=True)
    for name in ("desa-0123abcd.json", "leaflet-1.9/leaflet.js", "huruf-0123abcd.woff2", ".desa.json.1.2.tmp",
                 ".half.json", "catatan.txt"):
        (static / name).write_text(name)
    (tmp_path / "rounding.json").write_text("secret")
    return lambda path: ask(lambda _: Starlette(routes=served.routes()), path)


@pytest.mark.parametrize("base", ["", "/dasbor/tkpk"])
@pytest.mark.parametrize(("name", "kind"), [("desa-0123abcd.json", "application/json"), ("huruf-0123abcd.woff2",
                         "font/woff2"), ("leaflet-1.9/leaflet.js", "application/javascript")])
def test_what_a_build_laid_out_in_its_home_is_served(laid_out: Ask, base: str, name: str, kind: str) -> None:
    status, headers, body = laid_out(f"{base}/app/static/build/{name}")
    assert status == 200 and body.decode() == name and headers["content-type"].startswith(kind)
    assert headers["etag"] and headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("name", [".desa.json.1.2.tmp", ".half.json", "catatan.txt", "tidak-ada.json", "leaflet-1.9",
                                  "../rounding.json", "leaflet-1.9/../../rounding.json", "/etc/passwd", "//etc/x.json",
                                  ""])
def test_nothing_else_is(laid_out: Ask, name: str) -> None:
    status, _, body = laid_out(f"/app/static/build/{name}")
    assert status == 404 and b"secret" not in body
