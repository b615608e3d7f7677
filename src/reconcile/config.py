"""A run as its TOML file describes it: lists, their columns, their dates, whose village, when all is destroyed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from reconcile.errors import ReconcileError

REGISTERS = ("DTSEN", "DTKS", "P3KE", "BDT 2015", "Sidaksos")
PROGRAMS = ("pbi_jkn", "pbi_daerah", "pkh", "sembako", "blt_dd", "blt_dbhcht", "seragam", "pmt", "modal_usaha",
            "ternak", "rtlh", "jamban")
"""Names of lists go into what leaves, so only these are taken; the dashboard knows the same ones."""
PERSONS, FAMILIES = UNITS = ("jiwa", "KK")
DOMICILE, CARD = BASES = ("domisili", "KTP")
NO_DECILE, *_ = DECILES = ("tanpa desil", "nasional", "provinsi", "kabupaten", "kelas skor")
LEAST_LISTS = 2
MOST_LISTS = 12
_LONGEST = timedelta(days=366)
"""How long working files may be kept."""
FIELDS = ("nik", "kk", "nama", "tanggal_lahir", "desa", "kecamatan", "desa_ktp", "desil")


@dataclass(frozen=True)
class ListOf:
    """One list: `files` of rows of persons (or heads of families), `family_files` that tell the decile by nomor KK;
    `columns`: headings by field (FIELDS) where they are unusual."""

    name: str
    cutoff: date
    unit: str
    files: tuple[Path, ...]
    family_files: tuple[Path, ...]
    columns: dict[str, str]
    decile: str

    @property
    def is_program(self) -> bool:
        """Whether it lists recipients."""
        return self.name in PROGRAMS


@dataclass(frozen=True)
class RunConfig:
    """`lists` in order: where two disagree on village or family, the earlier one is believed."""

    path: Path
    name: str
    destroy_on: date
    key: Path
    fingerprint: str
    regions: Path
    basis: str
    precision: float
    review: int
    lists: tuple[ListOf, ...]

    @property
    def work(self) -> Path:
        """The folder of what must be destroyed."""
        return self.path.parent / f"kerja-{self.name}"

    @property
    def out(self) -> Path:
        """The folder of what may leave."""
        return self.path.parent / f"keluar-{self.name}"

    @property
    def unit(self) -> str:
        """What everything that leaves is counted in: families as soon as one list is of families. Never both, since no
        more families than persons are counted, and somebody is where a family is."""
        return FAMILIES if any(one.unit == FAMILIES for one in self.lists) else PERSONS

    @property
    def reference(self) -> int | None:
        """Number of the first list that tells deciles; None without one."""
        return next((place for place, one in enumerate(self.lists) if one.decile != NO_DECILE), None)


def read_run(path: Path, today: date, may_be_over: bool = False) -> RunConfig:
    """Raises ReconcileError for whatever does not describe a run, and for one whose day has come."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ReconcileError(f"Berkas pengaturan tidak dapat dibaca ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise ReconcileError("Berkas pengaturan bukan TOML yang sah. Bandingkan dengan contoh dalam "
                             "docs/REKONSILIASI.md.") from None
    _known(told, ("nama", "musnahkan", "kunci", "sidik_kunci", "wilayah", "dasar_desa", "presisi",
                  "tinjau_paling_banyak", "daftar"), "berkas pengaturan")
    base = path.parent
    own = told.get("daftar")
    if not isinstance(own, list) or not LEAST_LISTS <= len(own) <= MOST_LISTS:
        raise ReconcileError(f"Tulis {LEAST_LISTS} sampai {MOST_LISTS} [[daftar]] dalam berkas pengaturan.")
    run = RunConfig(path, _name(told), _day(told, "musnahkan", "berkas pengaturan"), base / _text(told, "kunci"),
                    str(told.get("sidik_kunci", "")), base / _text(told, "wilayah"),
                    _one_of(told, "dasar_desa", BASES, DOMICILE, "berkas pengaturan"), _share(told),
                    _whole(told, "tinjau_paling_banyak", 500), tuple(_list(one, place, base)
                                                                     for place, one in enumerate(own, start=1)))
    names = [one.name for one in run.lists]
    if len(set(names)) < len(names):
        raise ReconcileError("Dua [[daftar]] bernama sama. Satukan berkasnya dalam satu daftar: berkas = [..., ...].")
    if run.destroy_on > today + _LONGEST:
        raise ReconcileError("`musnahkan` lebih dari setahun lagi. Berkas kerja disimpan paling lama setahun.")
    if run.destroy_on <= today and not may_be_over:
        raise ReconcileError("Tanggal pemusnahan putaran ini sudah tiba; yang boleh dijalankan hanya: "
                             "python -m reconcile destroy.")
    return run


