"""The workbook to fill in for a dataset, with the codes that a build knows."""

from __future__ import annotations

from dashboard.intake.template import template as make_template
from dashboard.registry import contracts
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.store.reference_codes import reference_codes


@memoised(20)
def template(build: Database, dataset: str) -> bytes:
    """Of a dataset (its id), as XLSX."""
    return make_template(contracts()[dataset], reference_codes(build))
