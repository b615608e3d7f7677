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


def headline_of(found: Requests, agency: str, names: Name) -> str:
    """'Dishub belum menjawab 4 dari 6 permintaan OPD lain pada 2026; dari 5 permintaannya sendiri 3 belum dijawab.' Of
    `found`: all requests of the year or those that concern the agency."""
    own = found.of(agency)
    asked = [row for row in own.rows if row.asked_of == agency]
    asks = [row for row in own.rows if row.asker == agency]
    waits, waited = (sum(row.days is not None for row in rows) for rows in (asked, asks))
    if not asked:
        told = f"Kepada {names(agency)} belum ada permintaan OPD lain pada {found.year}"
    elif not waits:
        told = (f"{names(agency)} sudah menjawab semua {formats.number(len(asked))} permintaan OPD lain pada "
                f"{found.year}")
    else:
        told = (f"{names(agency)} belum menjawab {formats.number(waits)} dari {formats.number(len(asked))} permintaan "
                f"OPD lain pada {found.year}")
    if not asks:
        return f"{told}; ia sendiri belum meminta apa pun."
    return (f"{told}; dari {formats.number(len(asks))} permintaannya sendiri "
            f"{formats.number(waited) if waited else 'tidak ada yang'} belum dijawab.")


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
