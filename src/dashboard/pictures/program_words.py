"""The words of programme coverage: counts, rates and gaps as viewers may read them, and the findings.

Nothing here sees a hidden count: every word is made of analysis.coverage, where hidden counts are already missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from dashboard import formats
from dashboard.analysis.coverage import FULL, MISSING, Coverage, by_gap
from dashboard.analysis.disclosure import CLOSED, FEW, NEAR, SHOWN, SMALL
from dashboard.analysis.need import NEED_DECILE, Allocation

FEW_WORDS, CLOSED_WORDS = formats.HIDDEN_COUNT, formats.HIDDEN
CHECK = "periksa data"
NO_TARGET = "sasaran belum ada"
NO_RECIPIENTS = "penerima belum ada"
HIDDEN_NOTE = (f"“{FEW_WORDS}” berarti kurang dari {SMALL}, termasuk nol. “{CLOSED_WORDS}” berarti {SMALL} atau lebih, "
               f"tidak ditampilkan supaya angka “{FEW_WORDS}” di sekitarnya tidak dapat dihitung dari jumlahnya.")

_QUARTERS = {1: "Triwulan I", 2: "Triwulan II", 3: "Triwulan III", 4: "Triwulan IV"}
_TEXT = {FEW: FEW_WORDS, CLOSED: CLOSED_WORDS, NEAR: CLOSED_WORDS, MISSING: formats.MISSING}

Name = Callable[[str], str]
"""Words for a region code."""


def period_name(quarter: int | None) -> str:
    """'Tahun' or 'Triwulan III': a period as formats.period reads it."""
    return "Tahun" if quarter is None else _QUARTERS[quarter]


def when(found: Coverage) -> str:
    """'2025' or 'Triwulan III 2026'."""
    return formats.period(found.year, period_name(found.quarter))


def count(area: pd.Series, name: str) -> str:
    """'1.234', '<10', 'ditutup' or 'belum tersedia' of target or recipients."""
    state = str(area[f"{name}_state"])
    return formats.number(area[name]) if state == SHOWN else _TEXT[state]


def money(area: pd.Series, name: str) -> str:
    """'Rp4,5 miliar'; 'ditutup' beside a hidden count, which it could tell."""
    hidden = {FEW, CLOSED, NEAR} & {area["target_state"], area["recipients_state"]}
    return CLOSED_WORDS if hidden and formats.is_missing(area[name]) else formats.rupiah(area[name])


def rate(area: pd.Series) -> str:
    """'92,8', 'paling banyak 7,6', 'sedikitnya 91,0', 'lebih dari 100', or why there is none."""
    if not formats.is_missing(area["rate"]):
        return formats.number(area["rate"], 1)
    if area["over"]:
        return "lebih dari 100"
    if area["target_state"] == MISSING:
        return NO_TARGET
    if area["recipients_state"] == MISSING:
        return NO_RECIPIENTS
    if not formats.is_missing(area["rate_most"]) and area["rate_most"] <= FULL:
        return f"paling banyak {formats.number(area['rate_most'], 1)}"
    if not formats.is_missing(area["rate_least"]):
        return f"sedikitnya {formats.number(area['rate_least'], 1)}"
    return "tidak ditampilkan"


def gap(area: pd.Series) -> str:
    """'430', '<10', 'sedikitnya 109', 'tidak ada', or 'periksa data' above 100 percent."""
    if area["over"]:
        return CHECK
    if area["recipients_state"] == NEAR:
        return FEW_WORDS
    value, least = area["gap"], area["gap_least"]
    if not formats.is_missing(value):
        if value == 0:
            return "tidak ada"
        return formats.number(value)
    if not formats.is_missing(least) and least >= SMALL:
        return f"sedikitnya {formats.number(least)}"
    return formats.MISSING if MISSING in (area["target_state"], area["recipients_state"]) else "tidak ditampilkan"


def headline(name: str, found: Coverage, kecamatan: str | None, names: Name) -> str:
    """'Program X 2025 menjangkau 39.700 dari 42.800 KK sasaran (92,8 persen); 3.100 KK belum terjangkau, terbanyak di
    Kecamatan Y (430).' `kecamatan`: the one asked about; `names`: of kecamatan and villages."""
    place = f" di Kecamatan {names(kecamatan)}" if kecamatan else ""
    area = found.area(kecamatan)
    head = f"{name} {when(found)}{place}"
    if area is None:
        return f"{head} belum tersedia."
    if area["recipients_state"] == NEAR:
        return (f"{head} menjangkau {rate(area)} persen dari {count(area, 'target')} {found.unit} sasaran; {FEW_WORDS} "
                f"{found.unit} belum terjangkau.")
    if formats.is_missing(area["rate"]):
        return f"{head}: {_without_rate(area, found.unit)}"
    counted = f"{count(area, 'recipients')} {found.unit}"
    percent = f"({formats.number(area['rate'], 1)} persen)"
    if area["over"]:
        return (f"{head} tercatat {counted} penerima dari sasaran {count(area, 'target')} {percent}. Penerima melebihi "
                f"sasaran: periksa datanya, belum tentu keberhasilan.")
    start = f"{head} menjangkau {count(area, 'recipients')} dari {count(area, 'target')} {found.unit} sasaran {percent}"
    if area["gap"] == 0:
        return f"{start}; tidak ada yang tercatat belum terjangkau."
    least = "sedikitnya " if found.inside(kecamatan)["over"].any() else ""  # an excess elsewhere hides a lack
    return f"{start}; {least}{gap(area)} {found.unit} belum terjangkau{_most(found, kecamatan, names)}."


