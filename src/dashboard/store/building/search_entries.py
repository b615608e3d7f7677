"""What can be searched for, gathered from the topics when a build is made: `search.sql` in a topic's folder answers
with kind, title, detail, more (further words to find it by), page (folder) and parameters (of the page's address)."""

from __future__ import annotations

import duckdb

from dashboard.registry import pages, served

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
    listed = ", ".join("(?, ?, ?, ?, ?, '')" for page in pages())
    own = f"SELECT * FROM (VALUES {listed}) AS page(kind, title, detail, more, page, parameters)"  # noqa: S608
    values = [part for page in pages() for part in ("Halaman", page.title, page.entry, page.tab, page.folder)]
    connection.execute(_TABLE.format(
        told="\nUNION ALL ".join([own, *scripts]), title=_words("title"),
        other=_words("concat_ws(' ', kind, detail, more)")), values)
