"""Parts of the page Menuju Target: the way to the targets of one indicator, each of its targets, and the others."""

from __future__ import annotations

from pathlib import Path as File

import pandas as pd
import streamlit as st
from htpy import Node, a, h2, li, p, small, span, ul

from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render.table import markup
from dashboard.render.words import wording
from dashboard.statistics.over_time.relevance import calculated, published
from dashboard.statistics.over_time.segments import with_segments
from dashboard.statistics.over_time.timeline import FIRST_YEAR
from dashboard.statistics.target_check import TargetCheck
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.indicators.parts.trend import cited
from dashboard.topics.indicators.rules.trend import Trend
from dashboard.topics.steps import answers
from dashboard.topics.steps.blocks import outlook_charts, target_cells
from dashboard.topics.steps.blocks.target_cells import Target
from dashboard.topics.steps.parts import steps as parts
from dashboard.topics.steps.rules.five_step import FiveSteps
from dashboard.topics.steps.words import outlook as outlook_words
from dashboard.topics.steps.words import targets as words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components, downloads
from dashboard.ui.drawn.word_table import long_table
from dashboard.ui.kept import figures as kept_figures
from dashboard.ui.shell import access

PARAMETERS = (*controls.PLACE, controls.INDICATOR)
PAGE = "menuju-target"
_CSS = File(__file__).with_name("targets.css")
_FIRST = 5


def add_styles() -> None:
    """The few styles of this page."""
    st.html(_CSS)


def headline(build: Database, shown: Trend) -> None:
    """The newest figure and how its targets came out."""
    checks = answers.checks(build, shown.indicator.id, build_times.today())
    components.headline(words.headline(shown.indicator, shown.finding, checks[shown.indicator.id]),
                        note=shown.finding.note if shown.finding else "")


def way(build: Database, shown: Trend, steps: FiveSteps) -> None:
    """The line up to now, the way that each open target takes, and the fan."""
    today = build_times.today()
    indicator = shown.indicator
    found, fan = answers.paths(build, indicator.id, today), answers.forecast(build, indicator.id, today)
    title = words.way_title(found, steps.development, indicator)
    own = shown.own[(shown.own["region_code"] == regency().code) & (shown.own["indicator"] == indicator.id)]
    own = own[own["year"].isin(published(own, indicator, regency().code).index) & (own["year"] >= FIRST_YEAR)]
    if own.empty or not (found or (fan and fan.years)):
        components.no_picture(title)
        return
    is_own = shown.targets["region_code"] == regency().code
    targets = shown.targets[is_own & (shown.targets["indicator"] == indicator.id)]
    kept_figures.chart("step_target", build, PUBLIC, (indicator.id,), lambda: outlook_charts.path(
        with_segments(own, reference.method_breaks(build)), found, fan, indicator, title, components.theme(),
        list(targets["source"].dropna().unique()), calculated(shown.own, indicator, regency().code)))


def others(build: Database, known: list[Indicator], asked: Indicator) -> None:
    """Every indicator that has a target, each with how that stands, and a way to it."""
    ids = {one.id for one in known}
    catalogue = reference.indicators(build)
    targeted = [catalogue[name] for name in answers.with_targets(build) if name in ids]
    checks = {one.id: answers.checks(build, one.id, build_times.today())[one.id] for one in targeted}
    told = words.tally(check for found in checks.values() for check in found)
    components.html(h2(".target-title")["Semua indikator yang punya target"], p(".note")[told],
                    ul(".target-list")[[_line(one, checks[one.id], is_asked=one.id == asked.id) for one in targeted]])


def _line(indicator: Indicator, checks: list[TargetCheck], *, is_asked: bool) -> Node:
    found = words.overview(checks)
    others = {code: name for code, name in wording.long_names().items() if code != regency().code}
    place = f"{others[found[0].region_code]}: " if found and found[0].region_code in others else ""
    told = [span(class_="open" if words.is_missed(check) else None)[
        f"{place}{check.year} {words.outcome(check, indicator)}"] for check in found]
    return li(class_="on" if is_asked else None)[
        a(href=access.address(PAGE, {controls.INDICATOR: indicator.id}), target="_self",
          aria_current="true" if is_asked else None)[indicator.short_name],
        small[[(" · " if place_ else None, one) for place_, one in enumerate(told)] or words.NO_YEAR]]


