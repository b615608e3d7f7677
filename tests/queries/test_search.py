"""Search: every kind is found, typing errors are forgiven, and the question gives what a slow second version gives."""

from __future__ import annotations

import random
from pkgutil import resolve_name

import pytest

from dashboard.queries.search import MOST, Hit, search, words_of
from dashboard.registry import pages
from dashboard.store.database import Database

VILLAGE, KECAMATAN = "35.05.05.2003", "35.05.05"


def first(database: Database, text: str) -> Hit:
    return search(database, text)[0]


@pytest.mark.parametrize(("text", "kind", "page", "parameters"), [
    ("plandirejo", "Desa", "profil", {"desa": VILLAGE}), ("Plandire", "Desa", "profil", {"desa": VILLAGE}),
    ("plandirjo", "Desa", "profil", {"desa": VILLAGE}), ("PLÁNDIREJO bakung", "Desa", "profil", {"desa": VILLAGE}),
    ("kecamatan bakung", "Kecamatan", "profil", {"kec": KECAMATAN}),
    ("dinas sosial", "OPD", "rat", {"opd": "dinsos"}), ("sembako", "Program", "program", {"prog": "sembako"}),
    ("rasio gini", "Indikator", "tren", {"ind": "gini"}), ("capaian rat", "Halaman", "rat", {}),
    ("dtsen", "Istilah", "data", {"bagian": "Istilah", "istilah": "DTSEN"}),
    ("uji balik", "Istilah", "data", {"bagian": "Istilah", "istilah": "Uji balik"}),
    ("insentif fiskal", "Halaman", "sinkronisasi", {"bagian": "Insentif fiskal"}),
    ("Permintaan lintas OPD", "Halaman", "sinkronisasi", {"bagian": "Permintaan lintas OPD"}),
    ("ego sektoral", "Halaman", "sinkronisasi", {"bagian": "Permintaan lintas OPD"}),
    ("TJSLP", "Halaman", "gotong-royong", {}),
    ("kalender rilis", "Halaman", "data", {"bagian": "Kalender rilis"}),
    ("rumah tak layak huni", "Program", "program", {"prog": "rtlh"}),
])
def test_what_is_meant_comes_first(shipped: Database, text: str, kind: str, page: str,
                                   parameters: dict[str, str]) -> None:
    found = first(shipped, text)
    assert (found.kind, found.page, found.parameters) == (kind, page, parameters)


def test_csr_finds_the_page_of_partners_beside_a_sub_kegiatan_of_that_name(shipped: Database) -> None:
    assert ("Halaman", "Gotong Royong & Mitra", "gotong-royong") in {
        (hit.kind, hit.title, hit.page) for hit in search(shipped, "CSR")}


def test_subjects_of_a_page_are_tabs_it_has() -> None:
    declared = [page for page in pages() if page.subjects]
    assert {page.folder for page in declared} >= {"sinkronisasi", "gotong-royong", "data"}
    for page in declared:
        (part,) = (one for one in resolve_name(page.parameters) if one.name == "bagian")
        assert {label for label, _ in page.subjects} <= {label for label, is_here in part.known.items() if is_here}


def test_every_kind_leads_to_a_page_there_is(shipped: Database) -> None:
    rows = shipped.query("SELECT DISTINCT kind, page FROM search_entries")
    assert set(rows["page"]) <= {page.folder for page in pages()}
    assert {"Desa", "Kelurahan", "Kecamatan", "OPD", "Sub kegiatan", "Program", "Indikator", "Keputusan",
            "Istilah", "Halaman"} <= set(rows["kind"])


@pytest.mark.parametrize("text", ["", "   ", "?!", "';--", "%", "zzzzqqqq", "😀"])
def test_nothing_is_found_for_nothing(shipped: Database, text: str) -> None:
    assert search(shipped, text) == []


def test_a_long_question_is_cut() -> None:
    assert words_of("a1 " * 500) == ["a1"] * 6


def test_numbers_of_sub_kegiatan_cannot_be_searched(shipped: Database) -> None:
    """Beside few recipients a number could tell how many there are."""
    rows = shipped.query("SELECT title, title_words FROM search_entries WHERE kind = 'Sub kegiatan'")
    assert not rows["title"].str.contains(r"\d").any()
    assert not any(word.isdigit() for words in rows["title_words"] for word in words)


def test_the_question_gives_what_a_slow_second_version_gives(shipped: Database) -> None:
    entries = shipped.query("SELECT * FROM search_entries ORDER BY place").to_dict("records")
    chance = random.Random(7)  # noqa: S311
    for _ in range(40):
        entry = chance.choice(entries)
        text = " ".join(_spoilt(word, chance) for word in list(entry["title_words"])[:2])
        words = words_of(text)
        scored = [(_score(one, words), one) for one in entries]
        best = max((score for score, _ in scored), default=0)
        expected = sorted((one for one in scored if one[0] and 3 * one[0] >= best),
                          key=lambda one: (-one[0], len(one[1]["title_words"]), one[1]["place"]))[:MOST]
        assert [hit.title for hit in search(shipped, text)] == [one["title"] for _, one in expected], text


def _spoilt(word: str, chance: random.Random) -> str:
    """The word, its beginning, or with two letters changed over."""
    place = chance.randrange(max(1, len(word) - 1))
    swapped = word[:place] + word[place:place + 2][::-1] + word[place + 2:]
    return chance.choice([word, word[:max(2, len(word) - 2)], swapped])


def _score(entry: dict[str, object], words: list[str]) -> int:
    """0 where a word of four letters or more is not there at all."""
    title, other = list(entry["title_words"]), list(entry["other_words"])  # type: ignore[call-overload]
    scores = []
    for word in words:
        most = 2 if len(word) >= 8 else 1
        near = any(word in one or _distance(one[:len(word)], word) <= most or _distance(one, word) <= most
                   for one in title)
        scores.append(10 if word in title else 8 if any(one.startswith(word) for one in title)
                      else 7 if word == str(entry["kind"]).lower() else 5 if word in other
                      else 4 if any(one.startswith(word) for one in other)
                      else 2 if len(word) >= 4 and near else 0)
        if not scores[-1] and len(word) >= 4:
            return 0
    return sum(scores)


def _distance(one: str, two: str) -> int:
    """Damerau-Levenshtein, unrestricted, by its definition."""
    largest, last = len(one) + len(two), dict.fromkeys(one + two, 0)
    table = [[largest] * (len(two) + 2) for _ in range(len(one) + 2)]
    for row in range(len(one) + 1):
        table[row + 1][1] = row
    for column in range(len(two) + 1):
        table[1][column + 1] = column
    for row in range(1, len(one) + 1):
        match = 0
        for column in range(1, len(two) + 1):
            other, own = last[two[column - 1]], match
            cost = 0 if one[row - 1] == two[column - 1] else 1
            match = column if not cost else match
            table[row + 1][column + 1] = min(
                table[row][column] + cost, table[row + 1][column] + 1, table[row][column + 1] + 1,
                table[other][own] + (row - other - 1) + 1 + (column - own - 1))
        last[one[row - 1]] = row
    return table[-1][-1]
