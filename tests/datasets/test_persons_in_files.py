"""Files about persons are refused whole: numbers in any cell or out of sight, headings, other sheets."""

from __future__ import annotations

import io

import pytest
from agency_books import saved, workbook
from openpyxl import load_workbook
from openpyxl.comments import Comment
from refused_books import GOOD, HEAD, NIK, NOTES, ROW, refused, with_part

from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.table.headings import IGNORED
from dashboard.topics.programs.contracts import COVERAGE


@pytest.mark.parametrize("value", [NIK, int(NIK), float(NIK), f"'{NIK}", "3505 1212 0385 0001", "350512.120385.0001",
                                   "35.05.12.120385.0001", f"a.n. {NIK}", f"NIK:{NIK};", "3,50512120385E+15"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_sixteen_digits_anywhere(codes: ReferenceCodes, value: object, kind: str) -> None:
    rows = [[*HEAD, "Catatan"], [*ROW, None], [*ROW, value]]
    content = workbook(rows) if kind == "xlsx" else \
        "\n".join(";".join("" if cell is None else str(cell) for cell in row) for row in rows).encode()
    told = refused(codes, content)
    assert "16 angka" in told
    assert "hapus" in told


@pytest.mark.parametrize("text", ["1.06.05.2.02.0004", "1.06.05.2.02.0004.5.1.02", "35.05.05.2003",
                                  "Rp 1.250.000.000.000", "081234567890", "19700101 199003 1 001",
                                  "0.1234567890123456", "12345678901234567"])
def test_other_long_numbers_are_no_nik(codes: ReferenceCodes, text: str) -> None:
    csv = f"{';'.join(HEAD)};Catatan\n{';'.join(map(str, ROW))};{text}"
    for content in (workbook([[*HEAD, "Catatan"], [*ROW, text]]), csv.encode()):
        assert read(COVERAGE, content, "a.csv", codes, meanings=NOTES).accepted == 1


def test_sixteen_digits_out_of_sight(codes: ReferenceCodes) -> None:
    book = load_workbook(io.BytesIO(GOOD))
    book.active["A1"].comment = Comment(NIK, "x")
    assert "komentar" in refused(codes, saved(book))
    book = load_workbook(io.BytesIO(GOOD))
    hidden = book.create_sheet("Rahasia")
    hidden.sheet_state = "veryHidden"
    hidden["C9"] = int(NIK)
    refused(codes, saved(book))
    book = load_workbook(io.BytesIO(GOOD))
    book.active["IU9"] = NIK
    refused(codes, saved(book))
    book = load_workbook(io.BytesIO(GOOD))
    book.properties.description = NIK
    refused(codes, saved(book))
    for text in (NIK, "3505 1212 0385 0001", f"NIK{NIK}", "３５０５１２１２０３８５０００１", "3505&#49;21203850001"):
        refused(codes, with_part("xl/pivotCache/pivotCacheRecords1.xml", f'<r><s v="{text}"/></r>'.encode()))
        names = f"<definedNames><definedName name='a'>\"{text}\"</definedName></definedNames>".encode()
        refused(codes, with_part("xl/workbook.xml", b"", change=lambda part, names=names: part.replace(
            b"</workbook>", names + b"</workbook>")))
    wide = f"<?xml version='1.0' encoding='UTF-16'?><r><s v='{NIK}'/></r>".encode("utf-16")
    refused(codes, with_part("xl/pivotCache/pivotCacheRecords1.xml", wide))
    refused(codes, with_part(f"xl/media/{NIK}.png", b"x"))
    book = load_workbook(io.BytesIO(GOOD))
    book.create_sheet("3505 1212 0385 0001")
    refused(codes, saved(book))
    book = load_workbook(io.BytesIO(GOOD))
    book.active["A9"].hyperlink = f"https://contoh.id/{NIK}"
    refused(codes, saved(book))
    book = load_workbook(io.BytesIO(GOOD))
    book.active["A9"] = f'=LEN("{NIK}")'
    refused(codes, saved(book))
    assert "Nama berkas" in refused(codes, GOOD, f"{NIK}.xlsx")


@pytest.mark.parametrize("parts", [("350512", "1203850001"), ("35051212", "03850001"), (350512, 1203850001),
                                   ("'350512", "120385 0001"), ("3505121203", "850001"), ("350512", "120385", "0001"),
                                   ("3505", "1212", "0385", "0001"), ("35.05.12", "12-03-85", "0001")])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_number_over_some_cells(codes: ReferenceCodes, parts: tuple[object, ...], kind: str) -> None:
    rows = [[*HEAD, *(f"Catatan {place}" for place in range(len(parts)))], [*ROW, *parts]]
    content = workbook(rows) if kind == "xlsx" else "\n".join(";".join(map(str, row)) for row in rows).encode()
    told = {2: "dua sel", 3: "tiga sel", 4: "empat sel"}[len(parts)]
    assert told in refused(codes, content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_in_any_encoding(codes: ReferenceCodes, encoding: str) -> None:
    text = f"{';'.join(HEAD)};Catatan\n{';'.join(map(str, ROW))};é 3505–1212–0385–0001"
    assert "16 angka" in refused(codes, text.encode(encoding), "a.csv")


@pytest.mark.parametrize("heading", ["NIK", "No. KTP", "Nomor Kartu Keluarga", "No KK", "Nama Penerima", "NAMA LENGKAP",
                                     "Nama Kepala Keluarga", "Alamat", "Alamat lengkap", "RT/RW", "Nama", "No. HP",
                                     "Tanggal Lahir", "NIK Penerima", "Nama PM", "Nama anak asuh",
                                     "Nomor Induk Kependudukan"])
def test_columns_about_persons(codes: ReferenceCodes, heading: str) -> None:
    assert "hapus kolom itu" in refused(codes, workbook([[*HEAD, heading], [*ROW, "x"]]))
    csv = f"{','.join(HEAD)},{heading}\n{','.join(map(str, ROW))},x"
    assert "hapus kolom itu" in refused(codes, csv.encode(), "a.csv")


@pytest.mark.parametrize("text", ["Pemadanan NIK", "KTP-el", "Kartu Keluarga", "Nama desa", "KK", "Alamatul Huda"])
def test_words_in_cells_that_are_no_columns_about_persons(codes: ReferenceCodes, text: str) -> None:
    assert read(COVERAGE, workbook([[*HEAD, "Catatan"], [*ROW, text]]), "a.xlsx", codes, meanings=NOTES).accepted == 1


def test_persons_on_another_sheet(codes: ReferenceCodes) -> None:
    book = load_workbook(io.BytesIO(GOOD))
    other = book.create_sheet("Daftar")
    other.append(["Nama Penerima", "Alamat"])
    assert "Daftar" in refused(codes, saved(book))


def test_harmless_headings_near_those_of_persons(codes: ReferenceCodes) -> None:
    head = ["Nama program", "Nama desa", "Kecamatan", "Tahun", "Jumlah KK", "Penerima", "Satuan"]
    found = read(COVERAGE, workbook([head, ["pkh", "Plandirejo", "Bakung", 2025, 5, 9, "KK"]]), "a.xlsx", codes,
                 meanings={"jumlahkk": IGNORED})
    assert found.accepted == 1
