"""The words of the reconciliation: who is reached, who is missed, what two lists share, how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.core import formats
from dashboard.statistics.rounding import BASE, REACH
from dashboard.topics.registers.rules.overlap import (
    AIM,
    MISSED,
    OUTSIDE,
    REACHED,
    UNLISTED,
    ListPair,
    Moved,
    Reach,
    ReconciliationRun,
)
from dashboard.topics.registers.words.registers import NOT_POVERTY

HEADS = {AIM: "Sasaran aturan", REACHED: "Terjangkau", MISSED: "Tidak menerima", OUTSIDE: "Penerima di luar sasaran",
         UNLISTED: "Penerima tidak terdaftar"}
"""Measures in the order of a table."""
SHORT = {OUTSIDE: "Di luar sasaran", UNLISTED: "Tidak terdaftar"}
"""Where the type of a slide leaves no room; the headline and the note say of whom."""
MEANING = ("Sasaran aturan: yang terdaftar dalam desil menurut aturan program. Terjangkau dan tidak menerima: "
           "bagiannya yang ada dan tidak ada dalam daftar penerima. Penerima di luar sasaran: terdaftar dalam desil "
           "lain atau tanpa desil. Dalam KK: keluarga menerima bila sedikitnya satu anggotanya menerima. "
           f"{NOT_POVERTY}")
ROUNDED = (f"Hitungan dibulatkan acak ke kelipatan {BASE} di PC Dinas Sosial, sama untuk semua pembaca: satu hitungan "
           f"dapat berbeda sampai {REACH} dari yang sebenarnya, selisih dua hitungan sampai {2 * REACH}; 0 berarti 0 "
           f"sampai {REACH}. Jumlah banyak hitungan berbeda sebanyak ± di belakangnya atau kurang, pada 19 dari 20 "
           "jumlah.")
ESTIMATED = ("Presisi dan sensitivitas adalah perkiraan dari peluang pemadanan, tidak diperiksa di lapangan; yang "
             "terlewat padannya terhitung hanya di satu daftar.")
WITHHELD = "Desa yang irisannya ditahan karena terlalu kecil tidak ikut dihitung pada pasangan itu."


def run_name(run: ReconciliationRun) -> str:
    """'November 2026'."""
    year, month = map(int, run.name.split("-"))
    return formats.month(date(year, month, 1))


def deciles(reach: Reach) -> str:
    """'desil nasional 1–4'."""
    if reach.rule is None:
        return f"desil {reach.decile_basis}"
    first, last = reach.rule.first, reach.rule.last
    return f"desil {reach.decile_basis} {first if first == last else f'{first}–{last}'}"


def headline(reach: Reach, name: str, area: str | None, place: str) -> str:
    """'Program Keluarga Harapan menjangkau 31.385 dari 169.430 KK desil nasional 1–4 DTSEN (18,5 persen); 2.675
    penerimanya tidak terdaftar.' `place`: in words, "" for all."""
    where, lost = f" di {place}" if place else "", _lost(reach, area)
    if reach.rule is None:
        return (f"{name}{where}: {formats.number(reach.of('listed', area))} {reach.unit} penerima terdaftar di "
                f"{reach.register}; {lost}; aturan desilnya belum tersedia.")
    share = reach.share(area)
    told = "" if share is None else f" ({formats.number(share, 1)} persen)"
    return (f"{name}{where} menjangkau {formats.number(reach.of(REACHED, area))} dari "
            f"{formats.number(reach.of(AIM, area))} {reach.unit} {deciles(reach)} {reach.register}{told}; {lost}.")


def _lost(reach: Reach, area: str | None) -> str:
    """Recipients who are not registered; a shown 0 is up to what rounding may have hidden."""
    many, most = reach.of(UNLISTED, area), reach.off(UNLISTED, area)
    if formats.is_missing(many):
        return "penerima yang tidak terdaftar belum tersedia"
    told = f"0 sampai {formats.number(most)}" if many == 0 else formats.number(many)
    return f"{told} {reach.unit} penerimanya tidak terdaftar"


