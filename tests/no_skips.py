"""A skipped test says nothing about the machine it was skipped on, so a run with one fails, and says which it was."""

from __future__ import annotations

from typing import Any

import pytest


class NoSkips:
    """Registered where the run is told, which under xdist is not where the tests run."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped:  # also of a test that is expected to fail
            self.skipped.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.skipped.append(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.skipped and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        if self.skipped:
            terminalreporter.section("no test may be skipped", red=True)
            for name in self.skipped:
                terminalreporter.write_line(name)


def watch(config: pytest.Config) -> None:
    """Watch this run; a worker of xdist reports to the process that watches."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(NoSkips())
