"""Finished figures kept as data: a rerun neither computes nor checks one again, and no two sessions share a figure."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from types import SimpleNamespace
from typing import Any

import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure

from dashboard.render import charts
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.policy import Audience
from dashboard.ui.drawn import components
from dashboard.ui.kept import finished


class Finished(BaseFigure):  # type: ignore[misc]  # plotly has no types
    """A bare figure read back from its JSON. Streamlit asks a figure only for its dictionary; building Plotly's objects
    and validating them anew would cost more than the rest of the page."""

    def __init__(self, text: str) -> None:
        self._content: dict[str, Any] = json.loads(text)

    @property
    def layout(self) -> SimpleNamespace:
        """Only what the words of a figure are read from."""
        own = self._content["layout"]
        return SimpleNamespace(meta=own["meta"], height=own["height"])

    def to_dict(self) -> dict[str, Any]:
        """The figure as plain data; this object's own, not shared."""
        return self._content

    to_plotly_json = to_dict


def chart(key: str, build: Database, audience: Audience, choice: tuple[Hashable, ...],
          make: Callable[[], go.Figure]) -> None:
    """Draw what `make` draws, kept by build, day, theme, `key`, `choice` and the audience of its figures: everything
    that `make` depends on."""
    text = finished.made_once(build, audience, f"chart {key}",
                              (*choice, build_times.today(), components.theme().name),
                              lambda: str(charts.bare(make()).to_json(validate=False)))
    components.bare_chart(Finished(text), key)
