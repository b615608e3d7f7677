"""The server's memory of its own work, and its log: one line an event, nobody's data."""

from __future__ import annotations

import io
import json
import logging
import time

import pytest

from dashboard.core.domain import QueryError
from dashboard.ui.server import log_lines, measuring
from dashboard.ui.server.measuring import Measurements, PageRuns


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> io.StringIO:
    """What the log says."""
    logger, stream = logging.getLogger("dashboard"), io.StringIO()
    monkeypatch.setattr(logger, "handlers", list(logger.handlers))
    monkeypatch.setattr(logger, "level", logger.level)
    monkeypatch.setenv("DASHBOARD_LOG", getattr(request, "param", "json"))
    log_lines.set_up(stream)
    log_lines.set_up(stream)
    return stream


def test_quantiles_are_the_smallest_that_hold_the_share() -> None:
    for count in (1, 2, 3, 19, 20, 21, 100, 500):
        runs = PageRuns()
        runs.last.extend(float(number) for number in range(count, 0, -1))
        for share in (0.5, 0.95):
            least = next(one for one in range(1, count + 1) if one >= share * count - 1e-9)
            assert runs.quantile(share) == least, (count, share)
    assert PageRuns().quantile(0.5) == 0


def test_runs_are_counted_by_page_and_the_oldest_forgotten() -> None:
    measured = Measurements()
    for number in range(700):
        measured.note("rat" if number % 2 else "", float(number), "QueryError" if number == 699 else "")
    found, everything = measured.pages(), measured.all_runs()
    assert (found["rat"].count, found["rat"].errors, found[""].errors) == (350, 1, 0)
    assert everything.count == 700 and len(everything.last) == 700
    for number in range(1000):
        measured.note("", float(number), "")
    assert measured.pages()[""].count == 1350 and min(measured.pages()[""].last) == 500


def test_a_line_of_json_an_event(written: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "measured", Measurements())
    measuring.page_drawn("rat", {"opd", "kec"}, time.perf_counter() - 0.5, QueryError("dinsos 3505014107850001"))
    measuring.page_drawn("", (), time.perf_counter(), None)
    try:
        raise ValueError("dua\nbaris")
    except ValueError as error:
        logging.getLogger("dashboard").error("uncaught", exc_info=error)
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    assert len(lines) == 3, "set up twice it writes once"
    assert set(lines[0]) == {"time", "level", "message", "page", "scope", "ms", "error"}
    assert (lines[0]["page"], lines[0]["scope"], lines[0]["error"]) == ("rat", ["kec", "opd"], "QueryError")
    assert lines[0]["ms"] >= 500 and "dinsos" not in written.getvalue()
    assert (lines[1]["page"], lines[1]["error"]) == ("/", "")
    assert lines[2]["error"] == "ValueError" and "dua\nbaris" in lines[2]["trace"]
    assert measuring.measured.pages()["rat"].errors == 1


@pytest.mark.parametrize("written", ["text"], indirect=True)
def test_or_of_text(written: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "measured", Measurements())
    measuring.page_drawn("rat", {"kec"}, time.perf_counter(), None)
    assert " INFO page page=rat scope=['kec'] ms=" in written.getvalue() and "error" not in written.getvalue()