def _without_rate(area: pd.Series, unit: str) -> str:
    if MISSING in (area["target_state"], area["recipients_state"]):
        both = (("recipients", "penerima"), ("target", "sasaran"))
        known = [f"{count(area, name)} {unit} {word}" for name, word in both
                 if area[f"{name}_state"] != MISSING]
        missing = "sasaran" if area["target_state"] == MISSING else "penerima"
        counted = " dan ".join(known) or "belum ada hitungan"
        return f"{counted}; {missing} belum tersedia, jadi cakupan tidak dapat dihitung."
    return (f"penerima {count(area, 'recipients')} dan sasaran {count(area, 'target')} {unit}; hitungan sekecil ini "
            f"tidak ditampilkan, jadi cakupannya juga tidak.")


def _most(found: Coverage, kecamatan: str | None, names: Name) -> str:
    areas = by_gap(found.areas(kecamatan))
    areas = areas[areas["gap"] >= SMALL]
    if len(areas) < 2 or areas["gap"].iloc[0] == areas["gap"].iloc[1]:
        return ""
    kind = "" if kecamatan else "Kecamatan "
    return f", terbanyak di {kind}{names(str(areas.index[0]))} ({formats.number(areas['gap'].iloc[0])})"


def over_note(found: Coverage, kecamatan: str | None) -> str:
    """'Di 87 dari 248 desa/kelurahan penerima melebihi sasaran.'; 'sedikitnya' beside closed counts, which may be above
    it too; empty when there is none."""
    rows = found.inside(kecamatan)
    number = int(rows["over"].sum())
    if not number:
        return ""
    least = "sedikitnya " if (rows[["target_state", "recipients_state"]] == CLOSED).any(axis=None) else ""
    return (f"Di {least}{formats.number(number)} dari {formats.number(len(rows))} desa/kelurahan penerima melebihi "
            f"sasaran. Itu pertanyaan tentang data, misalnya sasaran lama atau catatan ganda, bukan prestasi.")


def incomplete_note(area: pd.Series) -> str:
    """'3 desa/kelurahan belum punya sasaran atau penerima; tidak ikut dijumlahkan.'; empty when all are complete."""
    if not area["incomplete"]:
        return ""
    return (f"{formats.number(area['incomplete'])} desa/kelurahan belum punya sasaran atau penerima; tidak ikut "
            f"dijumlahkan.")


def trend(points: Sequence[tuple[int, pd.Series]]) -> str:
    """'Cakupan naik 4,2 poin persen, dari 88,6 persen (2023) menjadi 92,8 persen (2025).' `points`: year and area."""
    known = [(year, float(area["rate"])) for year, area in points if not formats.is_missing(area["rate"])]
    if len(known) < 2:
        return "Belum ada dua tahun yang dapat dibandingkan."
    (first, before), (last, now) = known[0], known[-1]
    delta = round(now, 1) - round(before, 1)
    ends = f"dari {formats.number(before, 1)} persen ({first}) menjadi {formats.number(now, 1)} persen ({last})"
    beyond = " Angka di atas 100 persen perlu diperiksa datanya." if max(before, now) > FULL else ""
    if abs(delta) < 0.05:
        return f"Cakupan tidak berubah, {formats.number(now, 1)} persen ({first} dan {last}).{beyond}"
    word = "naik" if delta > 0 else "turun"
    return f"Cakupan {word} {formats.number(abs(delta), 1)} poin persen, {ends}.{beyond}"


def need_finding(frame: pd.DataFrame, register: str, names: Name) -> str:
    """'Porsi alokasi paling jauh di bawah porsi kebutuhan di Kecamatan X (0,8 berbanding 4,5 persen), ...' from
    analysis.need.beside_need, whose first row lacks most."""
    known = frame.dropna(subset=["difference"])
    if known.empty:
        return "Porsi kebutuhan belum tersedia, jadi alokasi belum dapat dibandingkan."
    low, high = known.iloc[0], known.iloc[-1]

    def told(row: pd.Series) -> str:
        return (f"di Kecamatan {names(str(row.name))} ({formats.number(row['allocation_share'], 1)} persen alokasi, "
                f"{formats.number(row[f'{register}_share'], 1)} persen kebutuhan)")

    return (f"Dibanding porsi kebutuhannya, porsi alokasi paling kecil {told(low)} dan paling besar {told(high)}.")


def need_meaning(register: str, period: str, unit: str) -> str:
    """What stands for need, in one line."""
    return (f"Kebutuhan = {unit} desil 1–{NEED_DECILE} menurut {register} {period}. Desil adalah peringkat "
            f"kesejahteraan se-Indonesia, bukan garis kemiskinan.")


def unplaced(allocation: Allocation) -> list[tuple[str, float]]:
    """Names and rupiah of what stands in no kecamatan; zeros are left out, but "tanpa lokasi" always stays."""
    parts = [("Seluruh kabupaten", allocation.everywhere), ("Tanpa lokasi", allocation.nowhere),
             ("Di luar kabupaten", allocation.outside)]
    return [(name, rupiah) for name, rupiah in parts if rupiah or name == "Tanpa lokasi"]


def not_handed_in(names: Sequence[str]) -> str:
    """'Cakupan belum diserahkan untuk 7 program lain: …'; empty when every programme of the list has coverage."""
    listed = ", ".join(names)
    return f"Cakupan belum diserahkan untuk {formats.number(len(names))} program lain: {listed}." if names else ""
