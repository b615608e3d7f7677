"""Few and deep, and how low the line lies: recomputed from the raw rows of the data we ship."""

from __future__ import annotations

import pandas as pd

from dashboard.queries import reference, values
from dashboard.statistics.ranking import Position
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
    found = shape(reference.indicators(shipped), lambda name: values.kabkota_values(shipped, name))
    rate, deep = _by_hand(shipped, "p0", 2025), _by_hand(shipped, "p1", 2025)
    line, before = _by_hand(shipped, "poverty_line", 2025), _by_hand(shipped, "poverty_line", 2024)
    gap = {code: deep[code] / rate[code] for code in rate}
    growth = {code: line[code] / before[code] for code in line}
    assert found.depth is not None and found.line is not None
    assert found.depth.rate.rank == 1 + sum(value < rate["35.05"] for value in rate.values()) == 13
    assert found.depth.depth.rank == 1 + sum(value < deep["35.05"] for value in deep.values()) == 23
    assert found.depth.gap_rank == 1 + sum(value > gap["35.05"] for value in gap.values()) == 6
    assert found.line.position.rank == 1 + sum(value > line["35.05"] for value in line.values()) == 37
    assert found.line.slowest == 1 + sum(value < growth["35.05"] for value in growth.values()) == 3
    assert shape_words.short(found.depth).startswith(
        "Lebih sedikit tetapi lebih dalam: kedalaman (P1) peringkat 23 dari 38")
    assert found.depth.fewer_but_deeper and not found.depth.more_but_shallower
    words = shape_words.told(found)
    for part in ("lebih sedikit", "lebih dalam", "13 dari 38", "23 dari 38", "tertinggi ke-6 dari 38", "37 dari 38",
                 "2,1 persen", "paling lambat ke-3"):
        assert part in words


def test_the_contrast_is_told_only_where_there_is_one(shipped: Database) -> None:
    p0 = reference.indicators(shipped)["p0"]

    def told(rate: int, deep: int, gap: int) -> str:
        return shape_words.depth(Depth(p0, 2025, Position(rate, 38, 0), Position(deep, 38, 0), gap, 38))

    assert "lebih sedikit" in told(13, 23, 6) and "lebih banyak" in told(25, 10, 30)
    for same in ((13, 12, 20), (30, 31, 15), (13, 23, 25)):
        assert "lebih" not in told(*same) and "peringkat" in told(*same)


def test_without_figures_nothing_is_told() -> None:
    assert shape_words.told(shape({}, lambda _: pd.DataFrame())) == ""
