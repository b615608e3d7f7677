"""Everything the trend page says about one indicator, worked out once from its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from dashboard.core.domain import Indicator, Release
from dashboard.core.regency import regency
from dashboard.statistics.notes import as_published
from dashboard.statistics.over_time import timeline
from dashboard.statistics.over_time.relevance import Course, Together, change_between, course, together
from dashboard.statistics.provincial_rank import positions
from dashboard.statistics.ranking import Position
from dashboard.statistics.summary import Finding, find
from dashboard.statistics.target_check import TargetCheck, check_targets

"""The three that are always held against each other."""


@dataclass(frozen=True)
class TrendFacts:
    """What the database knows: `series` of the indicator and its siblings, `kabkota` from kabkota_values, `targets`.
    `today` decides what is old and which targets are still ahead."""

    series: pd.DataFrame
    kabkota: pd.DataFrame
    targets: pd.DataFrame
    breaks: pd.DataFrame
    today: date
    releases: Mapping[str, Release] = field(default_factory=dict)


@dataclass(frozen=True)
class Trend:
    """One indicator. `own`: each series in its own period, all years; `lines`: what is drawn, with `segment`.

    `course_of`: change of the references over the years of `course`. `checks`: targets of each series by indicator id.
    """

    indicator: Indicator
    related: tuple[Indicator, ...]
    chosen: tuple[str, ...]
    names: dict[str, str]
    own: pd.DataFrame
    lines: pd.DataFrame
    crossed: pd.DataFrame
    kabkota: pd.DataFrame
    targets: pd.DataFrame
    finding: Finding | None
    course: Course | None
    course_of: tuple[tuple[str, float], ...]
    together: tuple[Together, ...]
    ranks: dict[int, Position]
    checks: dict[str, list[TargetCheck]]

    @property
    def years(self) -> tuple[int, int]:
        """First and last year with a figure for the regency."""
        is_own = self.own["region_code"] == regency().code
        years = self.own[is_own & (self.own["indicator"] == self.indicator.id)]["year"]
        return int(years.min()), int(years.max())

    def targets_of(self, national: bool) -> pd.DataFrame:
        """Targets of the regency and the province, and of the nation when asked for."""
        return self.targets if national else self.targets[self.targets["region_code"] != regency().nation.code]


def trend(indicator: Indicator, related: Sequence[Indicator], chosen: Sequence[str], names: Mapping[str, str],
          facts: TrendFacts) -> Trend:
    """`related`: other series of the same idea; `chosen`: further regions; `names`: region names by code."""
    own = timeline.figures(facts.series, [indicator, *related])
    indicator = as_published(indicator, own)
    everything = [indicator, *related]
    drawn = timeline.drawn_regions(indicator, chosen)
    # With more regions the other series would hide the lines.
    with_others = (regency().code,) if chosen else regency().codes
    lines = timeline.lines(own[(own["indicator"] == indicator.id) | own["region_code"].isin(with_others)],
                           facts.breaks, drawn, names)
    found = course(own, indicator, regency().code, facts.breaks)
    return Trend(
        indicator=indicator, related=tuple(related), chosen=tuple(chosen), names=dict(names), own=own, lines=lines,
        crossed=timeline.crossed_breaks(lines, facts.breaks), kabkota=facts.kabkota, targets=facts.targets,
        finding=find(own, indicator, facts.breaks, facts.today, releases=facts.releases), course=found,
        course_of=_course_of(own, indicator, found, facts.breaks),
        together=() if indicator.is_count else tuple(
            together(own, indicator, regency().code, regency().above, facts.breaks)),
        ranks=positions(facts.kabkota, indicator),
        checks={series.id: check_targets(facts.targets, own, series, facts.today.year) for series in everything},
    )


def _course_of(own: pd.DataFrame, indicator: Indicator, found: Course | None,
               breaks: pd.DataFrame) -> tuple[tuple[str, float], ...]:
    if found is None or indicator.is_count:
        return ()
    changes = [(code, change_between(own, indicator, code, breaks, found.first, found.last))
               for code in regency().above]
    return tuple((code, delta) for code, delta in changes if delta is not None)
