"""Golden sentences on the series we ship: those like us, the way to the target, the forecast, the two lines."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from chart_samples import P0
from dashboard.answers.world import World
from dashboard.core.domain import INDONESIA, Direction, Verdict
from dashboard.outputs.chapter.facts import ChapterFacts, facts
from dashboard.queries import availability
from dashboard.statistics.target_check import TargetCheck
from dashboard.store.database import Database
from dashboard.topics.steps.rules.co_movement import CoMovement
from dashboard.topics.steps.rules.five_step import Development
from dashboard.topics.steps.rules.forecast import BackTest, Forecast, Refusal
from dashboard.topics.steps.rules.linkage import Correlation
from dashboard.topics.steps.rules.target_path import TargetPath, TargetState
from dashboard.topics.steps.words import outlook as words
from worlds import BLITAR, JAWA_TIMUR


def about(world: World, name: str, support: str | None = None) -> ChapterFacts:
    return facts(world, name, support)


def test_golden_p0(shipped_facts: World) -> None:
    found = about(shipped_facts, "p0", "tpt")
    indicator, achieved = found.indicator, found.steps.development
    assert words.comparators(found.place, found.group, indicator) == (
        "Di antara kabupaten pembanding, Kabupaten Blitar peringkat 2 dari 7 kabupaten (kira-kira 1–5; 1 = paling "
        "rendah) pada Maret 2025; nilai tengah 6 kabupaten lain 8,73 persen.")
    assert found.group and words.group(found.group) == (
        "Paling mirip dari 28 kabupaten lain: Nganjuk, Lamongan, Lumajang, Tulungagung, Ponorogo, Jombang. Ukuran: "
        "Penduduk 2021; PDRB per kapita ADHB 2024; Rata-rata lama sekolah 2021.")
    assert [words.target(one, achieved, indicator) for one in found.paths] == [
        "RPJMD Kabupaten Blitar 2021-2026 (disebut). Target 2025: 5,30–6,78 persen (menunggu dokumen, belum "
        "diperiksa). Angka Maret 2025 (7,57) tidak mencapainya, selisih 0,79 poin persen dari 6,78.",
        "RPJMD Kabupaten Blitar 2021-2026: target 2026 8,88 persen (tahun 2026 disimpulkan). Angka Maret 2025 (7,57 "
        "persen) sudah memenuhi, "
        "lebih baik 1,31 poin persen.",
        "RPJPD Kabupaten Blitar 2025-2045: target 2045 0,18–0,60 persen (nama dokumen disimpulkan). Dari 7,57 persen "
        "pada Maret 2025 perlu rata-rata turun 0,35 poin persen (laju lurus) atau 11,9 persen dari angkanya (laju "
        "sebanding) per tahun; yang dicapai dari Maret 2015 ke Maret 2025 rata-rata turun 0,24 poin persen atau 2,7 "
        "persen dari angkanya per tahun, belum cukup: perlu sekitar 1,5 kali lipat (laju lurus) atau 4,4 kali lipat "
        "(laju sebanding)."]
    assert words.path_title(found.paths, achieved, indicator) == words.target(found.paths[2], achieved, indicator)
    assert words.forecast(found.forecast, indicator) == (
        "Bila perubahan tahunan tetap seperti Maret 2015 sampai Maret 2025, angka Maret 2026 sekitar 7,33 persen; "
        "selang 80 persen 6,63 sampai 8,03, selang 95 persen 6,18 sampai 8,48.")
    assert found.forecast and words.tested(found.forecast) == (
        "Uji balik: selang 80 persen memuat 11 dari 12 angka Kabupaten Blitar (92 persen; tahun asal "
        "2020–2024), 223 dari 228 angka 38 kabupaten/kota (98 persen; tahun asal 2022–2024), 13 dari 18 angka Jawa "
        "Timur (72 persen; tahun asal 2018–2024), 24 dari 30 angka Indonesia (80 persen; tahun asal 2014–2024); selang "
        "95 persen memuat 12 dari 12 angka Kabupaten Blitar (100 persen), 228 dari 228 angka 38 kabupaten/kota (100 "
        "persen), 16 dari 18 angka Jawa Timur (89 persen), 26 dari 30 angka Indonesia (87 persen). Pada deret yang "
        "lebih panjang (tahun asal 2014–2024) selang 80 persen memuat 77 persen, kira-kira seperti yang dijanjikan.")
    assert found.link and words.co_movement(found.pair, indicator, found.link.support) == (
        "Di Kabupaten Blitar, TPT dan Persentase penduduk miskin (P0) bergerak searah pada 4 dari 6 perubahan tahunan "
        "yang sama (2019–2025), berlawanan pada 2; korelasi perubahannya −0,36 dengan selang 95 persen −0,91 sampai "
        "0,64, jadi tidak tampak kaitan yang jelas. Ini bukan sebab-akibat.")


def test_the_ends_of_an_interval_of_money_have_the_scale_of_their_figure(shipped_facts: World) -> None:
    found = about(shipped_facts, "ppp")
    assert words.forecast(found.forecast, found.indicator) == (
        "Bila perubahan tahunan tetap seperti 2016 sampai 2024, angka 2025 sekitar Rp12,34 juta/orang/tahun; selang 80 "
        "persen Rp11,95 juta sampai Rp12,73 juta, selang 95 persen Rp11,68 juta sampai Rp13,00 juta.")


@pytest.mark.parametrize(("name", "sentence"), [
    ("tpt", "Tidak ada proyeksi: baru 7 angka terbitan tanpa pergantian metode (Agustus 2019 sampai Agustus "
            "2025), sedangkan paling sedikit diperlukan 8."),
    ("growth", "Tidak ada proyeksi: pada uji balik cara ini terlalu sering meleset. Uji balik: selang 80 "
               "persen memuat 4 dari 6 angka Kabupaten Blitar (67 persen; tahun asal 2020–2022), 8 dari 43 angka 38 "
               "kabupaten/kota (19 persen; tahun asal 2020–2022), "),
    ("villages_total", "Kabupaten Blitar belum punya angka terbitan Desa dan kelurahan, jadi tidak ada proyeksi."),
])
def test_golden_refusals(shipped_facts: World, name: str, sentence: str) -> None:
    found = about(shipped_facts, name)
    assert words.forecast(found.forecast, found.indicator).startswith(sentence)


def test_golden_targets_without_a_path(shipped_facts: World) -> None:
    world = shipped_facts
    growth, jobless, index = (about(world, name) for name in ("growth", "tpt", "ipm_sp2020lf"))
    (late,) = growth.paths
    assert words.target(late, growth.steps.development, growth.indicator) == (
        "RKPD Kabupaten Blitar 2024 (disebut dalam pidato): target 2024 5,32 persen (dokumen disimpulkan). Angka 2024 "
        "belum tersedia; yang "
        "terbaru 4,45 persen pada 2023.")
    (passed,) = jobless.paths
    assert words.target(passed, None, jobless.indicator) == (
        "RKPD Kabupaten Blitar 2024 (disebut dalam pidato). Target 2024: 4,50 persen (dokumen disimpulkan). Angka "
        "Agustus 2024 (4,77) tidak "
        "mencapainya, selisih 0,27 poin persen.")
    assert words.path_title(index.paths, None, index.indicator) == (
        "Belum ada target Kabupaten Blitar untuk IPM yang menyebut tahun.")


def test_every_shipped_indicator_is_said_cleanly(shipped: Database, shipped_facts: World) -> None:
    world = shipped_facts
    for name in availability.newest(shipped, BLITAR)["indicator"]:
        found = about(world, name)
        achieved, indicator = found.steps.development, found.indicator
        told = [words.comparators(found.place, found.group, indicator), words.forecast(found.forecast, indicator),
                words.path_title(found.paths, achieved, indicator),
                *(words.target(one, achieved, indicator) for one in found.paths),
                *([words.group(found.group)] if found.group else []),
                *([words.co_movement(found.pair, indicator, found.link.support)] if found.link else [])]
        for text in told:
            assert text.endswith(".") and text[0] == text[0].upper(), (name, text)
            assert not re.search(r"\bnan\b|None|  |,,|\(\)|signifikan|karena program|menyebabkan", text), (name, text)


def a_path(state: TargetState, required: float = -0.2, times: float | None = None) -> TargetPath:
    check = TargetCheck("RPJMD", BLITAR, 2030, 6.57, 6.57, 7.57, 2025, 1.0, Verdict.WORSE, True)
    return TargetPath(check, 7.57, 2025, required, times, state)


@pytest.mark.parametrize(("state", "yearly", "ending"), [
    (TargetState.ENOUGH, -0.25, "rata-rata turun 0,25 poin persen per tahun, cukup bila bertahan."),
    (TargetState.AWAY, 0.1, "rata-rata naik 0,10 poin persen per tahun, belum searah dengan target."),
    (TargetState.AWAY, 0.0, "tidak berubah, belum searah dengan target."),
    (TargetState.UNKNOWN, None, "belum ada dua angka terbitan dari metode yang sama."),
])
def test_words_of_the_states(state: TargetState, yearly: float | None, ending: str) -> None:
    achieved = None if yearly is None else Development(2015, 2025, 10 * yearly, yearly, Verdict.SAME, None, None, 11)
    said = words.target(a_path(state), achieved, P0)
    assert "perlu rata-rata turun 0,20 poin persen per tahun" in said and said.endswith(ending)


def test_words_without_figures() -> None:
    neutral = replace(P0, direction=Direction.NONE)
    assert "tidak punya arah" in words.path_title((), None, neutral)
    assert words.comparators(None, None, P0).startswith("Ukuran untuk memilih kabupaten pembanding belum cukup")
    assert "berupa angka absolut" in words.comparators(None, None, replace(P0, scale="count"))
    still = Forecast(2018, 2025, 8, (), Refusal.STILL, None, None)
    assert "selalu sama" in words.forecast(still, P0)
    one = Forecast(2025, 2025, 1, (), Refusal.TOO_FEW, None, None)
    assert "(Maret 2025)" in words.forecast(one, P0)


@pytest.mark.parametrize(("hits", "said"), [
    (95, "memuat 95 persen, lebih banyak daripada yang dijanjikan"), (80, "80 persen, kira-kira seperti"),
    (70, "memuat 70 persen, kurang dari yang dijanjikan")])
def test_the_width_of_the_interval_is_judged(hits: int, said: str) -> None:
    found = Forecast(2018, 2025, 8, (), None, None, BackTest(30, 100, (hits, 95), 2022, 2024))
    text = words.tested(found)
    assert said in text and "Dari tahun asal 2022–2024 selang" in text and text.endswith("tahun lain belum teruji.")
    assert "angka 30 kabupaten/kota" in text and "Kabupaten Blitar" not in text


def test_the_width_is_judged_where_the_test_reaches_furthest() -> None:
    """Years without a shock do not make an interval wide; the longer series say what it held."""
    calm, long = BackTest(38, 228, (223, 228), 2022, 2024), BackTest(1, 18, (13, 16), 2018, 2024)
    nation = BackTest(1, 30, (24, 26), 2014, 2024)
    found = Forecast(2015, 2025, 10, (), None, None, calm, ((JAWA_TIMUR, long), (INDONESIA, nation)))
    text = words.tested(found)
    assert "13 dari 18 angka Jawa Timur (72 persen; tahun asal 2018–2024)" in text
    assert "24 dari 30 angka Indonesia (80 persen; tahun asal 2014–2024)" in text
    assert "223 dari 228 angka 38 kabupaten/kota (98 persen; tahun asal 2022–2024)" in text
    assert text.endswith("Pada deret yang lebih panjang (tahun asal 2014–2024) selang 80 persen memuat 77 persen, "
                         "kira-kira seperti yang dijanjikan.")
    assert "lebih lebar" not in text


def test_pairs_too_few_and_at_rest() -> None:
    empty = pd.DataFrame()
    few = CoMovement(P0, P0, empty, (2020, 2021), 1, 1, None)
    assert "baru punya 2 perubahan" in words.co_movement(few, P0, P0)
    rest = CoMovement(P0, P0, empty, (2020, 2021, 2022), 1, 1, None)
    assert "dan pada 1 salah satunya tidak berubah" in words.co_movement(rest, P0, P0)
    clear = CoMovement(P0, P0, empty, tuple(range(2015, 2023)), 8, 0, Correlation(0.9, 0.6, 0.98))
    said = words.co_movement(clear, P0, P0)
    assert "0,90 dengan selang 95 persen 0,60 sampai 0,98. Ini bukan sebab-akibat." in said
    assert "belum punya angka terbitan" in words.co_movement(None, P0, P0)


def test_the_rules_name_their_limits() -> None:
    assert "6 kabupaten" in words.COMPARATORS.rule and "kota tidak ikut" in words.COMPARATORS.rule
    assert "Paling sedikit 8 angka" in words.FORECAST.rule and "paling jauh 3 tahun" in words.FORECAST.rule
    assert "60 persen" in words.FORECAST.rule and "tidak dimodelkan" in words.FORECAST.rule
    assert "paling sedikit 6 perubahan" in words.PAIRED.rule and "sama dengan langkah 2" in words.PATH.rule
