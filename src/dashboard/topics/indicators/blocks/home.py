"""The state of poverty on the first page."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Verdict
from dashboard.core.regency import regency
from dashboard.render.home import Home, Tile
from dashboard.render.words import figure_marks, trend_words
from dashboard.statistics.target_check import told_first
from dashboard.topics.indicators import answers
from dashboard.topics.indicators.rules.overview import Overview

PLACE = 10


def home(world: World) -> Home:
    """The headline figure against its targets."""
    return Home(PLACE, _tile(answers.overview(world.database, world.today)))


def _tile(state: Overview) -> Tile | None:
    if not state.findings:
        return None
    first = state.findings[0]
    checks = told_first(state.targets, regency().code)
    missed = any(check.verdict is Verdict.WORSE for check in checks)
    when = formats.period(first.year, first.indicator.period_rule)
    told = trend_words.targets_told(state.targets, regency().code, first.indicator)
    return Tile(first.indicator.name, " ".join(filter(None, (
        formats.value_with_unit(first.value, first.indicator), figure_marks.sign(first.note)))),
                f"{when}. {told}".strip(), "menuju-target" if told else "tren", {"ind": first.indicator.id},
                Verdict.WORSE if missed else Verdict.NEUTRAL, first.is_sample)
