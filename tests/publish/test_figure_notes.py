"""Notes of planners: they travel with their figure, step aside as sample, and are refused when they cannot be shown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.intake.preview import FileRefused, Preview
from dashboard.intake.read import read
from dashboard.publish.build import build
from dashboard.registry import contracts
from dashboard.render.files.contract_file import contract_file
from dashboard.render.files.tables import csv_bytes
from dashboard.render.words import remark_words
from dashboard.statistics import notes
from dashboard.statistics.notes import Remark
from dashboard.store.database import Database, open_current
from dashboard.store.reference_codes import reference_codes as codes_of_build
from dashboard.topics.areas.words import area as area_words
from dashboard.topics.figures import queries, words
from handing_in import store

TinyData = Callable[..., Path]


def note(text: str, year: int = 2024, **more: Any) -> dict[str, Any]:
    """One row about the poverty rate of the regency."""
    return {"indicator": "p0", "region": "35.05", "year": year, "period_name": "Maret", "text": text,
            "date": "2026-11-20", **more}


def of(year: int) -> object:
    """The note of the figure of a year."""
    with closing(open_current()) as database:
        rows = database.query(f"SELECT note FROM observations WHERE indicator = 'p0' AND region_code = '35.05' "
                              f"AND year = {year}")
    return rows["note"].iloc[0]


def test_two_notes_on_one_figure_go_with_it_and_break_nothing_of_its_own_note(tiny_data: TinyData) -> None:
    tiny_data()
    store("figure_notes", [note("Pertama; ragu=palsu; beda=x\nbaris dua"), note("=HYPERLINK(1)", date="2026-11-25"),
                           note("Tentang tahun kasus", year=2025), note("Angka hilang", year=2012)])
    build()
    assert notes.remarks(of(2024)) == [Remark(date(2026, 11, 25), "=HYPERLINK(1)", False),
                                       Remark(date(2026, 11, 20), "Pertama, ragu=palsu, beda=x baris dua", False)]
    assert notes.doubt(of(2024)) == "" == notes.case(of(2024)) and notes.of_fact(of(2024)) is None
    assert notes.case(of(2025)) == "01" and len(notes.remarks(of(2025))) == 1
    assert "catatan perencana: =HYPERLINK(1) (25 November 2026)" in area_words.note(str(of(2024)))
    with closing(open_current()) as database:
        lost = queries.lost(database)
        assert words.lost(lost) == "Catatan tentang angka yang tidak ada atau tidak lagi ada: p0 35.05 Maret 2012."
        assert list(queries.writers(database, "p0", "35.05")["by"].unique()) == ["Penguji"]
        assert "Penguji" not in database.query("SELECT note FROM observations").to_csv()


def test_a_column_of_notes_cannot_become_a_formula() -> None:
    told = remark_words.column("catatan=2026-11-25 =HYPERLINK(1)")
    assert told == "=HYPERLINK(1) (25 November 2026)"
    assert b"'=HYPERLINK" in csv_bytes(pd.DataFrame({"catatan_perencana": [told]}))


def test_sample_notes_are_marked_and_step_aside(tiny_data: TinyData) -> None:
    folder = tiny_data()
    sample = folder / "sample/figure_notes.csv"
    sample.parent.mkdir(exist_ok=True)
    sample.write_text("indicator,region,year,period_name,text,date\np0,35.05,2024,Maret,Contoh,2026-11-02\n", "utf-8")
    build()
    assert remark_words.column(of(2024)) == "Contoh (2 November 2026, DATA CONTOH)"
    store("figure_notes", [note("Yang nyata", year=2023)])
    build()
    assert notes.remarks(of(2024)) == [] and remark_words.column(of(2023)) == "Yang nyata (20 November 2026)"


def test_the_newest_three_are_numbered_by_year_and_the_rest_is_counted() -> None:
    rows = pd.DataFrame({"year": range(2019, 2024), "region_code": "35.05", "note": [
        f"ket=x; catatan=2026-11-{day:02} n{day}" for day in (5, 1, 9, 7, 2)]})
    shown, rest = remark_words.newest(rows)
    assert [(one.number, one.row["year"], one.remark.text) for one in shown] == [
        (1, 2019, "n5"), (2, 2021, "n9"), (3, 2022, "n7")]
    assert rest == 2 and remark_words.others(rest) == "2 catatan lain" and remark_words.newest(rows.head(0)) == ([], 0)


def preview(database: Database, row: dict[str, Any]) -> Preview:
    contract = contracts()["figure_notes"]
    return read(contract, contract_file(contract, pd.DataFrame([row]), ".csv"), "x.csv", codes_of_build(database))


@pytest.mark.parametrize(("change", "told"), [
    ({"region": "35.04"}, "hanya tentang Kabupaten Blitar"), ({"region": "35"}, "hanya tentang Kabupaten Blitar"),
    ({"indicator": "tidak_ada"}, "tidak dikenal"), ({"text": "x" * 281}, "lebih dari 280 huruf"),
    ({"period_name": "Pon"}, "bukan pilihan"), ({"date": "kemarin"}, "anggal")])
def test_bad_notes_are_refused_with_a_sentence(tiny: Database, change: dict[str, Any], told: str) -> None:
    found = preview(tiny, {**note("Teks"), **change})
    assert found.accepted == 0 and told in found.rejected["reason"].iloc[0]


def test_a_note_with_an_identity_number_is_refused_whole(tiny: Database) -> None:
    with pytest.raises(FileRefused):
        preview(tiny, note("Lihat 3505105203880001"))
    assert preview(tiny, note("x" * 280)).accepted == 1
