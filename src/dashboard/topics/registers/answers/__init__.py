"""What is asked of the registers, by pages, slides, map, profile, sheets and search alike. What comes back is shared
and must not be altered. Exact counts are not kept, only what an audience may see of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from dashboard.statistics.rounding import rounding_for
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.store.policy import Audience
from dashboard.topics.programs.answers import file_names
from dashboard.topics.registers import queries
from dashboard.topics.registers.rules.changes import RegisterChanges
from dashboard.topics.registers.rules.changes import changes as analyse_changes
from dashboard.topics.registers.rules.difference import Differences
from dashboard.topics.registers.rules.difference import differences as compare
from dashboard.topics.registers.rules.eligibility import Fitting, fitting, in_force, rules
from dashboard.topics.registers.rules.findings import RegisterFindings
from dashboard.topics.registers.rules.findings import findings as analyse_findings
from dashboard.topics.registers.rules.freshness import RegisterFreshness
from dashboard.topics.registers.rules.freshness import freshness as analyse_freshness
from dashboard.topics.registers.rules.series import RegisterSeries, SeriesAtDate, all_series
from dashboard.topics.registers.rules.series import held as analyse_held

UNIT, UNTIL = "KK", 4
"""What is compared unless somebody chooses: families of the lowest four deciles, those that social aid is aimed at."""
SAMPLE = "data contoh buatan, bukan data sebenarnya"


@memoised()
def known(database: Database) -> Mapping[str, RegisterSeries]:
    """Series by the code that stands in links."""
    return MappingProxyType({one.code: one for one in all_series(queries.register_series(database))})


def pair(series: Sequence[RegisterSeries]) -> tuple[RegisterSeries, RegisterSeries] | None:
    """The two that are compared unless somebody chooses: DTSEN, and the first other register; None with fewer than two
    series."""
    if len(series) < 2:
        return None
    first = next((one for one in series if one.register == "DTSEN"), series[0])
    rest = [one for one in series if one != first]
    return first, next((one for one in rest if one.register != first.register), rest[0])


def usual(database: Database) -> tuple[str, str] | None:
    """Codes of these two; None without two."""
    found = pair(list(known(database).values()))
    return None if found is None else (found[0].code, found[1].code)


@memoised(60)
def held(database: Database, code: str, unit: str, until: int, audience: Audience) -> list[SeriesAtDate]:
    """The newest two dates of a series in one unit, up to a decile or class."""
    return analyse_held(queries.register_rows(database), known(database)[code], unit, until, rounding_for(audience))


@memoised(60)
def differences(database: Database, first: str, second: str, unit: str, until: int,
                audience: Audience) -> Differences | None:
    """How two series (codes) differ; None where one of them has nothing in this unit."""
    return compare(held(database, first, unit, until, audience), held(database, second, unit, until, audience),
                   rounding_for(audience))


def usual_differences(database: Database, audience: Audience) -> Differences | None:
    """How the two usual registers differ; None where there are no two."""
    codes = usual(database)
    return None if codes is None else differences(database, *codes, UNIT, UNTIL, audience)


def is_sample(database: Database) -> bool:
    """Whether the registers are made up."""
    return bool(queries.register_series(database)["is_sample"].any())


@memoised(60)
def freshness(database: Database, unit: str, today: date, audience: Audience) -> list[RegisterFreshness]:
    """Age and share verified of every series in this unit."""
    own, rounding = queries.register_rows(database), rounding_for(audience)
    found = (analyse_freshness(own, one, unit, today, rounding) for one in known(database).values())
    return [one for one in found if one is not None]


@memoised(60)
def changes(database: Database, code: str, unit: str, audience: Audience) -> RegisterChanges | None:
    """What changed in a series between its two newest dates; None where nobody handed it in."""
    return analyse_changes(queries.register_changes(database), queries.register_rows(database), known(database)[code],
                           unit, rounding_for(audience))


@memoised(20)
def eligible(database: Database, today: date, audience: Audience) -> list[Fitting]:
    """Those who fit each rule that holds on a day."""
    counts, rounding = queries.register_rows(database), rounding_for(audience)
    held_now = in_force(rules(queries.eligibility(database)), today)
    return [fitting(rule, counts, rounding) for rule in held_now]


@memoised(20)
def findings(database: Database, today: date, audience: Audience) -> RegisterFindings | None:
    """Discrepancies that were found and how far they have come; None without any."""
    return analyse_findings(queries.register_checks(database), today, rounding_for(audience))


def source(database: Database, is_sample: bool) -> str:
    """What names the files of the registers: 'berkas dtsen.xlsx'."""
    if is_sample:
        return SAMPLE
    handed = set(map(str, queries.register_rows(database)["submission_id"].dropna()))
    named = file_names(database, handed) if handed else []
    return f"berkas {'; '.join(named[-2:])}" if named else "berkas register yang diserahkan"
