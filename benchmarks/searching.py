"""The search of every page: the shipped entries (248 villages), and the same with 5,000 sub kegiatan more."""

from __future__ import annotations

from functools import partial

import duckdb

from benchmarks.timing import median, ms, ratio, seconds, table
from dashboard.queries.run import text
from dashboard.queries.search import MOST, words_of
from dashboard.store.database import open_current

LINES = 5000
ASKED = ("papungan", "rehabilitsi rumah", "pengelolaan jaminan kesehatn masyarakat", "pkh")
"""A village; typing errors; many words; a short one."""
_LINES = f"""
INSERT INTO search_entries
SELECT own.* REPLACE (10_000 + row_number() OVER () AS place, title || ' ' || k AS title,
                      list_append(title_words, 'nomor' || k) AS title_words)
FROM (FROM shipped WHERE kind = 'Sub kegiatan') own, range({LINES}) t(k) LIMIT {LINES}
"""


def run() -> str:
    """Median of each question, and against one that asks nothing."""
    entries = open_current().query("SELECT * FROM search_entries")
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.register("shipped", entries)
        connection.execute("CREATE TABLE search_entries AS FROM shipped")
        floor = median(seconds(lambda: connection.execute("SELECT 1").fetchall()))
        few = _asked(connection)
        connection.execute(_LINES)
        many = _asked(connection)
    rows = [[words, ms(few[words]), ms(many[words]), ratio(many[words], floor)] for words in ASKED]
    return table("Pencarian (median)", ["dicari", f"{len(entries)} isi", f"{len(entries) + LINES} isi",
                                        "terhadap pertanyaan kosong"], rows)


def _asked(connection: duckdb.DuckDBPyConnection) -> dict[str, float]:
    return {words: median(seconds(partial(_answers, connection, words))) for words in ASKED}


def _answers(connection: duckdb.DuckDBPyConnection, words: str) -> None:
    connection.execute(text("search"), {"words": words_of(words), "most": MOST}).fetchall()


if __name__ == "__main__":
    print(run())
