"""Reads a CSV as people save it: comma, semicolon, tab or pipe; UTF-8 with or without BOM, UTF-16, or Windows-1252."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable
from itertools import islice, zip_longest
from typing import Any

import pandas as pd

from dashboard.intake.files.cells import WIDEST, Sheet
from dashboard.intake.files.privacy import refuse_text, refuse_unread
from dashboard.intake.files.weight import refuse_spread
from dashboard.intake.preview import FileRefused

SHEET = "CSV"
"""How a CSV's only sheet is called in messages."""
_CHUNK = 50_000
_BROKEN_CHUNK = 2_000  # lines, of which one may be very wide
_HEAD = 60  # rows
_HEAD_LENGTH = 500_000  # characters
_DELIMITERS = ",;\t|"
_BETWEEN = re.compile(f"[{_DELIMITERS}]")
_AROUND = " \"'"
_GUARD = re.compile(r"^'(?=[=+\-@\t\r\n＝＋－＠])")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_csv(content: bytes, score: Callable[[Sheet], float]) -> Sheet:
    """The file as one sheet of texts. `score` says how well a head fits; the delimiter that fits best is taken.

    Raises FileRefused for a file that is no text or has a stray quote; for one about persons it says that first,
    however broken it is, since nobody is to mend such a file for us.
    """
    text = _decoded(content)
    try:
        return _read(text, score)
    except FileRefused:
        _refuse_persons(text)
        raise


def _read(text: str, score: Callable[[Sheet], float]) -> Sheet:
    if text[:4].lower() == "sep=":
        delimiter = text[4:5]
        said, _, text = text.partition("\n")
        refuse_text(said, "Baris pertama 'sep='")
        if delimiter in _DELIMITERS and delimiter:
            return _sheet(text, delimiter, first=2)
        raise FileRefused("Baris pertama 'sep=' menyebut tanda pemisah yang tidak dikenal; pakai koma, titik koma, "
                          "tab, atau garis tegak (|).")
    heads = {delimiter: score(_head(text[:_HEAD_LENGTH], delimiter)) for delimiter in _DELIMITERS}
    return _sheet(text, max(heads, key=lambda one: heads[one]))


def _refuse_persons(text: str) -> None:
    """Raises FileRefused for personal data in a text whose columns are not certain: every line is parted at whatever
    may part columns, and quotes are left out."""
    lines = text.split("\n")
    for first in range(0, len(lines), _BROKEN_CHUNK):
        rows = [[cell.strip(_AROUND) for cell in _BETWEEN.split(line, WIDEST)]
                for line in lines[first:first + _BROKEN_CHUNK]]
        columns: list[Any] = list(zip_longest(*rows, fillvalue=None))
        cells = pd.DataFrame({number: pd.array(values, dtype="str") for number, values in enumerate(columns)})
        cells.index = pd.RangeIndex(first + 1, first + 1 + len(rows))
        refuse_unread(Sheet(SHEET, cells, is_csv=True))


def _head(text: str, delimiter: str) -> Sheet:
    """The first rows as far as they can be read with this delimiter."""
    rows: list[list[str]] = []
    try:
        for fields in islice(csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, strict=True), _HEAD):
            rows.append(fields[:WIDEST])
    except csv.Error:
        pass
    cells = _frame(rows)
    cells.index = pd.RangeIndex(1, len(cells) + 1)
    return Sheet(SHEET, cells, is_csv=True)


def _decoded(content: bytes) -> str:
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise FileRefused("Berkas CSV rusak: isinya tidak sesuai dengan pengodeannya. Simpan ulang sebagai "
                              "'CSV UTF-8', lalu unggah lagi.") from None
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise FileRefused("Berkas bukan CSV atau XLSX yang dapat dibaca (berisi data biner). "
                          "Simpan sebagai .xlsx atau .csv, lalu unggah lagi.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _sheet(text: str, delimiter: str, first: int = 1) -> Sheet:
    """All rows as a sheet. Row numbers are those a spreadsheet shows."""
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, strict=True)
    numbers: list[int] = []
    parts: list[pd.DataFrame] = []
    row = first
    width = filled = 0
    try:
        while chunk := list(islice(reader, _CHUNK)):
            kept = [(number, fields) for number, fields in enumerate(chunk, row)
                    if any(fields) and (fields[0].strip() or any(map(str.strip, fields)))]
            row += len(chunk)
            width = max(width, *(len(fields) for _, fields in kept), 0)
            filled += sum(len(fields) for _, fields in kept)
            refuse_spread(0, len(numbers) + len(kept), width, filled)
            numbers += [number for number, _ in kept]
            parts.append(_frame([fields for _, fields in kept]))
    except csv.Error as error:
        raise FileRefused(_stray(_record_start(text, delimiter) + first - 1, str(error))) from None
    cells = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
    cells.index = pd.Index(numbers)
    return Sheet(SHEET, cells, is_csv=True)


def _record_start(text: str, delimiter: str) -> int:
    """The line on which the record begins that cannot be read."""
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, strict=True)
    line = 0
    try:
        for _ in reader:
            line = reader.line_num
    except csv.Error:
        pass
    return line + 1


def _frame(rows: list[list[str]]) -> pd.DataFrame:
    width = max(map(len, rows), default=0)
    if width > WIDEST:
        raise FileRefused(f"Berkas CSV punya lebih dari {WIDEST} kolom; ini bukan salah satu format yang dikenal.")
    columns: list[Any] = list(zip_longest(*rows, fillvalue=None))
    return pd.DataFrame({number: _without_guards(pd.Series(pd.array(values, dtype="str")))
                         for number, values in enumerate(columns)})


def _without_guards(texts: pd.Series) -> pd.Series:
    """Our own exports put an apostrophe before a text that a spreadsheet would run as a formula."""
    guarded = texts.str.startswith("'").fillna(False).astype(bool)
    return texts.mask(guarded, texts.str.replace(_GUARD, "", regex=True)) if guarded.any() else texts


def _stray(line: int, problem: str) -> str:
    if "field larger" in problem:
        return (f"Baris {line} berkas CSV memuat isian yang terlalu panjang, biasanya karena tanda kutip (\") yang "
                "tidak ditutup. Perbaiki tanda kutipnya, atau simpan sebagai .xlsx.")
    return (f"Tanda kutip (\") pada baris {line} berkas CSV tidak berpasangan, sehingga batas kolom tidak pasti. "
            "Hapus atau gandakan tanda kutip itu, atau simpan sebagai .xlsx, lalu unggah lagi.")
