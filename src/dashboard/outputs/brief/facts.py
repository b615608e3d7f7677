"""What papers are made of, read from one build: each question once, however many sheets are made."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import pandas as pd

from dashboard.answers.world import World
from dashboard.core.domain import Level
from dashboard.queries import reference
from dashboard.render.drawings.locator import Outline, read_outlines
from dashboard.store.known_gaps import known_gaps
from dashboard.topics.rat.rules.progress import SUB
from dashboard.topics.rat.rules.quarter import Located, located


class PaperFacts(World):
    """The whole kabupaten as the slides read it, and what papers need besides. Nothing in it may be altered."""

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """Outlines for small maps, by code."""
        return read_outlines(reference.outlines(self.database))

    @cached_property
    def known_gaps(self) -> list[dict[str, str]]:
        """What is known to be missing for areas."""
        return known_gaps()

    @cached_property
    def kecamatan_codes(self) -> list[str]:
        """Codes of all kecamatan, ascending."""
        regions = reference.regions(self.database)
        return sorted(code for code, region in regions.items() if region.level is Level.KECAMATAN)

    def located_in(self, area: str) -> Located | None:
        """Which sub kegiatan of the newest RAT name an area; None without RAT."""
        if area not in self._located:
            whole = self.assessment
            self._located[area] = None if whole is None else located(whole.rat.matrix, area)
        return self._located[area]

    @cached_property
    def _located(self) -> dict[str, Located | None]:
        return {}

    def rat_of(self, area: str) -> tuple[pd.DataFrame, Located] | None:
        """Rows of sub_progress whose sub kegiatan names the area or a place in it, as `assess` with an area gives
        them, and what the others say of their place. None without RAT."""
        whole, known = self.assessment, self.located_in(area)
        if whole is None or known is None:
            return None
        return whole.subs[[key in known.named for key in zip(*(whole.subs[name] for name in SUB), strict=True)]], known
