"""All indicators on one screen: a grid of small cards that reflows from six columns to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from htpy import Element, VoidElement, a, b, div, figcaption, figure, small, span, style
from markupsafe import Markup

from dashboard.core import formats
from dashboard.core.domain import Indicator, Verdict
from dashboard.core.regency import regency
from dashboard.core.style import RADIUS, SIZE_NOTE, VERDICT_WORDS, Theme, arrow
from dashboard.render.drawings.sparkline import Box, Extent, as_image, extent, line_parts
from dashboard.render.drawings.svg import drawing
from dashboard.render.table import differs, markup
from dashboard.render.time_lines import break_marks
from dashboard.render.words import figure_marks
from dashboard.render.words.wording import long_names
from dashboard.statistics.calculated import is_calculated
from dashboard.statistics.notes import as_published
from dashboard.statistics.over_time.change import Change, breaks_for, comparable, latest_change
from dashboard.statistics.over_time.segments import Point

_BOX = Box(240, 76, 6)
_STRONG, _USUAL = 2.5, 1.6
"""Pixels of the own line and of those above it."""


def small_multiples(
    frame: pd.DataFrame,
    indicators: Sequence[Indicator],
    breaks: pd.DataFrame,
    theme: Theme,
    links: Mapping[str, str] | None = None,
) -> Markup:
    """HTML for the page: a card an indicator with value, change in words, and three lines.

    `links`: address by indicator id; the whole card is then a link.

    `frame`: indicator, region_code, year, period, value, maybe is_derived. Only the own period is drawn (March
    with March); a missing year or a method break is a gap. The lines (Blitar, Jawa Timur, Indonesia) are
    images, because st.html removes inline SVG.
    """
    addresses = links or {}
    cards = [_card(frame, indicator, breaks, theme, addresses.get(indicator.id)) for indicator in indicators]
    legend = [span(style=f"color:{theme.region(code)}")[b["—"], f" {name}"] for code, name in _names().items()]
    calculated = figure_marks.key(frame)
    return markup(
        style[Markup(_css(theme))],  # noqa: S704 - our own styles
        div(".multiples-legend")[legend, span["garis putus-putus tegak: metode berubah"],
                                 span[calculated] if calculated else None],
        div(".multiples")[cards])


def _names() -> dict[str, str]:
    return {**long_names(), regency().code: regency().short}


def _css(theme: Theme) -> str:
    return f"""
.multiples-legend {{display:flex;flex-wrap:wrap;gap:4px 20px;font-size:{SIZE_NOTE}px;
 color:{theme.muted};margin:0 0 8px}}
.multiples {{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(172px,calc(50% - 6px)),1fr));gap:12px}}
.multiple {{border:1px solid {theme.hairline};border-radius:{RADIUS}px;padding:10px 12px 8px;margin:0;
 background:{theme.paper};color:{theme.ink};break-inside:avoid;min-width:0;display:flex;flex-direction:column}}
.multiple figcaption {{font-size:13px;font-weight:600;line-height:1.3;margin:0}}
.multiple {{position:relative}}
.multiple .differs {{position:relative;z-index:1}}
.multiple figcaption a {{color:inherit;text-decoration:none}}
.multiple figcaption a::after {{content:"";position:absolute;inset:0;border-radius:{RADIUS}px}}
.multiple:has(a):hover {{border-color:{theme.blitar}}}
.multiple:hover figcaption a {{text-decoration:underline}}
.multiple figcaption a:focus-visible {{outline:none}}
.multiple figcaption a:focus-visible::after {{outline:3px solid {theme.blitar}}}
.multiple .value {{font-size:20px;font-weight:700;font-variant-numeric:tabular-nums;line-height:1.35}}
.multiple .value small {{overflow-wrap:anywhere;font-size:{SIZE_NOTE}px;font-weight:400;color:{theme.muted}}}
.multiple .note {{font-size:{SIZE_NOTE}px;color:{theme.muted};line-height:1.35;
 font-variant-numeric:tabular-nums}}
.multiple img {{width:100%;height:auto;display:block;margin-top:auto}}
.multiple .years {{display:flex;justify-content:space-between;font-size:{SIZE_NOTE}px;color:{theme.muted};
 font-variant-numeric:tabular-nums}}
