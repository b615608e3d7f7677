"""Ringkasan: what the regent reads first, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core.domain import Verdict
from dashboard.render.home import Home, HomeLine, Tile
from dashboard.render.table import markup
from dashboard.store.database import Database
from dashboard.ui.shell import access, home
from page_words import words

OpenPage = Callable[..., AppTest]


def html(app: AppTest) -> str:
    return " ".join(str(part.proto.body) for part in app.main.get("html"))


def test_one_sentence_three_tiles_and_what_asks_for_a_decision(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("ringkasan")
    text = words(app)
    assert "Persentase penduduk miskin (P0) Kabupaten Blitar 7,57 persen pada Maret 2025" in text
    assert "Target RPJMD 2025 5,30–6,78 persen (menunggu dokumen, belum diperiksa) tidak tercapai (7,57)" in text
    assert html(app).count('<a class="tile ') == 3
    assert "4 OPD belum lapor" in text and "Pagu yang belum dilaporkan Rp12,1 miliar." in text
    assert re.search(r"\d+ lewat tenggat", text)
    decide = re.search(r'<ul class="decide">.*?</ul>', html(app)).group(0)  # type: ignore[union-attr]
    assert decide.count("<li>") == home.MOST_LINES
    assert decide.count("DATA CONTOH") == html(app).count('class="tile worse"') == home.MOST_LINES


def test_other_indicators_say_what_became_of_them(shipped: Database, open_page: OpenPage) -> None:
    strip = re.search(r'<nav class="home-strip".*?</nav>', html(open_page("ringkasan"))).group(0)  # type: ignore[union-attr]
    told = dict(re.findall(r'<span>([^<]*)</span>.*?<em class="[^"]*">([^<]*?) <small>', strip))
    assert told["Pertumbuhan ekonomi"] == "memburuk" and told["TPT"] == "turun, belum pasti"
    assert told["Garis kemiskinan"] == told["IPM"] == "naik, belum pasti"
    assert "P0" not in " ".join(told), "the headline figure stands above"


def test_fewer_but_deeper_is_said_under_the_headline(shipped: Database, open_page: OpenPage) -> None:
    assert "Lebih sedikit tetapi lebih dalam" in html(open_page("ringkasan"))


def test_every_link_leads_to_a_page_and_to_parameters_it_has(shipped: Database, open_page: OpenPage) -> None:
    links = [urlsplit(unescape(link)) for link in re.findall(r'href="([^":]*)"', html(open_page("ringkasan")))]
    assert len(links) > 20
    pages = {spec.url: {one.name for one in access.declared(spec.url)} for spec in access.all_pages()}
    assert [link for link in links if set(parse_qs(link.query)) - pages[link.path]] == []


def test_the_ten_weakest_villages_are_named(shipped: Database, open_page: OpenPage) -> None:
    villages = re.search(r'<ol class="home-villages">.*?</ol>', html(open_page("ringkasan"))).group(0)  # type: ignore[union-attr]
    assert re.findall(r">([A-Z][^<]*)</a>", villages)[:2] == ["Kebonagung", "Mojorejo"]
    values = [float(value.replace(",", ".")) for value in re.findall(r"(0,\d{4})</small>", villages)]
    assert len(values) == 10 and values == sorted(values)


def test_tiny_world_has_only_what_is_known(tiny: Database, open_page: OpenPage) -> None:
    app = open_page("ringkasan")
    assert "7,57 persen pada Maret 2025, turun 0,59 poin persen dalam setahun" in words(app)
    assert html(app).count('<a class="tile ') == 1 and "Rasio Gini" not in words(app)


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>", "a' onclick='x", '"><script>'])
def test_words_of_strangers_stay_words(name: str) -> None:
    drawn = markup(home._tile(Tile(name, name, name, "rat", {"opd": name}, Verdict.WORSE)),
                   home.line_html(HomeLine(name, "rat", {"opd": name})))
    assert "<img" not in drawn and "<script" not in drawn
    assert re.findall(r"<[^>]*onclick=", re.sub(r'="[^"]*"', "", drawn)) == []


def test_the_first_line_of_each_subject_comes_before_a_second() -> None:
    first, second, other = (HomeLine(text, "rat") for text in ("satu", "dua", "tiga"))
    assert home.in_turn([Home(1, lines=(first, second)), Home(2, lines=(other,))]) == [first, other, second]


def test_what_waits_besides_stands_in_one_row_with_sample_behind_one_badge(shipped: Database,
                                                                            open_page: OpenPage) -> None:
    row = re.search(r'<nav class="also".*?</nav>', html(open_page("ringkasan"))).group(0)  # type: ignore[union-attr]
    real, made_up = row.split("DATA CONTOH")
    assert re.findall(r">([A-Z][a-z ]+) \d+</a>", real) == ["Angka berbeda", "Angka lama"]
    told = re.findall(r">([^<>]*)</a>", made_up)
    assert [one.split(" ")[0] for one in told] == ["Layanan", "Register", "Mitra", "Insentif", "Kabar"]
    assert 'href="angka-berbeda?wilayah=35.05"' in real.replace("./", "")


def test_wrong_link_is_named(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("ringkasan", kec="35.05.99")
    assert "“35.05.99”" in app.warning[0].value
