"""The HTML document of a page: ours for pages, Streamlit's answer for everything else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from asgi import STREAMLIT, ask
from dashboard.core.regency import regency
from dashboard.ui.server import document
from dashboard.ui.server.inside import documents
from dashboard.ui.shell.access import all_pages

READER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Nothing is remembered of Streamlit's files, before and after."""
    kept = (document.document, document._page_document, document._scripts, document._taken)
    for one in kept:
        one.cache_clear()
    yield
    for one in kept:
        one.cache_clear()


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
    assert '<html lang="id">' in text and f"<title>{regency().product}</title>" in text
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
    known = documents.scripts()
    for path, wanted in (("/tren", True), ("/profil", False)):
        text = _ask(path)[1]
        assert (f'./static/js/{known["PlotlyChart"][0]}"' in text) is wanted
        links = re.findall(r'modulepreload[^>]*href="([^"]+)"', text)
        assert len(links) == len(set(links))


def test_a_page_that_names_nothing_preloads_less(forgetful: None, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = replace(next(spec for spec in all_pages() if spec.url == "tren"), draws=())
    full = _ask("/tren")[1]
    document.document.cache_clear()
    others = tuple(spec for spec in all_pages() if spec.url != bare.url)
    monkeypatch.setattr(document, "all_pages", lambda: (bare, *others))
    status, text = _ask("/tren")
    assert status == 200 and f"<title>{regency().product}</title>" in text
    assert 0 < text.count("modulepreload") < full.count("modulepreload")


@pytest.mark.parametrize("change", [
    ('<html lang="en">', '<html lang="en-US">'), ("<title>Streamlit</title>", "<title>Streamlit app</title>"),
    ("<head>", '<head prefix="og">'), ('<div id="root">', '<div id="app">'), None])
def test_another_document_of_streamlit_is_served_as_it_is(
        forgetful: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
        change: tuple[str, str] | None) -> None:
    """Also when there is none at all: what to say then is Streamlit's business too."""
    text = (documents.STREAMLIT / documents.INDEX).read_text("utf-8")
    monkeypatch.setattr(documents, "STREAMLIT", tmp_path)
    if change:
        (tmp_path / documents.INDEX).write_text(text.replace(*change), "utf-8")
    asked = [_ask(path, headers=READER) for path in ("/peta", "/peta", "/tren", "/tidak-ada")]
    assert asked == [(STREAMLIT, "streamlit")] * 4
    told = [record.message for record in caplog.records if "own document" in record.message]
    assert len(told) == 1 and documents.INDEX in told[0]
    assert _sent_on("/apa/saja") == "/saja"


@pytest.mark.parametrize("bundle", [None, "", "m.f=[1];import(`./Html.x.js`),__vite__mapDeps([0])",
                                    "m.f=[{];import(`./Html.x.js`),__vite__mapDeps([0])",
                                    'm.f=["./a.js"];import(`./Html.x.js`),__vite__mapDeps([7])'])
def test_a_script_that_is_missing_or_changed_costs_only_the_hint(
        forgetful: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
        bundle: str | None) -> None:
    text = (documents.STREAMLIT / documents.INDEX).read_text("utf-8")
    monkeypatch.setattr(documents, "STREAMLIT", tmp_path)
    (tmp_path / documents.INDEX).write_text(text, "utf-8")
    if bundle is not None:
        name = re.search(r"js/(index\.[^\"]+)", text)
        assert name
        (tmp_path / "static" / "js").mkdir(parents=True)
        (tmp_path / "static" / "js" / name[1]).write_text(bundle, "utf-8")
    for path in ("/tren", "/peta"):
        status, sent = _ask(path)
        assert status == 200 and f"<title>{regency().product}</title>" in sent and "PlotlyChart" not in sent
    assert len([record for record in caplog.records if "do not name their scripts" in record.message]) == 1
