"""The sentences. Rules choose the words: a difference that vanishes in print is "tidak berubah", good and bad
follow the indicator's direction, and nothing is called a cause or significant."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.core import formats, style
from dashboard.core.domain import Direction, Indicator, Verdict
from dashboard.core.regency import regency
from dashboard.render.words import figure_marks
from dashboard.statistics.compare import ReferenceFigure
from dashboard.statistics.completeness import Completeness
from dashboard.statistics.over_time.change import Change
from dashboard.statistics.ranking import Position
from dashboard.statistics.summary import Finding
from dashboard.statistics.uncertainty import Margin, interval90


def short_names() -> dict[str, str]:
    """'Blitar', 'Jatim' and 'Indonesia' by code, where room is scarce."""
    own = regency()
    return {own.code: own.brief} | {one.code: one.short for one in own.larger}


def long_names() -> dict[str, str]:
    """'Kabupaten Blitar', 'Jawa Timur' and 'Indonesia' by code."""
    own = regency()
    return {own.code: own.label} | {one.code: one.name for one in own.larger}

_SHORT_UNSURE = "belum pasti"
_TENS = ("", "setahun", "dua tahun", "tiga tahun", "empat tahun", "lima tahun")


COMPARED = {Verdict.BETTER: "lebih baik", Verdict.WORSE: "lebih buruk"}
"""What a difference against another region is; without a direction it is neither."""
RANK_ONE = {Direction.LOWER: "paling rendah", Direction.HIGHER: "paling tinggi", Direction.NONE: "paling besar"}
"""What rank 1 means."""


def span(years: int) -> str:
    """'setahun', 'dua tahun', '12 tahun'."""
    return _TENS[years] if 0 < years < len(_TENS) else f"{years} tahun"


def movement(change: Change, indicator: Indicator) -> str:
    """'turun 0,59 poin persen', or 'tidak berubah'."""
    if change.verdict is Verdict.SAME:
        return style.VERDICT_WORDS[Verdict.SAME]
    word = "turun" if change.delta < 0 else "naik"
    return f"{word} {formats.amount_with_unit(change.delta, indicator)}"


def change_line(change: Change | None, indicator: Indicator, *, short: bool = False) -> str:
    """For a card: '↘ turun 0,59 poin persen, membaik', or '…; belum dapat dipastikan berbeda' within the margin
    (`short`: '…; belum pasti', where the long words stand beside)."""
    if change is None:
        return "belum ada pembanding bermetode sama"
    judged = _SHORT_UNSURE if short and change.verdict is Verdict.UNSURE else style.VERDICT_WORDS[change.verdict]
    between = "; " if change.verdict is Verdict.UNSURE else ", "
    judged = f"{between}{judged}" if judged and change.verdict is not Verdict.SAME else ""
    return f"{style.arrow(change.delta, change.verdict)} {movement(change, indicator)}{judged}"


def since_line(change: Change | None, indicator: Indicator) -> str:
    """For a card: 'dibanding Maret 2024; perkiraan margin ±2,30'; empty without a change."""
    if change is None:
        return ""
    since = figure_marks.beside(f"dibanding {formats.period(change.previous_year, change.period)}",
                                calculated=change.previous_is_derived)
    return f"{since}; {margin(change.margin, indicator)}" if change.margin else since


def margin(found: Margin, indicator: Indicator, of: str = "") -> str:
    """'perkiraan margin ±2,30', 'margin ±1,10' when its error is published; of 90 percent, in the figure's unit. `of`:
    what it is the margin of, where that is not plain ('perubahannya ')."""
    return f"{'' if found.is_published else 'perkiraan '}margin {of}±{formats.beside(found.half, indicator)}"


def unsure(found: Sequence[Finding]) -> str:
    """'Belum dapat dipastikan berbeda dari angka sebelumnya (perkiraan margin): Penduduk miskin ±2,30 poin persen.' The
    figures whose change a sample cannot tell, published and estimated margins apart; empty without any."""
    kinds: dict[str, list[str]] = {}
    for one in found:
        if one.change is None or one.change.verdict is not Verdict.UNSURE:
            continue
        within, indicator = one.change.margin, one.indicator
        kind = _without_margin(indicator) if within is None else margin(within, indicator).split(" ±")[0]
        half = "" if within is None else formats.amount_with_unit(within.half, indicator)
        kinds.setdefault(kind, []).append(f"{indicator.short_name} ±{half}" if half else indicator.short_name)
    return " ".join(f"Belum dapat dipastikan berbeda dari angka sebelumnya ({kind}): {'; '.join(names)}."
                    for kind, names in kinds.items())


def _without_margin(indicator: Indicator) -> str:
    """Why a difference is unsure although no margin is said."""
    return "margin belum diketahui" if indicator.survey else "tidak lebih dari pembulatan"


def interval(finding: Finding) -> str:
    """'selang 90 persen 6,20–8,94' of a figure whose error is published; empty otherwise: an estimated error never
    stands beside a figure as if it were its own."""
    se, indicator = finding.error.published, finding.indicator
    if se is None:
        return ""
    low, high = (formats.number(end, indicator.decimals) for end in interval90(finding.value, se))
    return f"selang 90 persen {low}–{high}"


def band(position: Position) -> str:
    """'kira-kira 8–19', the ranks that the sample leaves open; empty for figures of no survey."""
    found = position.band
    if found is None or found.first == found.last:
        return ""
    return f"kira-kira {formats.number(found.first)}–{formats.number(found.last)}"


def rank_short(position: Position) -> str:
    """'13 dari 38 (kira-kira 10–19)', for a cell of a table."""
    return (f"{formats.number(position.rank)} dari {formats.number(position.of)}"
            + figure_marks.aside(band(position)))


def rank_key(position: Position, indicator: Indicator) -> str:
    """'(kira-kira 8–19; 1 = paling rendah)' behind a rank."""
    return f"({'; '.join(filter(None, (band(position), f'1 = {RANK_ONE[indicator.direction]}')))})"


def beside_reference(reference: ReferenceFigure) -> str:
    """'lebih rendah dari', 'lebih tinggi dari' or 'sama dengan', of our region against the reference; 'belum dapat
    dipastikan berbeda dari' within the margin."""
    if reference.verdict is Verdict.SAME:
        return "sama dengan"
    if reference.verdict is Verdict.UNSURE:
        return f"{style.VERDICT_WORDS[Verdict.UNSURE]} dari"
    return "lebih rendah dari" if reference.difference < 0 else "lebih tinggi dari"


