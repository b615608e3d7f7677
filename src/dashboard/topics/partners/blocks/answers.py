"""What slides, layers, sheets and profile ask of a build: worked out once for a World, as visitors may see it."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.topics.partners.rules.collaboration import Collaboration, of_build


def collaboration(world: World) -> Collaboration | None:
    """Partners and residents of the build; None when nothing was handed in."""
    return world.once("partners", lambda: of_build(world.database, world.rounding))


def source(world: World, found: Collaboration) -> str:
    """'Sumber: …' of pledges and activities."""
    if found.is_sample:
        return "Sumber: data contoh buatan, bukan data sebenarnya (folder data/sample)."
    named = world.file_names(set(found.submissions))
    rest = f"; dan {len(named) - 2} berkas lain" if len(named) > 2 else ""
    return f"Sumber: berkas {'; '.join(named[-2:])}{rest}." if named else "Sumber: daftar mitra yang diserahkan."