def share(value: float | None) -> str:
    """'18,5', or that it is not known."""
    return formats.MISSING if value is None else formats.number(value, 1)


def about(off: int) -> str:
    """'± 130'."""
    return f"± {formats.number(off)}" if off else ""


def run_told(run: ReconciliationRun) -> str:
    """What the run is and how good its matching is."""
    return (f"Putaran {run_name(run)}, dipadankan {formats.tanggal(run.computed)}, desa {run.village_basis}: "
            f"{formats.number(run.matched, 1)} persen baris berpadanan; perkiraan presisi "
            f"{formats.number(run.precision, 2)} persen, perkiraan sensitivitas {formats.number(run.recall, 2)} "
            f"persen; sidik kunci {run.fingerprint}.")


def run_short(run: ReconciliationRun) -> str:
    """The same where there is little room."""
    return f"Putaran {run_name(run)}: {formats.number(run.matched, 1)} persen baris berpadanan."


def reached(known: Sequence[tuple[str, Reach]], area: str | None, place: str) -> str:
    """'Sasaran aturan yang terjangkau: Program Keluarga Harapan 18,5 persen, Bantuan sembako (BPNT) 24,9 persen', of
    (name, reach)."""
    told = [f"{name} {share(one.share(area))}{' persen' if one.share(area) is not None else ''}"
            for name, one in known[:3]]
    more = f", dan {formats.number(len(known) - 3)} program lain" if len(known) > 3 else ""
    return f"Sasaran aturan yang terjangkau{f' di {place}' if place else ''}: {', '.join(told)}{more}"


def days_of(reach: Reach) -> str:
    """'DTSEN 17 September 2026'."""
    return f"{reach.register} {formats.tanggal(reach.days[0])}"


def days(reach: Reach, name: str) -> str:
    """'DTSEN 17 September 2026, Program Keluarga Harapan 1 Oktober 2026, desa domisili'."""
    return f"{reach.register} {formats.tanggal(reach.days[0])}, {name} {formats.tanggal(reach.days[1])}"


def change_title(found: Moved | None) -> str:
    """What the part about change is called."""
    return f"Berubah sejak putaran {run_name(found.before)}" if found else "Perubahan di antara putaran"


def no_change(run: ReconciliationRun, before: ReconciliationRun | None, against: str, name: str) -> str:
    """Why nothing is said of change."""
    if before is not None:
        return f"Putaran {run_name(before)} belum memuat {name} dalam satuan ini, jadi perubahannya belum diketahui."
    if against == "key":
        return (f"Putaran sebelumnya memakai kunci lain daripada sidik {run.fingerprint}: orang yang sama dibulatkan "
                "lain, jadi selisihnya bukan perubahan dan tidak ditampilkan.")
    if against == "villages":
        return (f"Putaran sebelumnya menghitung menurut desa lain daripada desa {run.village_basis}, jadi kedua "
                "putaran tidak dibandingkan.")
    return "Baru satu putaran yang diserahkan; perubahan dapat disebut mulai putaran berikutnya dengan kunci yang sama."


def pair_title(pair: ListPair, first: str, second: str) -> str:
    """'DTSEN dan Program Keluarga Harapan (KK)'."""
    return f"{first} dan {second} ({pair.unit})"


def lacking(told: int, everywhere: int) -> str:
    """'239 dari 248 desa/kelurahan'."""
    return f"{formats.number(told)} dari {formats.number(everywhere)} desa/kelurahan"


def several_keys(run: ReconciliationRun) -> str:
    """Why nothing is said by decile."""
    return (f"Berkas desil dan berkas irisan putaran {run_name(run)} bukan dari satu pemadanan (tanggal atau kuncinya "
            "berbeda), jadi sasaran dan penerima belum dapat disebut. Serahkan keduanya dari folder keluar-… yang "
            "sama.")
