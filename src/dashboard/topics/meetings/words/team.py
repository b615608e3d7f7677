"""The sentences about the team of TKPK: who came, who sits where, what has to be settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dashboard.core import formats
from dashboard.topics.meetings.contracts import ABSENT, CHAIR, PRESENT, REPRESENTED, UNINVITED, VACANT
from dashboard.topics.meetings.rules.attendance import MOST_ABSENCES, UNRECORDED, Attendance, Rate
from dashboard.topics.meetings.rules.decisions import Meetings
from dashboard.topics.meetings.rules.team import Team, TeamGroup, TeamSeat

SIGNS = {PRESENT: ("●", "hadir"), REPRESENTED: ("◐", "diwakili"), ABSENT: ("✕", "tidak hadir"),
         UNINVITED: ("–", "tidak diundang"), UNRECORDED: ("?", "belum dicatat")}
"""Shape and word of each state; they always stand together."""
RULE = ("Hadir dan diwakili dihitung datang. Tidak diundang dan belum dicatat tidak masuk hitungan: belum dicatat "
        "bukan tidak hadir. Berturut-turut dihitung sampai rapat terakhir yang dicatat; rapat tanpa undangan dilewati.")
NOTHING = "Kehadiran rapat TKPK belum dicatat."
_NUMBERS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_MOST_NAMED = 6


def sign(state: str) -> str:
    """'● hadir'."""
    return " ".join(SIGNS[state])


def times(count: int) -> str:
    """'tiga kali'; from ten on in digits."""
    return f"{_NUMBERS[count] if count < len(_NUMBERS) else formats.number(count)} kali"


def names(short: Iterable[str]) -> str:
    """'Dishub, BPKAD, dan 3 OPD lain'."""
    every = list(short)
    rest = len(every) - _MOST_NAMED
    return ", ".join([*every[:_MOST_NAMED], *([f"dan {formats.number(rest)} OPD lain"] if rest > 0 else [])])


def headline(known: Attendance, meetings: Meetings, today: date) -> str:
    """'Rapat terakhir, 5 November 2026, dihadiri 19 dari 23 OPD; 2 OPD tidak hadir sedikitnya tiga kali
    berturut-turut.'"""
    newest = known.newest
    if newest is None:
        return NOTHING
    counts = known.counts(newest)
    came = counts[PRESENT] + counts[REPRESENTED]
    held = [meeting for meeting in meetings.meetings if meeting.date <= today]
    day = formats.tanggal(newest.date)
    which = f"Rapat terakhir, {day}," if held and held[0] == newest else f"Rapat {day}, yang terakhir dicatat,"
    said = f"{which} dihadiri {formats.number(came)} dari {formats.number(came + counts[ABSENT])} OPD"
    if known.in_a_row():
        return f"{said}; {absent_words(known)}."
    several = len(known.meetings) >= MOST_ABSENCES
    return f"{said}; tidak ada yang {times(MOST_ABSENCES)} berturut-turut tidak hadir." if several else f"{said}."


def agency_headline(name: str, found: Rate, away: int, tasks: int, late: int) -> str:
    """'Dinas Perhubungan datang pada 0 dari 3 rapat dan tidak hadir tiga kali berturut-turut; 5 tugasnya menunggu, 5
    di antaranya lewat waktunya.'"""
    came = f"datang pada {rate(found)} rapat" if found.counted else "belum dicatat kehadirannya"
    row = f" dan tidak hadir {times(away)} berturut-turut" if away > 1 else ""
    owed = f"{formats.number(tasks)} tugasnya menunggu, {formats.number(late)} di antaranya lewat waktunya" if tasks \
        else "tidak ada tugas yang menunggu"
    return f"{name} {came}{row}; {owed}."


def absent_words(known: Attendance) -> str:
    """'2 OPD tidak hadir tiga kali berturut-turut', 'sedikitnya tiga kali' where some stayed away longer."""
    row = known.in_a_row()
    least = "" if all(known.absences(agency) == MOST_ABSENCES for agency in row) else "sedikitnya "
    return f"{formats.number(len(row))} OPD tidak hadir {least}{times(MOST_ABSENCES)} berturut-turut"


def counted(known: Attendance) -> str:
    """What of the newest meeting is not in the headline's count; "" when all is."""
    if known.newest is None:
        return ""
    counts = known.counts(known.newest)
    parts = [f"{formats.number(counts[state])} OPD {SIGNS[state][1]}" for state in (UNINVITED, UNRECORDED)
             if counts[state]]
    return f"Di luar hitungan itu: {' dan '.join(parts)}." if parts else ""


def rate(found: Rate) -> str:
    """'2 dari 3'; that nothing counts."""
    return f"{formats.number(found.attended)} dari {formats.number(found.counted)}" if found.counted else \
        SIGNS[UNRECORDED][1]


def group_rate(found: Rate) -> str:
    """'Kehadiran OPD-nya 83 persen (10 dari 12).'"""
    if found.share is None:
        return "Kehadiran OPD-nya belum dicatat."
    return f"Kehadiran OPD-nya {formats.number(found.share)} persen ({rate(found)})."


def office(seat: TeamSeat) -> str:
    """The office, or that nobody is appointed."""
    return seat.office or VACANT


def to_settle(known: Team, agencies: Mapping[str, str], day: date) -> list[str]:
    """One sentence for each thing about the team that somebody has to settle; `agencies`: code -> short name."""
    if not known.held(day):
        return []
    said = [f"{group.name} belum punya ketua{_vacant_chair(group, agencies)}." for group in known.groups(day)
            if not group.has_chair]
    told = dict.fromkeys(f"{first.group} mempunyai dua ketua pada waktu yang sama: {_of(first, agencies)} dan "
                         f"{_of(second, agencies)}." for first, second in known.double_chairs())
    said += told
    empty = [f"{_of(seat, agencies)}, {seat.role} {seat.group}{_since(seat)}" for seat in known.vacant(day)]
    said += [f"Kursi kosong: {'; '.join(empty)}."] if empty else []
    outside = [agencies[code] for code in known.without_group(agencies, day)]
    said += [f"{formats.number(len(outside))} OPD tidak duduk di kelompok mana pun: {names(outside)}."] \
        if outside else []
    without = {seat.group for seat in known.held(day) if not seat.basis}
    return said + ([f"Nomor SK belum dicatat: {'; '.join(sorted(without))}."] if without else [])


def _vacant_chair(group: TeamGroup, agencies: Mapping[str, str]) -> str:
    chair = next((seat for seat in group.seats if seat.role == CHAIR), None)
    return f": kursi {_of(chair, agencies)} {VACANT}" if chair else ""


def _of(seat: TeamSeat, agencies: Mapping[str, str]) -> str:
    return agencies.get(seat.agency, seat.agency)


def _since(seat: TeamSeat) -> str:
    return f" (berakhir {formats.tanggal(seat.until)})" if seat.until else ""


def seat_words(seats: Sequence[TeamSeat]) -> str:
    """'anggota Kelompok Kerja X (Kepala Bidang Y); ketua …'; that the agency sits nowhere."""
    if not seats:
        return "tidak duduk di kelompok mana pun"
    return "; ".join(f"{seat.role} {seat.group} ({office(seat)})" for seat in seats)


def basis_words(seats: Iterable[TeamSeat]) -> str:
    """'SK 188/…' of these seats, each once; "" when none is told."""
    told = dict.fromkeys(seat.basis for seat in seats if seat.basis)
    return f"SK {', '.join(told)}" if told else ""
