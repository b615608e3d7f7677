"""What people said unknown headings of their files mean, remembered for who hands in and the dataset."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.store.private_files import only_changer, read_private, write_private

_FILE = "columns.json"


def remembered(by: str, dataset: str) -> dict[str, str]:
    """Heading key -> column name, or "" for a column that is not read. Raises AccountError when damaged."""
    return dict(read_private(_FILE).get(_key(by), {}).get(dataset, {}))


def remember(by: str, dataset: str, said: Mapping[str, str]) -> None:
    """Adds these to what is remembered; the newest word on a heading counts. Raises AccountError."""
    if not said:
        return
    with only_changer():
        everything = read_private(_FILE)
        everything.setdefault(_key(by), {}).setdefault(dataset, {}).update(said)
        write_private(_FILE, everything)


def _key(by: str) -> str:
    return " ".join(by.split()).casefold()
