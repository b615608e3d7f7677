"""Keys, the description of a run, its end."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from made_people import Care, listed, population, villages
from reconcile import __main__ as program
from reconcile import destroy
from reconcile.key import make_key, read_key
from reconcile_runs import command, leaks, run_of

PEOPLE = population(120, 7, villages()[:2])
LISTS = {"DTSEN": listed(PEOPLE, 1, 1, Care()), "pkh": listed(PEOPLE, 0.5, 2, Care())}


def refused(path: Path, *words: str, command_: str = "jalankan") -> None:
    code, told = command(command_, str(path))
    assert code == 1, told
    assert all(word in told for word in words), told
    assert not leaks(told, PEOPLE)


def test_a_key_is_private_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "k.rekon"
    code, told = command("kunci", str(path), "--instansi", "Dinas Sosial")
    assert code == 0 and read_key(path).fingerprint in told
    assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_bytes()
    code, told = command("kunci", str(path), "--instansi", "Dinas Sosial")
    assert code == 1 and "sudah ada" in told and path.read_bytes() == before
    assert before.split(b"\n")[2].decode() not in told


def test_a_damaged_an_open_and_another_agencys_key(tmp_path: Path) -> None:
    own = make_key(tmp_path / "kunci.rekon", "Dinas Sosial")
    path = run_of(tmp_path, LISTS, more=f'sidik_kunci = "{own.fingerprint}"\n')
    key = tmp_path / "kunci.rekon"
    key.chmod(0o644)
    refused(path, "dapat dibaca akun lain")
    key.chmod(0o600)
    good = key.read_bytes()
    key.write_bytes(good.replace(b"Sosial", b"Sosiel"))
    refused(path, "jumlah periksanya")
    key.write_bytes(good[:40])
    refused(path, "rusak")
    key.unlink()
    refused(path, "tidak dapat dibaca")
    make_key(key, "Dinas Kesehatan")
    refused(path, "Dinas Kesehatan", "bukan kunci putaran ini")


def test_working_files_of_another_key_are_not_counted(tmp_path: Path) -> None:
    path = run_of(tmp_path, LISTS)
    assert command("jalankan", str(path))[0] == 0
    (tmp_path / "kunci.rekon").unlink()
    make_key(tmp_path / "kunci.rekon", "Dinas Sosial")
    refused(path, "kunci lain", command_="hitung")


@pytest.mark.parametrize(("old", "new", "word"), [
    ('nama = "2026-11"', 'nama = "Slamet"', "tahun dan bulan"), ('nama = "pkh"', 'nama = "Slamet"', "salah satu dari"),
    ('nama = "pkh"', 'nama = "DTSEN"', "bernama sama"), ("musnahkan = ", "musnah = ", "tidak dikenal"),
    ("tanggal = 2026-09-17", 'tanggal = "kemarin"', "harus tanggal"), ('satuan = "jiwa"', 'satuan = "orang"', "satuan"),
    ('berkas = ["pkh.txt"]', "berkas = []", "berkas"),
    ('berkas = ["pkh.txt"]', 'berkas = ["tidak.txt"]', "tidak ditemukan"),
    ("[[daftar]]", "[[daftar", "bukan TOML")])
def test_what_describes_no_run_is_refused(tmp_path: Path, old: str, new: str, word: str) -> None:
    path = run_of(tmp_path, LISTS)
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    refused(path, word)


@pytest.mark.parametrize(("content", "word"), [
    ("nik\n3505051702900001\n", "satu kolom"), ("warna|rasa\n3505051702900001|x\n", "memerlukan kolom NIK"),
    ("nik|nama|nama\n1|2|3\n", "dua kali"), ("nik|nama|desa\n", "tidak memuat satu baris"),
    ("nik|nama|desa\n3505051702900001|A\n3505051702900001|A\nx|y|z|w\n", "tidak sesuai")])
def test_a_list_that_cannot_be_read_is_refused(tmp_path: Path, content: str, word: str) -> None:
    path = run_of(tmp_path, LISTS)
    (tmp_path / "pkh.txt").write_text(content, "utf-8")
    refused(path, word)


def test_after_its_day_a_run_can_only_be_destroyed_and_proves_it(tmp_path: Path) -> None:
    path = run_of(tmp_path, LISTS)
    assert command("jalankan", str(path))[0] == 0
    assert command("hitung", str(path))[0] == 0
    run_of(tmp_path, LISTS, destroy_on=(date.today() - timedelta(days=1)).isoformat())
    refused(path, "pemusnahan")
    code, told = command("destroy", str(path))
    assert code == 0 and "pkh.txt" in told
    assert not (tmp_path / "kerja-2026-11").exists()
    record = json.loads((tmp_path / "keluar-2026-11" / "pemusnahan.json").read_text("utf-8"))
    assert {"rekon.duckdb", "tinjau.xlsx", "fakta.json"} <= {one["berkas"] for one in record["berkas"]}
    assert record["folder_kerja_masih_ada"] is False
    refused(path, "sudah dimusnahkan", command_="destroy")


def test_a_destruction_that_was_interrupted_is_finished_with_nothing_left_out(tmp_path: Path,
                                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    path = run_of(tmp_path, LISTS)
    work, out = tmp_path / "kerja-2026-11", tmp_path / "keluar-2026-11"
    work.mkdir()
    for name in ("fakta.json", "rekon.duckdb"):
        (work / name).write_text(PEOPLE[0].nik, "utf-8")
    overwrite = destroy._overwrite

    def stopped(one: Path) -> None:
        if one.name == "rekon.duckdb":
            raise KeyboardInterrupt
        overwrite(one)

    with monkeypatch.context() as patch:
        patch.setattr(destroy, "_overwrite", stopped)
        code, told = command("destroy", str(path))
    assert code == 1 and "Dihentikan" in told and not (work / "fakta.json").exists()
    assert json.loads((out / "pemusnahan.json").read_text("utf-8"))["folder_kerja_masih_ada"] is True
    assert command("destroy", str(path))[0] == 0 and not work.exists()
    record = json.loads((out / "pemusnahan.json").read_text("utf-8"))
    assert [one["berkas"] for one in record["berkas"]] == ["fakta.json", "rekon.duckdb"]
    assert record["folder_kerja_masih_ada"] is False


def test_names_of_files_that_tell_a_person_do_not_leave(tmp_path: Path) -> None:
    """Nor are they printed when they hold a long row of digits."""
    who = PEOPLE[0]
    lists = {"DTSEN": LISTS["DTSEN"], "pkh": LISTS["pkh"]}
    path = run_of(tmp_path, lists)
    for old, new in (("DTSEN.txt", f"{who.name}.txt"), ("pkh.txt", f"{who.nik}.txt")):
        (tmp_path / old).rename(tmp_path / new)
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    told = [command(word, str(path)) for word in ("jalankan", "hitung", "destroy")]
    assert [code for code, _ in told] == [0, 0, 0]
    assert not [text for _, text in told if who.nik in text]
    left = [one.read_text("utf-8-sig") for one in (tmp_path / "keluar-2026-11").iterdir()]
    assert len(left) == 4 and not [text for text in left if leaks(text, PEOPLE)]
    (tmp_path / f"{who.nik}.txt").write_text("rusak", "utf-8")
    refused(path, "banyak angka")


def test_a_stop_by_the_keyboard_tells_what_to_do_and_no_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: Path) -> None:
        raise KeyboardInterrupt(PEOPLE[0].nik)

    monkeypatch.setitem(program._COMMANDS, "jalankan", stopped)
    code, told = command("jalankan", "x.toml")
    assert code == 1 and "destroy" in told and not leaks(told, PEOPLE)


def test_a_workbook_whose_numbers_are_formatted_as_dates_prints_none_of_them(tmp_path: Path) -> None:
    """openpyxl warns of such a cell by its value, on the way through the rows; in a process of its own, since tests
    turn warnings into errors."""
    path, book = run_of(tmp_path, LISTS), Workbook()
    book.active.append(["NIK", "Nama", "Tanggal Lahir"])
    for person in PEOPLE:
        book.active.append([int(person.nik), person.name, int(person.nik)])
    for row in book.active.iter_rows(min_row=2):
        row[0].number_format = row[2].number_format = "dd/mm/yyyy"
    book.save(tmp_path / "pkh.xlsx")
    path.write_text(path.read_text("utf-8").replace("pkh.txt", "pkh.xlsx"), "utf-8")
    done = subprocess.run([sys.executable, "-m", "reconcile", "jalankan", str(path)],
                          capture_output=True, text=True, check=False)
    assert "tidak sesuai" in done.stderr and not leaks(done.stdout + done.stderr, PEOPLE)


def test_a_mistyped_command_is_not_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["jalankan", "p.toml", PEOPLE[0].nik], [PEOPLE[0].nik], []):
        with pytest.raises(SystemExit):
            program.main(words)
        told = capsys.readouterr()
        assert "tidak dikenal" in told.err and not leaks(told.out + told.err, PEOPLE)


def test_an_unexpected_error_tells_no_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Path) -> None:
        raise ValueError(f"{PEOPLE[0].nik} {PEOPLE[0].name}")

    monkeypatch.setitem(program._COMMANDS, "jalankan", broken)
    code, told = command("jalankan", "x.toml")
    assert code == 2 and "ValueError" in told
    assert not leaks(told, PEOPLE)


def test_the_log_is_silent_only_while_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    levels: list[int] = []
    monkeypatch.setitem(program._COMMANDS, "jalankan", lambda _: levels.append(logging.root.manager.disable))
    assert command("jalankan", "x.toml")[0] == 0
    assert levels == [logging.CRITICAL] and logging.root.manager.disable == logging.NOTSET
