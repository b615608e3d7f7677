"""How a figure was read, how far it was verified and what is doubted about it: one wording for pages and paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.core import formats
from dashboard.render.words import figure_marks
from dashboard.statistics import notes
from dashboard.statistics.notes import Verification

KIND_WORDS = {"bps": "terbitan BPS sendiri", "resmi": "situs resmi", "salinan": "salinan terbitan", "berita": "berita",
              "hitungan": "hitungan"}
"""By kind of a source, as data/facts/sources.csv has it."""
DOUBTED = "diragukan"
TO_CASES = "lihat Angka berbeda"
DIFFER = f"{figure_marks.DIFFERS} {figure_marks.DIFFERS_TOLD}: {TO_CASES}"
SAMPLE_SOURCE = "Data contoh buatan, bukan data sebenarnya (folder data/sample)"
RULE = ("“Dibaca dari” menyebut asal yang benar-benar dibaca: terbitan BPS sendiri, situs resmi, salinan terbitan yang "
        "disimpan orang lain, berita, atau hitungan kami. “Sumber sama”: banyaknya sumber yang memuat angka yang sama.")


def received(row: Mapping[Any, Any]) -> str:
    """'rtlh.xlsx, diterima 3 Oktober 2026' of a submission (file_name, at)."""
    return f"{row['file_name']}, diterima {formats.tanggal(row['at'].date())}"


def received_files(rows: pd.DataFrame) -> list[tuple[str, str | None]]:
    """'berkas …' of each submission, as sources without an address."""
    return [(f"berkas {received(row)}", None) for row in rows.to_dict("records")]


def how_read(kind: object, note: object) -> str:
    """'salinan terbitan, 3 sumber sama', 'berita, satu sumber', 'terbitan BPS sendiri', 'hitungan'."""
    found = notes.verification(kind, note)
    word = KIND_WORDS.get(found.kind, found.kind)
    if found.kind == "hitungan":
        return word
    if found.readings > 1:
        return f"{word}, {found.readings} sumber sama{_checked(found)}"
    return word + ("" if found.kind == "bps" else ", satu salinan" if found.kind == "salinan" else ", satu sumber") \
        + _checked(found)


def _checked(found: Verification) -> str:
    return ", diuji silang" if found.is_checked else ""


def of_row(row: Mapping[Any, Any]) -> str:
    """The same of a row with source_kind and note."""
    return how_read(row.get("source_kind"), row.get("note"))


def published_by(publisher: str, kind: str) -> str:
    """'BPS' for what was read there, 'BPS (dari salinan)' for a copy, 'berita Kontan'."""
    if kind == "salinan":
        return f"{publisher} (dari salinan)"
    return f"berita {publisher}" if kind == "berita" else publisher


def summary(rows: pd.DataFrame) -> str:
    """'Dibaca dari: salinan terbitan 10 angka (8 dengan sumber lain yang sama), hitungan 1 angka.' Empty without
    figures. `rows`: value, source_kind, note."""
    known = rows.dropna(subset=["value"])
    if known.empty or "source_kind" not in known.columns:
        return ""
    found = pd.Series([notes.verification(kind, note)
                       for kind, note in zip(known["source_kind"], known["note"], strict=True)])
    told = []
    for kind, group in found.groupby(found.map(lambda one: one.kind), sort=False):
        more = sum(one.readings > 1 for one in group)
        agreed = f" ({formats.number(more)} dengan sumber lain yang sama)" if more else ""
        told.append(f"{KIND_WORDS.get(str(kind), str(kind))} {formats.number(len(group))} angka{agreed}")
    return f"Dibaca dari: {', '.join(told)}."


def doubts(rows: pd.DataFrame, names: Mapping[str, str], decimals: int) -> list[str]:
    """'Sumenep 2025 0,221 diragukan: …', 'Blitar 2022 0,75, Kediri 2025 6,04 ≠ dua sumber berbeda: …': each remark once
    with its figures; `rows`: region_code, year, value, note."""
    if "note" not in rows.columns:
        return []
    figures: dict[str, list[str]] = {}
    for row in rows.dropna(subset=["value"]).to_dict("records"):
        for told in _remarks(row["note"]):
            figures.setdefault(told, []).append(_figure(row, names, decimals))
    return [f"{', '.join(of)} {told}" for told, of in figures.items()]


def cases(rows: pd.DataFrame, names: Mapping[str, str], decimals: int) -> dict[str, str]:
    """The figures that `doubts` tells to differ, as it has them, with the address of their case."""
    if "note" not in rows.columns:
        return {}
    return {_figure(row, names, decimals): address for row in rows.dropna(subset=["value"]).to_dict("records")
            if (address := figure_marks.case_address(row["note"]))}


def _figure(row: Mapping[Any, Any], names: Mapping[str, str], decimals: int) -> str:
    code = str(row["region_code"])
    return f"{names.get(code, code)} {int(row['year'])} {formats.number(float(row['value']), decimals)}"


def remark(row: Mapping[Any, Any]) -> str:
    """'diragukan: …' of one row with a note, and that two sources differ; empty when nothing is doubted."""
    return "; ".join(_remarks(row.get("note")))


def caution(note: object) -> str:
    """The same for a column of files: the doubt, and the case by its code."""
    case = notes.case(note)
    return "; ".join(filter(None, (notes.doubt(note), f"{figure_marks.DIFFERS_TOLD}, perkara {case}" if case else "")))


def _remarks(note: object) -> list[str]:
    doubted = notes.doubt(note)
    return [*([f"{DOUBTED}: {doubted}"] if doubted else []), *([DIFFER] if notes.case(note) else [])]
