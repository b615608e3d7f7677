"""Partners, pledges and activities as people hand them in: messy workbooks, what is refused, what is told."""

from __future__ import annotations

import pandas as pd
import pytest
from agency_books import saved, workbook
from openpyxl import Workbook

from dashboard.intake.contract import Contract
from dashboard.intake.preview import FileRefused, Preview
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.template import template
from dashboard.render.files.contract_file import contract_file
from dashboard.topics.partners.contracts import COMMUNITY_ACTIVITIES, PARTNERS, PLEDGES

HEAD = ["Kode janji", "Kode mitra", "Bentuk bantuan", "Bidang", "Program", "Desa", "Kecamatan", "Tanggal janji",
        "Periode", "Satuan", "Jumlah dijanjikan", "Jumlah disalurkan", "Nilai dijanjikan (Rp)", "Nilai disalurkan (Rp)",
        "Status", "Tanggal laporan", "Bukti"]
GOOD = ["j-1", "M-01 ", "Perbaikan rumah", "Perumahan", "rtlh", "Plandirejo", "Kec. Bakung", "12 Februari 2026",
        "Triwulan II 2026", "rumah", 4, 3, "Rp 80.000.000,-", "60.000.000", "Sedang berjalan", "30/06/2026", None]


def found(contract: Contract, content: bytes, codes: ReferenceCodes) -> Preview:
    preview = read(contract, content, "mitra.xlsx", codes)
    assert preview.rows_read == preview.accepted + preview.rejected_count + preview.skipped
    assert preview.rupiah_read == preview.rupiah_accepted + preview.rupiah_rejected
    return preview


def pledged(codes: ReferenceCodes, **changes: object) -> Preview:
    row = dict(zip(HEAD, GOOD, strict=True)) | changes
    return found(PLEDGES, workbook([HEAD, [row[head] for head in HEAD]]), codes)


def test_a_workbook_as_a_forum_makes_it(codes: ReferenceCodes) -> None:
    """Title rows, a heading under them, blank rows between, a total at the end, a kecamatan written once."""
    book = Workbook()
    sheet = book.active
    sheet.append(["REKAPITULASI KOMITMEN MITRA TJSLP"])
    sheet.append(["KABUPATEN BLITAR"])
    sheet.append([])
    sheet.append(HEAD)
    sheet.append(GOOD)
    sheet.append([])
    sheet.append(["j-2", "m-01", "Beras", "pangan", None, "Bululawang", None, "2026-03-05", 2026, "kilogram", 1250,
                  None, None, None, "rencana", None, None])
    sheet.append(["JUMLAH", *[None] * 11, 80_000_000, 60_000_000, None, None, None])
    preview = found(PLEDGES, saved(book), codes)
    frame = preview.frame
    assert preview.rejected.empty and frame["code"].tolist() == ["j-1", "j-2"]
    assert frame["partner"].tolist() == ["m-01", "m-01"] and frame["village"].tolist() == [
        "35.05.05.2003", "35.05.05.2007"]
    assert frame["unit"].tolist() == ["unit", "kg"] and frame["status"].tolist() == ["berjalan", "direncanakan"]
    assert frame["period"].tolist() == ["2026-TW2", "2026"] and frame["pledged_on"].tolist() == [
        "2026-02-12", "2026-03-05"]
    assert frame["pledged_rupiah"].tolist() == [80_000_000, pd.NA] and pd.isna(frame["program"][1])


