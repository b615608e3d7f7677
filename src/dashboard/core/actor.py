"""Who asks or writes: a visitor, somebody who is signed in, or whoever has a command line on the server."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What store.policy gives rights to. The values are those of `user add --role`."""

    LEADER = "pimpinan"
    PLANNER = "perencana"
    SECRETARIAT = "sekretariat"
    AGENCY = "opd"
    ADMIN = "admin"
    COMMAND_LINE = "baris perintah"


ROLE_WORDS = {
    Role.LEADER: "Pimpinan", Role.PLANNER: "Perencana", Role.SECRETARIAT: "Sekretariat TKPK", Role.AGENCY: "OPD",
    Role.ADMIN: "Admin", Role.COMMAND_LINE: "Baris perintah server",
}
ACCOUNT_ROLES = tuple(role for role in Role if role is not Role.COMMAND_LINE)
"""Roles that an account may have."""


class Action(StrEnum):
    """What needs a right; the value completes "Masuk dahulu untuk …"."""

    LOOK = "melihat dasbor ini"
    READ_EXACT = "melihat hitungan orang yang tidak dibulatkan"
    DOWNLOAD_EXACT = "mengunduh hitungan orang yang tidak dibulatkan"
    READ_NAMES = "melihat siapa yang mencatat"
    HAND_IN = "menyerahkan data"
    RECORD = "mencatat rapat, keputusan, dan tindak lanjut"
    WITHDRAW = "menarik kiriman"
    PURGE = "menghapus kiriman untuk selamanya"
    MANAGE_ACCOUNTS = "mengatur akun"
    READ_AUDIT = "membaca catatan kejadian"


@dataclass(frozen=True)
class Actor:
    """`name` is what stands on record; `agency`: code of the only agency whose data they hand in and take back, None
    for whoever works for all of them; without a role a visitor."""

    name: str
    agency: str | None = None
    roles: frozenset[Role] = frozenset()

    @property
    def is_visitor(self) -> bool:
        """True for whoever is nobody we know."""
        return not self.roles

    @property
    def role_words(self) -> str:
        """'OPD' or 'Sekretariat TKPK': as what somebody is here; "" of a visitor."""
        return ", ".join(sorted(ROLE_WORDS[role] for role in self.roles))


VISITOR = Actor("")


def person(name: str, role: Role = Role.PLANNER, agency: str | None = None) -> Actor:
    """Somebody who is signed in by this name."""
    return Actor(name, agency, frozenset({role}))


def command_line(name: str) -> Actor:
    """Whoever works on the server itself; the name is the one they give, or that of their account there."""
    return Actor(name, roles=frozenset({Role.COMMAND_LINE}))
