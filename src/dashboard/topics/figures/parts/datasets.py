"""Datasets whose figures the dashboard shows."""

from __future__ import annotations

from dashboard.registry import contracts
from dashboard.topics.differences.contracts import FIGURE_CASES, FIGURE_REPORTS, INDICATORS
from dashboard.topics.figures.contracts import FIGURE_NOTES
from dashboard.ui.drawn import doubt

_ABOUT_FIGURES = (FIGURE_CASES.id, FIGURE_REPORTS.id, FIGURE_NOTES.id)


def datasets() -> dict[str, str]:
    """Titles of the datasets whose figures the dashboard shows, those of indicators first."""
    found = {one.id: one.title for one in contracts().values() if doubt.columns(one) and one.id not in _ABOUT_FIGURES}
    return {INDICATORS: found.pop(INDICATORS), **found}
