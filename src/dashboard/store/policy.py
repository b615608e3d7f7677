"""Who may do what: one table. The store asks it before it writes, and whatever reads counts of people before they are
shown; no page decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from dashboard.core import settings
from dashboard.core.actor import Action, Actor, Role
from dashboard.core.domain import NotAllowed
from dashboard.core.regency import regency
from dashboard.registry import contracts, taken

_LOOK = frozenset({Action.LOOK, Action.READ_EXACT, Action.DOWNLOAD_EXACT, Action.READ_NAMES})
_WORK = _LOOK | {Action.HAND_IN, Action.RECORD, Action.WITHDRAW}
_RIGHTS: Mapping[Role, frozenset[Action]] = {
    Role.LEADER: _LOOK,
    Role.PLANNER: _WORK,
    Role.SECRETARIAT: _WORK | {Action.PURGE},
    Role.AGENCY: frozenset({Action.LOOK, Action.HAND_IN, Action.WITHDRAW}),
    Role.ADMIN: frozenset({Action.LOOK, Action.READ_NAMES, Action.PURGE, Action.MANAGE_ACCOUNTS,
                           Action.READ_AUDIT}),
    Role.COMMAND_LINE: frozenset(Action),
}


class Matter(Protocol):
    """What is handed in or withdrawn: a SubmissionDraft or a Submission."""

    @property
    def dataset(self) -> str:
        """Id of its contract."""

    @property
    def agency(self) -> str | None:
        """Code of the agency in whose name it was handed in; None for whoever works for all."""


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
    return _refusal(actor, action, what) is None


def require(actor: Actor, action: Action, what: Matter | None = None) -> None:
    """Raises NotAllowed, with a sentence, when it is not for them to do."""
    refusal = _refusal(actor, action, what)
    if refusal is not None:
        raise NotAllowed(f"{refusal}; tidak ada yang berubah.")


def audience(actor: Actor) -> Audience:
    """What may be shown to them."""
    return Audience(exact=may(actor, Action.READ_EXACT), names=may(actor, Action.READ_NAMES))


def datasets_of(actor: Actor) -> list[str]:
    """Ids of the datasets that they may hand in."""
    return [name for name in contracts() if may_hand_in(actor, name)]


def may_hand_in(actor: Actor, dataset: str) -> bool:
    """Whether they may hand in something of this dataset at all; which rows is asked of the file."""
    return may(actor, Action.HAND_IN, Intended(dataset, actor.agency))


def is_bound(actor: Actor) -> bool:
    """True for whoever hands in and takes back data of one agency only."""
    return Role.AGENCY in actor.roles


@dataclass(frozen=True)
class Intended:
    """Something of this dataset that is about to be handed in, in the name of an agency."""

    dataset: str
    agency: str | None


def _refusal(actor: Actor, action: Action, what: Matter | None) -> str | None:
    """Why it is not for them to do, as the first half of a sentence; None when it is."""
    contract = contracts()[what.dataset] if what is not None else None
    needed = [action, contract.needs] if contract and contract.needs else [action]
    held = frozenset[Action]().union(*(_RIGHTS[role] for role in actor.roles))
    lacking = [one for one in needed if one not in held and not (one is Action.LOOK and settings.open_to_all())]
    if lacking and actor.is_visitor:
        return f"Masuk dahulu untuk {lacking[0]}"
    if lacking:
        return f"“{actor.name}” tidak berhak {lacking[0]}"
    if contract is not None and action is Action.HAND_IN and contract.id not in taken():
        return f"{contract.title} tidak diserahkan di dasbor {regency().kind}"
    if contract is None or what is None or not is_bound(actor):
        return None
    if not contract.owners and not contract.for_all:
        return f"{contract.title} bukan milik satu OPD dan tidak diserahkan oleh akun OPD"
    if actor.agency is None or what.agency != actor.agency:
        return f"“{actor.name}” hanya mengurus kiriman OPD-nya sendiri"
    return None
