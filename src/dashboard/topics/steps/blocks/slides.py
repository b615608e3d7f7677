"""The five steps of TKPK daerah for the headline indicator, one slide a step."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard.answers.slide_entry import About, SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator, Level
from dashboard.core.formats import lower_first
from dashboard.core.regency import regency
from dashboard.core.style import LIGHT
from dashboard.queries import observations, reference
from dashboard.render.charts.line_marks import short_name
from dashboard.render.charts.plotly_theme import blend
from dashboard.render.shading import alike_words
from dashboard.render.slides.model import Chart, ChartKind, ChartSeries, LeftOut, Slide
from dashboard.render.slides.words import beginning, cited
from dashboard.render.words import source_words, wording
from dashboard.statistics.over_time.relevance import published
from dashboard.statistics.provincial_rank import KABKOTA, alike_in, how_many
from dashboard.statistics.ranking import ENOUGH, rank
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.indicators.blocks import trend_slides as trends
from dashboard.topics.indicators.rules.trend import Trend
from dashboard.topics.indicators.words import shape as shape_words
from dashboard.topics.province.rules.children import with_figures
from dashboard.topics.province.words import children as children_words
from dashboard.topics.steps import answers
from dashboard.topics.steps.rules.five_step import FiveSteps
from dashboard.topics.steps.rules.linkage import FIRST_SUPPORT, Linkage
from dashboard.topics.steps.words import five_step as five_step_words
from dashboard.topics.steps.words import linkage as linkage_words

GROUP = "Lima langkah"
INDICATOR, SUPPORT = "p0", FIRST_SUPPORT
"""The outcome TKPK answers for, and the supporting indicator that the page Analisis shows first."""
POSITION, DEVELOPMENT, EFFECTIVENESS, RELEVANCE, LINKAGE = (
    "langkah-posisi", "langkah-perkembangan", "langkah-efektivitas", "langkah-relevansi", "langkah-keterkaitan")
_NO_FIGURE = "«kabupaten» belum punya angka persentase penduduk miskin."
_QUIET, _ALIKE = blend(LIGHT.jatim, LIGHT.paper, 0.3), blend(LIGHT.jatim, LIGHT.paper, 0.68)
"""Told apart by lightness alone, so by everybody."""


def _both(world: World) -> tuple[Trend, FiveSteps] | None:
    shown = indicator_answers.known_trend(world.database, INDICATOR, world.today)
    found = answers.known_steps(world.database, INDICATOR, world.today)
    return (shown, found) if shown and found else None


def position(world: World) -> Slide | LeftOut:
    """Step 1: the 38 in order, the best first."""
    both = _both(world)
    if both is None or both[1].relative_position is None:
        return LeftOut(POSITION, TITLES[POSITION], regency().said(_NO_FIGURE))
    shown, found = both
    standing, indicator, words = both[1].relative_position, shown.indicator, five_step_words.position(found)
    rows = shown.kabkota[shown.kabkota["year"] == standing.year]
    when = formats.period(standing.year, indicator.period_rule)
    if standing.position is not None:
        title = f"{indicator.short_name}: {lower_first(wording.rank_line(standing.position, indicator, standing.year))}"
    elif regency().is_province and len(children := with_figures(rows, indicator)) >= ENOUGH * how_many(rows):
        title = (f"{formats.dated(indicator.short_name, when)}: "
                 f"{children_words.neediest(children, indicator, reference.regions(world.database))}")
        words = children_words.extremes(children, indicator, reference.regions(world.database))
        words = f"{words[:1].upper()}{words[1:]}"
    else:
        return LeftOut(POSITION, TITLES[POSITION], words)
    chart = _ranked(rows, indicator)
    deeper = shape_words.short(indicator_answers.shape(world.database).depth)
    chart = replace(chart, note=f"{deeper} {chart.note}".strip())
    order = {Direction.LOWER: "dari yang paling rendah (terbaik)",
             Direction.HIGHER: "dari yang paling tinggi (terbaik)",
             Direction.NONE: "dari yang terbesar"}[indicator.direction]
    return Slide(POSITION, GROUP, title, f"{indicator.name} ({indicator.unit}), {when} · {order}{world.whole_note}",
                 chart, cited(rows["source"]), five_step_words.POSITION.rule,
                 f"{words} Diagram {len(chart.categories)} batang, satu tiap kabupaten/kota.",
                 bool(rows["is_sample"].eq(True).any()), words, source_words.summary(rows))


def _ranked(rows: pd.DataFrame, indicator: Indicator) -> Chart:
    local = rows[rows["level"].isin(KABKOTA)].drop_duplicates("region_code").dropna(subset=["value"])
    ranks, alike = rank(local.set_index("region_code")["value"], indicator.direction), alike_in(local, indicator)
    known = local.assign(rank=local["region_code"].map(ranks)).sort_values(["rank", "label"], kind="stable")
    names = tuple(short_name(str(label)) for label in known["label"])
    codes = known["region_code"].tolist()
    colours = tuple(LIGHT.blitar if code == regency().code else _ALIKE if code in alike else _QUIET for code in codes)
    told = {0, len(codes) - 1, codes.index(regency().code)} if regency().code in codes else {0, len(codes) - 1}
    bars = ChartSeries("Kabupaten/kota", tuple(float(value) for value in known["value"]), _QUIET, colours,
                       point_names=tuple(name if place in told else "" for place, name in enumerate(names)))
    above = [(code, rows.loc[rows["region_code"] == code, "value"].dropna())
             for code in regency().codes if code not in codes]
    lines = [ChartSeries(wording.short_names()[code], (float(value.iloc[0]),) * len(codes), LIGHT.region(code),
                         dashed=True)
             for code, value in above if len(value)]
    missing = rows[rows["level"].isin([Level.KABUPATEN, Level.KOTA]) & rows["value"].isna()]
    note = f"{formats.MISSING.capitalize()}: {', '.join(short_name(str(name)) for name in missing['label'])}." \
        if len(missing) else ""
    names_of = dict(zip(local["region_code"].astype(str), (short_name(str(label)) for label in local["label"]),
                        strict=True))
    doubts = source_words.doubts(local, names_of, indicator.decimals)
    note = " ".join(filter(None, (f"Batang sedang: {alike_words()}." if alike else "", note,
                                  *(f"{doubt}." for doubt in doubts))))
    return Chart(ChartKind.COLUMN, names, (bars, *lines), indicator.unit, indicator.decimals, note)


def development(world: World) -> Slide | LeftOut:
    """Step 2: the regency's own line."""
    both = _both(world)
    if both is None:
        return LeftOut(DEVELOPMENT, TITLES[DEVELOPMENT], regency().said(_NO_FIGURE))
    shown, found = both
    words = five_step_words.development(found)
    lines = trends.main_lines(shown, (regency().code,))
    if found.development is None or len(lines) < 2:
        return LeftOut(DEVELOPMENT, TITLES[DEVELOPMENT], words)
    chart = trends.line_chart(shown, lines, reference.method_breaks(world.database))
    margin = five_step_words.margin_of_course(found)
    return Slide(DEVELOPMENT, GROUP, beginning(five_step_words.development(found, with_margin=False)),
                 f"{' · '.join(filter(None, (trends.measure(shown.indicator), margin)))}{world.whole_note}", chart,
                 cited(lines["source"]), five_step_words.DEVELOPMENT.rule, trends.alt(chart, words),
                 bool(lines["is_sample"].any()), words, source_words.summary(lines))


