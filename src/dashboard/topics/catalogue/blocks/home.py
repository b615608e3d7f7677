"""What should be held by now and is not, on the first page."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.render.home import Home, HomeLine
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.indicators.words import cards

PLACE, MOST_NAMED = 90, 2


def home(world: World) -> Home:
    """Nothing while every figure is as new as the release calendar says."""
    late = indicator_answers.overview(world.database, world.today).old
    if not late:
        return Home(PLACE)
    told = "; ".join(f"{indicator.short_name}{cards.expected(item, indicator)}"
                     for indicator, item in late[:MOST_NAMED])
    rest = len(late) - MOST_NAMED
    more = f"; dan {formats.number(rest)} indikator lain" if rest > 0 else ""
    return Home(PLACE, lines=(HomeLine(f"Angka lama atau belum tersedia: {told}{more}.", "data",
                                       {"bagian": "Kalender rilis"},
                                       short=f"Angka lama {formats.number(len(late))}"),))
