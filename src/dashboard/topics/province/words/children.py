"""The sentences about the kabupaten and kota of a province. The two kinds are told apart wherever they meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.core import formats, style
from dashboard.core.domain import Direction, Indicator, Level, Region, Verdict
from dashboard.render.words import figure_marks, wording
from dashboard.statistics.attention import as_mapped
from dashboard.statistics.over_time.change import Change
from dashboard.statistics.provincial_rank import KABKOTA
from dashboard.statistics.summary import Finding
from dashboard.topics.province.rules.children import Child, of_level

_UNSURE = "belum pasti"
"""In a cell, whose page says what it means."""
_MOST_NAMED = 2
NO_DASHBOARD = "belum ada dasbornya"
_ENDS = {Direction.LOWER: ("terendah", "tertinggi"), Direction.HIGHER: ("tertinggi", "terendah"),
         Direction.NONE: ("terkecil", "terbesar")}
"""Of the best off (the smallest), of those that need most attention (the largest)."""


def counted(children: Sequence[Child]) -> str:
    """'29 kabupaten dan 9 kota'."""
    return " dan ".join(f"{formats.number(len(own))} {level}"
                        for level in KABKOTA if (own := of_level(children, level)))


def lacking(region: str, indicator: Indicator) -> str:
    """What stands in place of the finding of a region without a figure."""
    return f"{indicator.short_name} {region} {formats.MISSING}."


def extremes(children: Sequence[Child], indicator: Indicator, regions: Mapping[str, Region]) -> str:
    """'Di antara 29 kabupaten terendah Sidoarjo (4,53 persen), tertinggi Sampang (20,83 persen); di antara 9 kota …',
    each kind apart; empty without a figure."""
    told = [text for level in KABKOTA if (text := _ends(of_level(children, level), level, indicator, regions))]
    return f"{'; '.join(told)}." if told else ""


def neediest(children: Sequence[Child], indicator: Indicator, regions: Mapping[str, Region]) -> str:
    """'tertinggi Sampang di antara 29 kabupaten, Blitar di antara 9 kota', for a title."""
    worst = _ENDS[as_mapped(indicator).direction][1]
    told = []
    for level in KABKOTA:
        known = [child for child in of_level(children, level) if child.value is not None]
        if known:
            named = _at(known, known[0].value, indicator, regions).partition(" (")[0]
            told.append(f"{named} di antara {formats.number(len(known))} {level}")
    return f"{worst} {', '.join(told)}"


def _ends(children: Sequence[Child], level: Level, indicator: Indicator, regions: Mapping[str, Region]) -> str:
    known = [child for child in children if child.value is not None]
    if len(known) < 2:
        return ""
    best, worst = _ENDS[as_mapped(indicator).direction]
    last, first = (_at(known, end.value, indicator, regions) for end in (known[0], known[-1]))
    among = f"di antara {formats.number(len(known))} {level}"
    if first == last:
        return f"{among} semuanya {formats.value_with_unit(known[0].value, indicator)}"
    return f"{among} {worst} {last}, {best} {first}"


def _at(known: Sequence[Child], value: float | None, indicator: Indicator, regions: Mapping[str, Region]) -> str:
    """'Sampang (20,61 persen)'; those that print alike are named together, more than two are counted."""
    printed = formats.value_with_unit(value, indicator)
    alike = [regions[child.code].name for child in known if formats.value_with_unit(child.value, indicator) == printed]
    named = " dan ".join(alike) if len(alike) <= _MOST_NAMED else f"{formats.number(len(alike))} wilayah"
    return f"{named} ({printed})"


def moved(children: Sequence[Child], indicator: Indicator) -> str:
    """'Sejak angka sebelumnya 3 membaik, 0 memburuk, 35 belum dapat dipastikan berbeda.' Without a direction, or
    without a figure before, nothing."""
    changes = [child.change.verdict for child in children if child.change]
    if indicator.direction is Direction.NONE or not changes:
        return ""
    told = [f"{formats.number(changes.count(verdict))} {style.VERDICT_WORDS[verdict]}"
            for verdict in (Verdict.BETTER, Verdict.WORSE, Verdict.SAME, Verdict.UNSURE) if verdict in changes]
    return f"Sejak angka sebelumnya: {', '.join(told)}."


def incomplete(children: Sequence[Child]) -> str:
    """'Angka ada untuk 37 dari 38; yang lain belum tersedia.'; empty when all have one."""
    known = sum(child.value is not None for child in children)
    if known == len(children):
        return ""
    return (f"Angka ada untuk {formats.number(known)} dari {formats.number(len(children))} kabupaten/kota; yang lain "
            f"{formats.MISSING}.")


def ranked(children: Sequence[Child], indicator: Indicator) -> str:
    """What the ranks of the table mean."""
    return f"Peringkat 1 {wording.RANK_ONE[indicator.direction]}, di antara {counted(children)} bersama-sama"


def ways(known: int, total: int) -> str:
    """'5 dari 38 punya dasbor sendiri.'"""
    if not known:
        return f"Belum satu pun dari {formats.number(total)} kabupaten/kota punya dasbor sendiri yang diketahui."
    return f"{formats.number(known)} dari {formats.number(total)} kabupaten/kota punya dasbor sendiri."


def change(child: Child, indicator: Indicator) -> tuple[str, str]:
    """What became of a figure, and of which certainty and since when: ('turun 0,59 poin persen', 'membaik sejak
    2024')."""
    found = child.change
    if found is None:
        return ("–" if child.value is None else "belum ada pembanding"), ""
    judged = "" if found.verdict in (Verdict.SAME, Verdict.NEUTRAL) else f"{_verdict(found.verdict)}, "
    return wording.movement(found, indicator), f"{judged}sejak {found.previous_year}"


def change_short(found: Change, decimals: int) -> tuple[str, str]:
    """The same where the unit stands elsewhere: ('turun 0,59', 'belum pasti')."""
    if found.verdict is Verdict.SAME:
        return _verdict(found.verdict), ""
    told = f"{'turun' if found.delta < 0 else 'naik'} {formats.number(abs(found.delta), decimals)}"
    return told, "" if found.verdict is Verdict.NEUTRAL else _verdict(found.verdict)


def _verdict(found: Verdict) -> str:
    return _UNSURE if found is Verdict.UNSURE else style.VERDICT_WORDS[found]


def against(child: Child, indicator: Indicator) -> tuple[str, str]:
    """The difference from the province: ('1,93 poin persen lebih rendah', 'lebih baik')."""
    found = child.against
    if found is None:
        return "–", ""
    if found.verdict is Verdict.SAME:
        return "sama", ""
    way = "lebih rendah" if found.difference < 0 else "lebih tinggi"
    told = _UNSURE if found.verdict is Verdict.UNSURE else wording.COMPARED.get(found.verdict, "")
    return f"{formats.amount_with_unit(found.difference, indicator)} {way}", told


def nation(found: Finding) -> tuple[str, ...]:
    """Of a figure of the province: ('8,47', 'lebih tinggi (lebih buruk)'); nothing for a count."""
    return tuple(text for reference in found.references for text in (
        formats.beside(reference.value, found.indicator),
        wording.beside_reference(reference).removesuffix(" dari").removesuffix(" dengan")
        + figure_marks.aside(wording.COMPARED.get(reference.verdict, ""))))


def places(child: Child) -> tuple[str, str]:
    """('13 dari 38, kira-kira 10–19', '9 dari 29 kabupaten'); a dash where no rank may be said."""
    if child.among is None:
        return "–", ""
    among, alike = child.among, child.alike
    own = f"{formats.number(alike.rank)} dari {formats.number(alike.of)} {child.level}" if alike else ""
    whole = f"{formats.number(among.rank)} dari {formats.number(among.of)}"
    return ", ".join(filter(None, (whole, wording.band(among)))), own
