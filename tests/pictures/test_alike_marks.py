"""Who cannot be told apart from Kabupaten Blitar is marked by more than colour wherever the 38 are drawn."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from chart_samples import P0
from dashboard.answers.world import World
from dashboard.core.domain import Direction
from dashboard.core.style import LIGHT, contrast
from dashboard.queries import observations, reference
from dashboard.render import charts
from dashboard.render.charts.line_chart import trend as line_chart
from dashboard.render.drawings.strip import dot_strip_svg
from dashboard.render.shading import alike_words, shade
from dashboard.statistics.provincial_rank import indistinct
from dashboard.store.database import Database
from dashboard.topics.steps.blocks.slides import position
from worlds import BLITAR


def _newest(database: Database) -> pd.DataFrame:
    frame = observations.kabkota_values(database, "p0")
    return frame[frame["year"] == 2025]


def _by_hand(database: Database) -> set[str]:
    rows = _newest(database)
    rows = rows[rows["level"].isin(["kabupaten", "kota"])].set_index("region_code")
    own = rows.loc[BLITAR]
    return {str(code) for code, row in rows.iterrows() if code != BLITAR and abs(row["value"] - own["value"])
            <= 1.6448536 * (row["se_estimate"] ** 2 + own["se_estimate"] ** 2) ** 0.5}


def test_bars_are_hatched_and_the_subtitle_says_why(shipped: Database) -> None:
    figure = charts.ranked_bars(_newest(shipped), [BLITAR], reference.indicators(shipped)["p0"], "Uji", LIGHT)
    bars = figure.data[0]
    hatched = {code for code, shape in zip(bars.ids, bars.marker.pattern.shape, strict=True) if shape}
    assert hatched == _by_hand(shipped) and len(hatched) == 14
    assert f"garis miring: {alike_words()}" in charts.heading(figure).subtitle


def test_no_mark_and_no_word_without_a_survey(shipped: Database) -> None:
    plain = replace(reference.indicators(shipped)["p0"], survey="")
    figure = charts.ranked_bars(_newest(shipped), [BLITAR], plain, "Uji", LIGHT)
    assert not any(figure.data[0].marker.pattern.shape) and alike_words() not in charts.heading(figure).subtitle


def test_the_map_lists_them_with_their_word(shipped: Database) -> None:
    rows, indicator = _newest(shipped), reference.indicators(shipped)["p0"]
    rows = rows[rows["level"].isin(["kabupaten", "kota"])]
    codes = sorted(rows["region_code"])
    found = shade(indicator, 2025, "Maret", rows.set_index("region_code")["value"], codes, indicator.kabkota_breaks,
                  alike=indistinct(observations.kabkota_values(shipped, "p0"), indicator, 2025))
    entry = found.as_entry()
    assert {codes[place] for place in entry["alike"]} == _by_hand(shipped) and entry["alikeWord"] == alike_words()
    bare = shade(indicator, 2025, "Maret", rows.set_index("region_code")["value"], codes, indicator.kabkota_breaks)
    assert "alike" not in bare.as_entry()


def test_rings_on_the_strip_of_dots() -> None:
    svg = dot_strip_svg(pd.Series({BLITAR: 7.6, "a": 7.0, "b": 20.0}), BLITAR, Direction.LOWER, "uji", LIGHT, {"a"})
    assert svg.count(f'fill="{LIGHT.paper}" stroke="{LIGHT.muted}"') == 1


def test_a_stretched_strip_keeps_the_order_and_has_no_size_of_its_own() -> None:
    figures = pd.Series({BLITAR: 7.6, "a": 7.0, "b": 20.0})
    plain, wide = (dot_strip_svg(figures, BLITAR, Direction.LOWER, "uji", LIGHT, stretched=wide)
                   for wide in (False, True))
    places = [float(place) for place in re.findall(r'circle cx="([\d.]+)%"', wide)]
    at = [float(place) for place in re.findall(r'circle cx="([\d.]+)"', plain)]
    assert "viewBox" not in wide and len(places) == 3 and all(5 <= place <= 95 for place in places)
    assert [sorted(places).index(place) for place in places] == [sorted(at).index(place) for place in at]


def test_on_a_slide_they_differ_by_lightness_and_the_note_says_so(shipped: Database, shipped_facts: World) -> None:
    slide = position(shipped_facts)
    bars = slide.body.series[0]  # type: ignore[union-attr]
    shades = sorted(set(bars.point_colours) - {LIGHT.blitar}, key=bars.point_colours.count)
    assert len(shades) == 2 and contrast(*shades) > 1.6
    assert bars.point_colours.count(shades[0]) == len(_by_hand(shipped))
    assert alike_words() in slide.body.note  # type: ignore[union-attr]


def test_whiskers_only_where_an_error_is_published() -> None:
    frame = pd.DataFrame([{"region_code": BLITAR, "region_name": "Kabupaten Blitar", "indicator": "p0", "year": year,
                           "period": "Maret", "value": value, "segment": 0, "is_derived": False, "source": "BPS",
                           "se": se, "se_estimate": 1.0} for year, value, se in ((2024, 8.16, None),
                                                                                               (2025, 7.57, 0.5))])
    breaks = pd.DataFrame(columns=["indicator", "region_code", "year_before", "year_after"])
    targets = pd.DataFrame(columns=["region_code", "indicator", "year", "target", "target_low", "target_high",
                                    "document"])
    figure = line_chart(frame, breaks, targets, P0, "Uji", LIGHT)
    assert [round(half, 3) for half in figure.data[0].error_y.array] == [0.0, round(1.6448536 * 0.5, 3)]
    assert "selang 90 persen" in charts.heading(figure).subtitle
    bare = line_chart(frame.assign(se=None), breaks, targets, P0, "Uji", LIGHT)
    assert bare.data[0].error_y.array is None and "selang" not in charts.heading(bare).subtitle
