"""What is asked of partners and residents, by pages, slides, layers and sheets alike. What comes back is shared and
must not be altered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import pandas as pd

from dashboard.statistics.rounding import rounding_for
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.store.policy import PUBLIC, Audience
from dashboard.topics.partners.rules.collaboration import Collaboration, of_build
from dashboard.topics.partners.rules.gaps import Gaps
from dashboard.topics.partners.rules.participation import Participation
from dashboard.topics.partners.rules.pledges import Goods, PledgedAmount, by_age, by_unit
from dashboard.topics.programs.answers import files_source


@memoised(2)
def collaboration(database: Database, audience: Audience) -> Collaboration | None:
    """Partners, pledges and activities of the build; None when nothing was handed in."""
    return of_build(database, rounding_for(audience))


def _of_partners(database: Database, audience: Audience) -> Collaboration:
    """The same of a build that has partners. Raises LookupError for another one."""
    found = collaboration(database, audience)
    if found is None:
        raise LookupError(f"build {database.build_id} has no partners")
    return found


def names(database: Database) -> Mapping[str, str]:
    """Names of partners by code; empty when there are none."""
    found = collaboration(database, PUBLIC)
    return found.names if found else MappingProxyType({})


@memoised(100)
def lines(database: Database, audience: Audience, year: int, kecamatan: str | None,
          village: str | None) -> pd.DataFrame:
    """Pledges for a year there; of a build that has partners."""
    return _of_partners(database, audience).lines(year, kecamatan, village)


@memoised(200)
def ages(database: Database, audience: Audience, year: int, kecamatan: str | None, village: str | None,
         day: date) -> list[PledgedAmount]:
    """Rupiah of the pledges until a year there by their age on a day; of a build that has partners."""
    return by_age(_of_partners(database, audience).until(year, kecamatan, village), day)


@memoised(200)
def goods(database: Database, audience: Audience, year: int, kecamatan: str | None, village: str | None) -> list[Goods]:
    """Quantities of the pledges for a year there, by unit; of a build that has partners."""
    own = lines(database, audience, year, kecamatan, village)
    return by_unit(own, _of_partners(database, audience).rounding)


@memoised(100)
def gaps(database: Database, audience: Audience, kecamatan: str | None, village: str | None) -> Gaps:
    """Gaps of coverage and who helps there; of a build that has partners."""
    return _of_partners(database, audience).gaps(kecamatan, village)


@memoised(40)
def participation(database: Database, audience: Audience, year: int) -> Participation | None:
    """What residents did together in a year; of a build that has partners."""
    return _of_partners(database, audience).participation(year)


def source(database: Database, found: Collaboration) -> str:
    """'Sumber: …' of pledges and activities."""
    return files_source(database, set(found.submissions), "daftar mitra yang diserahkan", is_sample=found.is_sample)
