"""Links of the planning chain and crosswalks as people hand them in: messy workbooks, what is refused, what is told."""

from __future__ import annotations

import csv
from pathlib import Path

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
from dashboard.topics.planning.contracts import (
    CODE_CROSSWALK,
    CROSS_REQUESTS,
    NOMENCLATURES,
    PLANNING_LINKS,
    TAGGED_SPENDING,
)

HEAD = ["Dokumen", "Tahun", "Kode mata rantai", "OPD", "Strategi", "Kode Rekening", "Nomenklatur", "Uraian", "Induk",
        "Pagu (Rp)", "Lokasi"]
APBD = ["DPA", 2026, None, "Dinas Sosial", None, "1.06.05.02.02.0004", "Kepmendagri No. 900.1-861 Tahun 2026", None,
        None, "Rp 1.250.000.000,-", "Kec. Bakung"]
CATALOGUE = Path(__file__).resolve().parents[2] / "data/catalogue/nomenclatures.csv"


def found(contract: Contract, content: bytes, codes: ReferenceCodes) -> Preview:
    preview = read(contract, content, "rantai.xlsx", codes)
    assert preview.rows_read == preview.accepted + preview.rejected_count + preview.skipped
    assert preview.rupiah_read == preview.rupiah_accepted + preview.rupiah_rejected
    return preview


def test_a_workbook_as_planners_make_it(codes: ReferenceCodes) -> None:
    """Title rows, a total, an agency spelled short, codes in two shapes; lines of codes need no reference."""
    book = Workbook()
    sheet = book.active
    for row in (["MATRIKS KESELARASAN PERENCANAAN"], [], HEAD,
                ["Sasaran RPJMD", 2026, " RPJMD-01", "Dinas Sosial", None, None, None, "Turunnya kemiskinan"],
                ["RPKD", "2026", "rpkd-01", "Dinas Sosial", "Pengurangan beban", None, None, "Bantuan tepat",
                 "rpjmd-01"],
                ["RAT", 2026, None, "Dinas Sosial", None, "1.06.05.2.02.0004", "2850", None, "RPKD-01", None, None],
                [], APBD, ["JUMLAH", *[None] * 8, 1_250_000_000, None]):
        sheet.append(row)
    preview = found(PLANNING_LINKS, saved(book), codes)
    frame = preview.frame
    assert preview.rejected.empty and frame["document"].tolist() == ["RPJMD", "RPKD", "RAT", "APBD"]
    assert frame["reference"].tolist() == [
        "rpjmd-01", "rpkd-01", "dinsos/1.06.05.2.02.0004/rpkd-01", "dinsos/1.06.05.02.02.0004"]
    assert frame["parent"].fillna("").tolist() == ["", "rpjmd-01", "rpkd-01", ""]
    assert frame["nomenclature"].fillna("").tolist() == ["", "", NOMENCLATURES[-2], NOMENCLATURES[-1]]
    assert frame["rupiah"].tolist()[-1] == 1_250_000_000 and list(frame["places"].iloc[-1]) == ["35.05.05"]
    told = " ".join(f"{one.row} {one.column} {one.message}" for one in preview.messages)
    assert "8 F: Kode Rekening Kode 1.06.05.02.02.0004 ditulis dalam bentuk campuran; dibaca 1.06.05.2.02.0004" in told
    for suffix in (".csv", ".xlsx"):
        again = read(PLANNING_LINKS, contract_file(PLANNING_LINKS, frame, suffix), f"x{suffix}", codes)
        pd.testing.assert_frame_equal(again.frame, frame)
    for contract in (PLANNING_LINKS, CODE_CROSSWALK):
        with pytest.raises(FileRefused, match="Tidak ada baris data"):
            read(contract, template(contract, codes), "templat.xlsx", codes)


@pytest.mark.parametrize(("changes", "says"), [
    ({"Kode Rekening": "1.06.05"}, "Kode '1.06.05' belum sampai sub kegiatan"),
    ({"Kode Rekening": "1.06.00.2.02.0004"}, "bernilai nol pada program"),
    ({"Kode Rekening": "bantuan sosial"}, "bukan kode sub kegiatan"),
    ({"Kode Rekening": None}, "APBD tanpa kode sub kegiatan"),
    ({"Pagu (Rp)": None}, "APBD tanpa anggaran"),
    ({"Nomenklatur": "PP 12"}, "bukan pilihan untuk Nomenklatur kode"),
    ({"Dokumen": "RPKD", "Uraian": "x", "Strategi": "1"}, "RPKD tanpa kode mata rantai"),
    ({"Dokumen": "RPKD", "Kode mata rantai": "p", "Strategi": "1"}, "RPKD tanpa uraian"),
    ({"Dokumen": "RPKD", "Kode mata rantai": "p", "Uraian": "x"}, "RPKD tanpa strategi"),
    ({"Dokumen": "LAKIP"}, "bukan pilihan untuk Dokumen"),
])
def test_what_is_rejected_names_row_and_column(codes: ReferenceCodes, changes: dict[str, object], says: str) -> None:
    row = dict(zip(HEAD, APBD, strict=True)) | changes
    preview = found(PLANNING_LINKS, workbook([HEAD, [row[head] for head in HEAD]]), codes)
    assert preview.accepted == 0 and says in " ".join(preview.rejected["reason"])
    assert any(one.row == 2 and one.column for one in preview.messages)


