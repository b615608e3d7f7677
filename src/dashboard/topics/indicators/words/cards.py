"""The words of a headline card, wherever the card is drawn: on the page, on paper."""

from __future__ import annotations

from dashboard.core import formats
from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.render.words import figure_marks, source_words, trend_words, wording
from dashboard.statistics import notes
from dashboard.statistics.calculated import is_calculated
from dashboard.statistics.freshness import Freshness
from dashboard.statistics.summary import Finding

SPARK_YEARS = 10
"""A card shows the last ten years; the whole series is on the trend page."""

Gap = tuple[int, int]
"""Years between which no line may be drawn."""


def recent(finding: Finding) -> tuple[list[tuple[int, float]], list[Gap]]:
    """(year, value) of the last SPARK_YEARS, and the pairs of neighbours that must not be joined."""
    rows = finding.history[finding.history["year"] > finding.year - SPARK_YEARS]
    history = [(int(year), float(value)) for year, value in zip(rows["year"], rows["value"], strict=True)]
    segments = rows["segment"].tolist()
    gaps = [(earlier[0], later[0]) for earlier, later, one, next_one
            in zip(history, history[1:], segments, segments[1:], strict=False) if one != next_one]
    return history, gaps


def hollow(finding: Finding) -> frozenset[int]:
    """Years of the history that only a calculation gives."""
    return frozenset(int(year) for year in finding.history.loc[is_calculated(finding.history), "year"])


def spark_words(finding: Finding) -> str:
    """What the small line shows: 'Persentase penduduk miskin 2016 sampai 2025; hitungan: 2017'."""
    years = [year for year, _ in recent(finding)[0]]
    calculated = ", ".join(str(year) for year in years if year in hollow(finding))
    return (f"{finding.indicator.name} {years[0]} sampai {years[-1]}"
            + (f"; {figure_marks.CALCULATED}: {calculated}" if calculated else ""))


def source(finding: Finding) -> str:
    """'BPS Provinsi Jawa Timur (dari salinan)', and a doubt when there is one."""
    doubted = notes.doubt(finding.note)
    return (source_words.published_by(finding.publisher, finding.source_kind)
            + (f" · {source_words.DOUBTED}" if doubted else ""))


def period(finding: Finding) -> str:
    """'Maret 2025', or 'data terakhir Maret 2023' when a newer figure should exist; with a published error also
    '(selang 90 persen 6,20–8,94)'."""
    when = formats.period(finding.year, finding.indicator.period_rule) + figure_marks.aside(wording.interval(finding))
    return f"data terakhir {when}" if finding.is_old else when


def expected(item: Freshness, indicator: Indicator) -> str:
    """', seharusnya sudah ada 2025 (Jawa Timur sudah)' behind what is held; empty when nobody says what should be."""
    if item.expected_year is None:
        return ""
    ahead = f" ({regency().province.name} sudah)" if item.province_year == item.expected_year else ""
    return f", seharusnya sudah ada {formats.period(item.expected_year, indicator.period_rule)}{ahead}"


def references(finding: Finding) -> tuple[str, ...]:
    """'Jatim 9,50 · Blitar 1,93 poin persen lebih rendah (lebih baik)' for each reference, or why there is none."""
    indicator, when = finding.indicator, formats.period(finding.year, finding.indicator.period_rule)
    if indicator.is_count:
        return (trend_words.NOT_RANKED + ".",)
    if not finding.references:
        return (f"{' dan '.join(one.short for one in regency().larger)} {when} belum tersedia",)
    known = {reference.region_code: wording.reference_line(reference, indicator) for reference in finding.references}
    return tuple(known.get(code, f"{wording.short_names()[code]} {when} belum tersedia") for code in regency().above)
