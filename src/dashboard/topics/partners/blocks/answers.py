"""What slides, layers, sheets and profile ask of a build: worked out once for a World, as visitors may see it."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.topics.partners.rules.collaboration import Collaboration, of_build


def collaboration(world: World) -> Collaboration | None:
    """Partners and residents of the build; None when nothing was handed in."""
    return world.once("partners", lambda: of_build(world.database, world.rounding))


def source(world: World, found: Collaboration) -> str:
    """'Sumber: …' of pledges and activities."""
    return world.files_source(set(found.submissions), "daftar mitra yang diserahkan", is_sample=found.is_sample)
