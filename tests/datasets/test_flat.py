"""Plain tables: every kind of column, delimiters, encodings, fill-in of what stands once, bad rows."""

from __future__ import annotations

import io
from datetime import date

import pandas as pd
import pytest
from agency_books import saved, workbook
from openpyxl import load_workbook

from dashboard.intake.contract import Contract
from dashboard.intake.preview import Preview, Severity
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.table.headings import IGNORED
from dashboard.topics.agencies.contracts import AGENCY_ALIASES
from dashboard.topics.indicators.contracts import OBSERVATIONS, TARGETS
from dashboard.topics.programs.contracts import COVERAGE, PROGRAMS
from dashboard.topics.rat.contracts import RAT_REALISATION, RAT_TARGETS
from dashboard.topics.registers.contracts import REGISTRY_COUNTS

HEAD = "Program;Desa;Kecamatan;Periode;Sasaran;Penerima;Anggaran (Rp)"


def preview(codes: ReferenceCodes, contract: Contract, content: bytes | str, period: str | None = None) -> Preview:
    found = read(contract, content.encode() if isinstance(content, str) else content, "a.csv", codes, period,
                 {"catatan": IGNORED})
    assert found.rows_read == found.accepted + found.rejected_count + found.skipped
    assert found.rupiah_read == found.rupiah_accepted + found.rupiah_rejected
    return found


def reasons(found: Preview) -> dict[int, str]:
    return dict(zip(found.rejected["row"], found.rejected["reason"], strict=True))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_delimiters_and_encodings(codes: ReferenceCodes, delimiter: str, encoding: str, line_end: str) -> None:
    rows = ["Program;Desa;Kecamatan;Periode;Penerima;Catatan", "rtlh;Plandirejo;Bakung;2025;95;Café"]
    text = line_end.join(rows).replace(";", delimiter)
    found = preview(codes, COVERAGE, text.encode(encoding))
    assert found.frame["recipients"].tolist() == [95]
    assert found.frame["village"].tolist() == ["35.05.05.2003"]


def test_quoted_fields_with_delimiters_and_line_ends(codes: ReferenceCodes) -> None:
    text = ('Tahun,Triwulan,OPD,Kode,Indikator,Realisasi,Kendala\n'
            '2025,TW III,dinsos,1.06,"Jumlah, orang","1,5","a\nb ""c"""')
    found = preview(codes, RAT_REALISATION, text)
    row = found.frame.iloc[0]
    assert (row["quarter"], row["indicator"], row["physical"], row["obstacle"]) == (3, "Jumlah, orang", 1.5, 'a\nb "c"')


def test_separator_line_of_excel(codes: ReferenceCodes) -> None:
    found = preview(codes, COVERAGE, f"sep=;\n{HEAD}\nrtlh;Plandirejo;Bakung;2025;120;95;x\n")
    assert found.rejected["row"].tolist() == [3]


def test_titles_totals_notes_and_blank_rows(codes: ReferenceCodes) -> None:
    found = preview(codes, COVERAGE, f"Cakupan program 2025;;;;;;\n;;;;;;\n{HEAD}\n"
                    "rtlh;Plandirejo;Bakung;2025;1.200;95;Rp 190.000.000,-\n;;;;;;\n"
                    "rtlh;Bululawang;;2025;100;9;Rp 10.000.000\nJumlah;;;;1.300;104;Rp 200.000.000\n"
                    f"{HEAD}\nrtlh;Sukorejo (Udanawu);;2025;10;9;0\nSumber: Dinas Perkim;;;;;;\n")
    assert found.frame["village"].tolist() == ["35.05.05.2003", "35.05.05.2007", "35.05.02.2009"]
    assert found.frame["kecamatan"].tolist() == ["Bakung", "Bakung", "Udanawu"]
    assert found.frame["target"].tolist() == [1200, 100, 10]
    assert found.frame["recipients_unit"].tolist() == ["unit"] * 3
    assert found.counted() == {"heading": 3, "accepted": 3, "blank": 1, "total": 1, "skipped": 1}
    assert found.rupiah_read == 200_000_000
    assert [message.message for message in found.messages] == [
        "Kecamatan kosong pada 1 baris diisi dari baris di atasnya"]


