"""Blocks of topics on the profile: a build is asked only when some topic offers one."""

from __future__ import annotations

import pytest

from dashboard.store.database import Database
from dashboard.ui.drawn import blocks
from meeting_rows import DAY


def test_without_an_offered_block_no_world_is_made(monkeypatch: pytest.MonkeyPatch, tiny: Database) -> None:
    monkeypatch.setattr(blocks, "offered", lambda what: iter(()))
    monkeypatch.setattr(blocks, "World", lambda build, today: pytest.fail("a build was asked"))
    assert blocks._blocks(tiny, "35.05.01", DAY) == []
