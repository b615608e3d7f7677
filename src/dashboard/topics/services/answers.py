"""What is asked of services, by pages, slides, map, profile and sheets alike. What comes back is shared and must not be
altered. Exact counts are not kept, only what an audience may see of them."""

from __future__ import annotations

import pandas as pd

from dashboard.render.words import source_words
from dashboard.statistics.rounding import rounding_for
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.store.policy import Audience
from dashboard.topics.services import queries
from dashboard.topics.services.rules.answer_times import AnswerTimes
from dashboard.topics.services.rules.answer_times import answer_times as analyse_answers
from dashboard.topics.services.rules.flow import Flow
from dashboard.topics.services.rules.flow import flow as analyse_flow
from dashboard.topics.services.rules.jkn import Jkn
from dashboard.topics.services.rules.jkn import jkn as analyse_jkn
from dashboard.topics.services.rules.needs import Needs, months_so_far
from dashboard.topics.services.rules.needs import needs as analyse_needs
from dashboard.topics.services.rules.per_families import PerFamilies
from dashboard.topics.services.rules.per_families import per_families as analyse_rates
from dashboard.topics.services.rules.services import Services
from dashboard.topics.services.rules.services import services as analyse_services

SAMPLE = "data contoh buatan, bukan data sebenarnya"


def months(database: Database) -> list[str]:
    """Months with counts, in order."""
    return [str(month) for month in queries.service_months(database)["month"]]


def newest_month(database: Database) -> str | None:
    """None without counts."""
    return next(reversed(months(database)), None)


@memoised(300)
def services(database: Database, month: str, agency: str | None, audience: Audience) -> Services:
    """Files of one month, of one agency or all."""
    return analyse_services(_year_so_far(database, month), month, rounding_for(audience), agency)


@memoised(60)
def answer_times(database: Database, month: str, audience: Audience) -> AnswerTimes:
    """How fast agencies answer."""
    return analyse_answers(_year_so_far(database, month), month, rounding_for(audience))


@memoised(60)
def needs(database: Database, month: str, agency: str | None, audience: Audience) -> Needs:
    """Needs of the year up to this month, of one agency or all."""
    found = _year_so_far(database, month)
    own = found if agency is None else found[found["agency"] == agency]
    return analyse_needs(own, months_so_far(months(database), month), queries.service_answers(database),
                         rounding_for(audience))


@memoised(60)
def rates(database: Database, month: str, audience: Audience) -> PerFamilies | None:
    """Requests of the year up to this month per 1,000 families; None where it cannot be said."""
    return analyse_rates(_year_so_far(database, month), months_so_far(months(database), month),
                         queries.families(database), rounding_for(audience))


@memoised(2)
def flow(database: Database, audience: Audience) -> Flow:
    """Whether what came in is somewhere."""
    return analyse_flow(queries.service_counts(database), rounding_for(audience))


@memoised(60)
def jkn(database: Database, month: str | None, audience: Audience) -> Jkn | None:
    """PBI-JKN up to a month (None: all); None without rows."""
    return analyse_jkn(queries.jkn_watch(database), rounding_for(audience), month)


def source(database: Database, dataset: str, is_sample: bool) -> str:
    """What names the newest files of a dataset: 'berkas slrt.xlsx, diterima 3 Oktober 2026'."""
    if is_sample:
        return SAMPLE
    files = queries.service_files(database)
    own = files[files["dataset"] == dataset].to_dict("records")[-2:]
    told = "; ".join(source_words.received(row) for row in own)
    return f"berkas {told}" if told else "berkas yang diserahkan Dinas Sosial"


def newest(database: Database, audience: Audience) -> Services | None:
    """Files of the newest month; None without counts."""
    month = newest_month(database)
    return None if month is None else services(database, month, None, audience)


def newest_answers(database: Database, audience: Audience) -> AnswerTimes | None:
    """Who answers how fast in the newest month; None without counts."""
    month = newest_month(database)
    return None if month is None else answer_times(database, month, audience)


def newest_rates(database: Database, audience: Audience) -> PerFamilies | None:
    """Requests of the newest year per 1,000 families; None where it cannot be said."""
    month = newest_month(database)
    return None if month is None else rates(database, month, audience)


def _year_so_far(database: Database, month: str) -> pd.DataFrame:
    return queries.service_counts(database, months_so_far(months(database), month))
