"""Refuses files about persons: the product holds aggregates only (UU PDP 27/2022). No message quotes a value."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from dashboard.core.regency import regency
from dashboard.intake.files.cells import Sheet, as_text, column_letter
from dashboard.intake.files.person_numbers import holds_person_number, is_person_number, plain_digits
from dashboard.intake.files.personal_headings import is_head_of_persons, is_personal_heading
from dashboard.intake.preview import FileRefused

_IN_MARKUP = re.compile(rb"(?<![0-9A-Za-z])(?<![0-9]\.)[0-9]{16}(?![0-9A-Za-z])")
"""In the cells of a sheet, which are read one by one besides; letters around digits are identifiers of the format."""
_LONGEST_HEADING = 60
_HEAD_ROWS = 60
_LIKE_HEADING = r"\s*[A-Za-z][^0-9]{1,60}"
_MAY_BE_NUMBER = r"[0-9OoIl](?:[^0-9A-Za-z]{0,3}[0-9OoIl]){15}|[0-9][ ]?[eE][ ]?\+?0?15"
_NOT_ASCII = r"[^\x00-\x7f]"
_SAMPLED = 5_000  # rows
_MANY = 3
"""Rows from which on two columns may hold the halves of numbers of another province."""
_PARTS = {2: "dua", 3: "tiga", 4: "empat"}
_MOST_PARTS = len(_PARTS)
"""Cells before this one that may hold the beginning of a number."""
_REMARKS = ("xl/comments", "xl/threadedcomments", "xl/drawings/drawing")
_SHEETS = "xl/worksheets/sheet"
_SHEET_DATA = re.compile(rb"<(?:\w+:)?sheetData\b")
_FORMULA = re.compile(rb"<(?:\w+:)?f(?:\s[^<>]*)?>([^<]*)<")
_GUID = re.compile(r"\{?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\}?")
_ANCHOR = re.compile(r"<x:Anchor>[^<]*</x:Anchor>")
_WORDS = r"(?:v|u|name|tooltip|location|display|Target|descr|title|prompt|promptTitle|error|caption)"
_TYPED = re.compile(rf">[^<>]+|\b{_WORDS}=(?:\"[^\"]*\"|'[^']*')")
"""Texts and the attributes in which people's words stand."""
_OF_FORMAT = re.compile(r"(?<![0-9A-Za-z.])(?=[0-9.]*[A-Za-z])(?![0-9.]+[eE]\+)[0-9A-Za-z.]+")
_PIECE = re.compile(r"<(?:\w+:)?t(?:ext)?(?:\s[^<>]*)?>([^<]*)(?=<)")
_REMARK_END = re.compile(r"</(?:\w+:)?(?:comment|threadedComment|p)>")
_FIELD = re.compile(r"&(?:amp;)?[A-Z]")

_NUMBER = "nilai 16 angka seperti NIK atau nomor KK"
_ADVICE = ("Data pribadi tidak pernah diterima. Berkas ditolak seluruhnya dan tidak disimpan. Dasbor hanya "
           "menerima jumlah per desa/kelurahan: hapus kolom itu, jumlahkan, lalu unggah lagi.")


def refuse_filename(filename: str) -> None:
    """Raises FileRefused when the name of the file itself holds a NIK or nomor KK."""
    if holds_person_number(filename):
        raise FileRefused("Nama berkas memuat deretan 16 angka seperti NIK. Ganti nama berkas, lalu unggah lagi.")


def refuse_text(text: str, place: str) -> None:
    """Raises FileRefused when a text beside the cells (a sheet's name, a line above the table) holds a NIK."""
    if holds_person_number(text):
        raise FileRefused(f"{place} memuat {_NUMBER}. {_ADVICE}")