def reference_line(reference: ReferenceFigure, indicator: Indicator) -> str:
    """For a card: 'Jatim 9,50 · Blitar 1,93 poin persen lebih rendah (lebih baik)'; without a direction no verdict."""
    name = figure_marks.beside(f"{short_names()[reference.region_code]} {formats.beside(reference.value, indicator)}",
                               calculated=reference.is_derived, note=reference.note)
    if reference.verdict is Verdict.SAME:
        return f"{name} · sama"
    if reference.verdict is Verdict.UNSURE:
        return f"{name} · {style.VERDICT_WORDS[Verdict.UNSURE]}"
    judged = COMPARED.get(reference.verdict, "")
    return (f"{name} · {regency().brief} {formats.amount_with_unit(reference.difference, indicator)} "
            f"{'lebih rendah' if reference.difference < 0 else 'lebih tinggi'}{f' ({judged})' if judged else ''}")


def tied(position: Position) -> str:
    """', sama dengan 2 lainnya' behind a rank; empty when nobody shares it."""
    return f", sama dengan {position.ties} lainnya" if position.ties else ""


def rank_line(position: Position, indicator: Indicator, year: int) -> str:
    """'Peringkat 13 dari 38 kabupaten/kota di Jawa Timur (kira-kira 8–19; 1 = paling rendah), Maret 2025'."""
    return (f"Peringkat {position.rank} dari {position.of} kabupaten/kota di {regency().province.name}{tied(position)} "
            f"{rank_key(position, indicator)}, "
            f"{formats.period(year, indicator.period_rule)}")


def finding(indicator: Indicator, region: str, value: float, year: int, change: Change | None,
            references: Sequence[ReferenceFigure], *, calculated: bool = False) -> str:
    """'Persentase penduduk miskin (P0) Kabupaten Blitar 7,57 persen pada Maret 2025, turun 0,59 poin persen dalam
    setahun (perkiraan margin ±2,10; belum dapat dipastikan berbeda), lebih rendah dari Jawa Timur 9,50 dan Indonesia
    8,47.' Only what is known is said; `calculated`: this was."""
    told = figure_marks.beside(formats.value_with_unit(value, indicator), calculated=calculated)
    parts = [f"{indicator.short_name} {region} {told} "
             f"pada {formats.period(year, indicator.period_rule)}"]
    if change is not None:
        parts.append(f"{movement(change, indicator)} dalam {span(change.years)}{certainty(change, indicator)}")
    parts += _standings(references, indicator)
    return ", ".join(parts) + "."


def headline(found: Finding, region: str) -> str:
    """The beginning of the finding for a slide: 'Penduduk miskin Kabupaten Blitar 7,57 persen pada Maret 2025, turun
    0,59 poin persen; belum dapat dipastikan berbeda'."""
    told = finding(found.indicator, region, found.value, found.year, None, [], calculated=found.is_derived).rstrip(".")
    if found.change is None:
        return f"{told}."
    doubt = f"; {style.VERDICT_WORDS[Verdict.UNSURE]}" if found.change.verdict is Verdict.UNSURE else ""
    return f"{told}, {movement(found.change, found.indicator)}{doubt}."


def certainty(change: Change, indicator: Indicator) -> str:
    """Behind a change: its margin when it is of a survey, and whether it is more than that or than rounding."""
    told = [margin(change.margin, indicator)] if change.margin and change.verdict is not Verdict.SAME else []
    if change.verdict is Verdict.UNSURE:
        told += [] if change.margin else [_without_margin(indicator)]
        told.append(style.VERDICT_WORDS[Verdict.UNSURE])
    return f" ({'; '.join(told)})" if told else ""


def _standings(references: Sequence[ReferenceFigure], indicator: Indicator) -> list[str]:
    grouped: dict[str, list[str]] = {}
    for reference in references:
        value = figure_marks.beside(formats.beside(reference.value, indicator), calculated=reference.is_derived)
        grouped.setdefault(beside_reference(reference), []).append(f"{long_names()[reference.region_code]} {value}")
    return [f"{words} {' dan '.join(names)}" for words, names in grouped.items()]


def holdings_line(place: str, known: Completeness) -> str:
    """'Kabupaten Blitar punya angka untuk 50 dari 57 indikator; pada 12 di antaranya angka terbarunya sudah lama.'"""
    start = f"{place} punya angka untuk {formats.number(known.known)} dari {formats.number(known.total)} indikator"
    if not known.known:
        return f"{place} belum punya angka untuk satu pun dari {formats.number(known.total)} indikator."
    if not known.old:
        return f"{start}, semuanya dari tahun terbaru yang sudah terbit."
    return f"{start}; pada {formats.number(known.old)} di antaranya angka terbarunya sudah lama."
