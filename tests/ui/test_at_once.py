"""Answers leave when they are written: no connection of the server waits for a confirmation (Linux)."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from dashboard.ui.server.inside.at_once import send_at_once

pytestmark = pytest.mark.fast


def _waits(connection: socket.socket) -> bool:
    return not connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_what_is_accepted_sends_at_once() -> None:
    with socket.socket() as listening:  # as Streamlit opens it
        listening.bind(("127.0.0.1", 0))
        listening.listen()

        def accepted() -> bool:
            with socket.create_connection(listening.getsockname()), listening.accept()[0] as connection:
                return _waits(connection)

        assert accepted()
        assert send_at_once() >= 1
        assert not accepted()


def test_no_file_stays_open_by_it(tmp_path: Path) -> None:
    with (tmp_path / "a").open("w"):
        before = sorted(Path("/proc/self/fd").iterdir())
        send_at_once()
        assert sorted(Path("/proc/self/fd").iterdir()) == before


def test_what_does_not_listen_is_left_alone() -> None:
    with socket.socket() as idle:
        send_at_once()
        assert _waits(idle)
