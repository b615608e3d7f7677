"""Who asks or writes: a visitor, somebody who is signed in, or whoever has a command line on the server."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What store.policy gives rights to."""

    SIGNED_IN = "masuk"
    COMMAND_LINE = "baris perintah"


class Action(StrEnum):
    """What needs a right; the value completes "Masuk dahulu untuk …"."""

    READ_EXACT = "melihat hitungan orang yang tidak dibulatkan"
    DOWNLOAD_EXACT = "mengunduh hitungan orang yang tidak dibulatkan"
    READ_NAMES = "melihat siapa yang mencatat"
    HAND_IN = "menyerahkan data"
    RECORD = "mencatat rapat, keputusan, dan tindak lanjut"
    WITHDRAW = "menarik kiriman"
    MANAGE_ACCOUNTS = "mengatur akun"


@dataclass(frozen=True)
class Actor:
    """`name` is what stands on record; `agency`: code of the agency they belong to, None for nobody's; without a role
    a visitor."""

    name: str
    agency: str | None = None
    roles: frozenset[Role] = frozenset()

    @property
    def is_visitor(self) -> bool:
        """True for whoever is nobody we know."""
        return not self.roles


VISITOR = Actor("")


def person(name: str) -> Actor:
    """Somebody who is signed in by this name."""
    return Actor(name, roles=frozenset({Role.SIGNED_IN}))


def command_line(name: str) -> Actor:
    """Whoever works on the server itself; the name is the one they give, or that of their account there."""
    return Actor(name, roles=frozenset({Role.COMMAND_LINE}))
