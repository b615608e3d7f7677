"""Findings as cards and strips."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from htpy import Element, b, div, p, small, span

from dashboard.core import formats
from dashboard.core.domain import Indicator, Verdict
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render import charts
from dashboard.render.drawings.strip import dot_strip_svg
from dashboard.render.table import link
from dashboard.render.words import source_words, wording
from dashboard.statistics.freshness import Freshness
from dashboard.statistics.provincial_rank import ProvincialRank
from dashboard.statistics.summary import Finding
from dashboard.store.building import build_times
from dashboard.topics.indicators import answers
from dashboard.topics.indicators.rules.overview import Overview
from dashboard.topics.indicators.words import cards as card_words
from dashboard.topics.indicators.words import shape as shape_words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components, doubt
from dashboard.ui.shell import access


def opened(title: str) -> tuple[str, Overview]:
    """The head of a page about the main figures: the name of the kabupaten and its state today. Without any figure the
    page says so and ends here."""
    build = controls.build()
    place, state = reference.regions(build)[regency().code].label, answers.overview(build, build_times.today())
    components.page_header(title, place)
    controls.elsewhere()
    if not state.findings:
        components.empty("Belum ada satu pun angka utama kabupaten dalam basis data ini.",
                         "Angka BPS disimpan pada data/facts/ dan dibaca oleh perintah berikut.",
                         "python -m dashboard build")
        st.stop()
    return place, state


def said(place: str, state: Overview) -> str:
    """The finding of the headline figure in one sentence."""
    first = state.findings[0]
    return wording.finding(first.indicator, place, first.value, first.year, first.change, first.references,
                           calculated=first.is_derived)


def finding_cards(findings: Sequence[Finding]) -> None:
    """One KPI card for each finding."""
    components.kpi_cards([_card(finding) for finding in findings])


def shape(state: Overview) -> None:
    """What the depth of poverty and its line add to the headline."""
    if words := shape_words.depth_and_line(state.shape):
        components.html(p(".second")[words])


def contrast(state: Overview) -> None:
    """The same in one short sentence; nothing without a contrast."""
    if words := shape_words.short(state.shape.depth):
        components.html(p(".second")[words])


def unsure(findings: Sequence[Finding]) -> None:
    """Which of the changes above the sample of a survey cannot tell, in the open."""
    if words := wording.unsure(findings):
        components.note(words)


def _card(finding: Finding) -> components.KpiCard:
    indicator = finding.indicator
    history, gaps = card_words.recent(finding)
    words = card_words.spark_words(finding)
    value, unit = _split(finding.value, indicator)
    return components.KpiCard(
        name=indicator.name, definition=indicator.definition, value=value, unit=unit,
        change=wording.change_line(finding.change, indicator), since=wording.since_line(finding.change, indicator),
        verdict=finding.change.verdict if finding.change else Verdict.NEUTRAL,
        references=card_words.references(finding),
        period=card_words.period(finding), source=f"sumber {card_words.source(finding)}",
        source_words=finding_words(finding),
        doubt=doubt.of_figure(indicator.id, regency().code, finding.year, indicator.period_rule),
        spark=charts.sparkline_svg(history, words, components.theme(), breaks=gaps,
                                   hollow=card_words.hollow(finding)), spark_words=words,
        is_old=finding.is_old, is_derived=finding.is_derived, is_sample=finding.is_sample, note=finding.note,
    )


def finding_words(finding: Finding) -> str:
    """What the source of a card says when pointed at: its title, how it was read, what is doubted."""
    doubted = source_words.caution(finding.note)
    return (f"{finding.source}. Dibaca dari: {source_words.how_read(finding.source_kind, finding.note)}."
            + (f" Diragukan: {doubted}." if doubted else ""))


def _split(value: float, indicator: Indicator) -> tuple[str, str]:
    """Number and unit apart, so that the card can set them in different sizes."""
    whole = formats.value_with_unit(value, indicator)
    if indicator.unit.startswith("Rp"):
        number, _, rest = whole.partition("/")
        return number, f"/{rest}" if rest else ""
    number, _, unit = whole.partition(" ")
    return number, unit


def standing_strips(standings: Sequence[ProvincialRank]) -> None:
    """For each indicator the place among the 38 in words and as a strip of dots."""
    components.html(div(".strips")[p(".ends")[span["← lebih baik"], span["lebih buruk →"]],
                                   [_strip(standing) for standing in standings]])


def _strip(standing: ProvincialRank) -> Element:
    indicator, place = standing.indicator, standing.position
    words = wording.rank_line(place, indicator, standing.year)
    picture = dot_strip_svg(standing.values, regency().code, indicator.direction, f"{indicator.name}: {words}",
                            components.theme(), standing.alike, stretched=True)
    period = formats.period(standing.year, indicator.period_rule)
    band = wording.band(place)
    return div(".strip", title=words)[
        span(".name")[indicator.short_name, small[period]], components.picture(picture, words),
        span(".rank")[b[str(place.rank)], f" dari {place.of}", small[band] if band else None]]


def old_figures(items: Sequence[tuple[Indicator, Freshness]]) -> None:
    """How many figures are old or missing, and where each is told."""
    if not items:
        return
    absent = sum(not item.last_year for _, item in items)
    counted = ((len(items) - absent, "angka lebih lama daripada seharusnya"), (absent, "belum tersedia"))
    told = [f"{formats.number(count)} {words}" for count, words in counted if count]
    components.html(p(".second")[f"{' dan '.join(told)}: ", link(
        "Kalender rilis", access.address_of("data", {"bagian": "Kalender rilis"})), "."])
