"""The words of readiness for the fiscal incentive: the own value with its formula, and what documents are in."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.core import formats
from dashboard.topics.planning.contracts import SPENDING_KINDS
from dashboard.topics.planning.rules.incentive import Document, IncentiveRule, Spending, Value

NO_RANK = ("Menurut aturan, tiap Xi lalu dibagi Xi daerah tertinggi (Xi/Xmax × 100). Xmax daerah lain tidak diketahui "
           "di sini, jadi nilai baku dan peringkat tidak dihitung dan tidak diramalkan.")
DECIMALS = 3


def points(value: float | None) -> str:
    """'3,214' or 'belum tersedia'."""
    return formats.number(value, DECIMALS) if value is not None else formats.MISSING


def headline(found: Spending, documents: Sequence[Document]) -> str:
    """'Nilai belanja penandaan 2026 sendiri 5,213 menurut bobot PMK 97/2023, sebelum distandarkan antardaerah; 2 dari
    5 dokumen belum dikirim.'"""
    value = found.value
    if value.own is None:
        start = (f"Belanja penandaan {found.year} yang terealisasi {formats.rupiah(sum(value.realised.values()))}; "
                 "nilainya belum dapat dihitung karena seluruh belanja daerah belum diserahkan")
    else:
        start = (f"Nilai belanja penandaan {found.year} sendiri {points(value.own)} menurut bobot "
                 f"{found.rule.regulation}, sebelum distandarkan antardaerah")
    return f"{start}; {lower(documents)}."


def lower(documents: Sequence[Document]) -> str:
    """'2 dari 5 dokumen belum dikirim'."""
    if not documents:
        return "daftar dokumennya belum diserahkan"
    missing = sum(one.sent is None for one in documents)
    return (f"{formats.number(missing)} dari {formats.number(len(documents))} dokumen belum dikirim" if missing
            else f"semua {formats.number(len(documents))} dokumen sudah dikirim")


def rule(found: IncentiveRule) -> str:
    """Which regulation the weights come from, and which newer ones are not known."""
    weights = ", ".join(f"{kind} {formats.number(found.weights[kind])}" for kind in SPENDING_KINDS)
    travel = "; perjalanan dinas tidak dihitung" if found.excludes_travel else ""
    newer = (f" {' dan '.join(found.newer)} berlaku sesudahnya; bobotnya belum diketahui, jadi angka ini memakai bobot "
             f"{found.year}." if found.newer else "")
    return f"Bobot tahun {found.year} ({found.source}): {weights} persen{travel}.{newer}"


def compliance(found: IncentiveRule) -> str:
    """'Kepatuhan menurut PMK 97/2023: SK TKPK 35, …'; '' where the rule tells none."""
    told = ", ".join(f"{item} {formats.number(weight)}" for item, weight in found.compliance.items())
    return f"Bobot kepatuhan {found.regulation} (tahun {found.year}): {told} persen." if told else ""


def formula(value: Value) -> str:
    """'50% × 7,1 + 30% × 1,2 + 20% × 0,4 = 3,99', with the figures of the year."""
    if value.own is None:
        return "Nilai = Σ bobot × Xi; Xi = realisasi jenis ÷ seluruh belanja × 100"
    parts = [f"{formats.number(value.weights[kind])}% × {points(value.share(kind))}" for kind in SPENDING_KINDS]
    return f"{' + '.join(parts)} = {points(value.own)}"


def change(before: Value, after: Value) -> str:
    """'5,213 menjadi 5,240 (+0,027)'."""
    if before.own is None or after.own is None:
        return formats.MISSING
    return f"{points(before.own)} menjadi {points(after.own)} ({formats.signed(after.own - before.own, DECIMALS)})"


def state(one: Document) -> str:
    """'terkirim', 'terlambat 12 hari', '14 hari lagi', 'lewat 3 hari', 'belum; tenggat belum tersedia'."""
    if one.sent:
        return f"terlambat {formats.number(one.late)} hari" if one.late and one.late > 0 else "terkirim"
    if one.days is None:
        return "belum dikirim; tenggat belum tersedia"
    if one.days < 0:
        return f"belum dikirim, lewat {formats.number(-one.days)} hari"
    return f"belum dikirim, {formats.number(one.days)} hari lagi" if one.days else "belum dikirim, hari ini"


def overdue(documents: Sequence[Document], year: int) -> str:
    """The line of the first page: 'Dokumen insentif fiskal 2026 yang lewat tenggat dan belum dikirim: X (59 hari).'"""
    told = ", ".join(f"{one.name} ({formats.number(-(one.days or 0))} hari)" for one in documents[:3])
    rest = f", dan {formats.number(len(documents) - 3)} lainnya" if len(documents) > 3 else ""
    return f"Dokumen insentif fiskal {year} yang lewat tenggat dan belum dikirim: {told}{rest}."
