"""Sentences, marks and tables of the RAT: what is not known is said, never shown as zero."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from dashboard.core.style import DARK, LIGHT
from dashboard.render.table import markup, table_html
from dashboard.statistics.scales import FIVE, NO_REPORT, NOT_DUE, THREE
from dashboard.topics.rat.blocks import lists as rat_lists
from dashboard.topics.rat.blocks import marks as rat_marks
from dashboard.topics.rat.blocks import table as rat_table
from dashboard.topics.rat.blocks import tables as rat_tables
from dashboard.topics.rat.blocks.table import Names
from dashboard.topics.rat.rules.groups import history
from dashboard.topics.rat.rules.quarter import Assessment, Choice, Located, Rat, assess
from dashboard.topics.rat.words import plan as rat_plan_words
from dashboard.topics.rat.words import sentences as rat_words
from rat_rows import action, actions, indicator, indicators, report, reports

NAMES = Names({"a": "Dinas A", "b": "Dinas B"}, {"a": "A", "b": "B"}, lambda code: f"?opd={code}")


def assessed(*rows: dict[str, Any], plans: tuple[dict[str, Any], ...] = (), quarter: int = 2,
             lines: tuple[dict[str, Any], ...] = (), **choice: Any) -> Assessment:
    """The assessment of these reports; two agencies with one indicator each unless told otherwise."""
    plans = plans or (indicator(), indicator(agency="b"))
    lines = lines or (action(), action(agency="b"))
    return assess(Rat(actions(*lines), indicators(*plans), reports(*rows)), Choice(2025, quarter, **choice), FIVE)


def test_headline_names_output_money_and_who_is_silent() -> None:
    found = assessed(report(1, 25.0, 200.0), report(2, 20.0, 200.0))
    assert rat_words.headline(found, None) == (
        "Sampai triwulan II 2025 keluaran RAT mencapai 90,0 persen dari rencana (tinggi) dan realisasi anggaran "
        "20,0 persen dari pagu setahun; 1 dari 2 OPD belum lapor.")
    assert rat_plan_words.plan_line(found) == (
        "Terhadap rencana garis lurus buatan dasbor (50 persen pagu): 80,0 persen, dari 1 dari 2 sub "
        "kegiatan yang melapor. Rencana keluaran semuanya dibuat dasbor dari target setahun.")


def test_whose_plan_it_is_compared_with_is_said() -> None:
    told = (report(1, 20.0), report(1, 20.0, indicator="j"), report(1, 5.0, agency="b"))
    own = (indicator(target_q1=20.0), indicator(indicator="j"), indicator(agency="b"))
    assert rat_plan_words.plan_line(assessed(*told, plans=own, quarter=1)) == (
        "Rencana keluaran dari OPD sendiri untuk 1 dari 3 indikator yang dinilai; selebihnya dibuat dasbor dari target "
        "setahun.")
    assert rat_plan_words.plan_line(assessed(told[0], plans=own[:1], quarter=1)).endswith("semuanya dari OPD sendiri.")
    assert rat_plan_words.plan_line(assessed(report(4, None, 700.0), quarter=4)) == (
        "Rupiah dilaporkan oleh 1 dari 2 sub kegiatan: 70,0 persen dari pagunya.")
    assert rat_plan_words.plan_line(assessed(strategy="3")) == ""


@pytest.mark.parametrize(("rows", "plans", "expected"), [
    ((), (), "Dinas B belum pernah lapor untuk RAT 2025."),
    ((report(1, 5.0, agency="b"),), (), "Dinas B belum lapor sejak TW II 2025 untuk RAT 2025."),
    ((), (indicator(agency="b", target=0.0),),
     "RAT 2025 Dinas B belum punya indikator dengan target, jadi keluarannya tidak dapat dinilai."),
    ((), (indicator(agency="b", target_q2=0.0),),
     "Sampai triwulan II 2025 belum ada keluaran yang dijadwalkan oleh Dinas B."),
    ((report(2, 45.0, agency="b"),), (),
     "Sampai triwulan II 2025 keluaran Dinas B mencapai 90,0 persen dari rencana (tinggi), realisasi anggaran belum "
     "dilaporkan."),
])
def test_headline_of_one_agency(rows: tuple[dict[str, Any], ...], plans: tuple[dict[str, Any], ...],
                                expected: str) -> None:
    assert rat_words.headline(assessed(*rows, plans=plans, agency="b"), "Dinas B") == expected


def test_without_a_baseline_it_is_said() -> None:
    less = indicator(direction="turun", accumulation="posisi akhir", target=14.0)
    bare, known = (assessed(report(2, 20.0), plans=({**less, "baseline": start},)) for start in (None, 20.0))
    assert "1 indikator yang makin kecil makin baik dinilai tanpa kondisi awal" in rat_plan_words.plan_line(bare)
    assert "kondisi awal" not in rat_plan_words.plan_line(known)
    drills = [str(rat_lists.drill(one, one.subs, NAMES.full, {}, LIGHT)) for one in (bare, known)]
    assert "makin kecil makin baik, tanpa kondisi awal, posisi akhir" in drills[0]
    assert "makin kecil makin baik, dari kondisi awal 20, posisi akhir" in drills[1]
    tables = [rat_tables.sub_frame(one, one.subs, {}, {}).iloc[0] for one in (bare, known)]
    assert [row["Capaian (% rencana)"] for row in tables] == [pytest.approx(800 / 14), 0]
    assert tables[1]["Kondisi awal"] == 20 and "tanpa kondisi awal" in tables[0]["Dinilai"]


def test_headline_of_nothing() -> None:
    assert rat_words.headline(assessed(strategy="3"), None) == "Tidak ada sub kegiatan RAT 2025 untuk pilihan ini."


def test_report_states() -> None:
    found = assessed(report(2, 45.0), report(2, 5.0, agency="b"), report(1, 5.0, agency="b"))
    states = {row["agency"]: rat_words.report_state(row, found) for row in found.agencies.to_dict("records")}
    assert states == {"a": "TW I tidak dilaporkan", "b": "laporan lengkap"}
    half = assessed(report(2, 45.0), plans=(indicator(), indicator(indicator="j")), lines=(action(),))
    assert rat_words.report_state(half.agencies.iloc[0].to_dict(), half) == "lapor 1 dari 2 indikator"


def test_money_is_told_as_far_as_it_is_known() -> None:
    row = {"allocation": 2e9, "spent": 1e9, "spent_quarter": 2, "rupiah": 1e9, "absorption_plan": 100.0,
           "absorption_year": 50.0}
    assert rat_words.money_words(row, 2) == \
        "Rp1 miliar dari Rp2 miliar: 50,0 persen dari pagu setahun, 100,0 persen dari rencana garis lurus"
    assert rat_words.money_words(row, 4) == "Rp1 miliar dari Rp2 miliar: 50,0 persen dari pagu setahun"
    stale = {**row, "rupiah": float("nan"), "spent_quarter": 1}
    assert rat_words.money_words(stale, 2).endswith("sampai TW I; sesudahnya belum dilaporkan")
    assert rat_words.money_words({**row, "spent": None}, 2) == "pagu Rp2 miliar, realisasi rupiah belum dilaporkan"
    nothing = {**row, "allocation": 0.0, "absorption_plan": None, "absorption_year": None}
    assert "pagu nol" in rat_words.money_words(nothing, 2)


def test_amounts_and_gaps() -> None:
    assert [rat_words.amount(value) for value in (12.0, 0.25, 20047.5, None)] == ["12", "0,25", "20.048", "belum lapor"]
    gap = {"accumulation": "jumlah", "gaps": (1, 2)}
    assert rat_words.gap_words(gap).startswith("TW I, TW II belum dilaporkan")
    assert rat_words.gap_words({**gap, "accumulation": "posisi akhir"}) == ""


def test_what_an_area_leaves_out_is_said() -> None:
    some = Located(frozenset({("a", "1")}), frozenset({("a", "2")}), frozenset({("a", "3"), ("a", "4")}))
    assert rat_words.located_line(some, "Kecamatan Wonodadi").endswith(
        "1 lain berlaku se-kabupaten dan 2 tanpa lokasi; tidak ikut dihitung di sini.")
    assert rat_words.located_line(Located(frozenset(), frozenset(), frozenset()), "X").endswith("per kecamatan.")


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_status_is_word_shape_and_colour(theme: Any) -> None:
    for key in FIVE.keys:
        chip = markup(rat_marks.chip(key, theme))
        assert rat_words.status_word(key) in chip and "background:#" in chip
        assert rat_marks.SHAPES[key] in chip
    assert "background" not in markup(rat_marks.chip(NO_REPORT, theme)), "outlined, not coloured"
    assert len({rat_marks.SHAPES[key] for key in (*FIVE.keys, NO_REPORT, NOT_DUE)}) == 7


def test_the_legend_names_the_scale_and_its_limits() -> None:
    told = str(rat_marks.legend(FIVE, [NO_REPORT], LIGHT))
    for words in (FIVE.title, "≥ 91", "76–90,99", "66–75,99", "51–65,99", "&lt; 51"):
        assert words in told, words
    assert "Belum lapor" in told and "Tanpa target" not in told
    assert "50–79,99" in str(rat_marks.legend(THREE, [], LIGHT))


def test_silent_agencies_come_first_then_the_lowest_scores() -> None:
    frame = pd.DataFrame({"agency": list("abcd"), "status": ["tinggi", NO_REPORT, "rendah", NO_REPORT],
                          "score": [80.0, None, 55.0, None], "allocation": [1.0, 5.0, 1.0, 9.0]})
    assert rat_table.attention_order(frame)["agency"].tolist() == ["d", "b", "c", "a"]


def test_the_heat_table_escapes_and_keeps_missing_quarters_apart() -> None:
    found = assessed(report(1, 20.0), report(2, 30.0), quarter=2)
    names = Names({"a": "<Dinas & A>"}, {"a": "<A>"}, lambda code: f"?x='{code}&opd={code}")
    past = history(found.rat.indicators, found.rat.reports, FIVE)
    table = table_html(rat_table.agency_table(found, found.agencies, past, names, LIGHT))
    assert "&lt;A&gt;" in table and "<A>" not in table and "?x=&#39;a&amp;opd=a" in table
    assert table.count('class="rat-heat ahead"') == 4, "TW III and TW IV of two agencies"
    assert table.count('class="rat-heat belum-lapor"') == 2 and ">0<" not in table


def test_exceptions_and_drill_escape_what_agencies_write() -> None:
    lines = (action(sub_activity="<Sub>", program="<P>", activity="<K>", target_text="<500>"),)
    found = assessed(report(1, 5.0, 500.0, obstacle="<hujan>"), report(2, 5.0, 400.0),
                     plans=(indicator(unit="<KK>"),), lines=lines)
    listed = str(rat_lists.exception_list(found, found.exceptions, NAMES))
    assert "keluaran 20,0 persen, realisasi anggaran 180,0 persen" in listed
    assert "TW I. Kendala: &lt;hujan&gt;." in listed
    drill = str(rat_lists.drill(found, found.subs, NAMES.full, {}, LIGHT))
    for text in ("&lt;Sub&gt;", "&lt;P&gt;", "&lt;K&gt;", "&lt;500&gt;", "&lt;KK&gt;", "&lt;hujan&gt;"):
        assert text in drill, text
    assert "<hujan>" not in listed + drill and "lokasi: tidak disebut" in drill


def test_locations_in_words() -> None:
    where = actions(action(places=["35.05.01", "35.05.02.2001"]))
    assert rat_lists.location_words(where, {"35.05.01": "Kecamatan Wonodadi"}) == "Kecamatan Wonodadi, 35.05.02.2001"
    assert rat_lists.location_words(actions(action(places=["35.05"])), {}) == "se-kabupaten"
    many = actions(action(places=[f"35.05.{number:02}" for number in range(1, 12)]))
    assert rat_lists.location_words(many, {}).endswith(", dan 3 lagi")
