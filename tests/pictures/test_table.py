"""The one renderer of tables: what it says to a screen reader, and that no text becomes markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from htpy import Node, b, br, code, details, i, li, small, span, summary, ul

from dashboard.render.drawings.sparkline import as_image
from dashboard.render.table import (
    FEW_ROWS,
    Cell,
    GroupRow,
    Head,
    Look,
    Row,
    Table,
    TableColumn,
    badge,
    badges,
    bar,
    below,
    inked,
    lines,
    link,
    linked,
    markup,
    table_html,
)

EVIL = """<script>alert(1)</script>"onload='x' &amp; <b>"""
"""Leaves an element, an attribute in either quote, and an entity."""
ATTRIBUTES = {"class", "scope", "colspan", "rowspan", "style", "title", "href", "target", "rel", "alt", "src",
              "tabindex", "role", "aria-label", "aria-hidden", "data-label"}
ELEMENTS = {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "a", "b", "small", "br", "code", "span", "i",
            "img", "details", "summary", "ul", "li"}
EVERY_PART: Node = (
    EVIL, link(EVIL, f"?a={EVIL}", EVIL), linked(EVIL, f"https://contoh.test/{EVIL}"), b(class_=EVIL)[EVIL],
    small[EVIL, b[EVIL]], below[EVIL, link(EVIL, EVIL)], br, code[EVIL], badge[EVIL], badges([EVIL, EVIL]),
    span(class_=EVIL, title=EVIL)[EVIL], span(style=inked("#0B5A78"))[EVIL], bar(40.0, EVIL), bar(40.0, fill="#0B5A78"),
    as_image(EVIL, EVIL),
    lines([EVIL, EVIL]), details(class_=EVIL)[summary[EVIL], ul[li[EVIL], li[b[EVIL], i[EVIL]]]])
"""Every part there is, and elements of htpy."""


class Seen(HTMLParser):
    """Every element with its attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(str(html))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile(look: Look) -> Table:
    """A table in which each text tries something."""
    columns = (TableColumn(EVIL, "number", EVIL, 30), TableColumn(EVIL, group=Head(EVIL, EVIL)),
               TableColumn(EVIL, group=Head(EVIL, EVIL)))
    cells = (Cell(EVIL, tip=EVIL), Cell(EVERY_PART, "heat", "#0B5A78", EVIL, EVIL), Cell(EVERY_PART))
    return Table(columns, (GroupRow(EVIL), Row(cells, EVIL), Row(cells[:2])), look, EVIL, EVIL)


@pytest.mark.parametrize("look", Look)
def test_no_text_becomes_markup(look: Look) -> None:
    html = table_html(hostile(look))
    seen = Seen(html)
    assert {tag for tag, _ in seen.elements} <= ELEMENTS
    assert {name for _, attributes in seen.elements for name in attributes} <= ATTRIBUTES
    assert "<script" not in html and re.search(r"<b>(?!&lt;)", html) is None
    assert EVIL in seen.text, "and it is read as it was written"
    assert {attributes["title"] for _, attributes in seen.elements if "title" in attributes} == {EVIL}


def example(look: Look = Look.PROFILE, rows: int = 2) -> Table:
    """Three columns, two of them under one heading."""
    head = Head("Keluaran", "%")
    columns = (TableColumn("Nama"), TableColumn("Rencana", "number", group=head),
               TableColumn("Capaian", "number", group=head))
    body = tuple(Row((Cell(str(number)), Cell("1"), Cell("–", "muted number"))) for number in range(rows))
    return Table(columns, body, look, "Judul")


def elements(table: Table, tag: str) -> list[dict[str, str]]:
    """Attributes of every element of this kind."""
    return [attributes for name, attributes in Seen(table_html(table)).elements if name == tag]


def test_headings_name_their_columns_groups_and_rows() -> None:
    heads = elements(example(), "th")
    assert [(head["scope"], head.get("colspan"), head.get("rowspan")) for head in heads] == [
        ("col", None, "2"), ("colgroup", "2", None), ("col", None, None), ("col", None, None),
        ("row", None, None), ("row", None, None)]


def test_the_frame_is_reached_by_keyboard_and_named() -> None:
    frame, = elements(example(), "div")
    assert frame == {"tabindex": "0", "role": "region", "aria-label": "Judul", "class": "pw-scroll"}
    assert elements(example(Look.WORDS), "div") == [], "a table of words needs none"


@pytest.mark.parametrize(("rows", "classes"), [(FEW_ROWS, "pg-scroll tall"), (FEW_ROWS + 1, "pg-scroll")])
def test_a_long_table_scrolls(rows: int, classes: str) -> None:
    assert elements(example(Look.PROGRAM, rows), "div")[0]["class"] == classes


def test_cells_are_set_as_their_column_unless_they_say_otherwise() -> None:
    assert [cell["class"] for cell in elements(example(), "td")] == ["number", "muted number"] * 2


def test_a_short_row_ends_in_a_wide_cell() -> None:
    table = Table((TableColumn("A"), TableColumn("B"), TableColumn("C")), (Row((Cell("x"), Cell("y"))),), Look.PROFILE)
    assert elements(table, "td") == [{"colspan": "2"}]


def test_on_a_phone_a_cell_of_words_says_its_column() -> None:
    table = Table((TableColumn("A", share=40), TableColumn("B")), (Row((Cell("x"), Cell("y"))),), Look.WORDS,
                  named=False)
    assert [cell["data-label"] for cell in elements(table, "td")] == ["A", "B"]
    assert elements(table, "th") == [{"scope": "col", "style": "width:40%"}, {"scope": "col"}]


def test_a_colour_comes_with_an_ink_that_can_be_read_on_it() -> None:
    assert inked("#7A3B14") == "background:#7A3B14;color:#FFFFFF"
    assert inked("#F2E3D5") == "background:#F2E3D5;color:#17212B" and inked("") == ""
    assert inked("var(--attention-4)") == "background:var(--attention-4);color:var(--attention-4-ink)"


@pytest.mark.parametrize(("share", "width"), [(-5.0, "0%"), (12.345, "12.3%"), (100.0, "100%"), (180.0, "100%")])
def test_a_bar_stays_in_its_frame(share: float, width: str) -> None:
    assert markup(bar(share, "x")) == f'<span class="x" aria-hidden="true"><i style="width:{width}"></i></span>'


def test_only_web_addresses_are_linked() -> None:
    assert Seen(markup(linked("a", "https://contoh.test/x"))).elements == [
        ("a", {"href": "https://contoh.test/x", "target": "_blank", "rel": "noopener noreferrer"})]
    assert [linked("a", url) for url in ("javascript:alert(1)", "//contoh.test", None, float("nan"))] == ["a"] * 4


def test_lines_stand_below_each_other() -> None:
    assert markup(lines(["a", "<b>"])) == "a<br>&lt;b&gt;" and markup(lines([])) == ""
