"""What is asked of the ledger, by what its readers may be told. What comes back is shared and must not be altered."""

from __future__ import annotations

from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.store.policy import PUBLIC, Audience
from dashboard.topics.differences.rules.cases import NO_INDICATOR, Ledger, of_build
from dashboard.topics.differences.words import NO_INDICATOR as NO_INDICATOR_WORDS

EVERYWHERE = "semua"
"""Of all regions, in links."""


@memoised(3)
def ledger(database: Database, audience: Audience = PUBLIC) -> Ledger:
    """Every case of the build."""
    return of_build(database, audience)


def facts(database: Database) -> dict[str, str]:
    """Facts by case."""
    return {one.id: one.fact for one in ledger(database).cases}


def indicators(database: Database) -> dict[str, str]:
    """Short names of the indicators that cases are about."""
    found = {one.indicator or NO_INDICATOR: one.indicator_name or NO_INDICATOR_WORDS
             for one in ledger(database).cases}
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == NO_INDICATOR, pair[1])))


def regions(database: Database) -> dict[str, str]:
    """EVERYWHERE, and names of the regions that cases are about."""
    about = sorted(ledger(database).cases, key=lambda one: one.region_code)
    return {EVERYWHERE: "Semua wilayah"} | {one.region_code: one.region for one in about if one.region_code}
