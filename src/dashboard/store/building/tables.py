"""Reads the facts, catalogue and boundaries that people keep as files; refuses them with file, row and column."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from shapely.errors import GEOSException
from shapely.geometry import shape

from dashboard.core.domain import DataError
from dashboard.core.regency import RELEASE, read_regency

_CATALOGUE = "catalogue/"
_NUMBER = re.compile(r"[-−+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?")
_LARGEST_WHOLE = 2**31 - 1
_FIRST_DATA_ROW = 2  # row 1 of a CSV is its header, as a spreadsheet shows it


@dataclass(frozen=True)
class TableSpec:
    """What one table of files must look like: `columns` in order, and which of them are numbers. `optional` columns
    need not be there; a data folder from before a file of `may_be_absent` has none of its rows."""

    name: str
    pattern: str
    columns: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    integers: tuple[str, ...] = ()
    required: tuple[str, ...] = field(default=())
    may_be_empty: bool = False
    optional: tuple[str, ...] = ()
    may_be_absent: bool = False


SPECS: tuple[TableSpec, ...] = (
    TableSpec("region", "regions/regions.csv",
              ("code", "bps_code", "name", "level", "parent_code", "lon", "lat", "area_km2"),
              numbers=("lon", "lat", "area_km2"), required=("code", "name", "level")),
    TableSpec("indicator", "catalogue/indicators.csv",
              ("id", "name", "short_name", "definition", "unit", "decimals", "direction", "dimension", "scale",
               "concept", "series", "comparability", "period_rule", "delta_unit", "minimum", "maximum", "publisher",
               "breaks", "kabkota_breaks", "categories", "part_of", "survey"),
              numbers=("minimum", "maximum"), integers=("decimals",), optional=("survey",),
              required=("id", "name", "short_name", "definition", "unit", "decimals", "direction", "dimension",
                        "scale", "concept", "period_rule", "minimum", "maximum", "publisher")),
    TableSpec("method_break", "catalogue/breaks.csv",
              ("indicator", "region_code", "year_before", "year_after", "reason"),
              integers=("year_before", "year_after"),
              required=("indicator", "year_before", "year_after", "reason"), may_be_empty=True),
    TableSpec("anchor", "catalogue/anchors.csv",
              ("indicator", "region_code", "year", "period", "value", "source"),
              numbers=("value",), integers=("year",),
              required=("indicator", "region_code", "year", "period", "value"), may_be_empty=True),
    TableSpec("margin", "catalogue/margins.csv",
              ("indicator", "level", "year_first", "year_last", "formula", "households", "persons_per_household",
               "deff", "rse", "follows", "households_source", "persons_source", "deff_source", "rse_source", "note"),
              numbers=("households", "persons_per_household", "deff", "rse"), integers=("year_first", "year_last"),
              required=("indicator", "level", "formula"), may_be_empty=True, may_be_absent=True),
    TableSpec("release", "catalogue/releases.csv",
              ("indicator", "month", "lag_years", "source", "note"), integers=("month", "lag_years"),
              required=("indicator", "month", "lag_years", "source"),
              may_be_empty=True, may_be_absent=True),
    TableSpec("glossary", "catalogue/glossary.csv", ("term", "long_form", "meaning", "basis"),
              required=("term", "meaning"), may_be_empty=True, may_be_absent=True),
    TableSpec("nomenclature", "catalogue/nomenclatures.csv", ("version", "title", "decided", "recoded", "source"),
              required=("version", "title", "decided", "source"), may_be_empty=True, may_be_absent=True),
    TableSpec("incentive_rule", "catalogue/incentive_rules.csv",
              ("regulation", "year", "part", "item", "value", "unit", "source", "note"),
              numbers=("value",), integers=("year",), required=("regulation", "year", "part", "item", "source"),
              may_be_empty=True, may_be_absent=True),
    TableSpec("eligibility", "catalogue/eligibility.csv",
              ("program", "name", "register", "decile_basis", "decile_first", "decile_last", "unit", "since", "until",
               "source", "url", "note"), integers=("decile_first", "decile_last"),
              required=("program", "name", "register", "decile_basis", "decile_first", "decile_last", "unit", "since",
                        "source"), may_be_empty=True, may_be_absent=True),
    TableSpec("source", "facts/sources.csv", ("source_id", "title", "url", "publisher", "kind"),
              required=("source_id", "title", "kind")),
    TableSpec("observation", "facts/observations_*.csv",
              ("indicator", "region_code", "year", "period", "value", "unit", "source_id", "note", "se", "rse",
               "se_source_id"),
              numbers=("value", "se", "rse"), integers=("year",), optional=("se", "rse", "se_source_id"),
              required=("indicator", "region_code", "year", "period", "value", "unit", "source_id")),
    TableSpec("target", "facts/targets.csv",
              ("document", "indicator", "region_code", "year", "target", "target_low", "target_high", "unit",
               "status", "source_id", "note"),
              numbers=("target", "target_low", "target_high"), integers=("year",),
              required=("document", "indicator", "region_code", "unit", "source_id"), may_be_empty=True),
    TableSpec("conflict", "facts/conflicts.csv",
              ("conflict_id", "fact", "indicator", "region_code", "year", "value_a", "source_a", "value_b",
               "source_b", "status", "note", "period", "home"), optional=("period", "home"),
              required=("conflict_id", "fact", "value_a", "value_b", "status"), may_be_empty=True),
    TableSpec("program_fact", "facts/program_facts.csv",
              ("program", "year", "region_code", "region_level", "unit", "value", "source_id", "note"),
              numbers=("value",), integers=("year",),
              required=("program", "year", "unit", "value", "source_id"), may_be_empty=True),
)
"""Every table of the data folder; data/README.md says what each column means."""


def read_number(text: str) -> float:
    """`text` as a number; "7,57" and "7.57" are both read, "7.5.7" raises ValueError."""
    stripped = text.strip()
    if not _NUMBER.fullmatch(stripped):
        raise ValueError(text)
    return float(stripped.replace("−", "-").replace(",", "."))


def read_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """All tables of the data folder by name; each row carries `file` and `row` (as a spreadsheet counts). Marks in the
    catalogue ("BPS «kabupaten»", Regency.said) become names of the home."""
    if not folder.is_dir():
        raise DataError(f"Folder data {folder} tidak ada. Periksa DASHBOARD_DATA atau salin folder data/ proyek.")
    return {spec.name: _read_table(folder, spec) for spec in SPECS}


def input_files(folder: Path) -> list[Path]:
    """Every file there is that `read_tables`, `read_boundaries` and release.read_release read, in a fixed order."""
    patterns = [spec.pattern for spec in SPECS] + [f"boundaries/{name}.geojson" for name in BOUNDARIES] + [RELEASE]
    return sorted(path for pattern in patterns for path in folder.glob(pattern))


def read_table(folder: Path, name: str) -> pd.DataFrame:
    """One table of the data folder, as in `read_tables`."""
    return _read_table(folder, next(spec for spec in SPECS if spec.name == name))


def _read_table(folder: Path, spec: TableSpec) -> pd.DataFrame:
    paths = sorted(folder.glob(spec.pattern))
    if not paths and spec.may_be_absent:
        return pd.DataFrame(columns=[*spec.columns, "file", "row"], dtype=object)
    if not paths:
        raise DataError(
            f"Berkas {spec.pattern} tidak ditemukan di {folder}. Salin kembali dari repositori proyek, "
            "lalu jalankan `python -m dashboard build` lagi."
        )
    frame = pd.concat([_read_file(path, folder, spec) for path in paths], ignore_index=True)
    if frame.empty and not spec.may_be_empty:
        raise DataError(f"Berkas {spec.pattern} di {folder} tidak berisi satu baris pun. Isi dahulu datanya.")
    return frame


def _read_file(path: Path, folder: Path, spec: TableSpec) -> pd.DataFrame:
    name = path.relative_to(folder).as_posix()
    raw = _read_csv(path, name)
    _check_columns(raw, name, spec)
    raw = raw.assign(**{column: "" for column in spec.optional if column not in raw.columns})
    frame = raw[list(spec.columns)].apply(lambda column: column.str.strip())
    if name.startswith(_CATALOGUE) and frame.apply(lambda column: column.str.contains("«", regex=False)).any(axis=None):
        frame = frame.map(read_regency(folder).said)
    frame["file"] = name
    frame["row"] = range(_FIRST_DATA_ROW, _FIRST_DATA_ROW + len(frame))
    for column in spec.required:
        _refuse(frame, frame[column] == "", column, "kosong, padahal wajib diisi")
    for column in (*spec.numbers, *spec.integers):
        frame[column] = _numbers(frame, column, whole=column in spec.integers)
    table: pd.DataFrame = frame.astype(object).where(frame.notna() & (frame != ""), None)
    return table


def _first_line_not_utf8(path: Path) -> int:
    """Number of the first line with a byte that is not UTF-8; the decoder itself only knows its own block."""
    content = path.read_bytes()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1
    return 1


def _read_csv(path: Path, name: str) -> pd.DataFrame:
    """Rows as text. Python's strict reader: pandas would silently mend stray quotes and short rows."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.reader(handle, strict=True)
            rows = list(reader)
    except UnicodeDecodeError:
        raise DataError(f"{name}, baris {_first_line_not_utf8(path)}: bukan teks UTF-8. "
                        f"Simpan ulang sebagai CSV UTF-8.") from None
    except csv.Error as error:
        raise DataError(f"{name}, baris {reader.line_num}: tidak dapat dibaca sebagai CSV ({error}). "
                        "Periksa tanda kutip dan koma.") from None
    if not rows:
        raise DataError(f"{name}: berkas kosong, baris judul pun tidak ada.")
    for number, row in enumerate(rows[1:], start=_FIRST_DATA_ROW):
        if len(row) != len(rows[0]):
            raise DataError(f"{name}, baris {number}: {len(row)} kolom, padahal judulnya {len(rows[0])} kolom. "
                            "Periksa koma dan tanda kutip pada baris itu.")
    return pd.DataFrame(rows[1:], columns=rows[0], dtype=str)


