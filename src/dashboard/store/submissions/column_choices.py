"""What people said unknown headings of their files mean, remembered for who hands in and the dataset."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.core.actor import Action, Actor
from dashboard.store.policy import require
from dashboard.store.private_files import only_changer, read_entry, read_private, write_private

_FILE = "columns.json"


def remembered(by: Actor, dataset: str) -> dict[str, str]:
    """Heading key -> column name, or "" for a column that is not read. Raises NotAllowed, AccountError when damaged."""
    require(by, Action.HAND_IN)
    return dict((read_entry(_FILE, _key(by.name)) or {}).get(dataset, {}))


def remember(by: Actor, dataset: str, said: Mapping[str, str]) -> None:
    """Adds these to what is remembered; the newest word on a heading counts. Raises NotAllowed or AccountError."""
    require(by, Action.HAND_IN)
    if not said:
        return
    with only_changer():
        everything = read_private(_FILE)
        everything.setdefault(_key(by.name), {}).setdefault(dataset, {}).update(said)
        write_private(_FILE, everything)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
