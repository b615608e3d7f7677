"""A layer of the village map that a topic offers, beside the village indicators of the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from dashboard.core.domain import Indicator
from dashboard.render.shading import Shading


@dataclass(frozen=True)
class VillageLayer:
    """One measure of one period, as visitors may see it.

    `indicator` describes it like one of the catalogue, by a unique id; `shading` is what is painted, villages in the
    order of their codes; `figures` are its rows with the columns of queries.observations.village_values; `finding` is
    the sentence of the whole (None) or of a kecamatan (code).
    """

    indicator: Indicator
    shading: Shading
    figures: pd.DataFrame
    finding: Callable[[str | None], str]
