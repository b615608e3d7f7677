"""Teams and attendance lists as people hand them in: merged groups, other spellings, and names, which are refused."""

from __future__ import annotations

import pytest
from agency_books import saved, workbook
from openpyxl import Workbook

from dashboard.intake.contract import Contract
from dashboard.intake.preview import FileRefused
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.template import template
from dashboard.topics.meetings.checks import group_name, person_in
from dashboard.topics.meetings.contracts import ATTENDANCE, TEAM

HEAD = ["No", "Pokja", "OPD", "Kedudukan dalam Tim", "Jabatan dalam Dinas", "TMT", "Sampai", "Dasar Hukum"]
CAME = ["No", "Kode Rapat", "OPD", "Keterangan", "Jabatan yang hadir"]


def test_a_team_with_merged_groups_titles_and_signatures(codes: ReferenceCodes) -> None:
    book = Workbook()
    sheet = book.active
    for row in (["SUSUNAN TIM TEKNIS TKPK"], ["Kabupaten Blitar Tahun 2026"], [], HEAD,
                [1, "Pokja  Pendataan", "Dinsos", "Ketua", "Kepala Bidang\nKesehatan Masyarakat", "05/01/2026", None,
                 "188/1"],
                [2, None, "Dinas Kesehatan", "Agt.", None, "5 Januari 2026", None, "188/1"],
                [3, None, "DPMD", "Koordinator", "Sekretaris Dinas", "1 Maret 2026", None, "188/1"],
                [4, "Kelompok Kerja Kemitraan", "Dinas Perkim", "Sekre", "Analis Kebijakan", "05-01-2026", None, None],
                [], [None, None, None, None, "Sekretaris TKPK"]):
        sheet.append(row)
    sheet.merge_cells("B5:B7")
    found = read(TEAM, saved(book), "tim.xlsx", codes)
    kept = found.frame.to_dict("records")
    assert [(row["workgroup"], row["agency"], row["role"]) for row in kept] == [
        ("Kelompok Kerja Pendataan", "dinsos", "ketua"), ("Kelompok Kerja Pendataan", "dinkes", "anggota"),
        ("Kelompok Kerja Pendataan", "dpmd", "ketua"), ("Kelompok Kerja Kemitraan", "perkim", "sekretaris")]
    assert kept[1]["office"] == "belum ditunjuk" and kept[0]["since"] == "2026-01-05"
    told = [message.message for message in found.messages]
    assert sum("dua ketua pada waktu yang sama" in text for text in told) == 2 and found.rows_read == found.accepted + \
        found.rejected_count + found.skipped


@pytest.mark.parametrize(("role", "day", "until", "says"), [
    ("Wk. Ketua", "5 Januari 2026", None, "bukan pilihan untuk Peran"),
    ("Wakil Sekretaris", "5 Januari 2026", None, "bukan pilihan untuk Peran"),
    ("Ketua", "5 Januari 2026", "4 Januari 2026", "mendahului tanggal sejak"),
    ("Ketua", None, None, "Sejak kosong"),
])
def test_a_row_that_is_wrong_is_told(codes: ReferenceCodes, role: str, day: str | None, until: str | None,
                                     says: str) -> None:
    found = read(TEAM, workbook([HEAD, [1, "Pokja A", "Dinsos", role, "Kepala Bidang", day, until, "188/1"]]),
                 "tim.xlsx", codes)
    assert not found.accepted and says in found.rejected["reason"].iloc[0]


@pytest.mark.parametrize(("written", "meant"), [
    ("Hadir", "hadir"), ("HDR", "hadir"), ("v", "hadir"), ("hadir sendiri", "hadir"), ("Wakil", "diwakili"),
    ("diwakilkan", "diwakili"), ("wkl", "diwakili"), ("tdk hadir", "tidak hadir"), ("Tidak Hadir", "tidak hadir"),
    ("izin", "tidak hadir"), ("ijin", "tidak hadir"), ("Absen", "tidak hadir"), ("tdk diundang", "tidak diundang"),
    ("Tidak Diundang", "tidak diundang"),
])
def test_states_in_other_spellings(codes: ReferenceCodes, written: str, meant: str) -> None:
    found = read(ATTENDANCE, workbook([CAME, [1, "rapat-a", "Dinsos", written, None]]), "hadir.xlsx", codes)
    assert found.frame["state"].tolist() == [meant]


@pytest.mark.parametrize("written", ["x", "tdk hdr", "hadir diwakili", "?", "sakit", "belum hadir"])
def test_what_may_mean_two_things_is_asked_again(codes: ReferenceCodes, written: str) -> None:
    found = read(ATTENDANCE, workbook([CAME, [1, "rapat-a", "Dinsos", written, None]]), "hadir.xlsx", codes)
    assert not found.accepted and "bukan pilihan untuk Kehadiran" in found.rejected["reason"].iloc[0]


