"""Tables of a page as data, and their one renderer to HTML: texts are escaped, markup comes from htpy only.

The table of a slide (render.slides.model.SlideTable) is another thing: texts only, about ten rows, shares of a fixed
width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import groupby
from typing import Literal

from htpy import Element, Node, a, br, caption, div, i, small, span, tbody, th, thead, tr
from htpy import table as table_element
from markupsafe import Markup, escape

from dashboard.core import style
from dashboard.render.words import figure_marks, source_words

FEW_ROWS = 24
"""A table of so many rows stands open; a longer one scrolls, where its frame has a height."""

Kind = Literal["", "words", "number", "muted", "muted number", "rate", "rate muted", "share", "heat", "rat-heat",
               "check", "state", "line", "places", "tw", "tw on"]
"""What a column or a cell holds, as the class that sets it. "muted": words in place of a figure; "heat": a figure on
the colour of its class; "rat-heat": the same of a status; "check": a figure that asks for a look at the data."""


class Look(Enum):
    """The tables there are: classes of the table, and of the frame that scrolls it where it has one."""

    PROGRAM = "pg-table", "pg-scroll"
    PROGRAM_SLIM = "pg-table slim", "pg-scroll"
    PROFILE = "pw-table", "pw-scroll"
    RAT = "rat-table", "rat-scroll"
    RAT_SMALL = "rat-table small", "rat-wide"
    RAT_INSIDE = "rat-table small", ""
    """The small one within a card, which scrolls itself."""
    WORDS = "words", ""
    """Cells wrap, and on a phone every row becomes a block."""
    MATRIX = "matrix", "scroll"
    RANKING = "ranking", ""
    RANKED = "ranking ranked", ""
    """A ranking whose first column is the rank and whose last but one holds bars."""
    CHILDREN = "ranking children", ""
    """The kabupaten and kota of a province."""
    RANKS = "ranks", ""
    CARD = "", ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `kind`: its own, else that of the column; `fill`: colour of its class or state, as `inked` takes it;
    `look`: further classes; `tip`: said when pointed at."""

    content: Node = ""
    kind: Kind | None = None
    fill: str = ""
    look: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A heading over several columns."""

    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """Heading, kind of its cells, and `note`: a quiet word after the heading. `share`: of the width, in percent;
    `group`: the heading that it stands under with its neighbours of the same one; `head`: kind of the heading, where
    it is not that of the cells."""

    name: str
    kind: Kind = ""
    note: str = ""
    share: int = 0
    group: Head | None = None
    head: Kind | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns (what is no Cell is the content of a plain one); a row that has fewer ends in
    a wide cell. `look`: classes of the row."""

    cells: Sequence[Cell | Node]
    look: str = ""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row that names those below it."""

    name: str


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows. `caption` stands with the table and names its frame, unless `name` does; `named`: the first
    cell of a row names it (it is a heading)."""

    columns: Sequence[TableColumn]
    rows: Sequence[Row | GroupRow]
    look: Look
    caption: str = ""
    name: str = ""
    named: bool = True


def markup(*nodes: Node) -> Markup:
    """Elements and texts as finished HTML, one after the other; texts are escaped. htpy's own fragment says the same
    three times slower."""
    finished = [markup(*node) if isinstance(node, list | tuple) else "" if node is None else escape(node)
                for node in nodes]
    return Markup("".join(finished))  # noqa: S704 - each is escaped


def link(words: str, address: str, tip: str = "") -> Element:
    """Words that lead to another place of the dashboard. `tip`: said when pointed at."""
    return a(href=address, target="_self", title=tip or None)[words]


def to_cases(told: str, cases: Mapping[str, str]) -> Node:
    """A text of source_words, in which figures with an open case lead there, and so do the words that name the page of
    cases. `cases`: addresses by the words of the figure (source_words.cases), which may stand elsewhere."""
    if not cases:
        return told
    one = next(iter(cases.values())) if len(set(cases.values())) == 1 else figure_marks.CASES
    known = {**cases, source_words.TO_CASES: one}
    parts = re.split(f"({'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})", told)
    return [link(part, known[part]) if part in known else part for part in parts]


def is_web_address(url: object) -> bool:
    """Whether this is an address beside the dashboard that may be made a link."""
    return isinstance(url, str) and url.startswith(("http://", "https://"))


def linked(title: str, url: object) -> Node:
    """A title that leads to its address beside the dashboard; what is no web address stays text."""
    if is_web_address(url):
        return a(href=str(url), target="_blank", rel="noopener noreferrer")[title]
    return title


def lines(texts: Iterable[str]) -> Node:
    """Each on a line of its own."""
    return [(br if place else None, words) for place, words in enumerate(texts)]


