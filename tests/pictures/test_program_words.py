"""Words of programme coverage: what is written for every state of a count, and the findings."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.analysis.coverage import Coverage, coverage
from dashboard.analysis.need import Allocation, beside_need
from dashboard.pictures import program_words as words


def found(*rows: tuple[str, float | None, float | None], **more: Any) -> Coverage:
    result = coverage(pd.DataFrame([
        {"program": "pkh", "region_code": code, "kecamatan_code": code[:1], "year": 2025, "quarter": None,
         "target": target, "recipients": recipients, "unit": "KK", "budget": None, "realised": None, "is_sample": False,
         "submission_id": None, **more} for code, target, recipients in rows]))
    assert result is not None
    return result


def name(code: str) -> str:
    return {"A": "Bakung", "B": "Wates"}.get(code, code)


def test_every_state_of_a_count_has_its_word() -> None:
    areas = found(("A1", 1250, 1000), ("A2", 100, 3), ("A3", 100, 40), ("A4", None, 50), ("A5", 30, None)).villages
    assert words.count(areas.loc["A1"], "target") == "1.250"
    assert [words.count(areas.loc[code], "recipients") for code in ("A2", "A3", "A5")] == [
        "<10", "ditutup", "belum tersedia"]
    assert [words.rate(areas.loc[code]) for code in ("A1", "A2", "A3", "A4", "A5")] == [
        "80,0", "paling banyak 9,0", "tidak ditampilkan", "sasaran belum ada", "penerima belum ada"]
    assert [words.gap(areas.loc[code]) for code in ("A1", "A2", "A3", "A4")] == [
        "250", "sedikitnya 91", "tidak ditampilkan", "belum tersedia"]


def test_small_gaps_and_bounds_are_not_told_either() -> None:
    result = found(("A1", 100, 95), ("A2", 60, 60), ("A3", 50, 80), ("A4", 12, 12))
    areas = result.villages
    assert [words.gap(areas.loc[code]) for code in areas.index] == [
        "<10", "tidak ada", "periksa data", "tidak ditampilkan"]
    assert (words.count(areas.loc["A1"], "recipients"), words.rate(areas.loc["A1"])) == ("ditutup", "sedikitnya 91,0")
    alone = found(("A1", 100, 95))
    assert words.headline("PKH", alone, None, name) == (
        "PKH 2025 menjangkau sedikitnya 91,0 persen dari 100 KK sasaran; <10 KK belum terjangkau.")
    bounded = found(("A1", 18, 4), ("A2", 60, 40)).villages  # at least 9 lack, which is a count below 10
    assert words.gap(bounded.loc["A1"]) == "tidak ditampilkan"


def test_money_beside_a_hidden_count_is_closed_and_missing_money_is_missing() -> None:
    areas = found(("A1", 100, 95), ("B1", 100, 60), ("B2", 200, 160), ("C1", 100, 30),
                  budget=1_000_000.0).kecamatan
    assert [words.money(areas.loc[code], "budget") for code in ("A", "B")] == ["ditutup", "Rp2.000.000"]
    assert words.money(found(("B1", 100, 60)).kecamatan.loc["B"], "budget") == "belum tersedia"


def test_the_headline_says_reach_gap_and_place() -> None:
    result = found(("A1", 100, 60), ("A2", 50, 40), ("B1", 200, 190))
    assert words.headline("PKH", result, None, name) == (
        "PKH 2025 menjangkau 290 dari 350 KK sasaran (82,9 persen); 60 KK belum terjangkau, terbanyak di Kecamatan "
        "Bakung (50).")
    assert words.headline("PKH", result, "B", name) == (
        "PKH 2025 di Kecamatan Wates menjangkau 190 dari 200 KK sasaran (95,0 persen); 10 KK belum terjangkau.")
    assert words.headline("PKH", result, "C", name).endswith("belum tersedia.")


def test_an_excess_in_one_village_makes_the_gap_a_lower_bound() -> None:
    result = found(("A1", 100, 60), ("A2", 100, 120), ("B1", 200, 190))
    assert "; sedikitnya 30 KK belum terjangkau" in words.headline("PKH", result, None, name)
    assert "; 10 KK belum terjangkau" in words.headline("PKH", result, "B", name)


def test_above_100_is_never_told_as_a_success() -> None:
    told = words.headline("JKN", found(("A1", 100, 130), ("A2", 100, 120)), None, name)
    assert "tercatat 250 KK penerima dari sasaran 200 (125,0 persen)" in told and "periksa datanya" in told
    assert "menjangkau" not in told
    assert words.over_note(found(("A1", 100, 130), ("A2", 100, 90)), None).startswith("Di 1 dari 2 desa/kelurahan")
    assert words.over_note(found(("A1", 100, 90)), None) == ""
    closed = found(("A1", 100, 130), ("A2", 100, 5), ("A3", 10, 12))
    assert words.over_note(closed, None).startswith("Di sedikitnya 1 dari 3 desa/kelurahan")


def test_without_a_rate_the_reason_is_told() -> None:
    assert words.headline("PKH", found(("A1", None, 50)), None, name) == (
        "PKH 2025: 50 KK penerima; sasaran belum tersedia, jadi cakupan tidak dapat dihitung.")
    assert "penerima <10 dan sasaran <10 KK" in words.headline("PKH", found(("A1", 5, 3)), None, name)
    assert words.incomplete_note(found(("A1", 50, 40), ("A2", None, 1)).whole.iloc[0]).startswith("1 desa/kelurahan")


def test_the_trend_never_calls_a_vanishing_difference_a_change() -> None:
    counts = {2023: 8000, 2024: 8500, 2025: 8004}
    years = [(year, found(("A1", 10_000, number)).whole.iloc[0]) for year, number in counts.items()]
    assert words.trend(years[:2]) == "Cakupan naik 5,0 poin persen, dari 80,0 persen (2023) menjadi 85,0 persen (2024)."
    assert words.trend([years[0], years[2]]).startswith("Cakupan tidak berubah")
    assert words.trend(years[:1]) == "Belum ada dua tahun yang dapat dibandingkan."
    over = [*years[:1], (2025, found(("A1", 1000, 1200)).whole.iloc[0])]
    assert words.trend(over).endswith("Angka di atas 100 persen perlu diperiksa datanya.")


def test_need_and_money_without_a_place() -> None:
    frame = beside_need(pd.Series({"A": 30.0, "B": 10.0}), {"DTSEN": pd.Series({"A": 100.0, "B": 300.0})})
    assert words.need_finding(frame, "DTSEN", name) == (
        "Dibanding porsi kebutuhannya, porsi alokasi paling kecil di Kecamatan Wates (25,0 persen alokasi, 75,0 persen "
        "kebutuhan) dan paling besar di Kecamatan Bakung (75,0 persen alokasi, 25,0 persen kebutuhan).")
    assert words.unplaced(Allocation(pd.Series({"A": 5.0}), 3.0, 0.0, 0.0)) == [
        ("Seluruh kabupaten", 3.0), ("Tanpa lokasi", 0.0)]
    meaning = words.need_meaning("DTSEN", "Triwulan III 2025", "KK")
    assert "desil 1–4" in meaning and "bukan garis kemiskinan" in meaning