def _list(told: Any, place: int, base: Path) -> ListOf:
    where = f"[[daftar]] ke-{place}"
    if not isinstance(told, dict):
        raise ReconcileError(f"{where} bukan tabel TOML.")
    _known(told, ("nama", "tanggal", "satuan", "berkas", "keluarga", "kolom", "desil"), where)
    columns = told.get("kolom", {})
    if not isinstance(columns, dict) or not all(name in FIELDS and isinstance(one, str)
                                                for name, one in columns.items()):
        raise ReconcileError(f"{where}: `kolom` memasangkan {', '.join(FIELDS)} dengan judul kolom berkas.")
    return ListOf(_one_of(told, "nama", REGISTERS + PROGRAMS, "", where), _day(told, "tanggal", where),
                  _one_of(told, "satuan", UNITS, PERSONS, where), _paths(told, "berkas", base, where),
                  _paths(told, "keluarga", base, where) if "keluarga" in told else (), columns,
                  _one_of(told, "desil", DECILES, NO_DECILE, where))


def _known(told: dict[str, Any], names: tuple[str, ...], where: str) -> None:
    if strange := [name for name in told if name not in names]:
        raise ReconcileError(f"Ada {len(strange)} isian yang tidak dikenal dalam {where}. Yang dikenal: "
                             f"{', '.join(names)}.")


def _name(told: dict[str, Any]) -> str:
    name = _text(told, "nama")
    if not (len(name) == 7 and name[4] == "-" and name[:4].isdigit() and name[5:].isdigit()):
        raise ReconcileError("`nama` putaran ditulis sebagai tahun dan bulan, misalnya \"2026-11\".")
    return name


def _text(told: dict[str, Any], name: str) -> str:
    found = told.get(name)
    if not isinstance(found, str) or not found.strip():
        raise ReconcileError(f"`{name}` belum ditulis dalam berkas pengaturan.")
    return found.strip()


def _one_of(told: dict[str, Any], name: str, choices: tuple[str, ...], usual: str, where: str) -> str:
    found = told.get(name, usual)
    if found not in choices:
        raise ReconcileError(f"`{name}` dalam {where} harus salah satu dari: {', '.join(choices)}.")
    return str(found)


def _day(told: dict[str, Any], name: str, where: str) -> date:
    found = told.get(name)
    if type(found) is not date:
        raise ReconcileError(f"`{name}` dalam {where} harus tanggal tanpa tanda petik, misalnya 2026-09-17.")
    return found


def _share(told: dict[str, Any]) -> float:
    found = told.get("presisi", 0.999)
    if not isinstance(found, float) or not 0.9 <= found < 1:
        raise ReconcileError("`presisi` harus antara 0.9 dan 1, misalnya 0.999.")
    return found


def _whole(told: dict[str, Any], name: str, usual: int) -> int:
    found = told.get(name, usual)
    if type(found) is not int or not 0 <= found <= 20_000:
        raise ReconcileError(f"`{name}` harus bilangan bulat 0 sampai 20000.")
    return found


def _paths(told: dict[str, Any], name: str, base: Path, where: str) -> tuple[Path, ...]:
    found = told.get(name)
    if not isinstance(found, list) or not found or not all(isinstance(one, str) and one for one in found):
        raise ReconcileError(f"`{name}` dalam {where} harus daftar nama berkas: {name} = [\"...\"].")
    return tuple(base / one for one in found)
