"""The first page: tiles, what asks for a decision, and the other indicators in a strip, each with a way to its
detail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from itertools import zip_longest
from urllib.parse import urlencode

import streamlit as st

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE, Verdict
from dashboard.core.style import VERDICT_WORDS
from dashboard.registry import offered
from dashboard.render.home import Home, Line, Tile
from dashboard.statistics.summary import Finding
from dashboard.ui import access, cached

MOST_LINES = 3
_SHORT = VERDICT_WORDS | {Verdict.SAME: "tetap", Verdict.UNSURE: "belum pasti", Verdict.NEUTRAL: ""}


@st.cache_data(max_entries=4, show_spinner=False)
def said(build: str, today: date) -> list[Home]:
    """What each subject says on this day, in their order."""
    return sorted((make(cached.world(build, today)) for _, make in offered("home")), key=lambda one: one.place)


def tiles(found: Sequence[Home]) -> None:
    """The state of each subject, in one row."""
    drawn = "".join(_tile(one.tile) for one in found if one.tile)
    st.html(f"<nav class='tiles' aria-label='Keadaan tiap bidang'>{drawn}</nav>")


def lines(found: Sequence[Home]) -> None:
    """What asks for a decision."""
    if told := in_turn(found)[:MOST_LINES]:
        st.html(f"<h2 class='home-title'>Perlu keputusan</h2><ul class='decide'>{''.join(map(_line, told))}</ul>")


def in_turn(found: Sequence[Home]) -> list[Line]:
    """The first line of each subject, then their others."""
    return [line for turn in zip_longest(*(one.lines for one in found)) for line in turn if line]


def strip(findings: Sequence[Finding]) -> None:
    """Indicators in short: value, and what became of it."""
    st.html(f"<nav class='home-strip' aria-label='Indikator lain'>{''.join(map(_short, findings))}</nav>")


def _tile(tile: Tile) -> str:
    return (f"<a class='tile {tile.tone}' href='{_href(tile.page, tile.parameters)}' target='_self'>"
            f"<span class='tile-name'>{escape(tile.name)}{_badge(tile.is_sample)}</span>"
            f"<b>{escape(tile.value)}</b><span class='tile-said'>{escape(tile.said)}</span></a>")


def _line(line: Line) -> str:
    return (f"<li><a href='{_href(line.page, line.parameters)}' target='_self'>{escape(line.text)}</a>"
            f"{_badge(line.is_sample)}</li>")


def _short(finding: Finding) -> str:
    indicator, change = finding.indicator, finding.change
    verdict = change.verdict if change else Verdict.NEUTRAL
    word = _SHORT[verdict] if change else "belum ada pembanding"
    when = formats.period(finding.year, indicator.period_rule)
    value, unit = formats.value_parts(finding.value, indicator)
    unit = "" if unit.startswith("/") else unit  # too long here, and said when pointed at
    whole = escape(f"{indicator.name} ({indicator.unit}), {when}", quote=True)
    return (f"<a href='{_href('tren', {'ind': indicator.id})}' target='_self' title='{whole}'>"
            f"<span>{escape(indicator.short_name)}</span><b>{escape(value)} <small>{escape(unit)}</small></b>"
            f"<em class='{verdict}'>{escape(word)} <small>{escape(when)}</small></em></a>")


def _href(page: str, parameters: Mapping[str, str]) -> str:
    return escape(f"{access.address(page, {})}?{urlencode(parameters)}".removesuffix("?"), quote=True)


def _badge(is_sample: bool) -> str:
    return f" <span class='badge'>{SAMPLE_BADGE}</span>" if is_sample else ""