def _check_columns(raw: pd.DataFrame, name: str, spec: TableSpec) -> None:
    missing = [column for column in spec.columns if column not in raw.columns and column not in spec.optional]
    if missing:
        raise DataError(
            f"{name}, baris 1: kolom {', '.join(missing)} tidak ada. "
            f"Kolom yang diharapkan: {', '.join(spec.columns)}."
        )
    unknown = [column for column in raw.columns if column not in spec.columns]
    if unknown:
        raise DataError(
            f"{name}, baris 1: kolom {', '.join(map(str, unknown))} tidak dikenal. "
            f"Kolom yang diharapkan: {', '.join(spec.columns)}."
        )


def _refuse(frame: pd.DataFrame, wrong: pd.Series, column: str, why: str) -> None:
    if wrong.any():
        first = frame[wrong].iloc[0]
        more = f" (dan {int(wrong.sum()) - 1} baris lain)" if wrong.sum() > 1 else ""
        raise DataError(f"{first['file']}, baris {first['row']}, kolom {column}: {why}{more}.")


def _numbers(frame: pd.DataFrame, column: str, *, whole: bool) -> pd.Series:
    def read(text: str) -> float | None:
        if text == "":
            return None
        number = read_number(text)
        if whole and (number != int(number) or abs(number) > _LARGEST_WHOLE):
            raise ValueError(text)
        return number

    values: list[float | None] = []
    for position, text in enumerate(frame[column]):
        try:
            values.append(read(text))
        except (ValueError, OverflowError):
            row = frame.iloc[position]
            kind = "bilangan bulat" if whole else "bilangan"
            raise DataError(
                f"{row['file']}, baris {row['row']}, kolom {column}: \"{text}\" bukan {kind}. "
                "Tulis misalnya 7,57 atau 7.57 tanpa pemisah ribuan."
            ) from None
    return pd.Series(values, index=frame.index, dtype="Int64" if whole else "Float64")