def test_lines_of_one_code_are_numbered_and_twins_are_asked_about(codes: ReferenceCodes) -> None:
    preview = found(PLANNING_LINKS, workbook([HEAD, APBD, APBD, [*APBD[:-1], "Kota Malang"]]), codes)
    assert preview.frame["reference"].tolist() == [f"dinsos/1.06.05.02.02.0004{end}" for end in ("", "/2", "/3")]
    told = {one.row: one.message for one in preview.messages if one.severity == "warning"}
    assert "hapus bila kembar" in told[3] and "tidak dikenali sebagai desa" in told[4]


@pytest.mark.parametrize(("changes", "says"), [
    ({"Kode baru": "1.06.05.02.02.04"}, "Kode lama dan kode baru sama"),
    ({"Kode baru": "2.09"}, "belum sampai sub kegiatan"),
    ({"Nomenklatur kode baru": "Permendagri 90 Tahun 2019"}, "tidak lebih baru"),
    ({}, ""),
])
def test_a_crosswalk_leads_from_an_older_code_to_a_newer(codes: ReferenceCodes, changes: dict[str, object],
                                                        says: str) -> None:
    row = {"Tahun Anggaran": 2026, "Kode lama": "1.06.05.2.02.04", "Nomenklatur kode lama": "050-5889 Tahun 2021",
           "Kode baru": "1.06.05.02.02.0004", "Nomenklatur kode baru": "1317", "Sumber padanan": "Lampiran"} | changes
    preview = found(CODE_CROSSWALK, workbook([list(row), list(row.values())]), codes)
    if says:
        assert says in " ".join(preview.rejected["reason"])
    else:
        assert preview.frame["code_to"].tolist() == ["1.06.05.2.02.0004"], "kept in its usual writing"


def test_the_catalogue_knows_the_versions_that_files_may_name() -> None:
    with CATALOGUE.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert tuple(row["version"] for row in rows) == NOMENCLATURES and all(row["source"] for row in rows)


@pytest.mark.parametrize(("changes", "says"), [
    ({"Kepada": "Dinsos"}, "permintaan lintas OPD ditujukan kepada OPD lain"),
    ({"Status": "Belum dijawab"}, "belum punya tanggal jawab"),
    ({"Dijawab": "1 Januari 2026"}, "Tanggal jawab mendahului tanggal diminta"),
    ({"Status": "entah"}, "bukan pilihan untuk Jawaban"),
    ({"Permintaan": None}, "Yang diminta kosong"),
    ({"Kode": "1.06"}, "belum sampai sub kegiatan"),
])
def test_requests_that_are_rejected(codes: ReferenceCodes, changes: dict[str, object], says: str) -> None:
    preview = asked(codes, **changes)
    assert preview.accepted == 0 and says in " ".join(preview.rejected["reason"])


def test_requests_in_the_words_of_other_applications(codes: ReferenceCodes) -> None:
    frame = asked(codes, Status="disetujui_existing").frame
    assert frame[["code", "from_agency", "to_agency", "state", "asked", "answered"]].values.tolist() == [
        ["lintas-1", "dinsos", "dinkes", "sudah ada", "2026-02-12", "2026-03-03"]]
    late = asked(codes, Dijawab=None)
    assert late.accepted == 1 and "lama jawabnya tidak dihitung" in " ".join(one.message for one in late.messages)


def asked(codes: ReferenceCodes, **changes: object) -> Preview:
    row = {"Kode permintaan": "Lintas-1", "TA": 2026, "Dari": "Dinsos", "Kepada": "Dinas Kesehatan",
           "Permintaan": "Pemeriksaan", "Kode": None, "Tanggal": "12 Februari 2026", "Status": "Disetujui",
           "Dijawab": "03/03/2026"} | changes
    return found(CROSS_REQUESTS, workbook([list(row), list(row.values())]), codes)


def test_spending_in_a_workbook_of_the_treasury(codes: ReferenceCodes) -> None:
    """Kinds in any case, travel by one letter or not said, a total, realised over pagu told."""
    head = ["Tahun", "OPD", "Kode Rekening", "Uraian", "Penandaan", "Perjadin", "Pagu", "Realisasi"]
    rows = [["REKAPITULASI TAGGING"], head,
            [2026, "Dinsos", "1.06.05.02.02.0004", "Bantuan", "Langsung", None, "Rp 100.000.000", "Rp 120.000.000"],
            [2026, "Dinsos", "1.06.05.2.02.0005", "Rapat", "PENUNJANG", "Ya", 50_000_000, None],
            [2026, "Dinsos", "1.06", "Salah", "Tidak Langsung", None, 1, None],
            ["JUMLAH", None, None, None, None, None, 150_000_001, 120_000_000]]
    preview = found(TAGGED_SPENDING, workbook(rows), codes)
    assert preview.frame[["kind", "travel"]].values.tolist() == [["langsung", "tidak"], ["penunjang", "ya"]]
    assert pd.isna(preview.frame["realised"][1]) and "belum sampai sub kegiatan" in preview.rejected["reason"][0]
    assert "lebih besar daripada pagu" in " ".join(one.message for one in preview.messages)
