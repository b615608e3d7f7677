"""Headings: those regencies write are known, unknown ones are asked about once, and nothing of them is kept."""

from __future__ import annotations

import io
import pickle
from typing import Any

import pandas as pd
import pytest
from agency_books import FIRST_ROW, QUARTERS, action, rat_form, saved, workbook
from openpyxl import load_workbook

from dashboard.intake.columns import choices, nearest
from dashboard.intake.contract import Contract
from dashboard.intake.form_reader import FormReader, form_of
from dashboard.intake.kept_copy import kept_copy
from dashboard.intake.preview import ColumnsUnclear, FileRefused, Question
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.table.headings import IGNORED, heading_key
from dashboard.registry import contracts
from dashboard.topics.programs.contracts import COVERAGE
from dashboard.topics.rat.contracts import RAT_MATRIX

CODE = "1.06.05.2.02.0004"
BESIDE = "Rahasia di samping tabel"


def row(**changes: Any) -> list[Any]:
    usual: dict[str, Any] = {"number": 1, "strategy": "Pengurangan beban", "agency": "Dinas Sosial", "code": CODE,
                             "program": "P", "activity": "K", "sub": "S", "amount": "Rp 1.000.000", "target": "500 KK"}
    return action(**{**usual, **changes})


def form(headings: dict[str, str], rows: list[list[Any]], beside: str = "", realised: tuple[str, ...] = ()) -> bytes:
    """The RAT form with other words above its columns, and a column of notes beside it."""
    book = load_workbook(io.BytesIO(rat_form(rows, realised)))
    for line in book.active.iter_rows(min_row=4, max_row=5):
        for cell in line:
            if str(cell.value) in headings:
                cell.value = headings[str(cell.value)]
    if beside:
        place = 19 + len(realised)
        book.active.cell(4, place, beside)
        for number in range(FIRST_ROW, FIRST_ROW + len(rows)):
            book.active.cell(number, place, BESIDE)
    return saved(book)


WORDS = [
    {"Strategi": "Strategi OPPKPKE", "Perangkat Daerah": "OPD Pelaksana", "Alokasi Anggaran (Rp)": "Pagu (Rp)",
     "Sub Kegiatan": "Sub Kegiatan/Aktivitas", "Sumber Pembiayaan": "Sumber Dana", "Lokasi": "Lokasi Kegiatan"},
    {"Strategi": "Strategi PPKE", "Perangkat Daerah": "OPD Pengampu", "Alokasi Anggaran (Rp)": "Anggaran (Rp)",
     "Kode": "Kode Program/Kegiatan/Sub Kegiatan", "Jumlah Sasaran Penerima Manfaat": "Penerima Manfaat"},
    {"Strategi": "Strategi Penanggulangan Kemiskinan", "Perangkat Daerah": "SKPD Penanggung Jawab",
     "Alokasi Anggaran (Rp)": "PAGU INDIKATIF 2025", "Program": "Uraian Program", "Jenis Bantuan": "Bentuk Bantuan",
     "Besaran Manfaat": "Besaran Bantuan", "Durasi Penerimaan": "Jangka Waktu", "Lokasi": "Lokus"},
]


@pytest.mark.parametrize("words", WORDS)
def test_words_that_regencies_write_are_known(codes: ReferenceCodes, words: dict[str, str]) -> None:
    found = read(RAT_MATRIX, form(words, [row()]), "rat.xlsx", codes)
    assert found.accepted == 1 and not found.rejected_count, found.rejected
    usual = read(RAT_MATRIX, rat_form([row()]), "rat.xlsx", codes)
    pd.testing.assert_frame_equal(found.frame, usual.frame)


def test_quarters_may_be_numbered_either_way(codes: ReferenceCodes) -> None:
    numbered = {name: f"Triwulan {number}" for number, name in enumerate(QUARTERS[:4], start=1)}
    content = form(numbered, [row(realised=(1, 2, 3, 4, 10))], realised=tuple(QUARTERS))
    frame = read(RAT_MATRIX, content, "rat.xlsx", codes).frame
    assert frame[["realised_q1", "realised_q4", "realised_total"]].iloc[0].tolist() == [1, 4, 10]


