"""The route: a document or a readable sentence, never kept by the browser, never made twice."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import streamlit as st
from starlette.applications import Starlette

from dashboard.render.slides.model import Deck
from dashboard.store.building import browser_files
from dashboard.store.database import Database
from dashboard.ui.presenting import decks, presentation_route
from slide_samples import LINE, deck, slide

APP = Starlette(routes=presentation_route.routes())
SLIDES = deck(slide("indikator", LINE, "Kemiskinan turun"), slide("peta", LINE, "Peta <b>desa</b>"))


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Nothing kept from another test."""
    presentation_route._documents.clear()
    decks._decks.clear()
    yield
    presentation_route._documents.clear()
    decks._decks.clear()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str | None, tuple[int, int] | None]]:
    """Slides made by hand instead of from the database; what was asked for, once for each time they were made."""
    asked: list[tuple[str | None, tuple[int, int] | None]] = []

    def gather(database: Database, **wanted: Any) -> Deck:
        asked.append((wanted["kecamatan"], wanted["period"]))
        return SLIDES

    monkeypatch.setattr("dashboard.outputs.slides.gather.deck", gather)
    return asked


def ready(path: str) -> tuple[int, dict[str, str], str]:
    """The same after the page that says that slides are being made."""
    return ask(f"{path}{'&' if '?' in path else '?'}siap=1")


