"""Tables as files: every text harmless, every number a number, every file with its sources."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import numpy as np
import openpyxl
import pandas as pd
import pytest

from dashboard.render.files.formulas import MAX_CELL, harmless
from dashboard.render.files.tables import as_printed, harmless_frame, table_csv, table_xlsx

WHEN = datetime(2026, 11, 24, 7, 0, 0)
SOURCES = [("BPS, tabel uji", "https://example.test/a"), ("Berita", None), ("BPS, tabel uji", "https://example.test/a")]
HOSTILE = ["=1+1", "+62811", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", '=HYPERLINK("http://x")',
           "=cmd|' /C calc'!A0", "<img src=x onerror=alert(1)>", 'kutip " dan , koma', "baris\nbaru", "\x00nol"]
FRAME = pd.DataFrame({"nama": [*HOSTILE, None], "nilai": [*np.linspace(-3.5, 3.5, len(HOSTILE)), np.nan],
                      "=kepala": range(len(HOSTILE) + 1), "hitungan": [True] * len(HOSTILE) + [False]})


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\tx", "\rx", "\nx", "＝x", "＋x", "－x", "＠x"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Blitar", "7,57", " =1", "a=b", "35.05.01", "−2,33 persen"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_text_longer_than_a_cell_is_cut_not_lost() -> None:
    assert len(harmless("x" * 40_000)) == MAX_CELL
    assert harmless("x" * 40_000).endswith("x…")


def test_numbers_stay_numbers_and_booleans_become_words() -> None:
    safe = harmless_frame(FRAME)
    assert safe["nilai"].tolist()[:-1] == FRAME["nilai"].tolist()[:-1]
    assert safe["hitungan"].tolist() == ["ya"] * len(HOSTILE) + ["tidak"]
    assert list(safe.columns) == ["nama", "nilai", "'=kepala", "hitungan"]
    assert FRAME["nama"].iloc[0] == "=1+1", "the frame that was given is not altered"


def test_a_whole_number_beside_a_gap_stays_whole() -> None:
    frame = pd.DataFrame({"n": pd.Series([1, None, 3], dtype=object), "ada": pd.array([True, None, False])})
    rows = list(csv.reader(io.StringIO(table_csv(frame, []).decode("utf-8-sig"))))
    assert [row[:2] for row in rows[1:]] == [["1", "ya"], ["", ""], ["3", "tidak"]]


def test_two_columns_of_one_name_are_both_kept() -> None:
    twice = pd.DataFrame([["=a", "b"]], columns=["x", "x"])
    assert harmless_frame(twice).to_numpy().tolist() == [["'=a", "b"]]


def test_csv_read_again_is_the_table() -> None:
    content = table_csv(FRAME, SOURCES)
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to read UTF-8"
    head, *rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert head == ["nama", "nilai", "'=kepala", "hitungan", "sumber"]
    assert [row[0] for row in rows] == [*map(harmless, HOSTILE), ""]
    assert [float(row[1]) for row in rows[:-1]] == FRAME["nilai"].tolist()[:-1]
    assert rows[-1][1] == "", "missing is empty, never 0"
    assert {row[4] for row in rows} == {"BPS, tabel uji (https://example.test/a); Berita"}


def test_csv_keeps_a_source_column_that_is_there() -> None:
    frame = pd.DataFrame({"nilai": [1.0], "sumber": ["Sendiri"]})
    assert table_csv(frame, SOURCES).decode("utf-8-sig").splitlines() == ["nilai,sumber", "1.0,Sendiri"]


def test_workbook_read_again_is_the_table_with_sources_and_notes() -> None:
    content = table_xlsx(FRAME, "Judul & uji", SOURCES, ["=catatan"], WHEN, {"nilai": 2})
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Data", "Sumber", "Catatan"]
    rows = list(book["Data"].iter_rows(min_row=2))
    names = [row[0].value for row in rows]
    assert names[:5] == ["'=1+1", "'+62811", "'-2+3", "'@SUM(A1)", "'\t=1"]
    assert names[-1] is None and rows[-1][1].value is None
    assert [row[1].value for row in rows[:-1]] == pytest.approx(FRAME["nilai"].tolist()[:-1])
    assert rows[0][1].number_format == "#,##0.00" and rows[0][2].number_format == "0"
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row
                if cell.data_type == "f" or cell.hyperlink], "nothing runs, nothing links"
    assert [[cell.value for cell in row] for row in book["Sumber"].iter_rows(min_row=2)] == [
        ["BPS, tabel uji", "https://example.test/a"], ["Berita", None]]
    assert [row[0].value for row in book["Catatan"].iter_rows()] == ["catatan", "Judul & uji", "'=catatan"]


def test_the_same_table_gives_the_same_bytes() -> None:
    assert table_xlsx(FRAME, "Judul", SOURCES, [], WHEN) == table_xlsx(FRAME, "Judul", SOURCES, [], WHEN)
    assert table_csv(FRAME, SOURCES) == table_csv(FRAME, SOURCES)


def test_an_empty_table_is_a_file_too() -> None:
    book = openpyxl.load_workbook(io.BytesIO(table_xlsx(FRAME.head(0), "Kosong", [], [], WHEN)))
    assert [cell.value for cell in book["Data"][1]] == ["nama", "nilai", "'=kepala", "hitungan"]
    assert table_csv(FRAME.head(0), []).decode("utf-8-sig") == "nama,nilai,'=kepala,hitungan,sumber\r\n"


def test_figures_have_the_digits_of_a_page() -> None:
    frame = pd.DataFrame({"berkas": [215.0, None], "persen": [83.33333, 50.0], "rata-rata": [1.25, 2.0], "nama": "a"})
    lines = table_csv(as_printed(frame, {"persen": 1}), [("S", None)]).decode("utf-8-sig").splitlines()
    assert lines == ["berkas,persen,rata-rata,nama,sumber", "215,83.3,1.25,a,S", ",50.0,2.0,a,S"]
