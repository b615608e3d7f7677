"""Who may do what: one table. The store asks it before it writes, and whatever reads counts of people before they are
shown; no page decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from dashboard.core.actor import Action, Actor, Role
from dashboard.core.domain import NotAllowed
from dashboard.registry import contracts

_RIGHTS: Mapping[Role, frozenset[Action]] = {
    Role.SIGNED_IN: frozenset(Action) - {Action.MANAGE_ACCOUNTS},
    Role.COMMAND_LINE: frozenset(Action),
}


class Matter(Protocol):
    """What is handed in or withdrawn: a Handover or a Submission."""

    @property
    def dataset(self) -> str:
        """Id of its contract."""


@dataclass(frozen=True)
class Audience:
    """For whom an answer is made, and so a part of the key under which it is kept. Made by `audience` alone.

    `exact`: counts of people are not rounded; `names`: it says who noted something down.
    """

    exact: bool = False
    names: bool = False


PUBLIC = Audience()
"""Everybody: what slides, papers and pages without a reader's rights show."""


def may(actor: Actor, action: Action, what: Matter | None = None) -> bool:
    """Whether this is for them to do, with `what` where it depends on that."""
    return not _lacking(actor, action, what)


def require(actor: Actor, action: Action, what: Matter | None = None) -> None:
    """Raises NotAllowed, with a sentence, when it is not for them to do."""
    lacking = _lacking(actor, action, what)
    if not lacking:
        return
    if actor.is_visitor:
        raise NotAllowed(f"Masuk dahulu untuk {lacking[0]}; tidak ada yang berubah.")
    raise NotAllowed(f"“{actor.name}” tidak berhak {lacking[0]}; tidak ada yang berubah.")


def audience(actor: Actor) -> Audience:
    """What may be shown to them."""
    return Audience(exact=may(actor, Action.READ_EXACT), names=may(actor, Action.READ_NAMES))


def _lacking(actor: Actor, action: Action, what: Matter | None) -> list[Action]:
    """Rights that they would need and have not, with those that the dataset itself asks for."""
    own = contracts()[what.dataset].needs if what is not None else None
    needed = [action, own] if own else [action]
    return [one for one in needed if not any(one in _RIGHTS[role] for role in actor.roles)]
