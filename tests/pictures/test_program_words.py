"""Words of programme coverage: what is written for every state of a count, and the findings."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.statistics.rounding import EXACT, Rounding
from dashboard.topics.programs import words as words
from dashboard.topics.programs.rules.coverage import Coverage, coverage
from dashboard.topics.programs.rules.need import Allocation, beside_need


def found(*rows: tuple[str, float | None, float | None], by: Rounding = EXACT, **more: Any) -> Coverage:
    result = coverage(pd.DataFrame([
        {"program": "pkh", "region_code": code, "kecamatan_code": code[:1], "year": 2025, "quarter": None,
         "target": target, "recipients": recipients, "unit": "KK", "budget": None, "realised": None, "is_sample": False,
         "submission_id": None, **more} for code, target, recipients in rows]), by)
    assert result is not None
    return result


def name(code: str) -> str:
    return {"A": "Bakung", "B": "Wates"}.get(code, code)


ROUNDED = Rounding(bytes(range(32)))


def test_what_is_known_and_what_is_not_has_its_word() -> None:
    rows = ("A1", 1250, 1000), ("A2", 100, 130), ("A3", 15, 10), ("A4", None, 50), ("A5", 30, None)
    areas = found(*rows, by=ROUNDED).villages
    assert words.count(areas.loc["A1"], "target") == "1.250"
    assert [words.count(areas.loc[code], "recipients") for code in ("A2", "A5")] == ["130", "belum tersedia"]
    assert [words.rate(areas.loc[code]) for code in ("A1", "A2", "A3", "A4", "A5")] == [
        "80,0", "130,0", "sasaran di bawah 20", "sasaran belum ada", "penerima belum ada"]
    assert [words.gap(areas.loc[code]) for code in ("A1", "A2", "A3", "A4")] == [
        "250", "periksa data", "5", "belum tersedia"]
    true = found(*rows).villages.loc["A3"]
    assert words.rate(true, "net_rate") == "sasaran di bawah 20" and words.gap(true) == "5", "as a visitor is told"


def test_money_of_few_people_is_not_shown_and_missing_money_is_missing() -> None:
    areas = found(("A1", 90, 60), ("B1", 200, 160), by=ROUNDED, budget=1_000_000.0).kecamatan
    assert [words.money(areas.loc[code], "budget") for code in ("A", "B")] == ["tidak ditampilkan", "Rp1.000.000"]
    assert words.money(found(("B1", 100, 60)).kecamatan.loc["B"], "budget") == "belum tersedia"


def test_the_headline_says_net_and_gross_reach_gap_and_place() -> None:
    result = found(("A1", 100, 60), ("A2", 50, 40), ("B1", 200, 190))
    assert words.headline("PKH", result, None, name) == (
        "PKH 2025 menjangkau 290 dari 350 KK sasaran (cakupan bersih 82,9 persen, kotor 82,9 persen); 60 KK belum "
        "terjangkau, terbanyak di Kecamatan Bakung (50).")
    assert words.headline("PKH", result, "B", name) == (
        "PKH 2025 di Kecamatan Wates menjangkau 190 dari 200 KK sasaran (cakupan bersih 95,0 persen, kotor 95,0 "
        "persen); 10 KK belum terjangkau.")
    assert words.headline("PKH", result, "C", name).endswith("belum tersedia.")
    few = words.headline("PKH", found(("A1", 10, 5), by=ROUNDED), None, name)
    assert few == ("PKH 2025 menjangkau 5 dari 10 KK sasaran (sasaran di bawah 20: tanpa persentase); 5 KK belum "
                   "terjangkau.")


def test_an_excess_in_one_village_hides_no_gap_of_another() -> None:
    result = found(("A1", 100, 60), ("A2", 100, 120), ("B1", 200, 190))
    assert words.headline("PKH", result, None, name) == (
        "PKH 2025 menjangkau 350 dari 400 KK sasaran (cakupan bersih 87,5 persen, kotor 92,5 persen); 50 KK belum "
        "terjangkau, terbanyak di Kecamatan Bakung (40).")


def test_above_100_is_never_told_as_a_success() -> None:
    told = words.headline("JKN", found(("A1", 100, 130), ("A2", 100, 120)), None, name)
    assert "kotor 125,0 persen" in told and "periksa datanya" in told
    assert "tidak ada yang tercatat belum terjangkau" in told
    assert words.over_note(found(("A1", 100, 130), ("A2", 100, 90)), None).startswith("Di 1 dari 2 desa/kelurahan")
    assert words.over_note(found(("A1", 100, 90)), None) == ""
    rounded = found(("A1", 100, 130), ("A2", 100, 101), by=ROUNDED)
    assert words.over_note(rounded, None).startswith("Di sedikitnya 1 dari 2 desa/kelurahan")
    assert words.note(rounded) == words.ROUNDED_NOTE and words.note(found(("A1", 1, 1))) == words.EXACT_NOTE


def test_without_a_rate_the_reason_is_told() -> None:
    assert words.headline("PKH", found(("A1", None, 50)), None, name) == (
        "PKH 2025: 50 KK penerima; sasaran belum tersedia, jadi cakupan tidak dapat dihitung.")
    assert words.incomplete_note(found(("A1", 50, 40), ("A2", None, 1)).whole.iloc[0]).startswith("1 desa/kelurahan")


def test_the_trend_never_calls_a_vanishing_difference_a_change() -> None:
    counts = {2023: 8000, 2024: 8500, 2025: 8004}
    years = [(year, found(("A1", 10_000, number)).whole.iloc[0]) for year, number in counts.items()]
    assert words.trend(years[:2]) == (
        "Cakupan bersih naik 5,0 poin persen, dari 80,0 persen (2023) menjadi 85,0 persen (2024).")
    assert words.trend([years[0], years[2]]).startswith("Cakupan bersih tidak berubah")
    assert words.trend(years[:1]) == "Belum ada dua tahun yang dapat dibandingkan."
    over = [*years[:1], (2025, found(("A1", 1000, 1200)).whole.iloc[0])]
    assert words.trend(over).endswith("Penerima melebihi sasaran pada sebagian tahun: periksa datanya.")


def test_need_and_money_without_a_place() -> None:
    frame = beside_need(pd.Series({"A": 30.0, "B": 10.0}), {"DTSEN": pd.Series({"A": 100.0, "B": 300.0})})
    assert words.need_finding(frame, "DTSEN", name) == (
        "Dibanding porsi kebutuhannya, porsi alokasi paling kecil di Kecamatan Wates (25,0 persen alokasi, 75,0 persen "
        "kebutuhan) dan paling besar di Kecamatan Bakung (75,0 persen alokasi, 25,0 persen kebutuhan).")
    money = Allocation(pd.Series({"A": 30.0, "B": 10.0}), 3.0, 7.0, 0.0)
    assert words.need_headline(frame, money, 2026, "DTSEN", name, None) == (
        "RAT 2026: Rp40 dari Rp50 dapat dilokasikan ke kecamatan; dibanding kebutuhannya, paling kecil di Wates, "
        "paling besar di Bakung.")
    assert words.need_headline(frame, money, 2026, "DTSEN", name, "B") == (
        "Kecamatan Wates: 25,0 persen alokasi RAT 2026 yang dapat dilokasikan, 75,0 persen kebutuhan.")
    assert "belum tersedia" in words.need_headline(frame, money, 2026, "DTSEN", name, "C")
    assert "belum tersedia" in words.need_headline(frame.iloc[:0], money, 2026, "DTSEN", name, None)
    assert words.unplaced(Allocation(pd.Series({"A": 5.0}), 3.0, 0.0, 0.0)) == [
        ("Seluruh kabupaten", 3.0), ("Tanpa lokasi", 0.0)]
    meaning = words.need_meaning("DTSEN", "Triwulan III 2025", "KK")
    assert "desil 1–4" in meaning and "bukan garis kemiskinan" in meaning
