"""The sentences of the RAT. Rules choose the words; what was not reported is said, never counted as nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.core import formats, style
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.statistics.scales import FEW_PEOPLE, NO_REPORT, NO_TARGET, NOT_DUE, NOT_SUBMITTED, STATE_WORDS
from dashboard.topics.rat.rules.progress import LEVEL, SHARE_OF_YEAR
from dashboard.topics.rat.rules.quarter import Assessment, Located

ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
NOT_REPORTED = "belum lapor"
Row = Mapping[Any, Any]
"""One row of a frame."""
_STATUS_WORDS = {status.key: status.word for status in style.STATUS} | STATE_WORDS


def status_word(key: str) -> str:
    """'Sangat tinggi', 'Belum lapor'."""
    return _STATUS_WORDS[key]


def quarter(number: int, year: int | None = None) -> str:
    """'TW III' or 'TW III 2026', for tables."""
    return f"TW {ROMAN[number]}" + (f" {year}" if year else "")


def long_quarter(number: int, year: int) -> str:
    """'triwulan III 2026', for sentences."""
    return f"triwulan {ROMAN[number]} {year}"


def percent(value: float | None, missing: str = NOT_REPORTED) -> str:
    """'88,3 persen', or the words for what is not known."""
    return missing if formats.is_missing(value) else f"{formats.number(value, 1)} persen"


def bare_percent(value: float | None) -> str:
    """'88,3' for a column whose head says percent; '–' for what is not known."""
    return "–" if formats.is_missing(value) else formats.number(value, 1)


def amount(value: float | None, missing: str = NOT_REPORTED) -> str:
    """A target or a realisation: no decimals when it has none or is large."""
    if value is None or formats.is_missing(value):
        return missing
    return formats.number(value, 0 if float(value).is_integer() or abs(value) >= 100 else 2)


def headline(found: Assessment, name: str | None) -> str:
    """'Sampai triwulan III 2026 keluaran RAT mencapai 88,3 persen dari rencana (tinggi) dan realisasi anggaran 53,1
    persen dari pagu setahun; 4 dari 25 OPD belum lapor.' Who handed in a RAT comes first while any is missing. `name`:
    of the agency when only one is looked at."""
    said = _found(found, name)
    return said if name else " ".join(part for part in (compliance_line(found), said) if part)


def compliance_line(found: Assessment) -> str:
    """'1 dari 25 OPD menyerahkan RAT 2026; 24 belum.'; empty when none is missing."""
    own = found.compliance
    if not own.missing:
        return ""
    return (f"{formats.number(len(own.submitted))} dari {formats.number(own.of)} OPD menyerahkan RAT "
            f"{found.choice.year}; {formats.number(len(own.missing))} belum.")


def list_note(found: Assessment) -> str:
    """That nobody handed in which agencies owe a RAT; empty while the RAT itself is sample, or when somebody did."""
    if found.rat.is_sample or not found.compliance.list_is_sample:
        return ""
    return (f"Daftar OPD masih {SAMPLE_BADGE} sampai daftar sebenarnya diserahkan (dataset agencies); RAT yang "
            "diserahkan bukan contoh.")


def missing_names(found: Assessment, names: Mapping[str, str], most: int) -> str:
    """'Dinkes, Dispendik, dan 22 OPD lain', of those that handed in nothing."""
    codes = sorted(found.compliance.missing, key=lambda code: names.get(code, code))
    more = len(codes) - most
    listed = ", ".join(names.get(code, code) for code in codes[:most])
    return listed + (f", dan {formats.number(more)} OPD lain" if more > 0 else "")


def _found(found: Assessment, name: str | None) -> str:
    year, number = found.choice.year, found.choice.quarter
    until = f"Sampai {long_quarter(number, year)}"
    whole = found.whole
    if whole is None:
        return _no_plan(found, name)
    what = f"keluaran {name}" if name else "keluaran RAT"
    if formats.is_missing(whole["score"]):
        return _no_score(found, name, until)
    said = f"{until} {what} mencapai {percent(whole['score'])} dari rencana ({status_word(whole['status']).lower()})"
    said += (f" dan realisasi anggaran {percent(whole['absorption_year'])} dari pagu setahun"
             if not formats.is_missing(whole["absorption_year"]) else ", realisasi anggaran belum dilaporkan")
    silent, owing = len(found.silent), int((found.agencies["indicators"] > 0).sum())
    if name or not silent:
        missing = int(whole["not_reported"])
        return said + (f"; {missing} dari {int(whole['indicators'])} indikator belum lapor." if missing else ".")
    return f"{said}; {silent} dari {owing} OPD belum lapor."


def _no_plan(found: Assessment, name: str | None) -> str:
    """Neither a line of the matrix nor a target for this choice."""
    year = found.choice.year
    if name and found.choice.agency in found.compliance.missing:
        return f"{name} belum menyerahkan RAT {year}."
    if found.rat.reports.empty:
        return f"Tidak ada sub kegiatan RAT {year} untuk pilihan ini."
    return (f"Laporan RAT {year} sudah masuk, tetapi matriks dan targetnya belum diserahkan, jadi keluarannya tidak "
            "dapat dinilai.")


def _no_score(found: Assessment, name: str | None, until: str) -> str:
    year, who = found.choice.year, name or "OPD pada pilihan ini"
    if name and len(found.silent):
        return f"{name} {silent_since(found.silent.iloc[0].to_dict())} untuk RAT {year}."
    if found.whole is not None and found.whole["status"] == NO_REPORT:
        return f"{until} {who} belum melaporkan keluaran RAT."
    if found.whole is not None and found.whole["status"] == NOT_DUE:
        return f"{until} belum ada keluaran yang dijadwalkan oleh {who}."
    if found.rat.indicators.empty:
        whose = f" {name}" if name else ""
        return (f"Target Renja {year}{whose} (dataset rat_targets) belum diserahkan, jadi keluaran RAT tidak dapat "
                "dinilai.")
    return f"RAT {year} {who} belum punya indikator dengan target, jadi keluarannya tidak dapat dinilai."


def silent_since(row: Row) -> str:
    """'belum lapor sejak TW II 2026', 'belum pernah lapor'."""
    if formats.is_missing(row["since_year"]):
        return "belum pernah lapor"
    return f"belum lapor sejak {quarter(int(row['since_quarter']), int(row['since_year']))}"


def report_state(row: Row, found: Assessment) -> str:
    """What an agency has reported up to the quarter: 'laporan lengkap', 'lapor 11 dari 12 indikator', 'TW II tidak
    dilaporkan', 'belum lapor sejak TW I 2026', 'tanpa indikator'."""
    own = found.silent[found.silent["agency"] == row["agency"]]
    if len(own):
        return silent_since(own.iloc[0].to_dict())
    if row["status"] == NOT_SUBMITTED:
        return f"RAT {found.choice.year} belum diserahkan"
    due = int(row["indicators"]) - int(row["not_due"])
    if not row["indicators"]:
        return "target Renja belum diserahkan" if row["sub_activities"] else "matriks dan target belum diserahkan"
    if row["not_reported"]:
        return f"lapor {due - int(row['not_reported'])} dari {due} indikator"
    gaps = found.gaps.get(row["agency"], ())
    return f"{', '.join(quarter(number) for number in gaps)} tidak dilaporkan" if gaps else "laporan lengkap"


