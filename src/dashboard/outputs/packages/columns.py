"""Columns of a contract as columns of a file that is given away."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

import pandas as pd

from dashboard.intake.contract import Column, Contract, Filled, Kind
from dashboard.outputs.packages.figures import INDICATORS
from dashboard.outputs.packages.package import SAMPLE, Field
from dashboard.outputs.packages.places import CODE, PLACES
from dashboard.registry import contracts

VILLAGE_CODES, PLACE_CODES = r"35\.05\.\d{2}\.\d{4}", r"35\.05(\.\d{2}(\.\d{4})?)?"
_WHOLE = (Kind.INTEGER, Kind.YEAR, Kind.QUARTER)
_NUMBER = (Kind.NUMBER, Kind.RUPIAH)
_PATTERNS = {
    Kind.PERIOD: r"\d{4}(-TW[1-4])?", Kind.MONTH: r"\d{4}-\d{2}", Kind.VILLAGE: VILLAGE_CODES,
    Kind.PLACE: PLACE_CODES, Kind.LINK: r"https?://\S+",
}
CODES = {
    Kind.VILLAGE: "Kemendagri", Kind.PLACE: "Kemendagri", Kind.REGION: "Kemendagri", Kind.AGENCY: "kode OPD",
    Kind.PROGRAM: "kode program", Kind.INDICATOR: "kode indikator", Kind.CODE: "nomenklatur sub kegiatan",
}
"""The reference codes of a kind of column."""
_CODED = {Kind.VILLAGE: "Kode Kemendagri desa atau kelurahan", Kind.PLACE: "Kode Kemendagri kecamatan atau desa",
          Kind.REGION: "Kode wilayah Kemendagri", Kind.AGENCY: "Kode OPD", Kind.PROGRAM: "Kode program",
          Kind.INDICATOR: "Kode indikator"}
"""What a file holds of these, however it was handed in."""
_PLACED = (Kind.VILLAGE, Kind.PLACE, Kind.REGION)
_DOUBLED = "kecamatan"
"""Helps to read a village by its name; the file of places tells it of every village."""
MARK = Field(SAMPLE, "Data contoh", "Data contoh bila ya: baris buatan, bukan data sebenarnya", "boolean",
             required=True)
ROUNDED = "dibulatkan acak ke kelipatan 5"


def file_name(heading: str) -> str:
    """The name of a column in files: 'Anggaran (Rp)' -> 'anggaran_rp'."""
    return re.sub(r"[^a-z0-9]+", "_", heading.lower()).strip("_")


def given(contract: Contract) -> list[Column | Filled]:
    """The columns that are given away, in order."""
    is_village = any(column.kind is Kind.VILLAGE for column in contract.columns)
    return [column for column in contract.every
            if not (is_village and column.name == _DOUBLED)]


def fields(contract: Contract, present: Collection[str], *, is_exact: bool) -> tuple[Field, ...]:
    """A field for each column that is `present`, and the mark of sample."""
    own = [_field(contract, column, is_exact=is_exact) if isinstance(column, Column) else _filled(column)
           for column in given(contract) if column.name in present]
    if contract.facts:  # its limits are for what is handed in, and published facts may lie outside
        own = [replace(one, required=False, minimum=None, maximum=None) for one in own]
    return (*own, MARK)


def unit_of(contract: Contract, column: Column) -> str:
    """The unit of a figure, or which column says it; "" where it is none."""
    if column.kind is Kind.RUPIAH:
        return "rupiah"
    return f"menurut kolom {contract.column(column.unit_column).heading}" if column.unit_column else column.unit


def _field(contract: Contract, column: Column, *, is_exact: bool) -> Field:
    rounded = column.protected and not is_exact
    told = [_CODED.get(column.kind, column.note) or column.heading, ROUNDED if rounded else ""]
    kind = "integer" if column.kind in _WHOLE else "number" if column.kind in _NUMBER else \
        "date" if column.kind is Kind.DATE else "string"
    return Field(file_name(column.heading), column.heading, "; ".join(filter(None, told)), kind, column.required,
                 column.choices, _PATTERNS.get(column.kind, ""), column.minimum, None if rounded else column.maximum,
                 unit_of(contract, column), CODES.get(column.kind, ""), leads(column))


def _filled(column: Filled) -> Field:
    kinds = {"INTEGER": "integer", "DOUBLE": "number"}
    return Field(file_name(column.heading), column.heading, column.note, kinds.get(column.type, "string"))


def leads(column: Column) -> tuple[str, str] | None:
    """The file and its column whose key this one holds."""
    if column.kind in _PLACED:
        return PLACES, CODE
    if column.kind is Kind.INDICATOR:
        return INDICATORS, "indikator"
    owner = contracts().get(column.refers) or next(
        (one for one in contracts().values() if one.lists and one.lists is column.kind), None)
    return (owner.id, file_name(owner.column(owner.key[0]).heading)) if owner else None


def as_given(contract: Contract, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows under the names of `fields`: whole numbers whole, days as '2026-11-24', lists of codes as one text."""
    made: dict[str, pd.Series] = {}
    for column in given(contract):
        if column.name in rows.columns:
            made[file_name(column.heading)] = _values(column, rows[column.name])
    return pd.DataFrame({**made, SAMPLE: rows["is_sample"].astype(bool)}, index=rows.index).reset_index(drop=True)


def _values(column: Column | Filled, values: pd.Series) -> pd.Series:
    if isinstance(column, Filled):
        return values.map(lambda one: one if isinstance(one, int | float | str) else "; ".join(one),
                          na_action="ignore") if column.type == "VARCHAR[]" else values
    if column.kind in _WHOLE:
        return values.astype("Float64").round().astype("Int64")
    if column.kind in _NUMBER:
        return values.astype("Float64")
    if column.kind is Kind.DATE:
        return pd.to_datetime(values).dt.strftime("%Y-%m-%d")
    return values


def key_of(contract: Contract, present: Collection[str]) -> list[Column | Filled]:
    """The columns that make a row unique, of those that are given."""
    by_name = {one.name: one for one in contract.every}
    return [by_name[name] for name in contract.key if name in present]
