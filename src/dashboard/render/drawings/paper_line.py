"""A line chart for paper as places between 0 and 1: whoever sets the page draws it with its own type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import Indicator
from dashboard.core.style import Theme
from dashboard.render.time_lines import TimeLines, time_lines
from dashboard.render.words.wording import short_names

Place = tuple[float, float]
"""From the left and from the bottom, 0 to 1."""
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Mark:
    """A tick or a label: place along its axis and words."""

    at: float
    text: str


@dataclass(frozen=True)
class RegionLine:
    """One region: stretches that may be joined, each point once, and the words at the end of the line. `hollow`: those
    points whose figures were calculated."""

    colour: str
    strong: bool
    stretches: tuple[tuple[Place, ...], ...]
    label: Mark
    hollow: tuple[Place, ...] = ()


@dataclass(frozen=True)
class PaperChart:
    """`breaks`: places of method breaks along the years; `from_zero`: whether the axis starts at nothing."""

    lines: tuple[RegionLine, ...]
    ticks: tuple[Mark, ...]
    years: tuple[Mark, ...]
    breaks: tuple[float, ...]
    from_zero: bool
    alt: str


def paper_chart(rows: pd.DataFrame, breaks: pd.DataFrame, indicator: Indicator, order: Sequence[str],
                theme: Theme) -> PaperChart | None:
    """From statistics.over_time.timeline.lines (region_code, region_name, year, value, segment, is_derived) of one
    indicator; None without rows. Years without a figure and method breaks are gaps; `order`: region codes as they are
    drawn, the first strongest."""
    known = rows.dropna(subset=["value"])
    if known.empty:
        return None
    first, last = int(known["year"].min()), int(known["year"].max())
    low, high, step = axis(float(known["value"].min()), float(known["value"].max()))
    span = max(1, last - first)

    def place(year: float, value: float) -> Place:
        return round((year - first) / span if last > first else 1.0, 4), round((value - low) / (high - low), 4)

    drawn = time_lines(known, breaks)
    shown = [code for code in order if code in set(known["region_code"])]
    lines = tuple(_line(drawn, code, code == order[0], indicator, theme, place) for code in shown)
    count = round((high - low) / step)
    ticks = tuple(Mark(number / count, formats.number(low + number * step, _decimals(step)))
                  for number in range(count + 1))
    every = ceil((span + 1) / 10)
    years = tuple(Mark(place(year, low)[0], str(year)) for year in range(last, first - 1, -every))[::-1]
    return PaperChart(lines, ticks, years, tuple(place(at, low)[0] for at in drawn.breaks), low == 0,
                      _alt(known, shown, indicator))


def axis(lowest: float, highest: float) -> tuple[float, float, float]:
    """Round (low, high, step) around two values, about four steps; zero when it is near."""
    size = max(1.0, abs(lowest), abs(highest))
    spread = highest - lowest
    if spread < 1e-9 * size:  # equal for all purposes: any room around them will do
        spread = size
    rough = spread / 4
    power = 10.0 ** floor(log10(rough))
    step = next(each * power for each in _STEPS if each * power >= rough * 0.999)
    low = floor(lowest / step) * step
    if 0 < low <= step:
        low = 0.0
    return low, max(ceil(highest / step), round(low / step) + 1) * step, step


def _decimals(step: float) -> int:
    return next((few for few in range(5) if abs(round(step, few) - step) < 1e-9), 5)


def _line(drawn: TimeLines, code: str, strong: bool, indicator: Indicator, theme: Theme,
          place: Callable[[float, float], Place]) -> RegionLine:
    own = sorted((stretch for stretch in drawn.stretches if stretch.region == code), key=lambda one: one.years[0])
    end = next(one for one in drawn.ends if one.region == code)
    stretches = tuple(tuple(map(place, stretch.years, stretch.values)) for stretch in own)
    hollow = tuple(spot for stretch, spots in zip(own, stretches, strict=True)
                   for spot, is_hollow in zip(spots, stretch.hollow, strict=True) if is_hollow)
    name = short_names().get(code, end.name)
    text = f"{name} {formats.number(end.value, indicator.decimals)}{end.aside}"
    return RegionLine(theme.region(code), strong, stretches, Mark(stretches[-1][-1][1], text), hollow)


def _alt(known: pd.DataFrame, shown: Sequence[str], indicator: Indicator) -> str:
    parts: list[str] = []
    names = short_names()
    for code in shown:
        own = known[known["region_code"] == code].sort_values("year", kind="stable")
        ends = [f"{formats.number(row['value'], indicator.decimals)} ({int(row['year'])})"
                for row in (own.iloc[0], own.iloc[-1])]
        parts.append(f"{names.get(code, code)} {' sampai '.join(ends)}")
    return f"Grafik garis {indicator.name}, {indicator.unit}: {'; '.join(parts)}."