def effectiveness(world: World) -> Slide | LeftOut:
    """Step 3: the yearly changes up and down."""
    both = _both(world)
    if both is None:
        return LeftOut(EFFECTIVENESS, TITLES[EFFECTIVENESS], regency().said(_NO_FIGURE))
    shown, found = both
    words, indicator, changes = five_step_words.effectiveness(found), shown.indicator, found.changes
    if not changes:
        return LeftOut(EFFECTIVENESS, TITLES[EFFECTIVENESS], words)
    known = {change.year: change for change in changes}
    years = tuple(range(changes[0].year, changes[-1].year + 1))
    bars = ChartSeries("Perubahan setahun", tuple(known[year].delta if year in known else None for year in years),
                       LIGHT.blitar, tuple(LIGHT.verdict(known[year].verdict) if year in known else LIGHT.muted
                                           for year in years))
    missing = [str(year) for year in years if year not in known]
    note = f"Tanpa pasangan angka terbitan: {', '.join(missing)}." if missing else ""
    chart = Chart(ChartKind.COLUMN, tuple(map(str, years)), (bars,), indicator.delta_unit, indicator.decimals, note,
                  signed=True)
    good = five_step_words.bars_key(changes, indicator)
    own = shown.own[(shown.own["region_code"] == regency().code) & (shown.own["indicator"] == indicator.id)]
    used = own[own["year"].isin(published(own, indicator, regency().code).index)]
    told = "; ".join(f"{change.year} {formats.difference_with_unit(change.delta, indicator)}" for change in changes)
    return Slide(EFFECTIVENESS, GROUP, f"{indicator.short_name}: {beginning(words)}",
                 f"Perubahan dari setahun sebelumnya ({indicator.delta_unit}){good}{world.whole_note}", chart,
                 cited(used["source"]), five_step_words.EFFECTIVENESS.rule,
                 f"{words} Diagram batang perubahan: {told}.", bool(used["is_sample"].any()), words,
                 source_words.summary(used))


