"""The command line: what is printed, what is stored, and the exit codes that programs rely on."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import pwd
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from dashboard.__main__ import main
from dashboard.commands import caller
from dashboard.core import settings
from dashboard.core.domain import AccountError
from dashboard.registry import contracts
from dashboard.store.database import open_current
from dashboard.store.identity.accounts import add_account
from dashboard.store.submissions import record as record
from handing_in import JATEN, KEEPER

TinyData = Callable[..., Path]
KEYS = ["submission", "dataset", "rows_read", "accepted", "rejected", "skipped", "rupiah_read", "rupiah_accepted",
        "rupiah_rejected", "messages"]
AGENCIES = "Kode OPD;Nama OPD;Singkatan\ndinsos;Dinas Sosial;Dinsos\nperkim;Dinas Perkim;Perkim\n"
PROGRAMS = "Kode program;Nama program;OPD;Strategi;Satuan\nrtlh;RTLH;Dinas Perkim;1;unit\n"
HEADER = "Program;Desa;Periode;Sasaran;Satuan sasaran;Penerima;Satuan penerima;Anggaran (Rp)\n"
GOOD = HEADER + f"rtlh;{JATEN};2025;120;unit;95;unit;Rp 1.250.000,-\nRTLH;3505210010;2025;80;unit;80;unit;2.000.000\n"
PARTLY = GOOD + "rtlh;35.05.99.2001;2025;1;unit;1;unit;500.000\n"


OWN = caller.keeper().name
"""Of whoever runs the tests."""


class Shell:
    """Runs commands; files it names are in a folder of their own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def file(self, name: str, content: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = self.capsys.readouterr()
        return code, captured.out, captured.err

    def json(self, *arguments: str) -> tuple[int, Any]:
        code, out, _ = self.run(*arguments, "--json")
        return code, json.loads(out)


@pytest.fixture
def empty(tiny_data: TinyData, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A fresh machine: nothing built, nothing handed in."""
    tiny_data()
    folder = tmp_path / "berkas"
    folder.mkdir()
    return Shell(folder, capsys)


def with_lists() -> None:
    for dataset, content in (("agencies", AGENCIES), ("programs", PROGRAMS)):
        file = settings.home().with_name(f"{dataset}.csv")
        file.write_text(content, "utf-8")
        assert main(["import", dataset, str(file), "--by", "Bappeda"]) == 0


@pytest.fixture
def shell(live_after: Callable[[Callable[[], None]], Path], capsys: pytest.CaptureFixture[str]) -> Shell:
    """OPD and a program are known."""
    folder = live_after(with_lists) / "berkas"
    folder.mkdir()
    capsys.readouterr()
    return Shell(folder, capsys)


def recipients() -> int:
    database = open_current()
    try:
        return int(database.query("SELECT coalesce(sum(recipients), 0) AS n FROM coverage")["n"].iloc[0])
    finally:
        database.close()


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
        assert (got, len(record.effective("coverage", KEEPER))) == (code, 2 * stored), options
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


def test_without_a_name_the_account_of_the_machine_stands_on_record(shell: Shell,
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    own = OWN
    monkeypatch.setenv("USER", "orang-lain")
    monkeypatch.setenv("LOGNAME", "orang-lain")
    _, done = shell.json("import", "coverage", shell.file("c.csv", GOOD))
    assert record.submissions()[-1].by == own
    assert shell.json("withdraw", done["submission"], "--reason", "salah")[0] == 0
    assert record.submissions()[-1].withdrawn_by == own
    with pytest.raises(AccountError, match="Nama akun"):
        add_account(own, "jambu-mete-7", KEEPER)  # nobody who signs in can pass for the command line


@pytest.mark.parametrize(("signed_in", "shell", "own"), [
    (True, "budi", "cli:Ani"), (False, "budi", "cli:budi"), (False, "", "cli:tanpa nama")])
def test_windows_has_no_numbers_of_accounts(monkeypatch: pytest.MonkeyPatch, signed_in: bool, shell: str,
                                            own: str) -> None:
    """Neither `pwd` nor `os.getuid` is there."""
    def login() -> str:
        if signed_in:
            return "Ani"
        raise OSError("no name")

    monkeypatch.setitem(sys.modules, "pwd", None)
    monkeypatch.delattr(os, "getuid")
    monkeypatch.setattr(os, "getlogin", login)
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, shell)
    assert caller.keeper().name == own


def test_who_came_in_is_who_works_also_by_sudo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    came_in = tmp_path / "loginuid"
    monkeypatch.setattr(caller, "_LOGIN", came_in)
    assert OWN.startswith("cli:") and caller.keeper().name == f"cli:{pwd.getpwuid(os.getuid()).pw_name}"
    for told, own in (("1", f"cli:{pwd.getpwuid(1).pw_name}"), ("3999999999", "cli:3999999999"),
                      ("4294967295", f"cli:{pwd.getpwuid(os.getuid()).pw_name}")):
        came_in.write_text(told, "ascii")
        assert caller.keeper().name == own


@pytest.mark.parametrize("name", ["", " ", "x" * 61, "cli:ani", "Ani) (cli", "Ani\x1b[2J", "3505014107850001"])
def test_a_name_beside_the_account_is_a_name(shell: Shell, name: str) -> None:
    stored = len(record.submissions())
    code, told = shell.json("import", "coverage", shell.file("c.csv", GOOD), "--by", name)
    assert code == 1 and told["messages"][-1]["severity"] == "error" and len(record.submissions()) == stored


def test_the_command_line_starts_without_what_windows_lacks() -> None:
    code = ("import sys; sys.modules.update(dict.fromkeys(('pwd', 'grp', 'resource')));"
            "from dashboard.__main__ import main; main(['--help'])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_without_submissions_the_history_says_so(empty: Shell) -> None:
    code, out, _ = empty.run("submissions")
    assert code == 0 and out.startswith("Belum ada kiriman.")
    assert empty.json("submissions") == (0, [])


@pytest.mark.parametrize(("dataset", "content"), [
    ("agencies", None),
    ("coverage", GOOD),
    ("observations", "Indikator;Wilayah;Tahun;Periode;Nilai;Sumber\np0;3505;2024;Maret;8,165;\"BPS; \"\"BRS\"\"\"\n"
                     "idm_score;35.05.01.2001;2024;Tahun;0,125;=uji\n"),
    ("rat_targets", "Tahun;OPD;Kode;Sub Kegiatan;Indikator;Satuan;Arah;Target;Target TW I\n"
                    "2025;Dinsos;1.06;Sub;Ind;orang;naik;1.250,5;\n2025;Dinsos;1.07;Sub;Ind;orang;turun;3;1\n"),
])
def test_an_export_can_be_handed_in_again_and_gives_the_same_rows(shell: Shell, dataset: str,
                                                                  content: str | None) -> None:
    if content:
        code, _, err = shell.run("import", dataset, shell.file("c.csv", content), "--by", "Ani")
        assert code == 0, err
    before = record.effective(dataset, KEEPER)
    for ending in ("csv", "xlsx"):
        file = str(shell.folder / f"ekspor.{ending}")
        assert shell.run("export", dataset, "-o", file)[0] == 0
        assert "0 baris baru, 0 berubah, 0 hilang" in shell.run("import", dataset, file, "--by", "Ani")[1], ending
        after = record.effective(dataset, KEEPER)
        assert before.drop(columns="submission_id").equals(after.drop(columns="submission_id")), ending


def test_a_rat_matrix_comes_back_with_its_lines_and_places(shell: Shell) -> None:
    heading = [column.heading for column in contracts()["rat_matrix"].columns][1:18]
    cells = ["1", "Peningkatan pendapatan", "Dinsos", "1.06.01", "Program", "Kegiatan", "Sub", "Bantuan", "", "",
             "Rp 1.000.000,-", "APBD Kabupaten", "", "Kecamatan Wonodadi: Jaten", "500 KK", "", "Uang"]
    rows = [";".join(heading), ";".join(cells), ";".join([*cells[:10], "2.000.000", *cells[11:]])]
    code, out, err = shell.run("import", "rat_matrix", shell.file("r.csv", "\n".join(rows)), "--by", "Ani",
                               "--period", "2025")
    assert code == 0, out + err
    before = record.effective("rat_matrix", KEEPER)
    assert before["line"].tolist() == [1, 2] and list(before["places"].iloc[0]) == [JATEN]
    assert before["target_count"].tolist() == [500, 500] and before["strategy"].tolist() == ["2", "2"]
    for ending in ("csv", "xlsx"):
        file = str(shell.folder / f"r.{ending}")
        assert shell.run("export", "rat_matrix", "-o", file)[0] == 0
        assert "0 baris baru, 0 berubah, 0 hilang, 2 tetap" in shell.run("import", "rat_matrix", file, "--by", "Ani")[1]


def test_a_data_package_is_exact_or_as_visitors_see_it(shell: Shell) -> None:
    assert shell.run("import", "coverage", shell.file("c.csv", GOOD), "--by", "Ani")[0] == 0
    counts = []
    for name, more in (("persis", ()), ("umum", ("--umum",)), ("semua", ("--umum",))):
        file = shell.folder / f"{name}.zip"
        code, out, err = shell.run("export", name if name == "semua" else "coverage", "-o", str(file), *more)
        assert code == 0 and "Paket data" in out, err
        with zipfile.ZipFile(file) as archive:
            rows = list(csv.DictReader(archive.read("coverage.csv").decode("utf-8-sig").splitlines()))
            assert "datapackage.json" in archive.namelist()
        counts.append([int(row["penerima"]) for row in rows])
    stored = record.effective("coverage", KEEPER).sort_values(["program", "village", "period"])["recipients"].tolist()
    assert counts[0] == stored and counts[1] == counts[2] and all(count % 5 == 0 for count in counts[1])
    for dataset, ending, more in (("semua", "xlsx", ()), ("coverage", "csv", ("--umum",))):
        code, _, err = shell.run("export", dataset, "-o", str(shell.folder / f"x.{ending}"), *more)
        assert code == 1 and "berakhiran .zip" in err


def test_nothing_real_is_not_exported_and_odd_endings_are_refused(shell: Shell) -> None:
    code, _, err = shell.run("export", "coverage", "-o", str(shell.folder / "x.csv"))
    assert code == 1 and "Belum ada baris coverage" in err
    code, _, err = shell.run("export", "agencies", "-o", str(shell.folder / "x.ods"))
    assert code == 1 and ".xlsx atau .csv" in err
    code, _, err = shell.run("export", "agencies", "-o", str(shell.folder / "tak" / "ada.csv"))
    assert code == 1 and "tidak dapat ditulis" in err


@pytest.mark.parametrize("dataset", list(contracts()))
def test_every_dataset_has_a_template_that_holds_no_rows_yet(shell: Shell, dataset: str) -> None:
    file = str(shell.folder / "templat.xlsx")
    assert shell.run("template", dataset, "-o", file)[0] == 0
    code, told = shell.json("import", dataset, file, "--by", "Ani")
    assert code == 1 and told["accepted"] == 0 and told["rejected"] == 0


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
