"""Runs of the reconciliation in a folder, and what must never be seen of them."""

from __future__ import annotations

import contextlib
import io
import random
import tempfile
import warnings
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from dashboard.intake.files.person_numbers import holds_person_number
from made_people import HEAD, REGIONS, Care, Person, listed, population, write_list
from reconcile.__main__ import main
from reconcile.key import make_key

AGENCY = "Dinas Sosial"
DESTROY_ON = "2100-01-01"


def run_of(base: Path, lists: dict[str, list[Person]], units: dict[str, str] | None = None, more: str = "",
           destroy_on: str | None = None) -> Path:
    """Files of the lists, a key, and the TOML that names them."""
    from datetime import date, timedelta

    day = destroy_on or (date.today() + timedelta(days=90)).isoformat()
    if not (base / "kunci.rekon").exists():
        make_key(base / "kunci.rekon", AGENCY)
    told = [f'nama = "2026-11"\nmusnahkan = {day}\nkunci = "kunci.rekon"\nwilayah = "{REGIONS.as_posix()}"\n{more}']
    for name, rows in lists.items():
        write_list(base / f"{name}.txt", rows)
        decile = 'desil = "nasional"\n' if name == "DTSEN" else ""
        told.append(f'[[daftar]]\nnama = "{name}"\ntanggal = 2026-09-17\nberkas = ["{name}.txt"]\n'
                    f'satuan = "{(units or {}).get(name, "jiwa")}"\n{decile}')
    path = base / "putaran.toml"
    path.write_text("\n".join(told), "utf-8")
    return path


def command(*arguments: str) -> tuple[int, str]:
    """Exit code and everything that was printed, warnings of libraries too, which tests would keep for themselves."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = lambda message, *_, **__: print(message, file=out)
        code = main(list(arguments))
    return code, out.getvalue()


def leaks(text: str, people: list[Person]) -> list[str]:
    """What is personal in a text: numbers, names, the addresses that write_list makes up."""
    found = [person.nik for person in people if person.nik and person.nik in text]
    found += [person.kk for person in people if person.kk and person.kk in text]
    found += [person.name for person in people if len(person.name) > 3 and person.name in text]
    if "DUSUN" in text:
        found.append("DUSUN")
    return found + [line for line in text.splitlines() for cell in line.split(";") if holds_person_number(cell)]


def fuzz(seed: int) -> bool:
    """A run over damaged lists, a damaged TOML or a damaged key; asserts that nothing personal gets out. Gives whether
    counts were written. Steps that need splink are left out: they write no text, and have tests of their own."""
    dice = random.Random(seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        people = population(30, seed, ["35.05.05.2003", "35.05.05.2001"], one_word=0.3)
        lists = {name: listed(people, 0.8, seed + place, Care()) for place, name in enumerate(("DTSEN", "pkh"))}
        path = run_of(base, lists, more="tinjau_paling_banyak = 5\n")
        for name in lists:
            if dice.random() < 0.6:
                _damage(base / f"{name}.txt", dice)
            if dice.random() < 0.3:
                _as_workbook(base / f"{name}.txt", path, dice)
        if dice.random() < 0.2:
            _damage(path, dice, people)
        if dice.random() < 0.1:
            _damage(base / "kunci.rekon", dice)
        told = [_without_splink(path)]
        told += [command(*words)[1] for words in (("tinjau", str(path)), ("hitung", str(path)), ("destroy", str(path)))]
        out = base / "keluar-2026-11"
        told += [one.read_text("utf-8-sig") for one in out.iterdir()] if out.is_dir() else []
        for text in told:
            assert not leaks(text, people), (seed, text)
        return (out / "irisan.csv").is_file()


def _as_workbook(text: Path, told: Path, dice: random.Random) -> None:
    """The same list as a workbook, damage and all: numbers as numbers, some columns formatted as dates."""
    book = Workbook()
    for line in text.read_bytes().decode("utf-8", "replace").splitlines():
        cells = [ILLEGAL_CHARACTERS_RE.sub("", cell.strip('"')) for cell in line.split("|")]
        book.active.append([int(cell) if cell.isascii() and cell.isdigit() and dice.random() < 0.8 else cell
                            for cell in cells])
    for column in book.active.iter_cols(min_row=2, max_col=4):
        for cell in column if dice.random() < 0.5 else ():
            cell.number_format = "dd/mm/yyyy"
    book.save(text.with_suffix(".xlsx"))
    told.write_text(told.read_text("utf-8").replace(f'"{text.name}"', f'"{text.stem}.xlsx"'), "utf-8")


def _without_splink(path: Path) -> str:
    """`jalankan` with nothing left open for step 2."""
    from unittest import mock

    import numpy as np

    from reconcile.matching import link
    from reconcile.matching.estimate import Pairs

    nothing = np.zeros(0, np.int64)
    with mock.patch.object(link, "_pairs", lambda *_: (Pairs(nothing, nothing, np.zeros(0), *([nothing] * 7)), 1.0)):
        return command("jalankan", str(path))[1]


def _damage(path: Path, dice: random.Random, people: list[Person] | None = None) -> None:
    """One to four of the ways in which files come."""
    for _ in range(dice.randint(1, 4)):
        raw = path.read_bytes()
        lines = raw.split(b"\n")
        place = dice.randrange(len(lines))
        kind = dice.choice((0, 0, 1, 1, 1, 2, 2, 2, 3, 5, 5, 5, 4, 6, 7, 8))
        if kind == 0:
            lines[place] = lines[place][:dice.randrange(len(lines[place]) + 1)]
        elif kind == 1:
            lines[place] = lines[place].replace(b'"', b"", 1)
        elif kind == 2:
            lines[place] = lines[place].replace(b"|", b"", 1)
        elif kind == 3:
            lines[place] += dice.randbytes(4)
        elif kind == 4:
            lines[0] = lines[dice.randrange(len(lines))]
        elif kind == 5:
            lines[place] = lines[place].replace(b"|", b"\n", 1)
        elif kind == 6:
            lines = raw.decode("utf-8", "replace").encode("utf-16").split(b"\n")
        elif kind == 7 and people:
            one = dice.choice(people)
            lines.insert(place, dice.choice((one.nik, one.name, f'nama = "{one.nik}"', f'berkas = ["{one.nik}.txt"]',
                                             f'{one.name.split()[0]} = "{one.kk}"')).encode())
        else:
            column = dice.choice(HEAD).encode()
            lines = [line.replace(column, b"nama") for line in lines]
        path.write_bytes(b"\n".join(lines))
