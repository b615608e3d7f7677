"""The hint that goes out with the map's frame names files that are there, and only those it will need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from asgi import STREAMLIT, ask
from dashboard.core import settings
from dashboard.ui.server import map_frame
from dashboard.ui.server.inside import addresses, documents

PATH = addresses.MAP_FRAME
PAGE = "streamlitUrl=http%3A%2F%2Flocalhost%3A8501%2Fpeta"


@pytest.fixture(autouse=True)
def shipped(shipped_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build of the shipped data is the one that is served."""
    monkeypatch.setenv("DASHBOARD_HOME", str(shipped_home))


def test_every_named_file_was_laid_out() -> None:
    found = re.findall(r"</app/static/build/([^>]+)>; rel=preload; as=(\w+)", map_frame.hints(PAGE))
    assert [kind for _, kind in found] == ["script", "script", "style", "style", "fetch"]
    assert all((settings.generated_static() / name).is_file() for name, _ in found)


def test_the_map_of_the_38_needs_no_villages() -> None:
    told = map_frame.hints(f"{PAGE}%3Ftingkat%3Dkabkota%26ind%3Dp0")
    assert "desa-" not in told and "leaflet.js" in told


def test_without_a_build_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path))
    assert map_frame.hints(PAGE) == ""


def test_the_document_is_streamlit_foliums_with_the_hint() -> None:
    status, headers, body = ask(map_frame.MapFrame, PATH, query=PAGE)
    text = body.decode()
    assert status == 200 and headers["link"] == map_frame.hints(PAGE) and headers["cache-control"] == "no-cache"
    assert '<html lang="id"' in text and 'id="map_div"' in text and "static/js/main." in text


def test_without_a_build_the_document_is_there_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path))
    status, headers, _ = ask(map_frame.MapFrame, PATH)
    assert status == 200 and "link" not in headers


@pytest.mark.parametrize("text", ['<html lang="id"><title>Streamlit Folium Component</title>', None])
def test_another_document_of_streamlit_folium_is_served_as_it_is(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, text: str | None) -> None:
    monkeypatch.setattr(documents, "map_folder", lambda: tmp_path)
    if text:
        (tmp_path / documents.INDEX).write_text(text, "utf-8")
    map_frame.document.cache_clear()
    assert {ask(map_frame.MapFrame, PATH, query=PAGE)[0] for _ in range(3)} == {STREAMLIT}
    assert len([record for record in caplog.records if "own document" in record.message]) == 1
    map_frame.document.cache_clear()


@pytest.mark.parametrize(("path", "method"), [("/peta", "GET"), (PATH, "PUT"), (f"{PATH}x", "GET"),
                                              (f"/x{PATH}", "GET")])
def test_everything_else_is_streamlits(path: str, method: str) -> None:
    assert ask(map_frame.MapFrame, path, method)[0] == STREAMLIT
