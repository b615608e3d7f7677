"""The rest of the page Analisis: step 5, what all steps say, and where it all comes from."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.queries import observations
from dashboard.render.words import wording
from dashboard.statistics.over_time.relevance import calculated
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.indicators.parts.trend import cited
from dashboard.topics.indicators.rules.trend import Trend
from dashboard.topics.steps import answers
from dashboard.topics.steps.blocks import outlook_charts, step_charts
from dashboard.topics.steps.parts import steps as parts
from dashboard.topics.steps.rules.co_movement import CoMovement
from dashboard.topics.steps.rules.five_step import FiveSteps
from dashboard.topics.steps.rules.linkage import Linkage
from dashboard.topics.steps.words import five_step as five_step_words
from dashboard.topics.steps.words import linkage as linkage_words
from dashboard.topics.steps.words import outlook as outlook_words
from dashboard.ui.drawn import components, downloads
from dashboard.ui.kept import figures as kept_figures


def linkage(build: Database, indicator: Indicator, found: Linkage | None, pair: CoMovement | None) -> None:
    """Step 5: a point a kabupaten/kota, and the two lines of the regency beside it."""
    if found is None:
        parts.nothing(link_words(indicator, None), linkage_words.LINKAGE)
        return
    words, choice = link_words(indicator, found), (indicator.id, found.support.id)
    left, right = st.columns(2, gap="large")
    with left:
        kept_figures.chart("step_keterkaitan", build, PUBLIC, choice, lambda: step_charts.cloud(
            found, linkage_words.linkage_title(found),
            f"{linkage_words.correlations(found)} · {linkage_words.cloud_subtitle(found)}", components.theme()))
        parts.rule(linkage_words.LINKAGE, "keterkaitan")
    with right:
        told = outlook_words.co_movement(pair, indicator, found.support)
        if pair is None:
            components.no_picture(told)
        else:
            kept_figures.chart("step_dua_garis", build, PUBLIC, choice, lambda: outlook_charts.two_panels(
                pair, told, components.theme(), _unused(build, (indicator, found.support))))
        parts.rule(outlook_words.PAIRED, "dua_garis")
    _points(build, indicator, found, words)


def _unused(build: Database, indicators: Sequence[Indicator]) -> dict[str, tuple[int, ...]]:
    """By indicator the years that only a calculation gives, which the picture leaves out."""
    series = observations.series(build, tuple(indicator.id for indicator in indicators), (regency().code,))
    return {indicator.id: calculated(series, indicator, regency().code) for indicator in indicators}


def link_words(indicator: Indicator, found: Linkage | None) -> str:
    """The sentence of step 5."""
    return linkage_words.no_link(indicator) if found is None else linkage_words.linkage(found)


def _points(build: Database, indicator: Indicator, found: Linkage, words: str) -> None:
    own, other = (f"{item.name} ({item.unit})" for item in (indicator, found.support))
    frame = pd.DataFrame({"Kode": found.points["region_code"], "Wilayah": found.points["label"],
                          own: found.points["y"], other: found.points["x"], "sumber": found.points["source_y"],
                          "Sumber pendukung": found.points["source_x"]})
    downloads.table_downloads(build, frame, f"keterkaitan-{indicator.id}-{found.support.id}-{found.year}",
                              f"{indicator.name} dan {found.support.name} {found.year}", sources_of(found),
                              notes=[words, linkage_words.LINKAGE.rule],
                              decimals={own: indicator.decimals, other: found.support.decimals})


def sources_of(found: Linkage) -> list[tuple[str, str | None]]:
    """Titles and links of the figures behind the points."""
    points = found.points
    return list(dict.fromkeys(cited([*points["source_y"], *points["source_x"]],
                                    [*points["url_y"], *points["url_x"]])))


def sources(build: Database, shown: Trend, found: Linkage | None) -> list[tuple[str, str | None]]:
    """Everything the page rests on, for its foot."""
    own = shown.own[shown.own["indicator"] == shown.indicator.id].drop_duplicates("region_code", keep="last")
    group, _ = answers.comparators(build, shown.indicator.id, build_times.today())
    return [*cited(own["source"], own["source_url"]), *([] if found is None else sources_of(found)),
            *(group.sources if group else ())]


def all_sentences(build: Database, shown: Trend, steps: FiveSteps, found: Linkage | None,
                  pair: CoMovement | None) -> list[tuple[str, str]]:
    """Title and sentence of every step, in the order of the tabs."""
    indicator = shown.indicator
    group, place = answers.comparators(build, indicator.id, build_times.today())
    newest = shown.finding
    return [
        ("Angka terbaru", "" if newest is None else wording.finding(
            indicator, shown.names[regency().code], newest.value, newest.year, newest.change, newest.references,
            calculated=newest.is_derived)),
        (five_step_words.POSITION.title, five_step_words.position(steps)),
        (outlook_words.COMPARATORS.title,
         "" if indicator.is_count else outlook_words.comparators(place, group, indicator)),
        (five_step_words.DEVELOPMENT.title, five_step_words.development(steps)),
        (five_step_words.EFFECTIVENESS.title, five_step_words.effectiveness(steps)),
        (five_step_words.RELEVANCE.title, five_step_words.relevance(steps)),
        (linkage_words.LINKAGE.title, link_words(indicator, found)),
        (outlook_words.PAIRED.title,
         "" if found is None else outlook_words.co_movement(pair, indicator, found.support)),
        ("Sumber berbeda", " ".join(parts.disputed(build, indicator))),
    ]