def _check_shapes(name: str, features: list[dict[str, Any]]) -> None:
    """Every feature is a polygon with the properties that the maps need; raises ValueError or KeyError."""
    for feature in features:
        properties = feature["properties"]
        geometry = shape(feature["geometry"])
        if geometry.geom_type not in ("Polygon", "MultiPolygon") or geometry.is_empty or not geometry.is_valid:
            raise ValueError(f"bentuk {properties['code']} bukan poligon yang sah")
        for needed in ("name", *(("kecamatan_code", "kecamatan") if name == "desa" else ())):
            if not properties[needed]:
                raise ValueError(f"bentuk {properties['code']} tanpa {needed}")


BOUNDARIES = ("desa", "kecamatan", "kabupaten", "enclave", "jatim_kabkota")
"""Layers in data/boundaries, each <name>.geojson."""


def read_boundaries(folder: Path) -> dict[str, dict[str, object]]:
    """GeoJSON of every layer by name; raises DataError naming the file that is missing or unreadable."""
    layers: dict[str, dict[str, object]] = {}
    for name in BOUNDARIES:
        path = folder / "boundaries" / f"{name}.geojson"
        try:
            layer = json.loads(path.read_text(encoding="utf-8"))
            codes = [feature["properties"]["code"] for feature in layer["features"]]
            _check_shapes(name, layer["features"])
        except OSError:
            raise DataError(f"boundaries/{name}.geojson tidak ditemukan di {folder}.") from None
        except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, AttributeError, GEOSException,
                ValueError) as error:
            raise DataError(f"boundaries/{name}.geojson rusak atau bukan GeoJSON ({error}).") from None
        if len(set(codes)) != len(codes):
            raise DataError(f"boundaries/{name}.geojson: ada kode wilayah yang muncul dua kali.")
        layers[name] = layer
    return layers
