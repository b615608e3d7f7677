"""Slides of one indicator over time: Kabupaten Blitar with the province and the nation, breaks and gaps left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd

from dashboard.answers.slide_entry import About, SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator
from dashboard.core.formats import upper_first
from dashboard.core.regency import regency
from dashboard.core.style import LIGHT
from dashboard.queries import reference
from dashboard.render.slides.model import Chart, ChartKind, ChartSeries, LeftOut, Slide
from dashboard.render.slides.words import cited
from dashboard.render.time_lines import Stretch, TimeLines, time_lines
from dashboard.render.words import figure_marks, remark_words, source_words, trend_words, wording
from dashboard.topics.indicators import answers
from dashboard.topics.indicators.rules.overview import HEADLINE
from dashboard.topics.indicators.rules.trend import Trend
from dashboard.topics.indicators.words.course import unsure_course

GROUP = "Tren"
TITLES = {
    "p0": "Tren persentase penduduk miskin", "poor_count": "Tren jumlah penduduk miskin",
    "poverty_line": "Tren garis kemiskinan", "p1": "Tren kedalaman kemiskinan", "p2": "Tren keparahan kemiskinan",
    "ipm_sp2020lf": "Tren IPM", "tpt": "Tren pengangguran terbuka", "growth": "Tren pertumbuhan ekonomi",
    "gini": "Tren rasio Gini",
}
IDS = tuple(f"tren-{name}" for name in HEADLINE)
_RULE = ("Angka pertama (sejak 2010) dibandingkan dengan angka terbaru dari metode dan periode yang sama, yang sudah "
         "terbit; angka hitungan digambar sebagai titik berlubang dan tidak ikut. Perubahan «pembanding» "
        "pada rentang tahun yang sama. Garis tidak disambung pada tahun tanpa angka dan pada pergantian metode.")
SHORTEST = 110
"""Characters of a planner's note on a slide."""


def slide(world: World, name: str) -> Slide | LeftOut:
    """The trend slide of one indicator."""
    slide_id, title = f"tren-{name}", TITLES.get(name, name)
    shown = answers.known_trend(world.database, name, world.today)
    if shown is None:
        return LeftOut(slide_id, title, f"{regency().label} belum punya angka untuk indikator ini.")
    lines = main_lines(shown, regency().codes)
    if len(lines[lines["region_code"] == regency().code]) < 2:
        return LeftOut(slide_id, title, "Baru ada satu angka, jadi garis waktu belum dapat digambar.")
    indicator, found = shown.indicator, shown.finding
    chart = line_chart(shown, lines, reference.method_breaks(world.database))
    course = trend_words.course_title(indicator, shown.course, shown.course_of, shown.years)
    whole = course if found is None else wording.finding(
        indicator, shown.names[regency().code], found.value, found.year, found.change, found.references,
        calculated=found.is_derived)
    return Slide(
        slide_id, GROUP, f"{indicator.short_name} {course}" if course[:4].isdigit() else course,
        " · ".join(filter(None, (measure(indicator), unsure_course(shown)))) + world.whole_note, chart,
        cited(lines["source"]), regency().said(_RULE), alt(chart, course), bool(lines["is_sample"].any()),
        f"{whole.rstrip('.')}. {course.rstrip('.')}.",
        " ".join(filter(None, (source_words.summary(lines), *_remarked(lines),
                               trend_words.targets_told(shown.checks[indicator.id], regency().code, indicator)))))


def _remarked(lines: pd.DataFrame) -> list[str]:
    """Notes of planners in full, for whoever speaks."""
    return [f"{remark_words.TITLE} {int(one.row['year'])}: {remark_words.dated_remark(one.remark)}."
            for one in remark_words.newest(lines)[0]]


def _newest_remark(lines: pd.DataFrame) -> list[str]:
    """The newest of them as far as there is room on a slide, and how many others there are."""
    shown, rest = remark_words.newest(lines, 1)
    return [f"{formats.lower_first(remark_words.TITLE)} {int(one.row['year'])}: "
            f"{remark_words.dated_remark(replace(one.remark, text=formats.shortened(one.remark.text, SHORTEST)))}"
            f"{f'; {remark_words.others(rest)}' if rest else ''}" for one in shown]


def measure(indicator: Indicator) -> str:
    """'Persentase penduduk miskin (persen), tiap Maret'."""
    unit = f" ({indicator.unit})" if indicator.unit not in ("", "indeks", "rasio") else ""
    when = "" if indicator.period_rule == "Tahun" else f", tiap {indicator.period_rule}"
    return f"{indicator.name}{unit}{when}"


def main_lines(shown: Trend, codes: Sequence[str]) -> pd.DataFrame:
    """The lines of the indicator itself, from the regency's first year on, without the other series of its idea."""
    rows = shown.lines[(shown.lines["indicator"] == shown.indicator.id) & shown.lines["region_code"].isin(list(codes))]
    own = rows[rows["region_code"] == regency().code]
    # A hall reads fewer years: what happened before the regency has figures stands on the page.
    return rows[rows["year"] >= own["year"].min()] if len(own) else rows


