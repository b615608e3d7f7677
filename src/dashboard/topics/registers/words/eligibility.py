"""The words of eligibility: which decile, since when, and what cannot be compared."""

from __future__ import annotations

from dashboard.core import formats
from dashboard.topics.registers.rules.eligibility import EligibilityRule, Fitting

APART = ("Memenuhi aturan dan menerima adalah dua hal: sebagian penerima mungkin tidak memenuhi aturan, jadi "
         "selisihnya bukan banyaknya yang terlewat. Aturan adalah tabel bertanggal dengan sumber "
         "(data/catalogue/eligibility.csv).")


def deciles(rule: EligibilityRule) -> str:
    """'DTSEN desil nasional 1–4, desa domisili'."""
    span = str(rule.first) if rule.first == rule.last else f"{rule.first}–{rule.last}"
    return f"{rule.series.register} desil {rule.series.decile_basis} {span}, desa {rule.series.village_basis}"


def valid(rule: EligibilityRule) -> str:
    """'sejak 1 Juni 2025'."""
    until = f" sampai sebelum {formats.tanggal(rule.until)}" if rule.until else ""
    return f"sejak {formats.tanggal(rule.since)}{until}"


def fit(one: Fitting, area: str | None) -> str:
    """'203.410', or that the register has no count in this unit."""
    return f"{formats.MISSING} dalam {one.rule.unit}" if one.fit is None else formats.number(one.fit.of(area))


def headline(register: str, wrong: tuple[float, float], unit: str, place: str) -> str:
    """'Tidak terdaftar di DTSEN 120 KK, desil keliru 95 KK: temuan yang belum diperbaiki di Kecamatan X.'"""
    unregistered, decile = map(formats.number, wrong)
    return (f"Tidak terdaftar di {register} {unregistered} {unit}, desil keliru {decile} {unit}: temuan yang "
            f"belum diperbaiki di {place}.")
