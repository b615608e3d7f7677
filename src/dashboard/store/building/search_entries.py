"""What can be searched for, gathered from the topics when a build is made: `search.sql` in a topic's folder answers
with kind, title, detail, more (further words to find it by), page (folder) and parameters (of the page's address).
Pages and their tabs say in their declaration by which words they are found."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import duckdb

from dashboard.registry import Page, pages, served

_TABLE = """
INSERT INTO base.search_entry
WITH told AS (SELECT *, row_number() OVER () AS place FROM ({told}))
SELECT kind, title, detail, page, parameters, {title}, list_distinct({other}), place FROM told
"""


def _words(text: str) -> str:
    """SQL of the words of a text: small letters and digits, no accents."""
    return f"regexp_split_to_array(trim(regexp_replace(lower(strip_accents({text})), '[^a-z0-9]+', ' ', 'g')), ' ')"


def make_search_entries(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill base.search_entry from the views of this build."""
    scripts = [script for topic in served() if (script := topic.sql("search.sql"))]
    rows = [*(row for page in pages() for row in _of_page(page))]
    listed = ", ".join(["(?, ?, ?, ?, ?, ?)"] * len(rows))
    own = f"SELECT * FROM (VALUES {listed}) AS page(kind, title, detail, more, page, parameters)"  # noqa: S608
    connection.execute(_TABLE.format(
        told="\nUNION ALL ".join([own, *scripts]), title=_words("title"),
        other=_words("concat_ws(' ', kind, detail, more)")), [part for row in rows for part in row])


def _of_page(page: Page) -> Iterator[tuple[str, ...]]:
    """The page, then those of its tabs that are a subject of their own."""
    yield "Halaman", page.title, page.entry, f"{page.tab} {page.words}", page.folder, ""
    for label, words in page.subjects:
        yield "Halaman", label, page.title, words, page.folder, urlencode({"bagian": label})
