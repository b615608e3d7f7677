"""Titles for a hall: the beginning of a sentence, the rest of which stands in the notes."""

from __future__ import annotations

import re

import pandas as pd

from dashboard.render.charts.plotly_theme import source_line

_END = re.compile(r"; |\. ")


def beginning(sentence: str) -> str:
    """What stands before the first semicolon or full stop: the finding without its details, without a full stop."""
    return _END.split(sentence)[0].rstrip(".")


def cited(sources: pd.Series) -> str:
    """'Sumber: …': two sources, of more only the first by name."""
    return source_line(sources, 2 if sources.dropna().nunique() <= 2 else 1)
