"""The reader of a form that is more than rows under headings, as its contract names it."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from dashboard.intake.contract import Contract
from dashboard.intake.preview import Log
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.table.body import Body
from dashboard.intake.validate import Rows


class FormReader(Protocol):
    """What a module named by `Contract.reader` has."""

    SUPPLIED_BY_SECTIONS: frozenset[str]
    """Columns that rows above a group may state."""

    def sort_rows(self, body: Body, reference: ReferenceCodes, log: Log) -> None:
        """Tell data rows from headings of groups, totals and notes, and fill in what is written once for a group."""

    def complete(self, rows: Rows) -> None:
        """Fill the columns that the contract calls `filled`; rules of the form."""


def form_of(contract: Contract) -> FormReader | None:
    """The contract's own reader; None where rows simply stand under headings."""
    return cast(FormReader, import_module(contract.reader)) if contract.reader else None
