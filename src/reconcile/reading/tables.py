"""Lists as they are handed over: text parted by pipes with broken quotes and mixed encodings, CSV, workbooks.

`rows` gives headings first, then every row that has as many cells as headings; the others are counted, never guessed.
"""

from __future__ import annotations

import codecs
import csv
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook

from reconcile.errors import At

_SEPARATORS = "|;\t,"
_MOST_JOINED = 3
"""Lines that one broken row may be spread over."""
_HEAD_ROWS = 30
_WORKBOOKS = (".xlsx", ".xlsm")


@dataclass
class Broken:
    """Rows that could not be read: how many, and the first of them by number."""

    many: int = 0
    first: list[int] = field(default_factory=list)

    def add(self, row: int) -> None:
        """One more."""
        self.many += 1
        if len(self.first) < 5:
            self.first.append(row)


def rows(path: Path, broken: Broken, is_heading: Callable[[str], bool]) -> Iterator[tuple[int, list[str]]]:
    """(number of the row as an editor shows it, cells); headings first. `is_heading`: whether a text is a heading that
    is looked for. Raises ReconcileError for what is no table."""
    if not path.is_file():
        raise At(path.name, "tidak ditemukan. Periksa nama berkas dalam berkas pengaturan.")
    try:
        if path.suffix.lower() in _WORKBOOKS:
            yield from _of_workbook(path, is_heading)
        else:
            yield from _of_text(path, broken)
    except OSError as error:
        raise At(path.name, f"tidak dapat dibaca ({error.strerror}).") from None


def _of_text(path: Path, broken: Broken) -> Iterator[tuple[int, list[str]]]:
    lines = _lines(path)
    number, head = next(lines, (0, ""))
    while number and not head.strip():
        number, head = next(lines, (0, ""))
    if not number:
        raise At(path.name, "kosong.")
    separator = max(_SEPARATORS, key=head.count)
    if separator not in head:
        raise At(path.name, "hanya satu kolom. Kolom harus dipisah dengan |, ;, tab, atau koma.", number)
    headings = _cells(head, separator, 0)
    yield number, headings
    yield from _joined(lines, separator, len(headings), broken)


def _joined(lines: Iterator[tuple[int, str]], separator: str, wanted: int, broken: Broken
            ) -> Iterator[tuple[int, list[str]]]:
    """Rows of `wanted` cells, those too that a line break inside quotes spreads over lines."""
    waiting, since, whole = "", 0, False
    for number, line in lines:
        if not line.strip() and not waiting:
            continue
        alone = _cells(line, separator, wanted)
        joined = _cells(f"{waiting} {line}", separator, wanted) if waiting else []
        is_tail = len(joined) == wanted and (separator not in line or not f"{waiting}{line}".count('"') % 2)
        if waiting and (len(alone) == wanted or (whole and not is_tail)):
            if whole:
                yield since, _cells(waiting, separator, wanted)  # its last cell only began with a stray quote
            else:
                broken.add(since)  # the row before never ended; this one is whole
            waiting, joined = "", []
        text = f"{waiting} {line}" if waiting else line
        since = since if waiting else number
        cells = joined or alone
        whole = len(cells) == wanted
        is_open = text.count('"') % 2 and number - since < _MOST_JOINED - 1
        if is_open and (len(cells) < wanted or (whole and _last(text, separator).startswith('"'))):
            waiting = text
            continue
        if whole:
            yield since, cells
        else:
            broken.add(since)
        waiting = ""
    if waiting and whole:
        yield since, _cells(waiting, separator, wanted)
    elif waiting:
        broken.add(since)


def _last(text: str, separator: str) -> str:
    return text.rpartition(separator)[2].strip()


def _cells(line: str, separator: str, wanted: int) -> list[str]:
    """Cells of a line. Quotes are taken seriously only where the plain cut gives too many cells."""
    cells = line.split(separator)
    if wanted and len(cells) > wanted and '"' in line:
        mended = next(csv.reader([line], delimiter=separator, strict=False), [])
        if len(mended) == wanted:
            cells = mended
    return [cell.strip().strip('"').strip() for cell in cells]


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Lines in whatever encoding: one that is no UTF-8 is read as Windows-1252, for files hold both."""
    with path.open("rb") as handle:
        begin = handle.read(4)
        handle.seek(0)
        if begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            try:
                texts = handle.read().decode("utf-16").splitlines()
            except UnicodeDecodeError:
                raise At(path.name, "tidak dapat dibaca sebagai UTF-16. Simpan ulang sebagai UTF-8.") from None
            yield from enumerate(texts, start=1)
            return
        for number, raw in enumerate(handle, start=1):
            if b"\0" in raw:
                raise At(path.name, "bukan berkas teks. Simpan sebagai TXT, CSV, atau XLSX.", number)
            if number == 1:
                raw = raw.removeprefix(codecs.BOM_UTF8)
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError:
                text = raw.decode("cp1252", "replace")
            yield number, text.rstrip("\r\n")


def _of_workbook(path: Path, is_heading: Callable[[str], bool]) -> Iterator[tuple[int, list[str]]]:
    """The first sheet that has a row of headings among its first rows."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions
            book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError, EOFError):
        raise At(path.name, "bukan buku kerja Excel yang utuh. Buka di Excel, simpan ulang sebagai XLSX.") from None
    try:
        for sheet in book.worksheets:
            head: list[str] = []
            for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
                cells = [_text(value) for value in values]
                if head:
                    if any(cells):
                        yield number, (cells + [""] * len(head))[:len(head)]
                elif sum(map(is_heading, cells)) > 1:
                    head = cells
                    yield number, cells
                elif number >= _HEAD_ROWS:
                    break
            if head:
                return
    finally:
        book.close()
    raise At(path.name, f"tidak ada lembar dengan baris judul kolom (nama, NIK, desa, ...) pada {_HEAD_ROWS} baris "
                        "pertama, atau hanya satu kolom.")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def refuse_nothing(path: Path, broken: Broken, good: int) -> None:
    """Raises ReconcileError where most rows cannot be read: another separator or a damaged file."""
    if broken.many > good:
        raise At(path.name, f"{broken.many} baris tidak sesuai banyaknya judul kolom (pertama: baris "
                            f"{', '.join(map(str, broken.first))}). Periksa pemisah dan tanda petiknya.")
