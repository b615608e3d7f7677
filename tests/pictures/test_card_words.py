"""The words of a headline card, and the short words on the RAT."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pandas as pd

from dashboard.core.domain import INDONESIA
from dashboard.queries import observations, reference
from dashboard.statistics.summary import find
from dashboard.store.database import Database
from dashboard.topics.indicators.words import cards as card_words
from dashboard.topics.rat.rules.quarter import Located
from dashboard.topics.rat.words.area import left_out, who
from worlds import BLITAR, JAWA_TIMUR


def test_recent_years_are_parted_where_the_line_must_not_be_drawn(shipped: Database) -> None:
    rows = observations.series(shipped, ["population"], [BLITAR])
    info = reference.build_info(shipped)
    found = find(rows, reference.indicators(shipped)["population"], reference.method_breaks(shipped), info.data_date)
    assert found is not None
    history, gaps = card_words.recent(found)
    years = [year for year, _ in history]
    assert years == sorted(years) and years[-1] == found.year and years[0] > found.year - card_words.SPARK_YEARS
    assert (2019, 2020) in gaps
    assert set(gaps) >= {(a, b) for a, b in pairwise(years) if b != a + 1}


def test_references_say_what_is_missing(shipped: Database) -> None:
    indicator = reference.indicators(shipped)["p0"]
    rows = observations.series(shipped, ["p0"], [BLITAR, JAWA_TIMUR, INDONESIA])
    breaks, day = reference.method_breaks(shipped), reference.build_info(shipped).data_date
    found = find(rows, indicator, breaks, day)
    assert found is not None
    assert card_words.references(found) == ("Jatim 9,50 · Blitar 1,93 poin persen lebih rendah (lebih baik)",
                                            "Indonesia 8,47 · belum dapat dipastikan berbeda")
    only = replace(found, references=found.references[:1])
    assert card_words.references(only)[1] == "Indonesia Maret 2025 belum tersedia"
    assert card_words.references(replace(found, references=[])) == ("Jatim dan Indonesia Maret 2025 belum tersedia",)
    assert card_words.period(found) == "Maret 2025"
    assert card_words.period(replace(found, is_old=True)) == "data terakhir Maret 2025"


def test_who_is_concerned_is_named_up_to_a_limit() -> None:
    rows = pd.DataFrame({"agency": ["a", "b", "a", "c"]})
    assert who(rows, {"a": "Dinas A", "b": "Dinas B"}) == "4 pada Dinas A, Dinas B, c"
    assert who(rows, {}, 1) == "4 pada a, dan 2 OPD lain"


def test_what_a_table_leaves_out_is_counted() -> None:
    known = Located(frozenset({("a", "1")}), frozenset({("a", "2"), ("b", "3")}), frozenset({("c", "4")}))
    assert left_out(known, 3, 2) == ("3 baris lain ada di Capaian RAT. 2 sub kegiatan lain menyebut kecamatannya atau "
                                     "desa lain di sana. 2 berlaku se-kabupaten. 1 tanpa lokasi.")
    assert left_out(Located(frozenset(), frozenset(), frozenset()), 0, 0) == ""
