"""Sentences about figures that two sources tell differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.core import formats
from dashboard.core.case_states import ASKED, DECIDED, EXPLAINED, FIXED, OPEN
from dashboard.core.regency import regency
from dashboard.topics.differences.rules.amounts import Gap
from dashboard.topics.differences.rules.cases import DOUBTED, HIDDEN, RECORDED, Case, Ledger, Report

NO_OWNER = "belum ditentukan"
NO_INDICATOR = "Bukan indikator katalog"
SAID: Mapping[str, str] = {OPEN: "masih terbuka", ASKED: "sedang ditanyakan", EXPLAINED: "sudah dijelaskan",
                           DECIDED: "sudah diputuskan", FIXED: "sudah diperbaiki"}
ORIGINS: Mapping[str, str] = {RECORDED: "dicatat pada facts/conflicts.csv",
                              "ditemukan": "ditemukan sendiri saat angka kiriman berbeda dari angka sumber lain",
                              "catatan": "disebut pada catatan angka (konflik=)",
                              "dilaporkan": "dilaporkan, dengan angka lain dan sumbernya",
                              DOUBTED: "dilaporkan salah, angka yang benar belum disebut"}
RULE = ("Dua angka berbeda bila yang lebih kasar bukan pembulatan dari yang lebih halus; yang lebih dahulu diketahui "
        "tetap tampil sampai ada keputusan.")
_TOLD = "diceritakan berbeda oleh dua sumber"


def headline(ledger: Ledger) -> str:
    """'34 angka diceritakan berbeda oleh dua sumber: 14 masih terbuka, 20 sudah dijelaskan.'"""
    if not ledger.cases:
        return "Belum ada angka yang diceritakan berbeda oleh dua sumber."
    told = ", ".join(f"{formats.number(count)} {SAID[state]}" for state, count in ledger.counts.items() if count)
    return f"{formats.number(len(ledger.cases))} angka {_what(ledger.cases)}: {told}."


def elsewhere(ledger: Ledger) -> str:
    """'4 perkara lain tentang kabupaten atau kota pembanding, 2 masih terbuka; pilih wilayahnya.'; "" without any."""
    others = [one for one in ledger.cases if not one.is_own]
    if not others:
        return ""
    waiting = sum(one.is_open for one in others)
    told = f", {formats.number(waiting)} {SAID[OPEN]}" if waiting else ""
    whose = "kabupaten/kotanya" if regency().is_province else "kabupaten/kota pembanding"
    return f"{formats.number(len(others))} perkara lain tentang {whose}{told}: pilih wilayahnya untuk membacanya."


def _what(cases: Sequence[Case]) -> str:
    """What is said of them all: a doubted figure has no second source."""
    doubted = [one.origin == DOUBTED for one in cases]
    return "dilaporkan salah" if all(doubted) else f"{_TOLD} atau dilaporkan salah" if any(doubted) else _TOLD


def gap_words(gap: Gap | None) -> tuple[str, str]:
    """'0,04 poin persen' and '5,3 persen dari A'; that there is none, and nothing."""
    if gap is None:
        return "tidak dihitung", ""
    if not gap.value:
        return "tidak berbeda", ""
    unit = "poin persen" if gap.unit == "persen" else gap.unit
    number = formats.number(gap.value, gap.decimals)
    told = f"Rp{number}{unit.removeprefix('Rp')}" if unit.startswith("Rp") and "/" not in unit else f"{number} {unit}"
    if gap.is_rounding:
        return told.strip(), "hanya pembulatan"
    return told.strip(), "" if gap.share is None else f"{_share(gap.share)} persen dari A"


def _share(share: float) -> str:
    return "kurang dari 0,1" if share < 0.05 else formats.number(share, 1)


def owner(case: Case) -> str:
    """Who has to answer."""
    return case.owner or NO_OWNER


def on_dashboard(case: Case) -> str:
    """Which of the two stands on the dashboard: 'angka A', 'angka B', 'target RPJMD …', or that there is none."""
    if case.shown in ("a", "b"):
        return f"angka {case.shown.upper()}"
    if case.shown == "lain" and case.shown_value is not None:
        return f"angka lain: {formats.number(case.shown_value, case.decimals)} {case.unit}"
    if case.target is not None:
        low, high = (formats.number(end, case.decimals) for end in case.target)
        return f"target {low if low == high else f'{low}–{high}'} {case.unit}"
    return "tidak ditampilkan sebagai angka"


def why(case: Case) -> str:
    """Why that one: the note of the case, or the rule of the house."""
    if case.waits_for_change:
        return f"Sudah diputuskan {case.chosen}, tetapi dasbor belum diganti: serahkan angkanya lewat Kelola Data."
    if case.explanation:
        return case.explanation
    if case.chosen:
        return "Menurut keputusan."
    if case.origin == "ditemukan":
        return f"Angka yang lebih dahulu diketahui tetap tampil sampai ada keputusan. {case.note}".strip()
    return case.note


def decision(case: Case) -> str:
    """'Rapat koordinasi TKPK III, 24 November 2026: dipakai 0,75 (Bappeda)'; "" before one."""
    if not case.meeting and not case.chosen:
        return ""
    when = f", {formats.tanggal(case.meeting_date)}" if case.meeting_date else ""
    meeting = f"{case.meeting_title or case.meeting}{when}" if case.meeting else ""
    source = f" ({case.chosen_source})" if case.chosen_source else ""
    taken = f"dipakai {case.chosen}{source}" if case.chosen else ""
    return ": ".join(filter(None, (meeting, taken)))


def undecided(ledger: Ledger, region: str) -> list[Case]:
    """Open cases of a region itself, the newest first."""
    return [one for one in ledger.cases if one.is_open and one.region_code == region]


def waiting(cases: Sequence[Case]) -> str:
    """'8 angka Kabupaten Blitar berbeda dan belum diputuskan.' """
    what = "berbeda atau diragukan" if any(one.origin == DOUBTED for one in cases) else "berbeda"
    return f"{formats.number(len(cases))} angka {regency().label} {what} dan belum diputuskan."


def to_decide(ledger: Ledger, region: str) -> str:
    """A line for the first page about open cases of a region itself; "" without any."""
    own = undecided(ledger, region)
    if not own:
        return ""
    first = own[0]
    values = dict.fromkeys((first.one.value, *([] if first.origin == DOUBTED else [first.other.value])))
    figures = "" if HIDDEN in values else f": {' atau '.join(values)}"
    return (f"{formats.number(len(own))} angka {regency().label} {_what(own)} dan belum "
            f"diputuskan, antara lain {formats.lower_first(first.fact)}{figures}.")


def reported(report: Report) -> str:
    """'dilaporkan salah saat tertulis 7,57 persen; menurut Bappeda 7,65 persen: Buku memuat angka lain. Oleh Siti.'"""
    seen = f" saat tertulis {report.shown}" if report.shown else ""
    right = f"; menurut {report.source} {report.value}" if report.value else ""
    why = f": {report.why.rstrip('.')}" if report.why else ""
    return f"dilaporkan salah{seen}{right}{why}." + (f" Oleh {report.by}." if report.by else "")


def orphans(ledger: Ledger) -> str:
    """Which records are about no case; "" when none is."""
    if not ledger.orphans:
        return ""
    return ("Catatan perkembangan menyebut perkara yang tidak ada atau tidak lagi ada: "
            f"{', '.join(ledger.orphans)}.")
