"""Pictures of the draft chapter: PNG with title, measure and source inside, in the light theme, sharp on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from textwrap import wrap
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE, Indicator
from dashboard.core.regency import regency
from dashboard.core.style import LIGHT
from dashboard.outputs.chapter.plain import clean
from dashboard.render.charts import plotly_theme as pt
from dashboard.render.charts.line_marks import short_name
from dashboard.render.time_lines import BREAK_WORDS, End, Stretch, stretches_of, time_lines
from dashboard.render.words import figure_marks
from dashboard.render.words.wording import long_names, short_names
from dashboard.statistics.provincial_rank import alike_in
from dashboard.statistics.ranking import rank
from dashboard.topics.steps.rules.co_movement import CoMovement
from dashboard.topics.steps.rules.five_step import YearlyChange
from dashboard.topics.steps.rules.linkage import Linkage

DPI = 200
WIDTH = 6.5
"""Inches: the text width of an A4 page."""
NOTE, TEXT, TITLE = 7.5, 8.5, 10.5
"""Points, as large as on the page they are printed on."""
_LINE = 1.35 / 72


@dataclass(frozen=True)
class Words:
    """What is written inside a picture; `sample` puts the badge on it."""

    title: str
    subtitle: str
    source: str
    sample: bool = False


class ChartSheet:
    """One picture with `panels` plots below each other, `height` inches in all for them; `above` inches stay free
    over the first for what is written there."""

    def __init__(self, words: Words, height: float, left: float = 0.5, right: float = 1.15, panels: int = 1,
                 above: float = 0.0) -> None:
        title, subtitle, source = (wrap(clean(text), width) for text, width in
                                   ((words.title, 78), (words.subtitle, 104), (words.source, 118)))
        head = (len(title) * TITLE + len(subtitle) * TEXT) * _LINE + 0.18 + above
        foot = len(source) * NOTE * _LINE + 0.36
        full = height + head + foot
        # Figure without pyplot: pyplot keeps figures in a global list that threads share.
        self._figure = Figure(figsize=(WIDTH, full), dpi=DPI, facecolor=LIGHT.paper)
        self._canvas = FigureCanvasAgg(self._figure)
        self._write(0.0, full - 0.02, title, TITLE, LIGHT.ink, "bold", full)
        self._write(0.0, full - 0.05 - len(title) * TITLE * _LINE, subtitle, TEXT, LIGHT.muted, "normal", full)
        self._write(0.0, len(source) * NOTE * _LINE, source, NOTE, LIGHT.muted, "normal", full)
        if words.sample:
            self._figure.text(1, 1 - 0.02 / full, SAMPLE_BADGE, fontsize=NOTE, fontweight="bold", ha="right", va="top",
                              color=LIGHT.paper, backgroundcolor=LIGHT.worse)
        gap = 0.42
        each = (height - gap * (panels - 1)) / panels
        self.axes: list[Axes] = [
            self._figure.add_axes((left / WIDTH, (foot + (panels - 1 - place) * (each + gap)) / full,
                                   (WIDTH - left - right) / WIDTH, each / full)) for place in range(panels)]
        for axes in self.axes:
            _quiet(axes)

    def _write(self, x: float, y: float, lines: Sequence[str], size: float, colour: str, weight: str,
               full: float) -> None:
        """Plain text: a "$" in a name must not start matplotlib's mathematics."""
        self._figure.text(x, y / full, "\n".join(lines), fontsize=size, color=colour, fontweight=weight, va="top",
                          linespacing=1.25, parse_math=False)

    def png(self) -> bytes:
        """The finished picture."""
        output = BytesIO()
        self._canvas.print_png(output)  # type: ignore[no-untyped-call]  # matplotlib has types in part
        return output.getvalue()


def _quiet(axes: Axes) -> None:
    axes.set_facecolor(LIGHT.paper)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelsize=NOTE, labelcolor=LIGHT.muted)
    axes.grid(axis="y", color=LIGHT.hairline, linewidth=0.6)
    axes.set_axisbelow(True)


def scale(axes: Axes, values: Sequence[float], *, upright: bool = True, most: int = 6) -> None:
    """Round ticks in Indonesian form around all values."""
    low, high = min(values), max(values)
    if 0 <= low < 0.34 * high:
        low = 0.0
    ticks = pt.nice_ticks(low, high, most)
    pad = (ticks[-1] - ticks[0]) * 0.03
    if upright:
        axes.set_ylim(ticks[0] if ticks[0] == 0 else ticks[0] - pad, ticks[-1] + pad)
        axes.set_yticks(ticks, pt.tick_text(ticks))
    else:
        axes.set_xlim(ticks[0] - pad, ticks[-1] + pad)
        axes.set_xticks(ticks, pt.tick_text(ticks))