def refuse_part(name: str, part: bytes) -> None:
    """Raises FileRefused when a part of a workbook holds a NIK outside the cells that are read one by one: comments,
    text boxes, headers, defined names, pivot caches, links, properties, formulas."""
    if name.lower().startswith(_SHEETS):
        outside = _decoded(_without_cells(part))
        formulas = b"\n<".join(_FORMULA.findall(part)).decode("utf-8", "replace")
        has_number = any(is_person_number(one.decode()) for one in _IN_MARKUP.findall(part)) \
            or holds_person_number(_FIELD.sub(" ", outside)) or _in_markup(outside) or _in_markup(formulas)
    else:
        text = _decoded(part)
        has_number = _in_markup(text) or (name.lower().startswith(_REMARKS) and any(
            holds_person_number("".join(_PIECE.findall(one))) for one in _REMARK_END.split(text)))
    if has_number:
        raise FileRefused(f"Buku kerja memuat {_NUMBER} di luar sel yang tampak: pada komentar, kotak teks, kepala "
                          "atau kaki halaman, nama yang ditetapkan, tabel pivot, tautan, rumus, lembar tersembunyi, "
                          f"atau properti berkas. {_ADVICE}")


def _without_cells(part: bytes) -> bytes:
    begin, end = _SHEET_DATA.search(part), part.rfind(b"sheetData>")
    return part[:begin.start()] + part[end:] if begin and begin.start() < end else part


