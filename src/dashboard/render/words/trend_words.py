"""The sentences of the trend page. The rules: no cause, no "signifikan", counts are not judged against others."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator, Verdict
from dashboard.core.regency import regency
from dashboard.render.words import figure_marks
from dashboard.render.words.wording import long_names, rank_key, short_names, tied
from dashboard.statistics.over_time.relevance import Course, Together
from dashboard.statistics.ranking import ENOUGH, Position
from dashboard.statistics.target_check import TargetCheck, easier_end, told_first

NOT_RANKED = "Tidak diperingkat karena berupa angka absolut"
MANY = 3
"""From so many on, names that share an end are counted instead."""
MOSTLY = 2 / 3
"""From this share of the years on two regions "umumnya" move the same way; up to one minus this they "jarang" do."""


def moved(delta: float, indicator: Indicator) -> str:
    """'turun 2,15 poin persen', or 'tidak berubah'."""
    if abs(delta) < 0.5 * 10.0**-indicator.decimals:
        return "tidak berubah"
    return f"{'turun' if delta < 0 else 'naik'} {formats.amount_with_unit(delta, indicator)}"


def yearly(delta: float, indicator: Indicator) -> str:
    """'rata-rata turun 0,24 poin persen per tahun', 'rata-rata naik Rp2,08 juta per tahun', or 'tidak berubah'."""
    words = moved(delta, indicator)
    return words if words.startswith("tidak") else f"rata-rata {words} per tahun"


def course_title(indicator: Indicator, course: Course | None, others: Sequence[tuple[str, float]],
                 first_last: tuple[int, int]) -> str:
    """'2018–2025: Blitar turun 2,15 poin persen, Jatim 1,48, Indonesia naik 0,10'. `others`: region code and change of
    each reference over the same years; the unit and an equal verb are said once. Without a course: which years are
    known."""
    if course is None:
        first, last = first_last
        years = f"untuk {last}" if first == last else f"antara {first} dan {last} yang tidak boleh disambung"
        return f"{indicator.short_name} {regency().label}: baru ada angka {years}"
    words = moved(course.delta, indicator)
    parts = [f"{short_names()[regency().code]} {words}"]
    verb = words.split()[0]
    for code, delta in others:
        own = moved(delta, indicator)
        own = own if "Rp" in indicator.delta_unit else own.removesuffix(f" {indicator.delta_unit}")
        same, verb = own.split()[0] == verb, own.split()[0]
        parts.append(f"{short_names()[code]} {own.removeprefix(verb).strip() if same and verb != 'tidak' else own}")
    return f"{course.first}–{course.last}: {', '.join(parts)}"


def second(position: Position | None, year: int | None, indicator: Indicator, found: Sequence[Together],
           newest: int) -> str:
    """'Peringkat 13 dari 38 kabupaten/kota (kira-kira 8–19; 1 = paling rendah); selalu searah dengan Jawa Timur (8 dari
    8 tahun) dan umumnya searah dengan Indonesia (6 dari 8 tahun).' The year of the rank is
    said when it is not the newest."""
    parts = []
    if position is not None and year is not None:
        when = "" if year == newest else f" pada {formats.period(year, indicator.period_rule)}"
        parts.append(f"peringkat {position.rank} dari {position.of} kabupaten/kota{when}{tied(position)} "
                     f"{rank_key(position, indicator)}")
    parts.append(relevance(found))
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def disputed(conflicts: pd.DataFrame) -> list[str]:
    """'Jumlah penduduk Kabupaten Blitar 2023: 1.252.242 jiwa atau 1.253.600 jiwa.' for each row; neither is picked."""
    return [f"{row['fact']}: {row['value_a']} atau {row['value_b']}." for row in conflicts.to_dict("records")]


def relevance(found: Sequence[Together]) -> str:
    """'selalu searah dengan Jawa Timur (8 dari 8 tahun) dan Indonesia (8 dari 8 tahun)'; says so when there are too
    few years."""
    if not found:
        return f"belum cukup tahun untuk melihat apakah bergerak searah dengan {regency().larger_words}"
    parts, said = [], ""
    for item in found:
        words = _how_often(item)
        since = f" sejak {item.since}" if item.since else ""
        parts.append(f"{'' if words == said else f'{words} '}{long_names()[item.reference]} "
                     f"({item.same} dari {item.of} tahun{since})")
        said = words
    return " dan ".join(parts)


def _how_often(item: Together) -> str:
    share = item.same / item.of
    if share == 1:
        return "selalu searah dengan"
    if share >= MOSTLY:
        return "umumnya searah dengan"
    return "jarang searah dengan" if share <= 1 - MOSTLY else "kadang searah, kadang tidak, dengan"


def not_compared(indicator: Indicator) -> str:
    """Why a count has no line of the province, no rank and no verdict against others."""
    return f"{NOT_RANKED}: {indicator.short_name} selalu lebih besar di wilayah yang besar."


def count_title(indicator: Indicator, value: float | None, year: int) -> str:
    """'Jumlah penduduk miskin Kabupaten Blitar 89,04 ribu jiwa pada Maret 2025'; for bars of a count, which have no
    rank."""
    return (f"{indicator.short_name} {regency().label} {formats.value_with_unit(value, indicator)} pada "
            f"{formats.period(year, indicator.period_rule)}")


def ends_title(indicator: Indicator, year: int, value: float, ends: Sequence[tuple[str, Sequence[str], float]]) -> str:
    """'Maret 2025: Blitar 7,57 persen; peringkat 1 Kota Batu 2,86, terakhir Kab. Sampang 20,61', for bars below a
    headline that tells the rank. `ends`: the word for an end, the names that share it, its figure; an end that is
    ours is not said twice."""
    def told(word: str, names: Sequence[str], figure: float) -> str:
        who = " dan ".join(names) if len(names) < MANY else f"({formats.number(len(names))} kabupaten/kota)"
        return f"{word} {who} {formats.value_parts(figure, indicator)[0]}"

    others = ", ".join(told(*end) for end in ends if regency().short not in end[1])
    return (f"{formats.period(year, indicator.period_rule)}: {regency().brief} "
            f"{formats.value_with_unit(value, indicator)}" + (f"; {others}" if others else ""))


def too_few(known: int, of: int, has_own: bool, indicator: Indicator, year: int) -> str:
    """Why no rank is said for a year."""
    when = formats.period(year, indicator.period_rule)
    if not has_own:
        return f"{regency().label} belum punya angka {indicator.name} {when}, jadi peringkatnya tidak dapat disebut."
    return (f"Baru {known} dari {of} kabupaten/kota punya angka {indicator.name} {when}. Peringkat hanya disebut bila "
            f"paling sedikit {formats.number(100 * ENOUGH)} persen kabupaten/kota punya angka.")


_TARGET_STATUS = {"menunggu dokumen": "menunggu dokumen, belum diperiksa", "belum diperiksa": "dokumen belum diperiksa"}
_INFERRED = "disimpulkan"


def certainty(status: str, note: str) -> str:
    """How sure a target is: 'tahun 2026 disimpulkan', 'dokumen belum diperiksa'; what is inferred stands in the note of
    its row. Empty for what was read in its document, or where nothing is said."""
    if status != _INFERRED:
        return _TARGET_STATUS.get(status, "")
    clauses = (clause.strip().partition("=") for clause in note.split(";"))
    told = (after or before for before, _, after in clauses)
    return next((clause for clause in told if clause.endswith(_INFERRED)), _INFERRED)


def sureness(check: TargetCheck) -> str:
    """'≠, tahun 2026 disimpulkan': the sign of an open case about the target, and how sure it is; "" without either."""
    return ", ".join(filter(None, (figure_marks.sign(check.note), certainty(check.status, check.note))))


def targets_told(checks: Sequence[TargetCheck], region: str, indicator: Indicator) -> str:
    """'Target RPJMD 2025 5,30–6,78 persen (menunggu dokumen, belum diperiksa) tidak tercapai (7,57); target RPJMD 2026
    8,88 persen (tahun 2026 disimpulkan) sudah terpenuhi.' Empty without a target; one whose year passed without a
    figure says so."""
    if indicator.direction is Direction.NONE:
        return ""
    told = "; ".join(_target_told(check, indicator) for check in told_first(checks, region))
    return f"{told[0].upper()}{told[1:]}." if told else ""


def _target_told(check: TargetCheck, indicator: Indicator) -> str:
    first = check.document.split()[0]
    status, state = sureness(check), _state(check)
    figure = "" if check.is_ahead or check.value is None else f" ({formats.beside(check.value, indicator)})"
    return (f"target {f'{first} ' if first.isupper() else ''}{check.year} "
            f"{span(check.low, check.high, indicator)}{f' ({status})' if status else ''} {state}{figure}")


def _state(check: TargetCheck) -> str:
    met = check.verdict is not Verdict.WORSE
    if check.value is None:
        return f"belum dapat dinilai: angka {check.year} {formats.MISSING}"
    if check.is_ahead:
        return "sudah terpenuhi" if met else "belum terpenuhi"
    return "tercapai" if met else "tidak tercapai"


def span(low: float, high: float, indicator: Indicator) -> str:
    """'5,30–6,78 persen', or one figure."""
    end = formats.value_with_unit(high, indicator)
    return end if low == high else f"{formats.beside(low, indicator)}–{end}"


def goal(check: TargetCheck, indicator: Indicator) -> str:
    """'5,30–6,78', without its unit."""
    return "–".join(formats.beside(end, indicator) for end in dict.fromkeys((check.low, check.high)))


def _certainty_short(check: TargetCheck) -> str:
    return certainty(check.status, check.note).removeprefix("menunggu dokumen, ")


def targets_short(checks: Sequence[TargetCheck], region: str, indicator: Indicator) -> str:
    """'Target 2025 5,30–6,78 (belum diperiksa) tidak tercapai; 2026 8,88 (tahun 2026 disimpulkan) sudah terpenuhi.' For
    a slide, where the unit and the figure stand beside it."""
    if indicator.direction is Direction.NONE:
        return ""
    told = [f"{check.year} {goal(check, indicator)}"
            f"{figure_marks.aside(figure_marks.sign(check.note), _certainty_short(check))} "
            f"{_state(check)}" for check in told_first(checks, region)]
    return f"Target {'; '.join(told)}." if told else ""


def target_line(check: TargetCheck, indicator: Indicator) -> str:
    """'Target 2026: 8,88 persen. Angka Maret 2025 (7,57) sudah lebih baik.' Only what the figures say."""
    status = sureness(check)
    start = (f"Target {check.year}: {span(check.low, check.high, indicator)}"
             f"{f' ({status})' if status else ''}.")
    if check.value is None or check.value_year is None:
        return f"{start} Angka {formats.period(check.year, indicator.period_rule)} belum tersedia."
    figure = (f"Angka {formats.period(check.value_year, indicator.period_rule)} "
              f"({formats.beside(check.value, indicator)})")
    if indicator.direction is Direction.NONE:
        return f"{start} {figure}."
    if check.verdict is Verdict.WORSE:
        away = formats.amount_with_unit(check.gap, indicator)
        easier = formats.beside(easier_end(check.low, check.high, indicator), indicator)
        end = "" if check.low == check.high else f" dari {easier}"
        return f"{start} {figure} {'masih berjarak' if check.is_ahead else 'tidak mencapainya, selisih'} {away}{end}."
    return f"{start} {figure} {'sudah memenuhi' if check.is_ahead else 'mencapainya'}."
