"""Blocks of topics on the profile: a build is asked only when some topic offers one."""

from __future__ import annotations

import pytest

from dashboard.ui.drawn import blocks
from meeting_rows import DAY


def test_without_an_offered_block_no_world_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "offered", lambda what: iter(()))
    monkeypatch.setattr(blocks.cached, "world", lambda build, today: pytest.fail("a build was asked"))
    monkeypatch.setattr(blocks.cached, "database", lambda build: pytest.fail("a build was opened"))
    assert blocks._blocks("no-such-build", "35.05.01", DAY) == []