def relevance(world: World) -> Slide | LeftOut:
    """Step 4: the three lines."""
    both = _both(world)
    if both is None:
        return LeftOut(RELEVANCE, TITLES[RELEVANCE], regency().said(_NO_FIGURE))
    shown, found = both
    words = five_step_words.relevance(found)
    lines = trends.main_lines(shown, regency().codes)
    if not found.together or lines["region_code"].nunique() < 2:
        return LeftOut(RELEVANCE, TITLES[RELEVANCE], words)
    chart = trends.line_chart(shown, lines, reference.method_breaks(world.database), with_targets=False)
    return Slide(RELEVANCE, GROUP, beginning(words), f"{trends.measure(shown.indicator)}{world.whole_note}", chart,
                 cited(lines["source"]), five_step_words.RELEVANCE.rule, trends.alt(chart, words),
                 bool(lines["is_sample"].any()), words, source_words.summary(lines))


def linkage(world: World) -> Slide | LeftOut:
    """Step 5: one point a kabupaten/kota."""
    found = answers.link(world.database, INDICATOR, SUPPORT)
    if found is None or found.pearson is None:
        words = "Angka persentase penduduk miskin atau harapan lama sekolah belum cukup, jadi keterkaitan belum " \
            "dapat dilihat." if found is None else linkage_words.linkage(found)
        return LeftOut(LINKAGE, TITLES[LINKAGE], words)
    own, support, points = found.indicator, found.support, found.points
    words = linkage_words.linkage(found)
    strong = (points["region_code"] == regency().code).tolist()
    names = [short_name(str(label)) for label in points["label"]]
    cloud = ChartSeries("Kabupaten/kota", tuple(map(float, points["y"])), LIGHT.blitar,
                        tuple(LIGHT.blitar if on else blend(LIGHT.jatim, LIGHT.paper, 0.55) for on in strong),
                        tuple(map(float, points["x"])),
                        tuple(name if on else "" for name, on in zip(names, strong, strict=True)))
    cut = [name for name, values in (("datar", points["x"]), ("tegak", points["y"])) if values.min() > 0]
    axes = f" · sumbu {' dan '.join(cut)} tidak mulai dari nol" if cut else ""
    chart = Chart(ChartKind.SCATTER, tuple(str(label) for label in points["label"]), (cloud,), own.unit, own.decimals,
                  f"{linkage_words.correlations(found)}.", f"{support.short_name} ({support.unit})",
                  f"{own.short_name} ({own.unit})")
    return Slide(LINKAGE, GROUP, linkage_words.linkage_title(found),
                 f"Satu titik satu kabupaten/kota, {found.year}{axes}{world.whole_note}", chart,
                 cited(pd.concat([points["source_y"], points["source_x"]])), linkage_words.LINKAGE.rule,
                 f"{words} Diagram titik {len(points)} kabupaten/kota.", bool(points["is_sample"].any()), words,
                 source_words.summary(_behind(world, found)))


def _behind(world: World, found: Linkage) -> pd.DataFrame:
    """The figures of both indicators that the points are made of."""
    both = pd.concat([observations.kabkota_values(world.database, one.id) for one in (found.indicator, found.support)])
    return both[(both["year"] == found.year) & both["region_code"].isin(found.points["region_code"])]


TITLES = {POSITION: "1. Posisi relatif", DEVELOPMENT: "2. Perkembangan antar waktu", EFFECTIVENESS: "3. Efektivitas",
          RELEVANCE: "4. Relevansi", LINKAGE: "5. Keterkaitan"}
_MAKE = {POSITION: position, DEVELOPMENT: development, EFFECTIVENESS: effectiveness, RELEVANCE: relevance,
         LINKAGE: linkage}
ENTRIES = tuple(SlideEntry(60 + step, slide_id, GROUP, TITLES[slide_id], make, About.WHOLE)
                for step, (slide_id, make) in enumerate(_MAKE.items()))
