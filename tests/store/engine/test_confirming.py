"""The connection breaks while a transaction is being confirmed: nothing that was stored is refused, nor the reverse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from dashboard.core.domain import StoreError
from dashboard.store.database import current_build_id
from dashboard.store.engine import confirming
from dashboard.store.submissions import journal
from dashboard.store.submissions.record import submissions
from handing_in import SUKOREJO, covered, publish
from postgres_room import PostgresServer
from postgres_servers import Turn, begin, servers, shown_here


def breaks(when: str, monkeypatch: pytest.MonkeyPatch,
           crash: Callable[[], object] = lambda: None) -> Callable[[], None]:
    """The connection of the next transaction breaks before or after PostgreSQL has confirmed it; `crash` comes then."""
    real, left = psycopg.Connection.execute, [0]

    def execute(self: psycopg.Connection[object], query: object, *more: object, **named: object) -> object:
        if query == "COMMIT" and left[0]:
            left[0] -= 1
            if when == "after":
                real(self, "COMMIT")
            crash()
            self.close()
            raise psycopg.OperationalError("server closed the connection unexpectedly")
        return real(self, query, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(psycopg.Connection, "execute", execute)

    def next_one() -> None:
        left[0] = 1

    return next_one


def test_a_connection_that_breaks_after_the_commit_loses_nothing(to: Turn, monkeypatch: pytest.MonkeyPatch) -> None:
    begin()
    breaks("after", monkeypatch)()
    stored = publish("coverage", [covered(SUKOREJO, "2025", 44)])
    assert stored.submission.id in {entry.id for entry in submissions()} and journal.findings() == []
    to("b")
    assert shown_here() and len(submissions()) == 4


def test_a_connection_that_breaks_before_the_commit_stores_nothing(to: Turn, monkeypatch: pytest.MonkeyPatch) -> None:
    begin()
    shown = current_build_id()
    breaks("before", monkeypatch)()
    with pytest.raises(StoreError, match="terputus"):
        publish("coverage", [covered(SUKOREJO, "2025", 44)])
    assert len(submissions()) == 3 and current_build_id() == shown and journal.findings() == []
    publish("coverage", [covered(SUKOREJO, "2025", 44)])
    assert len(submissions()) == 4 and journal.findings() == []


def test_after_a_crash_the_number_of_a_transaction_tells_nothing(
        tiny_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL gives numbers out again whose transactions it never wrote down."""
    own_server = PostgresServer()
    own_server.start()
    try:
        address = own_server.new_database()
        servers(tiny_once, tmp_path, address, monkeypatch)
        begin()

        def crash() -> None:
            own_server.stop()
            own_server.start()
            for _ in range(30):
                own_server.ask("SELECT pg_current_xact_id()", address)

        breaks("before", monkeypatch, crash)()
        with pytest.raises(StoreError, match="terputus"):
            publish("coverage", [covered(SUKOREJO, "2025", 44)])
        assert len(submissions()) == 3 and journal.findings() == []
    finally:
        own_server.remove()


def test_when_nobody_can_tell_it_says_so(to: Turn, monkeypatch: pytest.MonkeyPatch) -> None:
    begin()
    monkeypatch.setattr(confirming, "_LOOK_SECONDS", 0)
    breaks("after", monkeypatch)()
    with pytest.raises(StoreError, match=r"belum diketahui apakah tersimpan.*dua kali"):
        publish("coverage", [covered(SUKOREJO, "2025", 44)])
    again = publish("coverage", [covered(SUKOREJO, "2025", 44)])
    assert again.repeated and len(submissions()) == 4 and journal.findings() == []
