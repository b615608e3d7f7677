"""The published figures as files of a data package: figures, indicators, sources, and figures that differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.core.domain import Indicator, Region
from dashboard.core.regency import regency
from dashboard.outputs.dataset import Dataset, catalogue_table
from dashboard.outputs.packages.package import SAMPLE, Description, Field, Package, Part, package_zip
from dashboard.outputs.packages.places import CODE, PLACES, places
from dashboard.queries.reference import BuildInfo
from dashboard.render.table import is_web_address

FIGURES, INDICATORS, SOURCES = "data", "indikator", "sumber"
_NUMBERS = {"tahun": "integer", "nilai": "number", "jumlah_angka": "integer"}
_YES_NO = {"hitungan", SAMPLE}
_MEANING = {
    "indikator": "Kode indikator; kunci ke berkas indikator.csv", "nama_indikator": "Nama indikator",
    "kode_wilayah": "Kode wilayah Kemendagri, teks («kabupaten» «kode»); kunci ke berkas wilayah.csv",
    "kode_bps": "Kode wilayah BPS, teks",
    "wilayah": "Nama wilayah", "tingkat": "Tingkat wilayah", "kecamatan": "Kecamatan dari desa atau kelurahan",
    "tahun": "Tahun angka", "periode": "Periode angka (Tahun, Maret, September, Agustus, ...)",
    "nilai": "Angka dalam satuan di sampingnya; baris yang tidak ada berarti belum tersedia, bukan nol",
    "satuan": "Satuan angka", "hitungan": "ya: dihitung dari angka lain, bukan terbitan",
    SAMPLE: "ya: data buatan, bukan angka nyata", "catatan": "Catatan sumber",
    "id_sumber": "Kode sumber; kunci ke berkas sumber.csv", "sumber": "Judul sumber",
    "penerbit_sumber": "Penerbit sumber", "alamat_sumber": "Alamat sumber", "dibaca_dari": "Tingkat pemeriksaan sumber",
    "keraguan": "Yang diragukan dari angka ini",
    "catatan_perencana": "Catatan perencana tentang angka ini", "nama": "Nama indikator", "definisi": "Arti indikator",
    "arah": "Arah yang baik", "boleh_dibandingkan": "Batas pembandingan", "seri": "Seri atau metode",
    "kelompok": "Kelompok indikator", "penerbit": "Penerbit", "tingkatan": "Arti tiap tingkatan",
    "jenis": "Jenis sumber: bps, resmi, salinan, berita, hitungan", "jumlah_angka": "Banyaknya angka dari sumber ini",
    "alamat": "Alamat sumber", "fakta": "Fakta yang diperselisihkan", "angka_a": "Angka menurut sumber pertama",
    "sumber_a": "Sumber pertama", "angka_b": "Angka menurut sumber kedua", "sumber_b": "Sumber kedua",
    "status": "Keadaan penyelesaian",
}
_UNITS = {"nilai": "menurut kolom satuan", "jumlah_angka": "angka"}
_CODES = {"kode_wilayah": "Kemendagri", "kode_bps": "BPS"}


def keywords() -> list[str]:
    """Of every package."""
    return ["kemiskinan", regency().label, regency().province.name]


def data_package(dataset: Dataset, regions: Mapping[str, Region], description: Description) -> bytes:
    """A ZIP with data.csv, indikator.csv, sumber.csv, angka_berbeda.csv, wilayah.csv and datapackage.json, with what
    is said of the dataset. The same figures give the same bytes."""
    first, *others = figure_parts(dataset)
    parts = [replace(first, description=description), *others, places(regions)]
    package = Package(f"data-kemiskinan-{regency().slug}", dataset.title, dataset.notes(), [*keywords(), "BPS"], parts,
                      {"sources": sources(dataset)})
    return package_zip(package, BuildInfo(dataset.build_id, dataset.built_at, dataset.data_date, ""))


def figure_parts(dataset: Dataset) -> list[Part]:
    """The figures first, and the files that their keys lead to."""
    present = set(dataset.rows["indicator"])
    return [
        _part(FIGURES, "Angka, sumbernya di tiap baris", dataset.data(),
              ("indikator", "kode_wilayah", "tahun", "periode"),
              {"indikator": (INDICATORS, "indikator"), "id_sumber": (SOURCES, "id_sumber"),
               "kode_wilayah": (PLACES, CODE)}),
        indicators({name: one for name, one in dataset.indicators.items() if name in present}),
        _part(SOURCES, "Sumber yang dikutip", dataset.cited(), ("id_sumber",)),
        _part("angka_berbeda", "Angka yang berbeda menurut dua sumber", dataset.disputed()),
    ]


def indicators(known: Mapping[str, Indicator]) -> Part:
    """The catalogue of these indicators."""
    return _part(INDICATORS, "Indikator, artinya, dan batas pembandingannya", catalogue_table(list(known.values())),
                 ("indikator",))


def sources(dataset: Dataset) -> list[dict[str, str]]:
    """The sources that the figures cite, as a descriptor lists them."""
    return [{"title": row["sumber"], **({"path": row["alamat"]} if is_web_address(row["alamat"]) else {})}
            for row in dataset.cited().to_dict("records")]


def _part(name: str, title: str, frame: pd.DataFrame, key: tuple[str, ...] = (),
          leads: Mapping[str, tuple[str, str]] | None = None) -> Part:
    return Part(name, title, frame, tuple(_field(name, str(column), key, leads or {}) for column in frame.columns), key)


def _field(part: str, name: str, key: tuple[str, ...], leads: Mapping[str, tuple[str, str]]) -> Field:
    # A year of a dispute may be a range of years.
    kind = "string" if part == "angka_berbeda" else "boolean" if name in _YES_NO else _NUMBERS.get(name, "string")
    more: dict[str, Any] = {"unit": _UNITS.get(name, ""), "codes": _CODES.get(name, ""), "leads": leads.get(name)}
    return Field(name, name.replace("_", " ").capitalize(), regency().said(_MEANING.get(name, name)), kind,
                 name in key or (part == FIGURES and name in {"nilai", "satuan", "id_sumber"}), **more)
