"""What is asked of the RAT of a build, by pages, slides and papers alike. What comes back is shared and must not be
altered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pandas as pd

from dashboard.core import formats
from dashboard.statistics.rounding import rounding_for
from dashboard.statistics.scales import SCALES
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.store.policy import PUBLIC, Audience
from dashboard.topics.rat import queries
from dashboard.topics.rat.rules.groups import history as score_history
from dashboard.topics.rat.rules.quarter import Assessment, Choice, Rat, assess, chosen, of_build


@memoised(8)
def rat(database: Database, today: date, audience: Audience) -> Rat:
    """The RAT of all years as it is on this day: matrix, targets, reports, as this audience sees it."""
    return replace(_rat(database, audience), day=today)


@memoised(2)
def _rat(database: Database, audience: Audience) -> Rat:
    """Its rows, which are the same on every day."""
    return of_build(database, date.max, rounding_for(audience))


@memoised(100)
def assessment(database: Database, choice: Choice, scale: str, today: date, audience: Audience) -> Assessment:
    """The state of the RAT for a choice on this day."""
    return assess(rat(database, today, audience), choice, SCALES[scale])


@memoised(50)
def history(database: Database, strategy: str | None, area: str | None, scale: str, audience: Audience) -> pd.DataFrame:
    """Scores by agency and quarter of all years, for a strategy and an area or everything."""
    everything = _rat(database, audience)
    parts = [chosen(everything, Choice(year, 4, None, strategy, area)) for year in everything.years]
    if not parts:
        return score_history(everything.indicators, everything.reports, SCALES[scale])
    return score_history(pd.concat([part.indicators for part in parts]), pd.concat([part.reports for part in parts]),
                         SCALES[scale])


@memoised(2)
def agency_names(database: Database, *, short: bool = False) -> Mapping[str, str]:
    """Names of agencies by code."""
    frame = queries.agencies(database)
    return MappingProxyType(dict(zip(frame["code"], frame["short_name" if short else "name"], strict=True)))


def source(database: Database, year: int) -> str:
    """'Sumber: …' of the RAT of a year."""
    if _rat(database, PUBLIC).of_year(year).is_sample:
        return f"Sumber: RAT {year} buatan untuk contoh (data/sample), bukan angka sebenarnya."
    files = queries.rat_files(database)
    own = files[files["year"] == year]
    told = [f"{row['file_name']}, diserahkan {formats.tanggal(row['at'])}" for row in own.to_dict("records")]
    rest = f"; dan {len(told) - 2} berkas lain" if len(told) > 2 else ""
    return f"Sumber: RAT {year}: {'; '.join(told[:2])}{rest}." if told else f"Sumber: RAT {year}."
