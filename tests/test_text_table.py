"""Answers of `sql` as text and as JSON."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

from dashboard.commands.text_table import plain, text_table


def test_numbers_stand_to_the_right_and_texts_to_the_left_on_one_line() -> None:
    rows = [("35.05", 7.57, None, True), ("panjang\nsekali " + "x" * 60, 1223745.0, 3, False)]
    lines = text_table(["kode", "nilai", "n", "ya"], rows).splitlines()
    assert len(lines) == 3 and lines[0].split() == ["kode", "nilai", "n", "ya"]
    assert lines[1].split() == ["35.05", "7.57", "NULL", "True"]
    assert lines[2].startswith("panjang sekali xxx") and "…" in lines[2]
    assert lines[1].index("7.57") + 4 == lines[2].index("1223745") + 7 == lines[0].index("nilai") + 5


def test_figures_are_printed_as_they_are_stored() -> None:
    assert text_table(["a"], [(0.1 + 0.2,), (2**53 - 1,), (1.5e15,), (Decimal("1.250"),)]).split() == [
        "a", "0.3", "9007199254740991", "1500000000000000", "1.250"]


def test_json_knows_no_decimals_dates_and_nan() -> None:
    values = [Decimal("7.57"), float("nan"), date(2026, 11, 24), datetime(2026, 11, 24, 8, tzinfo=UTC),
              ["a", None], {"k": Decimal(1)}, b"x", True, None, 3]
    assert json.loads(json.dumps(plain(values), allow_nan=False)) == [
        7.57, None, "2026-11-24", "2026-11-24T08:00:00+00:00", ["a", None], {"k": 1.0}, "b'x'", True, None, 3]
