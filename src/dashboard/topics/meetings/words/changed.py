"""The sentences of "apa yang berubah": what two builds print differently, and what could not be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import Indicator, Level, Region
from dashboard.core.regency import regency
from dashboard.core.style import STATUS
from dashboard.registry import contracts
from dashboard.statistics.scales import NO_REPORT
from dashboard.store.building.build_times import day_of
from dashboard.topics.meetings.rules.what_changed import (
    FIGURES,
    OLD_BUILD,
    RAT,
    SAMPLE_THEN,
    Changed,
    FigureChanges,
    Quarter,
)
from dashboard.topics.rat.words import sentences as rat_words

MOST = 12
"""Sentences of one kind that are shown."""
_MOST_SUBS = 3
_LEVELS = {Level.NASIONAL: "nasional", Level.PROVINSI: "provinsi", Level.KABUPATEN: "kabupaten/kota",
           Level.KOTA: "kabupaten/kota", Level.KECAMATAN: "kecamatan", Level.DESA: "desa/kelurahan",
           Level.KELURAHAN: "desa/kelurahan"}
Catalogue = Mapping[str, Indicator]
Regions = Mapping[str, Region]


def no_build(day: date) -> str:
    """Why nothing can be compared."""
    return (f"Tidak ada basis data yang tersimpan dari {formats.tanggal(day)} atau sebelumnya, jadi angka dan status "
            "RAT tidak dapat dibandingkan. Yang bertanggal, yaitu kiriman, tetap ditampilkan.")


def not_compared(changed: Changed) -> list[str]:
    """One sentence for each thing that could not be compared."""
    return [_why(what, reason) for what, reason in changed.not_compared]


def _why(what: str, reason: str) -> str:
    if reason == OLD_BUILD:
        name = {FIGURES: "Angka indikator", RAT: "Status RAT"}[what]
        return f"{name} tidak dapat dibandingkan: basis data dari rapat itu tidak lengkap atau buatan versi lama."
    year = what.removeprefix(f"{RAT} ")
    then, now = ("data contoh", "data nyata") if reason == SAMPLE_THEN else ("data nyata", "data contoh")
    return f"Status RAT {year} tidak dibandingkan: saat itu {then}, sekarang {now}."


def figure_lines(found: FigureChanges, catalogue: Catalogue, regions: Regions) -> list[str]:
    """The figures of the regency one by one, the new first; those of other regions counted by indicator and level."""
    if found.nothing:
        return ["Tidak ada angka indikator yang baru atau berubah."]
    return [line for _, line in figure_items(found, catalogue, regions)]


def figure_items(found: FigureChanges, catalogue: Catalogue, regions: Regions, *,
                 then: str = "saat rapat") -> list[tuple[str, str]]:
    """The same, each line with the indicator (id) that it is about. `then`: when a figure that changed was another
    one."""
    lines = [(row["indicator"], line) for frame, words in ((found.new, _new), (found.changed, _changed),
                                                           (found.gone, _gone))
             for row in frame[frame["region_code"] == regency().code].to_dict("records")
             if (line := words(row, catalogue, then))]
    for frame, word in ((found.new, "angka baru"), (found.changed, "angka berubah"), (found.gone, "angka ditarik")):
        lines += _counted(frame[frame["region_code"] != regency().code], word, catalogue, regions)
    return lines


def _named(row: Mapping[Any, Any], catalogue: Catalogue) -> tuple[Indicator, str] | None:
    indicator = catalogue.get(row["indicator"])
    if indicator is None:
        return None
    return indicator, formats.dated(indicator.short_name, formats.period(int(row["year"]), row["period"]))


def _new(row: Mapping[Any, Any], catalogue: Catalogue, _then: str) -> str:
    named = _named(row, catalogue)
    return f"{named[1]}: {formats.value_with_unit(row['value'], named[0])}, baru terbit." if named else ""


def _changed(row: Mapping[Any, Any], catalogue: Catalogue, then: str) -> str:
    """A corrected figure is neither better nor worse: the year that it tells of has not changed."""
    named = _named(row, catalogue)
    if named is None:
        return ""
    indicator, name = named
    return (f"{name} dikoreksi: kini {formats.value_with_unit(row['value'], indicator)}, {then} "
            f"{formats.value_with_unit(row['before'], indicator)}.")


def _gone(row: Mapping[Any, Any], catalogue: Catalogue, _then: str) -> str:
    named = _named(row, catalogue)
    return f"{named[1]}: {formats.value_with_unit(row['value'], named[0])} ditarik." if named else ""


def _counted(frame: pd.DataFrame, word: str, catalogue: Catalogue, regions: Regions) -> list[tuple[str, str]]:
    """('ipm', 'IPM 2024: 38 angka baru (1 provinsi, 37 kabupaten/kota).')"""
    counted: dict[tuple[str, str], Counter[str]] = {}
    for row in frame.to_dict("records"):
        named = _named(row, catalogue)
        if named:
            code = row["region_code"]
            level = _LEVELS[regions[code].level] if code in regions else "wilayah lain"
            counted.setdefault((named[0].id, named[1]), Counter())[level] += 1
    return [(indicator, f"{name}: {formats.number(levels.total())} {word} ("
             f"{', '.join(f'{formats.number(count)} {level}' for level, count in levels.items())}).")
            for (indicator, name), levels in counted.items()]


def quarter_lines(found: Quarter, agencies: Mapping[str, str]) -> list[str]:
    """Who reports now and did not then, in one sentence; each agency whose status is another one; and how many
    indicators of sub kegiatan follow."""
    name = rat_words.long_quarter(found.quarter, found.year)
    if found.agencies.empty and found.lines.empty:
        return [f"Status RAT {name} tidak berubah pada satu OPD pun."]
    moved = [{**row, "name": agencies.get(row["agency"], row["agency"])} for row in found.agencies.to_dict("records")]
    reporting = [row for row in moved if row["before"] == NO_REPORT]
    lines = [f"{_capital(name)}, {row['name']}: {_moved(row)}." for row in moved if row["before"] != NO_REPORT]
    if reporting:
        lines.insert(0, f"{formats.number(len(reporting))} OPD yang saat itu belum lapor kini melapor untuk {name}: "
                     f"{_by_status(reporting)}.")
    return lines + _sub_lines(found, agencies, name)


def _by_status(rows: Sequence[Mapping[Any, Any]]) -> str:
    """'sangat tinggi Dinsos, Dinkes; rendah Dispendik', best first."""
    order = [status.key for status in STATUS]
    keys = sorted({str(row["after"]) for row in rows}, key=lambda key: order.index(key) if key in order else len(order))
    return "; ".join(f"{_status(key, 'tidak ada lagi di RAT')} "
                     + ", ".join(str(row["name"]) for row in rows if str(row["after"]) == key) for key in keys)


def _sub_lines(found: Quarter, agencies: Mapping[str, str], name: str) -> list[str]:
    new = found.lines["before"] == NO_REPORT
    other, lines = found.lines[~new].to_dict("records"), []
    if new.any():
        lines.append(f"{formats.number(int(new.sum()))} indikator sub kegiatan yang saat itu belum lapor kini "
                     f"dilaporkan untuk {name}.")
    if other:
        told = "; ".join(f"{agencies.get(row['agency'], row['agency'])}, {row['sub_activity']}: {_moved(row)}"
                         for row in other[:_MOST_SUBS])
        rest = len(other) - _MOST_SUBS
        lines.append(f"{formats.number(len(other))} indikator sub kegiatan berganti status pada {name}: {told}"
                     + (f"; dan {formats.number(rest)} lagi." if rest > 0 else "."))
    return lines


def _moved(row: Mapping[Any, Any]) -> str:
    """'belum lapor menjadi tinggi (88,3 persen dari rencana)'."""
    before = _status(row["before"], "belum ada di RAT")
    after = _status(row["after"], "tidak ada lagi di RAT")
    score = row.get("score_after")
    told = f" ({formats.number(score, 1)} persen dari rencana)" if not formats.is_missing(score) else ""
    return f"{before} menjadi {after}{told}"


def _status(key: object, missing: str) -> str:
    return rat_words.status_word(key).lower() if isinstance(key, str) else missing


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def submission_lines(rows: pd.DataFrame) -> list[str]:
    """'Realisasi RAT: 3 kiriman baru, terakhir 20 November 2026.' by dataset."""
    if rows.empty:
        return ["Tidak ada kiriman data yang masuk atau ditarik."]
    return [_submitted(row) for row in rows.to_dict("records")]


def _submitted(row: Mapping[Any, Any]) -> str:
    title = contracts()[row["dataset"]].title if row["dataset"] in contracts() else row["dataset"]
    counts = [f"{formats.number(row[name])} kiriman {word}" for name, word in
              (("handed_in", "baru"), ("withdrawn", "ditarik")) if row[name]]
    return f"{title}: {', '.join(counts)}, terakhir {formats.tanggal(day_of(row['newest']))}."


def shortened(lines: Sequence[str], most: int = MOST) -> list[str]:
    """The first lines, and how many are left out."""
    rest = len(lines) - most
    return [*lines[:most], f"… dan {formats.number(rest)} perubahan lain."] if rest > 0 else list(lines)
