"""Lists as they are handed over, and every way in which one can be wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from reconcile.errors import ReconcileError
from reconcile.reading.headings import is_heading
from reconcile.reading.people import agrees, decile_of, digits_of, plain_date, plain_name
from reconcile.reading.regions import read_regions
from reconcile.reading.tables import Broken, rows

TODAY = date(2026, 11, 28)
REGIONS = Path(__file__).parents[2] / "data" / "regions" / "regions.csv"


def read(path: Path) -> tuple[list[list[str]], Broken]:
    broken = Broken()
    return [cells for _, cells in rows(path, broken, is_heading)], broken


@pytest.mark.parametrize(("text", "plain"), [
    ("H. Moch. Soeparno, S.Pd", "MUHAMAD SUPARNO"), ("SLAMET", "SLAMET"), ("siti  aminah", "SITI AMINAH"),
    ("Hj. St. Djoewariyah", "SITI JUWARIYAH"), ("1234", ""), ("Ny. Sri", "SRI"), ("H", "H"), ("Nur'aini", "NURAINI")])
def test_names_are_made_comparable(text: str, plain: str) -> None:
    assert plain_name(text) == plain


@pytest.mark.parametrize(("text", "day"), [
    ("17-02-1990", "1990-02-17"), ("17 Pebruari 1990", "1990-02-17"), ("1990-02-17 00:00:00", "1990-02-17"),
    ("1990-02-17T00:00:00", "1990-02-17"), ("17/2/90", "1990-02-17"), ("19900217", "1990-02-17"),
    ("32921", "1990-02-17"), ("31-02-1990", ""), ("17-02-2090", ""), ("", ""), ("tidak tahu", ""), ("7 7", "")])
def test_birth_dates_are_made_comparable(text: str, day: str) -> None:
    assert plain_date(text, TODAY) == day


@pytest.mark.parametrize(("text", "digits"), [
    ("'3505051702900001", "3505051702900001"), ("3505 0517 0290 0001", "3505051702900001"), ("350505170290001", ""),
    ("0000000000000000", ""), ("3.50505E+15", ""), ("9999999999999999", ""), ("-", "")])
def test_numbers_that_are_none_are_not_taken(text: str, digits: str) -> None:
    assert digits_of(text) == digits


def test_a_nik_tells_the_birth_date_of_women_too() -> None:
    assert agrees("3505051702900001", "1990-02-17") and agrees("3505055702900001", "1990-02-17")
    assert not agrees("3505051802900001", "1990-02-17") and not agrees("", "1990-02-17")


def test_deciles() -> None:
    assert [decile_of(text) for text in ("Desil 3", "10", "4.0", "0", "11", "")] == [3, 10, 4, None, None, None]


def test_pipes_broken_quotes_and_two_encodings(tmp_path: Path) -> None:
    path = tmp_path / "anggota.txt"
    path.write_bytes("\n".join(['"nik"|"nama"|"alamat"', '"1"|"BUDI "BUD" S"|"A|B"', '"2"|"AMI"|x',
                                '"3"|"SRI', 'ASIH"|putus', '"4"|"x"', '"5"|"ANI"|y', '"6"|"a"|"b"|"c"|"d"']).encode()
                     + '\n"7"|"RENÉ"|z'.encode("cp1252"))
    told, broken = read(path)
    assert [(cells[0], cells[2]) for cells in told[1:]] == [
        ("1", "A|B"), ("2", "x"), ("3", "putus"), ("5", "y"), ("7", "z")]
    assert told[-1][1] == "RENÉ"
    assert (broken.many, broken.first) == (2, [6, 8])  # a short and a long row


@pytest.mark.parametrize(("lines", "told", "many"), [
    (('"1"|"A"|"x', 'y"', '"2"|"B', 'C"|"z"', '"3"|"D"|"w"'), ["1 A x y", "2 B C z", "3 D w"], 0),
    (('"1"|"A"|"x', '', 'y"', '"2"|"B"|"z"'), ["1 A x  y", "2 B z"], 0),
    (('"1"|"A"|"x', '"2"|"B', 'C"|"z"'), ["1 A x", "2 B C z"], 0),  # a stray quote
    (('"1"|"A"|"x', '2|B', '3|C|z'), ["1 A x", "3 C z"], 1),
    (('"1"|"A"|"x', 'y', 'w"', '"2"|"B"|"z"'), ["1 A x y w", "2 B z"], 0),
    (('"1"|"A"|"x', 'y', 'w', 'v', '2|B|z'), ["1 A x y w", "2 B z"], 1),
    (('"1"|"A"|"x',), ["1 A x"], 0)])
def test_a_line_break_in_the_last_cell_loses_no_row_after_it(tmp_path: Path, lines: tuple[str, ...], told: list[str],
                                                             many: int) -> None:
    path = tmp_path / "anggota.txt"
    path.write_text("\n".join(("nik|nama|alamat", *lines)), "utf-8")
    found, broken = read(path)
    assert ([" ".join(cells) for cells in found[1:]], broken.many) == (told, many)


def test_utf_16_and_42_columns(tmp_path: Path) -> None:
    path = tmp_path / "keluarga.txt"
    head = ["nomor_kartu_keluarga", "desil_nasional", *(f"kolom_{place}" for place in range(40))]
    path.write_bytes(("|".join(head) + "\r\n" + "|".join(map(str, range(42))) + "\r\n").encode("utf-16"))
    told, broken = read(path)
    assert len(told[1]) == 42 and not broken.many


def test_a_workbook_whose_headings_stand_below_a_title(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for line in (["DAFTAR PENERIMA"], [], ["No", "NIK", "Nama", "Tgl Lahir", "Desa"],
                 [1, 3505051702900001, "A", None, "B"]):
        sheet.append(line)
    book.save(tmp_path / "daftar.xlsx")
    told, _ = read(tmp_path / "daftar.xlsx")
    assert told[1] == ["1", "3505051702900001", "A", "", "B"]


@pytest.mark.parametrize(("name", "content"), [
    ("satu.txt", b"nik\n3505051702900001\n"), ("kosong.txt", b""), ("biner.txt", b"nik|nama\n\0\0\n"),
    ("rusak.xlsx", b"PK\3\4 3505051702900001"), ("tidak-ada.txt", None)])
def test_no_table_is_refused_without_its_content(tmp_path: Path, name: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ReconcileError) as refused:
        read(tmp_path / name)
    assert name in str(refused.value) and "35050517" not in str(refused.value)


def test_villages_by_either_code_and_by_name() -> None:
    regions = read_regions(REGIONS)
    for told, kecamatan in (("3505052003", ""), ("35.05.05.2003", ""), ("3505010001", ""),
                            ("Desa Plandirejo", "Kec. Bakung"), ("PLANDIREJO", "350505")):
        assert regions.village(told, kecamatan) == "35.05.05.2003", told
    assert regions.village("3578011001", "") == "" and regions.village("Entah", "Bakung") == ""
