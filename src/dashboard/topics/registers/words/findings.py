"""The words of findings and of the list to check."""

from __future__ import annotations

from dashboard.core import formats
from dashboard.topics.registers.contracts import ASKED, CORRECTED, EXPLAINED, FOUND
from dashboard.topics.registers.rules.difference import Differences
from dashboard.topics.registers.rules.findings import AGES, RegisterFindings
from dashboard.topics.registers.words import registers as words

HOW = ("Kolom Tanggapan dan Tanggal tanggapan diisi desa atau kecamatan; jangan menulis nama orang, NIK, atau alamat.")
OLD = AGES[-1][1]


def finding(found: RegisterFindings, area: str | None) -> str:
    """'64 temuan: 14 ditemukan, 20 ditanyakan, 12 dijelaskan, 18 diperbaiki; 11 yang terbuka berumur lebih dari 90
    hari.'"""
    own, waiting = found.inside(area), found.open(area)
    if own.empty:
        return "Tidak ada temuan yang tercatat di sini."
    told = ", ".join(f"{formats.number(int((own['state'] == state).sum()))} {state}"
                     for state in (FOUND, ASKED, EXPLAINED, CORRECTED))
    old = int((waiting["age"] == OLD).sum())
    late = f"; {formats.number(old)} yang terbuka berumur {OLD}" if old else ""
    return f"{formats.number(len(own))} temuan: {told}{late}."


def waiting(found: RegisterFindings) -> str:
    """How many findings are open for long."""
    return formats.number(int((found.open()["age"] == OLD).sum()))


def waits(found: RegisterFindings) -> str:
    """'11 temuan register di desa belum dijawab lebih dari 90 hari.'; '' without any."""
    old = waiting(found)
    return f"{old} temuan register di desa belum dijelaskan setelah {OLD}." if old != "0" else ""


def to_check(found: Differences, kecamatan: str | None) -> str:
    """What the list holds."""
    first, second = words.names(found)
    many = len(found.beyond(kecamatan)) if found.timed else len(found.inside(kecamatan))
    why = "berbeda lebih dari yang dijelaskan waktu" if found.timed else "dapat dibandingkan"
    return (f"{formats.number(many)} desa/kelurahan tempat {second} dan {first} {why}, satu lembar tiap kecamatan, "
            "untuk dikirim lewat kecamatan.")
