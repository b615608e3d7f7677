"""The address of Capaian RAT: what it holds and what in it does not exist."""

from __future__ import annotations

from dashboard.topics.rat.parts.link import Known, View, read, write

KNOWN = Known({"dinsos": "Dinas Sosial"}, {"1": "Beban"}, {"rendah": "Rendah", "belum_lapor": "Belum lapor"})


def test_an_address_comes_back_as_it_was_written() -> None:
    view = View(3, "dinsos", "1", "belum_lapor")
    assert read(write(view), KNOWN) == (view, ())
    assert write(View()) == {} and read({}, KNOWN) == (View(), ())


def test_every_unknown_value_is_named_and_left_out() -> None:
    view, problems = read({"tw": "5", "opd": "x" * 90, "strategi": "9", "status": "<b>", "lain": "1"}, KNOWN)
    assert view == View() and len(problems) == 4
    for value in ("“5”", "x" * 39 + "…", "“9”", "“\\<b\\>”"):
        assert any(value in problem for problem in problems), value


def test_good_values_survive_bad_neighbours() -> None:
    view, problems = read({"tw": "2", "opd": "lain"}, KNOWN)
    assert view == View(quarter=2) and len(problems) == 1