def test_no_heading_means_two_columns() -> None:
    for contract in contracts().values():
        keys: dict[str, str] = {}
        for column in contract.columns:
            for text in (column.heading, *column.aliases):
                assert heading_key(text) and keys.setdefault(heading_key(text), column.name) == column.name, text


def test_a_missing_required_column_is_told_once_with_the_nearest_headings(codes: ReferenceCodes) -> None:
    rows = [row(number=number, code=f"{CODE}{number}") for number in range(1, 30)]
    with pytest.raises(ColumnsUnclear) as caught:
        read(RAT_MATRIX, form({"Strategi": "Strategis OPD", "Kode": "Kode-kode"}, rows), "rat.xlsx", codes)
    told = str(caught.value)
    assert told.count("Strategi (mungkin 'Strategis OPD')") == 1 and "Kode (mungkin 'Kode-kode')" in told
    assert caught.value.missing == ("strategy", "sub_code")
    assert [one.letter for one in caught.value.questions] == ["B", "D"]


def test_a_strategy_that_neither_column_nor_section_names_is_told_once(codes: ReferenceCodes) -> None:
    rows = [row(number=number, code=f"{CODE}{number}", strategy=None) for number in range(1, 30)]
    content = form({"Strategi": ""}, rows)
    with pytest.raises(FileRefused, match="tidak memuat kolom wajib: Strategi") as caught:
        read(RAT_MATRIX, content, "rat.xlsx", codes)
    assert not isinstance(caught.value, ColumnsUnclear) and str(caught.value).count("Strategi") == 1


def test_the_form_is_asked_once_a_table_not_once_a_column(codes: ReferenceCodes,
                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Contract] = []

    def told(contract: Contract) -> FormReader | None:
        asked.append(contract)
        return form_of(contract)

    monkeypatch.setattr("dashboard.intake.read.form_of", told)
    with pytest.raises(ColumnsUnclear):
        read(RAT_MATRIX, form({"Strategi": "Pilar"}, [row()], beside="Catatan Kabid"), "rat.xlsx", codes)
    assert len(asked) < len([column for column in RAT_MATRIX.columns if column.required])


def test_what_is_said_of_a_column_is_read(codes: ReferenceCodes) -> None:
    content = form({"Strategi": "Pilar"}, [row()], beside="Catatan Kabid")
    with pytest.raises(ColumnsUnclear) as caught:
        read(RAT_MATRIX, content, "rat.xlsx", codes)
    assert [one.heading for one in caught.value.questions] == ["Pilar", "Catatan Kabid"]
    assert "strategy" in caught.value.free and "program" not in caught.value.free
    with pytest.raises(ColumnsUnclear, match="Catatan Kabid"):
        read(RAT_MATRIX, content, "rat.xlsx", codes, meanings={heading_key("Pilar"): "strategy"})
    said = {heading_key("Pilar"): "strategy", heading_key("Catatan Kabid"): IGNORED}
    found = read(RAT_MATRIX, content, "rat.xlsx", codes, meanings=said)
    assert found.frame["strategy"].tolist() == ["1"]
    assert found.answered == (Question("RAT", "B", "Pilar", "strategy"), Question("RAT", "S", "Catatan Kabid", IGNORED))


def test_two_headings_said_to_be_one_column_are_asked_about_again(codes: ReferenceCodes) -> None:
    content = form({"Strategi": "Pilar", "Sifat Bantuan": "Tiang"}, [row()])
    with pytest.raises(ColumnsUnclear) as caught:
        read(RAT_MATRIX, content, "rat.xlsx", codes, meanings={"pilar": "strategy", "tiang": "strategy"})
    assert [one.heading for one in caught.value.questions] == ["Tiang"] and "strategy" not in caught.value.free


def test_a_known_heading_keeps_its_meaning_whatever_was_said(codes: ReferenceCodes) -> None:
    found = read(RAT_MATRIX, rat_form([row()]), "rat.xlsx", codes, meanings={"program": "activity", "lokasi": IGNORED})
    assert found.frame["program"].tolist() == ["P"] and not found.answered


def test_columns_about_persons_are_refused_whatever_was_said(codes: ReferenceCodes) -> None:
    for said in (IGNORED, "benefit"):
        with pytest.raises(FileRefused, match="data pribadi") as caught:
            read(RAT_MATRIX, form({}, [row()], beside="Nama"), "rat.xlsx", codes, meanings={"nama": said})
        assert not isinstance(caught.value, ColumnsUnclear)