def test_an_agency_twice_in_one_meeting_is_refused_and_an_absent_office_is_not_used(codes: ReferenceCodes) -> None:
    found = read(ATTENDANCE, workbook([
        CAME, [1, "rapat-a", "Dinsos", "hadir", "Kepala Bidang"],
        [2, "rapat-a", "Dinas Sosial Kab. Blitar", "izin", None],
        [3, "rapat-a", "DPMD", "izin", "Sekretaris"], [4, "rapat-b", "Dinsos", "wakil", "Staf Bidang Sosial"]]),
        "hadir.xlsx", codes)
    assert [(row["meeting"], row["agency"], row["state"]) for row in found.frame.to_dict("records")] == [
        ("rapat-a", "dpmd", "tidak hadir"), ("rapat-b", "dinsos", "diwakili")]
    assert found.frame["office"].isna().tolist() == [True, False]
    assert all("kunci yang sama" in reason for reason in found.rejected["reason"]) and found.rejected_count == 2
    assert any("pada OPD yang tidak datang" in message.message for message in found.messages)


PERSONS = ("Budi Santoso", "Drs. Budi Santoso", "Kepala Bidang Sosial, Budi Santoso, S.Sos", "Budi Santoso, SE",
           "Kepala Dinas (Siti Aminah)", "Kepala Dinas: Siti Aminah", "Kepala Dinas - Siti Aminah",
           "Kepala Bidang Sosial\nSiti Aminah", "Kepala Bidang NIP 197001011995031002",
           "Kepala Bidang 19700101 199503 1 002", "Ibu Siti Aminah", "Kepala Bidang Ibu Siti", "dr. Rahayu",
           "Kabid Sosial / Rahayu", "Siti Aminah, M.Si", "a.n. Kepala Dinas", "Ir. H. Slamet", "Kepala Seksi, Slamet",
           "Kepala Bidang (SITI AMINAH)")
OFFICES = ("Kepala Bidang Perencanaan Sosial", "Wakil Bupati, Ketua TKPK", "Sekretaris Dinas",
           "Plt. Kepala Dinas Sosial", "Kepala Dinas Perumahan Rakyat, Kawasan Permukiman dan Pertanahan",
           "Kabid Sosial (Plt)",
           "Analis Kebijakan Ahli Muda", "Kepala Bidang Data / Sekretaris", "Staf Bidang Sosial", "Kasi Pemerintahan",
           "Kepala Bidang Sosial (DPMD)", "KEPALA BIDANG PENDATAAN", "Kepala Bagian Kesejahteraan Rakyat",
           "Wakil Direktur Pelayanan Medik dan Keperawatan", "JF Perencana Ahli Muda")


@pytest.mark.parametrize("office", PERSONS)
@pytest.mark.parametrize(("contract", "head", "row"), [
    (TEAM, HEAD, [1, "Pokja A", "Dinsos", "ketua", None, "5 Januari 2026", None, "188/1"]),
    (ATTENDANCE, CAME, [1, "rapat-a", "Dinsos", "hadir", None]),
])
def test_a_person_in_place_of_an_office_refuses_the_file(codes: ReferenceCodes, contract: Contract, head: list[str],
                                                         row: list[object], office: str) -> None:
    line = [office if name.startswith("Jabatan") else value for name, value in zip(head, row, strict=True)]
    with pytest.raises(FileRefused) as refused:
        read(contract, workbook([head, line]), "berkas.xlsx", codes)
    told = str(refused.value)
    assert "baris 2" in told and "tidak menyimpan nama orang" in told and "tidak disimpan" in told
    assert not any(word in told for word in ("Budi", "Siti", "Rahayu", "Slamet", "1970"))


@pytest.mark.parametrize("office", OFFICES)
def test_an_office_is_taken(codes: ReferenceCodes, office: str) -> None:
    assert person_in(office, codes.agencies.values()) == ""


def test_a_column_of_names_is_refused_as_everywhere(codes: ReferenceCodes) -> None:
    with pytest.raises(FileRefused, match="data pribadi"):
        read(TEAM, workbook([[*HEAD, "Nama"], [1, "Pokja A", "Dinsos", "ketua", "Kepala Bidang", "5 Januari 2026", None,
                                               "188/1", "Budi Santoso"]]), "tim.xlsx", codes)


@pytest.mark.parametrize("contract", [TEAM, ATTENDANCE])
def test_the_template_comes_back_without_its_example(codes: ReferenceCodes, contract: Contract) -> None:
    with pytest.raises(FileRefused, match="Tidak ada baris data"):
        read(contract, template(contract, codes), "templat.xlsx", codes)


def test_one_group_however_it_is_written() -> None:
    assert {group_name(text) for text in ("Pokja Data", "pokja. Data", "Kelompok  Kerja Data", "POKJA Data")} == {
        "Kelompok Kerja Data"}
    assert group_name("Sekretariat TKPK") == "Sekretariat TKPK"
