"""First page of the paper for the regent: the finding, headline figures, the line of poverty, places, what is old."""

from __future__ import annotations

from dataclasses import asdict

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE, DashboardError, Verdict
from dashboard.core.formats import upper_first
from dashboard.core.regency import regency
from dashboard.core.style import LIGHT
from dashboard.outputs.brief import news_page, parts, second_page
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.parts import Json
from dashboard.outputs.brief.typeset import Typeset, typesetter
from dashboard.queries import reference
from dashboard.render.drawings.paper_line import paper_chart
from dashboard.render.drawings.sparkline import sparkline_svg
from dashboard.render.drawings.strip import dot_strip_svg
from dashboard.render.words import figure_marks, source_words, trend_words, wording
from dashboard.statistics.over_time import timeline
from dashboard.statistics.provincial_rank import ProvincialRank
from dashboard.statistics.summary import Finding
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.indicators.answers import headline_series
from dashboard.topics.indicators.words import cards as card_words
from dashboard.topics.indicators.words import shape as shape_words
from dashboard.topics.news.rules import News

MOST_OLD = 3
"""Old figures that are named; the others are counted."""


def title() -> str:
    """'Ringkasan untuk Bupati'."""
    return f"Ringkasan untuk {regency().head}"


def slug() -> str:
    """'ringkasan-bupati', as names of files begin."""
    return f"ringkasan-{regency().head.lower().replace(' ', '-')}"


def brief(facts: PaperFacts, typeset: Typeset | None = None, news: News | None = None) -> bytes:
    """The two pages as PDF, and a third one with `news` of a month. Raises DashboardError when the regency has no
    headline figure at all."""
    return (typeset or typesetter())("brief", content(facts, news))


def content(facts: PaperFacts, news: News | None = None) -> Json:
    """What stands on the pages."""
    state = indicator_answers.overview(facts.database, facts.today)
    if not state.findings:
        raise DashboardError(f"{title()} belum dapat dibuat: belum ada satu pun angka utama {regency().label} "
                             "dalam basis data. Isi data/facts/ atau serahkan dataset observations, lalu jalankan "
                             "`python -m dashboard build`.")
    first, place = state.findings[0], reference.regions(facts.database)[regency().code].label
    second = second_page.content(facts)
    said = wording.finding(first.indicator, place, first.value, first.year, first.change, first.references,
                           calculated=first.is_derived)
    newest = {one.indicator.id: one.year for one in state.findings}  # a rank stands only beside the figure of its year
    return {
        **parts.paper(facts, title(), [
            *(source_words.published_by(one.publisher, one.source_kind) for one in state.findings),
            *second.pop("publishers")]),
        "place": place,
        "headline": f"{said} {trend_words.targets_told(state.targets, regency().code, first.indicator)}".strip(),
        "cards": [_card(finding) for finding in state.findings],
        "shape": shape_words.brief(state.shape),
        "line": _line(facts, first),
        "ranks": [_rank(one) for one in state.standings if newest.get(one.indicator.id) == one.year],
        "old": _old(facts),
        "news": None if news is None else news_page.content(news),
        **second,
    }


def _card(finding: Finding) -> Json:
    indicator = finding.indicator
    value, unit = formats.value_parts(finding.value, indicator)
    history, gaps = card_words.recent(finding)
    words = card_words.spark_words(finding)
    badges = [*figure_marks.badges(calculated=finding.is_derived, sample=finding.is_sample),
              *filter(None, [figure_marks.sign(finding.note)])]
    return {
        "name": parts.plain(indicator.name), "value": value, "unit": unit, "badges": badges,
        "change": wording.change_line(finding.change, indicator),
        "since": wording.since_line(finding.change, indicator),
        "colour": LIGHT.verdict(finding.change.verdict if finding.change else Verdict.NEUTRAL),
        "references": list(card_words.references(finding)), "period": card_words.period(finding),
        "is_old": finding.is_old, "publisher": parts.plain(card_words.source(finding), 60),
        "spark": sparkline_svg(history, words, LIGHT, gaps, hollow=card_words.hollow(finding)), "spark_alt": words,
    }


def _line(facts: PaperFacts, first: Finding) -> Json | None:
    """The headline indicator over time, with province and nation where it may be held against them."""
    regions = reference.regions(facts.database)
    indicator = first.indicator
    drawn = timeline.drawn_regions(indicator, ())
    own = timeline.figures(headline_series(facts.database), [indicator])
    names = {code: regions[code].label for code in drawn if code in regions}
    rows = timeline.lines(own, reference.method_breaks(facts.database), drawn, names)
    chart = paper_chart(rows, reference.method_breaks(facts.database), indicator, list(regency().codes), LIGHT)
    if chart is None:
        return None
    rule = "" if indicator.period_rule == "Tahun" else f"Tiap {indicator.period_rule}. "
    note = rule + ("" if chart.from_zero else "Sumbu tegak tidak mulai dari nol. ")
    note += f"{upper_first(interval)}. " if (interval := wording.interval(first)) else ""
    note += "Garis terputus: tahun tanpa angka" + (" atau metode berubah." if chart.breaks else ".")
    note += f" {upper_first(hollow)}." if (hollow := figure_marks.hollow_told(rows, wording.short_names())) else ""
    return {"title": f"{indicator.name} ({indicator.unit})", "note": note, "chart": asdict(chart),
            "badge": SAMPLE_BADGE if bool(rows["is_sample"].any()) else ""}


def _rank(standing: ProvincialRank) -> Json:
    indicator, place = standing.indicator, standing.position
    words = wording.rank_line(place, indicator, standing.year)
    return {"name": parts.plain(indicator.short_name), "period": formats.period(standing.year, indicator.period_rule),
            "rank": formats.number(place.rank), "of": formats.number(place.of), "band": wording.band(place),
            "alt": words,
            "svg": dot_strip_svg(standing.values, regency().code, indicator.direction, words, LIGHT, standing.alike)}


def _old(facts: PaperFacts) -> Json:
    """What is old or missing: the first few named, the others counted."""
    rows = []
    for indicator, item in indicator_answers.overview(facts.database, facts.today).old[:MOST_OLD]:
        last = (f"terakhir {formats.period(item.last_year, indicator.period_rule)}" if item.last_year
                else formats.MISSING)
        rows.append([parts.plain(indicator.name, 80),
                     f"{last}{card_words.expected(item, indicator)}",
                     parts.plain(indicator.publisher, 40)])
    rest = len(indicator_answers.overview(facts.database, facts.today).old) - len(rows)
    return {"rows": rows, "rest": f"dan {formats.number(rest)} indikator lain." if rest > 0 else ""}