def test_rejected_rows_say_why(codes: ReferenceCodes) -> None:
    found = preview(codes, COVERAGE, "\n".join([
        HEAD, "rtlh;Plandirejo;Bakung;2025;120;95;10", "rtlx;Plandirejo;Bakung;2024;120;95;10",
        "rtlh;35.72.01.1001;;2025;120;95;10", "rtlh;Sukorejo;;2024;120;95;10",
        "rtlh;Jaten;Wonodadi;1999;120;95;10", "rtlh;Jaten;Wonodadi;2025;120;-95;10",
        "rtlh;Jaten;Wonodadi;2024;120;9.500.000;10", "rtlh;Jaten;Wonodadi;2023;120;9,5;10",
        "rtlh;Jaten;Wonodadi;2022;120;;10", "rtlh;Jaten;Wonodadi;2021;120;95;1.000.000.000.000.000",
        "rtlh;Jaten;Wonodadi;2020;120;95;10;20"]))
    assert found.accepted == 1
    expected = {3: "Program 'rtlx' tidak dikenal", 4: "Kota Blitar", 5: "tidak ada di Kecamatan Bakung",
                6: "Periode '1999'", 7: "negatif", 8: "tidak masuk akal", 9: "bukan bilangan bulat",
                10: "Penerima kosong", 11: "tidak masuk akal", 12: "tanda pemisah"}
    told = reasons(found)
    assert set(told) == set(expected)
    for row, words in expected.items():
        assert words in told[row]
    assert found.rupiah_rejected == 90
    errors = {message.row for message in found.messages if message.severity is Severity.ERROR}
    assert errors == set(expected)


def test_units_must_agree(codes: ReferenceCodes) -> None:
    head = "Program;Desa;Kecamatan;Periode;Sasaran;Satuan sasaran;Penerima;Satuan penerima"
    found = preview(codes, COVERAGE, f"{head}\npkh;Plandirejo;Bakung;2025;9;KK;20;jiwa\n"
                    "pkh;Jaten;Wonodadi;2025;9;jiwa;9;jiwa\npkh;Salam;Wonodadi;2025;9;keluarga;9;KPM\npkh;Salam;Wonodadi;2024;9;;9;\n")
    told = reasons(found)
    assert "tidak dapat dibandingkan" in told[2]
    assert "bukan satuan program pkh (KK)" in told[3]
    assert found.frame["target_unit"].tolist() == ["KK", "KK"]


def test_units_in_the_headings(codes: ReferenceCodes) -> None:
    head = "Program;Desa;Kecamatan;Periode;Sasaran (KK);Penerima (jiwa)"
    found = preview(codes, COVERAGE, f"{head}\npkh;Plandirejo;Bakung;2025;9;20\n")
    assert "tidak dapat dibandingkan" in reasons(found)[2]


def test_more_recipients_than_targets_is_a_question_not_an_error(codes: ReferenceCodes) -> None:
    found = preview(codes, COVERAGE, f"{HEAD}\nrtlh;Plandirejo;Bakung;2025;9;20;1\n")
    assert found.accepted == 1
    assert [message.severity for message in found.messages] == [Severity.WARNING]


def test_double_keys_are_all_rejected(codes: ReferenceCodes) -> None:
    found = preview(codes, COVERAGE, f"{HEAD}\nrtlh;Plandirejo;Bakung;2025;9;2;1\nrtlh;Jaten;Wonodadi;2025;9;2;1\n"
                    "RTLH;35.05.05.2003;;2025;9;3;1\n")
    assert found.accepted == 1
    assert [row for row, why in reasons(found).items() if "Baris 2, 4 mempunyai kunci yang sama" in why] == [2, 4]


def test_period_from_the_choice(codes: ReferenceCodes) -> None:
    text = "Program;Desa;Kecamatan;Penerima\nrtlh;Plandirejo;Bakung;2\n"
    assert preview(codes, COVERAGE, text, "TW III 2025").frame["period"].tolist() == ["2025-TW3"]
    text = (f"{HEAD}\nrtlh;Plandirejo;Bakung;2024;9;2;1\nrtlh;Jaten;Wonodadi;;9;2;1\n"
            "rtlh;Salam;Wonodadi;2025-TW1;9;2;1\n")
    found = preview(codes, COVERAGE, text, "2025")
    assert found.frame["period"].tolist() == ["2025", "2025-TW1"]
    assert "periode yang dipilih" in reasons(found)[2]
    text = "Triwulan;OPD;Kode;Indikator;Realisasi\n2;dinsos;1.06;x;5\n"
    assert preview(codes, RAT_REALISATION, text, "2025").frame[["year", "quarter"]].values.tolist() == [[2025, 2]]
    text = "OPD;Kode;Indikator;Realisasi\ndinsos;1.06;x;5\n"
    assert preview(codes, RAT_REALISATION, text, "2025-TW4").frame[["year", "quarter"]].values.tolist() == [[2025, 4]]


