"""Rate × number quadrants against a slow second version."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.topics.areas.rules.priority import FEWEST, quadrants

COUNTS = st.dictionaries(st.sampled_from([f"35.05.{n:02d}" for n in range(1, 23)]),
                         st.tuples(st.integers(0, 50), st.integers(0, 200)), min_size=0, max_size=22)


def slowly(counts: dict[str, tuple[int, int]]) -> list[str] | None:
    rows = [(code, part, part + more) for code, (part, more) in counts.items() if part + more > 0]
    if len(rows) < FEWEST:
        return None
    everyone, all_parts = sum(of for _, _, of in rows), sum(part for _, part, _ in rows)
    found = [(code, part) for code, part, of in rows
             if part * everyone > all_parts * of and part * len(rows) > all_parts]
    return [code for code, _ in sorted(found, key=lambda one: (-one[1], one[0]))]


@given(COUNTS)
def test_priority_is_a_high_rate_and_a_high_number(counts: dict[str, tuple[int, int]]) -> None:
    part = pd.Series({code: part for code, (part, _) in counts.items()}, dtype=float)
    whole = pd.Series({code: part + more for code, (part, more) in counts.items()}, dtype=float)
    found = quadrants(part, whole)
    wanted = slowly(counts)
    if wanted is None:
        assert found is None
        return
    assert found is not None
    # Whole-number products decide exactly; the rates are floats, so a tie at the line may round either way.
    ties = {code for code, (own, more) in counts.items() if own + more and
            own * whole.sum() == part.sum() * (own + more)}
    assert [code for code in found.chosen if code not in ties] == [code for code in wanted if code not in ties]
    assert found.rate == pytest.approx(part[whole > 0].sum() / whole[whole > 0].sum() * 100)


def test_a_high_rate_of_few_and_a_large_number_of_many_are_no_priority() -> None:
    part = pd.Series({"few": 2.0, "many": 50.0, "both": 60.0, "none": 0.0, "half": None})
    whole = pd.Series({"few": 2.0, "many": 500.0, "both": 100.0, "none": 100.0, "half": 100.0})
    found = quadrants(part, whole)
    assert found is not None and found.chosen == ["both"]
    assert "half" not in found.areas.index
    assert found.number == pytest.approx((2 + 50 + 60 + 0) / 4)


def test_nobody_and_too_few_areas_make_no_quadrants() -> None:
    assert quadrants(pd.Series(dtype=float), pd.Series(dtype=float)) is None
    assert quadrants(pd.Series({"a": 1.0, "b": 0.0}), pd.Series({"a": 1.0, "b": 0.0})) is None
