"""What is said of targets in one place: how each came out, what it takes each year, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator, Verdict
from dashboard.core.regency import regency
from dashboard.render.words import figure_marks, trend_words, wording
from dashboard.statistics.summary import Finding
from dashboard.statistics.target_check import TargetCheck, told_first
from dashboard.topics.steps.rules.five_step import Development
from dashboard.topics.steps.rules.target_path import TargetPath, TargetState
from dashboard.topics.steps.words import outlook

_NO_TARGET = "belum ada target «kabupaten» yang menyebut tahun"
_NOTHING_REQUIRED = "Tidak ada target «kabupaten» yang masih memerlukan perubahan tahunan tertentu."
NOT_JUDGED = "tidak dinilai"
NO_YEAR = "tanpa tahun"
_STATES = {TargetState.NO_FIGURE: "angka tahun target belum tersedia",
           TargetState.MET: "sudah memenuhi", TargetState.ENOUGH: "cukup bila bertahan",
           TargetState.SLOW: "belum cukup", TargetState.AWAY: "belum searah",
           TargetState.UNKNOWN: "belum dapat dinilai"}


def nothing_required() -> str:
    """Where no target of the regency asks for a yearly change."""
    return regency().said(_NOTHING_REQUIRED)


def outcome(check: TargetCheck, indicator: Indicator) -> str:
    """'meleset 0,79 poin persen', 'tercapai', 'sudah terpenuhi', 'masih berjarak 6,97 poin persen', or why it cannot
    be said."""
    if indicator.direction is Direction.NONE:
        return NOT_JUDGED
    if check.value is None:
        return f"belum dapat dinilai, angka {check.year} {formats.MISSING}"
    if check.verdict is Verdict.WORSE:
        return f"{'masih berjarak' if check.is_ahead else 'meleset'} {formats.amount_with_unit(check.gap, indicator)}"
    return "sudah terpenuhi" if check.is_ahead else "tercapai"


def is_missed(check: TargetCheck) -> bool:
    """Whether its year has passed and the figure of that year does not reach it."""
    return not check.is_ahead and check.value is not None and check.verdict is Verdict.WORSE


def headline(indicator: Indicator, found: Finding | None, checks: Sequence[TargetCheck]) -> str:
    """'Persentase penduduk miskin (P0) Kabupaten Blitar 7,57 persen pada Maret 2025; target 2025 (5,30–6,78 persen,
    menunggu dokumen, belum diperiksa) meleset 0,79 poin persen; …'"""
    start = f"{indicator.name} {regency().label}"
    value = "belum punya angka" if found is None else \
        (f"{_printed(found)} pada "
         f"{formats.period(found.year, indicator.period_rule)}")
    return f"{start} {value}; {targets(indicator, checks)}."


def _printed(found: Finding) -> str:
    return figure_marks.beside(formats.value_with_unit(found.value, found.indicator), calculated=found.is_derived,
                               note=found.note)


def targets(indicator: Indicator, checks: Sequence[TargetCheck]) -> str:
    """How the targets came out that a headline owes its reader: the regency's, without any those of others."""
    if own := told_first(checks, regency().code):
        return "; ".join(_told(check, indicator) for check in own)
    above = [(code, told[-1]) for code in regency().above if (told := told_first(checks, code))]
    names = wording.long_names()
    return "; ".join([regency().said(_NO_TARGET),
                      *(f"{_told(check, indicator)} di {names[code]}" for code, check in above)])


def _told(check: TargetCheck, indicator: Indicator) -> str:
    told = ", ".join(filter(None, (trend_words.span(check.low, check.high, indicator), trend_words.sureness(check))))
    return (f"target {check.year} ({told}) "
            f"{outcome(check, indicator)}")


def pointer(indicator: Indicator, checks: Sequence[TargetCheck]) -> str:
    """What a page about something else says of targets: 'Target 2025 meleset 0,79 poin persen; target 2026 sudah
    terpenuhi.'; empty without one."""
    told = "; ".join(f"target {check.year} {outcome(check, indicator)}" for check in told_first(checks, regency().code))
    return f"{formats.upper_first(told)}." if told else ""


def way_title(paths: Sequence[TargetPath], found: Development | None, indicator: Indicator) -> str:
    """The finding of the picture: 'Menuju target 2045 perlu turun rata-rata 0,35 poin persen per tahun; yang dicapai
    0,24: belum cukup', of the furthest target that still requires something; else how the last one came out."""
    still = [path for path in paths if path.required]
    if not paths:
        return outlook.path_title((), found, indicator)
    if not still:
        return f"Target {paths[-1].check.year} {outcome(paths[-1].check, indicator)}"
    path = still[-1]
    needed = trend_words.yearly(path.required, indicator)
    had = "" if found is None else f"; yang dicapai {trend_words.yearly(found.yearly, indicator)}"
    return f"Menuju target {path.check.year} perlu {needed}{had}: {state(path)}"


def tally(found: Iterable[TargetCheck]) -> str:
    """'Dari 5 target Kabupaten Blitar yang tahunnya sudah lewat, 2 tercapai, 2 meleset, 1 belum dapat dinilai.'"""
    passed = [check for check in found if check.region_code == regency().code and not check.is_ahead]
    if not passed:
        return f"Belum ada target {regency().label} yang tahunnya sudah lewat."
    missed, unknown = sum(map(is_missed, passed)), sum(check.value is None for check in passed)
    told = [(len(passed) - missed - unknown, "tercapai"), (missed, "meleset"), (unknown, "belum dapat dinilai")]
    return (f"Dari {len(passed)} target {regency().label} yang tahunnya sudah lewat, "
            f"{', '.join(f'{count} {word}' for count, word in told if count)}.")


def state(path: TargetPath) -> str:
    """How the regency stands to a target of its own, its pace included."""
    if path.state is TargetState.PASSED:
        return "tidak tercapai" if path.check.verdict is Verdict.WORSE else "tercapai"
    return _STATES[path.state]


def required(path: TargetPath, indicator: Indicator) -> str:
    """'−0,35; −11,9 persen' a year, straight and in proportion; '–' when nothing is required any more."""
    return outlook.paces(path.required, path.required_share, indicator) if path.required else "–"


def achieved(found: Development | None, indicator: Indicator) -> str:
    """The same of what was achieved."""
    return outlook.paces(found.yearly, found.yearly_share, indicator) if found else formats.MISSING


def achieved_head(found: Development | None) -> str:
    """'Laju yang dicapai, 2015–2025 (lurus; sebanding)'."""
    return f"Laju yang dicapai{f', {found.first}–{found.last}' if found else ''} (lurus; sebanding)"


def overview(checks: Sequence[TargetCheck]) -> list[TargetCheck]:
    """Of one indicator those that an overview tells: the regency's, else the province's, else the nation's."""
    return next((found for code in regency().codes if (found := told_first(checks, code))), [])
