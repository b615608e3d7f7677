"""Parts of the page Analisis: the choices, steps 1 to 4, and all sentences in one place. One tab is drawn at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from htpy import dd, div, dl, dt, h3, p

from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render import charts
from dashboard.render.table import badge, link
from dashboard.render.words import terms, trend_words, wording
from dashboard.statistics.disputes import disputes
from dashboard.statistics.over_time.relevance import published
from dashboard.statistics.provincial_rank import how_many
from dashboard.statistics.ranking import ENOUGH
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.indicators.rules import poverty_shape
from dashboard.topics.indicators.rules.trend import Trend
from dashboard.topics.province.rules.children import with_figures
from dashboard.topics.steps import answers
from dashboard.topics.steps.blocks import step_charts
from dashboard.topics.steps.rules.five_step import FiveSteps
from dashboard.topics.steps.rules.linkage import FIRST_SUPPORT
from dashboard.topics.steps.words import five_step as five_step_words
from dashboard.topics.steps.words import outlook as outlook_words
from dashboard.topics.steps.words.five_step import StepWords
from dashboard.ui.choices import controls, parameters
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.drawn import components
from dashboard.ui.drawn.plain_text import short
from dashboard.ui.kept import figures as kept_figures
from dashboard.ui.shell import access

SUPPORT = Parameter[str | None]("pendukung", None, None, "indikator pendukung", "", carried="never")
"""The supporting indicator of step 5; the other indicator decides which there are."""
TARGET = "Menuju target"
STEP = controls.tabbed(
    "langkah", "langkah", ("Posisi", "Perkembangan", "Efektivitas", "Relevansi", "Keterkaitan", "Semua kalimat"),
    gone=(TARGET,), said="Langkah “{value}” tidak dikenal. {instead}")
PARAMETERS = (*controls.PLACE, controls.INDICATOR, SUPPORT, STEP)
_HEIGHT = 280
_CSS = Path(__file__).with_name("analisis.css")
PICTURE = (2, 1)
"""Shares of the picture and of its explanation."""


def lead_on() -> None:
    """A link to the way to the targets, which once was a step here, leads to its page."""
    if STEP.chosen() == TARGET:
        known = {parameter.name for parameter in (*controls.PLACE, controls.INDICATOR)}
        there = {name: value for name, value in parameters.written().items() if name in known}
        controls.lead_on(access.page("menuju-target"), there)


def add_styles() -> None:
    """The few styles of this page."""
    st.html(_CSS)


def support_filter(build: Database, indicator: Indicator) -> str | None:
    """Select box of the indicators that may be linked with this one, kept in the address; None when there are none."""
    options, catalogue = answers.supports(build, indicator.id), reference.indicators(build)

    def unfit(name: str, instead: str) -> str:
        shown = f"Ditampilkan {catalogue[instead].name}." if instead else "Langkah 5 dilewati."
        return f"Indikator pendukung “{short(name)}” tidak dapat dikaitkan dengan {indicator.name}. {shown}"

    if not options and (asked := SUPPORT.chosen()):
        st.warning(unfit(asked, ""), icon=":material/link_off:")
    return controls.select(SUPPORT, "Indikator pendukung (langkah 5)", options, lambda name: catalogue[name].name,
                           usual=FIRST_SUPPORT, lacking=unfit) if options else None


def shape(indicator: Indicator) -> None:
    """Where it stands what rate, depth and line of poverty say together, wherever one of the three is looked at."""
    if indicator.id in poverty_shape.CONCERNED:
        components.html(p(".note")["Banyaknya, dalamnya, dan garis kemiskinan bersama-sama: ",
                                   link("Angka Utama", access.address("angka", {})), "."])


def newest_figure(shown: Trend) -> None:
    """The newest figure in one sentence; on a low screen it gives way to the picture (analisis.css) and is read in the
    list of all sentences."""
    found = shown.finding
    if found:
        with st.container(key="analisis_finding"):
            components.headline(wording.finding(shown.indicator, shown.names[regency().code], found.value, found.year,
                                                found.change, found.references, calculated=found.is_derived),
                                note=found.note)


def tabs(draws: Sequence[Callable[[], None]]) -> None:
    """A tab for each step; only the open one is computed and sent."""
    for tab, draw in zip(controls.tabs(STEP), draws, strict=True):
        if tab.open:
            with tab:
                draw()


def position(build: Database, shown: Trend, steps: FiveSteps) -> None:
    """Step 1: among the kabupaten that are alike, and among the 38."""
    found, indicator = steps.relative_position, shown.indicator
    group, place = answers.comparators(build, indicator.id, build_times.today())
    rows = shown.kabkota[shown.kabkota["year"] == found.year] if found else shown.kabkota[:0]
    if regency().is_province and not indicator.is_count and (
            len(with_figures(rows, indicator)) >= max(1, ENOUGH * how_many(rows))):
        beside("posisi", build, (indicator.id,), lambda: charts.ranked_bars(
            rows, [], indicator, five_step_words.position(steps), components.theme()), five_step_words.POSITION)
        return
    if found is None or found.position is None:
        nothing(five_step_words.position(steps), five_step_words.POSITION)
        return
    left, right = st.columns(2, gap="large")
    with left:
        near = tuple(reference.neighbours(build, regency().code)["code"])
        kept_figures.chart("step_posisi", build, PUBLIC, (indicator.id,), lambda: charts.ranked_bars(
            rows, [regency().code], indicator, five_step_words.position(steps), components.theme(), near))
        components.note("Batang ", components.STRONG, f": {regency().label}. Batang sedang: wilayah yang berbatasan.")
        rule(five_step_words.POSITION, "posisi")
    with right:
        words = outlook_words.comparators(place, group, indicator)
        if group is None or place is None:
            components.no_picture(words)
        else:
            alike = rows[rows["region_code"].isin([*group.codes, *regency().above])]
            kept_figures.chart("step_setara", build, PUBLIC, (indicator.id,), lambda: charts.ranked_bars(
                alike, [regency().code], indicator, words, components.theme()))
        if group is not None:
            components.note(outlook_words.group(group))
        rule(outlook_words.COMPARATORS, "setara")


def disputed(build: Database, indicator: Indicator) -> list[str]:
    """Sentences on figures and targets of the three about which sources disagree."""
    return trend_words.disputed(disputes(reference.conflicts(build), [indicator.id], regency().codes))


def development(build: Database, shown: Trend, steps: FiveSteps) -> None:
    """Step 2: the regency's own line with its targets."""
    indicator, words = shown.indicator, five_step_words.development(steps)
    lines = shown.lines[(shown.lines["region_code"] == regency().code) & (shown.lines["indicator"] == indicator.id)]
    is_own = shown.targets["region_code"] == regency().code
    targets = shown.targets[is_own & (shown.targets["indicator"] == indicator.id)]
    broken = [f"Metode berubah {row['year_before']} ke {row['year_after']}: {row['reason']}"
              for row in shown.crossed.to_dict("records") if row["indicator"] == indicator.id]
    if len(lines) < 2:
        nothing(words, five_step_words.DEVELOPMENT)
        return
    beside("perkembangan", build, (indicator.id,), lambda: charts.trend(
        lines, reference.method_breaks(build), targets, indicator, words, components.theme(), None, _HEIGHT),
        five_step_words.DEVELOPMENT, [
            *(f"Sumber berbeda. {sentence}" for sentence in disputed(build, indicator)), indicator.definition, *broken])


