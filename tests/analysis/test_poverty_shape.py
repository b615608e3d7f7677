"""Few and deep, and how low the line lies: recomputed from the raw rows of the data we ship."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from chart_samples import P0
from dashboard.queries import observations, reference
from dashboard.statistics.ranking import Position
from dashboard.statistics.uncertainty import Band
from dashboard.store.database import Database
from dashboard.topics.indicators.rules.poverty_shape import Depth, shape
from dashboard.topics.indicators.words import shape as shape_words


def _by_hand(database: Database, name: str, year: int) -> dict[str, float]:
    rows = database.query(
        "SELECT o.region_code, o.value FROM observations o JOIN regions r ON r.code = o.region_code "
        "WHERE o.indicator = $name AND o.year = $year AND r.level IN ('kabupaten', 'kota') AND NOT o.is_derived",
        {"name": name, "year": year})
    return dict(zip(rows["region_code"], rows["value"], strict=True))


def test_fewer_but_deeper_and_a_low_slow_line_on_the_data_we_ship(shipped: Database) -> None:
    found = shape(reference.indicators(shipped), lambda name: observations.kabkota_values(shipped, name))
    rate, deep = _by_hand(shipped, "p0", 2025), _by_hand(shipped, "p1", 2025)
    line, before = _by_hand(shipped, "poverty_line", 2025), _by_hand(shipped, "poverty_line", 2024)
    gap = {code: deep[code] / rate[code] for code in rate}
    growth = {code: line[code] / before[code] for code in line}
    assert found.depth is not None and found.line is not None
    assert found.depth.rate.rank == 1 + sum(value < rate["35.05"] for value in rate.values()) == 13
    assert found.depth.depth.rank == 1 + sum(value < deep["35.05"] for value in deep.values()) == 23
    assert found.depth.gap.rank == 1 + sum(value > gap["35.05"] for value in gap.values()) == 6
    assert found.line.position.rank == 1 + sum(value > line["35.05"] for value in line.values()) == 37
    assert found.line.slowest.rank == 1 + sum(value < growth["35.05"] for value in growth.values()) == 3
    assert shape_words.short(found.depth).startswith(
        "Lebih sedikit tetapi lebih dalam (belum dapat dipastikan): kedalaman (P1) peringkat 23 dari 38")
    assert found.depth.fewer_but_deeper and not found.depth.more_but_shallower
    words = shape_words.depth_and_line(found)
    for part in ("lebih sedikit", "lebih dalam", "13 dari 38", "23 dari 38", "tertinggi ke-6 dari 38 (kira-kira 1–25)",
                 "37 dari 38", "2,1 persen", "paling lambat ke-3 dari 38 (kira-kira 1–33)",
                 "Menurut angka terbitan (belum dapat dipastikan)"):
        assert part in words


def test_places_of_ratios_have_bands_by_hand(shipped: Database) -> None:
    """P1/P0 and the growth of the line drawn again, each with the relative errors of its two figures."""
    found = shape(reference.indicators(shipped), lambda name: observations.kabkota_values(shipped, name))
    assert found.depth and found.line and found.depth.gap.band and found.line.slowest.band
    noise = np.random.default_rng(1)
    for band, top, bottom, sign in ((found.depth.gap.band, ("p1", 2025), ("p0", 2025), -1),
                                    (found.line.slowest.band, ("poverty_line", 2025), ("poverty_line", 2024), 1)):
        above, below = _by_hand(shipped, *top), _by_hand(shipped, *bottom)
        of_above, of_below = _errors(shipped, *top), _errors(shipped, *bottom)
        codes = sorted(above)
        ratio = np.array([above[code] / below[code] for code in codes])
        relative = [((of_above[code] / above[code]) ** 2 + (of_below[code] / below[code]) ** 2) ** 0.5
                    for code in codes]
        drawn = sign * ratio * (1 + noise.standard_normal((4_000, len(codes))) * np.array(relative))
        ranks = 1 + (drawn < drawn[:, [codes.index("35.05")]]).sum(axis=1)
        low, high = np.quantile(ranks, (0.05, 0.95))
        assert abs(band.first - low) <= 1 and abs(band.last - high) <= 1


def _errors(database: Database, name: str, year: int) -> dict[str, float]:
    rows = database.query("SELECT region_code, se FROM indicative_errors WHERE indicator = $name AND year = $year",
                          {"name": name, "year": year})
    return dict(zip(rows["region_code"], rows["se"], strict=True))


def test_a_contrast_that_the_sample_may_turn_is_called_unsure() -> None:
    def at(rank: int, first: int, last: int) -> Position:
        return Position(rank, 38, 0, Band(first, last, True))

    sure = Depth(P0, 2025, at(5, 2, 12), at(30, 24, 36), at(3, 1, 9))
    assert sure.fewer_but_deeper and sure.is_sure and "dipastikan" not in shape_words.short(sure)
    for part in ("rate", "depth", "gap"):
        other = replace(sure, **{part: replace(getattr(sure, part), band=Band(1, 38, True))})
        assert not other.is_sure and "(belum dapat dipastikan)" in shape_words.short(other)
        assert "(belum dapat dipastikan)" in shape_words.depth(other)


def test_the_contrast_is_told_only_where_there_is_one(shipped: Database) -> None:
    p0 = reference.indicators(shipped)["p0"]

    def told(rate: int, deep: int, gap: int) -> str:
        return shape_words.depth(Depth(p0, 2025, Position(rate, 38, 0), Position(deep, 38, 0), Position(gap, 38, 0)))

    assert "lebih sedikit" in told(13, 23, 6) and "lebih banyak" in told(25, 10, 30)
    for same in ((13, 12, 20), (30, 31, 15), (13, 23, 25)):
        assert "lebih" not in told(*same) and "peringkat" in told(*same)


def test_without_figures_nothing_is_told() -> None:
    assert shape_words.depth_and_line(shape({}, lambda _: pd.DataFrame())) == ""
