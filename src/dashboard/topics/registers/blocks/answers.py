"""What slides, map, profile, sheets and search ask of the registers: worked out once a World, as visitors see it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.answers.world import World
from dashboard.topics.registers import queries
from dashboard.topics.registers.rules.difference import Differences, differences
from dashboard.topics.registers.rules.findings import RegisterFindings, findings
from dashboard.topics.registers.rules.series import RegisterSeries, all_series, held

UNIT, UNTIL = "KK", 4
"""What is compared unless somebody chooses: families of the lowest four deciles, those that social aid is aimed at."""
SAMPLE = "data contoh buatan, bukan data sebenarnya"


def pair(known: Sequence[RegisterSeries]) -> tuple[RegisterSeries, RegisterSeries] | None:
    """The two that are compared unless somebody chooses: DTSEN, and the first other register; None with fewer than two
    series."""
    if len(known) < 2:
        return None
    first = next((one for one in known if one.register == "DTSEN"), known[0])
    rest = [one for one in known if one != first]
    return first, next((one for one in rest if one.register != first.register), rest[0])


def rows(world: World) -> pd.DataFrame:
    """Rows of queries.register_rows, exact."""
    return world.once("register rows", lambda: queries.register_rows(world.database))


def usual(world: World) -> Differences | None:
    """How the two usual registers differ; None where there are no two."""
    return world.once("register differences", lambda: _usual(world))


def source(world: World, is_sample: bool) -> str:
    """What names the files of the registers: 'berkas dtsen.xlsx'."""
    if is_sample:
        return SAMPLE
    handed = set(map(str, rows(world)["submission_id"].dropna()))
    named = world.file_names(handed) if handed else []
    return f"berkas {'; '.join(named[-2:])}" if named else "berkas register yang diserahkan"


def _usual(world: World) -> Differences | None:
    own = rows(world)
    chosen = pair(all_series(queries.register_series(world.database)))
    if chosen is None:
        return None
    first, second = (held(own, one, UNIT, UNTIL, world.rounding) for one in chosen)
    return differences(first, second, world.rounding)


def checked(world: World) -> RegisterFindings | None:
    """Findings in villages and how far they have come; None without any."""
    return world.once("register findings", lambda: findings(queries.register_checks(world.database), world.today,
                                                            world.rounding))
