"""Capaian RAT: clean, from a link, wrong link, no data, without sample, with what an agency handed in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core import formats
from dashboard.statistics.rounding import Rounding
from dashboard.store.database import Database
from dashboard.store.identity.accounts import add_account, sign_in
from dashboard.store.rounding_key import rounding_key
from dashboard.topics.rat import queries as rat
from dashboard.topics.rat.rules.quarter import of_build
from handing_in import AGENCIES, KEEPER, action, publish, store
from page_words import words

OpenPage = Callable[..., AppTest]
TARGET = {"year": 2025, "agency": "dinsos", "sub_code": "1.06.01", "sub_activity": "Sub",
          "indicator": "Keluarga dibantu", "unit": "KK", "direction": "naik", "accumulation": "jumlah", "target": 200.0}


def html(app: AppTest) -> str:
    """The page as it is sent, markup and all."""
    return "".join(str(element.body) for element in app.main if element.type == "html")


def slow_scores(database: Database, year: int, quarter: int) -> dict[str, list[float]]:
    """Capped achievements by agency, worked out one indicator at a time."""
    seen = of_build(database, date.max, Rounding(rounding_key()))
    plans, reports = seen.indicators, seen.reports
    found: dict[str, list[float]] = {}
    for row in plans[plans["year"] == year].to_dict("records"):
        own = reports[(reports["year"] == year) & (reports["agency"] == row["agency"])
                      & (reports["sub_code"] == row["sub_code"]) & (reports["indicator"] == row["indicator"])]
        told = {int(one["quarter"]): one["physical"] for one in own.to_dict("records")
                if one["quarter"] <= quarter and pd.notna(one["physical"])}
        level = row["accumulation"] == "posisi akhir"
        plan = row[f"target_q{quarter}"]
        if pd.isna(plan):
            plan = row["target"] if level else row["target"] * quarter / 4
        if quarter not in told or not row["target"] or plan <= 0 or plan < row["percent_base"]:
            continue
        done = told[quarter] if level else sum(told.values())
        percent = done / plan * 100 if row["direction"] == "naik" else max(0.0, (2 * plan - done) / plan * 100)
        start = row["baseline"] if level else row["baseline"] * plan / row["target"]
        if row["direction"] == "turun" and start > plan:
            percent = max(0.0, (start - done) / (start - plan) * 100)
        found.setdefault(row["agency"], []).append(min(100.0, percent))
    return found


def test_figures_are_those_of_a_slow_recomputation(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("rat")
    text, page = words(app), html(app)
    scores = slow_scores(shipped, 2026, 3)
    every = [value for values in scores.values() for value in values]
    whole = formats.number(sum(every) / len(every), 1)
    assert f"Sampai triwulan III 2026 keluaran RAT mencapai {whole} persen dari rencana (tinggi)" in text
    assert "4 dari 25 OPD belum lapor" in text and f"{len(every)} dari 142 indikator dinilai" in text
    short = rat.agencies(shipped).set_index("code")["short_name"]
    table = page.split('class="rat-table"')[1].split("</table>")[0]
    for agency, values in scores.items():
        row = next(row for row in table.split("<tr>") if f">{short[agency]}</a>" in row)
        assert f'<td class="number">{formats.number(sum(values) / len(values), 1)}</td>' in row, agency
    for agency, since in (("dishub", "belum pernah lapor"), ("bpkad", "sejak TW I 2026"),
                          ("disbudpar", "sejak TW II 2026"), ("disperindag", "sejak TW III 2026")):
        row = next(row for row in table.split("<tr>") if f">{short[agency]}</a>" in row)
        assert since in row and agency not in scores
    assert "Skala lima kelas laporan kinerja pemerintah" in text and "DATA CONTOH" in text
    assert "nan" not in re.sub(r"[^a-z ]", " ", text).split() and "None" not in text


def test_join_and_absorption_against_plain_sums(shipped: Database, open_page: OpenPage) -> None:
    text = re.sub(r"\s+", " ", words(open_page("rat", tahun="2025", tw="4")))
    actions, plans, reports = (frame[frame["year"] == 2025] for frame in (
        rat.rat_matrix(shipped), rat.rat_indicators(shipped), rat.rat_reports(shipped)))
    keys = ["agency", "sub_code"]
    known = set(map(tuple, plans[keys].values))
    inside = sum(row["allocation"] for row in actions.to_dict("records") if (row["agency"], row["sub_code"]) in known)
    assert f"{formats.number(inside / actions['allocation'].sum() * 100, 1)} persen pagu" in text
    told = reports[reports["quarter"] == 4].dropna(subset="rupiah")
    speaking = set(map(tuple, told[keys].values))
    spent = reports[[tuple(pair) in speaking for pair in reports[keys].values]]["rupiah"].sum()
    pagu = actions[[tuple(pair) in speaking for pair in actions[keys].values]]["allocation"].sum()
    form = actions[[tuple(pair) not in speaking for pair in actions[keys].values]]
    quarters, halves = ([f"realised_q{number}" for number in (1, 2, 3, 4)], ["realised_s1", "realised_s2"])
    for _, lines in form.groupby(keys):
        for names in (quarters, halves):
            if lines[names[-1]].notna().any():
                spent, pagu = spent + lines[names].sum().sum(), pagu + lines["allocation"].sum()
    whole = actions["allocation"].sum()
    assert f"realisasi anggaran {formats.number(spent / whole * 100, 1)} persen dari pagu setahun" in text
    assert f"{formats.rupiah(spent)} dari {formats.rupiah(whole)}" in text
    assert f"{formats.number(spent / pagu * 100, 1)} persen dari pagunya." in text


def test_a_link_chooses_everything(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("rat", tahun="2024", tw="4", opd="dpupr", strategi="3", status="sangat_rendah")
    text = words(app)
    assert not app.warning
    assert "Kabupaten Blitar · Dinas Pekerjaan Umum dan Penataan Ruang · Triwulan IV 2024" in text
    assert "1.03.03.2.01.0003" in text and "Kendala" in text
    assert re.search(r"3[345],\d persen", text), "398 of 1,170 connections, each of one family, so rounded"
    assert app.query_params["bagian"] in ("Rincian", ["Rincian"]), "a link with an agency asks for its details"
    text = words(open_page("rat", tahun="2024", tw="4", opd="dpupr", strategi="3", status="sangat_rendah",
                           bagian="Perlu perhatian"))
    assert "Realisasi anggaran tinggi, keluaran rendah" in text and "realisasi anggaran 96,0 persen" in text
    assert [app.selectbox(key=f"filter_{name}").value for name in ("Triwulan", "OPD", "Strategi", "Status")] == [
        4, "dpupr", "3", "sangat_rendah"]


def test_clearing_filters_leads_back(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("rat", opd="dpupr", kec="35.05.15")
    app.button(key="rat_clear").click().run()
    assert not app.exception and "25 OPD" in words(app)
    assert not {"opd", "kec"} & set(app.query_params)


def test_a_kecamatan_keeps_what_names_it(shipped: Database, open_page: OpenPage) -> None:
    actions = rat.rat_matrix(shipped)
    own = actions[actions["year"] == 2026]
    named = {(row["agency"], row["sub_code"]) for row in own.to_dict("records")
             if any(code[:8] == "35.05.15" for code in row["places"])}
    text = words(open_page("rat", kec="35.05.15"))
    assert f"{len(named)} sub kegiatan menyebut Kecamatan Gandusari atau desa di dalamnya" in text
    assert "tanpa lokasi" in text


def test_wrong_links_are_named(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("rat", tahun="1999", tw="9", opd="dinas", strategi="7", status="hebat", kec="35.05.99")
    said = " ".join(item.value for item in app.warning)
    for value in ("1999", "“9”", "“dinas”", "“7”", "“hebat”", "35.05.99"):
        assert value in said, value
    assert "Sampai triwulan III 2026" in words(app)


def test_a_quarter_nobody_reported_is_named(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("rat", tahun="2026", tw="4")
    assert app.warning[0].value == "TW IV 2026 belum ada laporannya. Ditampilkan TW III."


def test_every_agency_and_quarter_can_be_opened(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("rat")
    for code in app.selectbox(key="filter_OPD").options[1:6]:
        app.selectbox(key="filter_OPD").select(code).run()
        assert not app.exception, code
    for quarter in (1, 2):
        app.selectbox(key="filter_Triwulan").select(quarter).run()
        assert not app.exception, quarter


def test_the_other_scale_is_named(shipped: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_SCALE", "tiga")
    text = words(open_page("rat"))
    assert "Skala tiga kelas" in text and "50–79,99" in text and "(sangat tinggi)" in text


def test_tables_are_drawn_only_when_opened(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("rat", opd="dinkes")
    assert not app.dataframe
    app.session_state["rat_tables"] = True
    app.run()
    assert not app.exception
    of_agencies, of_subs = (element.value for element in app.dataframe)
    assert of_agencies["Keluaran rata-rata (% rencana)"].round(1).tolist() == [95.9]
    assert len(of_subs) == 14 and set(of_subs["Keterangan"]) == {"DATA CONTOH"}
    assert (of_subs["Status"] == "Tanpa indikator di Renja").sum() == 2


def test_without_sample_it_says_who_can_supply(without_sample: None, open_page: OpenPage) -> None:
    text = words(open_page("rat"))
    assert "Belum ada matriks RAT maupun target Renja yang diserahkan." in text
    assert "python -m dashboard import rat_matrix" in text and "DATA CONTOH" not in text
    assert "Rencana aksi" not in words(open_page("ringkasan"))
    empty = words(open_page("profil", kec="35.05.15", bagian="Program & RAT"))
    assert "Rencana aksi (RAT)" not in empty and "Belum ada program maupun rencana aksi" in empty


def test_what_agencies_hand_in_is_shown_without_the_badge(tiny: Database, open_page: OpenPage) -> None:
    store("agencies", [{**AGENCIES[0], "name": "Dinas <b>Sosial</b>"}, AGENCIES[1]])
    store("rat_matrix", [action("dinsos"), action("perkim")])
    store("rat_targets", [TARGET, {**TARGET, "agency": "perkim", "sub_code": "1.06.01"}])
    publish("rat_realisation", [report(1, 50, 250_000), report(2, 30, None, obstacle="Hujan <script>")])
    app = open_page("rat", opd="dinsos")
    text, page = words(app), html(app)
    assert "keluaran Dinas &lt;b&gt;Sosial&lt;/b&gt; mencapai 80,0 persen dari rencana (tinggi)" in page
    assert "realisasi anggaran belum dilaporkan" in text, "the rupiah of TW II is missing, not zero"
    assert "Rp250.000 dari Rp1.000.000 sampai TW I; sesudahnya belum dilaporkan" in text
    assert "Hujan &lt;script&gt;" in page and "<script>" not in page
    assert "DATA CONTOH" not in text and "Matriks RAT 2025, berkas rat_matrix.csv" in text
    everyone = words(open_page("rat"))
    assert "1 dari 2 OPD belum lapor" in everyone and "belum pernah lapor" in everyone


def report(quarter: int, physical: float, rupiah: float | None, **more: Any) -> dict[str, Any]:
    """One row of a report by Dinsos."""
    return {"year": 2025, "quarter": quarter, "agency": "dinsos", "sub_code": "1.06.01",
            "indicator": "Keluarga dibantu", "physical": physical, "rupiah": rupiah, **more}


SERAPAN = re.compile(r"\bserapan\b", re.IGNORECASE)


@pytest.mark.parametrize("page", ["rat", "rapat"])
def test_money_is_told_of_the_whole_year_first_then_whose_plan(shipped: Database, open_page: OpenPage,
                                                               page: str) -> None:
    text = re.sub(r"\s+", " ", words(open_page(page)))
    assert text.index("realisasi anggaran 53,1 persen dari pagu setahun") < text.index(
        "Terhadap rencana garis lurus buatan dasbor (75 persen pagu): 75,9 persen, dari 133 dari 148 "
        "sub kegiatan yang melapor.")
    assert not SERAPAN.search(text)


def test_other_pages_take_the_rat_in(shipped: Database, open_page: OpenPage) -> None:
    front = words(open_page("ringkasan"))
    assert "4 OPD belum lapor" in front and "DATA CONTOH" in front
    assert "Realisasi anggaran 53,1 persen dari pagu setahun." in front
    village = words(open_page("profil", desa="35.05.15.2003", bagian="Program & RAT"))
    assert "Rencana aksi (RAT) di wilayah ini" in village and "DATA CONTOH" in village
    assert "berlaku se-kabupaten" in village


def test_a_visitor_is_told_what_the_form_leaves_out(tiny: Database, open_page: OpenPage) -> None:
    store("agencies", AGENCIES)
    store("rat_matrix", [action("dinsos", target_text="3 KK", target_count=3, benefit="Rp250.000")])
    store("rat_targets", [TARGET])
    publish("rat_realisation", [report(1, 50, 250_000)])

    def opened(**state: Any) -> str:
        app = open_page("rat", opd="dinsos")
        app.session_state["rat_tables"] = True
        for name, value in state.items():
            app.session_state[name] = value
        app.run()
        assert not app.exception
        return html(app)

    visitor = opened()
    assert f"sasaran: {formats.HIDDEN}" in visitor and "tidak dapat diserahkan lagi" in visitor
    assert "3 KK" not in visitor and "Angka persis" not in visitor
    add_account("Siti Aminah", "jambu-mete-7", KEEPER)
    planner = opened(access_session=sign_in("Siti Aminah", "jambu-mete-7"))
    assert "tidak dapat diserahkan lagi" not in planner
    assert "sasaran: 3 KK" in planner and "Angka persis, hanya untuk yang masuk." in planner
