"""What a reader looks for by its name: villages, agencies, programmes, indicators, decisions, pages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qsl

from dashboard.queries.run import ask
from dashboard.store.database import Database

MOST = 12
"""Answers to one question."""
_LONGEST = 100
_WORDS = 6


@dataclass(frozen=True)
class Hit:
    """What was found: its kind in a word, title, where it belongs; the page (folder) with parameters that shows it."""

    kind: str
    title: str
    detail: str
    page: str
    parameters: dict[str, str]


def words_of(text: str) -> list[str]:
    """The words of a question as entries have them: small letters and digits, no accents; at most six."""
    plain = unicodedata.normalize("NFKD", text[:_LONGEST]).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)[:_WORDS]


def search(database: Database, text: str, most: int = MOST) -> list[Hit]:
    """The best answers first; none for a text without a letter or digit. Typing errors are forgiven."""
    words = words_of(text)
    if not words:
        return []
    rows = ask(database, "search", words=words, most=most).to_dict("records")
    return [Hit(row["kind"], row["title"], row["detail"], row["page"], dict(parse_qsl(row["parameters"])))
            for row in rows]