"""


def _card(
    frame: pd.DataFrame, indicator: Indicator, breaks: pd.DataFrame, theme: Theme, address: str | None
) -> Element:
    own = comparable(frame, indicator)
    indicator = as_published(indicator, own)
    # A count of the nation would press the regency's line flat, and is not to be compared with it.
    drawn = (regency().code,) if indicator.is_count else regency().codes
    lines = {code: _points(own, code) if code in drawn else [] for code in regency().codes}
    years = extent(lines.values())
    newest = own[own["region_code"] == regency().code].tail(1)
    name = figcaption(title=indicator.definition)[a(href=address)[indicator.name] if address else indicator.name]
    if newest.empty:
        value = div(".note")[f"{regency().label}: {formats.MISSING}"]
    else:
        row = newest.iloc[0]
        number, unit = formats.value_parts(float(row["value"]), indicator)
        when = formats.period(int(row["year"]), str(row["period"]))
        if is_calculated(newest).iloc[0]:
            when += f" · {figure_marks.CALCULATED}"
        after = f"{'' if unit.startswith('/') else ' '}{unit} · {when}" if unit else f" {when}"
        value = div(".value")[number, small[after], differs(row.get("note"))]
    change = latest_change(frame, indicator, regency().code, breaks)
    hollow = {code: frozenset(int(year) for year in own.loc[is_calculated(own) & (own["region_code"] == code), "year"])
              for code in lines}
    picture = (_picture(lines, hollow, years, indicator, breaks, theme), _years(years)) if years else None
    return figure(".multiple")[name, value, change_line(change, indicator, theme), picture]


def change_line(change: Change | None, indicator: Indicator, theme: Theme) -> Element:
    """'↘ turun 0,59 poin persen dari Maret 2024, membaik' in its colour, or that nothing is comparable."""
    if change is None:
        return div(".note")["tidak ada angka pembanding"]
    sign = arrow(change.delta, change.verdict)
    since = formats.period(change.previous_year, change.period)
    if change.verdict is Verdict.SAME:
        words = f"tidak berubah dari {since}"
    else:
        amount = formats.amount_with_unit(change.delta, indicator)
        word = VERDICT_WORDS[change.verdict]
        words = (
            f"{'naik' if change.delta > 0 else 'turun'} {amount} dari {since}{', ' + word if word else ''}"
        )
    return div(".note", style=f"color:{theme.verdict(change.verdict)}")[f"{sign} {words}"]


def _points(own: pd.DataFrame, region: str) -> list[Point]:
    rows = own[own["region_code"] == region]
    return [(int(year), float(value)) for year, value in zip(rows["year"], rows["value"], strict=True)]


def _picture(
    lines: dict[str, list[Point]],
    hollow: Mapping[str, frozenset[int]],
    span: Extent,
    indicator: Indicator,
    breaks: pd.DataFrame,
    theme: Theme,
) -> VoidElement:
    parts = []
    for code in reversed(regency().codes):
        known = breaks_for(breaks, indicator.id, code)
        width = _STRONG if code == regency().code else _USUAL
        parts.append(line_parts(lines[code], span, _BOX, theme.region(code), width, known, hollow[code], theme.paper))
    marks = break_marks(breaks, [(indicator.id, code) for code in regency().codes], span.first, span.last)
    dashes = "".join(_dash(mark, span, theme) for mark in marks)
    label = f"{indicator.name} {span.first}–{span.last}, terakhir: " + "; ".join(
        f"{name} {formats.number(lines[code][-1][1], indicator.decimals)} ({lines[code][-1][0]})"
        for code, name in _names().items()
        if lines[code]
    )
    return as_image(drawing((dashes, *parts), (0, 0, _BOX.width, _BOX.height)), label)


def _dash(mark: float, span: Extent, theme: Theme) -> str:
    across = (mark - span.first) / (span.last - span.first)
    x = round(_BOX.pad + across * (_BOX.width - 2 * _BOX.pad), 1)
    return (
        f"<line x1='{x}' x2='{x}' y1='0' y2='{_BOX.height}' stroke='{theme.muted}' stroke-width='1' "
        "stroke-dasharray='3 3'/>"
    )


def _years(years: Extent) -> Element:
    return div(".years")[span[str(years.first) if years.first != years.last else None], span[str(years.last)]]
