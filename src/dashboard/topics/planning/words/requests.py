"""The words of requests between agencies: what waits, with whom, and how long."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.core import formats
from dashboard.topics.planning.rules.requests import LEAST, AskedAgency, Requests

Name = Callable[[str], str]
RULE = ("Dijawab = disetujui, sudah ada, atau ditolak; ditolak pun jawaban. Lama menunggu dihitung dari tanggal "
        f"diminta sampai hari ini. “Separuh dijawab dalam” hanya bila {LEAST} jawaban atau lebih bertanggal.")


def headline(found: Requests, names: Name) -> str:
    """'12 dari 74 permintaan lintas OPD 2026 belum dijawab, terbanyak Dishub (4 dari 6); yang terlama
    menunggu 201 hari.'"""
    waiting, total = found.waiting, len(found.rows)
    if not total:
        return f"Belum ada permintaan lintas OPD {found.year}."
    if not waiting:
        return f"Semua {formats.number(total)} permintaan lintas OPD {found.year} sudah dijawab."
    return (f"{formats.number(len(waiting))} dari {formats.number(total)} permintaan lintas OPD {found.year} belum "
            f"dijawab, terbanyak {with_agency(found.by_agency()[0], names)}; yang terlama menunggu "
            f"{formats.number(waiting[0].days)} hari.")


def with_agency(one: AskedAgency, names: Name) -> str:
    """'Dishub (4 dari 6)'."""
    return f"{names(one.agency)} ({formats.number(one.waiting)} dari {formats.number(one.total)})"


def to_decide(found: Requests, names: Name) -> str:
    """The line of the first page: 'Permintaan lintas OPD yang belum dijawab, 2026: 12, terbanyak Dishub (4 dari 6),
    terlama 201 hari.'"""
    return (f"Permintaan lintas OPD yang belum dijawab, {found.year}: {formats.number(len(found.waiting))}, terbanyak "
            f"{with_agency(found.by_agency()[0], names)}, terlama {formats.number(found.waiting[0].days)} hari.")


def half(one: AskedAgency) -> str:
    """'12 hari' or '–'."""
    return "–" if one.half is None else f"{formats.number(one.half)} hari"