below = small(".below")
"""The quiet line under what a cell says."""

badge = span(".badge")
"""'hitungan', 'DATA CONTOH'."""


def badges(labels: Iterable[str]) -> Node:
    """Badges after words."""
    return [(" ", badge[label]) for label in labels]


def differs(note: object) -> Node:
    """The mark of a figure that two sources tell differently, which leads to its case; nothing without one."""
    address = figure_marks.case_address(note)
    return a(".differs", href=address, target="_self", aria_label=figure_marks.DIFFERS_WORDS,
             title=figure_marks.DIFFERS_WORDS)[figure_marks.DIFFERS] if address else None


def bar(share: float, frame: str = "", fill: str = "") -> Element:
    """A share in percent as a bar that stays in its frame (a class), or without one, in a colour of CSS."""
    length = f"width:{round(min(100.0, max(0.0, share)), 1):g}%"
    return span(class_=frame, aria_hidden="true")[i(style=length)] if frame else i(style=f"{length};background:{fill}")


@lru_cache(maxsize=64)
def inked(fill: str) -> str:
    """The style of a colour (#RRGGBB, or a variable of style.screen_ramp) and the ink that can be read on it; "" for
    none."""
    if fill.startswith("var("):
        return f"background:{fill};color:{fill[:-1]}-ink)"
    return f"background:{fill};color:{style.text_on(fill)}" if fill else ""


def table_html(table: Table) -> Markup:
    """The table, in the frame that scrolls it where it has one; the frame is named by `name`, else by the caption."""
    classes, frame = table.look.value
    made = table_element(class_=classes)[
        caption[table.caption] if table.caption else None,
        thead[_head(table.columns)] if any(column.name for column in table.columns) else None,
        tbody[Markup("".join([_row(row, table) for row in table.rows]))],  # noqa: S704 - each value in it is escaped
    ]
    if not frame:
        return markup(made)
    opened = table.look in (Look.PROGRAM, Look.PROGRAM_SLIM) and len(table.rows) <= FEW_ROWS
    name = table.name or table.caption
    named = {"tabindex": "0", "role": "region", "aria-label": name} if name else {}
    return markup(div(named, class_=[frame, opened and "tall"])[made])


def _head(columns: Sequence[TableColumn]) -> list[Element]:
    """One row of headings; two where columns stand in groups, then the others reach over both."""
    if not any(column.group for column in columns):
        return [tr[[_heading(column) for column in columns]]]
    above: list[Element] = []
    for group, under in groupby(columns, lambda column: column.group):
        if group is None:
            above += [_heading(column, rowspan="2") for column in under]
        else:
            above.append(th(scope="colgroup", colspan=str(len(list(under))))[_noted(group.name, group.note)])
    return [tr[above], tr[[_heading(column) for column in columns if column.group]]]


def _heading(column: TableColumn, **more: str) -> Element:
    kind = column.kind if column.head is None else column.head
    width = f"width:{column.share}%" if column.share else None
    return th(scope="col", class_=kind or None, style=width, **more)[_noted(column.name, column.note)]


def _noted(name: str, note: str) -> Node:
    return [name, " ", small[note]] if note else name


def _row(row: Row | GroupRow, table: Table) -> str:
    """A row as finished HTML. Put together by hand, as its cells are: htpy takes 20 microseconds for each, and there
    are tables of 1,500."""
    if isinstance(row, GroupRow):
        return str(tr(".group")[th(scope="colgroup", colspan=str(len(table.columns)))[span[row.name]]])
    missing = len(table.columns) - len(row.cells)
    made = [_cell(cell if isinstance(cell, Cell) else Cell(cell), column, table,
                  missing if place == len(row.cells) - 1 else 0, is_head=not place and table.named)
            for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=False))]
    return f"<tr{_attributes(('class', row.look))}>{''.join(made)}</tr>"


def _cell(cell: Cell, column: TableColumn, table: Table, missing: int, *, is_head: bool) -> str:
    """A cell; `missing`: columns to its right that the row has no cells for, which it covers too."""
    kind = column.kind if cell.kind is None else cell.kind
    written = _attributes(
        ("scope", "row") if is_head else ("class", f"{kind} {cell.look}".strip()),
        ("data-label", column.name if table.look is Look.WORDS else ""), ("colspan", missing and str(missing + 1)),
        ("style", inked(cell.fill)), ("title", cell.tip))
    tag = "th" if is_head else "td"
    return f"<{tag}{written}>{markup(cell.content)}</{tag}>"


@lru_cache(maxsize=2048)
def _attributes(*given: tuple[str, str | int]) -> str:
    """Those that have a value, each escaped and after a space."""
    return "".join([f' {name}="{escape(value)}"' for name, value in given if value])
