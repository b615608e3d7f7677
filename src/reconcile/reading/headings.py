"""Which column of a list is which field, by its heading; the TOML of the run may name it instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.config import ListOf
from reconcile.errors import At

_ALIASES = {
    "nik": "nomorindukkependudukan nik nonik noktp nomorktp nomornik nikpenerima nikktp",
    "kk": "nomorkartukeluarga nokk nomorkk nokartukeluarga kk nkk",
    "nama": "nama namalengkap namapenerima namaanggota namaanggotakeluarga namaart namapengurus namakpm namapeserta "
            "namakepalakeluarga namaktp",
    "tanggal_lahir": "tanggallahir tgllahir tgllhr tanggallahirpenerima",
    "desa": "kodekelurahandesa kodedesakelurahan kodedesa kodekelurahan kodewilayah desakelurahan kelurahandesa desa "
            "kelurahan namadesa namadesakelurahan namakelurahandesa desakel",
    "kecamatan": "kodekecamatan kecamatan namakecamatan kec",
    "provinsi": "kodeprovinsi kodeprov",
    "kabupaten": "kodekabupatenkota kodekabupaten kodekab",
    "desa_ktp": "kodekelurahandesaktp kodedesaktp desaktp kelurahandesaktp desakelurahanktp",
    "kecamatan_ktp": "kodekecamatanktp kecamatanktp",
}
_DECILES = {"nasional": "desilnasional desil", "provinsi": "desilprovinsi", "kabupaten": "desilkabupatenkota "
            "desilkabupaten desilkab", "kelas skor": "kelasskor desil skor"}


@dataclass(frozen=True)
class FieldPlaces:
    """The place of each field in a row; None where the list has no such column."""

    at: dict[str, int]

    def of(self, field: str, cells: Sequence[str]) -> str:
        """What a row tells of a field; '' where it has none."""
        place = self.at.get(field)
        return "" if place is None else cells[place]

    def village(self, cells: Sequence[str], ending: str = "") -> str:
        """The village as told; a code in parts is put together."""
        own = self.of(f"desa{ending}", cells)
        digits = own.replace(".", "")
        if not digits.isdigit() or len(digits) >= 10:
            return own
        parts = [self.of(name, cells).replace(".", "") for name in ("provinsi", "kabupaten")]
        parts.append(self.of(f"kecamatan{ending}", cells).replace(".", ""))
        whole = ""
        for part in (*parts, digits):
            whole = part if whole and part.startswith(whole) else whole + part
        return whole


def is_heading(text: str) -> bool:
    """Whether a cell is a heading that lists have."""
    return _plain(text) in _KNOWN


def find_places(headings: Sequence[str], own: ListOf, file: str, row: int, is_family: bool = False) -> FieldPlaces:
    """Raises At where what is needed is missing, or where a heading stands twice."""
    plain = [_plain(one) for one in headings]
    wanted = dict(_ALIASES, desil=_DECILES.get(own.decile, ""))
    at: dict[str, int] = {}
    for field, aliases in wanted.items():
        named = own.columns.get(field)
        for alias in [_plain(named)] if named and not is_family else aliases.split():
            if plain.count(alias) > 1:
                raise At(file, f"judul kolom untuk {field} tertulis dua kali. Hapus salah satunya.", row)
            if alias in plain:
                at[field] = plain.index(alias)
                break
        if named and not is_family and field not in at:
            raise At(file, f"kolom {field} yang disebut dalam berkas pengaturan tidak ada di berkas ini.", row)
    if is_family:
        if "kk" not in at or not {"desil", "desa"} & set(at):
            raise At(file, "berkas keluarga memerlukan kolom nomor KK dan desil (atau desa).", row)
    elif "nik" not in at and not {"nama", "tanggal_lahir"} <= set(at):
        raise At(file, "memerlukan kolom NIK, atau kolom nama dan tanggal lahir. Sebutkan judulnya dalam `kolom`.", row)
    return FieldPlaces(at)


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


_KNOWN = frozenset(alias for aliases in (*_ALIASES.values(), *_DECILES.values()) for alias in aliases.split())