def test_lines_above_the_table_speak_for_all_rows(codes: ReferenceCodes) -> None:
    text = "Program :;rtlh;;\nTahun : 2025;;;\nKecamatan;Desa;Penerima;\nBakung;Plandirejo;5;\n"
    frame = preview(codes, COVERAGE, text).frame
    assert frame[["program", "period", "village"]].values.tolist() == [["rtlh", "2025", "35.05.05.2003"]]


def test_cells_of_a_workbook(codes: ReferenceCodes) -> None:
    content = workbook([["Program", "Desa", "Kecamatan", "Tahun", "Sasaran", "Penerima", "Anggaran"],
                        ["rtlh", 3505052003, None, 2025, 120.0, 95, 190000000.4],
                        ["rtlh", "Jaten", "Wonodadi", "TA 2025", date(2025, 1, 2), 5, 1],
                        ["rtlh", "Salam", "Wonodadi", 2025, "=A1", 5, 1],
                        ["rtlh", "Rejosari", "Wonodadi", 2025, "#N/A", 5, 1]], "Cakupan")
    found = preview(codes, COVERAGE, content)
    assert found.frame["budget"].tolist() == [190_000_000]
    assert "dibulatkan" in found.messages[0].message
    told = reasons(found)
    assert "tanggal" in told[3]
    assert "belum dihitung" in told[4]
    assert "galat rumus #N/A" in told[5]
    assert {message.column for message in found.messages if message.row == 5} == {"E: Sasaran"}


def test_percent_cells_mean_what_they_show(codes: ReferenceCodes) -> None:
    book = load_workbook(io.BytesIO(workbook([["Indikator", "Wilayah", "Tahun", "Periode", "Nilai", "Sumber"],
                                              ["p0", "3505", 2026, "Maret", 0.0757, "BPS"]])))
    book.active["E2"].number_format = "0.00%"
    assert preview(codes, OBSERVATIONS, saved(book)).frame["value"].tolist() == [7.57]


def test_a_merged_cell_holds_for_all_its_rows(codes: ReferenceCodes) -> None:
    book = load_workbook(io.BytesIO(workbook([["Program", "Kecamatan", "Desa", "Tahun", "Penerima"],
                                              ["rtlh", "Bakung", "Plandirejo", 2025, 5],
                                              [None, None, "Bululawang", 2025, 6],
                                              ["rtlh", "Wates", "Sukorejo", 2025, 7]])))
    for column in "AB":
        book.active.merge_cells(f"{column}2:{column}3")
    frame = preview(codes, COVERAGE, saved(book)).frame
    assert frame["program"].tolist() == ["rtlh"] * 3
    assert frame["kecamatan"].tolist() == ["Bakung", "Bakung", "Wates"]


def test_observations(codes: ReferenceCodes) -> None:
    text = ("Indikator,Wilayah,Tahun,Bulan,Nilai,Sumber\np0,3505,2026,Maret,\"7,57\",BPS\nP0,35.05,2025,MARET,7.5,BPS\n"
            "p0,3505,2024,Mei,7.5,BPS\np9,3505,2024,Maret,7.5,BPS\np0,9999,2024,Maret,7.5,BPS\np0,3505,2024,Maret,757,BPS\n"
            "p0,3505,2023,Maret,1.250,BPS\n")
    found = preview(codes, OBSERVATIONS, text)
    assert found.frame["value"].tolist() == [7.57, 7.5]
    told = reasons(found)
    for row, words in {4: "bukan pilihan", 5: "tidak dikenal", 6: "Kode wilayah", 7: "terlalu besar untuk indikator p0",
                       8: "1250 atau 1,25"}.items():
        assert words in told[row]


def test_targets(codes: ReferenceCodes) -> None:
    text = ("Dokumen;Indikator;Wilayah;Tahun;Target;Target bawah;Target atas;Sumber\nRPJMD;p0;3505;2026;6,5;;;Perda\n"
            "RPJMD;p0;3505;2027;;5,3;6,78;Perda\nRPJMD;p0;3505;2028;;;;Perda\nRPJMD;p0;3505;2029;;7;6;Perda\n")
    found = preview(codes, TARGETS, text)
    assert found.frame["target_high"].tolist()[1] == 6.78
    told = reasons(found)
    assert list(told) == [4, 5]
    assert "Tidak ada angka target" in told[4]
    assert "Target bawah lebih besar" in told[5]


