"""The words of what changed in a register, how old it is, and how much of it is verified."""

from __future__ import annotations

from dashboard.core import formats
from dashboard.topics.registers.rules.changes import ENTERED, LEFT, MOVED_4, MOVED_7, RegisterChanges
from dashboard.topics.registers.rules.freshness import RegisterFreshness

HEADS = {ENTERED: "Masuk", LEFT: "Keluar", MOVED_4: "Pindah 4–6 desil (Signifikan)",
         MOVED_7: "Pindah 7 desil atau lebih (Ekstrem)"}
SCORES = {ENTERED: "Masuk", LEFT: "Keluar", MOVED_4: "Pindah 4–6 kelas (Signifikan)",
          MOVED_7: "Pindah 7 kelas atau lebih (Ekstrem)"}
REGISTERED = ("Terdaftar atau tidak lebih menentukan daripada peringkatnya; keluarga yang masuk dan keluar tidak "
              "saling menutupi.")


def dates(found: RegisterChanges) -> str:
    """'17 September 2025 → 17 September 2026'."""
    return f"{formats.tanggal(found.since)} → {formats.tanggal(found.until)}"


def finding(found: RegisterChanges, area: str | None, place: str) -> str:
    """'DTSEN di Kecamatan X: 1.200 KK masuk dan 900 keluar; 310 pindah 4–6 desil dan 20 pindah 7 desil atau lebih.'"""
    where = f" di {place}" if place else ""
    told = {measure: formats.number(found.of(measure, area)) for measure in HEADS}
    return (f"{found.series.register}{where}: {told[ENTERED]} {found.unit} masuk dan {told[LEFT]} keluar; "
            f"{told[MOVED_4]} pindah 4–6 desil dan {told[MOVED_7]} pindah 7 desil atau lebih.")


def balance(found: RegisterChanges) -> str:
    """Whether entered and left explain the counts of the two dates."""
    if not found.checked:
        return "Masuk dan keluar belum dapat dicocokkan: hitungan register pada kedua tanggal itu belum diserahkan."
    if found.odd:
        return (f"Di {formats.number(len(found.odd))} dari {formats.number(found.checked)} desa/kelurahan masuk "
                "dikurangi keluar tidak sama dengan selisih hitungan register pada kedua tanggal; tanyakan kepada "
                "penyusunnya.")
    return (f"Masuk dikurangi keluar sama dengan selisih hitungan register di semua {formats.number(found.checked)} "
            "desa/kelurahan.")


def age(found: RegisterFreshness) -> str:
    """'72 hari'."""
    return f"{formats.number(found.age)} hari" if found.age >= 0 else "belum berakhir"


def verified(found: RegisterFreshness, area: str | None) -> str:
    """'71,4', or that nobody knows."""
    share = found.share(area)
    return formats.MISSING if share is None else formats.number(share, 1)


def unknown(found: RegisterFreshness) -> str:
    """In how many villages nobody wrote down what is verified; '' where all did."""
    left = found.villages - found.told
    return f"{formats.number(left)} desa/kelurahan belum mencatat verifikasi" if left else ""
