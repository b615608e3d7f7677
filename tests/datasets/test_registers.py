"""Files of the registers as agencies make them, and the hand-over of DTSEN, which is refused whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from agency_books import workbook
from known_codes import known_codes

from dashboard.__main__ import main
from dashboard.core import settings
from dashboard.intake.preview import FileRefused
from dashboard.intake.read import read
from dashboard.publish.build import build
from dashboard.store.database import Database, open_current
from dashboard.topics.registers import answers as register_answers
from dashboard.topics.registers.contracts import REGISTER_CHANGES, REGISTER_CHECKS, REGISTRY_COUNTS
from handing_in import AGENCIES, JATEN, publish, store

HAND_OVER = ('"kode_provinsi"|"kode_kelurahan_desa"|"alamat"|"nomor_kartu_keluarga"|"jumlah_anggota_keluarga"|'
             '"nama_kepala_keluarga"|"desil_nasional"|"desil_provinsi"|"desil_kabupaten_kota"\n'
             '"35"|"3505210011"|"DSN KRAJAN RT 01 "UTARA"|"3505121203850001"|"4"|"SU"PARMI|"1"|"2"|"2"\n'
             '"35"|"3505210011"|"JL. MAWAR|2"|"3505121203850002"|"3"|"BUDI"|"3"|"4"|"4\n')


def test_files_from_before_the_new_columns_still_mean_what_they_meant() -> None:
    head = ["Register", "Desil", "Desa", "Kecamatan", "Periode", "Satuan", "Jumlah"]
    found = read(REGISTRY_COUNTS, workbook([["REKAP"], [], head, ["dtsen", 1, "Jaten", "Wonodadi", "2025 TW 3", "kk",
                                                                  "1.085"]]), "r.xlsx", known_codes())
    (row,) = found.frame.to_dict("records")
    assert (row["decile_basis"], row["village_basis"], row["count"]) == ("nasional", "domisili", 1085)


def test_a_messy_recap_says_which_decile_and_whose_village() -> None:
    head = ["No", "Register", "Desil", "Jenis Desil", "Desa menurut", "Desa", "Kecamatan", "Cut Off",
            "Periode", "Satuan", "Jumlah", "Sudah diverifikasi"]
    line = [1, "DTSEN", 2, "Desil Kabupaten/Kota", "desa KTP", "Jaten", "Wonodadi", "17 September 2025",
            "2025-TW3", "Keluarga", "1.200", 900]
    over = [*line[:-1], 1300]
    over[2] = 3
    same = [*line]
    found = read(REGISTRY_COUNTS, workbook([head, line, over, [2, "Sidaksos", 1, "kelas skor", None, "Jaten",
                                                               None, "31/08/2025", "2025-TW3", "KK", 40, None]]),
                 "r.xlsx", known_codes())
    kept = found.frame.to_dict("records")
    assert [(row["decile_basis"], row["village_basis"], row["cutoff"]) for row in kept] == [
        ("kabupaten", "KTP", "2025-09-17"), ("kelas skor", "domisili", "2025-08-31")]
    assert "lebih banyak daripada jumlahnya" in " ".join(found.rejected["reason"])
    doubled = read(REGISTRY_COUNTS, workbook([head, line, same]), "r.xlsx", known_codes())
    assert doubled.frame.empty and "kunci yang sama" in " ".join(doubled.rejected["reason"])


def test_changes_and_findings_that_contradict_themselves_are_refused() -> None:
    head = ["Register", "Desa", "Kecamatan", "Dari tanggal", "Sampai tanggal", "Satuan", "Masuk", "Keluar",
            "Signifikan", "Ekstrem"]
    found = read(REGISTER_CHANGES, workbook([
        head, ["DTSEN", "Jaten", "Wonodadi", "17/09/2025", "17/12/2025", "KK", 3, 4, 2, 0],
        ["DTSEN", "Salam", "Wonodadi", "17/12/2025", "17/09/2025", "KK", 3, 4, 2, 0]]), "p.xlsx", known_codes())
    assert len(found.frame) == 1 and "sesudah tanggal data lama" in " ".join(found.rejected["reason"])
    heads = ["Kode temuan", "Desa", "Kecamatan", "Register", "Temuan", "Satuan", "Banyaknya", "Status", "Oleh",
             "Tanggal"]
    rows = [["t-1", "Jaten", "Wonodadi", "DTSEN", "belum terdaftar", "KK", 7, state, "Dinsos", day]
            for state, day in (("ditemukan", "1 Maret 2026"), ("ditanyakan", "9 Maret 2026"))]
    late = [["t-2", "Jaten", "Wonodadi", "DTSEN", "salah desil", "KK", 7, state, "Dinsos", day]
            for state, day in (("ditemukan", "9 Maret 2026"), ("diperbaiki", "1 Maret 2026"))]
    found = read(REGISTER_CHECKS, workbook([heads, *rows, *late]), "t.xlsx", known_codes())
    assert found.frame["code"].tolist() == ["t-1", "t-1"] and set(found.frame["kind"]) == {"tidak terdaftar"}
    assert "tidak urut" in " ".join(found.rejected["reason"])


def test_a_hand_over_of_dtsen_is_refused_whole_and_leaves_nothing(tiny_data: object, tmp_path: Path,
                                                                  capfd: pytest.CaptureFixture[str]) -> None:
    for text in (HAND_OVER, HAND_OVER.replace('"', ""), HAND_OVER.replace("|", ";")):
        for encoding in ("utf-8", "cp1252"):
            for contract in (REGISTRY_COUNTS, REGISTER_CHANGES, REGISTER_CHECKS):
                with pytest.raises(FileRefused) as refused:
                    read(contract, text.encode(encoding), "dtsen.csv", known_codes())
                assert "PARMI" not in str(refused.value) and "3505121203850001" not in str(refused.value)
    tiny_data()  # type: ignore[operator]
    build()
    before = {path for path in settings.home().rglob("*") if path.is_file()}
    for text, says in ((HAND_OVER, "tidak pernah diterima"), (HAND_OVER.replace('"', ""), "ditolak seluruhnya")):
        (tmp_path / "dtsen.csv").write_text(text, "utf-8")
        assert main(["import", "registry_counts", str(tmp_path / "dtsen.csv"), "--by", "Dinsos"]) == 1
        told = "".join(capfd.readouterr())
        assert says in told and "PARMI" not in told and "3505121203850001" not in told
    left = [path.read_bytes() for path in settings.home().rglob("*") if path.is_file() and path not in before]
    assert not [content for content in left if b"PARMI" in content or b"350512120385" in content]
    assert not list(settings.submissions().rglob("*.parquet"))


@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
@pytest.mark.parametrize("broken", ["", '"SU"PARMI"', "\"tidak ditutup", "'sep'"])
@pytest.mark.parametrize("first", ["", "sep=^\n", "sep=|\n"])
def test_that_personal_data_are_forbidden_is_said_before_anything_else(between: str, broken: str, first: str) -> None:
    quoted = between.join(f'"{cell}"' for cell in ("35", "3505", "3505121203850001", "4")) + "\n"
    with pytest.raises(FileRefused, match="Data pribadi tidak pernah diterima") as refused:
        read(REGISTRY_COUNTS, f"{first}{quoted}{broken}{between}{quoted}".encode(), "dtsen.csv", known_codes())
    assert "unggah lagi" in str(refused.value) and "Tanda kutip" not in str(refused.value)


def test_a_broken_file_without_persons_is_told_what_is_broken_and_pipes_are_read() -> None:
    table = "Register|Desil|Desa|Kecamatan|Periode|Satuan|Jumlah\ndtsen|1|Jaten|Wonodadi|2025 TW 3|kk|1.085\n"
    with pytest.raises(FileRefused, match=r"Tanda kutip .* pada baris 2"):
        read(REGISTRY_COUNTS, table.replace("dtsen", '"dt"sen').encode(), "r.csv", known_codes())
    found = read(REGISTRY_COUNTS, table.replace("Jaten", '"Jaten"').encode(), "r.csv", known_codes())
    assert found.frame["count"].tolist() == [1085]


def test_rows_stored_before_there_was_a_column_are_of_its_default(tiny_data: object,
                                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_data()  # type: ignore[operator]
    monkeypatch.setattr("dashboard.publish.build.check_intact", lambda submissions: None)  # rewritten below
    store("agencies", AGENCIES)
    old = store("registry_counts", [{"register": "DTSEN", "decile": 1, "village": JATEN, "period": "2025-TW3",
                                     "unit": "KK", "count": 40, "decile_basis": "nasional",
                                     "village_basis": "domisili"}])
    _without(old.rows_path, "decile_basis", "village_basis", "cutoff", "verified")
    publish("registry_counts", [{"register": "DTSEN", "decile": 1, "village": JATEN, "period": "2025-TW3",
                                 "unit": "KK", "count": 55, "decile_basis": "nasional", "village_basis": "domisili"},
                                {"register": "DTSEN", "decile": 1, "village": JATEN, "period": "2025-TW3",
                                 "unit": "KK", "count": 60, "decile_basis": "kabupaten", "village_basis": "domisili"}])
    database: Database = open_current()
    rows = database.query("FROM registry_counts ORDER BY \"count\"")
    assert rows[["count", "decile_basis", "village_basis"]].values.tolist() == [
        [55, "nasional", "domisili"], [60, "kabupaten", "domisili"]], "replaced by key, and no key is missing"
    assert database.query("FROM registry_counts_usual")["count"].tolist() == [55], "rankings are not added up"
    assert set(register_answers.known(database)) == {"dtsen-nasional-domisili", "dtsen-kabupaten-domisili"}
    database.close()


def _without(path: Path, *names: str) -> None:
    """The stored rows as they were written before these columns existed."""
    import pyarrow.parquet as pq

    pq.write_table(pq.read_table(path).drop_columns(list(names)), path)
