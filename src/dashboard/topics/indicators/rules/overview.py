"""The state of the kabupaten in one object: headline findings, places among the 38, and what is old or missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from dashboard.core.domain import Indicator, Release
from dashboard.statistics.calculated import only_published
from dashboard.statistics.freshness import Freshness, current_series, freshness
from dashboard.statistics.provincial_rank import ProvincialRank, provincial_rank
from dashboard.statistics.summary import Finding, findings
from dashboard.statistics.target_check import TargetCheck, check_targets
from dashboard.topics.indicators.rules.poverty_shape import PovertyShape, shape

HEADLINE = ("p0", "poor_count", "poverty_line", "p1", "p2", "ipm_sp2020lf", "tpt", "growth", "gini")
"""The cards of Ringkasan, in order; the first is the headline."""
RANKED = ("p0", "p1", "p2", "ipm_sp2020lf", "tpt", "growth", "gini")
WATCHED = ("Kemiskinan", "Pembangunan manusia", "Ketenagakerjaan", "Ekonomi", "Kesehatan & jaminan")
"""Dimensions whose figures are expected every year."""


@dataclass(frozen=True)
class Known:
    """What is held and when it comes out: queries.availability.newest of the regency and of the province, and the
    release calendar."""

    own: pd.DataFrame
    province: pd.DataFrame
    releases: Mapping[str, Release]


@dataclass(frozen=True)
class Overview:
    """`targets`: those of the headline indicator, judged; `shape`: what its depth and line add.

    `old`: indicators whose newest figure is older than it should be, or that have none."""

    findings: list[Finding]
    standings: list[ProvincialRank]
    old: list[tuple[Indicator, Freshness]]
    targets: list[TargetCheck]
    shape: PovertyShape = field(default_factory=PovertyShape)


def overview(catalogue: Mapping[str, Indicator], series: pd.DataFrame, kabkota: Callable[[str], pd.DataFrame],
             newest: Known, breaks: pd.DataFrame, today: date, targets: pd.DataFrame) -> Overview:
    """Everything Ringkasan says on a day. `targets`: of HEADLINE. `kabkota(indicator)` answers
    queries.observations.kabkota_values."""
    shown = [catalogue[name] for name in HEADLINE if name in catalogue]
    found, absent = findings(series, shown, breaks, today, newest.releases)
    places = [provincial_rank(kabkota(name), catalogue[name]) for name in RANKED if name in catalogue]
    own = newest.own
    yearly = set(own.loc[own["years"] > 1, "indicator"])
    watched = [indicator for indicator in current_series(list(catalogue.values()), own)
               if indicator.dimension in WATCHED and indicator.id in yearly]
    late = [item for item in freshness(own, [*watched, *absent], newest.releases, today, newest.province)
            if item.is_old]
    first = found[0].indicator if found else None
    published = only_published(series)
    return Overview(found, [place for place in places if place], [(catalogue[item.indicator], item) for item in late],
                    check_targets(targets, published[published["indicator"] == first.id], first, today.year)
                    if first else [],
                    shape(catalogue, kabkota))
