"""The figures as a Frictionless data package: CSV files and a descriptor that says what each column holds, so that
another system takes them in without a person reading along (Satu Data Indonesia: metadata, interoperabilitas)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.outputs.dataset import Dataset
from dashboard.render.files.packing import packed
from dashboard.render.files.tables import csv_bytes
from dashboard.render.table import is_web_address

DESCRIPTOR = "datapackage.json"
_NUMBERS = {"tahun": "integer", "nilai": "number", "jumlah_angka": "integer"}
_YES_NO = {"hitungan", "data_contoh"}
_MEANING = {
    "indikator": "Kode indikator; kunci ke berkas indikator.csv", "nama_indikator": "Nama indikator",
    "kode_wilayah": "Kode wilayah Kemendagri, teks (Kabupaten Blitar 35.05)", "kode_bps": "Kode wilayah BPS, teks",
    "wilayah": "Nama wilayah", "tingkat": "Tingkat wilayah", "kecamatan": "Kecamatan dari desa atau kelurahan",
    "tahun": "Tahun angka", "periode": "Periode angka (Tahun, Maret, September, Agustus, ...)",
    "nilai": "Angka dalam satuan di sampingnya; baris yang tidak ada berarti belum tersedia, bukan nol",
    "satuan": "Satuan angka", "hitungan": "ya: dihitung dari angka lain, bukan terbitan",
    "data_contoh": "ya: data buatan, bukan angka nyata", "catatan": "Catatan sumber",
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


@dataclass(frozen=True)
class _Part:
    """One file of the package. `key`: columns that name a row; `leads`: column to file whose key it holds."""

    name: str
    title: str
    frame: pd.DataFrame
    key: tuple[str, ...] = ()
    leads: Mapping[str, str] | None = None

    @property
    def path(self) -> str:
        return f"{self.name}.csv"


def data_package(dataset: Dataset) -> bytes:
    """A ZIP with data.csv, indikator.csv, sumber.csv, angka_berbeda.csv and datapackage.json (Data Package 1.0, each
    file a tabular data resource). The same figures give the same bytes."""
    parts = [
        _Part("data", "Angka, sumbernya di tiap baris", dataset.data(),
              ("indikator", "kode_wilayah", "tahun", "periode"), {"indikator": "indikator", "id_sumber": "sumber"}),
        _Part("indikator", "Indikator, artinya, dan batas pembandingannya", dataset.catalogue(), ("indikator",)),
        _Part("sumber", "Sumber yang dikutip", dataset.cited(), ("id_sumber",)),
        _Part("angka_berbeda", "Angka yang berbeda menurut dua sumber", dataset.disputed()),
    ]
    told = json.dumps(_descriptor(dataset, parts), ensure_ascii=False, indent=2)
    files = [(DESCRIPTOR, told.encode()), *((part.path, csv_bytes(part.frame)) for part in parts)]
    return packed(files, (*dataset.built_at.timetuple()[:5], 0))


def _descriptor(dataset: Dataset, parts: list[_Part]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package", "name": "data-kemiskinan-blitar", "title": dataset.title,
        "description": "\n".join(dataset.notes()), "id": dataset.build_id,
        "version": dataset.data_date.isoformat(), "created": f"{dataset.built_at:%Y-%m-%dT%H:%M:%SZ}",
        "keywords": ["kemiskinan", "Kabupaten Blitar", "Jawa Timur", "BPS"],
        "sources": [{"title": row["sumber"], **({"path": row["alamat"]} if is_web_address(row["alamat"]) else {})}
                    for row in dataset.cited().to_dict("records")],
        "resources": [_resource(part) for part in parts],
    }


def _resource(part: _Part) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(name, part) for name in part.frame.columns], "missingValues": [""]}
    if part.key:
        schema["primaryKey"] = list(part.key)
    if part.leads:
        schema["foreignKeys"] = [{"fields": [name], "reference": {"resource": file, "fields": [name]}}
                                 for name, file in part.leads.items()]
    return {"profile": "tabular-data-resource", "name": part.name, "title": part.title, "path": part.path,
            "format": "csv", "mediatype": "text/csv", "encoding": "utf-8-sig",
            "dialect": {"delimiter": ",", "lineTerminator": "\r\n"}, "schema": schema}


def _field(name: str, part: _Part) -> dict[str, Any]:
    # A year of a dispute may be a range of years.
    kind = "string" if part.name == "angka_berbeda" else _NUMBERS.get(name, "string")
    described: dict[str, Any] = {"name": name, "type": kind, "description": _MEANING.get(name, name)}
    if name in _YES_NO:
        described |= {"type": "boolean", "trueValues": ["ya"], "falseValues": ["tidak"]}
    if name in part.key or (part.name == "data" and name in {"nilai", "satuan", "id_sumber"}):
        described["constraints"] = {"required": True}
    return described
