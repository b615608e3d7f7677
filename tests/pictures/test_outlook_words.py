"""Golden sentences on the series we ship: those like us, the way to the target, the forecast, the two lines."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from chart_samples import P0
from dashboard.analysis.five_step import Development
from dashboard.analysis.forecast import BackTest, Forecast, Refusal
from dashboard.analysis.linkage import Correlation
from dashboard.analysis.paired import Paired
from dashboard.analysis.target_check import TargetCheck
from dashboard.analysis.target_path import Path, State
from dashboard.domain import BLITAR, Direction, Verdict
from dashboard.exports.chapter.facts import Facts, facts
from dashboard.pictures import outlook_words as words
from dashboard.pictures.slides.world import World
from dashboard.queries import coverage
from dashboard.store.database import Database


def about(world: World, name: str, support: str | None = None) -> Facts:
    return facts(world, name, support)


def test_golden_p0(shipped: Database) -> None:
    found = about(World(shipped), "p0", "tpt")
    indicator, achieved = found.indicator, found.steps.development
    assert words.peers(found.place, found.group, indicator) == (
        "Di antara kabupaten setara, Kabupaten Blitar peringkat 2 dari 7 kabupaten (kira-kira 1–5; 1 = paling "
        "rendah) pada Maret 2025; nilai tengah kelompok 8,60 persen.")
    assert found.group and words.group(found.group) == (
        "Paling mirip dari 28 kabupaten lain: Nganjuk, Lamongan, Lumajang, Tulungagung, Ponorogo, Jombang. Ukuran: "
        "Penduduk 2021; PDRB per orang 2024; Rata-rata sekolah 2021.")
    assert [words.target(one, achieved, indicator) for one in found.paths] == [
        "RPJMD Kabupaten Blitar 2021-2026 (disebut). Target 2025: 5,30–6,78 persen (menunggu dokumen, belum "
        "diperiksa). Angka Maret 2025 (7,57) tidak mencapainya, selisih 0,79 poin persen dari 6,78.",
        "RPJMD Kabupaten Blitar 2021-2026: target 2026 8,88 persen (disimpulkan). Angka Maret 2025 (7,57 persen) "
        "sudah memenuhi, "
        "lebih baik 1,31 poin persen.",
        "RPJPD Kabupaten Blitar 2025-2045: target 2045 0,18–0,60 persen (disimpulkan). Dari 7,57 persen pada Maret "
        "2025 perlu turun "
        "rata-rata 0,35 poin persen tiap tahun; yang dicapai dari Maret 2015 ke Maret 2025 turun rata-rata 0,24 poin "
        "persen tiap tahun, belum cukup: perlu sekitar 1,5 kali lipat."]
    assert words.path_title(found.paths, achieved, indicator) == words.target(found.paths[2], achieved, indicator)
    assert words.forecast(found.forecast, indicator) == (
        "Bila perubahan tahunan tetap seperti Maret 2018 sampai Maret 2025, angka Maret 2026 sekitar 7,26 persen; "
        "selang 80 persen 6,44 sampai 8,09, selang 95 persen 5,86 sampai 8,66.")
    assert found.forecast and words.tested(found.forecast) == (
        "Uji mundur: selang 80 persen memuat 6 dari 6 angka Kabupaten Blitar dan 223 dari 228 angka 38 kabupaten/kota "
        "(98 persen); selang 95 persen memuat 6 dari 6 angka Kabupaten Blitar dan 228 dari 228 angka 38 kabupaten/kota "
        "(100 persen). Selang ini cenderung lebih lebar daripada yang dijanjikan.")
    assert found.link and words.paired(found.pair, indicator, found.link.support) == (
        "Di Kabupaten Blitar, Pengangguran dan Penduduk miskin bergerak searah pada 4 dari 6 perubahan tahunan yang "
        "sama (2019–2025), berlawanan pada 2; korelasi perubahannya −0,36 dengan selang 95 persen −0,91 sampai 0,64, "
        "jadi tidak tampak kaitan yang jelas. Ini bukan sebab-akibat.")


@pytest.mark.parametrize(("name", "sentence"), [
    ("tpt", "Tidak ada proyeksi: baru 7 angka terbitan berurutan tanpa pergantian metode (Agustus 2019 sampai Agustus "
            "2025), sedangkan paling sedikit diperlukan 8."),
    ("growth", "Tidak ada proyeksi: pada uji mundur cara ini terlalu sering meleset. Uji mundur: selang 80 persen "
               "memuat 4 dari 6 angka Kabupaten Blitar dan 8 dari 43 angka 38 kabupaten/kota (19 persen); selang 95 "
               "persen memuat 6 dari 6 angka Kabupaten Blitar dan 43 dari 43 angka 38 kabupaten/kota (100 persen)."),
    ("villages_total", "Kabupaten Blitar belum punya angka terbitan Desa dan kelurahan, jadi tidak ada proyeksi."),
])
def test_golden_refusals(shipped: Database, name: str, sentence: str) -> None:
    found = about(World(shipped), name)
    assert words.forecast(found.forecast, found.indicator) == sentence


def test_golden_targets_without_a_path(shipped: Database) -> None:
    world = World(shipped)
    growth, jobless, index = (about(world, name) for name in ("growth", "tpt", "ipm_sp2020lf"))
    (late,) = growth.paths
    assert words.target(late, growth.steps.development, growth.indicator) == (
        "RKPD Kabupaten Blitar 2024 (disebut dalam pidato): target 2024 5,32 persen (disimpulkan). Angka 2024 belum "
        "tersedia; yang "
        "terbaru 4,45 persen pada 2023.")
    (passed,) = jobless.paths
    assert words.target(passed, None, jobless.indicator) == (
        "RKPD Kabupaten Blitar 2024 (disebut dalam pidato). Target 2024: 4,50 persen (disimpulkan). Angka Agustus "
        "2024 (4,77) tidak "
        "mencapainya, selisih 0,27 poin persen.")
    assert words.path_title(index.paths, None, index.indicator) == (
        "Belum ada target Kabupaten Blitar untuk IPM yang menyebut tahun.")


def test_every_shipped_indicator_is_said_cleanly(shipped: Database) -> None:
    world = World(shipped)
    for name in coverage.newest(shipped, BLITAR)["indicator"]:
        found = about(world, name)
        achieved, indicator = found.steps.development, found.indicator
        told = [words.peers(found.place, found.group, indicator), words.forecast(found.forecast, indicator),
                words.path_title(found.paths, achieved, indicator),
                *(words.target(one, achieved, indicator) for one in found.paths),
                *([words.group(found.group)] if found.group else []),
                *([words.paired(found.pair, indicator, found.link.support)] if found.link else [])]
        for text in told:
            assert text.endswith(".") and text[0] == text[0].upper(), (name, text)
            assert not re.search(r"\bnan\b|None|  |,,|\(\)|signifikan|karena program|menyebabkan", text), (name, text)


def a_path(state: State, required: float = -0.2, times: float | None = None) -> Path:
    check = TargetCheck("RPJMD", BLITAR, 2030, 6.57, 6.57, 7.57, 2025, 1.0, Verdict.WORSE, True)
    return Path(check, 7.57, 2025, required, times, state)


@pytest.mark.parametrize(("state", "yearly", "ending"), [
    (State.ENOUGH, -0.25, "turun rata-rata 0,25 poin persen tiap tahun, cukup bila bertahan."),
    (State.AWAY, 0.1, "naik rata-rata 0,10 poin persen tiap tahun, belum searah dengan target."),
    (State.AWAY, 0.0, "tidak berubah, belum searah dengan target."),
    (State.UNKNOWN, None, "belum ada dua angka terbitan dari metode yang sama."),
])
def test_words_of_the_states(state: State, yearly: float | None, ending: str) -> None:
    achieved = None if yearly is None else Development(2015, 2025, 10 * yearly, yearly, Verdict.SAME, None, None, 11)
    said = words.target(a_path(state), achieved, P0)
    assert "perlu turun rata-rata 0,20 poin persen tiap tahun" in said and said.endswith(ending)


def test_words_without_figures() -> None:
    neutral = replace(P0, direction=Direction.NONE)
    assert "tidak punya arah" in words.path_title((), None, neutral)
    assert words.peers(None, None, P0).startswith("Ukuran untuk memilih kabupaten setara belum cukup")
    assert "adalah jumlah" in words.peers(None, None, replace(P0, scale="count"))
    still = Forecast(2018, 2025, 8, (), Refusal.STILL, None, None)
    assert "selalu sama" in words.forecast(still, P0)
    one = Forecast(2025, 2025, 1, (), Refusal.TOO_FEW, None, None)
    assert "(Maret 2025)" in words.forecast(one, P0)


@pytest.mark.parametrize(("hits", "said"), [(95, "lebih lebar"), (80, ""), (70, "terlalu sempit")])
def test_the_width_of_the_interval_is_judged(hits: int, said: str) -> None:
    found = Forecast(2018, 2025, 8, (), None, None, BackTest(30, 100, (hits, 95)))
    text = words.tested(found)
    assert (said in text) if said else text.endswith("(95 persen).")
    assert "angka 30 kabupaten/kota" in text and "Kabupaten Blitar" not in text


def test_pairs_too_few_and_at_rest() -> None:
    empty = pd.DataFrame()
    few = Paired(P0, P0, empty, (2020, 2021), 1, 1, None)
    assert "baru punya 2 perubahan" in words.paired(few, P0, P0)
    rest = Paired(P0, P0, empty, (2020, 2021, 2022), 1, 1, None)
    assert "dan pada 1 salah satunya tidak berubah" in words.paired(rest, P0, P0)
    clear = Paired(P0, P0, empty, tuple(range(2015, 2023)), 8, 0, Correlation(0.9, 0.6, 0.98))
    said = words.paired(clear, P0, P0)
    assert "0,90 dengan selang 95 persen 0,60 sampai 0,98. Ini bukan sebab-akibat." in said
    assert "belum punya angka terbitan" in words.paired(None, P0, P0)


def test_the_rules_name_their_limits() -> None:
    assert "6 kabupaten" in words.PEERS.rule and "kota tidak ikut" in words.PEERS.rule
    assert "Paling sedikit 8 angka" in words.FORECAST.rule and "paling jauh 3 tahun" in words.FORECAST.rule
    assert "60 persen" in words.FORECAST.rule and "tidak dimodelkan" in words.FORECAST.rule
    assert "paling sedikit 6 perubahan" in words.PAIRED.rule and "sama dengan langkah 2" in words.PATH.rule
