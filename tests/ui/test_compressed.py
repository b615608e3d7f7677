"""Streamlit's scripts: compressed for a browser that takes it, as they are for everyone else."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import MutableMapping
from importlib.resources import files
from typing import Any

import pytest

from dashboard.ui import compressed

STATIC = files("streamlit") / "static" / "static"
SCRIPT = sorted(file.name for file in (STATIC / "js").iterdir() if file.name.startswith("PlotlyChart."))[0]
STYLE = sorted(file.name for file in (STATIC / "css").iterdir() if file.name.startswith("index."))[0]


async def _streamlit(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 299, "headers": []})
    await send({"type": "http.response.body", "body": b"streamlit"})


def ask(path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of one request."""
    sent: list[MutableMapping[str, Any]] = []
    headers = {"host": "localhost", "accept-encoding": "gzip, br", **headers}
    scope = {"type": "http", "method": method, "path": path, "raw_path": path.encode(), "root_path": "",
             "query_string": b"", "server": ("localhost", 80), "scheme": "http",
             "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    asyncio.run(compressed.Compressed(_streamlit)(scope, None, send))  # type: ignore[arg-type]
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return int(sent[0]["status"]), found, b"".join(message.get("body", b"") for message in sent[1:])


@pytest.mark.parametrize(("folder", "name", "kind"), [("js", SCRIPT, "javascript"), ("css", STYLE, "text/css")])
def test_a_file_is_sent_small_and_whole(folder: str, name: str, kind: str) -> None:
    status, headers, body = ask(f"/static/{folder}/{name}")
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
    assert ask(path, method, **headers)[::2] == (299, b"streamlit")


def test_below_a_base_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed, "base_path", lambda: "/dasbor")
    assert ask(f"/dasbor/static/js/{SCRIPT}")[0] == 200
    assert ask("/dasbor/peta")[0] == 299
