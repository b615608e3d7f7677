"""What is asked of priority, by pages, slides, map, profile, sheets and brief alike. What comes back is shared and must
not be altered."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.statistics.rounding import rounding_for
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.store.policy import Audience
from dashboard.topics.priority import queries
from dashboard.topics.priority.contracts import MINMAX
from dashboard.topics.priority.rules.criteria import Criteria
from dashboard.topics.priority.rules.decided import Decided, Help
from dashboard.topics.priority.rules.decided import decided as decided_sets
from dashboard.topics.priority.rules.decided import help_in as all_help
from dashboard.topics.priority.rules.gather import of_build
from dashboard.topics.priority.rules.ranking import Priority, prioritise
from dashboard.topics.priority.words import decided as words


@memoised(2)
def criteria(database: Database, audience: Audience) -> Criteria:
    """What villages can be ranked by."""
    return of_build(database, rounding_for(audience))


@memoised(60)
def priority(database: Database, audience: Audience, chosen: tuple[tuple[str, int], ...], method: str,
             room: str) -> Priority | None:
    """The ranking by importances (criterion, level), a normalisation and the admissible weights; None when nothing
    weighs."""
    return prioritise(criteria(database, audience).matrix, dict(chosen), method, room)


@memoised()
def decided(database: Database) -> list[Decided]:
    """Sets of weights that meetings decided on, the newest first."""
    return decided_sets(queries.weights(database))


@memoised()
def help_in(database: Database) -> Help:
    """What the RAT and partners do in villages; rupiah and numbers of agencies' rows and partners, never of people."""
    return all_help(queries.located(database), queries.helped(database))


@dataclass(frozen=True)
class InForce:
    """The ranking by the newest decided weights, or without a decision (`by`: None) by the usual, equal ones."""

    criteria: Criteria
    priority: Priority
    by: Decided | None

    @property
    def weights(self) -> str:
        """Whose weights these are."""
        return words.whose(self.by, self.priority, self.criteria)

    @property
    def when(self) -> str:
        """Of when the criteria are."""
        return " dan ".join(dict.fromkeys(self.criteria.usable[name].when for name in self.priority.importance))

    @property
    def source(self) -> str:
        """'Sumber: …'."""
        titles = dict.fromkeys(self.criteria.usable[name].source for name in self.priority.importance)
        return f"Sumber: {'; '.join(titles)}; urutan dihitung dasbor."

    @property
    def year(self) -> int:
        """Of the newest criterion."""
        return max(int(self.criteria.usable[name].when[:4]) for name in self.priority.importance)


@memoised(2)
def in_force(database: Database, audience: Audience) -> InForce | None:
    """None where no criterion can be weighed."""
    known = criteria(database, audience)
    for one in decided(database)[:1]:
        found = prioritise(known.matrix, one.levels(known), one.method)
        if found is not None:
            return InForce(known, found, one)
    found = prioritise(known.matrix, known.usual, MINMAX)
    return None if found is None else InForce(known, found, None)
