"""Rules over whole rows: required cells, villages with their kecamatan, units, keys, and each dataset's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any

import numpy as np
import pandas as pd

from dashboard.core.formats import number, shortened
from dashboard.intake.contract import Contract
from dashboard.intake.files.cells import as_text
from dashboard.intake.findings import Findings
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.table.body import Body, blank
from dashboard.intake.table.headings import FoundTable
from dashboard.intake.values.kinds import Proposals
from dashboard.intake.values.places import find_places, find_village, is_complete, spelling
from dashboard.intake.values.words import listed


@dataclass
class Rows:
    """Converted rows of the whole file (RangeIndex = position in `findings`), before bad ones are taken out."""

    contract: Contract
    frame: pd.DataFrame
    findings: Findings
    reference: ReferenceCodes

    def where(self, mask: Any) -> np.ndarray[Any, Any]:
        """Positions where a mask is true; NA is false."""
        return np.flatnonzero(pd.Series(mask).fillna(False).to_numpy(dtype=bool))


def read_villages(body: Body, name: str, reference: ReferenceCodes, proposals: Proposals, start: int,
                  findings: Findings) -> tuple[pd.Series, pd.Series]:
    """Village codes and kecamatan names; each distinct pair of village and kecamatan is looked up once.

    Beside a village name a blank kecamatan means the one above it, as where it is written once for its villages.
    """
    own, texts = _texts(body.cells[name])
    kecamatan = body.cells.get("kecamatan", pd.Series("", index=body.index))
    district, districts = _texts(kecamatan)
    districts = [*districts, ""]  # the last one: none is known
    written = np.array([bool(text) for text in districts])[district]
    above = np.maximum.accumulate(np.where(written, np.arange(len(district)), -1))
    lent = ~written & ~np.array([is_complete(text) for text in texts], dtype=bool)[own]
    district = np.where(written, district, np.where(lent & (above >= 0), district[above], len(districts) - 1))
    codes, pairs = pd.factorize(own * len(districts) + district)
    distinct = [(texts[pair // len(districts)], districts[pair % len(districts)]) for pair in pairs.tolist()]
    found = [_village(text, district, reference, proposals) for text, district in distinct]
    wrong = np.fromiter((bool(problem) for _, problem in found), dtype=bool, count=len(found))
    for place in np.flatnonzero(wrong[codes]):
        findings.error(start + int(place), name, found[codes[place]][1], "village")
    filled = int((lent & (above >= 0)).sum())
    if filled:
        findings.say_of(body.table, f"Kecamatan kosong pada {number(filled)} baris diisi dari baris di atasnya")
    villages = [code for code, _ in found]
    names = [reference.villages[code][3] if code else None for code in villages]
    return _taken(villages, codes, body.index), _taken(names, codes, body.index)


def _texts(cells: pd.Series) -> tuple[np.ndarray[Any, np.dtype[np.int64]], list[str]]:
    """For each row the number of its text, and the texts."""
    codes, distinct = pd.factorize(cells, use_na_sentinel=False)
    return codes, [as_text(value) for value in np.asarray(distinct, dtype=object)]


def _taken(values: list[str | None], codes: np.ndarray[Any, Any], index: pd.Index) -> pd.Series:
    return pd.Series(pd.array(values, dtype="str")).take(codes).set_axis(index)


def _village(text: str, kecamatan: str, reference: ReferenceCodes, proposals: Proposals) -> tuple[str | None, str]:
    if not text:
        return None, "Desa/kelurahan kosong; isi kode atau namanya"
    code, problem, candidates = find_village(text, kecamatan, reference, False)
    if code is None and proposals.wanted():
        _, problem, candidates = find_village(text, kecamatan, reference, True)
        meant, kind = spelling(text, kecamatan, reference)
        elsewhere = kind == "village" and not all(label.endswith(meant[meant.index(" ("):]) for label in candidates)
        proposals.add(text if elsewhere else meant, "place" if elsewhere else kind, candidates)
    return code, problem


def units_from_headings(table: FoundTable, body: Body, pairs: dict[str, str]) -> None:
    """"Penerima (jiwa)" in a heading is the unit of that column where no column of units says otherwise."""
    for counted, unit in pairs.items():
        place = table.columns.get(counted)
        _, bracket, inside = table.headings.get(-1 if place is None else place, "").partition("(")
        if bracket and unit in body.cells:
            cells = body.cells[unit]
            body.cells[unit] = cells.astype(object).mask(blank(cells), inside.rstrip(") "))


def read_places(rows: Rows) -> None:
    """Adds `places`, the codes of villages and kecamatan that the text `location` names; says what could not be
    placed."""
    texts = rows.frame["location"]
    read = {text: find_places(text, rows.reference) for text in texts.dropna().unique()}
    codes = np.empty(len(texts), dtype=object)
    codes[:] = [list(read[text].codes) if isinstance(text, str) else [] for text in texts]
    rows.frame["places"] = pd.Series(codes, index=texts.index)
    doubtful = texts.map(lambda text: isinstance(text, str) and bool(read[text].unplaced or read[text].problem))
    for position in rows.where(doubtful):
        found = read[texts[position]]
        parts = [f"{listed(found.unplaced[:5], 'dan')} tidak dikenali sebagai desa bersama kecamatannya"] \
            if found.unplaced else []
        parts += [found.problem] if found.problem else []
        rows.findings.warning(position, "location", f"Lokasi: {'; '.join(parts)}. Teksnya disimpan; tulis misalnya "
                              "'Kecamatan Bakung: Desa Plandirejo, Bululawang'", "location")


def check_rows(rows: Rows) -> None:
    """Blanks that have a meaning, the dataset's own rules, then keys: rows with the same key are all rejected, for none
    is known to be right."""
    for column in rows.contract.columns:
        if column.default:
            rows.frame[column.name] = rows.frame[column.name].fillna(column.default)
    if rows.contract.check:
        own: Callable[[Rows], None] = resolve_name(rows.contract.check)
        own(rows)
    if not rows.contract.reader:
        _check_keys(rows)


def _check_keys(rows: Rows) -> None:
    key = list(rows.contract.key)
    good = rows.findings.positions_of(rejected=False)
    keys = rows.frame.iloc[good][key]
    doubled = keys[keys.duplicated(keep=False)]
    for values, group in doubled.groupby(key, dropna=False, sort=False):
        places = [rows.findings.place(int(position)) for position in group.index]
        listed = ", ".join(str(row) for _, row in places[:5]) + (", …" if len(places) > 5 else "")
        what = ", ".join(shortened(as_text(value), 30) for value in values)
        for position in group.index:
            rows.findings.error(int(position), key[0],
                                f"Baris {listed} mempunyai kunci yang sama ({what}); sisakan satu", "double key")


def check_alias(rows: Rows) -> None:
    clash = rows.frame["alias"].str.len() > 200
    rows.findings.errors(rows.where(clash), "alias", "Ejaan lebih dari 200 huruf; persingkat")
