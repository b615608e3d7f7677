"""Which decisions a link names, and what is said about a link that names none."""

from __future__ import annotations

from dashboard.topics.meetings.parts.link import Known, View, read, write
from dashboard.topics.meetings.rules.decisions import State

KNOWN = Known({"rapat-a": "Rapat A"}, {"dinsos": "Dinas Sosial"}, {state: state.value for state in State})


def test_a_view_survives_its_address() -> None:
    for view in (View(), View("rapat-a"), View("rapat-a", "dinsos", State.LATE), View(None, None, State.DONE)):
        assert read(write(view), KNOWN) == (view, ())


def test_unknown_values_are_named_and_left_out() -> None:
    view, problems = read({"rapat": "rapat-z", "opd": "dinsos", "status": "![x](http://y)"}, KNOWN)
    assert view == View(None, "dinsos", None)
    assert problems[0] == "Tautan menyebut rapat “rapat-z” yang tidak dikenal. Ditampilkan semua rapat."
    assert "![x](" not in problems[1] and "status" in problems[1]
