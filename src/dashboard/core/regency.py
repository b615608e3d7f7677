"""Whose dashboard this is: the kabupaten, kota or province that the data folder is about, as [home] of release.toml
says it.

A process serves one data folder, so the answer is read once for each folder; edits count after a restart.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.core import settings
from dashboard.core.domain import DataError, Level, Region

RELEASE = "catalogue/release.toml"
"""What a data folder says of itself, and of whom it is."""

_KINDS = {Level.KABUPATEN: ("Kabupaten", "Kab."), Level.KOTA: ("Kota", "Kota"), Level.PROVINSI: ("Provinsi", "Prov.")}
_OTHER = {Level.KABUPATEN: "kota", Level.KOTA: "kabupaten", Level.PROVINSI: "kabupaten/kota"}
_HEADS = {Level.KABUPATEN: "Bupati", Level.KOTA: "Wali Kota", Level.PROVINSI: "Gubernur"}
_SITES = {Level.KABUPATEN: "kab", Level.KOTA: "kota", Level.PROVINSI: "prov"}
_OFFICES = {"Badan", "Dinas", "Bagian", "Biro", "Sekretariat"}
_CODE, _PROVINCE = re.compile(r"\d{2}\.\d{2}"), re.compile(r"\d{2}")
_VILLAGE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}")


@dataclass(frozen=True)
class Above:
    """The province or the nation: code, name ("Jawa Timur") and the name where room is scarce ("Jatim")."""

    code: str
    name: str
    short: str


@dataclass(frozen=True)
class Namesake:
    """Another kabupaten or kota of the same name, whose rows are often mixed in: its code, label ("Kota Blitar") and
    the names of its kecamatan."""

    code: str
    label: str
    kecamatan: tuple[str, ...]


@dataclass(frozen=True)
class Regency:
    """The region that a dashboard is about. `code`: of Kemendagri ("35.05"); `name` without its kind ("Blitar"), as in
    regions.csv; a province is its own `province`. `agency` runs the dashboard, `agency_short` in a word;
    `data_office` answers for published data; `village`: a code as example; `logo`: how the names of its logo's files in
    static/ begin, "" without any."""

    code: str
    name: str
    level: Level
    agency: str
    data_office: str
    province: Above
    nation: Above
    village: str
    namesake: Namesake | None = None
    logo: str = ""
    agency_short: str = ""

    @property
    def label(self) -> str:
        """'Kabupaten Blitar'."""
        return f"{_KINDS[self.level][0]} {self.name}"

    @property
    def short(self) -> str:
        """'Kab. Blitar', where room is scarce; 'Jatim' of a province."""
        return self.province.short if self.is_province else f"{_KINDS[self.level][1]} {self.name}"

    @property
    def kind(self) -> str:
        """'kabupaten', 'kota' or 'provinsi', within a sentence."""
        return self.level.value

    @property
    def is_province(self) -> bool:
        """Whether it is about a province and the kabupaten and kota of it, with nothing below them."""
        return self.level is Level.PROVINSI

    @property
    def head(self) -> str:
        """'Bupati', 'Wali Kota' or 'Gubernur': who leads it."""
        return _HEADS[self.level]

    @property
    def brief(self) -> str:
        """'Blitar' beside its province; a kota keeps its kind, since a kabupaten often has its name."""
        return self.name if self.level is Level.KABUPATEN else self.short

    @property
    def larger(self) -> tuple[Above, ...]:
        """The province and the nation, which it is held against; of a province the nation alone."""
        return (self.nation,) if self.is_province else (self.province, self.nation)

    @property
    def larger_words(self) -> str:
        """'Jawa Timur dan Indonesia', or 'Indonesia'."""
        return " dan ".join(one.name for one in self.larger)

    @property
    def codes(self) -> tuple[str, ...]:
        """Its own code and those of `larger`: the lines of every picture."""
        return self.code, *self.above

    @property
    def above(self) -> tuple[str, ...]:
        """Codes of `larger`."""
        return tuple(one.code for one in self.larger)

    @property
    def product(self) -> str:
        """The name of the dashboard."""
        return f"Dasbor Kemiskinan {self.label}"

    @property
    def government(self) -> str:
        """'Pemerintah Kabupaten Blitar'."""
        return f"Pemerintah {self.label}"

    @property
    def slug(self) -> str:
        """'blitar', 'kota-blitar' or 'jawa-timur', in names of files."""
        words = self.short if self.level is Level.KOTA else self.name
        return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")

    @property
    def site(self) -> str:
        """'blitarkab', as addresses of its offices usually begin; for examples only."""
        name = self.province.short if self.is_province else self.name
        return re.sub(r"[^a-z0-9]+", "", name.lower()) + _SITES[self.level]

    @property
    def bps_code(self) -> str:
        """'3505'; at this level BPS writes the code of Kemendagri without its dot."""
        return self.code.replace(".", "")

    @property
    def apart(self) -> str:
        """'Kabupaten Blitar (35.05) bukan Kota Blitar (35.72).'; "" where no other has its name."""
        other = self.namesake
        return f"{self.label} ({self.code}) bukan {other.label} ({other.code})." if other else ""

    def holds(self, code: str) -> bool:
        """Whether this is the code of the regency itself or of a place in it."""
        return code == self.code or code.startswith(f"{self.code}.")

    def said(self, text: str) -> str:
        """A text that is written once for all regencies, with the names of this one at its marks: «kabupaten» (its
        label), «nama», «kab» (short), «provinsi», «kode», «bps» and «desa» (codes), «situs», «jenis» (kabupaten, kota
        or provinsi), «lainnya» (the other of the first two), «senama» (which of two of one name it is), «pembanding»
        (larger_words), «pengelola» (agency_short)."""
        marks = {"kabupaten": self.label, "nama": self.brief, "kab": self.short, "provinsi": self.province.name,
                 "kode": self.code, "bps": self.bps_code, "desa": self.village, "situs": self.site,
                 "jenis": self.kind, "Jenis": self.kind.capitalize(), "lainnya": _OTHER[self.level],
                 "senama": self.apart, "pembanding": self.larger_words, "pengelola": self.agency_short}
        return _MARK.sub(lambda found: marks.get(found[1], found[0]), text)


_MARK = re.compile(r"«(\w+)»")


def regency() -> Regency:
    """The one of this data folder. Raises DataError with a sentence when [home] is missing or wrong."""
    return _of_folder(os.environ.get("DASHBOARD_DATA", ""))


def kecamatan_or_all(regions: Mapping[str, Region], kecamatan: str | None) -> str:
    """'Kecamatan Bakung'; without one the regency."""
    return f"Kecamatan {regions[kecamatan].name}" if kecamatan else regency().label


def unknown_kecamatan(asked: str, names: Mapping[str, str]) -> str:
    """The sentence for a code that is none of `names`, of which there may be none."""
    if not names:
        return f"Basis data {regency().label} tidak memuat kecamatan, jadi “{asked}” tidak dapat dipilih."
    told = ", ".join(f"{code} {name}" for code, name in names.items())
    return f"Kecamatan “{asked}” tidak dikenal. Pakai salah satu kode ini: {told}."


@lru_cache(maxsize=64)
def _of_folder(_: str) -> Regency:
    return read_regency(settings.data())


def release_of(folder: Path) -> dict[str, Any]:
    """What the folder's release.toml says. Raises DataError when it cannot be read."""
    try:
        return tomllib.loads((folder / RELEASE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{RELEASE} tidak dapat dipakai ({error}). Di sana tertulis tanggal data dan milik siapa "
                        "dasbor ini.") from None


def read_regency(folder: Path) -> Regency:
    """[home] of the folder's release.toml. Raises DataError naming what is wrong and what to write."""
    home = _part(release_of(folder), "home", "code, name, level, agency, dan data_office")
    level = _text(home, "home", "level")
    if level not in _KINDS:
        raise DataError(f"{RELEASE}, [home], level: “{level}” bukan kabupaten, kota, atau provinsi.")
    form = (_PROVINCE, "dua angka, misalnya 35") if level == Level.PROVINSI else (_CODE, "empat angka, misalnya 35.07")
    code, name = _coded(home, "home", *form), _text(home, "home", "name")
    made = Regency(code, name, Level(level), _text(home, "home", "agency"), _text(home, "home", "data_office"),
                   _above(home, "province", r"\d{2}"), _above(home, "nation", "00"), "", _namesake(home),
                   _text(home, "home", "logo") if "logo" in home else "")
    if made.is_province and (made.province.code, made.province.name) != (code, name):
        raise DataError(f"{RELEASE}, [home.province]: provinsi pemilik dasbor ini {name} ({code}), jadi di sini pun "
                        "demikian.")
    if not made.is_province and not made.code.startswith(f"{made.province.code}."):
        raise DataError(f"{RELEASE}, [home]: kode {made.code} tidak di bawah provinsi {made.province.code}. "
                        "Perbaiki salah satunya.")
    short = _text(home, "home", "agency_short") if "agency_short" in home else _in_a_word(made.agency)
    return replace(made, village=_village(home, made), agency_short=short)


def _in_a_word(agency: str) -> str:
    """'Bappeda' of 'Bappeda Kabupaten Malang'; all of a name that begins with what every office is called."""
    first = agency.split()[0]
    return agency if first in _OFFICES else first


def _village(home: dict[str, Any], made: Regency) -> str:
    """As written; else the form of a code of the place."""
    if "village" not in home:
        return f"{made.code}.01.{'2001' if made.level is Level.KABUPATEN else '1001'}"
    code = _coded(home, "home", _VILLAGE, "sepuluh angka, misalnya 35.07.01.2001")
    if not made.holds(code):
        raise DataError(f"{RELEASE}, [home], village: {code} tidak di {made.label} ({made.code}).")
    return code


def _namesake(home: dict[str, Any]) -> Namesake | None:
    if "namesake" not in home:
        return None
    section, name = _part(home, "namesake", "code, label, dan kecamatan"), "home.namesake"
    known = section.get("kecamatan", [])
    if not isinstance(known, list) or not all(isinstance(one, str) for one in known):
        raise DataError(f"{RELEASE}, [{name}], kecamatan: harus daftar nama, misalnya [\"Klojen\"].")
    return Namesake(_coded(section, name, _CODE, "empat angka, misalnya 35.73"), _text(section, name, "label"),
                    tuple(known))


def _above(home: dict[str, Any], part: str, form: str) -> Above:
    section, name = _part(home, part, "code dan name"), f"home.{part}"
    written = _text(section, name, "name")
    code = _coded(section, name, re.compile(form), "dua angka, 00 untuk negara")
    return Above(code, written, _text(section, name, "short") if "short" in section else written)


def _part(content: dict[str, Any], name: str, wanted: str) -> dict[str, Any]:
    found = content.get(name)
    if not isinstance(found, dict):
        raise DataError(f"{RELEASE}: bagian [{name if name == 'home' else f'home.{name}'}] tidak ada. "
                        f"Isi dengan {wanted}; contohnya di data/{RELEASE}.")
    return found


def _text(section: dict[str, Any], part: str, key: str) -> str:
    found = section.get(key)
    if not isinstance(found, str) or not found.strip() or "\n" in found:
        raise DataError(f"{RELEASE}, [{part}], {key}: harus teks satu baris yang tidak kosong.")
    return found.strip()


def _coded(section: dict[str, Any], part: str, form: re.Pattern[str], wanted: str) -> str:
    key = "village" if form is _VILLAGE else "code"
    code = _text(section, part, key)
    if not form.fullmatch(code):
        raise DataError(f"{RELEASE}, [{part}], {key}: “{code}” bukan kode Kemendagri; tulis {wanted}, di antara "
                        "tanda kutip.")
    return code
