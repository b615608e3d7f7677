"""Areas side by side: one year a line, nothing made up, and sentences that name them; against a slow second version."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.core.domain import Direction, Indicator, Level, Region
from dashboard.topics.areas.rules.side_by_side import ComparedIndicator, lines, of_one_kind, only_one_has, years
from dashboard.topics.areas.words.side_by_side import weakest, widest, within, without_score


def indicator(name: str, direction: Direction = Direction.HIGHER) -> Indicator:
    return Indicator(
        id=name, name=name, short_name=name, definition="", unit="indeks", decimals=2, direction=direction,
        dimension="Desa", scale="rate", concept=name, series="", comparability="", period_rule="Tahun",
        delta_unit="poin", minimum=0.0, maximum=1.0, publisher="uji")


def known(*rows: tuple[str, int, float | None], period: str = "Tahun") -> pd.DataFrame:
    return pd.DataFrame([{"indicator": name, "year": year, "period": period, "value": value, "unit": "indeks",
                          "source": "uji", "source_url": None, "is_derived": False, "is_sample": False, "note": None}
                         for name, year, value in rows],
                        columns=["indicator", "year", "period", "value", "unit", "source", "source_url", "is_derived",
                                 "is_sample", "note"])


def line(*values: float | None, direction: Direction = Direction.HIGHER) -> ComparedIndicator:
    figures = tuple(None if value is None else {"value": value} for value in values)
    return ComparedIndicator(indicator("Indeks sosial", direction), 2024, "Tahun", figures)


A = known(("skor", 2023, 0.4), ("skor", 2024, 0.5), ("luas", 2025, 3.0), ("sendiri", 2024, 1.0))
B = known(("skor", 2023, 0.6), ("skor", 2024, 0.7), ("luas", 2025, 2.0))
C = known(("skor", 2023, 0.8), ("luas", 2024, 2.0), ("skor", 2024, None))


def test_the_newest_year_that_all_have_goes_before_a_newer_one() -> None:
    assert [(one.indicator.id, one.year, one.values) for one in lines((A, B), [indicator("skor"), indicator("luas")])] \
        == [("skor", 2024, (0.5, 0.7)), ("luas", 2025, (3.0, 2.0))]
    assert [(one.indicator.id, one.year, one.values) for one in lines((A, B, C), [indicator("skor"),
                                                                                  indicator("luas")])] \
        == [("skor", 2023, (0.4, 0.6, 0.8)), ("luas", 2025, (3.0, 2.0, None))]


def test_a_year_that_is_asked_for_stands_alone() -> None:
    shown = lines((A, B, C), [indicator("skor"), indicator("luas")], 2024)
    assert [(one.indicator.id, one.year, one.values) for one in shown] == [("skor", 2024, (0.5, 0.7, None))]
    assert years((A, B, C), [indicator("skor"), indicator("luas")]) == [2025, 2024, 2023]


def test_periods_never_stand_on_one_line() -> None:
    march, september = known(("p0", 2024, 1.0), period="Maret"), known(("p0", 2024, 2.0), period="September")
    assert lines((march, september), [indicator("p0")]) == []


def test_what_one_alone_has_is_named_and_not_compared() -> None:
    catalogue = {name: indicator(name) for name in ("luas", "sendiri", "skor", "tak dikenal")}
    shown = lines((A, B), catalogue.values())
    assert {one.indicator.id for one in shown} == {"skor", "luas"}
    assert [one.id for one in only_one_has((A, B), shown, catalogue)] == ["sendiri"]


AREA = some.lists(some.tuples(some.sampled_from(["x", "y"]), some.integers(2020, 2024),
                              some.one_of(some.none(), some.floats(0, 1))), unique_by=lambda row: row[:2], max_size=8)


@given(some.lists(AREA, min_size=2, max_size=4))
def test_lines_agree_with_a_slow_loop(areas: list[list[tuple[str, int, float | None]]]) -> None:
    shown = {one.indicator.id: one for one in lines([known(*rows) for rows in areas], [indicator("x"), indicator("y")])}
    for name in ("x", "y"):
        best: tuple[int, int] | None = None
        for year in range(2020, 2025):
            count = sum(any(row[:2] == (name, year) and row[2] is not None for row in rows) for rows in areas)
            if count >= 2 and (best is None or (count, year) > best):
                best = (count, year)
        assert (name in shown) is (best is not None)
        if best is not None:
            expected = [next((row[2] for row in rows if row[:2] == (name, best[1])), None) for rows in areas]
            assert shown[name].year == best[1] and list(shown[name].values) == expected


def place(code: str, level: Level) -> Region:
    return Region(code, "", code, code, level, None)


def test_villages_are_not_compared_with_kecamatan() -> None:
    regions = {code: place(code, level) for code, level in (
        ("a", Level.DESA), ("b", Level.KELURAHAN), ("c", Level.KECAMATAN), ("d", Level.KECAMATAN))}
    assert of_one_kind(["a", "c", "b"], regions) == (("a", "b"), ("c",))
    assert of_one_kind(["d", "a", "c"], regions) == (("d", "c"), ("a",))


@pytest.mark.parametrize(("names", "shown", "told"), [
    (["Desa A", "Desa B"], line(0.7, 0.5), "Desa B paling lemah menurut indeks sosial 2024: 0,50; Desa A 0,70."),
    (["Desa A", "Desa B"], line(0.7, 0.5, direction=Direction.LOWER),
     "Desa A paling lemah menurut indeks sosial 2024: 0,70; Desa B 0,50."),
    (["A", "B", "C"], line(0.7, 0.5, 0.6), "B paling lemah menurut indeks sosial 2024: 0,50; C 0,60 dan A 0,70."),
    (["A", "B"], line(0.701, 0.699), "B dan A sama menurut indeks sosial 2024: 0,70."),
    (["A", "B", "C"], line(0.5, 0.501, 0.9),
     "A dan B sama-sama paling lemah menurut indeks sosial 2024: 0,50; C 0,90."),
    (["A", "B", "C"], line(0.5, None, 0.9), "A paling lemah menurut indeks sosial 2024: 0,50; C 0,90. "
                                            "B belum tersedia."),
])
def test_the_sentence_names_every_area(names: list[str], shown: ComparedIndicator, told: str) -> None:
    assert weakest(names, shown) == told


def test_a_count_has_no_weakest() -> None:
    with pytest.raises(ValueError, match="no better and worse"):
        line(1.0, 2.0, direction=Direction.NONE).weakest_first()


def test_the_widest_gap_is_that_of_the_printed_figures() -> None:
    near, far = line(0.504, 0.506), line(0.2, 0.9)
    assert near.span == pytest.approx(0.01)
    assert widest([near, far]) == "Paling jauh berbeda pada indeks sosial: 0,70."
    assert widest([line(0.501, 0.502)]) == "" and widest([]) == ""


@pytest.mark.parametrize(("name", "told"), [
    ("Indeks sosial desa", "indeks sosial desa"), ("Indeks Desa Membangun", "Indeks Desa Membangun"),
    ("Rata-rata Indeks Desa Membangun", "rata-rata Indeks Desa Membangun"), ("PBI-JKN", "PBI-JKN"), ("Luas", "luas")])
def test_names_within_a_sentence(name: str, told: str) -> None:
    assert within(name) == told


def test_without_a_score_it_is_told_what_there_is() -> None:
    names = ["Kelurahan A", "Desa B"]
    assert without_score(names, 0) == ("Belum ada angka yang diketahui untuk Kelurahan A dan Desa B pada tahun yang "
                                       "sama.")
    assert "2 angka lain" in without_score(names, 2)
