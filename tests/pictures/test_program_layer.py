"""The map layer of a programme shows no hidden count, and keeps what is above 100 percent apart."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from dashboard.analysis.coverage import Coverage, coverage
from dashboard.analysis.need import beside_need
from dashboard.pictures import program_charts
from dashboard.pictures.program_layer import NONE, ODD, Program, indicator, rates, shading
from dashboard.style import LIGHT

PROGRAM = Program("pmt", "Makanan tambahan", "Dinas Kesehatan", "1", "jiwa")
CODES = ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"]
ROWS = [("A1", 300, 295), ("A2", 100, 60), ("A3", 100, 130), ("A4", 100, 7), ("A5", 12, 3), ("A6", 100, 20),
        ("A8", 100, 98)]


def found(**more: Any) -> Coverage:
    result = coverage(pd.DataFrame([
        {"program": "pmt", "region_code": code, "kecamatan_code": "A", "year": 2026, "quarter": 3, "target": target,
         "recipients": recipients, "unit": "jiwa", "budget": None, "realised": None, "is_sample": True,
         "submission_id": None, **more} for code, target, recipients in ROWS]))
    assert result is not None
    return result


def test_classes_marks_and_words() -> None:
    painted = shading(PROGRAM, found(), CODES)
    # A1: 291 to 299 of 300 are the best class; A8: 91 of 100 would not be
    # A4: every count from 0 to 9 is the worst class; A5: 9 of 12 would not be; A6 not closed as two small ones stand
    assert painted.grades == "03+4-4--"
    assert painted.counts == (1, 0, 0, 1, 2) and painted.none_count == 3
    assert (painted.odd_word, painted.none_word) == (ODD, NONE)
    assert painted.period == "Triwulan III 2026" and "DATA CONTOH" in painted.short_name
    assert painted.ranks == (0,) * 8


def test_no_hidden_count_reaches_the_browser() -> None:
    entry = shading(PROGRAM, found(), CODES).as_entry()
    assert entry["text"][3] == "paling banyak 9,0 (<10 dari 100 jiwa)"
    assert entry["text"][4] == "paling banyak 75,0 (<10 dari 12 jiwa)"
    assert entry["text"][2] == "130,0 persen: 130 dari 100 jiwa" and entry["odd"] == ODD
    assert entry["text"][0] == "sedikitnya 97,0 (ditutup dari 300 jiwa)"
    assert entry["text"][6] == "belum ada data"
    assert not {"295", "98"} & set(re.findall(r"\d+", " ".join(entry["text"])))
    assert " 7 dari" not in str(entry) and " 3 dari" not in str(entry)


def test_the_layer_as_an_indicator_holds_no_rate_above_100() -> None:
    assert rates(found()).dropna().max() <= 100
    assert indicator(PROGRAM).id == "cakupan_pmt" and "DATA CONTOH" not in indicator(PROGRAM).name
    assert "DATA CONTOH" in indicator(PROGRAM, sample=True).name


def test_the_trend_has_no_bar_for_a_hidden_count() -> None:
    whole = found().whole.iloc[0]
    small = coverage(pd.DataFrame([{
        "program": "pmt", "region_code": "A1", "kecamatan_code": "A", "year": 2025, "quarter": None, "target": 40,
        "recipients": 4, "unit": "jiwa", "budget": None, "realised": None, "is_sample": True, "submission_id": None}]))
    assert small is not None
    points = [("2025", small.whole.iloc[0]), ("2026", whole)]
    figure = program_charts.trend(points, "jiwa", "Judul.", LIGHT, sample=True, source="")
    bars, targets = figure.data
    assert bars.y == (None, whole["recipients"]) and targets.y == (40.0, whole["target"])
    assert any("DATA CONTOH" in str(note.text) for note in figure.layout.annotations)
    assert "<10 dari 40 jiwa" in figure.layout.meta["alt"]


def test_money_beside_need_draws_every_kecamatan_once() -> None:
    frame = beside_need(pd.Series({"A": 30.0, "B": 10.0}), {"DTSEN": pd.Series({"A": 100.0, "B": 300.0})})
    names = {"A": "Bakung <i>", "B": "Wates"}
    figure = program_charts.beside_need(frame, "DTSEN", names.__getitem__, "Judul.", "Porsi", LIGHT, sample=True,
                                        source="", chosen="B")
    need, money = figure.data
    assert (need.x, money.x) == ((75.0, 25.0), (25.0, 75.0)) and need.y == money.y == (0, 1)
    assert figure.layout.yaxis.ticktext == ("<b>Wates</b>", "Bakung &lt;i&gt;")
    assert len(figure.layout.shapes) == 2
    assert "Wates 25,0 persen alokasi, 75,0 persen kebutuhan" in figure.layout.meta["alt"]
