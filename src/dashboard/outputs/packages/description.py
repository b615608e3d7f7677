"""What is said of a dataset: the five items of a data standard, metadata, how it is exchanged, and its codes, as
Perpres 39/2019 on Satu Data Indonesia asks (standar data, metadata, interoperabilitas, kode referensi)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.core.regency import regency
from dashboard.intake.common import PLACE_CODES
from dashboard.intake.contract import Column, Contract, Kind
from dashboard.outputs.packages.columns import CODES, ROUNDED, key_of, unit_of
from dashboard.outputs.packages.package import Description, Items
from dashboard.queries.reference import BuildInfo
from dashboard.store.building.build_times import day_of

LICENCE = "belum ditetapkan walidata; sebutkan produsen data bila dikutip"
NOBODY = "belum ada"
REAL, MIXED = "data nyata", f"data nyata, sebagian {SAMPLE_BADGE}"
_LEVELS = {Kind.VILLAGE: "desa/kelurahan", Kind.PLACE: "desa/kelurahan dan kecamatan",
           Kind.PLACES: "desa/kelurahan dan kecamatan yang disebut lokasinya",
           Kind.REGION: "nasional sampai desa/kelurahan, menurut kolom wilayah", Kind.AGENCY: "perangkat daerah"}
_CODE_WORDS = {
    "Kemendagri": "kode wilayah Kemendagri dan BPS (wilayah.csv)", "kode OPD": "kode OPD (agencies.csv)",
    "kode program": "kode program (programs.csv)", "kode indikator": "kode indikator (indikator.csv)",
}
_MEASURES = {Kind.INTEGER: "jumlah", Kind.NUMBER: "nilai", Kind.RUPIAH: "nilai uang"}


@dataclass(frozen=True)
class DatasetExtent:
    """How much there is of a dataset (view datasets): rows, those of them that are made up, the first and last time
    (as stored; "" for none), and when something that holds was handed in last (UTC)."""

    dataset: str
    subject: str
    rows: int
    sample_rows: int
    first: str
    last: str
    handed_in_at: datetime | None

    @property
    def state(self) -> str:
        """Real, sample, a list with both, or nothing."""
        if not self.rows:
            return NOBODY
        return SAMPLE_BADGE if self.sample_rows == self.rows else MIXED if self.sample_rows else REAL

    @property
    def covers(self) -> str:
        """'2024–2026'."""
        first, last = _when(self.first), _when(self.last)
        return first if first == last else f"{first}–{last}"


def all_held(rows: pd.DataFrame) -> dict[str, DatasetExtent]:
    """From queries.dataset_rows.datasets, by dataset in its order."""
    return {str(row["dataset"]): DatasetExtent(
        str(row["dataset"]), str(row["subject"]), int(row["rows"]), int(row["sample_rows"]), _text(row["first"]),
        _text(row["last"]), None if pd.isna(row["handed_in_at"]) else row["handed_in_at"].to_pydatetime())
        for row in rows.to_dict("records")}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _when(text: str) -> str:
    """'24 November 2026', 'Juli 2026', 'TW3 2026', or the year."""
    if len(text) == len("2026-11-24"):
        return formats.tanggal(date.fromisoformat(text))
    year, _, part = text.partition("-")
    return f"{part} {year}" if part.startswith("TW") else formats.month(date(int(year), int(part), 1)) if part else text


@dataclass(frozen=True)
class Given:
    """What a file has of a dataset: names of columns, rows, and whether counts of people are exact."""

    columns: frozenset[str]
    rows: int
    is_exact: bool


def described(contract: Contract, held: DatasetExtent, given: Given, info: BuildInfo,
              nomenclatures: Sequence[str]) -> Description:
    """`nomenclatures`: versions of the codes of sub kegiatan, the oldest first."""
    columns = [column for column in contract.columns if column.name in given.columns]
    by = ", ".join(column.heading for column in key_of(contract, given.columns))
    return Description(_standard(contract, columns, by), _metadata(contract, held, given, info),
                       _exchange(contract, info, by), _codes(given.columns, columns, nomenclatures))


def _standard(contract: Contract, columns: Sequence[Column], by: str) -> Items:
    figures = [column for column in columns if column.kind in _MEASURES]
    measures = dict.fromkeys(_MEASURES[column.kind] for column in figures)
    units = dict.fromkeys(_unit_words(contract, unit_of(contract, column)) for column in figures)
    return (("Konsep", contract.concept), ("Definisi", contract.purpose), ("Klasifikasi", f"menurut {by}"),
            ("Ukuran", ", ".join(measures) or "uraian, bukan angka"), ("Satuan", ", ".join(units) or "tanpa satuan"))


def _unit_words(contract: Contract, unit: str) -> str:
    """A column that says the unit by its heading, and what it may say."""
    named = next((one for one in contract.columns if unit == f"menurut kolom {one.heading}"), None)
    return ", ".join(named.choices) if named and named.choices else unit


def _metadata(contract: Contract, held: DatasetExtent, given: Given, info: BuildInfo) -> Items:
    handed = formats.tanggal(day_of(held.handed_in_at)) if held.handed_in_at else "belum ada kiriman"
    items = [
        ("Produsen data", contract.supplier), ("Walidata", regency().data_office), ("Subjek", held.subject),
        ("Cara pengumpulan", "himpunan terbitan, sumbernya di tiap baris" if contract.facts
         else "kompilasi produk administrasi"),
        ("Jadwal", contract.frequency), ("Cakupan", regency().label), ("Tingkat", level_of(contract)),
        ("Periode", held.covers or "tidak berperiode (daftar)" if contract.is_list else held.covers or formats.MISSING),
        ("Penyerahan terakhir", handed), ("Keadaan", held.state),
        ("Baris", formats.number(given.rows)),
        ("Akses", _access(contract, is_exact=given.is_exact)), ("Lisensi", LICENCE),
        ("Versi", info.build_id),
    ]
    return tuple(items)


def _access(contract: Contract, *, is_exact: bool) -> str:
    if not contract.is_protected:
        return "umum"
    if is_exact:
        return "terbatas: hitungan orang dan keluarga persis, untuk yang masuk; jangan diteruskan ke umum"
    more = f" {contract.shown_note}" if contract.shown_note else ""
    return f"umum: hitungan orang dan keluarga {ROUNDED}.{more}"


def level_of(contract: Contract) -> str:
    """The finest that its rows are about."""
    kinds = [column.kind for column in contract.columns]
    return next((words for kind, words in _LEVELS.items() if kind in kinds), "kabupaten")


def _exchange(contract: Contract, info: BuildInfo, by: str) -> Items:
    return (("Format", "CSV (UTF-8, koma, titik desimal), XLSX, paket data Frictionless (datapackage.json)"),
            ("Kunci", by), ("Kosong", "belum tersedia atau tidak berlaku, bukan nol"),
            ("Nama dataset", contract.id), ("Data per", formats.tanggal(info.data_date)))


def _codes(names: Collection[str], columns: Sequence[Column], nomenclatures: Sequence[str]) -> Items:
    kinds = {CODES[column.kind] for column in columns if column.kind in CODES}
    if PLACE_CODES.name in names:
        kinds.add(CODES[Kind.VILLAGE])
    told = [words for code, words in _CODE_WORDS.items() if code in kinds]
    items = [("Dipakai", "; ".join(told) or "kode dataset ini sendiri")]
    if CODES[Kind.CODE] in kinds:
        newest = f"; terbaru {nomenclatures[-1]}" if nomenclatures else ""
        items.append(("Sub kegiatan", f"nomenklatur Kemendagri{newest}. Versi tiap kode ada pada kolom nomenklatur "
                                      "bila dataset memuatnya, selain itu menurut tahun anggarannya"))
    return tuple(items)
