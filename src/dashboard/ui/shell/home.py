"""The first page: tiles, what asks for a decision, and the other indicators in a strip, each with a way to its
detail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from htpy import Node, a, b, em, h2, li, nav, small, span, ul

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Verdict
from dashboard.core.style import VERDICT_WORDS
from dashboard.registry import offered
from dashboard.render.home import Home, HomeLine, Tile
from dashboard.render.table import badges, link
from dashboard.render.words import figure_marks
from dashboard.statistics.over_time.change import Change
from dashboard.statistics.summary import Finding
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

MOST_LINES = 3


@memoised(2)
def said(build: Database, today: date) -> list[Home]:
    """What each subject says on this day, in their order."""
    return sorted((make(World(build, today=today)) for _, make in offered("home")), key=lambda one: one.place)


def tiles(found: Sequence[Home]) -> None:
    """The state of each subject, in one row."""
    components.html(nav(".tiles", aria_label="Keadaan tiap bidang")[(_tile(one.tile) for one in found if one.tile)])


def lines(found: Sequence[Home]) -> None:
    """What asks for a decision."""
    if told := in_turn(found)[:MOST_LINES]:
        components.html(h2(".home-title")["Perlu keputusan"], ul(".decide")[map(line_html, told)])


def waiting(found: Sequence[Home]) -> None:
    """What waits besides, in a few words each, and the way to everything that is new, in one row."""
    rest = [line for line in in_turn(found)[MOST_LINES:] if line.short]
    news = link("Kabar bulan ini", access.address("kabar"))
    components.html(nav(".also", aria_label="Juga menunggu")[
        ["Juga menunggu: ", _waiting(rest), " · "] if rest else None, news])


def listed(found: Sequence[Home]) -> list[HomeLine]:
    """The first line of each subject that has one, in their order."""
    return [one.lines[0] for one in found if one.lines]


def _waiting(lines: Sequence[HomeLine]) -> Node:
    """A link each; those of sample together behind one badge."""
    real, made_up = ([line for line in lines if line.is_sample is kind] for kind in (False, True))
    sample = [" " if real else None, _badge(is_sample=True), " ", _in_short(made_up)]
    return [_in_short(real), sample if made_up else None]


def _in_short(lines: Sequence[HomeLine]) -> Node:
    return [[" · " if place else None, a(href=access.address_of(line.page, line.parameters), target="_self",
                                         title=line.text)[line.short]] for place, line in enumerate(lines)]


def in_turn(found: Sequence[Home]) -> list[HomeLine]:
    """The first line of each subject, then their others."""
    return [line for turn in zip_longest(*(one.lines for one in found)) for line in turn if line]


def strip(findings: Sequence[Finding]) -> None:
    """Indicators in short: value, and what became of it."""
    components.html(nav(".home-strip", aria_label="Indikator lain")[map(_short, findings)])


def _tile(tile: Tile) -> Node:
    return a(class_=f"tile {tile.tone}", href=access.address_of(tile.page, tile.parameters), target="_self")[
        span(".tile-name")[tile.name, _badge(tile.is_sample)], b[tile.value], span(".tile-said")[tile.said]]


def line_html(line: HomeLine) -> Node:
    """A sentence that leads to its detail."""
    return li[link(line.text, access.address_of(line.page, line.parameters)), _badge(line.is_sample)]


def _short(finding: Finding) -> Node:
    indicator, change = finding.indicator, finding.change
    verdict = change.verdict if change else Verdict.NEUTRAL
    word = _moved(change) if change else "belum ada pembanding"
    when = formats.period(finding.year, indicator.period_rule)
    value, unit = formats.value_parts(finding.value, indicator)
    unit = "" if unit.startswith("/") else unit  # too long here, and said when pointed at
    return a(href=access.address_of("tren", {"ind": indicator.id}), target="_self",
             title=f"{indicator.name} ({indicator.unit}), {when}")[
        span[indicator.short_name], b[value, " ", small[unit]], em(class_=str(verdict))[word, " ", small[when]],
        small(title=figure_marks.DIFFERS_WORDS)[sign] if (sign := figure_marks.sign(finding.note)) else None]


def _moved(change: Change) -> str:
    """'membaik', 'turun, belum pasti', 'naik'."""
    moved = "turun" if change.delta < 0 else "naik"
    return {Verdict.UNSURE: f"{moved}, belum pasti", Verdict.NEUTRAL: moved,
            Verdict.SAME: "tetap"}.get(change.verdict, VERDICT_WORDS[change.verdict])


def _badge(is_sample: bool) -> Node:
    return badges(figure_marks.badges(sample=is_sample))
