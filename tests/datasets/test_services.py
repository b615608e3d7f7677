"""Files of the services as Dinas Sosial makes them: spellings, blanks that the state answers, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from agency_books import workbook
from known_codes import known_codes

from dashboard.intake.preview import FileRefused, Preview
from dashboard.intake.read import read
from dashboard.topics.services.contracts import JKN_WATCH, SERVICE_ANSWERS, SERVICE_COUNTS, SERVICE_NEEDS

HEAD = ["No", "Bulan", "Kecamatan", "Desa/Kelurahan", "Kanal", "Jenis", "Jenis Layanan", "Dirujuk ke", "Status Berkas",
        "Umur", "Lama jawab", "Jumlah berkas"]
TITLE = ["REKAP LAYANAN SLRT KABUPATEN BLITAR"]


def line(*cells: Any) -> list[Any]:
    """Jaten, July, an errand of health at the counter, referred to Dinsos; `cells`: state, age, answer, count."""
    return [1, "Juli 2026", "Wonodadi", "Jaten", "Loket kantor", "Kesehatan", "Pengaktifan BPJS", "Dinsos", *cells]


def taken(*rows: list[Any]) -> Preview:
    """What the reader makes of a recap with these rows."""
    return read(SERVICE_COUNTS, workbook([TITLE, [], HEAD, *rows]), "rekap.xlsx", known_codes())


def reasons(found: Preview) -> str:
    return " ".join(found.rejected["reason"])


def test_a_messy_recap_is_read() -> None:
    found = taken(
        line("Terdaftar", None, None, "1.250"),
        [2, "07/2026", None, "Desa Salam", "Fasilitator", "sosek", "pengecekan  DESIL!", "Dinas Sosial Kab. Blitar",
         "Selesai", "0 - 7 Hari", None, 3],
        [3, "2026-07", "Wonodadi", "Jaten", "warga (online)", "Perumahan", "RTLH", "perkim", "DIRUJUK", "> 90 hari",
         None, 4],
        [4, "2026-07", None, "35.05.01.2001", "Puskesos", "Perumahan", "RTLH", "perkim", "Ditolak", "31-90 hari",
         "lebih dari 30 hari", 1],
        ["Jumlah", None, None, None, None, None, None, None, None, None, None, 1258])
    assert found.rejected.empty, reasons(found)
    kept = found.frame.drop(columns=["kecamatan"]).to_dict("records")
    assert {row["month"] for row in kept} == {"2026-07"} and [row["count"] for row in kept] == [1250, 3, 4, 1]
    assert [row["need"] for row in kept] == ["pengaktifan-bpjs", "pengecekan-desil", "rtlh", "rtlh"]
    assert [row["agency"] for row in kept] == ["dinsos", "dinsos", "perkim", "perkim"]
    assert [row["channel"] for row in kept] == ["kantor", "fasilitator", "warga", "fasilitator"]
    assert [row["sector"] for row in kept] == ["kesehatan", "sosial ekonomi", "perumahan", "perumahan"]
    assert [row["state"] for row in kept] == ["masuk", "selesai", "dirujuk", "ditolak pengelola"]
    assert [row["age"] for row in kept] == ["0-7 hari", "0-7 hari", "lebih dari 90 hari", "31-90 hari"]
    assert [row["answer"] for row in kept] == ["tidak dirujuk", "tidak dirujuk", "belum dijawab", "lebih dari 30 hari"]
    assert [row["village"] for row in kept] == ["35.05.01.2001", "35.05.01.2002", *["35.05.01.2001"] * 2]


@pytest.mark.parametrize(("cells", "says"), [
    (("dirujuk", None, None, 1), "Umur berkas kosong"),
    (("dirujuk", "0-7 hari", "0-7 hari", 1), "belum dijawab"),
    (("diterima", "0-7 hari", None, 1), "isi lama jawabnya"),
    (("menunggu kuota", "0-7 hari", "belum dijawab", 1), "isi lama jawabnya"),
    (("ditolak", "0-7 hari", "tidak dirujuk", 1), "isi lama jawabnya"),
    (("berkas lengkap", "0-7 hari", "8-14 hari", 1), "tidak dirujuk; kosongkan"),
    (("tidak dapat ditangani", "0-7 hari", "8-14 hari", 1), "tidak dirujuk; kosongkan"),
    (("selesai", "0-7 hari", "belum dijawab", 1), "tidak mungkin belum dijawab"),
    (("belum dirujuk", "0-7 hari", None, 1), "bukan pilihan untuk Keadaan"),
    (("belum selesai", "0-7 hari", None, 1), "bukan pilihan untuk Keadaan"),
    (("selesai", "31 s.d. 90 hari", None, 1), "bukan pilihan untuk Umur berkas"),
    (("selesai", "0-7 hari", None, -1), "negatif"),
    (("selesai", "0-7 hari", None, None), "Jumlah"),
])
def test_what_contradicts_itself_is_refused(cells: tuple[Any, ...], says: str) -> None:
    found = taken(line(*cells), line("masuk", None, None, 2))
    assert list(found.frame["count"]) == [2] and says in reasons(found)


def test_two_rows_of_one_key_are_both_refused() -> None:
    found = taken(line("masuk", None, None, 2), line("Masuk", "0-7 hari", None, 3),
                  line("selesai", "0-7 hari", None, 1))
    assert list(found.frame["state"]) == ["selesai"] and "kunci yang sama" in reasons(found)


def test_a_story_is_no_need() -> None:
    story = line("masuk", None, None, 2)
    story[6] = "Minta pengaktifan BPJS karena akan operasi di rumah sakit minggu depan"
    found = taken(story, line("masuk", None, None, 1))
    assert len(found.frame) == 1 and "tanpa cerita" in reasons(found)


@pytest.mark.parametrize("heading", ["NIK", "Nama Pemohon", "Alamat", "No. KK", "No HP"])
def test_a_list_of_persons_is_refused_whole(heading: str) -> None:
    rows = [[*HEAD, heading], [*line("masuk", None, None, 2), "x"]]
    with pytest.raises(FileRefused, match="pribadi"):
        read(SERVICE_COUNTS, workbook(rows), "rekap.xlsx", known_codes())


def test_a_number_of_a_person_in_any_cell_is_refused() -> None:
    row = line("masuk", None, None, 2)
    row[6] = "BPJS 3505121203850001"
    with pytest.raises(FileRefused, match="16 angka"):
        taken(row)
    with pytest.raises(FileRefused):
        read(JKN_WATCH, workbook([["Bulan", "Desa", "Kecamatan", "No BPJS", "Aktif"],
                                  ["Juli 2026", "Jaten", "Wonodadi", "0001234567891", 3]]), "pbi.xlsx", known_codes())


def test_lists_take_the_same_codes_as_counts() -> None:
    listed = read(SERVICE_NEEDS, workbook([["Keperluan di berkas", "Nama keperluan"],
                                           ["Pengaktifan  BPJS", "Pengaktifan PBI-JKN"]]), "k.xlsx", known_codes())
    answers = read(SERVICE_ANSWERS, workbook([["Keperluan", "Program"], ["pengaktifan bpjs", "pbi"]]), "j.xlsx",
                   known_codes())
    assert list(listed.frame["code"]) == list(answers.frame["need"]) == ["pengaktifan-bpjs"]


def test_the_watch_keeps_what_is_missing_missing() -> None:
    head = ["Bulan", "Kecamatan", "Desa", "Kuota", "Peserta aktif", "Dicoret", "Reaktivasi otomatis", "Diusulkan"]
    found = read(JKN_WATCH, workbook([head, ["Agustus 2026", "Wonodadi", "Jaten", 100, 120, None, 0, 2],
                                      ["Agustus 2026", "Wonodadi", "Salam", *[None] * 5]]), "pbi.xlsx", known_codes())
    (row,) = found.frame.to_dict("records")
    assert (row["quota"], row["active"], row["automatic"], row["proposed"]) == (100, 120, 0, 2)
    assert found.frame[["removed", "moved"]].isna().all(axis=None) and "tidak memuat satu jumlah pun" in reasons(found)
    assert any("lebih banyak daripada kuota" in message.message for message in found.messages)
