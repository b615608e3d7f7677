"""Pairs for a person's eyes: a workbook that stays in the working folder, and its answers read back. It shows names and
birth dates, never a NIK, and it goes when the run is destroyed."""

from __future__ import annotations

import warnings
from pathlib import Path

from duckdb import DuckDBPyConnection
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation

from reconcile.config import RunConfig
from reconcile.errors import At
from reconcile.matching.clusters import Groups
from reconcile.matching.exact import put_together

NAME = "tinjau.xlsx"
SAME, OTHER = ANSWERS = ("sama", "beda")
HEADS = ("Nomor", "Nama 1", "Tanggal lahir 1", "Desa 1", "Daftar 1", "Nama 2", "Tanggal lahir 2", "Desa 2", "Daftar 2",
         "Peluang", "Putusan (sama/beda)")
_PAIRS = """
SELECT t.nomor, a.nama, a.tgl, a.desa, a.daftar, b.nama, b.tgl, b.desa, b.daftar, round(t.peluang, 3)
FROM tinjauan t JOIN baris a ON a.rid = t.kiri JOIN baris b ON b.rid = t.kanan ORDER BY t.nomor
"""


def write_workbook(connection: DuckDBPyConnection, run: RunConfig) -> Path:
    """The pairs of table `tinjauan`, to be answered in the last column."""
    book, path = Workbook(), run.work / NAME
    sheet = book.active
    sheet.title = "Tinjau"
    sheet.append(HEADS)
    names = [one.name for one in run.lists]
    for number, *told in connection.execute(_PAIRS).fetchall():
        told[3], told[7] = names[told[3]], names[told[7]]
        sheet.append([number, *told, None])
    choices = DataValidation(type="list", formula1='"sama,beda"', allow_blank=True)
    sheet.add_data_validation(choices)
    choices.add(f"K2:K{max(sheet.max_row, 2)}")
    for column in "BF":
        sheet.column_dimensions[column].width = 34
    sheet.freeze_panes = "A2"
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    book.save(path)
    path.chmod(0o600)
    return path


def read_workbook(connection: DuckDBPyConnection, run: RunConfig) -> tuple[int, int]:
    """Take over the answers and join whom they join; gives how many pairs were answered and how many were not. Raises
    At for a workbook that is none of this run, or for another answer."""
    path = run.work / NAME
    answers = _answers(path)
    pairs = {number: (one, other) for number, one, other in
             connection.execute("SELECT nomor, kiri, kanan FROM tinjauan").fetchall()}
    if strange := set(answers) - set(pairs):
        raise At(NAME, f"{len(strange)} nomor bukan dari putaran ini. Pakai buku kerja yang dibuat oleh `jalankan`.")
    for number, answer in answers.items():
        connection.execute("UPDATE tinjauan SET putusan = ? WHERE nomor = ?", [answer or None, number])
    groups = Groups()
    heads = dict(connection.execute("SELECT t.rid, t.orang FROM tautan t WHERE t.rid IN (SELECT kiri FROM tinjauan "
                                    "UNION SELECT kanan FROM tinjauan)").fetchall())
    for number, answer in answers.items():
        if answer == SAME:
            groups.join(*(heads[one] for one in pairs[number]))
    put_together(connection, groups)
    answered = sum(1 for answer in answers.values() if answer)
    return answered, len(pairs) - answered


def _answers(path: Path) -> dict[int, str]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(path, read_only=True, data_only=True)
        rows = list(book.worksheets[0].iter_rows(values_only=True))
        book.close()
    except Exception:
        raise At(NAME, "tidak ada di folder kerja atau rusak. Jalankan lagi: python -m reconcile jalankan.") from None
    if not rows or tuple(rows[0][:len(HEADS)]) != HEADS:
        raise At(NAME, "judul kolomnya berubah. Isi hanya kolom terakhir.", 1)
    found: dict[int, str] = {}
    for place, row in enumerate(rows[1:], start=2):
        number, answer = row[0], str(row[len(HEADS) - 1] or "").strip().lower()
        if number is None:
            continue
        if type(number) is not int or answer not in ("", *ANSWERS):
            raise At(NAME, "putusan harus `sama`, `beda`, atau kosong, dan nomor tidak boleh diubah.", place, "K")
        found[number] = answer
    return found
