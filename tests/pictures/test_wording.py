"""Sentences by rule, on figures that can be checked by eye."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard.core.domain import Verdict
from dashboard.queries import observations, reference
from dashboard.render.words import wording
from dashboard.statistics.compare import ReferenceFigure
from dashboard.statistics.over_time.change import Change
from dashboard.statistics.ranking import Position
from dashboard.statistics.summary import find
from dashboard.statistics.uncertainty import Band, Margin
from dashboard.store.database import Database
from dashboard.topics.indicators.words import cards as card_words
from worlds import BLITAR


def test_the_regents_sentence_on_shipped_data(shipped: Database) -> None:
    catalogue = reference.indicators(shipped)
    series = observations.series(shipped, ["p0"], [BLITAR, "35", "00"])
    found = find(series, catalogue["p0"], reference.method_breaks(shipped), date(2026, 11, 24))
    assert found is not None
    assert wording.finding(found.indicator, "Kabupaten Blitar", found.value, found.year, found.change,
                           found.references) == (
        "Persentase penduduk miskin (P0) Kabupaten Blitar 7,57 persen pada Maret 2025, turun 0,59 poin persen dalam "
        "setahun (perkiraan margin ±2,10; belum dapat dipastikan berbeda), lebih rendah dari Jawa Timur 9,50, belum "
        "dapat dipastikan berbeda dari Indonesia 8,47.")


def test_only_what_is_known_is_said(tiny: Database) -> None:
    p0 = reference.indicators(tiny)["p0"]
    assert wording.finding(p0, "Kabupaten Blitar", 7.57, 2025, None, []) == (
        "Penduduk miskin Kabupaten Blitar 7,57 persen pada Maret 2025.")
    mixed = [ReferenceFigure("35", 7.0, 0.57, Verdict.WORSE), ReferenceFigure("00", 7.57, 0.0, Verdict.SAME)]
    assert wording.finding(p0, "Kabupaten Blitar", 7.57, 2025, None, mixed).endswith(
        "lebih tinggi dari Jawa Timur 7,00, sama dengan Indonesia 7,57.")


def test_change_words_follow_number_and_news(tiny: Database) -> None:
    p0 = reference.indicators(tiny)["p0"]

    def line(delta: float, verdict: Verdict) -> str:
        return wording.change_line(Change(2025, 2024, "Maret", 8.0 + delta, 8.0, delta, verdict), p0)

    assert line(-0.59, Verdict.BETTER) == "↘ turun 0,59 poin persen, membaik"
    assert line(0.59, Verdict.WORSE) == "↗ naik 0,59 poin persen, memburuk"
    assert line(0.0, Verdict.SAME) == "→ tidak berubah"
    assert wording.change_line(None, p0) == "belum ada pembanding bermetode sama"
    assert wording.since_line(None, p0) == ""


def test_a_change_within_its_margin_says_direction_margin_and_doubt(tiny: Database) -> None:
    p0 = reference.indicators(tiny)["p0"]
    change = Change(2025, 2024, "Maret", 7.57, 8.16, -0.59, Verdict.UNSURE, margin=Margin(2.1, False))
    assert wording.change_line(change, p0) == "↘ turun 0,59 poin persen; belum dapat dipastikan berbeda"
    assert wording.since_line(change, p0) == "dibanding Maret 2024; perkiraan margin ±2,10"
    published = replace(change, verdict=Verdict.BETTER, margin=Margin(0.4, True))
    assert wording.since_line(published, p0) == "dibanding Maret 2024; margin ±0,40"
    assert wording.finding(p0, "Blitar", 7.57, 2025, published, []).endswith("dalam setahun (margin ±0,40).")
    assert wording.reference_line(ReferenceFigure("35", 8.0, -0.43, Verdict.UNSURE), p0) == (
        "Jatim 8,00 · belum dapat dipastikan berbeda")


def test_a_published_error_gives_an_interval_and_wins_over_the_estimate(shipped: Database) -> None:
    series = observations.series(shipped, ["p0"], [BLITAR, "35", "00"])
    told = series.assign(se=series["se"].astype(float).where(series["region_code"] != BLITAR, 0.2))
    p0, broken = reference.indicators(shipped)["p0"], reference.method_breaks(shipped)
    found, before = (find(rows, p0, broken, date(2026, 11, 24)) for rows in (told, series))
    assert found is not None and found.change is not None and before is not None
    assert wording.interval(found) == "selang 90 persen 7,24–7,90" and wording.interval(before) == ""
    assert card_words.period(found) == "Maret 2025 (selang 90 persen 7,24–7,90)"
    assert found.change.verdict is Verdict.BETTER
    assert wording.since_line(found.change, p0) == "dibanding Maret 2024; margin ±0,47"
    assert wording.unsure([found]) == ""
    assert wording.unsure([before]) == ("Belum dapat dipastikan berbeda dari angka sebelumnya (perkiraan margin): "
                                        "Persentase penduduk miskin (P0) ±2,10 poin persen.")


def test_a_rank_carries_its_band(tiny: Database) -> None:
    p0 = reference.indicators(tiny)["p0"]
    assert wording.rank_line(Position(13, 38, 0, Band(8, 19, False)), p0, 2025) == (
        "Peringkat 13 dari 38 kabupaten/kota di Jawa Timur (kira-kira 8–19; 1 = paling rendah), Maret 2025")
    assert wording.band(Position(13, 38, 0, Band(13, 13, True))) == wording.band(Position(13, 38, 0)) == ""


def test_reference_and_rank_lines(tiny: Database) -> None:
    catalogue = reference.indicators(tiny)
    assert wording.reference_line(ReferenceFigure("35", 9.5, -1.93, Verdict.BETTER), catalogue["p0"]) == (
        "Jatim 9,50 · Blitar 1,93 poin persen lebih rendah (lebih baik)")
    assert wording.reference_line(ReferenceFigure("00", 9.5, 0.0, Verdict.SAME),
                                  catalogue["p0"]) == "Indonesia 9,50 · sama"
    told = ReferenceFigure("00", 9.5, 0.0, Verdict.SAME, is_derived=True, note="ket=x; beda=01-apa")
    assert wording.reference_line(told, catalogue["p0"]) == "Indonesia 9,50 (hitungan, ≠) · sama"
    assert wording.rank_line(Position(13, 38, 1), catalogue["p0"], 2025) == (
        "Peringkat 13 dari 38 kabupaten/kota di Jawa Timur, sama dengan 1 lainnya (1 = paling rendah), Maret 2025")


def test_spans_in_words() -> None:
    assert [wording.span(years) for years in (1, 2, 5, 9)] == ["setahun", "dua tahun", "lima tahun", "9 tahun"]


def test_sentences_never_claim_significance_or_cause(shipped: Database) -> None:
    catalogue, broken = reference.indicators(shipped), reference.method_breaks(shipped)
    series = observations.series(shipped, list(catalogue), [BLITAR, "35", "00"])
    for indicator in catalogue.values():
        found = find(series, indicator, broken, date(2026, 11, 24))
        if found is None:
            continue
        text = wording.finding(indicator, "Kabupaten Blitar", found.value, found.year, found.change, found.references)
        assert not {"signifikan", "menyebabkan", "nan", "None", "belum"} & set(
            re.findall(r"\w+", text.replace("belum dapat dipastikan berbeda", ""))), text
        assert pd.notna(found.value)
