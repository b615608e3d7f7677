"""The address of the coverage page."""

from __future__ import annotations

from dashboard.topics.programs.parts.link import View, read, write


def test_known_values_are_read_and_written_back() -> None:
    view, problems = read({"prog": "pkh", "rinci": "desa"}, {"pkh"})
    assert view == View("pkh", "desa") and not problems
    assert write(view) == {"prog": "pkh", "rinci": "desa"}
    assert write(View()) == {}


def test_unknown_values_are_named() -> None:
    view, problems = read({"prog": "x" * 90, "rinci": "rt"}, {"pkh"})
    assert view == View()
    assert "x" * 39 + "…" in problems[0] and "“rt”" in problems[1]
