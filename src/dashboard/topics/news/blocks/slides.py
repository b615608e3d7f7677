"""News of a month as slides: what is real, and what is made up, never in one table."""

from __future__ import annotations

from dashboard.core import formats
from dashboard.render.slides.model import Slide, SlideColumn, SlideTable
from dashboard.topics.news import words
from dashboard.topics.news.rules import News, NewsItem

GROUP = "Kabar"
ROWS, LONGEST = 24, 140
"""Rows on the slides of one kind, and characters of one row's text; the page has all."""
SOURCE = "Sumber: kalender rilis, RAT, catatan rapat TKPK, dan kiriman lewat Kelola Data."
SAMPLE_SOURCE = "Sumber: RAT dan rapat TKPK buatan untuk contoh (data/sample), bukan keadaan sebenarnya."
_TEXT, _AGENCY = SlideColumn("Kabar", 0.5), SlideColumn("OPD", 0.16)
_REST = (SlideColumn("Hari", 0.2), SlideColumn("Keadaan", 0.14))


def slides(news: News) -> tuple[Slide, ...]:
    """At most one slide of each kind (longer tables go on on the next); none without news."""
    return tuple(_slide(news, items, is_sample=is_sample) for is_sample, items in news.parted() if items)


def _slide(news: News, items: list[NewsItem], *, is_sample: bool) -> Slide:
    rest = len(items) - ROWS
    note = f"dan {formats.number(rest)} kabar lain pada halaman Kabar." if rest > 0 else ""
    with_agency = any(item.agency for item in items)
    columns = (_TEXT, *([_AGENCY] if with_agency else []), *_REST)
    rows = tuple(_row(item, with_agency=with_agency) for item in items[:ROWS])
    alt = f"Tabel {len(rows)} kabar: " + "; ".join(", ".join(filter(None, row)) for row in rows) + "."
    own = News(news.month, tuple(items))
    return Slide("kabar-contoh" if is_sample else "kabar", GROUP, words.headline(own),
                 f"Kabar {words.month(news.month)}, keadaan per {formats.tanggal(news.month.until)}",
                 SlideTable(columns, rows, note), SAMPLE_SOURCE if is_sample else SOURCE, words.RULE, alt, is_sample)


def _row(item: NewsItem, *, with_agency: bool) -> tuple[str, ...]:
    agency = [item.agency] if with_agency else []
    return (formats.shortened(item.text, LONGEST), *agency, words.day(item) if item.day else "",
            words.STATES[item.state])
