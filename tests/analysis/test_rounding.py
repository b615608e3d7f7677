"""Random rounding: unbiased, the same for the same people, another one for others; its key."""

from __future__ import annotations

import math
import random
import stat
from pathlib import Path

import pandas as pd
import pytest

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.statistics.rounding import EXACT, Rounding
from dashboard.store.rounding_key import SIZE, rounding_key

BY = Rounding(b"k" * 32)


def test_a_count_goes_to_a_neighbouring_multiple_and_the_mean_stays() -> None:
    for value in range(16):
        shown = [BY.count(float(value), "x", [str(record)]) for record in range(3_000)]
        assert {*shown} <= {value // 5 * 5, -(-value // 5) * 5}
        assert sum(shown) / len(shown) == pytest.approx(value, abs=0.2)
    assert math.isnan(BY.count(math.nan, "x", ["a"]))


def test_the_same_people_have_the_same_answer_under_any_name_and_others_another() -> None:
    people = {"a": 3.0, "b": 4.0, "c": 0.0}
    values = pd.Series(people)
    alone = BY.sums("x", values.head(1), pd.Series("K", values.index[:1]))
    again = BY.sums("x", values, values.index.to_series())
    assert alone.parts["a"] == alone.groups["K"] == alone.total == again.groups["a"]
    assert BY.count(7.0, "x", ["b", "a"]) == BY.count(7.0, "x", ["a", "b"])
    draws = {(what, key): [BY.count(2.0, what, [f"{key}{n}"]) for n in range(64)] for what in "xy" for key in "ab"}
    assert len({tuple(shown) for shown in draws.values()}) == len(draws)
    other = Rounding(b"o" * 32)
    assert [other.count(2.0, "x", [f"a{n}"]) for n in range(64)] != draws["x", "a"]


def test_sums_are_near_the_exact_ones() -> None:
    dice = random.Random(1)  # noqa: S311
    values = pd.Series({f"{group}{n}": float(dice.randint(0, 30)) for group in "ABCDEF" for n in range(11)})
    groups = values.index.to_series().str[0]
    found = BY.sums("x", values, groups)
    assert (abs(found.groups - values.groupby(groups).sum()) < 5).all() and abs(found.total - values.sum()) < 5
    assert found.parts.sum() != found.total  # on its own
    assert EXACT.sums("x", values, groups).parts.equals(values)


def test_the_key_does_not_appear_when_a_rounding_is_printed() -> None:
    assert "kkkk" not in repr(BY)


def test_the_key_is_made_once_for_the_server_alone(no_build: Path) -> None:
    key = rounding_key()
    path = settings.home() / "rounding.key"
    assert len(key) == SIZE and rounding_key() == key == path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in settings.home().iterdir()] == [path.name]
    path.write_bytes(b"short")
    with pytest.raises(StoreError, match="rusak"):
        rounding_key()
