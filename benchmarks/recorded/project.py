"""All that is imported from the project: rewrite it here when modules move. Import it after `clock.stop`."""

from __future__ import annotations

from dashboard.__main__ import main
from dashboard.outputs.slides.gather import deck
from dashboard.store.database import open_current

__all__ = ["deck", "main", "open_current"]
