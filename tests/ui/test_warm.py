"""The first visit is our own, and keeps nobody out when it fails."""

from __future__ import annotations

import asyncio
import logging

import pytest

from dashboard.ui.server import warm


def test_it_waits_until_the_server_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "_PAUSE", 0.0)
    asked: list[str] = []
    warmth = warm.Warmth()

    async def draw(address: str) -> None:
        assert not warmth.is_over
        asked.append(address)
        if len(asked) < 3:
            raise ConnectionRefusedError

    asyncio.run(warmth.visit(draw))
    assert warmth.is_over and asked == ["ws://127.0.0.1:8501"] * 3


@pytest.mark.parametrize("error", [OSError("no"), ValueError("odd"), ConnectionRefusedError("never")])
def test_what_keeps_us_from_it_is_told_and_readers_come_in(error: Exception, monkeypatch: pytest.MonkeyPatch,
                                                           caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(warm, "_PAUSE", 0.0)
    warmth = warm.Warmth()

    async def draw(_: str) -> None:
        raise error

    with caplog.at_level(logging.WARNING, "dashboard"):
        asyncio.run(warmth.visit(draw))
    assert warmth.is_over and "no page was drawn beforehand" in caplog.text


def test_a_visit_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "_LONGEST", 0.01)
    warmth = warm.Warmth()

    async def draw(_: str) -> None:
        await asyncio.sleep(60)

    asyncio.run(warmth.visit(draw))
    assert warmth.is_over
