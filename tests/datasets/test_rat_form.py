"""The RAT matrix as agencies file it."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd
import pytest
from agency_books import FIRST_ROW, QUARTERS, SEMESTERS, action, fill_rat_sheet, rat_form, saved, workbook
from openpyxl import Workbook, load_workbook

from dashboard.intake.preview import FileRefused, Preview, Severity
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.topics.rat.contracts import RAT_MATRIX

CODE, OTHER = "1.06.05.2.02.0004", "1.06.05.2.02.0005"
BURDEN = ["STRATEGI 1 : PENGURANGAN BEBAN PENGELUARAN MASYARAKAT"]
INCOME = ["II. Peningkatan Pendapatan Masyarakat Miskin"]


def preview(codes: ReferenceCodes, content: bytes, period: str | None = None) -> Preview:
    found = read(RAT_MATRIX, content, "rat.xlsx", codes, period)
    assert found.rows_read == found.accepted + found.rejected_count + found.skipped
    assert found.rupiah_read == found.rupiah_accepted + found.rupiah_rejected
    return found


def first(**changes: Any) -> list[Any]:
    row: dict[str, Any] = {"number": 1, "agency": "Dinas Sosial", "code": CODE, "program": "Program Perlindungan",
                           "activity": "Pengelolaan data", "sub": "Fasilitasi bantuan", "amount": "Rp 1.250.000.000,-",
                           "location": "Kecamatan Bakung:\nDesa Plandirejo, Bululawang", "target": "500 KK"}
    return action(**{**row, **changes})


def fates(found: Preview) -> dict[int, str]:
    return {int(row): str(fate) for row, fate in zip(found.fates["row"], found.fates["fate"], strict=True)}


def warnings(found: Preview) -> str:
    return "\n".join(message.message for message in found.messages if message.severity is Severity.WARNING)


def test_a_messy_matrix_is_understood(codes: ReferenceCodes) -> None:
    found = preview(codes, rat_form([
        BURDEN,
        first(),
        action(number=2, location="Kab. Blitar", target="1.250 orang"),               # same sub kegiatan, goes on
        action(number=3, agency="DINSOS", code=OTHER, sub="Verifikasi data", amount=250_000_000, target="3 kelompok"),
        ["Jumlah Strategi 1", *[None] * 9, 1_500_000_000],
        INCOME,
        action(number=4, agency="D P M D", code="2.13.01.2.01.0001", program="P", activity="K", sub="S",
               amount="Rp. 500.000.000", location="Desa Jaten Kec. Wonodadi"),
        [],
        ["TOTAL", *[None] * 9, 2_000_000_000],
        [*[None] * 14, "Blitar, 2 Januari 2025"],
        [*[None] * 14, "Kepala Dinas Sosial"],
    ]))
    assert found.rejected_count == 0, found.rejected
    frame = found.frame
    assert frame["year"].tolist() == [2025] * 4
    assert frame["strategy"].tolist() == ["1", "1", "1", "2"]
    assert frame["agency"].tolist() == ["dinsos", "dinsos", "dinsos", "dpmd"]
    assert frame["sub_code"].tolist() == [CODE, CODE, OTHER, "2.13.01.2.01.0001"]
    assert frame["program"].tolist() == ["Program Perlindungan"] * 3 + ["P"]
    assert frame["line"].tolist() == [1, 2, 1, 1]
    assert frame["allocation"].tolist() == [1_250_000_000, pd.NA, 250_000_000, 500_000_000]
    assert frame["target_count"].tolist() == [500, 1250, 3, pd.NA]
    assert frame["target_unit"].tolist()[:3] == ["KK", "jiwa", "kelompok"]
    assert frame["places"].tolist() == [["35.05.05.2003", "35.05.05.2007"], ["35.05"], [], ["35.05.01.2001"]]
    assert found.rupiah_read == found.rupiah_accepted == 2_000_000_000
    start = FIRST_ROW
    assert fates(found) == {
        1: "heading", 2: "heading", 4: "heading", 5: "heading", 6: "heading", start: "section", start + 1: "accepted",
        start + 2: "accepted", start + 3: "accepted", start + 4: "total", start + 5: "section", start + 6: "accepted",
        start + 7: "blank", start + 8: "total", start + 9: "skipped", start + 10: "skipped"}
    assert warnings(found) == ""


def test_21_and_23_columns(codes: ReferenceCodes) -> None:
    row = first(realised=("Rp 600.000.000", 500_000_000, 1_100_000_000))
    frame = preview(codes, rat_form([BURDEN, row], SEMESTERS)).frame
    assert frame[["realised_s1", "realised_s2", "realised_total"]].iloc[0].tolist() == [6e8, 5e8, 11e8]
    assert frame["realised_q1"].isna().all()
    row = first(realised=(1e8, 2e8, 3e8, 4e8, "1.000.000.000"))
    frame = preview(codes, rat_form([BURDEN, row], QUARTERS)).frame
    assert frame[[f"realised_q{quarter}" for quarter in range(1, 5)]].iloc[0].tolist() == [1e8, 2e8, 3e8, 4e8]
    assert frame["realised_total"].iloc[0] == 10**9


def test_realisation_that_does_not_add_up_is_told(codes: ReferenceCodes) -> None:
    found = preview(codes, rat_form([BURDEN, first(realised=(1e8, 2e8, 3e8, 4e8, 9e9))], QUARTERS))
    assert "bukan jumlah triwulan" in warnings(found)
    assert "lebih besar daripada alokasi" in warnings(found)
    assert found.accepted == 1


def test_a_total_that_differs_is_told(codes: ReferenceCodes) -> None:
    found = preview(codes, rat_form([BURDEN, first(), ["Total", *[None] * 9, 9_000_000]]))
    assert "Baris jumlah menyebut Rp9.000.000" in warnings(found)


def test_a_total_without_a_label_is_not_counted_twice(codes: ReferenceCodes) -> None:
    found = preview(codes, rat_form([BURDEN, first(), [*[None] * 10, 1_250_000_000]]))
    assert (found.accepted, found.rejected_count) == (1, 0)
    assert found.rupiah_accepted == 1_250_000_000
    odd = preview(codes, rat_form([BURDEN, first(), [*[None] * 10, 77_000_000]]))
    assert (odd.accepted, odd.rejected_count, odd.rupiah_rejected) == (1, 1, 77_000_000)


def test_rows_of_a_program_above_its_sub_kegiatan_are_not_data(codes: ReferenceCodes) -> None:
    found = preview(codes, rat_form([
        BURDEN,
        action(agency="Dinas Sosial", code="1.06.05", program="Program Perlindungan", amount=1_250_000_000),
        action(code="1.06.05.2.02", activity="Pengelolaan data", amount=1_250_000_000),
        action(number=1, code=CODE, sub="Fasilitasi bantuan", amount=1_250_000_000),
    ]))
    assert (found.accepted, found.rejected_count, found.rupiah_read) == (1, 0, 1_250_000_000)
    row = found.frame.iloc[0]
    assert (row["agency"], row["program"], row["activity"]) == ("dinsos", "Program Perlindungan", "Pengelolaan data")


def test_cells_merged_over_rows(codes: ReferenceCodes) -> None:
    book = Workbook()
    sheet = book.active
    fill_rat_sheet(sheet, [BURDEN, first(), action(number=None, target="20 jiwa"), first(code=OTHER, sub="Lain")], (),
                   "RAT", "TAHUN 2025")
    for column in (3, 4, 5, 6, 7, 11):
        sheet.cell(FIRST_ROW + 2, column).value = None
        sheet.merge_cells(start_row=FIRST_ROW + 1, end_row=FIRST_ROW + 2, start_column=column, end_column=column)
    found = preview(codes, saved(book))
    assert found.rejected_count == 0
    assert found.frame["sub_code"].tolist() == [CODE, CODE, OTHER]
    assert found.rupiah_accepted == 2_500_000_000  # the merged amount once


def test_bad_rows_are_rejected_with_place_and_advice(codes: ReferenceCodes) -> None:
    found = preview(codes, rat_form([
        BURDEN, first(), first(number=2, agency="Dinas Kesehatn"), first(number=3, amount="satu miliar"),
        first(number=4, amount=-5), first(number=5, amount="=1/0"), first(number=6, amount="#REF!"),
        first(number=7, amount=None, code=OTHER), first(number=8, amount=5e14),
    ]))
    assert (found.accepted, found.rejected_count) == (1, 7)
    told = {message.row: message for message in found.messages if message.severity is Severity.ERROR}
    assert sorted(told) == list(range(FIRST_ROW + 2, FIRST_ROW + 9))
    assert "mungkin 'Dinas Kesehatan'" in told[FIRST_ROW + 2].message
    assert told[FIRST_ROW + 2].column == "C: Perangkat Daerah"
    assert [proposal.candidates for proposal in found.proposals] == [("Dinas Kesehatan",)]
    for row, words in ((3, "bukan angka"), (4, "negatif"), (5, "rumus"), (6, "#REF!"), (7, "kosong"),
                       (8, "tidak masuk akal")):
        assert words in told[FIRST_ROW + row].message
        assert told[FIRST_ROW + row].column == "K: Alokasi Anggaran (Rp)"
    assert found.rejected["reason"].str.len().min() > 10


def test_strategy_in_its_column_in_every_wording(codes: ReferenceCodes) -> None:
    words = ("Pengurangan beban pengeluaran", "2. Meningkatkan pendapatan masyarakat", "Strategi 3",
             "Mengurangi kantong-kantong kemiskinan", "1")
    rows = [first(number=number, strategy=word, code=f"1.06.05.2.02.000{number}") for number, word in enumerate(words)]
    found = preview(codes, rat_form(rows))
    assert found.frame["strategy"].tolist() == ["1", "2", "3", "3", "1"]
    unknown = preview(codes, rat_form([first(strategy="Sinergi program")]))
    assert "bukan pilihan" in unknown.messages[0].message


def test_a_continued_row_about_income_is_no_strategy_row(codes: ReferenceCodes) -> None:
    later = [None] * 18
    later[7], later[11] = "Pelatihan peningkatan pendapatan", "DAK"
    found = preview(codes, rat_form([BURDEN, first(), later]))
    assert found.accepted == 2
    assert found.frame["strategy"].tolist() == ["1", "1"]


def test_a_code_left_out_beside_another_sub_kegiatan_is_told(codes: ReferenceCodes) -> None:
    found = preview(codes, rat_form([BURDEN, first(), action(sub="Sub kegiatan lain", amount=5)]))
    assert found.frame["sub_code"].tolist() == [CODE, CODE]
    assert "Kode kosong" in warnings(found)


def test_codes_of_another_program_or_opd_are_not_borrowed(codes: ReferenceCodes) -> None:
    found = preview(codes, rat_form([
        BURDEN, first(), action(agency="dpmd", program="P", activity="K", sub="S", amount=5),
        action(agency="dinsos", program="Q", activity="K", sub="S", amount=5)]))
    assert (found.accepted, found.rejected_count) == (1, 2)
    assert set(found.rejected["reason"]) == {"Kode kosong; isi selnya"}


def test_one_sheet_an_opd(codes: ReferenceCodes) -> None:
    book = Workbook()
    fill_rat_sheet(book.active, [BURDEN, first()], (), "Dinsos", "TAHUN 2025")
    fill_rat_sheet(book.create_sheet(), [BURDEN, first(agency="dpmd")], (), "DPMD", "TAHUN 2025")
    notes = book.create_sheet("Catatan")
    notes.append(["Disusun tim"])
    found = preview(codes, saved(book))
    assert found.frame["agency"].tolist() == ["dinsos", "dpmd"]
    assert [message.sheet for message in found.messages] == ["Catatan"]


def test_year_from_title_period_or_column(codes: ReferenceCodes) -> None:
    assert preview(codes, rat_form([BURDEN, first()], year="TA. 2026")).frame["year"].tolist() == [2026]
    found = preview(codes, rat_form([BURDEN, first()], year="RPJMD 2025-2029"), "2027")
    assert found.frame["year"].tolist() == [2027]
    assert preview(codes, rat_form([BURDEN, first()], year="DRAF"), "2025").frame["year"].tolist() == [2025]


def test_another_year_in_the_title_than_chosen_is_refused(codes: ReferenceCodes) -> None:
    with pytest.raises(FileRefused, match="menyebut tahun 2024"):
        preview(codes, rat_form([BURDEN, first()], year="TAHUN 2024"), "2025")


def test_a_row_with_more_villages_goes_on(codes: ReferenceCodes) -> None:
    more = [None] * 18
    more[13] = "Kec. Wates"
    found = preview(codes, rat_form([BURDEN, first(), more, first(code=OTHER, sub="Lain")]))
    assert found.frame["places"].tolist()[1] == ["35.05.20"]
    assert found.frame["line"].tolist() == [1, 2, 1]


def test_opd_above_the_table(codes: ReferenceCodes) -> None:
    book = load_workbook(io.BytesIO(rat_form([BURDEN, first(agency=None)])))
    book.active["A3"], book.active["C3"] = "Perangkat Daerah", ": Dinas Sosial"
    assert preview(codes, saved(book)).frame["agency"].tolist() == ["dinsos"]


def test_headings_in_one_row_of_a_plain_table(codes: ReferenceCodes) -> None:
    head = ["Tahun", "Strategi", "OPD", "Kode Rekening", "Program", "Kegiatan", "Sub Kegiatan",
            "Alokasi Anggaran TA 2025 (Rp)", "Sumber Dana", "Lokasi"]
    found = preview(codes, workbook([head, [2025, 1, "dinsos", CODE, "P", "K", "S", 7, "DAK", "Kec. Wates"]]))
    assert found.frame["allocation"].tolist() == [7]
    assert found.frame["places"].tolist() == [["35.05.20"]]