def test_numbering_empty_columns_and_places_above_are_no_question(codes: ReferenceCodes) -> None:
    head = ["No.", "Kabupaten", "Kecamatan", "Kode desa", "Catatan", "Program", "Periode", "Penerima"]
    cells = [1, "Blitar", "Bakung", "35.05.05.2003", " ", "rtlh", 2025, 5]
    assert read(COVERAGE, workbook([head, cells]), "a.xlsx", codes).accepted == 1


def test_a_column_without_a_heading_is_told_and_not_kept(codes: ReferenceCodes) -> None:
    book = load_workbook(io.BytesIO(rat_form([row()])))
    book.active.cell(FIRST_ROW, 20, BESIDE)
    found = read(RAT_MATRIX, saved(book), "rat.xlsx", codes)
    assert [one.column for one in found.messages if "tidak berjudul" in one.message] == ["T"]
    assert BESIDE not in found.copy.to_csv()


def test_the_copy_holds_known_columns_and_data_rows_only_and_can_be_read_again(codes: ReferenceCodes) -> None:
    rows = [["STRATEGI 1 : PENGURANGAN BEBAN PENGELUARAN"], row(strategy=None), action(number=2, target="3 kelompok"),
            row(number=3, code="salah kode", strategy=None, sub="Lain"), ["Jumlah", *[None] * 9, 1_000_000],
            [*[None] * 14, BESIDE]]
    content = form({}, rows, beside="Catatan Kabid")
    found = read(RAT_MATRIX, content, "rat.xlsx", codes, meanings={heading_key("Catatan Kabid"): IGNORED})
    ending, copy = kept_copy(found)
    assert ending == ".xlsx" and len(found.copy) == found.accepted + found.rejected_count
    cells = [str(cell) for line in load_workbook(io.BytesIO(copy)).active.iter_rows(values_only=True) for cell in line]
    assert not [cell for cell in cells if BESIDE in cell or "MATRIKS" in cell or cell == "Jumlah"]
    assert not found.rejected["text"].str.contains(BESIDE).any()
    again = read(RAT_MATRIX, copy, "salinan.xlsx", codes)
    pd.testing.assert_frame_equal(again.frame, found.frame)
    assert kept_copy(found) == (ending, copy), "the same rows give the same bytes"


def test_a_csv_is_copied_as_csv_in_its_own_words(codes: ReferenceCodes) -> None:
    content = f"{BESIDE}\nProgram;Kode desa;Periode;Penerima;Catatan\nrtlh;35.05.05.2003;2025;1.250;{BESIDE}\n"
    found = read(COVERAGE, content.encode(), "a.csv", codes, meanings={"catatan": IGNORED})
    assert kept_copy(found) == (".csv", "Program;Desa/kelurahan;Periode;Penerima\r\nrtlh;35.05.05.2003;2025;1.250\r\n"
                                .encode("utf-8-sig"))


def test_questions_survive_another_process() -> None:
    question = ColumnsUnclear("Kalimat.", (Question("A", "B", "Judul"),), ("strategy",), ("strategy",))
    copied = pickle.loads(pickle.dumps(question))  # noqa: S301  # our own
    assert (str(copied), copied.questions, copied.missing, copied.free) == (
        "Kalimat.", question.questions, question.missing, question.free)


def test_choices_on_the_command_line() -> None:
    assert choices(["Strategi=Pilar (Rp)", "abaikan = Catatan", "sub_code=Nomor Rek"], RAT_MATRIX) == {
        heading_key("Pilar (Rp)"): "strategy", "catatan": IGNORED, "nomorrek": "sub_code"}
    for wrong in ("Strategi", "Tiada=Catatan", "Strategi=", "=Catatan"):
        with pytest.raises(FileRefused, match="tidak dimengerti"):
            choices([wrong], RAT_MATRIX)


def test_the_nearest_headings_come_first() -> None:
    texts = ["Alamat kantor", "Alokasi Angaran", "Pagunya"]
    assert nearest(RAT_MATRIX.column("allocation"), texts) == ["Alokasi Angaran", "Pagunya"]
