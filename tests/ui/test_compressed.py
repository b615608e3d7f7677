"""Streamlit's scripts: compressed for a browser that takes it, as they are for everyone else."""

from __future__ import annotations

import gzip
from importlib.resources import files
from pathlib import Path

import pytest

from asgi import STREAMLIT, ask
from dashboard.core import settings
from dashboard.ui.server import compressed

STATIC = files("streamlit") / "static" / "static"
SCRIPT = sorted(file.name for file in (STATIC / "js").iterdir() if file.name.startswith("PlotlyChart."))[0]
STYLE = sorted(file.name for file in (STATIC / "css").iterdir() if file.name.startswith("index."))[0]


def get(path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """What a browser that takes gzip gets."""
    return ask(compressed.Compressed, path, method, headers={"accept-encoding": "gzip, br", **headers})


@pytest.mark.parametrize(("folder", "name", "kind"), [("js", SCRIPT, "javascript"), ("css", STYLE, "text/css")])
def test_a_file_is_sent_small_and_whole(folder: str, name: str, kind: str) -> None:
    status, headers, body = get(f"/static/{folder}/{name}")
    whole = (STATIC / folder / name).read_bytes()
    assert status == 200 and gzip.decompress(body) == whole and len(body) < len(whole) / 2
    assert headers["content-encoding"] == "gzip" and headers["vary"] == "Accept-Encoding"
    assert headers["content-length"] == str(len(body)) and kind in headers["content-type"]
    assert "immutable" in headers["cache-control"]


@pytest.mark.parametrize(("path", "method", "headers"), [
    (f"/static/js/{SCRIPT}", "GET", {"accept-encoding": "identity"}),
    (f"/static/js/{SCRIPT}", "GET", {"range": "bytes=0-10"}),
    (f"/static/js/{SCRIPT}", "HEAD", {}),
    ("/static/js/tidak-ada.js", "GET", {}),
    ("/static/js/../../index.html", "GET", {}),
    ("/static/js/..%2f..%2findex.js", "GET", {}),
    (f"/static/js/{SCRIPT}/x.js", "GET", {}),
    ("/peta", "GET", {}),
])
def test_everything_else_is_streamlits(path: str, method: str, headers: dict[str, str]) -> None:
    assert get(path, method, **headers)[0] == STREAMLIT


def test_what_a_build_lays_out_is_compressed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "generated_static", lambda: tmp_path)
    address = "/app/static/build/plotly-0123abcd.js"
    assert get(address)[0] == STREAMLIT, "not laid out yet, which must not be remembered"
    (tmp_path / "plotly-0123abcd.js").write_text("var a = 1;" * 1000)
    times = []
    compress = gzip.compress
    monkeypatch.setattr(compressed.gzip, "compress", lambda *given, **more: (times.append(1), compress(
        *given, **more))[1])
    for _ in range(3):
        status, headers, body = get(address)
        assert status == 200 and gzip.decompress(body) == b"var a = 1;" * 1000
        assert "immutable" in headers["cache-control"] and "javascript" in headers["content-type"]
    assert times == [1]
    (tmp_path / "bebas.js").write_text("1")
    assert get("/app/static/build/bebas.js")[0] == STREAMLIT, "not named by its content"
    assert get("/app/static/build/../../serve-0123abcd.js")[0] == STREAMLIT


def test_below_a_base_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed, "base_path", lambda: "/dasbor")
    assert get(f"/dasbor/static/js/{SCRIPT}")[0] == 200
    assert get("/dasbor/peta")[0] == STREAMLIT