def years(axes: Axes, known: Sequence[int]) -> None:
    """Whole years, all of them while there is room."""
    first, last = min(known), max(known)
    step = 1 if last - first <= 12 else 2 if last - first <= 20 else 5
    marks = [year for year in range(first, last + 1) if (last - year) % step == 0]
    axes.set_xlim(first - 0.4, last + 0.4)
    axes.set_xticks(marks, [str(year) for year in marks])


def write_beside(axes: Axes, x: float, y: float, text: str, colour: str = LIGHT.ink, **options: Any) -> None:
    """A label of a few points beside a point of the plot."""
    look: dict[str, Any] = {"fontsize": NOTE, "color": colour, "va": "center", "textcoords": "offset points",
                            "xytext": (6, 0), "parse_math": False, "annotation_clip": False, **options}
    axes.annotate(clean(text), (x, y), **look)


def bars(rows: pd.DataFrame, indicator: Indicator, words: Words) -> bytes:
    """Ordered bars from zero, the best off on top, Blitar strong, province and nation as dashed lines.

    `rows`: region_code, label, level, value of one year.
    """
    references = rows[rows["region_code"].isin(regency().above)].dropna(subset=["value"])
    local = rows[~rows["region_code"].isin(regency().above)].dropna(subset=["value"])
    ranks = rank(local.set_index("region_code")["value"], indicator.direction)
    local = local.assign(rank=local["region_code"].map(ranks)).sort_values(["rank", "label"], kind="stable")
    sheet = ChartSheet(words, 0.15 * len(local) + 0.2, left=1.75, right=0.35)
    axes, places = sheet.axes[0], range(len(local))
    colours = [LIGHT.blitar if code == regency().code else pt.blend(LIGHT.jatim, LIGHT.paper, 0.38)
               for code in local["region_code"]]
    drawn = axes.barh(places, local["value"].astype(float), height=0.7, color=colours)
    alike = alike_in(local, indicator)
    for bar, code in zip(drawn, local["region_code"], strict=True):
        if code in alike:
            bar.set(hatch="////", edgecolor=LIGHT.paper, linewidth=0)
    names = [clean(f"{row['rank']}. {short_name(str(row['label']))}  "
                   f"{formats.number(row['value'], indicator.decimals)}") for row in local.to_dict("records")]
    axes.set(ylim=(len(local) - 0.4, -1.9), xticks=[])
    axes.set_yticks(places, names)
    axes.grid(visible=False)
    for label, code in zip(axes.get_yticklabels(), local["region_code"], strict=True):
        weight = "bold" if code == regency().code else "normal"
        label.set(color=LIGHT.ink, fontsize=NOTE, fontweight=weight, parse_math=False)
    for order, (code, value) in enumerate(zip(references["region_code"], references["value"].astype(float),
                                              strict=True)):
        axes.axvline(value, ymax=1 - 1.2 / (len(local) + 1.5), color=LIGHT.region(code), linewidth=1, linestyle="--")
        write_beside(axes, value, -1.6 + 0.75 * order,
                     f"{long_names()[code]} {formats.number(value, indicator.decimals)}",
                     LIGHT.region(code), xytext=(3, 0))
    return sheet.png()


def lines(frame: pd.DataFrame, breaks: pd.DataFrame, targets: pd.DataFrame, indicator: Indicator,
          words: Words) -> bytes:
    """Lines of the regions over time, never joined over a gap or a break; targets as diamonds.

    `frame`: region_code, year, value, segment, is_derived.
    """
    known = frame.dropna(subset=["value"])
    drawn = time_lines(known, breaks, targets)
    sheet = ChartSheet(words, 2.5, right=1.75 if any(end.is_calculated for end in drawn.ends) else 1.15, above=0.1)
    axes = sheet.axes[0]
    scale(axes, [*known["value"].astype(float), *(end for goal in drawn.goals for end in goal.ends())])
    years(axes, [*known["year"].astype(int), *(goal.year for goal in drawn.goals)])
    for stretch in drawn.stretches:
        _draw_line(axes, stretch, LIGHT.region(stretch.region), 2.2 if stretch.region == regency().code else 1.4)
    for goal in drawn.goals:
        axes.plot([goal.year] * len(goal.ends()), goal.ends(), color=LIGHT.region(goal.region), linewidth=1, zorder=5,
                  marker="_" if goal.is_range else "D", markersize=5.3, markerfacecolor="none", clip_on=False)
    for mark in drawn.breaks:
        axes.axvline(mark, color=LIGHT.muted, linewidth=0.8, linestyle="--")
        write_beside(axes, mark, axes.get_ylim()[1], BREAK_WORDS, LIGHT.muted, ha="center", va="bottom", xytext=(0, 1))
    _name_ends(axes, drawn.ends, indicator)
    return sheet.png()


