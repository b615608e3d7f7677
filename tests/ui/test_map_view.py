"""What the browser may send, and what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.ui.maps.view import Selection, _parse


def test_an_action_is_read() -> None:
    action = _parse({"selected": "35.05.01.2001", "key": "ike|2024|Tahun", "mode": "petak", "seq": 5})
    assert action == Selection("35.05.01.2001", "ike|2024|Tahun", "petak", 5)
    assert action and (action.indicator, action.year) == ("ike", 2024)


@pytest.mark.parametrize("answer", [None, 3, "x", {}, {"seq": "5"}, {"zoom": 8}])
def test_messages_of_others_are_no_action(answer: Any) -> None:
    assert _parse(answer) is None


def test_malformed_parts_are_dropped() -> None:
    action = _parse({"selected": 7, "key": "ike", "mode": "<b>", "seq": 1})
    assert action == Selection(None, None, "peta", 1)
    assert action and action.indicator is None and action.year is None
