"""The way to the targets with the fan of the forecast, as a picture for paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from dashboard.core import formats
from dashboard.core.domain import Indicator
from dashboard.core.style import LIGHT
from dashboard.outputs.chapter.draw import ChartSheet, Words, scale, write_beside, years
from dashboard.render.charts import plotly_theme as pt
from dashboard.render.time_lines import stretches_of
from dashboard.render.words import trend_words
from dashboard.topics.steps.rules.forecast import LEVELS, Forecast
from dashboard.topics.steps.rules.target_path import TargetPath

_SHADES = (0.38, 0.2)
_SIDES: dict[str, dict[str, Any]] = {
    "beside": {}, "above": {"ha": "center", "va": "bottom", "xytext": (0, 5)},
    "below": {"ha": "center", "va": "top", "xytext": (0, -5)}}


def path(own: pd.DataFrame, paths: Sequence[TargetPath], fan: Forecast | None, indicator: Indicator,
         words: Words) -> bytes:
    """The line up to now, a dashed line to the easier end of each open target, and the fan.

    `own`: year, value, segment of the published figures.
    """
    sheet = ChartSheet(words, 2.6, right=1.05)
    axes, known = sheet.axes[0], own.sort_values("year")
    coming = fan.years if fan else ()
    values = [*known["value"].astype(float), *(end for one in paths for end in (one.check.low, one.check.high)),
              *(bound for year in coming for bound in year.bands[-1])]
    scale(axes, values)
    years(axes, [*known["year"].astype(int), *(one.check.year for one in paths), *(year.year for year in coming)])
    now = float(known["value"].iloc[-1])
    fell = len(known) > 1 and now < float(known["value"].iloc[-2])
    if fan and coming:
        spread = [fan.last, *(year.year for year in coming)]
        for place in reversed(range(len(LEVELS))):
            low, high = ([now, *(year.bands[place][side] for year in coming)] for side in (0, 1))
            axes.fill_between(spread, low, high, color=pt.blend(LIGHT.blitar, LIGHT.paper, _SHADES[place]), linewidth=0)
        axes.plot(spread, [now, *(year.middle for year in coming)], color=LIGHT.blitar, linestyle=":", linewidth=1.4)
    for stretch in stretches_of(known):
        axes.plot(stretch.years, stretch.values, color=LIGHT.blitar, linewidth=2.2,
                  marker="o", markersize=3.5)
    crowded_until = max([*known["year"].astype(int), *(year.year for year in coming)])
    for one in paths:
        _target(axes, one, indicator, crowded_until)
    write_beside(axes, float(known["year"].iloc[-1]), now, formats.beside(now, indicator), LIGHT.blitar, ha="right",
                 va="top" if fell else "bottom", xytext=(-3, -3 if fell else 3), fontweight="bold")
    return sheet.png()


def _target(axes: Axes, one: TargetPath, indicator: Indicator, crowded_until: int) -> None:
    check = one.check
    if one.required:
        axes.plot([one.value_year, check.year], [one.value, one.aim], color=LIGHT.ink, linewidth=1, linestyle="--")
        axes.plot([year for year, _ in one.bend], [value for _, value in one.bend], color=LIGHT.ink, linewidth=1,
                  linestyle="-.")
    ends = [check.low] if check.low == check.high else [check.low, check.high]
    axes.plot([check.year] * len(ends), ends, color=LIGHT.ink, linewidth=1, marker="D", markersize=5,
              markerfacecolor="none", clip_on=False)
    end, side = one.name_place(crowded_until)
    write_beside(axes, float(check.year), end, f"{check.year}: {trend_words.goal(check, indicator)}", LIGHT.ink,
                 **_SIDES[side])
