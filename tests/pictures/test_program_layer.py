"""The map layer of a programme is made of shown counts, and keeps what is above 100 percent apart."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.core.style import LIGHT
from dashboard.statistics.rounding import EXACT, Rounding
from dashboard.topics.programs.blocks import charts as program_charts
from dashboard.topics.programs.blocks.layer import NONE, ODD, indicator, rates, shading
from dashboard.topics.programs.rules.coverage import Coverage, coverage
from dashboard.topics.programs.rules.need import beside_need
from dashboard.topics.programs.rules.program import Program

PROGRAM = Program("pmt", "Makanan tambahan", "Dinas Kesehatan", "1", "jiwa")
CODES = ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"]
ROWS = [("A1", 300, 295), ("A2", 100, 60), ("A3", 100, 130), ("A4", 100, 7), ("A5", 12, 3), ("A6", 100, 20),
        ("A8", 100, 98)]


def found(by: Rounding = EXACT, **more: Any) -> Coverage:
    result = coverage(pd.DataFrame([
        {"program": "pmt", "region_code": code, "kecamatan_code": "A", "year": 2026, "quarter": 3, "target": target,
         "recipients": recipients, "unit": "jiwa", "budget": None, "realised": None, "is_sample": True,
         "submission_id": None, **more} for code, target, recipients in ROWS]), by)
    assert result is not None
    return result


def test_classes_marks_and_words() -> None:
    painted = shading(PROGRAM, found(), CODES)
    assert painted.grades == "03+4-4-0", "3 of 12 have no percentage, as for visitors"
    assert painted.counts == (2, 0, 0, 1, 2) and painted.none_count == 2
    assert (painted.odd_word, painted.none_word) == (ODD, NONE)
    assert painted.period == "Triwulan III 2026" and "DATA CONTOH" in painted.short_name
    assert painted.ranks == (0,) * 8


def test_visitors_get_colour_from_rounded_counts_and_none_of_fewer_than_twenty() -> None:
    by = Rounding(bytes(range(32)))
    painted, areas = shading(PROGRAM, found(by), CODES), found(by).villages
    assert "-" not in painted.grades[:4] + painted.grades[5] + painted.grades[7] and painted.grades[4] == "-"
    assert painted.texts[4] == (f"sasaran di bawah 20 ({areas.loc['A5', 'recipients']:.0f} dari "
                                f"{areas.loc['A5', 'target']:.0f} jiwa)")
    entry = painted.as_entry()
    assert entry["text"][2] == "130,0 persen: 130 dari 100 jiwa" and entry["odd"] == ODD
    assert entry["text"][6] == "belum ada data"
    seven = areas.loc["A4", "recipients"]
    assert seven % 5 == 0 and f"{seven:.0f} dari 100" in entry["text"][3]


def test_the_layer_as_an_indicator_holds_no_rate_above_100() -> None:
    assert rates(found()).dropna().max() <= 100
    assert indicator(PROGRAM).id == "cakupan_pmt" and "DATA CONTOH" not in indicator(PROGRAM).name
    assert "DATA CONTOH" in indicator(PROGRAM, sample=True).name


def test_the_trend_draws_what_is_shown_and_the_net_rate() -> None:
    whole = found().whole.iloc[0]
    figure = program_charts.trend([("2026", whole)], "jiwa", "Judul.", LIGHT, sample=True, source="")
    bars, targets = figure.data
    assert bars.y == (whole["recipients"],) and targets.y == (whole["target"],)
    assert any("DATA CONTOH" in str(note.text) for note in figure.layout.annotations)
    assert any("<b>71,8</b>" in str(note.text) for note in figure.layout.annotations)  # 583 of 812
    assert "613 dari 812 jiwa, bersih 71,8 persen" in figure.layout.meta["alt"]


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
