"""Sentences about a file: sums are written so that they can be checked by eye."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.intake.preview import Preview
from dashboard.render.words import submission_words as words
from dashboard.store.submissions.changes import RowChanges


def preview(accepted: int, rejected: int, rupiah: tuple[int, int] = (0, 0), **fates: int) -> Preview:
    counts = {"accepted": accepted, "rejected": rejected, **fates}
    kinds = [kind for kind, count in counts.items() for _ in range(count)]
    listed = pd.DataFrame([("A", row, kind) for row, kind in enumerate(kinds, 1)], columns=["sheet", "row", "fate"])
    return Preview("coverage", pd.DataFrame({"n": range(accepted)}), pd.DataFrame({"n": range(rejected)}), listed, (),
                   *rupiah)


@pytest.mark.parametrize(("found", "sentence"), [
    (preview(1200, 0), "Semua 1.200 baris data terbaca dan dapat disimpan."),
    (preview(3, 2), "3 baris dapat disimpan, 2 ditolak: perbaiki berkasnya, atau pilih hanya baris yang benar."),
    (preview(0, 5), "Tidak ada baris yang dapat disimpan dari berkas ini; perbaiki lalu unggah lagi."),
])
def test_headline(found: Preview, sentence: str) -> None:
    assert words.headline(found) == sentence


def test_rows_say_what_was_passed_over_and_headings_are_not_rows() -> None:
    found = preview(3, 2, section=2, total=1, blank=1, skipped=1, heading=4)
    assert words.rows_equation(found) == [
        ("", "10", "baris dibaca"), ("=", "3", "diterima"), ("+", "2", "ditolak"),
        ("+", "5", "dilewati (2 judul kelompok, 1 baris jumlah, 1 kosong, 1 contoh atau catatan)")]


def test_rupiah_is_never_rounded_and_absent_without_money() -> None:
    assert words.rupiah_equation(preview(1, 1, (1_250_000_000_001, 9))) == [
        ("", "Rp1.250.000.000.010", "dibaca"), ("=", "Rp1.250.000.000.001", "diterima"), ("+", "Rp9", "ditolak")]
    assert words.rupiah_equation(preview(1, 0)) == []


def test_changes() -> None:
    rows = pd.DataFrame({"n": [1, 2]})
    assert words.change_line(RowChanges(rows, rows.head(1), rows.head(0), 1500)) == (
        "2 baris baru, 1 baris berubah; 1.500 baris tetap.")
    assert words.change_line(RowChanges(rows.head(0), rows.head(0), rows, 0)) == "2 baris hilang."
    assert words.change_line(RowChanges(rows.head(0), rows, rows.head(0), 0, beside=1)) == (
        "2 baris berubah. 1 yang berubah dari sumber lain, atau mengoreksi angka terbit yang sudah dicocokkan: "
        "bila nilainya berbeda lebih dari pembulatan, yang tampil tetap sampai ada keputusan di Angka Berbeda.")
    assert words.change_line(RowChanges(*[rows.head(0)] * 3, 4)).startswith("Tidak ada yang berubah: 4 baris")


@pytest.mark.parametrize(("count", "text"), [(10, "1 KB"), (48 * 1024, "48 KB"), (1_258_291, "1,2 MB")])
def test_size(count: int, text: str) -> None:
    assert words.size(count) == text