def ask(path: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and text of a GET."""
    sent: list[MutableMapping[str, Any]] = []
    where, _, query = path.partition("?")
    scope = {"type": "http", "method": "GET", "path": where, "raw_path": where.encode(), "query_string": query.encode(),
             "root_path": "", "scheme": "http", "server": ("test", 80), "client": ("test", 1), "headers": []}

    came = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> MutableMapping[str, Any]:
        return came.pop() if came else await asyncio.Event().wait()  # type: ignore[return-value]  # stays connected

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    asyncio.run(APP(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return int(sent[0]["status"]), headers, b"".join(part.get("body", b"") for part in sent[1:]).decode()


def test_slides_that_must_be_made_are_announced_first(shipped: Database, made: list[Any]) -> None:
    status, headers, text = ask("/presentasi?slides=peta&kecamatan=35.05.10")
    assert status == 200 and headers["cache-control"] == "no-store" and "Menyusun salindia" in text
    assert 'content="0; url=?slides=peta&amp;kecamatan=35.05.10&amp;siap=1"' in text
    assert made == []
    assert 'url=?siap=1"' in ask("//lain.test/presentasi")[2]  # never to another host
    assert 'data-id="peta"' in ask("/presentasi?slides=peta&kecamatan=35.05.10&siap=1")[2]
    assert 'data-id="peta"' in ask("/presentasi?slides=peta&kecamatan=35.05.10")[2]  # known by now: no waiting


def test_a_document_of_all_slides(shipped: Database, made: list[Any]) -> None:
    status, headers, text = ready("/presentasi")
    assert status == 200 and headers["content-type"].startswith("text/html")
    assert headers["cache-control"] == "no-store"
    assert "script-src 'self';" in headers["content-security-policy"]
    assert "Kemiskinan turun" in text and "Peta &lt;b&gt;desa&lt;/b&gt;" in text
    names = shipped.assets().served
    for name in ("presentasi.js", "presentasi.css", browser_files.PLOTLY, browser_files.TYPEFACE):
        assert f"/app/static/build/{names[name]}" in text
    assert made == [(None, None)]


def test_slides_are_chosen_and_ordered_without_making_them_again(shipped: Database, made: list[Any]) -> None:
    ready("/presentasi")
    text = ready("/presentasi?slides=peta,indikator")[2]
    assert text.index('data-id="peta"') < text.index('data-id="indikator"')
    assert 'data-id="indikator"' not in ready("/presentasi?slides=peta")[2]
    assert len(made) == 1
    assert ready("/presentasi?slides=")[2].count("data-id=") == 2  # an empty choice is no choice


def test_kecamatan_and_quarter_reach_the_slides(shipped: Database, made: list[Any]) -> None:
    assert ready("/presentasi?kecamatan=35.05.10&periode=2026-TW3")[0] == 200
    assert made == [("35.05.10", (2026, 3))]


def test_below_a_base_path(shipped: Database, made: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "get_option", lambda name: "dasbor/tkpk")
    status, _, text = ready("/dasbor/tkpk/presentasi")
    assert status == 200
    assert 'data-leave="/dasbor/tkpk/rapat"' in text and 'src="/dasbor/tkpk/app/static/build/' in text
    assert presentation_route.link(["peta"], None, None) == "/dasbor/tkpk/presentasi?slides=peta"


def test_links_say_what_was_chosen() -> None:
    assert presentation_route.link(None, None, None) == "/presentasi"
    assert presentation_route.link(["peta", "tren-p0"], "35.05.10", (2026, 3)) == (
        "/presentasi?slides=peta,tren-p0&kecamatan=35.05.10&periode=2026-TW3")


@pytest.mark.parametrize(("query", "said"), [
    ("slides=rahasia", "“rahasia” tidak dikenal"), ("periode=2026", "seperti 2026-TW3"),
    ("kecamatan=99", "“99” tidak dikenal"), ("periode=1999-TW1", "Belum ada laporan RAT untuk 1999-TW1"),
    (f"kecamatan={quote('<img src=x onerror=alert(1)>')}", "&lt;img src=x onerror=alert(1)&gt;"),
    ("slides=" + "x" * 5000, "terlalu panjang"), (f"kecamatan={'9' * 300}", "9" * 39 + "…")])
def test_a_wrong_parameter_is_one_sentence(shipped: Database, query: str, said: str) -> None:
    status, headers, text = ready(f"/presentasi?{query}")
    assert status == 400 and headers["cache-control"] == "no-store"
    assert said in text and 'href="/rapat"' in text
    assert "<img" not in text and "Traceback" not in text


def test_without_a_build_it_says_how_to_make_one(no_build: Path) -> None:
    status, _, text = ready("/presentasi")
    assert status == 503 and "python -m dashboard build" in text


def test_a_build_from_before_there_was_a_presentation(shipped: Database, made: list[Any],
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    old = type(shipped.assets()).from_json('{"scripts": [], "styles": [], "desa": "", "kabkota": ""}')
    monkeypatch.setattr(Database, "assets", lambda self: old)
    status, _, text = ready("/presentasi")
    assert status == 503 and "python -m dashboard build" in text


def test_an_unforeseen_failure_is_a_sentence(shipped: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.outputs.slides.gather.deck", lambda *_, **__: 1 / 0)
    status, _, text = ready("/presentasi")
    assert status == 500 and "tidak terduga" in text and "division" not in text


def test_what_is_kept_is_bounded(shipped: Database, made: list[Any]) -> None:
    for number in range(40):
        ready(f"/presentasi?kecamatan=35.05.{number}")
    assert len(decks._decks) <= 12 and len(presentation_route._documents) <= 16
    assert len(made) == 40


def test_the_slide_of_decisions_is_given_to_whoever_has_an_older_build(shipped: Database,
                                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(f"/presentasi/keputusan?sejak={shipped.build_id}")[::2] == (204, "")
    for path in ("/presentasi/keputusan", "/dasbor/presentasi/keputusan?sejak=lain"):
        status, headers, text = ask(path)
        assert (status, headers["x-build"], headers["cache-control"]) == (200, shipped.build_id, "no-store")
        assert text.count('data-id="keputusan') == text.count("<section") >= 1 and "<script" not in text
    monkeypatch.setenv("DASHBOARD_PUBLIC", "off")
    assert ask("/presentasi/keputusan")[::2] == (403, "")


def test_without_an_open_decision_or_a_build_it_says_so(without_sample: None, tmp_path: Path,
                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Belum ada rapat TKPK yang tercatat." in ask("/presentasi/keputusan")[2]
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "leer"))
    assert ask("/presentasi/keputusan")[::2] == (503, "")


def test_only_slides_with_decisions_ask_for_them(shipped: Database) -> None:
    assert 'data-live="/presentasi/keputusan"' in ready("/presentasi?slides=keputusan")[2]
    assert "data-live" not in ready("/presentasi?slides=indikator")[2]
    assert "connect-src 'self'" in ready("/presentasi?slides=keputusan")[1]["content-security-policy"]
