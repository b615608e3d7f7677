"""The HTML document of a page: ours for pages, Streamlit's answer for everything else."""

from __future__ import annotations

import re

import pytest

from asgi import STREAMLIT, ask
from dashboard.ui import document

READER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def _ask(path: str, method: str = "GET", headers: dict[str, str] | None = None) -> tuple[int, str]:
    status, _, body = ask(document.PageDocument, path, method, headers=headers)
    return status, body.decode()


def _sent_on(path: str, query: str = "") -> str:
    status, headers, _ = ask(document.PageDocument, path, query=query, headers=READER)
    return headers["location"] if status == 302 else f"status {status}"


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


@pytest.mark.parametrize("path", ["/tidak-ada", "/35.05.10"])
def test_an_address_nobody_has_gets_the_document_for_readers_only(path: str) -> None:
    assert _ask(path, headers=READER) == _ask("/")
    assert _ask(path, "POST", READER)[0] == STREAMLIT


@pytest.mark.parametrize(("path", "goes_to"), [
    ("/apa/saja", "/saja"), ("/apa/saja/", "/saja"), ("/peta/", "/peta"), ("/a/b/c", "/c"), ("/a/peta", "/peta"),
    ("/a//host.test", "/host.test"), ("/a/\r\nX: y", "/%0D%0AX%3A%20y"), ("/a/\\host.test", "/%5Chost.test"),
    ("/peta/static", "/"), ("/peta/sesi", "/")])
def test_an_address_of_several_parts_is_cut_to_the_last(path: str, goes_to: str) -> None:
    assert _sent_on(path) == goes_to
    assert _sent_on(path, "kec=35.05.10") == f"{goes_to}?kec=35.05.10"


@pytest.mark.parametrize("path", ["/static/js/x.js", "/app/static/x", "/_stcore/host-config", "/component/x/index.html",
                                  "/media/x.csv", "/presentasi", "/presentasi/", "/sesi", "/favicon.png", "/index.html",
                                  "//host.test/x", "/auth/login"])
def test_what_is_served_stays_streamlits_for_readers_too(path: str) -> None:
    assert _ask(path, headers=READER)[0] == STREAMLIT


def test_below_a_base_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "base_path", lambda: "/dasbor")
    assert _ask("/apa/saja", headers=READER)[0] == STREAMLIT
    assert _sent_on("/dasbor/apa/saja") == "/dasbor/saja"
    assert _ask("/dasbor/saja", headers=READER)[0] == 200
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
