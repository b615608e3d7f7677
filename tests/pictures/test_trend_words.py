"""The sentences of the trend page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chart_samples import P0
from dashboard.core.domain import INDONESIA, Direction
from dashboard.render.words import trend_words as words
from dashboard.statistics.over_time.relevance import Course, Together
from dashboard.statistics.ranking import Position
from worlds import JAWA_TIMUR

LINE = replace(P0, short_name="Garis kemiskinan", decimals=0, delta_unit="Rp/kapita/bulan", unit="Rp/kapita/bulan",
               direction=Direction.NONE)


@pytest.mark.parametrize(("delta", "others", "said"), [
    (-2.15, [(JAWA_TIMUR, -1.48), (INDONESIA, -1.35)],
     "2018–2025: Blitar turun 2,15 poin persen, Jatim 1,48, Indonesia 1,35"),
    (1.44, [(JAWA_TIMUR, 0.06), (INDONESIA, -0.38)],
     "2018–2025: Blitar naik 1,44 poin persen, Jatim 0,06, Indonesia turun 0,38"),
    (0.0, [(JAWA_TIMUR, 0.0), (INDONESIA, 0.5)],
     "2018–2025: Blitar tidak berubah, Jatim tidak berubah, Indonesia naik 0,50"),
    (-0.001, [], "2018–2025: Blitar tidak berubah"),
])
def test_the_title_says_what_happened(delta: float, others: list[tuple[str, float]], said: str) -> None:
    assert words.course_title(P0, Course(2018, 2025, delta), others, (2018, 2025)) == said


def test_money_keeps_its_mark() -> None:
    title = words.course_title(LINE, Course(2020, 2025, 100_000), [(JAWA_TIMUR, 120_000)], (2020, 2025))
    assert title == "2020–2025: Blitar naik Rp100.000/kapita/bulan, Jatim Rp120.000/kapita/bulan"


def test_without_a_course_the_title_says_which_years_are_known() -> None:
    assert words.course_title(P0, None, [], (2025, 2025)).endswith("baru ada angka untuk 2025")
    assert "tidak boleh disambung" in words.course_title(P0, None, [], (2019, 2025))


def test_position_and_relevance() -> None:
    found = [Together(JAWA_TIMUR, 2018, 2025, 7, 7), Together(INDONESIA, 2018, 2025, 5, 7)]
    assert words.second(Position(13, 38, 0), 2025, P0, found, 2025) == (
        "Peringkat 13 dari 38 kabupaten/kota (1 = paling rendah); selalu searah dengan Jawa Timur (7 dari 7 tahun) "
        "dan umumnya searah dengan Indonesia (5 dari 7 tahun).")
    assert "pada Maret 2021" in words.second(Position(13, 38, 0), 2021, P0, found, 2025)
    assert words.second(Position(26, 38, 1), 2025, P0, found, 2025).startswith(
        "Peringkat 26 dari 38 kabupaten/kota, sama dengan 1 lainnya (1 = paling rendah);")
    assert words.second(None, None, P0, [], 2025).startswith("Belum cukup tahun")


@pytest.mark.parametrize(("same", "of", "said"), [(9, 9, "selalu searah"), (6, 9, "umumnya searah"),
                                                  (5, 9, "kadang searah"), (3, 9, "jarang searah"), (0, 9, "jarang")])
def test_how_often_follows_the_published_rule(same: int, of: int, said: str) -> None:
    assert words.relevance([Together(JAWA_TIMUR, 2016, 2025, same, of)]).startswith(said)


def test_equal_words_are_said_once() -> None:
    found = [Together(JAWA_TIMUR, 2018, 2025, 7, 7), Together(INDONESIA, 2018, 2025, 7, 7)]
    assert words.relevance(found) == "selalu searah dengan Jawa Timur (7 dari 7 tahun) dan Indonesia (7 dari 7 tahun)"


@pytest.mark.parametrize(("status", "note", "said"), [
    ("disimpulkan", "ket=disebut target tahun terakhir RPJMD; tahun 2026 disimpulkan", "tahun 2026 disimpulkan"),
    ("disimpulkan", "ket=dokumen disimpulkan", "dokumen disimpulkan"),
    ("disimpulkan", "ket=kisaran; nama dokumen disimpulkan", "nama dokumen disimpulkan"),
    ("disimpulkan", "", "disimpulkan"), ("disimpulkan", "ket=kisaran", "disimpulkan"),
    ("belum diperiksa", "verif=satu salinan", "dokumen belum diperiksa"),
    ("menunggu dokumen", "", "menunggu dokumen, belum diperiksa"), ("menurut dokumen", "", ""), ("", "", ""),
])
def test_how_sure_a_target_is_says_what_is_inferred(status: str, note: str, said: str) -> None:
    assert words.certainty(status, note) == said


def test_too_few_figures_for_a_rank_is_said() -> None:
    assert "Baru 8 dari 38" in words.too_few(8, 38, True, P0, 2025)
    assert "belum punya angka" in words.too_few(8, 38, False, P0, 2025)


def test_the_bars_say_the_ends_and_not_the_rank_again() -> None:
    first, last = ("peringkat 1", ["Kota Batu"], 2.86), ("terakhir", ["Kab. Sampang"], 20.61)
    assert words.ends_title(P0, 2025, 7.57, [first, last]) == (
        "Maret 2025: Blitar 7,57 persen; peringkat 1 Kota Batu 2,86, terakhir Kab. Sampang 20,61")
    shared = ("peringkat 1", ["Kab. Gresik", "Kota Batu"], 2.86)
    assert "peringkat 1 Kab. Gresik dan Kota Batu 2,86," in words.ends_title(P0, 2025, 7.57, [shared, last])
    many = ("peringkat 1", ["Kab. Gresik", "Kab. Tuban", "Kota Batu"], 2.86)
    assert "peringkat 1 (3 kabupaten/kota) 2,86," in words.ends_title(P0, 2025, 7.57, [many, last])
    assert words.ends_title(P0, 2025, 20.61, [first, ("terakhir", ["Kab. Blitar"], 20.61)]) == (
        "Maret 2025: Blitar 20,61 persen; peringkat 1 Kota Batu 2,86")