def achievement_words(row: Row) -> str:
    """'95,0 persen (Sangat tinggi)', 'belum lapor, terakhir TW I: 90,0 persen', 'target nol'."""
    status = row["status"]
    if status == NO_TARGET:
        return "target nol" if row.get("has_indicator", True) else "tanpa indikator di Renja"
    if status == NOT_DUE:
        return "belum dijadwalkan sampai triwulan ini"
    if status == NO_REPORT:
        if formats.is_missing(row["last_achievement"]):
            return NOT_REPORTED
        return f"belum lapor, terakhir {quarter(int(row['last_quarter']))}: {percent(row['last_achievement'])}"
    if status == FEW_PEOPLE:
        return "rencana di bawah 20 orang, persentase tidak ditampilkan"
    return f"{percent(row['achievement'])} ({status_word(status)})"


def row_status(row: Row) -> str:
    """The status of one row of sub_progress in words; a sub kegiatan without an indicator says so."""
    return status_word(row["status"]) if row["has_indicator"] else "Tanpa indikator di Renja"


def gap_words(row: Row) -> str:
    """'TW II belum dilaporkan, jadi angka ini paling sedikit'; empty when every quarter up to the last is known."""
    if row["accumulation"] == LEVEL or not row["gaps"]:
        return ""
    told = ", ".join(quarter(number) for number in row["gaps"])
    return f"{told} belum dilaporkan, jadi realisasi paling sedikit sebesar ini"


