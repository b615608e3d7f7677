"""Golden sentences of the five steps on the series we ship."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from chart_samples import P0
from dashboard.core.domain import Verdict
from dashboard.queries import availability, observations, reference
from dashboard.store.database import Database
from dashboard.topics.steps.rules.five_step import Development, Extreme, FiveSteps
from dashboard.topics.steps.rules.linkage import Correlation, Linkage, Strength, link
from dashboard.topics.steps.words import five_step as words
from dashboard.topics.steps.words import linkage as linkage_words
from shipped_steps import shipped_steps
from worlds import BLITAR

GOLDEN = {
    "p0": (
        "Kabupaten Blitar 7,57 persen pada Maret 2025, peringkat 13 dari 38 kabupaten/kota (kira-kira 10–19; 1 = "
        "paling rendah), lebih baik dari Jawa Timur 9,50, belum dapat dipastikan berbeda dari Indonesia 8,47.",
        "Dari Maret 2018 ke Maret 2025 Persentase penduduk miskin (P0) turun 2,15 poin persen, belum dapat "
        "dipastikan berbeda, rata-rata turun 0,31 poin persen per tahun (perkiraan margin perubahannya ±2,28); angka "
        "Maret 2025 adalah yang terendah sejak Maret 2018.",
        "Dari 7 perubahan tahunan 5 turun dan 2 naik; yang melebihi margin kesalahan sampling: 0 membaik, 0 memburuk. "
        "Perubahan tahunan terbaru yang diketahui, Maret 2024 ke Maret 2025, turun 0,59 poin persen: belum dapat "
        "dipastikan berbeda.",
        "Kabupaten Blitar selalu searah dengan Jawa Timur (7 dari 7 tahun) dan Indonesia (7 dari 7 tahun); dari Maret "
        "2018 ke Maret 2025 Kabupaten Blitar turun 2,15 poin persen, Jawa Timur turun 1,48 poin persen, Indonesia "
        "turun 1,35 poin persen.",
    ),
    "tpt": (
        "Kabupaten Blitar 4,49 persen pada Agustus 2025, peringkat 28 dari 38 kabupaten/kota (kira-kira 11–36; 1 = "
        "paling rendah), belum dapat dipastikan berbeda dari Jawa Timur 3,88 dan Indonesia 4,85.",
        "Dari Agustus 2019 ke Agustus 2025 TPT naik 1,44 poin persen, belum dapat dipastikan berbeda, "
        "rata-rata naik 0,24 poin persen per tahun (perkiraan margin perubahannya ±1,99); "
        "angka sampai 2018 memakai metode lain dan tidak ikut dibandingkan.",
        None, None,
    ),
    "ipm_sp2020lf": (
        "Kabupaten Blitar 73,44 pada 2024, peringkat 24 dari 38 kabupaten/kota (kira-kira 21–25; 1 = paling tinggi), "
        "lebih buruk dari Jawa Timur 75,35 dan Indonesia 75,02.",
        "Dari 2020 ke 2024 IPM naik 2,42 poin, membaik, rata-rata naik 0,61 poin per tahun (perkiraan margin "
        "perubahannya ±0,96); angka 2024 adalah yang tertinggi sejak 2020.",
        "Dari 4 perubahan tahunan 0 turun dan 4 naik; yang melebihi margin kesalahan sampling: 0 membaik, 0 memburuk. "
        "Perubahan tahunan terbaru yang diketahui, 2023 ke 2024, naik 0,60 poin: belum dapat dipastikan berbeda.",
        "Kabupaten Blitar selalu searah dengan Jawa Timur (4 dari 4 tahun) dan Indonesia (4 dari 4 tahun); dari 2020 "
        "ke 2024 Kabupaten Blitar naik 2,42 poin, Jawa Timur naik 2,31 poin, Indonesia naik 2,21 poin.",
    ),
    "poverty_line": (
        "Kabupaten Blitar Rp417.158/kapita/bulan pada Maret 2025, peringkat 37 dari 38 kabupaten/kota (kira-kira "
        "33–37; 1 = paling besar), lebih rendah dari Jawa Timur Rp558.029 dan Indonesia Rp609.160.",
        None, None, None,
    ),
    "poor_count": (
        "Tidak diperingkat karena berupa angka absolut: Jumlah penduduk miskin selalu lebih besar di wilayah yang "
        "besar.",
        None,
        "Dari 6 perubahan tahunan 4 turun dan 2 naik; yang melebihi margin kesalahan sampling: 0 membaik, 0 memburuk. "
        "Perubahan tahunan terbaru yang diketahui, Maret 2024 ke Maret 2025, turun 6,87 ribu jiwa: belum dapat "
        "dipastikan berbeda.",
        None,
    ),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_sentences(shipped: Database, name: str) -> None:
    steps = shipped_steps(shipped, name, 2018 if name == "p0" else 0)
    said = (words.position(steps), words.development(steps), words.effectiveness(steps), words.relevance(steps))
    for sentence, golden in zip(said, GOLDEN[name], strict=True):
        assert golden is None or sentence == golden


def test_the_best_of_a_course_with_gaps_says_of_how_many_figures() -> None:
    course = Development(2015, 2025, -2.4, -0.24, Verdict.BETTER, Extreme.LOWEST, None, 3)
    steps = FiveSteps(P0, None, course, (), None, (), ())
    assert words.development(steps).endswith(
        "; angka Maret 2025 adalah yang terbaik dari 3 angka yang terbit sejak Maret 2015.")
    whole = replace(steps, development=replace(course, figures=11))
    assert words.development(whole).endswith("; angka Maret 2025 adalah yang terbaik sejak Maret 2015.")


def test_every_shipped_indicator_is_said_cleanly(shipped: Database) -> None:
    for name in availability.newest(shipped, BLITAR)["indicator"]:
        steps = shipped_steps(shipped, name)
        for say in (words.position, words.development, words.effectiveness, words.relevance):
            text = say(steps)
            assert text.endswith(".") and text[0] == text[0].upper(), (name, text)
            assert not re.search(r"\bnan\b|None|  |,,|signifikan|karena program|menyebabkan", text), (name, text)


def test_the_link_says_points_intervals_and_no_cause(shipped: Database) -> None:
    catalogue = reference.indicators(shipped)
    frames = {name: observations.kabkota_values(shipped, name) for name in ("p0", "hls", "gini", "tpt")}
    strong = link(catalogue["p0"], catalogue["hls"], frames["p0"], frames["hls"])
    unclear = link(catalogue["gini"], catalogue["tpt"], frames["gini"], frames["tpt"])
    assert strong and unclear
    assert linkage_words.linkage(strong) == (
        "Pada 2024, kabupaten/kota dengan Harapan lama sekolah lebih tinggi cenderung punya Persentase penduduk "
        "miskin (P0) lebih rendah: kaitan kuat (38 titik; Pearson −0,67 dengan selang 95 persen −0,81 sampai −0,44; "
        "Spearman −0,64 dengan selang −0,81 sampai −0,37). Ini bukan sebab-akibat.")
    assert linkage_words.linkage(unclear).startswith(
        "Pada 2025 tidak tampak kaitan yang jelas antara TPT dan Rasio Gini (38 titik;")
    assert linkage_words.cloud_subtitle(strong).endswith("Maret 2024 · Harapan lama sekolah (tahun), 2024")


def test_words_of_the_other_strengths() -> None:
    split = Linkage(P0, P0, 2024, 38, pd.DataFrame({"x": [1.0]}), Correlation(0.4, 0.1, 0.6),
                    Correlation(0.2, -0.1, 0.5), Strength.SPLIT)
    told = linkage_words.linkage(split)
    assert "belum dapat disimpulkan" in told and linkage_words.NOT_A_CAUSE in told
    nothing = Linkage(P0, P0, 2024, 38, pd.DataFrame({"x": [1.0]}), None, None, None)
    assert "tidak dihitung" in linkage_words.linkage(nothing)
    assert linkage_words.correlations(nothing) == "1 titik"


def test_the_rules_name_their_limits() -> None:
    assert "pembulatan angkanya, atau pada angka survei dari kesalahan sampling" in words.EFFECTIVENESS.rule
    assert "90 persen" in words.POSITION.rule
    assert all(limit in linkage_words.LINKAGE.rule for limit in ("0,6", "0,3", "20 titik", "95 persen"))