def _draw_line(axes: Axes, stretch: Stretch, colour: str, width: float) -> None:
    axes.plot(stretch.years, stretch.values, color=colour, linewidth=width, clip_on=False)
    axes.scatter(stretch.years, stretch.values, s=16, zorder=4, edgecolors=colour,
                 facecolors=[LIGHT.paper if hollow else colour for hollow in stretch.hollow], clip_on=False)


def _name_ends(axes: Axes, ends: Sequence[End], indicator: Indicator) -> None:
    height = axes.get_window_extent().height / DPI * 72
    low, high = axes.get_ylim()
    wished = [(value - low) / (high - low) * height for value in (end.value for end in ends)]
    edge = axes.get_xlim()[1]
    for end, wish, place in zip(ends, wished, pt.spread(wished, 10), strict=True):
        name = {**short_names(), regency().code: regency().short}[end.region]
        value = figure_marks.beside(formats.number(end.value, indicator.decimals), calculated=end.is_calculated)
        write_beside(axes, edge, end.value, f"{name} {value}", LIGHT.region(end.region), xytext=(4, place - wish),
                     fontweight="bold" if end.region == regency().code else "normal")


def changes(found: Sequence[YearlyChange], indicator: Indicator, words: Words) -> bytes:
    """Signed bars of the yearly changes."""
    sheet = ChartSheet(words, 1.9, right=0.2)
    axes = sheet.axes[0]
    deltas = [change.delta for change in found]
    axes.bar([change.year for change in found], deltas, width=0.62,
             color=[LIGHT.verdict(change.verdict) for change in found])
    scale(axes, [0.0, *deltas, 1.15 * min(deltas), 1.15 * max(deltas)], most=5)
    axes.axhline(0, color=LIGHT.ink, linewidth=0.8)
    years(axes, [found[0].year, max(found[-1].year, found[0].year + 3)])
    for change in found:
        write_beside(axes, change.year, change.delta, formats.signed(change.delta, indicator.decimals),
                     LIGHT.verdict(change.verdict), ha="center", va="bottom" if change.delta >= 0 else "top",
                     xytext=(0, 2 if change.delta >= 0 else -2))
    return sheet.png()


def cloud(link: Linkage, words: Words) -> bytes:
    """A point a kabupaten/kota, Blitar named."""
    sheet = ChartSheet(words, 2.8, left=0.6, right=0.3, above=0.2)
    axes, points = sheet.axes[0], link.points
    own = points["region_code"] == regency().code
    axes.scatter(points.loc[~own, "x"], points.loc[~own, "y"], s=26, color=pt.blend(LIGHT.jatim, LIGHT.paper, 0.55),
                 edgecolors=LIGHT.paper, linewidths=0.5)
    axes.scatter(points.loc[own, "x"], points.loc[own, "y"], s=54, color=LIGHT.blitar, zorder=4)
    scale(axes, points["y"].tolist())
    scale(axes, points["x"].tolist(), upright=False)
    axes.set_xlabel(clean(f"{link.support.short_name} ({link.support.unit}) →"), fontsize=NOTE, color=LIGHT.muted,
                    loc="right", parse_math=False)
    axes.set_title(clean(f"↑ {link.indicator.short_name} ({link.indicator.unit})"), fontsize=NOTE, color=LIGHT.muted,
                   loc="left", x=-0.07, pad=4, parse_math=False)
    for x, y in zip(points.loc[own, "x"], points.loc[own, "y"], strict=True):
        write_beside(axes, x, y, f"{regency().short}", LIGHT.blitar, fontweight="bold", xytext=(7, 0))
    return sheet.png()


def panels(found: CoMovement, words: Words) -> bytes:
    """The outcome above, the supporting indicator below, over the same years."""
    sheet = ChartSheet(words, 3.1, right=0.55, panels=2, above=0.2)
    for axes, item, colour in zip(sheet.axes, (found.indicator, found.support), (LIGHT.blitar, LIGHT.others[0]),
                                  strict=True):
        part = found.lines[found.lines["indicator"] == item.id].sort_values("year")
        scale(axes, part["value"].astype(float).tolist(), most=4)
        years(axes, found.lines["year"].astype(int).tolist())
        for stretch in stretches_of(part):
            _draw_line(axes, stretch, colour, 2.0)
        axes.set_title(clean(f"{item.name} ({item.unit})"), fontsize=NOTE, color=colour, loc="left", x=-0.07, pad=4,
                       fontweight="bold", parse_math=False)
        last = part.iloc[-1]
        write_beside(axes, float(last["year"]), float(last["value"]), formats.number(last["value"], item.decimals),
                     colour)
    sheet.axes[0].tick_params(labelbottom=False)
    return sheet.png()
