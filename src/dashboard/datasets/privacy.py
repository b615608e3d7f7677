"""Refuses files about persons: the product holds aggregates only (UU PDP 27/2022). No message quotes a value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from dashboard.datasets.cells import Sheet, column_letter
from dashboard.datasets.preview import FileRefused
from dashboard.datasets.words import normalise

NIK = re.compile(r"(?<![\d])(?<!\d\.)(?:\d{16}"
                 r"|\d{6}[ .\-]\d{6}[ .\-]\d{4}"
                 r"|\d{4}([ .\-])\d{4}\1\d{4}\1\d{4}"
                 r"|\d{2}[ .\-]\d{2}[ .\-]\d{2}[ .\-]?\d{6}[ .\-]?\d{4}"
                 r"|\d(?: \d){15}"
                 r"|\d[.,]\d+[eE]\+?15)(?!\d)")
"""NIK or nomor KK: 16 digits, whole, in groups, apart, or as a spreadsheet shortens them. See `plain_digits`."""
IN_MARKUP = re.compile(rb"(?<![0-9A-Za-z])(?<![0-9]\.)[0-9]{16}(?![0-9A-Za-z])")
"""The same inside the parts of a workbook; letters around digits are identifiers of the format."""
_NUMBER_HEADINGS = re.compile(
    r"(?:no |nomor |nmr )?(?:nik|n i k)(?: (?:no|nomor|nmr|dan|atau|ktp|kk|nama|alamat))*"
    r"|(?:no |nomor )?nik(?: (?:penerima|kpm|krt|kepala|pemohon|anggota|ktp|kk|warga|pasangan|ibu)(?: \w+){0,2})?"
    r"|(?:no|nomor|nmr) ?(?:e )?(?:ktp|kk|k k|kartu keluarga|induk kependudukan)(?: \w+){0,3}")
"""Not "Pemadanan NIK", which is something an OPD does."""
_PERSON_HEADINGS = re.compile(
    r"nama (?:lengkap|kepala keluarga|kepala rumah tangga|kk|krt|penerima|penerima manfaat|kpm|warga|penduduk|individu"
    r"|anggota keluarga|anggota|ibu|ibu kandung|ayah|anak|balita|siswa|pemilik|orang|peserta|pasangan|suami|istri)"
    r"(?: \w+){0,3}"
    r"|by name(?: by address)?|bnba|alamat(?: \w+){0,4}|rt rw|tempat tanggal lahir|ttl"
    r"|(?:tanggal|tgl) lahir"
    r"|(?:no|nomor) ?(?:hp|wa|whatsapp|telepon|telp|tlp|handphone|ponsel|rekening|rek)(?: \w+){0,2}")
_OF_INSTITUTIONS = {
    "opd", "skpd", "perangkat", "dinas", "instansi", "desa", "kelurahan", "kecamatan", "kabupaten", "wilayah", "dusun",
    "program", "kegiatan", "sub", "indikator", "bantuan", "kelompok", "lembaga", "sekolah", "puskesmas", "bumdes",
    "sumber", "pekerjaan", "paket", "koperasi", "posyandu", "ruas", "jalan", "lokasi", "dataset", "register"}
"""What "Nama ..." may be of without being about a person."""
_LONGEST_HEADING = 60
_LIKE_HEADING = r"\s*[A-Za-z][^0-9]{1,60}"
_SIXTEEN = r"[0-9](?:[ .\-]?[0-9]){15}|[0-9][.,][0-9]+[eE]\+?15"
_NOT_ASCII = r"[^\x00-\x7f]"
_SHORTEST = 8
_REMARKS = ("xl/comments", "xl/threadedComments", "xl/drawings/drawing")
_SHEETS = "xl/worksheets/sheet"
_ABOUT = ("docProps/", "customXml/")
_TAG = re.compile(rb"<[^<>]*>")
_PIECE = re.compile(rb"<(?:\w+:)?t(?:ext)?(?:\s[^<>]*)?>([^<]*)(?=<)")
_REMARK_END = re.compile(rb"</(?:\w+:)?(?:comment|threadedComment|p)>")
_HEADER = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)[^>]*>([^<]*)<")

_ADVICE = ("Berkas ditolak seluruhnya dan tidak disimpan. Dasbor hanya menerima jumlah per desa/kelurahan: "
           "hapus kolom itu, jumlahkan, lalu unggah lagi.")


def is_personal_heading(text: str) -> bool:
    """True for headings such as NIK, Nama Penerima, Alamat."""
    words = normalise(text)
    return bool(_NUMBER_HEADINGS.fullmatch(words) or _PERSON_HEADINGS.fullmatch(words))


def may_be_personal(heading: str) -> bool:
    """True as well for "Nama" and "Nama ..." of anything that is no institution: for columns we do not know."""
    first, _, rest = normalise(heading).partition(" ")
    return is_personal_heading(heading) or (first == "nama" and rest.split(" ")[0] not in _OF_INSTITUTIONS)


def refuse_filename(filename: str) -> None:
    """Raises FileRefused when the name of the file itself holds 16 digits."""
    if NIK.search(plain_digits(filename)):
        raise FileRefused("Nama berkas memuat deretan 16 angka seperti NIK. Ganti nama berkas, lalu unggah lagi.")


def plain_digits(text: str) -> str:
    """Digits of any script as 0-9, any kind of space as one, and without characters that are not seen."""
    if text.isascii():
        return text
    seen = (one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")
    return "".join(str(unicodedata.decimal(one, one)) if not one.isspace() else " " for one in seen)


def refuse_remarks(name: str, part: bytes) -> None:
    """Raises FileRefused when a remark, a text box, or a header or footer of a workbook holds 16 digits in any form."""
    if name.startswith(_REMARKS):
        texts = [b"".join(_PIECE.findall(one)) for one in _REMARK_END.split(part)]  # pieces that look different
    elif name.startswith(_SHEETS):
        texts = [re.sub(rb"&(?:amp;)?[A-Z]", b" ", text) for text in _HEADER.findall(part)]
    else:
        texts = [_TAG.sub(b"|", part)] if name.startswith(_ABOUT) else []
    if any(NIK.search(plain_digits(text.decode("utf-8", "replace"))) for text in texts):
        raise FileRefused(f"Buku kerja memuat nilai 16 angka seperti NIK atau nomor KK pada komentar, kotak teks, "
                          f"kepala atau kaki halaman, atau properti berkas. {_ADVICE}")


def refuse_markup(part: bytes) -> None:
    """Raises FileRefused when a part of a workbook (comments, pivot caches, hidden texts) holds 16 digits."""
    if IN_MARKUP.search(part):
        raise FileRefused("Buku kerja memuat nilai 16 angka seperti NIK atau nomor KK, mungkin di lembar tersembunyi, "
                          f"komentar, atau tabel pivot. {_ADVICE}")


def refuse_sheets(sheets: Iterable[Sheet]) -> None:
    """Raises FileRefused for a personal heading or a 16-digit value anywhere; says where, never what."""
    for sheet in sheets:
        for column in sheet.cells.columns:
            _refuse_column(sheet, int(column), sheet.cells[column])


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
        return map(int, np.flatnonzero(texts.str.contains(_SIXTEEN) | texts.str.fullmatch(_LIKE_HEADING)
                                       | texts.str.contains(_NOT_ASCII)))
    return range(len(values))


def _what(value: object) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return "nilai 16 angka seperti NIK atau nomor KK" if 1e15 <= abs(value) < 1e16 else ""
    if not isinstance(value, str):
        return ""
    if len(value) >= _SHORTEST and NIK.search(plain_digits(value)):
        return "nilai 16 angka seperti NIK atau nomor KK"
    if len(value) <= _LONGEST_HEADING and value.strip()[:1].isalpha() and is_personal_heading(value):
        return "kolom data pribadi (NIK, nama, atau alamat)"
    return ""