def test_registers_programs_and_aliases(codes: ReferenceCodes) -> None:
    found = preview(codes, REGISTRY_COUNTS, "Register;Desil;Desa;Periode;Satuan;Jumlah\n"
                    "dtsen;1;35.05.05.2003;2025 TW 3;kk;1.085\n"
                    "DTSEN;11;35.05.05.2003;2025;KK;5\nDTSEM;1;35.05.05.2003;2025;KK;5\n")
    assert found.frame[["register", "period", "unit", "count"]].values.tolist() == [["DTSEN", "2025-TW3", "KK", 1085]]
    assert "mungkin 'DTSEN'" in reasons(found)[4]
    found = preview(codes, PROGRAMS, "Kode program;Nama program;OPD;Strategi;Satuan\n"
                    "x;X;Dinsos;2. Peningkatan pendapatan;orang\n")
    assert found.frame[["agency", "strategy", "unit"]].values.tolist() == [["dinsos", "2", "jiwa"]]
    found = preview(codes, AGENCY_ALIASES, "Ejaan di berkas;Kode OPD\nDinas Sos;dinsos\n")
    assert found.frame["agency"].tolist() == ["dinsos"]


def test_rat_targets_and_realisation(codes: ReferenceCodes) -> None:
    head = "Tahun;OPD;Kode;Sub Kegiatan;Indikator;Satuan;Arah;Cara hitung;Target;Target TW I;Target TW II"
    found = preview(codes, RAT_TARGETS, f"{head}\n2025;dinsos;1.06;S;Jumlah keluarga;keluarga;naik;jumlah;0;;\n"
                    "2025;dinsos;1.06;S;Jumlah orang;orang;naik;jumlah;100;60;40\n")
    assert found.accepted == 2  # "Jumlah ..." begins an indicator, not a total row
    assert "Target nol" in found.messages[0].message
    assert "kumulatif" in found.messages[1].message
    found = preview(codes, RAT_REALISATION, "Tahun;Triwulan;OPD;Kode;Indikator;Realisasi;Realisasi anggaran (Rp)\n"
                    "2025;1;dinsos;1.06;Jumlah keluarga;;\n")
    assert "belum lapor" in found.messages[0].message


@pytest.mark.parametrize("heading", ["Kondisi Awal", "KONDISI AWAL 2024", "Baseline", "Capaian Tahun Lalu",
                                     "Kondisi awal (tahun 2024)", "Nilai Awal", "baseline"])
def test_the_baseline_of_an_indicator_is_read_and_may_be_left_out(codes: ReferenceCodes, heading: str) -> None:
    text = (f"Tahun;OPD;Kode;Sub Kegiatan;Indikator;Satuan;Arah;{heading};Target\n"
            "2025;dinsos;1.06.05;Bantuan;Waktu tunggu;hari;turun;20,5;14\n"
            "2025;dinsos;1.06.06;Bantuan;Waktu tunggu;hari;turun;;14\n")
    found = preview(codes, RAT_TARGETS, text)
    assert found.accepted == 2 and found.frame["target"].tolist() == [14, 14]
    assert found.frame["baseline"].fillna(-1).tolist() == [20.5, -1]
    without = preview(codes, RAT_TARGETS, "\n".join(";".join(line.split(";")[:7] + line.split(";")[8:])
                                                    for line in text.splitlines()))
    assert without.accepted == 2 and without.frame["baseline"].isna().all()


def test_codes_and_names_are_made_comparable(codes: ReferenceCodes) -> None:
    frame = preview(codes, RAT_REALISATION, "Tahun;Triwulan;OPD;Kode;Indikator;Realisasi\n"
                    "2025.0;1.0;dinsos;1.06.05. 2.02.0004.; Jumlah   keluarga ;5\n").frame
    assert frame[["year", "quarter", "sub_code", "indicator"]].values.tolist() == [
        [2025, 1, "1.06.05.2.02.0004", "Jumlah keluarga"]]


def test_sample_data_handed_in_are_told(codes: ReferenceCodes) -> None:
    found = preview(codes, COVERAGE, f"Data contoh;;;;;;\n{HEAD}\nrtlh;Plandirejo;Bakung;2025;9;2;1\n")
    assert "dianggap data nyata" in found.messages[0].message


def test_many_bad_rows_give_few_messages_but_all_reasons(codes: ReferenceCodes) -> None:
    rows = "\n".join(f"rtlh;Entah {number};Bakung;2025;1;1;1" for number in range(3_000))
    found = preview(codes, COVERAGE, f"{HEAD}\n{rows}\n")
    assert found.rejected_count == 3_000
    assert len(found.messages) < 300
    assert "2800 pesan lain" in found.messages[-1].message


def test_types_of_the_frame(codes: ReferenceCodes) -> None:
    frame = preview(codes, COVERAGE, f"{HEAD}\nrtlh;Plandirejo;Bakung;2025;;2;\n").frame
    assert list(frame.columns) == [column.name for column in COVERAGE.columns]
    assert frame["target"].isna().all() and frame["budget"].isna().all()
    assert str(frame["recipients"].dtype) == "Int64"
    assert isinstance(frame["village"].dtype, pd.StringDtype)
