"""The command line takes in: what is printed, what is stored, and the exit codes that programs rely on."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pyarrow.parquet as pq
from openpyxl import Workbook
from openpyxl.comments import Comment

from command_line import AGENCIES, GOOD, HEADER, OWN, PARTLY, Shell, recipients
from dashboard.core import settings
from dashboard.store.submissions import record as record
from handing_in import JATEN, KEEPER

KEYS = ["submission", "dataset", "rows_read", "accepted", "rejected", "skipped", "rupiah_read", "rupiah_accepted",
        "rupiah_rejected", "messages"]


def test_a_good_file_is_stored_and_published(shell: Shell) -> None:
    code, told = shell.json("import", "coverage", shell.file("c.csv", GOOD), "--by", "Ani")
    assert code == 0 and list(told) == KEYS
    assert (told["rows_read"], told["accepted"], told["rejected"], told["skipped"]) == (2, 2, 0, 0)
    assert (told["rupiah_read"], told["rupiah_accepted"], told["rupiah_rejected"]) == (3_250_000, 3_250_000, 0)
    assert told["submission"] == record.submissions()[-1].id and recipients() == 175


def test_rejected_rows_store_nothing_unless_valid_rows_is_chosen(shell: Shell) -> None:
    file = shell.file("c.csv", PARTLY)
    for options, code, stored in (((), 1, 0), (("--dry-run",), 1, 0), (("--dry-run", "--valid-rows"), 0, 0),
                                  (("--valid-rows",), 0, 1)):
        got, told = shell.json("import", "coverage", file, "--by", "Ani", *options)
        assert (got, len(record.rows_in_force("coverage", KEEPER))) == (code, 2 * stored), options
        assert (told["submission"] is not None) == bool(stored)
        assert (told["rows_read"], told["accepted"], told["rejected"]) == (3, 2, 1)
        assert (told["rupiah_read"], told["rupiah_rejected"]) == (3_750_000, 500_000)
        message = next(one for one in told["messages"] if one["row"] == 4)
        assert set(message) == {"sheet", "row", "column", "severity", "message"} and message["severity"] == "error"
    assert record.rejected_rows(record.submissions()[-1])["row"].tolist() == [4]


def test_a_dry_run_fails_where_the_import_would_fail_in_the_checks(shell: Shell) -> None:
    wrong = "Indikator;Wilayah;Tahun;Periode;Nilai;Sumber\np0;3505;2044;Maret;7,57;BPS\n"
    for options in ((), ("--dry-run",)):
        code, told = shell.json("import", "observations", shell.file("o.csv", wrong), "--by", "Ani", *options)
        assert code == 1 and told["submission"] is None
        assert "setelah tanggal data" in told["messages"][-1]["message"]
    assert len(record.submissions()) == 2


def test_a_refused_file_says_why_and_leaves_no_trace(shell: Shell) -> None:
    nik = "3505011203850001"
    file = shell.file("c.csv", HEADER + f"rtlh;{JATEN};2025;120;unit;95;unit;{nik}\n")
    code, told = shell.json("import", "coverage", file, "--by", "Ani")
    assert code == 1 and told["rows_read"] == 0 and told["submission"] is None and len(told["messages"]) == 1
    assert nik not in json.dumps(told)
    assert not any(nik.encode() in path.read_bytes() for path in settings.home().rglob("*") if path.is_file())
    code, _, err = shell.run("import", "coverage", str(shell.folder / "tidak-ada.csv"), "--by", "Ani")
    assert code == 1 and "tidak dapat dibuka" in err


def test_the_same_file_twice_is_recognised(shell: Shell) -> None:
    file = shell.file("c.csv", GOOD)
    _, first = shell.json("import", "coverage", file, "--by", "Ani")
    code, again = shell.json("import", "coverage", file, "--by", "Budi")
    assert code == 0 and again["submission"] == first["submission"] and len(record.submissions()) == 3
    assert f"sudah diserahkan oleh {OWN} (untuk Ani)" in again["messages"][-1]["message"]


def test_people_are_told_what_changes(shell: Shell) -> None:
    shell.run("import", "coverage", shell.file("c.csv", GOOD), "--by", "Ani")
    code, out, _ = shell.run("import", "coverage", shell.file("d.csv", GOOD.replace(";95;", ";96;")), "--by", "Ani")
    assert code == 0 and "Dibanding yang tersimpan: 0 baris baru, 1 berubah, 0 hilang, 1 tetap" in out
    assert "Baris dibaca 2 = diterima 2 + ditolak 0 + dilewati 0" in out
    assert "Rupiah dibaca Rp3.250.000 = diterima Rp3.250.000 + ditolak Rp0" in out


def test_history_and_withdrawal(shell: Shell) -> None:
    _, first = shell.json("import", "coverage", shell.file("c.csv", GOOD), "--by", "Ani")
    _, second = shell.json("import", "coverage", shell.file("d.csv", GOOD.replace(";95;", ";5;")), "--by", "Ani")
    assert recipients() == 85
    code, done = shell.json("withdraw", second["submission"], "--by", "Budi", "--reason", "salah ketik")
    assert code == 0 and done["submission"] == second["submission"] and recipients() == 175
    code, told = shell.json("submissions")
    assert code == 0 and [(one["submission"], one["status"], one["by"]) for one in told[2:]] == [
        (first["submission"], "berlaku", f"{OWN} (untuk Ani)"),
        (second["submission"], "ditarik", f"{OWN} (untuk Ani)")]
    assert told[3]["withdrawn_by"] == f"{OWN} (untuk Budi)" and told[3]["reason"] == "salah ketik"
    assert f"ditarik {OWN} (untuk Budi): salah ketik" in shell.run("submissions")[1]
    code, told = shell.json("withdraw", second["submission"], "--by", "Budi", "--reason", "lagi")
    assert code == 1 and "sudah ditarik" in told["message"]


def test_without_submissions_the_history_says_so(empty: Shell) -> None:
    code, out, _ = empty.run("submissions")
    assert code == 0 and out.startswith("Belum ada kiriman.")
    assert empty.json("submissions") == (0, [])


def test_a_fresh_machine_builds_before_it_reads(empty: Shell) -> None:
    code, told = empty.json("import", "agencies", empty.file("a.csv", AGENCIES), "--by", "Ani")
    assert code == 0 and told["accepted"] == 2


def test_unknown_columns_are_said_once_and_remembered_for_who_hands_in(shell: Shell) -> None:
    odd = GOOD.replace("Penerima;", "Yang dilayani;", 1)
    file = shell.file("c.csv", odd)
    code, _, err = shell.run("import", "coverage", file, "--by", "Ani")
    assert code == 1 and err.count("Penerima") == 1 and "--column 'KOLOM=Yang dilayani'" in err
    assert shell.run("import", "coverage", file, "--by", "Ani", "--column", "Tiada=x")[0] == 1
    said = ("--column", "Penerima=Yang dilayani")
    assert shell.run("import", "coverage", file, "--by", "Ani", "--dry-run", *said)[0] == 0
    assert shell.run("import", "coverage", file, "--by", "Ani")[0] == 1, "a dry run leaves nothing"
    assert shell.run("import", "coverage", file, "--by", "Ani", *said)[0] == 0 and recipients() == 175
    later = shell.file("d.csv", odd.replace(";95;", ";90;"))
    assert shell.run("import", "coverage", later, "--by", "ani ")[0] == 0 and recipients() == 170
    assert shell.run("import", "coverage", later, "--by", "Budi")[0] == 1


def test_nothing_of_a_workbook_but_its_known_columns_is_kept(shell: Shell) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Judul rahasia"])
    sheet.append([*HEADER.strip().split(";"), "Catatan"])
    for line in PARTLY.splitlines()[1:]:
        sheet.append([*line.split(";"), "sel rahasia"])
    sheet["A3"].comment = Comment("komentar rahasia", "penulis rahasia")
    sheet["M9"] = "di samping rahasia"
    book.create_sheet("Lembar rahasia").append(["isi rahasia"])
    hidden = book.create_sheet("Tersembunyi")
    hidden.append(["isi rahasia"])
    hidden.sheet_state = "hidden"
    book.properties.creator = "pembuat rahasia"
    sink = io.BytesIO()
    book.save(sink)
    code, _, err = shell.run("import", "coverage", shell.file("c.xlsx", sink.getvalue()), "--by", "Ani", "--valid-rows",
                             "--column", "abaikan=Catatan")
    assert code == 0, err
    stored = record.submissions()[-1]
    assert stored.sha256 == hashlib.sha256(sink.getvalue()).hexdigest() and stored.file_name == "c.xlsx"
    assert stored.copy is not None and stored.copy.name == "copy.xlsx"
    read = 0
    for path in (one for one in settings.home().rglob("*") if one.is_file()):
        content = path.read_bytes()
        parts = [content]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                parts += [archive.read(name) for name in archive.namelist()]
        if path.suffix == ".parquet":
            parts.append(pq.read_table(path).to_pandas().to_csv().encode())
        assert not [part for part in parts if b"rahasia" in part], path
        read += len(parts)
    assert read > 10
