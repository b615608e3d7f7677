"""Third page of the paper for the regent, in a monthly brief only: the news of the month."""

from __future__ import annotations

from dashboard.core import formats
from dashboard.outputs.brief import parts
from dashboard.outputs.brief.parts import Json, cell, column
from dashboard.topics.news import words
from dashboard.topics.news.rules import News, NewsItem

MOST = 20
"""Rows of what is real, and of what is made up."""


def content(news: News) -> Json:
    """Title and finding, and a section of what is real and one of what is made up."""
    sections = [_section(items, is_sample=is_sample) for is_sample, items in news.parted() if items]
    return {"title": words.title(news.month), "said": words.headline(news), "sections": sections,
            "note": f"{words.RULE} {news.lacking}".strip()}


def _section(items: list[NewsItem], *, is_sample: bool) -> Json:
    rest = len(items) - MOST
    more = f"{formats.number(rest)} kabar lain ada di halaman Kabar." if rest > 0 else ""
    columns = [column("Kabar", 54), column("OPD", 14), column("Hari", 20), column("Keadaan", 12)]
    rows = [[cell(item.text), cell(item.agency), cell(words.day(item), note=item.told, muted=item.day is None),
             cell(words.STATES[item.state])] for item in items[:MOST]]
    return parts.section("Menurut data contoh" if is_sample else "Menurut data yang sudah masuk", is_sample=is_sample,
                         table=parts.table(columns, rows, more))
