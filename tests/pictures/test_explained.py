"""Terms in finished HTML: which words become buttons, and that nothing else of the page changes."""

from __future__ import annotations

import re

import pytest
from htpy import a, button, p, th
from hypothesis import given
from hypothesis import strategies as some
from markupsafe import Markup

from dashboard.render.table import markup
from dashboard.render.words.explained import Marker, Term, card, glossary_cards

RAT = Term("RAT", "Rencana Aksi Tahunan", "Daftar kegiatan <b>setahun</b>.", "Permendagri")
TERMS = (RAT, Term("Sasaran", "", "Yang seharusnya menerima.", ""), Term("Sub kegiatan", "", "Satuan terkecil.", ""),
         Term("Susenas", "Survei Sosial Ekonomi Nasional", "Survei BPS.", "BPS"))
MARKER = Marker(TERMS)
BUTTON = re.compile(r'<button class="term"[^>]*>([^<]*)</button>')


@pytest.mark.parametrize(("html", "marked"), [
    (p["RAT dan RAT"], ["RAT"]), (p["rat, peRATuran, RAT-2, KERAT"], []), (p["tiap sub kegiatan"], ["sub kegiatan"]),
    (p["angka Susenas"], ["Susenas"]), (p["sasaran program"], []), (th["Sasaran"], ["Sasaran"]),
    (p[a(href="rat?x=RAT")["RAT"]], []), (p(title="RAT")["x"], []), (button["RAT"], []), (card("x", "RAT", "RAT"), []),
    (p["<RAT> & RAT"], ["RAT"])])
def test_which_words_become_buttons(html: object, marked: list[str]) -> None:
    before = markup(html)  # type: ignore[arg-type]
    after = MARKER.marked(before)
    assert BUTTON.findall(after) == marked and BUTTON.sub(r"\1", after) == before


@given(some.lists(some.sampled_from(["RAT", "sasaran", "<b>", "Sub kegiatan", "&", '"', "x", "<a href='y'>", " "])))
def test_without_its_buttons_the_page_is_as_it_was(words: list[str]) -> None:
    before = markup(p[" ".join(words)], th[words])
    after = MARKER.marked(before)
    assert BUTTON.sub(r"\1", after) == before and len(set(BUTTON.findall(after))) == len(BUTTON.findall(after))


def test_cards_are_named_described_and_escaped() -> None:
    made = markup(*glossary_cards((RAT,), "data?bagian=Istilah"))
    assert ('id="istilah-rat" popover="auto" aria-labelledby="istilah-rat-nama" '
            'aria-describedby="istilah-rat-arti"') in made
    assert "RAT · Rencana Aksi Tahunan" in made and "&lt;b&gt;setahun" in made and "Dasar: Permendagri." in made
    assert 'popovertarget="istilah-rat" popovertargetaction="hide"' in made


def test_a_text_names_its_terms_once_and_everyday_words_too() -> None:
    text = "Sasaran RAT, lalu rat dan sasaran; Susenas"
    assert [term.name for term in MARKER.named(text)] == ["Sasaran", "RAT", "Susenas"]
    assert Marker(()).marked(Markup("<p>RAT</p>")) == "<p>RAT</p>" and Marker(()).named("RAT") == []
