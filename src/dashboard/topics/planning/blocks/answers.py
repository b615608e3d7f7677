"""What slides and the first page ask of a build: worked out once for a World, as visitors may see it."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.topics.planning import queries
from dashboard.topics.planning.rules.incentive import Document, checklist
from dashboard.topics.planning.rules.requests import Requests
from dashboard.topics.planning.rules.requests import requests as of_year
from dashboard.topics.planning.rules.whole import Planning, of_build


def planning(world: World) -> Planning | None:
    """The chains of the build; None when no link was handed in."""
    return world.once("planning", lambda: of_build(world.database, world.rounding))


def requests(world: World) -> Requests | None:
    """Requests of the newest year that has some, as of today; None without any."""
    rows = world.once("planning requests", lambda: queries.requests(world.database))
    return None if rows.empty else of_year(rows, int(rows["year"].max()), world.today)


def overdue(world: World) -> tuple[tuple[Document, ...], int, bool]:
    """Documents of the newest year past their due day and not sent, the year, and whether they are sample."""
    rows = world.once("planning documents", lambda: queries.documents(world.database))
    if rows.empty:
        return (), 0, False
    year = int(rows["year"].max())
    found = checklist(rows, year, world.today)
    return (tuple(one for one in found if one.days is not None and one.days < 0), year,
            bool(rows.loc[rows["year"] == year, "is_sample"].any()))


def source(world: World, found: Planning) -> str:
    """'Sumber: …' of the chains."""
    return world.files_source(set(found.submissions), "dokumen perencanaan yang diserahkan", is_sample=found.is_sample)
