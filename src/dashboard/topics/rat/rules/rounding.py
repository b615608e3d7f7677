"""The action plan as a visitor may see it: counts of persons and families rounded, also those inside texts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

import numpy as np
import pandas as pd

from dashboard.core import formats
from dashboard.statistics.rounding import PERCENT_BASE, Rounding
from dashboard.topics.rat.rules.progress import LEVEL, SUB

_PEOPLE = (r"(?:kk|kpm|krt|keluarga|kepala (?:keluarga|rumah tangga)|rumah(?: tangga)?|ruta|rtlh|jiwa|orang|org|warga|"
           r"penduduk|peserta|penerima|calon penerima|siswa|siswi|murid|pelajar|santri|mahasiswa|guru|kader|anggota|"
           r"balita|bayi|anak|lansia|ibu|bumil|janda|yatim|korban|pasien|penyandang|disabilitas|difabel|petani|peternak|"
           r"nelayan|pedagang|pekerja|tenaga kerja|pelaku usaha|umkm|buruh|pemuda|perempuan|laki-laki|remaja|pmks|ppks|"
           r"wbs|odgj|individu)")
_COUNT = r"(?:\d{1,3}(?:\.\d{3})+|(?!(?:19|20)\d\d(?!\d))\d+)(?:,0+)?"
"""Thousands with dots or without; a bare 2026 is a year."""
_WORDS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
          "dua belas", "tiga belas", "empat belas")
_WORD = rf"(?:{'|'.join(reversed(_WORDS))})"
_BESIDE = rf"\s*(?:\([^)]*\)\s*|\*\)\s*|unit\s+)?{_PEOPLE}\b"
_ALONE = rf"(?<![{formats.ABOUT}\w.,-])"
_UNTIL = rf"(?:\s*(?:-|–|sampai|s\.?d\.?)\s*{_COUNT})?"
_BEFORE = rf"{_ALONE}(?:{_COUNT}|{_WORD}){_UNTIL}(?![\d.,]*\d)(?={_BESIDE})"
_NAMED = "|".join(rf"(?<=\b{word}{mark})" for word in ("kk", "orang", "jiwa", "penerima", "laki-laki", "perempuan")
                  for mark in (": ", " "))
_THINGS = r"\s*(?:desa|kecamatan|kelurahan|bulan|tahun|kali|hari|kelompok|unit|paket|persen|%)"
_AFTER = rf"{_ALONE}(?:{_NAMED}){_COUNT}(?![\d.,]*\d)(?!{_THINGS})"
_COUNTED = re.compile(rf"{_BEFORE}|{_AFTER}", re.IGNORECASE)
_BARE = re.compile(rf"(?<=\A){_COUNT}(?=\s*\Z)")
_PRICE = re.compile(r"Rp\.?\s*\d[\d.,]*(?:\s*(?:ribu|juta|miliar|rb|jt))?", re.IGNORECASE)
_FAMILY_THINGS = re.compile(r"\b(?:rumah|rtlh|jamban|tangki septik|sambungan)\b", re.IGNORECASE)
_FEWEST_SAFE = 15.0
TEXTS = ("sub_activity", "direct", "indirect", "support", "aid_nature", "location", "aid_kind", "duration", "indicator",
         "obstacle", "follow_up", "benefit")
"""Columns in which a count of people may stand, besides the target of a line."""
Plan = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def counts_people(unit: object) -> bool:
    """'KK', 'orang', 'siswa SD'; not 'unit', 'dokumen'."""
    return isinstance(unit, str) and bool(re.search(rf"\b{_PEOPLE}\b", unit, re.IGNORECASE))


def of_people(unit: object, indicator: object) -> bool:
    """Whether an amount is one of people: by its unit, or a unit of what one family has ('unit' of 'rumah')."""
    return counts_people(unit) or (isinstance(unit, str) and isinstance(indicator, str)
                                   and bool(_FAMILY_THINGS.search(f"{unit} {indicator}")))


def rounded_text(rounding: Rounding, text: str, sub: Iterable[str], *, bare: bool = False, few: bool = False) -> str:
    """'3 KK' -> '≈5 KK', '1.003 KK' -> '≈1.005 KK'; `bare`: also a '3' alone, where the text tells how many recipients
    there are; `few`: the sub kegiatan has few people, so its texts tell neither counts ('sejumlah KK', which could be
    added up) nor rupiah."""
    def told(found: re.Match[str]) -> str:
        counts = _numbers(found[0])
        return "sejumlah" if few or len(counts) != 1 else \
            f"{formats.ABOUT}{formats.number(rounding.count(counts[0], 'rat', sub))}"

    text = _COUNTED.sub(told, _BARE.sub(told, text.strip()) if bare else text)
    return _PRICE.sub("sejumlah rupiah", text) if few else text


def _numbers(told: str) -> list[float]:
    """What one count says: '1.003', 'tiga'; of '3-5' both."""
    if told.lower() in _WORDS:
        return [float(_WORDS.index(told.lower()) + 1)]
    return [float(one.replace(".", "")) for one in re.findall(r"\d{1,3}(?:\.\d{3})+|\d+", re.sub(r",0+\b", "", told))]


def _fewest(rounding: Rounding, text: object, sub: Iterable[str], *, bare: bool = False) -> float:
    """The smallest count of people in a text, as shown; infinite when there is none."""
    found = [one for pattern in ((_COUNTED, _BARE) if bare else (_COUNTED,)) for one in pattern.findall(text.strip())
             ] if isinstance(text, str) else []
    return min((rounding.count(count, "rat", sub) for one in found for count in _numbers(one)), default=math.inf)


def rounded_plan(rounding: Rounding, actions: pd.DataFrame, indicators: pd.DataFrame, reports: pd.DataFrame) -> Plan:
    """Rows of all years of the views rat_actions, rat_indicators and rat_reports as they may be seen. Indicators get
    `percent_base`: the smallest plan that a percentage is shown of (0 where no people are counted)."""
    if rounding.is_exact:
        return actions, indicators, reports
    amounts = [name for name in ("baseline", "target", *(f"target_q{quarter}" for quarter in range(1, 5)))
               if name in indicators]
    counted = pd.Series([of_people(*pair) for pair in zip(indicators["unit"], indicators["indicator"], strict=True)],
                        indicators.index, dtype=bool)
    known = indicators[counted]
    shown = known.apply(lambda row: row[amounts].astype(float).map(
        lambda value: rounding.count(value, "rat", row[SUB])), axis=1) if len(known) else known[amounts]
    indicators = indicators.assign(percent_base=counted * PERCENT_BASE)
    indicators.loc[counted, amounts] = shown
    reports, few = _rounded_reports(rounding, known, reports, _spent(actions))
    few |= _subs(known[shown["target"].lt(_FEWEST_SAFE)]) | _subs(actions[_tells_few(rounding, actions)])
    told = [_told(rounding, frame, few) for frame in (actions, indicators, reports)]
    return _closed(told[0], actions["target_text"], few), told[1], told[2]


def _tells_few(rounding: Rounding, actions: pd.DataFrame) -> pd.Series:
    """Lines that tell few people in any of their texts."""
    subs = [tuple(map(str, sub)) for sub in zip(*(actions[name] for name in SUB), strict=True)]
    told = [[_fewest(rounding, text, sub, bare=name == "target_text") < _FEWEST_SAFE
             for text, sub in zip(actions[name], subs, strict=True)]
            for name in ("target_text", *TEXTS) if name in actions]
    return pd.Series(np.any(told, axis=0) if told else False, actions.index, dtype=bool)


def _subs(rows: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(*(rows[name] for name in SUB), strict=True))


def _spent(actions: pd.DataFrame) -> set[tuple[int, str, str]]:
    """Year and sub kegiatan whose lines tell rupiah already spent."""
    told = actions[[name for name in actions if str(name).startswith("realised_")]].gt(0).any(axis=1)
    return set(actions.loc[told, ["year", *SUB]].itertuples(index=False, name=None))


def _rounded_reports(rounding: Rounding, known: pd.DataFrame, reports: pd.DataFrame,
                     spent: set[tuple[int, str, str]]) -> tuple[pd.DataFrame, set[tuple[str, str]]]:
    """Quarters as differences of rounded amounts to date, lest rounding adds up over a year; and the sub kegiatan with
    a small shown amount that rupiah stand beside."""
    few: set[tuple[str, str]] = set()
    keys = ["year", *SUB, "indicator"]
    ways = dict(zip(known[keys].itertuples(index=False, name=None), known["accumulation"], strict=True))
    physical = reports["physical"].astype(float).copy()
    for key, rows in reports.sort_values("quarter").groupby(keys):
        if key not in ways:
            continue
        own = physical[rows.index].dropna()
        year, (agency, sub) = key[0], map(str, key[1:3])
        to_date = (own if ways[key] == LEVEL else own.cumsum()).to_numpy(dtype=np.float64)
        seen = np.array([rounding.count(float(value), "rat", [agency, sub]) for value in to_date])
        paid = rows["rupiah"].fillna(0.0).cumsum()[own.index].gt(0) | ((year, agency, sub) in spent)
        if (paid & (seen < _FEWEST_SAFE)).any():
            few.add((agency, sub))
        physical[own.index] = seen if ways[key] == LEVEL else np.diff(seen, prepend=0.0)
    return reports.assign(physical=physical), few


def _told(rounding: Rounding, frame: pd.DataFrame, few: set[tuple[str, str]]) -> pd.DataFrame:
    """Texts with rounded counts; a column without any stays as it is."""
    changed = {}
    for name in {"target_text", *TEXTS} & set(frame.columns):
        texts = [rounded_text(rounding, text, sub, bare=name == "target_text", few=tuple(sub) in few)
                 if isinstance(text, str) else text
                 for text, *sub in zip(frame[name], *(frame[key] for key in SUB), strict=True)]
        if any(one is not two and one != two for one, two in zip(texts, frame[name], strict=True)):
            changed[name] = pd.Series(texts, frame.index, dtype=frame[name].dtype)
    return frame.assign(**changed)


def _closed(actions: pd.DataFrame, before: pd.Series, few: set[tuple[str, str]]) -> pd.DataFrame:
    """Lines of sub kegiatan with a small count without what would give it away."""
    beside = pd.Series([key in few for key in zip(*(actions[name] for name in SUB), strict=True)], actions.index,
                       dtype=bool)
    counted = before.map(lambda text: isinstance(text, str) and any(map(str.isdigit, text))).astype(bool)
    hidden = {"target_text": beside & counted}
    if "benefit" in actions:
        hidden["benefit"] = beside & actions["benefit"].notna()
    return actions.assign(**{name: actions[name].mask(rows, formats.HIDDEN) for name, rows in hidden.items()}
                          ) if beside.any() else actions