def money_words(row: Row, number: int) -> str:
    """'Rp1,2 miliar dari Rp2 miliar: 60,0 persen dari pagu setahun, 80,0 persen dari rencana garis lurus'."""
    allocation = formats.rupiah(row["allocation"])
    if formats.is_missing(row["spent"]):
        return f"pagu {allocation}, realisasi rupiah belum dilaporkan"
    if formats.is_missing(row["rupiah"]):
        return (f"{formats.rupiah(row['spent'])} dari {allocation} sampai {quarter(int(row['spent_quarter']))}; "
                "sesudahnya belum dilaporkan")
    words = f"{formats.rupiah(row['rupiah'])} dari {allocation}"
    if formats.is_missing(row["absorption_year"]):
        return f"{words}, pagu nol sehingga persentasenya tidak dihitung"
    plan = f"{percent(row['absorption_plan'])} dari rencana garis lurus" if SHARE_OF_YEAR[number] < 1 else ""
    year = f"{percent(row['absorption_year'])} dari pagu setahun"
    return f"{words}: {', '.join(part for part in (year, plan) if part)}"


def exception_words(row: Row, number: int) -> str:
    """Why a sub kegiatan is on the list of exceptions, in numbers."""
    kind = row["exception"]
    if kind in ("money_not_output", "output_not_money"):
        return (f"keluaran {percent(row['achievement'])}, realisasi anggaran {percent(row['absorption_plan'])}, "
                "keduanya terhadap rencana sampai triwulan ini")
    if kind == "no_indicator":
        return f"pagu {formats.rupiah(row['allocation'])} tanpa indikator, satuan, dan target"
    if kind == "no_target":
        told = amount(row["achieved"], "")
        return f"target {row['indicator']} nol" + (f", padahal ada realisasi {told} {row['unit']}" if told else "")
    if kind == "over":
        lower = " (makin kecil makin baik)" if row["direction"] == "turun" else ""
        return (f"{percent(row['achievement'])} dari rencana: {amount(row['achieved'])} dari {amount(row['plan'])} "
                f"{row['unit']}{lower}")
    return achievement_words(row)


def covered_line(found: Assessment) -> str:
    """How much of the money can be held against an output."""
    bare = int((~found.subs["has_indicator"]).sum()) if len(found.subs) else 0
    if found.covered is None:
        return "pagu belum tersedia, jadi keselarasan RAT-Renja belum dapat dihitung"
    said = (f"{bare} dari {len(found.money)} sub kegiatan belum punya indikator di Renja" if bare
            else "semua sub kegiatan punya indikator di Renja")
    if found.outside:
        said += f"; sebaliknya {found.outside} indikator Renja tidak ada pada matriks RAT"
    return said


def located_line(known: Located, place: str) -> str:
    """What the choice of an area leaves out."""
    said = (f"{len(known.named)} sub kegiatan menyebut {place} atau desa di dalamnya. Pagunya untuk semua lokasinya, "
            "tidak dibagi per kecamatan.")
    left = [f"{len(known.whole)} lain berlaku se-kabupaten" if known.whole else "",
            f"{len(known.nowhere)} tanpa lokasi" if known.nowhere else ""]
    parts = " dan ".join(part for part in left if part)
    return f"{said} {parts[0].upper() + parts[1:]}; tidak ikut dihitung di sini." if parts else said


def trend_words(points: list[tuple[int, int, float]], name: str) -> str:
    """The spoken name of a small line: 'Keluaran Dinas Sosial per triwulan: TW I 2026 90,0; TW II 2026 92,1'."""
    told = "; ".join(f"{quarter(number, year)} {formats.number(value, 1)}" for year, number, value in points)
    return f"Keluaran {name} per triwulan, persen dari rencana: {told}"
