"""The ranking under the map: the ten that need most attention at once, all of them in a sortable table on request.

The short list costs a tenth of the full table in bytes and in the reader's processor, at every change of the map.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from htpy import Node
from markupsafe import Markup

from dashboard.core import formats, style
from dashboard.core.domain import Direction, Indicator
from dashboard.render.table import Look, Row, Table, TableColumn, bar, table_html
from dashboard.statistics.attention import as_mapped, by_attention
from dashboard.statistics.classes import class_of, classify, word
from dashboard.statistics.ranking import rank
from dashboard.store.policy import PUBLIC
from dashboard.topics.areas.rules.first_shown import LISTED
from dashboard.ui.drawn import components
from dashboard.ui.kept import finished
from dashboard.ui.maps.parts import MapView

TABLE_HEIGHT = 420
_RANK, _CLASS = "Peringkat", "Kelas"
_ALL = "map_table_all"


def ranking(shown: MapView, columns: dict[str, pd.Series], codes: Sequence[str]) -> pd.DataFrame:
    """The regions `codes`: rank among all, words of `columns`, figure, class; index is the code.

    The region that needs most attention comes first, those without a figure last.
    """
    values = by_attention(shown.values[list(codes)], shown.indicator)
    direction = as_mapped(shown.indicator).direction
    grades = classify(values, shown.breaks, direction)
    ranks = rank(shown.values.dropna(), direction).reindex(values.index)
    frame: dict[str, np.ndarray | list[str]] = {} if shown.indicator.categories else {_RANK: ranks.to_numpy()}
    frame |= {name: column.reindex(values.index).to_numpy() for name, column in columns.items()}
    if shown.indicator.categories:
        frame[shown.measure] = [shown.missing if pd.isna(value) else shown.indicator.categories.get(int(value), "")
                                for value in values]
    else:
        frame[shown.measure] = values.to_numpy()
        frame[_CLASS] = [shown.missing if pd.isna(grade) else word(int(grade), as_mapped(shown.indicator))
                         for grade in grades]
    return pd.DataFrame(frame, index=values.index)


def first(indicator: Indicator) -> str:
    """What rank 1 means: "paling baik", or "paling besar" where more is neither better nor worse."""
    return "paling besar" if as_mapped(indicator).direction is Direction.NONE else "paling baik"


def table(shown: MapView, count: int, where: str | None, make: Callable[[], pd.DataFrame], note: str) -> None:
    """The short list with bars, or everything in a table that sorts and searches.

    `count`: rows of the ranking that `make` gives, of the level or kecamatan `where`.
    """
    is_judged = as_mapped(shown.indicator).direction is not Direction.NONE
    components.section("Urutan menurut kebutuhan perhatian" if is_judged else "Urutan", note)
    whole = count > LISTED and st.toggle(
        f"Tampilkan semua {formats.number(count)} dalam tabel yang dapat diurutkan dan dicari", key=_ALL)
    if whole:
        frame = make()
        components.data_table(frame, {_RANK: 0, shown.measure: shown.indicator.decimals}
                              if _RANK in frame.columns else {}, key="map_table", height=TABLE_HEIGHT,
                              alt=shown.finding, missing=shown.missing)
    else:
        components.html(finished.made_once(shown.build, PUBLIC, "urutan", (*shown.state, where),
                                              lambda: _short_list(shown, make().head(LISTED))))


def _short_list(shown: MapView, frame: pd.DataFrame) -> Markup:
    """HTML of the first rows; short, because it is sent at every change of the map."""
    rows = [Row([_content(shown, name, row) for name in frame.columns]) for row in frame.to_dict("records")]
    return table_html(Table([TableColumn(str(name)) for name in frame.columns], rows,
                            Look.RANKED if _RANK in frame.columns else Look.RANKING, named=False))


def _content(shown: MapView, name: Hashable, row: Mapping[Hashable, Any]) -> Node:
    value = row[name]
    if name == _RANK:
        return "–" if formats.is_missing(value) else formats.number(value, 0)
    if name == shown.measure and _RANK in row:
        return _bar(shown, value)
    return str(value)


def _bar(shown: MapView, value: float) -> Node:
    """The figure over a bar from zero to the largest of all, in the colour of its class on the map."""
    if formats.is_missing(value):
        return shown.missing
    direction = as_mapped(shown.indicator).direction
    fill = style.screen_ramp(style.ramp_name(direction))[class_of(value, shown.breaks, direction)]
    share = 100 * max(0.0, float(value)) / (float(shown.values.max()) or 1.0)
    return formats.number(value, shown.indicator.decimals), bar(round(share), fill=fill)
