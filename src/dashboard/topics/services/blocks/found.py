"""The answers that slides, map, profile and sheet share, each asked once a world."""

from __future__ import annotations

import pandas as pd

from dashboard.answers.world import World
from dashboard.render.words import source_words
from dashboard.topics.services import queries
from dashboard.topics.services.rules.answer_times import AnswerTimes, answer_times
from dashboard.topics.services.rules.jkn import Jkn, jkn
from dashboard.topics.services.rules.needs import months_so_far
from dashboard.topics.services.rules.per_families import PerFamilies, per_families
from dashboard.topics.services.rules.services import Services, services

SAMPLE = "data contoh buatan, bukan data sebenarnya"


def year_so_far(world: World) -> tuple[str, ...]:
    """Months of the newest year, () without any."""
    months = [str(month) for month in _months(world)["month"]]
    return months_so_far(months, months[-1]) if months else ()


def newest(world: World) -> Services | None:
    """The newest month; None without rows."""
    months = year_so_far(world)
    return world.once("services newest", lambda: services(_rows(world), months[-1], world.rounding)) if months else None


def newest_answers(world: World) -> AnswerTimes | None:
    """Who answers how fast in the newest month; None without rows."""
    months = year_so_far(world)
    return world.once("services answers", lambda: answer_times(_rows(world), months[-1], world.rounding)) \
        if months else None


def rates(world: World) -> PerFamilies | None:
    """Requests of the newest year per 1,000 families; None where it cannot be said."""
    return world.once("services rates", lambda: per_families(
        _rows(world), year_so_far(world), queries.families(world.database), world.rounding))


def watch(world: World) -> Jkn | None:
    """PBI-JKN of all months; None without rows."""
    return world.once("services jkn", lambda: jkn(queries.jkn_watch(world.database), world.rounding))


def source(world: World, dataset: str, is_sample: bool) -> str:
    """What names the newest files of a dataset: 'berkas slrt.xlsx, diterima 3 Oktober 2026'."""
    if is_sample:
        return SAMPLE
    files = world.once("services files", lambda: queries.service_files(world.database))
    own = files[files["dataset"] == dataset].to_dict("records")[-2:]
    told = "; ".join(source_words.received(row) for row in own)
    return f"berkas {told}" if told else "berkas yang diserahkan Dinas Sosial"


def _months(world: World) -> pd.DataFrame:
    return world.once("services months", lambda: queries.service_months(world.database))


def _rows(world: World) -> pd.DataFrame:
    return world.once("services rows", lambda: queries.service_counts(world.database, year_so_far(world)))