def _decoded(part: bytes) -> str:
    """The text of an XML part in whatever encoding, with written-out characters."""
    wide = part[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = part.decode("utf-16" if wide else "utf-8", "replace")
    return html.unescape(re.sub(r"&(?:lt|gt|quot|#60|#62|#34);", "#", text)) if "&" in text else text


def _in_markup(text: str) -> bool:
    """Cell references, sizes and identifiers of the format are no numbers of persons."""
    if holds_person_number(" < ".join(_TYPED.findall(text))):
        return True
    return holds_person_number(_OF_FORMAT.sub("<", _ANCHOR.sub("<", _GUID.sub("<", text))))


def refuse_strings(texts: Iterable[str]) -> None:
    """Raises FileRefused when one of a workbook's shared texts, used in a cell or not, holds a NIK."""
    if holds_person_number(" < ".join(texts)):
        raise FileRefused(f"Buku kerja memuat {_NUMBER} di antara teksnya. {_ADVICE}")


def refuse_sheets(sheets: Iterable[Sheet]) -> None:
    """Raises FileRefused for a personal heading or a NIK in any cell or over two cells; says where, never what."""
    for sheet in sheets:
        refuse_text(sheet.name, "Nama sebuah lembar")
        for column in sheet.cells.columns:
            _refuse_column(sheet, int(column), sheet.cells[column])
        _refuse_heads(sheet)
        _refuse_halves(sheet)


def refuse_unread(sheet: Sheet) -> None:
    """The same of a text that could not be read as a table: what may be its cells. Halves of numbers are not looked
    for, since a comma within a number parts it here."""
    for column in sheet.cells.columns:
        _refuse_column(sheet, int(column), sheet.cells[column])
    _refuse_heads(sheet)


def _refuse_column(sheet: Sheet, column: int, cells: pd.Series) -> None:
    codes, values = pd.factorize(cells)
    for place in _suspects(values):
        what = _what(values[place])
        if what:
            row = cells.index[int((codes == place).argmax())]
            raise FileRefused(f"Lembar '{sheet.name}' baris {row} kolom {column_letter(column)}: {what}. {_ADVICE}")


def _suspects(values: Any) -> Iterable[int]:
    """Which distinct cells need a closer look; of a CSV's texts a fast search finds the few."""
    if isinstance(getattr(values, "dtype", None), pd.StringDtype):
        texts = pd.Series(values)
        return map(int, np.flatnonzero(texts.str.contains(_MAY_BE_NUMBER) | texts.str.fullmatch(_LIKE_HEADING)
                                       | texts.str.contains(_NOT_ASCII)))
    return range(len(values))


def _what(value: object) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _NUMBER if 1e15 <= value < 1e16 and is_person_number(str(int(value))) else ""
    if not isinstance(value, str):
        return ""
    if holds_person_number(value):
        return _NUMBER
    if len(value) <= _LONGEST_HEADING and value.strip()[:1].isalpha() and is_personal_heading(value):
        return "kolom data pribadi (NIK, nama, atau alamat)"
    return ""


def _refuse_heads(sheet: Sheet) -> None:
    """A list of persons on a sheet that is none of our tables."""
    for row, values in zip(sheet.cells.index[:_HEAD_ROWS],
                           sheet.cells.iloc[:_HEAD_ROWS].itertuples(index=False, name=None), strict=True):
        if is_head_of_persons([value for value in values if isinstance(value, str)]):
            raise FileRefused(f"Lembar '{sheet.name}' baris {row}: judul kolom data pribadi (nama, telepon, alamat, "
                              f"atau sejenisnya). {_ADVICE}")


def _refuse_halves(sheet: Sheet) -> None:
    """A NIK split over two to four neighbouring cells (as region, date and serial): told by the rows together, since
    sums of money may look like parts."""
    step = max(1, len(sheet.cells) // _SAMPLED)
    sample = sheet.cells.iloc[::step]
    before: list[np.ndarray[Any, Any]] = []
    for column in sample.columns:
        codes, values = pd.factorize(sample[column])
        digits = np.array([*_parts(list(values)), ""], dtype=object)[codes]  # blank cells have code -1
        told, whole = digits != "", digits
        for many, earlier in enumerate(reversed(before), start=2):
            told, whole = told & (earlier != ""), earlier + whole
            both = np.flatnonzero(told)
            found = [is_person_number(whole[place]) for place in both]
            sure = sum(found) >= _MANY or any(hit and whole[place][:2] == regency().province.code
                                              for hit, place in zip(found, both, strict=True))
            if sure and sum(found) * 2 >= len(both):
                row = sample.index[both[found.index(True)]]
                raise FileRefused(f"Lembar '{sheet.name}' baris {row} kolom {column_letter(int(column) + 1 - many)} "
                                  f"sampai {column_letter(int(column))}: {_NUMBER}, terbagi atas {_PARTS[many]} sel. "
                                  f"{_ADVICE}")
        before = [*before, digits][-_MOST_PARTS:]


_ONLY_DIGITS = re.compile(r"[0-9][0-9 .\-/']*")
_PERIOD = re.compile(r"20[0-4][0-9](?:[-/ ]?(?:TW|Q|S)? ?[1-4])?", re.IGNORECASE)
_VILLAGE = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}")
_CODES = re.compile(r"\b(?:kode|code|bps|kemendagri)\b", re.IGNORECASE)


def _parts(values: list[object]) -> list[str]:
    """The digits of each cell of a column that may be part of a number; none of a column of periods or of villages by
    their code: before a year, or a target of two digits, they would look like a NIK."""
    digits = [_digits(value) for value in values]
    numbers = [as_text(value).strip(" '") for value, own in zip(values, digits, strict=True) if own]
    here = regency().bps_code
    if numbers and (all(map(_PERIOD.fullmatch, numbers)) or (
            all(_VILLAGE.fullmatch(one) or (len(one) == 10 and one.isdecimal() and one.startswith(here))
                for one in numbers)
            and ("." in numbers[0] or any(_CODES.search(as_text(value)) for value in values)))):
        return [""] * len(values)
    return digits


def _digits(value: object) -> str:
    """The digits of a cell that holds nothing else; empty for another one."""
    if isinstance(value, bool) or value is None or not isinstance(value, (str, int, float)) or value != value:
        return ""
    text = plain_digits(as_text(value)).strip(" '")
    return re.sub(r"[^0-9]", "", text) if len(text) < 30 and _ONLY_DIGITS.fullmatch(text) else ""
