"""Bab RPKD: what the chapter will say is what the document says; indicators from a link; made when asked for."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from dashboard.answers.world import World
from dashboard.outputs.chapter import chapter, outline
from dashboard.store.database import Database
from meeting_rows import DAY
from page_words import html, words

OpenPage = Callable[..., AppTest]


def test_the_outline_says_what_the_document_says(shipped: Database) -> None:
    """Slow twin: the document opened again, paragraph by paragraph."""
    listed = outline(World(shipped, today=DAY), ["p0", "tpt"], "hls")
    document = Document(io.BytesIO(chapter(shipped, ["p0", "tpt"], "hls", today=DAY)))
    headings = [(int(part.style.name[-1]), part.text) for part in document.paragraphs
                if part.style.name.startswith("Heading")]
    assert [(one.level, one.title) for one in listed] == headings
    captions = [part.text for part in document.paragraphs if part.style.name == "Caption"]
    assert sorted(caption for one in listed for caption in one.shown) == sorted(captions)
    text = {part.text for part in document.paragraphs}
    said = [told for one in listed for told in one.said if one.title not in ("Catatan metode", "Sumber data")
            and one.level < 4]
    assert len(said) > 30 and [told for told in said if told not in text] == []


def test_the_page_shows_contents_and_key_sentences(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("bab-rpkd", ind="p0,tpt")
    text, markup = words(app), html(app)
    assert "2 indikator (2 di antaranya punya target), 14 gambar, dan" in text
    for title in ("Ringkasan", "Persentase penduduk miskin (P0)", "Tingkat pengangguran terbuka (TPT)",
                  "Catatan metode", "Sumber data"):
        assert f">{title}</a>" in markup and title in text
    assert 'href="#bab-2"' in markup and 'id="bab-2"' in markup
    assert "6. Menuju target" in text and "peringkat 13 dari 38" in text
    assert not app.warning and not app.get("download_button")


def test_wrong_links_are_named(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("bab-rpkd", ind="p0,<b>x</b>", pendukung="apa")
    said = " ".join(item.value for item in app.warning)
    assert "x" in said and "apa" in said and "1 indikator" in words(app)


def test_without_an_indicator_it_asks_for_one(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("bab-rpkd")
    app.multiselect(key="bab_indikator").set_value([]).run()
    assert not app.exception
    app.multiselect(key="bab_indikator").set_value(["tpt"]).run()
    assert app.query_params["ind"] in ("tpt", ["tpt"]) and "Pengangguran" not in app.title[0].value


def test_the_chapter_is_made_when_asked_for(shipped: Database, open_page: OpenPage,
                                            monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[tuple[str, ...], str | None, int]] = []

    def write(database: Database, indicators: tuple[str, ...], support: str | None, progress: Callable[[str], None],
              today: date) -> bytes:
        content = chapter(database, indicators, support, progress, today)
        asked.append((indicators, support, len(content)))
        return content

    monkeypatch.setattr("dashboard.outputs.chapter.chapter", write)
    app = open_page("bab-rpkd", pendukung="hls")
    assert not asked and not app.get("download_button")
    for _ in range(2):  # the second time it is kept
        app.button(key="susun_bab").click().run()
        assert not app.exception
        assert [item.proto.label for item in app.get("download_button")] == ["Unduh bab (DOCX)"]
    assert [(indicators, support) for indicators, support, _ in asked] == [(("p0",), "hls")]
    assert all(size > 100_000 for *_, size in asked)
