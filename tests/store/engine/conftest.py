"""Nothing stays open from one test to the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dashboard.store.engine import chosen


@pytest.fixture(autouse=True)
def closed_afterwards() -> Iterator[None]:
    yield
    for one in chosen._ENGINES.values():
        one.close()
    chosen._ENGINES.clear()
