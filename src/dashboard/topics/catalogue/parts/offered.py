"""What there is to take away. What comes back is shared and must not be altered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.outputs.packages.datasets import Shelf
from dashboard.outputs.packages.description import DatasetExtent
from dashboard.outputs.packages.package import Description, Field
from dashboard.registry import contracts
from dashboard.statistics.rounding import rounding_for
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.store.policy import PUBLIC, Audience


@dataclass(frozen=True)
class Opened:
    """One dataset without its rows: how many its file has, its columns, and what is said of it."""

    rows: int
    fields: tuple[Field, ...]
    description: Description


def shelf(database: Database, audience: Audience) -> Shelf:
    """All datasets as this audience may take them; made anew for each file, for it keeps rows."""
    return Shelf(database, rounding_for(audience))


@memoised()
def held(database: Database) -> Mapping[str, DatasetExtent]:
    """How much there is of each dataset; the same for everybody."""
    return shelf(database, PUBLIC).held


@memoised(100)
def opened(database: Database, dataset: str, audience: Audience) -> Opened:
    """A dataset as this audience may take it."""
    part = shelf(database, audience).part(contracts()[dataset])
    return Opened(len(part.frame), part.fields, part.description)