@pytest.mark.parametrize(("changes", "says"), [
    ({"Jumlah dijanjikan": None, "Jumlah disalurkan": None, "Nilai dijanjikan (Rp)": None,
      "Nilai disalurkan (Rp)": None}, "Tidak ada yang dijanjikan"),
    ({"Satuan": None}, "Jumlah tanpa satuan"),
    ({"Satuan": "truk"}, "bukan pilihan untuk Satuan"),
    ({"Nilai dijanjikan (Rp)": None}, "Nilai disalurkan tanpa yang dijanjikan"),
    ({"Jumlah dijanjikan": None}, "Jumlah disalurkan tanpa yang dijanjikan"),
    ({"Tanggal laporan": "1 Januari 2026"}, "Tanggal laporan mendahului tanggal janji"),
    ({"Status": "entah"}, "bukan pilihan untuk Status"),
    ({"Desa": None}, "Desa/kelurahan kosong"),
    ({"Jumlah dijanjikan": -1}, "tidak boleh di bawah nol"),
    ({"Bukti": "javascript:alert(1)"}, "http"),
])
def test_what_is_rejected(codes: ReferenceCodes, changes: dict[str, object], says: str) -> None:
    preview = pledged(codes, **changes)
    assert preview.accepted == 0 and says in " ".join(preview.rejected["reason"])


@pytest.mark.parametrize(("changes", "says"), [
    ({"Jumlah disalurkan": 5}, "lebih besar daripada yang dijanjikan"),
    ({"Tanggal laporan": None}, "tanggal laporan kosong"),
    ({"Status": "selesai", "Jumlah disalurkan": None, "Nilai disalurkan (Rp)": None}, "dihitung belum dilaporkan"),
])
def test_what_is_told_and_accepted(codes: ReferenceCodes, changes: dict[str, object], says: str) -> None:
    preview = pledged(codes, **changes)
    assert preview.accepted == 1 and says in " ".join(message.message for message in preview.messages)


def test_helix_and_kind_in_other_words_and_no_persons(codes: ReferenceCodes) -> None:
    rows = [["Kode mitra", "Nama Mitra", "Unsur", "Jenis", "Sejak", "Sampai"],
            ["M-1", "PT Contoh", "Dunia usaha", "PT", 2022, None],
            ["m-2", "Yayasan Contoh", "LSM/komunitas", "yayasan", 2023, 2025],
            ["m-3", "Ibu Sumiati", "komunitas", "lainnya", 2023, None],
            ["m-4", "Bapak-bapak Ronda Contoh", "komunitas", "kelompok warga", 2025, 2024]]
    preview = found(PARTNERS, workbook(rows), codes)
    assert preview.frame[["code", "helix", "kind"]].values.tolist() == [
        ["m-1", "usaha", "perusahaan"], ["m-2", "komunitas", "LSM"]]
    person, years = preview.rejected["reason"]
    assert "bukan nama orang" in person and "mendahului" in years


@pytest.mark.parametrize("heading", ["NIK", "Nama Peserta", "No HP"])
def test_lists_of_persons_are_refused_whole(codes: ReferenceCodes, heading: str) -> None:
    rows = [["Kode kegiatan", "Tanggal", "Desa", "Kecamatan", "Jenis kegiatan", "Peserta", "Jam", heading],
            ["g-1", "8 Maret 2026", "Plandirejo", "Bakung", "Kerja bakti bersama", 47, "2,5", "x"]]
    with pytest.raises(FileRefused, match="pribadi"):
        read(COMMUNITY_ACTIVITIES, workbook(rows), "kegiatan.xlsx", codes)
    frame = found(COMMUNITY_ACTIVITIES, workbook([row[:-1] for row in rows]), codes).frame
    assert frame[["date", "kind", "participants", "hours"]].values.tolist() == [["2026-03-08", "kerja bakti", 47, 2.5]]


def test_exported_and_read_again_and_the_template_is_empty(codes: ReferenceCodes) -> None:
    first = pledged(codes)
    for suffix in (".csv", ".xlsx"):
        again = read(PLEDGES, contract_file(PLEDGES, first.frame, suffix), f"x{suffix}", codes)
        pd.testing.assert_frame_equal(again.frame, first.frame)
    for contract in (PARTNERS, PLEDGES, COMMUNITY_ACTIVITIES):
        with pytest.raises(FileRefused, match="Tidak ada baris data"):
            read(contract, template(contract, codes), "templat.xlsx", codes)
