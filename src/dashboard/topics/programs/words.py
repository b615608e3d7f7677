"""The words of programme coverage: counts, rates and gaps as they are read, and the findings.

Nothing here sees more than is shown: every word is made of rules/coverage.py, where counts are already rounded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from dashboard.core import formats
from dashboard.statistics.rounding import PERCENT_BASE
from dashboard.topics.programs.rules.coverage import Coverage, by_gap
from dashboard.topics.programs.rules.need import NEED_DECILE, Allocation

CHECK = "periksa data"
NO_TARGET = "sasaran belum ada"
NO_RECIPIENTS = "penerima belum ada"
NO_RATE = f"sasaran di bawah {PERCENT_BASE:.0f}"
ROUNDED_NOTE = ("Angka dibulatkan acak ke kelipatan 5 untuk melindungi keluarga; jumlah dibulatkan sendiri, jadi "
                "rincian tidak selalu menjumlah persis.")
EXACT_NOTE = "Angka persis, hanya untuk yang masuk."
RATES_NOTE = ("Cakupan bersih: penerima tiap desa dihitung paling banyak sebesar sasarannya; cakupan kotor: semua "
              "penerima dibagi sasaran.")

_QUARTERS = {1: "Triwulan I", 2: "Triwulan II", 3: "Triwulan III", 4: "Triwulan IV"}

Name = Callable[[str], str]
"""Words for a region code."""


def note(found: Coverage) -> str:
    """The line under what shows counts: rounded, or exact."""
    return EXACT_NOTE if found.is_exact else ROUNDED_NOTE


def period_name(quarter: int | None) -> str:
    """'Tahun' or 'Triwulan III': a period as formats.period reads it."""
    return "Tahun" if quarter is None else _QUARTERS[quarter]


def when(found: Coverage) -> str:
    """'2025' or 'Triwulan III 2026'."""
    return formats.period(found.year, period_name(found.quarter))


def count(area: pd.Series, name: str) -> str:
    """'1.235' or 'belum tersedia' of target, recipients or reached."""
    return formats.number(area[name])


def money(area: pd.Series, name: str) -> str:
    """'Rp4,5 miliar'; 'tidak ditampilkan' beside so few people that it would tell their number."""
    hidden = area["money_hidden"] and formats.is_missing(area[name])
    return formats.HIDDEN if hidden else formats.rupiah(area[name])


def rate(area: pd.Series, name: str = "rate") -> str:
    """'92,8' of rate or net_rate, or why there is none."""
    if not formats.is_missing(area[name]):
        return formats.number(area[name], 1)
    if formats.is_missing(area["target"]):
        return NO_TARGET
    return NO_RECIPIENTS if formats.is_missing(area["recipients"]) else NO_RATE


def gap(area: pd.Series) -> str:
    """'430', '0', or 'periksa data' where there are more recipients than targeted and nothing lacks."""
    return CHECK if area["over"] and area["gap"] == 0 else formats.number(area["gap"])


def headline(name: str, found: Coverage, kecamatan: str | None, names: Name) -> str:
    """'Program X 2025 menjangkau 37.665 dari 42.800 KK sasaran (cakupan bersih 88,0 persen, kotor 92,8 persen); 5.135
    KK belum terjangkau, terbanyak di Kecamatan Y (430).' `kecamatan`: the one asked about; `names`: of kecamatan and
    villages."""
    place = f" di Kecamatan {names(kecamatan)}" if kecamatan else ""
    area = found.area(kecamatan)
    head = f"{name} {when(found)}{place}"
    if area is None:
        return f"{head} belum tersedia."
    if formats.is_missing(area["gap"]):
        return f"{head}: {_without_gap(area, found.unit)}"
    start = f"{head} menjangkau {count(area, 'reached')} dari {count(area, 'target')} {found.unit} sasaran"
    rates = (f"cakupan bersih {rate(area, 'net_rate')} persen, kotor {rate(area)} persen"
             if not formats.is_missing(area["net_rate"]) else f"{NO_RATE}: tanpa persentase")
    lacks = (f"{gap(area)} {found.unit} belum terjangkau{_most(found, kecamatan, names)}" if area["gap"] > 0
             else "tidak ada yang tercatat belum terjangkau")
    check = (" Penerima yang tercatat melebihi sasaran: periksa datanya, belum tentu keberhasilan." if area["over"]
             else "")
    return f"{start} ({rates}); {lacks}.{check}"


def _without_gap(area: pd.Series, unit: str) -> str:
    both = (("recipients", "penerima"), ("target", "sasaran"))
    known = [f"{count(area, name)} {unit} {word}" for name, word in both if not formats.is_missing(area[name])]
    missing = "sasaran" if formats.is_missing(area["target"]) else "penerima"
    counted = " dan ".join(known) or "belum ada hitungan"
    return f"{counted}; {missing} belum tersedia, jadi cakupan tidak dapat dihitung."


def _most(found: Coverage, kecamatan: str | None, names: Name) -> str:
    areas = by_gap(found.areas(kecamatan))
    if len(areas) < 2 or areas["gap"].iloc[0] == areas["gap"].iloc[1]:
        return ""
    kind = "" if kecamatan else "Kecamatan "
    return f", terbanyak di {kind}{names(str(areas.index[0]))} ({formats.number(areas['gap'].iloc[0])})"


def over_note(found: Coverage, kecamatan: str | None) -> str:
    """'Di 87 dari 248 desa/kelurahan penerima melebihi sasaran.'; 'sedikitnya' of rounded counts, since a small excess
    may be rounding; empty when there is none."""
    rows = found.inside(kecamatan)
    number = int(rows["over"].sum())
    if not number:
        return ""
    least = "" if found.is_exact else "sedikitnya "
    return (f"Di {least}{formats.number(number)} dari {formats.number(len(rows))} desa/kelurahan penerima melebihi "
            f"sasaran. Itu pertanyaan tentang data, misalnya sasaran lama atau catatan ganda, bukan prestasi.")


def incomplete_note(area: pd.Series) -> str:
    """'3 desa/kelurahan belum punya sasaran atau penerima; tidak ikut dijumlahkan.'; empty when all are complete."""
    if not area["incomplete"]:
        return ""
    return (f"{formats.number(area['incomplete'])} desa/kelurahan belum punya sasaran atau penerima; tidak ikut "
            f"dijumlahkan.")


def trend(points: Sequence[tuple[int, pd.Series]]) -> str:
    """'Cakupan bersih naik 4,2 poin persen, dari 88,6 persen (2023) menjadi 92,8 persen (2025).' `points`: year and
    area."""
    known = [(year, float(area["net_rate"])) for year, area in points if not formats.is_missing(area["net_rate"])]
    if len(known) < 2:
        return "Belum ada dua tahun yang dapat dibandingkan."
    (first, before), (last, now) = known[0], known[-1]
    delta = round(now, 1) - round(before, 1)
    ends = f"dari {formats.number(before, 1)} persen ({first}) menjadi {formats.number(now, 1)} persen ({last})"
    over = any(area["over"] for _, area in points)
    beyond = " Penerima melebihi sasaran pada sebagian tahun: periksa datanya." if over else ""
    if abs(delta) < 0.05:
        return f"Cakupan bersih tidak berubah, {formats.number(now, 1)} persen ({first} dan {last}).{beyond}"
    word = "naik" if delta > 0 else "turun"
    return f"Cakupan bersih {word} {formats.number(abs(delta), 1)} poin persen, {ends}.{beyond}"


def need_finding(frame: pd.DataFrame, register: str, names: Name) -> str:
    """'Porsi alokasi paling jauh di bawah porsi kebutuhan di Kecamatan X (0,8 berbanding 4,5 persen), ...' from
    topics.programs.rules.need.beside_need, whose first row lacks most."""
    known = frame.dropna(subset=["difference"])
    if known.empty:
        return "Porsi kebutuhan belum tersedia, jadi alokasi belum dapat dibandingkan."
    low, high = known.iloc[0], known.iloc[-1]

    def told(row: pd.Series) -> str:
        return (f"di Kecamatan {names(str(row.name))} ({formats.number(row['allocation_share'], 1)} persen alokasi, "
                f"{formats.number(row[f'{register}_share'], 1)} persen kebutuhan)")

    return (f"Dibanding porsi kebutuhannya, porsi alokasi paling kecil {told(low)} dan paling besar {told(high)}.")


def need_headline(frame: pd.DataFrame, allocation: Allocation, year: int, register: str, names: Name,
                  kecamatan: str | None) -> str:
    """The page in one sentence, of the whole or of the chosen kecamatan; the shares stand at the picture."""
    known, placed = frame.dropna(subset=["difference"]), formats.rupiah(allocation.placed)
    begin = f"RAT {year}: {placed} dari {formats.rupiah(allocation.total)} dapat dilokasikan ke kecamatan"
    if kecamatan is None:
        if known.empty:
            return f"{begin}; porsi kebutuhannya belum tersedia."
        low, high = (names(str(known.index[place])) for place in (0, -1))
        return f"{begin}; dibanding kebutuhannya, paling kecil di {low}, paling besar di {high}."
    if kecamatan not in known.index:
        return f"{begin}; porsi Kecamatan {names(kecamatan)} belum tersedia."
    money, need = (formats.number(float(known[share].loc[kecamatan]), 1)
                   for share in ("allocation_share", f"{register}_share"))
    return (f"Kecamatan {names(kecamatan)}: {money} persen alokasi RAT {year} yang dapat dilokasikan, {need} persen "
            "kebutuhan.")


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
