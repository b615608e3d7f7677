"""What stands on one trend chart."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from chart_samples import NO_BREAKS, ONE_BREAK, P0
from dashboard.core.domain import INDONESIA
from dashboard.statistics.over_time import timeline
from worlds import BLITAR, JAWA_TIMUR

OTHER = replace(P0, id="p0_lama", period_rule="Tahun")
NAMES = {BLITAR: "Kabupaten Blitar", JAWA_TIMUR: "Jawa Timur", INDONESIA: "Indonesia", "35.72": "Kota Blitar"}


def rows(*figures: tuple[str, str, int, str, float]) -> pd.DataFrame:
    return pd.DataFrame(figures, columns=["indicator", "region_code", "year", "period", "value"])


SERIES = rows(("p0", BLITAR, 2006, "Maret", 17.9), ("p0", BLITAR, 2019, "Maret", 8.9),
              ("p0", BLITAR, 2020, "Maret", 9.3),
              ("p0", JAWA_TIMUR, 2020, "Maret", 11.1), ("p0", JAWA_TIMUR, 2020, "September", 11.5),
              ("p0_lama", BLITAR, 2010, "Tahun", 12.0), ("p0_lama", BLITAR, 2010, "Maret", 11.0))


def test_a_rate_has_province_and_nation_and_a_count_has_not() -> None:
    assert timeline.drawn_regions(P0, ["35.72"]) == (BLITAR, JAWA_TIMUR, INDONESIA, "35.72")
    assert timeline.drawn_regions(replace(P0, scale="count"), ["35.72"]) == (BLITAR, "35.72")


def test_siblings_share_idea_and_unit_and_have_figures() -> None:
    catalogue = {item.id: item for item in (P0, OTHER, replace(P0, id="kk", unit="keluarga"),
                                            replace(P0, id="lain", concept="lain"), replace(P0, id="kosong"))}
    found = timeline.siblings(P0, catalogue, ["p0", "p0_lama", "kk", "lain"])
    assert [item.id for item in found] == ["p0_lama"]


def test_each_series_keeps_to_its_own_period() -> None:
    own = timeline.figures(SERIES, [P0, OTHER])
    assert set(zip(own["indicator"], own["period"], strict=True)) == {("p0", "Maret"), ("p0_lama", "Tahun")}


def test_lines_start_in_2010_unless_all_is_older() -> None:
    own = timeline.figures(SERIES, [P0])
    assert timeline.lines(own, NO_BREAKS, [BLITAR], NAMES)["year"].tolist() == [2019, 2020]
    old = own[own["year"] < 2010]
    assert timeline.lines(old, NO_BREAKS, [BLITAR], NAMES)["year"].tolist() == [2006]


def test_lines_come_in_the_order_of_the_regions_with_their_segments() -> None:
    drawn = timeline.lines(timeline.figures(SERIES, [P0]), ONE_BREAK, [JAWA_TIMUR, BLITAR], NAMES)
    assert drawn["region_name"].tolist() == ["Jawa Timur", "Kabupaten Blitar", "Kabupaten Blitar"]
    assert drawn["segment"].tolist() == [0, 0, 1]  # the break 2019|2020


def test_only_breaks_inside_the_years_shown_are_told() -> None:
    own = timeline.figures(SERIES, [P0])
    shown = timeline.lines(own, ONE_BREAK, [BLITAR], NAMES)
    assert timeline.crossed_breaks(shown, ONE_BREAK)["reason"].tolist() == ["sensus baru"]
    assert timeline.crossed_breaks(shown[shown["year"] == 2020], ONE_BREAK).empty
    below = ONE_BREAK.assign(region_code="35.*")
    assert len(timeline.crossed_breaks(shown, below)) == 1
    assert timeline.crossed_breaks(shown, ONE_BREAK.assign(region_code="35.72")).empty