def effectiveness(build: Database, shown: Trend, steps: FiveSteps) -> None:
    """Step 3: the yearly changes up and down."""
    indicator, words = shown.indicator, five_step_words.effectiveness(steps)
    if not steps.changes:
        nothing(words, five_step_words.EFFECTIVENESS)
        return
    own = shown.own[(shown.own["region_code"] == regency().code) & (shown.own["indicator"] == indicator.id)]
    known = own[own["year"].isin(published(own, indicator, regency().code).index)]
    beside("efektivitas", build, (indicator.id,), lambda: step_charts.signed_bars(
        steps.changes, indicator, words, components.theme(), source=_told(known["source"]),
        sample=bool(known["is_sample"].any())), five_step_words.EFFECTIVENESS)


def _told(titles: pd.Series) -> str:
    names = list(dict.fromkeys(titles.dropna()))
    rest = f"; dan {len(names) - 2} sumber lain" if len(names) > 2 else ""
    return f"Sumber: {'; '.join(name.rstrip('.') for name in names[:2])}{rest}." if names else ""


def relevance(build: Database, shown: Trend, steps: FiveSteps) -> None:
    """Step 4: the three lines."""
    breaks = reference.method_breaks(build)
    indicator, words = shown.indicator, five_step_words.relevance(steps)
    lines = shown.lines[shown.lines["region_code"].isin(regency().codes) & (shown.lines["indicator"] == indicator.id)]
    if lines["region_code"].nunique() < 2:
        nothing(words, five_step_words.RELEVANCE)
        return
    beside("relevansi", build, (indicator.id,), lambda: charts.trend(
        lines, breaks, shown.targets.head(0), indicator, words, components.theme(), None, _HEIGHT),
        five_step_words.RELEVANCE, [indicator.comparability])


def beside(key: str, build: Database, choice: tuple[str, ...], make: Callable[[], go.Figure], step: StepWords,
           notes: Sequence[str] = ()) -> None:
    """A picture whose title is the sentence of its step, with the question and the rule to its right."""
    left, right = st.columns(PICTURE, gap="large")
    with left:
        kept_figures.chart(f"step_{key}", build, PUBLIC, choice, make)
    with right:
        explained(step, notes)


def explained(step: StepWords, notes: Sequence[str] = ()) -> None:
    """The question of a step, the rule that chose the words of its sentence, and what else helps to read it."""
    more = [p[text] for text in notes if text]
    components.html(div(".reading")[h3[step.title], p[step.question], h3["Aturan kalimat ini"],
                                    p[terms.html(step.rule)], [h3["Keterangan"], more] if more else None])


def nothing(sentence: str, step: StepWords) -> None:
    """Why a step has no picture, and its rule."""
    components.no_picture(sentence)
    explained(step)


def rule(step: StepWords, key: str, label: str = "Aturan kalimat ini") -> None:
    """The rule one click away, where the picture needs the room."""
    with st.popover(label, icon=":material/rule:", key=f"rule_{key}"):
        explained(step)


def reading(title: str, lines: Sequence[str]) -> None:
    """A small heading over some sentences; nothing without any."""
    if body := [p[line] for line in lines if line]:
        components.html(div(".reading")[h3[title], body])


def sentences(told: Sequence[tuple[str, str]], sample: bool) -> None:
    """What all steps say, in order, to read aloud or to copy; `sample`: they rest on made-up figures."""
    if sample:
        components.html(badge[components.SAMPLE_BADGE])
    components.html(dl(".sentences")[[(dt[title], dd[text]) for title, text in told if text]])
