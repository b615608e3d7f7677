"""What slides, map, profile, sheets and brief ask of priority: worked out once a World, as visitors see it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.world import World
from dashboard.topics.priority import queries
from dashboard.topics.priority.contracts import MINMAX
from dashboard.topics.priority.rules.criteria import Criteria
from dashboard.topics.priority.rules.decided import Decided, decided
from dashboard.topics.priority.rules.gather import of_build
from dashboard.topics.priority.rules.ranking import Priority, prioritise
from dashboard.topics.priority.words import decided as words


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


def in_force(world: World) -> InForce | None:
    """None where no criterion can be weighed."""
    return world.once("priority", lambda: _in_force(world))


def _in_force(world: World) -> InForce | None:
    criteria = of_build(world.database, world.rounding)
    for one in decided(queries.weights(world.database))[:1]:
        found = prioritise(criteria.matrix, one.levels(criteria), one.method)
        if found is not None:
            return InForce(criteria, found, one)
    found = prioritise(criteria.matrix, criteria.usual, MINMAX)
    return None if found is None else InForce(criteria, found, None)


