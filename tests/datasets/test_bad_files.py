"""Files that are refused whole: nothing of them is kept, and no message quotes what they hold."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from agency_books import action, rat_form, saved, workbook
from openpyxl import Workbook, load_workbook
from refused_books import GOOD, HEAD, ROW, refused, with_part

from dashboard.intake.preview import FileRefused
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.topics.programs.contracts import COVERAGE
from dashboard.topics.rat.contracts import RAT_MATRIX


def test_password(codes: ReferenceCodes) -> None:
    ole = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
    assert "kata sandi" in refused(codes, ole + "EncryptedPackage".encode("utf-16-le") + bytes(100))
    assert ".xls" in refused(codes, ole)
    locked = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = locked.find(mark)
        while start >= 0:
            locked[start + offset] |= 1
            start = locked.find(mark, start + 4)
    assert "kata sandi" in refused(codes, bytes(locked))


@pytest.mark.parametrize("content", [b"", b"   \n ", b"\xef\xbb\xbf"])
def test_empty(codes: ReferenceCodes, content: bytes) -> None:
    refused(codes, content)
    refused(codes, content, "a.csv")


def test_a_heading_without_rows(codes: ReferenceCodes) -> None:
    assert "Tidak ada baris data" in refused(codes, workbook([HEAD]))
    assert "Tidak ada judul kolom" in refused(codes, workbook([]))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated(codes: ReferenceCodes, share: float) -> None:
    assert "rusak atau terpotong" in refused(codes, GOOD[:int(len(GOOD) * share)])


def test_macro(codes: ReferenceCodes) -> None:
    assert "makro" in refused(codes, with_part("xl/vbaProject.bin", b"x"), "a.xlsx")
    kinds = with_part("[Content_Types].xml", b"", change=lambda part: part.replace(
        b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"))
    assert "makro" in refused(codes, kinds)


def test_zip_bomb(codes: ReferenceCodes) -> None:
    assert "bom zip" in refused(codes, with_part("xl/media/a.xml", bytes(30 * 2**20)))
    assert "bom zip" in refused(codes, with_parts(2_100))


def with_parts(count: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as book:
        for number in range(count):
            book.writestr(f"xl/{number}.xml", b"")
    return buffer.getvalue()


def test_a_size_that_lies(codes: ReferenceCodes) -> None:
    """The directory says few bytes, the stream holds many: only what was announced is ever unpacked."""
    bomb = bytearray(with_part("xl/media/a.bin", bytes(5 * 2**20)))
    size = (5 * 2**20).to_bytes(4, "little")
    place = bomb.find(size)
    while place >= 0:
        bomb[place:place + 4] = (10).to_bytes(4, "little")
        place = bomb.find(size, place + 4)
    assert "rusak" in refused(codes, bytes(bomb))


def test_entities(codes: ReferenceCodes) -> None:
    attack = (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
              b"<sst><si><t>&b;</t></si></sst>")
    assert "XML" in refused(codes, with_part("xl/workbook.xml", b"", change=lambda part: attack))
    wide = attack.decode().encode("utf-16")
    assert "XML" in refused(codes, with_part("xl/workbook.xml", b"", change=lambda part: wide))
    padded = attack.replace(b"<!DOCTYPE", b"<!--" + b"x" * 100_000 + b"--><!DOCTYPE")
    assert "XML" in refused(codes, with_part("xl/workbook.xml", b"", change=lambda part: padded))


def test_something_inside(codes: ReferenceCodes) -> None:
    assert "disisipkan" in refused(codes, with_part("xl/embeddings/oleObject1.bin", b"x"))


def test_a_cell_at_the_far_corner(codes: ReferenceCodes) -> None:
    book = load_workbook(io.BytesIO(GOOD))
    book.active["A1048576"] = "x"
    found = read(COVERAGE, saved(book), "a.xlsx", codes)
    assert (found.accepted, found.skipped) == (1, 1)
    book.active["XFD1048576"] = "x"
    assert "terlalu besar" in refused(codes, saved(book))


def test_too_large(codes: ReferenceCodes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = tmp_path / "besar.csv"
    with large.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(FileRefused, match="200 MB"):
        read(COVERAGE, large, large.name, codes)
    monkeypatch.setattr("dashboard.intake.read.MAXIMUM_BYTES", 100)
    refused(codes, GOOD)


def test_missing_file(codes: ReferenceCodes, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="tidak dapat dibuka"):
        read(COVERAGE, tmp_path / "tiada.xlsx", "tiada.xlsx", codes)


def test_wrong_sheet_and_wrong_dataset(codes: ReferenceCodes) -> None:
    told = refused(codes, rat_form([action(agency="dinsos")]))
    assert "coverage" in told
    told = refused(codes, workbook([["Program", "Desa", "Kecamatan", "Tahun", "Sasaran", "Penerimaa"], ROW]))
    assert "kolom wajib: Penerima" in told
    assert "Penerima (mungkin 'Penerimaa')" in told
    told = refused(codes, workbook([["Program", "Desa", "Sasaran", "Penerima"], ["rtlh", "x", 1, 1]]))
    assert "Periode" in told
    assert "pilih periode" in told
    with pytest.raises(FileRefused, match="dua kali"):
        read(COVERAGE, workbook([[*HEAD, "Penerima"], [*ROW, 5]]), "a.xlsx", codes)


def test_hidden_sheets_are_not_read(codes: ReferenceCodes) -> None:
    book = load_workbook(io.BytesIO(GOOD))
    book.active.sheet_state = "hidden"
    book.create_sheet("Kosong")
    book.active = 1
    refused(codes, saved(book))


def test_no_worksheet(codes: ReferenceCodes) -> None:
    book = Workbook()
    book.create_chartsheet("Grafik")
    del book["Sheet"]
    assert "lembar" in refused(codes, saved(book))


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0", b"%PDF-1.7 \xff\xfe", bytes(range(256)), b"{\"a\": 1}",
                                     b"<html><table><tr><td>Program</td></tr></table></html>", b"PK\x03\x04 not a zip"])
def test_other_kinds_of_file(codes: ReferenceCodes, content: bytes) -> None:
    refused(codes, content)


def test_opendocument(codes: ReferenceCodes) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", "<a/>")
    assert "bukan buku kerja .xlsx" in refused(codes, buffer.getvalue())


def test_stray_quotes(codes: ReferenceCodes) -> None:
    head = ",".join(HEAD)
    for bad in ('"rtlh,Plandirejo,Bakung,2025,1,1', '"rt"lh,Plandirejo,Bakung,2025,1,1'):
        csv = f"{head}\nrtlh,Jaten,Wonodadi,2025,1,1\n{bad}\nrtlh,Salam,Wonodadi,2025,1,1\n"
        told = refused(codes, csv.encode(), "a.csv")
        assert "baris 3" in told
        assert "kutip" in told


def test_unknown_period(codes: ReferenceCodes) -> None:
    with pytest.raises(FileRefused, match="Periode 'kapan' tidak dikenal"):
        read(RAT_MATRIX, rat_form([action()]), "a.xlsx", codes, "kapan")
