"""The document of slides: complete, escaped, with the numbers of the deck, and nothing that asks another host."""

from __future__ import annotations

import base64
import json
import re
from html.parser import HTMLParser

import pytest

from dashboard.outputs.presentation import Addresses, presentation
from dashboard.outputs.presentation_notice import problem, waiting
from dashboard.render.slides.model import LeftOut, Picture, Points
from slide_samples import ALONE, EVIL, LINE, cards, deck, png, slide, table, worst

AT = Addresses("/d/presentasi.css", "/d/presentasi.js", "/d/plotly.js", "/d/huruf.woff2", "/d/logo.png", "/d/mark.png",
               "/d/rapat")


class Read(HTMLParser):
    """Tags with their attributes, and all text outside scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style") and data.strip():
            self.words.append(data.strip())

    def having(self, name: str) -> list[dict[str, str | None]]:
        """Attributes of the tags whose class holds this name."""
        return [attributes for _, attributes in self.tags if name in (attributes.get("class") or "").split()]


def charts(text: str) -> dict[str, dict[str, list[dict[str, object]]]]:
    found = re.search(r'<script type="application/json" id="charts">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_every_slide_has_source_date_and_number() -> None:
    text = presentation(deck(slide("a", LINE), slide("b", table(3)), slide("c", Points(("Satu.",)))), AT)
    read = Read(text)
    assert len(read.having("slide")) == 4
    assert read.words.count("Sumber: BPS.") == 3
    assert sum("Data per 24 November 2026" in words for words in read.words) == 4
    assert [words for words in read.words if re.fullmatch(r"\d / 4", words)] == ["1 / 4", "2 / 4", "3 / 4", "4 / 4"]


def test_the_badge_stands_on_slides_of_sample_data_only() -> None:
    both = presentation(deck(slide("a", LINE), slide("b", ALONE, is_sample=True)), AT)
    assert len(Read(both).having("badge")) == 2  # the slide's own, and what the title slide says about it
    assert Read(presentation(deck(slide("a", LINE)), AT)).having("badge") == []


def test_numbers_reach_the_browser_as_they_are() -> None:
    drawn = charts(presentation(deck(slide("a", LINE), slide("b", table(1))), AT))
    assert list(drawn) == ["a"]
    assert [trace["y"] for trace in drawn["a"]["data"][:3]] == [list(series.values) for series in LINE.series[:3]]


def test_cells_cards_and_pictures_are_whole() -> None:
    read = Read(presentation(deck(slide("t", table(2)), slide("k", cards(2)), slide("p", Picture(png(16, 9)))), AT))
    assert [words for words in read.words if words.endswith(",5")] == ["0,5", "1,5"]
    assert len(read.having("figure")) == 3  # one head, two cells
    assert len(read.having("card")) == 2 and len(read.having("better")) == 2
    picture = next(attributes for tag, attributes in read.tags if tag == "img" and attributes.get("class") == "whole")
    assert base64.b64decode(str(picture["src"]).split(",", 1)[1]) == png(16, 9)
    assert picture["alt"] == "Gambar p."


def test_what_was_left_out_is_told_at_the_end() -> None:
    read = Read(presentation(deck(slide("a", LINE), left_out=(LeftOut("x", "Peta", "Belum ada angka desa."),)), AT))
    assert "1 salindia tidak ditampilkan" in read.words
    assert "Peta" in read.words and ": Belum ada angka desa." in read.words
    assert "3 / 3" in read.words


def test_without_any_slide_there_is_a_document_still() -> None:
    assert Read(presentation(deck(), AT)).words.count("1 / 1") == 1


@pytest.mark.parametrize("text", [presentation(worst(), AT), problem(f"Kecamatan “{EVIL}” tidak dikenal.", "/rapat")],
                         ids=["slides", "problem"])
def test_markup_in_data_is_text(text: str) -> None:
    read = Read(text)
    assert EVIL not in text
    assert all("onerror" not in attributes for _, attributes in read.tags)
    assert any(EVIL in words for words in read.words)


def test_the_page_before_the_slides_follows_by_itself() -> None:
    read = Read(waiting(f"/presentasi?a=1&b={EVIL}", "/rapat"))
    refresh = next(attributes for _, attributes in read.tags if attributes.get("http-equiv") == "refresh")
    assert refresh["content"] == f"0; url=/presentasi?a=1&b={EVIL}"
    assert "Menyusun salindia …" in read.words
    assert not [tag for tag, _ in read.tags if tag == "img"]


def test_it_asks_for_our_own_files_only() -> None:
    text = presentation(worst(), AT)
    asked = [value for _, attributes in Read(text).tags for name, value in attributes.items()
             if name in ("src", "href") and value and not value.startswith("data:")]
    assert asked and all(value.startswith("/d/") for value in asked)
    assert re.findall(r"url\(([^)]*)\)", text) == ['"/d/huruf.woff2"']
    assert "://" not in re.sub(r"data:[^\"']*", "", text)


def test_scripts_stand_in_files_of_their_own() -> None:
    """The Content-Security-Policy of the route lets no other run."""
    inline = [attributes for tag, attributes in Read(presentation(worst(), AT)).tags
              if tag == "script" and "src" not in attributes]
    assert inline == [{"type": "application/json", "id": "charts"}]


def test_the_text_waits_for_neither_plotly_nor_the_typeface() -> None:
    """Ours is run first; a script without defer would hold the slides back until it came."""
    text = presentation(worst(), AT)
    scripts = [attributes for tag, attributes in Read(text).tags if tag == "script" and "src" in attributes]
    assert [(one["src"], "defer" in one) for one in scripts] == [("/d/presentasi.js", True), ("/d/plotly.js", True)]
    assert "font-display: swap" in text
    (early,) = [attributes for tag, attributes in Read(text).tags if attributes.get("rel") == "preload"]
    assert early["href"] == "/d/huruf.woff2" and "crossorigin" in early


def test_the_same_deck_gives_the_same_document() -> None:
    assert presentation(worst(), AT) == presentation(worst(), AT)
