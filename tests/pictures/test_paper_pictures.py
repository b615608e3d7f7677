"""Pictures for paper: the line as places, the village map as SVG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.domain import INDONESIA
from dashboard.core.style import ATTENTION, LIGHT
from dashboard.queries import observations, reference
from dashboard.render.drawings import paper_map
from dashboard.render.drawings.locator import read_outlines
from dashboard.render.drawings.paper_line import PaperChart, axis, paper_chart
from dashboard.statistics.over_time import timeline
from dashboard.store.database import Database
from worlds import BLITAR, JAWA_TIMUR

ORDER = [BLITAR, JAWA_TIMUR, INDONESIA]


def chart(database: Database, name: str) -> tuple[PaperChart, pd.DataFrame]:
    indicator, breaks = reference.indicators(database)[name], reference.method_breaks(database)
    drawn = timeline.drawn_regions(indicator, ())
    own = timeline.figures(observations.series(database, [name], list(drawn)), [indicator])
    rows = timeline.lines(own, breaks, drawn, {code: code for code in drawn})
    made = paper_chart(rows, breaks, indicator, ORDER, LIGHT)
    assert made is not None
    return made, rows


@pytest.mark.parametrize("name", ["p0", "population", "gini", "tpt"])
def test_every_figure_is_a_place_and_gaps_are_not_joined(shipped: Database, name: str) -> None:
    made, rows = chart(shipped, name)
    first, last = rows["year"].min(), rows["year"].max()
    codes = [code for code in ORDER if code in set(rows["region_code"])]
    low, high = (float(made.ticks[at].text.replace(".", "").replace(",", ".")) for at in (0, -1))
    for line, code in zip(made.lines, codes, strict=True):
        own = rows[rows["region_code"] == code].sort_values("year")
        points = [point for stretch in line.stretches for point in stretch]
        assert [round(first + x * (last - first)) for x, _ in points] == own["year"].tolist()
        drawn = [low + y * (high - low) for _, y in points]
        assert drawn == pytest.approx(own["value"].tolist(), abs=(high - low) / 5e3)
        for stretch in line.stretches:
            assert all(b[0] - a[0] == pytest.approx(1 / (last - first), abs=2e-4) for a, b in pairwise(stretch))
    assert all(0 <= y <= 1 for line in made.lines for stretch in line.stretches for _, y in stretch)


def test_a_method_break_parts_the_line_and_is_marked(shipped: Database) -> None:
    made, _ = chart(shipped, "population")
    assert made.breaks and len(made.lines[0].stretches) > 1
    for at in made.breaks:
        assert not any(stretch[0][0] < at < stretch[-1][0] for line in made.lines for stretch in line.stretches)


def test_nothing_is_drawn_of_nothing(shipped: Database) -> None:
    _, rows = chart(shipped, "p0")
    indicator = reference.indicators(shipped)["p0"]
    assert paper_chart(rows.head(0), reference.method_breaks(shipped), indicator, ORDER, LIGHT) is None


@given(st.floats(-1e9, 1e9), st.floats(0, 1e9))
def test_the_axis_holds_both_values_in_few_steps(lowest: float, spread: float) -> None:
    low, high, step = axis(lowest, lowest + spread)
    assert low <= lowest + step * 1e-6 and high >= lowest + spread - step * 1e-6
    assert 1 <= round((high - low) / step) <= 10


def test_the_map_shows_every_village_once(shipped: Database) -> None:
    outlines = read_outlines(reference.outlines(shipped))
    villages = sorted(code for code, one in outlines.items() if one.kind == "desa")
    grades = "".join("01234-+"[place % 7] for place in range(len(villages)))
    fills = paper_map.fills(villages, grades, ATTENTION)
    assert set(villages) - set(fills) == {code for code, grade in zip(villages, grades, strict=True) if grade in "-+"}
    names = {code: "A & <b>" for code, one in outlines.items() if one.kind == "kecamatan"}
    drawn = paper_map.village_map(outlines, fills, names, "Peta <uji> & \"kata\"", LIGHT)
    assert drawn is not None
    root = ET.fromstring(drawn.svg)  # noqa: S314 - our own
    paths = [path.get("fill") for path in root.findall("{http://www.w3.org/2000/svg}path")]
    for place, colour in enumerate(ATTENTION):
        assert paths.count(colour) == grades.count(str(place))
    assert paths.count("url(#tanpa-data)") == grades.count("-") + grades.count("+")
    assert paths.count("none") == len(names) == len(drawn.names) == 22
    assert all(0 < name.x < 1 and 0 < name.y < 1 for name in drawn.names)
    assert not re.search(r"<text|href|<image", drawn.svg) and root.get("aria-label") == "Peta <uji> & \"kata\""


def test_there_is_no_map_without_outlines() -> None:
    assert paper_map.village_map({}, {}, {}, "x", LIGHT) is None
