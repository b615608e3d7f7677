"""Reports that a figure is wrong, from the hand-in to the ledger: what is a case, what is told to whom, bad rows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.answers.world import World
from dashboard.core.actor import VISITOR, person
from dashboard.intake.preview import FileRefused, Preview
from dashboard.intake.read import read
from dashboard.publish.build import build
from dashboard.publish.hand_in import take_back
from dashboard.queries.search import search
from dashboard.registry import contracts
from dashboard.render.files.contract_file import contract_file
from dashboard.statistics import notes
from dashboard.store.database import Database, open_current
from dashboard.store.policy import PUBLIC, Audience, audience
from dashboard.store.reference_codes import reference_codes as codes_of_build
from dashboard.topics.differences import words
from dashboard.topics.differences.blocks import cells
from dashboard.topics.differences.blocks.tasks import tasks
from dashboard.topics.differences.rules.cases import HIDDEN, Ledger, of_build
from handing_in import AGENCIES, JATEN, KEEPER, store

TinyData = Callable[..., Path]
SIGNED_IN = audience(person("siti"))


def report(code: str, year: int = 2024, **more: Any) -> dict[str, Any]:
    """One row about the poverty rate of the regency."""
    return {"code": code, "date": "2026-11-20", "data": "observations", "indicator": "p0", "region": "35.05",
            "year": year, "period_name": "Maret", "shown": "8,16 persen", "why": "Buku memuat angka lain", **more}


def ledger(reader: Audience = PUBLIC) -> Ledger:
    with closing(open_current()) as database:
        return of_build(database, reader)


def marked() -> set[tuple[int, str]]:
    """Year and case of each marked figure of the poverty rate."""
    with closing(open_current()) as database:
        rows = database.query("SELECT year, note FROM observations WHERE indicator = 'p0' AND region_code = '35.05'")
    return {(row["year"], case) for row in rows.to_dict("records") if (case := notes.case(row["note"]))}


def test_reports_become_cases_once_a_figure_and_go_when_they_are_taken_back(tiny_data: TinyData) -> None:
    tiny_data()
    store("figure_reports", [report("l-1"), report("l-2", value=8.2, source="Buku <b>BPS</b>", date="2026-11-10")])
    doubt = store("figure_reports", [report("l-3", year=2023, shown="8,69 persen")], by="siti")
    build()
    found = {one.id: one for one in ledger().cases}
    told, doubted = found["p0-35.05-2024-maret"], found["p0-35.05-2023-maret"]
    assert (told.origin, told.one.value, told.other.value, told.other.source) == (
        "dilaporkan", "8,16 persen", "8,2 persen", "Buku <b>BPS</b>"), "the report that names a figure is compared"
    assert len(told.reports) == 2 and told.owner == "BPS" and told.is_open
    assert (doubted.origin, doubted.other.value, doubted.gap) == ("diragukan", "belum disebut", None)
    assert words.headline(ledger()) == ("3 angka diceritakan berbeda oleh dua sumber atau dilaporkan salah: "
                                        "3 masih terbuka.")
    assert marked() == {(2024, told.id), (2023, doubted.id), (2025, "01")}
    assert doubted.reports[0].by == "", "a visitor is not told who"
    assert [one.by for case in ledger(SIGNED_IN).cases for one in case.reports if case.id == doubted.id] == ["siti"]
    assert "Oleh siti." in cells.frame(ledger(SIGNED_IN).cases)["Laporan"].str.cat()
    assert "siti" not in cells.frame(ledger().cases).to_csv()
    assert "&lt;b&gt;BPS" in "".join(str(cell) for cell in cells.row(told)[2])  # type: ignore[union-attr]
    take_back(doubt.id, KEEPER, "salah")
    assert doubted.id not in {one.id for one in ledger().cases}


def test_a_report_opens_an_answered_case_again_and_an_answer_of_that_day_holds(tiny_data: TinyData) -> None:
    tiny_data()
    answered = {"code": "01", "state": "dijelaskan", "explanation": "Pembulatan"}
    store("figure_cases", [{**answered, "date": "2026-11-19"}])
    store("figure_reports", [report("l-1", year=2025, shown="7,57 persen")])
    build()
    (case,) = ledger().cases
    assert (case.id, case.origin, case.state, len(case.reports)) == ("01", "tercatat", "terbuka", 1)
    store("figure_cases", [{**answered, "date": "2026-11-20"}])
    build()
    assert ledger().cases[0].state == "dijelaskan" and marked() == set()


def test_a_figure_that_is_no_longer_there_is_told_as_it_was_reported(tiny_data: TinyData) -> None:
    tiny_data()
    store("figure_reports", [report("l-1", year=2012, shown="10,5 persen", value=10.7, source="Arsip")])
    build()
    case = next(one for one in ledger().cases if one.origin == "dilaporkan")
    assert (case.one.value, case.other.value, words.on_dashboard(case)) == (
        "10,5 persen", "10,7 persen", "tidak ditampilkan sebagai angka") and len(marked()) == 1


def test_figures_of_handed_in_data_are_told_only_to_whoever_is_signed_in(tiny_data: TinyData) -> None:
    tiny_data()
    store("figure_reports", [report("l-1", data="coverage", indicator=None, item="Penerima · RTLH", region=JATEN,
                                    year=2026, period_name="TW3", shown="3", value=7, source="Perkim",
                                    why="Hanya 3 yang tercatat")])
    build()
    case = next(one for one in ledger().cases if one.data == "coverage")
    assert case.fact == "Cakupan program Jaten TW3 2026" and case.owner == "OPD pelaksana program"
    assert "rtlh" not in case.id and case.id.startswith("coverage-35.05.01.2001-2026-tw3-")
    assert case.one.value == case.other.value == HIDDEN and case.one.source == "Cakupan program"
    assert not [word for word in ("Hanya 3", "Perkim", "RTLH") if word in cells.frame([case]).to_csv()]
    assert not [word for word in ("Hanya 3", "Perkim", "RTLH") if word in str(cells.row(case))]
    with closing(open_current()) as database:
        assert not [hit for hit in search(database, "penerima rtlh jaten") if hit.page == "angka-berbeda"]
        store("agencies", AGENCIES)
        store("figure_cases", [{"code": case.id, "date": "2026-11-20", "state": "ditanyakan", "agency": "dinsos"}])
    build()
    with closing(open_current()) as database:
        (task,) = tasks(World(database), "dinsos")
        assert task.text == "Angka berbeda: Cakupan program Jaten TW3 2026"
    exact = next(one for one in ledger(SIGNED_IN).cases if one.data == "coverage")
    assert (exact.one.value, exact.other.value, exact.reports[0].why) == ("3", "7", "Hanya 3 yang tercatat")
    assert exact.fact == "Penerima · RTLH Jaten TW3 2026"
    assert audience(VISITOR) == PUBLIC and words.to_decide(ledger(), "35.05").count(HIDDEN) == 0


def preview(database: Database, row: dict[str, Any]) -> Preview:
    contract = contracts()["figure_reports"]
    frame = pd.DataFrame([{column.name: row.get(column.name) for column in contract.columns}])
    return read(contract, contract_file(contract, frame, ".csv"), "x.csv", codes_of_build(database))


@pytest.mark.parametrize(("change", "told"), [
    ({"value": 8.2}, "tanpa sumber"), ({"value": 950, "source": "x"}, "terlalu besar"), ({"why": None}, "kosong"),
    ({"indicator": "tidak_ada"}, "tidak dikenal"), ({"indicator": None}, "tanpa indikator"),
    ({"period_name": "Pon"}, "Periode angka indikator"), ({"data": "ngawur"}, "Dataset tidak dikenal"),
    ({"data": "coverage"}, "hanya untuk angka indikator"),
    ({"data": "coverage", "indicator": None}, "angka yang mana"), ({"region": "99.99"}, "tidak dikenal"),
    ({"source_url": "javascript:alert(1)"}, "http"), ({"why": "x" * 501}, "lebih dari 500 huruf")])
def test_bad_reports_are_refused_with_a_sentence(tiny: Database, change: dict[str, Any], told: str) -> None:
    found = preview(tiny, report("l-1", **change))
    assert found.accepted == 0 and told in found.rejected["reason"].iloc[0]


def test_a_report_with_an_identity_number_is_refused_whole(tiny: Database) -> None:
    with pytest.raises(FileRefused):
        preview(tiny, report("l-1", why="Menurut warga 3505105203880001"))
    assert preview(tiny, report("l-1", value=8.2, source="=1+1")).accepted == 1