def line_chart(shown: Trend, lines: pd.DataFrame, breaks: pd.DataFrame, *, with_targets: bool = True) -> Chart:
    """Every year from the first to the last is a category; a method break begins a new series of the same colour."""
    indicator = shown.indicator
    drawn = time_lines(lines, breaks, shown.targets if with_targets else None)
    targets = _targets(shown, drawn) if with_targets else {}
    told = trend_words.targets_short(shown.checks[indicator.id], regency().code, indicator) if with_targets else ""
    last = max([int(lines["year"].max()), *targets])
    years = tuple(range(int(lines["year"].min()), last + 1))
    series = [one for code in dict.fromkeys(lines["region_code"]) for one in _region(drawn, str(code), years)]
    if targets:
        ends = [targets.get(year, (None, None)) for year in years]
        series.append(ChartSeries("Target", tuple(end for end, _ in ends), LIGHT.blitar, marks=True,
                                  other_ends=tuple(other for _, other in ends)))
    return Chart(ChartKind.LINE, tuple(map(str, years)), tuple(series), indicator.unit, indicator.decimals,
                 f"{told} {_note(shown, lines, years, breaks)}".strip())


def _region(drawn: TimeLines, code: str, years: Sequence[int]) -> list[ChartSeries]:
    """A series a method; its gaps stay open."""
    parts: list[list[Stretch]] = []
    for stretch in drawn.stretches:
        if stretch.region == code and (not parts or stretch.after_break):
            parts.append([])
        if stretch.region == code:
            parts[-1].append(stretch)
    return [_series(part, code, years) for part in parts]


def _series(part: Sequence[Stretch], code: str, years: Sequence[int]) -> ChartSeries:
    values = {year: value for one in part for year, value in zip(one.years, one.values, strict=True)}
    calculated = {year for one in part for year, hollow in zip(one.years, one.hollow, strict=True) if hollow}
    return ChartSeries(wording.short_names()[code], tuple(values.get(year) for year in years), LIGHT.region(code),
                       calculated=tuple(year in calculated for year in years))


def _targets(shown: Trend, drawn: TimeLines) -> dict[int, tuple[float, float | None]]:
    """Targets of the regency: the figure, or of a range the end it is judged by and the other; of two documents for one
    year the first is drawn."""
    own = [goal for goal in drawn.goals if goal.region == regency().code]
    ends = {goal.year: goal.ends() for goal in reversed(own)}
    if shown.indicator.direction is Direction.LOWER:
        ends = {year: list(reversed(pair)) for year, pair in ends.items()}
    return {year: (pair[0], pair[1] if len(pair) > 1 else None) for year, pair in sorted(ends.items())}


def _note(shown: Trend, lines: pd.DataFrame, years: Sequence[int], breaks: pd.DataFrame) -> str:
    parts = [] if float(lines["value"].min()) <= 0 else ["Sumbu tegak tidak mulai dari nol"]
    own = lines[lines["region_code"] == regency().code]["year"].astype(int).tolist()
    missing = [str(year) for year in range(min(own), max(own)) if year not in own]
    if missing:
        parts.append(f"{regency().brief} {', '.join(missing)} {formats.MISSING}")
    changed = shown.crossed[shown.crossed["indicator"] == shown.indicator.id]
    parts += [f"metode berubah {row['year_before']} ke {row['year_after']}" for row in changed.to_dict("records")]
    parts += [hollow] if (hollow := figure_marks.hollow_told(lines, wording.short_names())) else []
    parts += source_words.doubts(lines, wording.short_names(), shown.indicator.decimals)
    if shown.finding and (interval := wording.interval(shown.finding)):
        parts.append(f"{formats.period(shown.finding.year, shown.indicator.period_rule)} {interval}")
    parts += _newest_remark(lines)
    return f"{upper_first('; '.join(parts))}." if parts else ""


def alt(chart: Chart, sentence: str) -> str:
    """What the picture shows for those who cannot see it: the ends of every line, and each mark that stands alone."""
    told = []
    for one in chart.series:
        known = [f"{category} {chart.told_at(one, place)}"
                 for place, category in enumerate(chart.categories) if one.values[place] is not None]
        if one.marks:
            told.append(f"{one.name} {', '.join(known)}")
        elif known:
            told.append(f"{one.name} {' sampai '.join(dict.fromkeys((known[0], known[-1])))}")
    return f"{sentence.rstrip('.')}. Grafik garis, {chart.unit}: {'; '.join(told)}."


ENTRIES = tuple(SlideEntry(30 + place, f"tren-{name}", GROUP, TITLES.get(name, name), partial(slide, name=name),
                           About.WHOLE)
                for place, name in enumerate(HEADLINE))
