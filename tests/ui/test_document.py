"""The HTML document of a page: ours for pages, Streamlit's answer for everything else."""

from __future__ import annotations

import re

import pytest

from asgi import STREAMLIT, ask
from dashboard.ui import document


def _ask(path: str, method: str = "GET") -> tuple[int, str]:
    status, _, body = ask(document.PageDocument, path, method)
    return status, body.decode()


@pytest.mark.parametrize("path", ["/", "/peta", "/rat", "/kelola"])
def test_a_page_is_in_the_readers_language_and_knows_its_server(path: str) -> None:
    status, text = _ask(path)
    assert status == 200
    assert '<html lang="id">' in text and f"<title>{document.TITLE}</title>" in text
    assert "BACKEND_BASE_URL:location.origin+'/'}" in text
    assert "index." in text and "<title>Streamlit</title>" not in text


@pytest.mark.parametrize(("path", "method"), [("/_stcore/health", "GET"), ("/peta/_stcore/health", "GET"),
                                              ("/tidak-ada", "GET"), ("/peta", "POST"), ("/app/static/x.js", "GET")])
def test_everything_else_is_streamlits(path: str, method: str) -> None:
    assert _ask(path, method) == (STREAMLIT, "streamlit")


def test_below_a_base_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "base_path", lambda: "/dasbor")
    assert _ask("/peta")[0] == STREAMLIT
    assert "BACKEND_BASE_URL:location.origin+'/dasbor/'}" in _ask("/dasbor/peta")[1]
    assert _ask("/dasbor/")[0] == 200


def test_every_page_names_the_scripts_of_its_elements() -> None:
    known = document.modules()
    assert {name for names in document._ELEMENTS.values() for name in names} <= known.keys()
    assert all(name.endswith(".js") for names in known.values() for name in names)
    for path, wanted in (("/tren", True), ("/profil", False)):
        text = _ask(path)[1]
        assert (f'./static/js/{known["PlotlyChart"][0]}"' in text) is wanted
        links = re.findall(r'modulepreload[^>]*href="([^"]+)"', text)
        assert len(links) == len(set(links))