def listed(build: Database, shown: Trend, steps: FiveSteps) -> None:
    """Each target of the indicator with its document, how sure it is, and how it stands."""
    indicator, paths = shown.indicator, answers.paths(build, shown.indicator.id, build_times.today())
    checks = answers.checks(build, indicator.id, build_times.today())
    found: list[Target] = [one for series in (indicator, *shown.related)
                           for one in target_cells.listed(shown.targets, series, checks[series.id], paths)]
    components.section(f"Target {indicator.short_name}", _pace(steps, indicator) if paths else None)
    if not found:
        components.empty(f"Belum ada target untuk {indicator.name}.",
                         f"{regency().agency_short} menyerahkan target dokumen perencanaan (RPJMD, RPKD, RKPD) lewat "
                         "Kelola Data atau perintah berikut.",
                         "python -m dashboard import targets BERKAS.xlsx --by NAMA")
        return
    long_table(f"Target {regency().label} dahulu, yang terbaru di atas", target_cells.COLUMNS,
               [target_cells.cells(one, indicator) for one in found], len(found), key="target_semua", first=_FIRST,
               what="target")
    day = reference.build_info(build).data_date.isoformat()
    downloads.table_downloads(build, target_cells.frame(found), f"target-{indicator.id}-{day}",
                              f"Target {indicator.name}", sources(found),
                              notes=[outlook_words.PATH.rule], decimals={"Angka": indicator.decimals})


def _pace(steps: FiveSteps, indicator: Indicator) -> str:
    """What the regency achieved each year, which the paces in the table are held against."""
    return (f"{words.achieved_head(steps.development)}: {words.achieved(steps.development, indicator)} per tahun. "
            f"Perbandingannya hanya untuk target {regency().label}.")


def outlook(build: Database, steps: FiveSteps, indicator: Indicator) -> None:
    """What each target takes, what the fan says and how it was tested; the rules of both are a click away."""
    fan = answers.forecast(build, indicator.id, build_times.today())
    left, right = st.columns(2, gap="large")
    with left:
        told = [outlook_words.target(one, steps.development, indicator)
                for one in answers.paths(build, indicator.id, build_times.today()) if one.required]
        parts.reading("Laju yang diperlukan", told or [words.nothing_required()])
        parts.rule(outlook_words.PATH, "target", "Aturan laju")
    with right:
        parts.reading(outlook_words.FORECAST.title, [outlook_words.forecast(fan, indicator),
                                                     outlook_words.tested(fan) if fan and fan.years else ""])
        parts.rule(outlook_words.FORECAST, "proyeksi", "Aturan proyeksi")


def sources(found: list[Target]) -> list[tuple[str, str | None]]:
    """Where the targets are from."""
    return cited([one.source for one in found], [one.url for one in found])


def pointer(build: Database, indicator: str) -> None:
    """On a page about something else: how the targets stand in a line, and the way to them."""
    shown = answers.checks(build, indicator, build_times.today())
    told = words.pointer(reference.indicators(build)[indicator], shown[indicator])
    to = markup(a(href=access.address(PAGE, {controls.INDICATOR: indicator}), target="_self")["Menuju target"])
    components.html(p(".second.target-pointer")[f"{told} " if told else None, "Semua target, laju, dan proyeksinya: ",
                                                to, "."])


def foot(shown: Trend) -> list[tuple[str, str | None]]:
    """Everything the page rests on."""
    own = shown.own[(shown.own["indicator"] == shown.indicator.id) & (shown.own["region_code"] == regency().code)]
    newest: pd.DataFrame = own.tail(1)
    return [*cited(newest["source"], newest["source_url"]),
            *cited(shown.targets["source"], shown.targets["source_url"])]
