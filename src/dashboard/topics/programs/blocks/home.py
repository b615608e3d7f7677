"""The programme that reaches least, on the first page."""

from __future__ import annotations

from dashboard.answers.world import World
from dashboard.render.home import Home, HomeLine
from dashboard.topics.programs import words
from dashboard.topics.programs.blocks.slides import reached

PLACE = 40


def home(world: World) -> Home:
    """Nothing where no programme has a rate."""
    found, year, is_sample = reached(world)
    known = [one for one in found if one[2] is not None]
    if not known:
        return Home(PLACE)
    program, cover, _ = min(known, key=lambda one: (one[2] or 0.0, one[0].name))
    area = cover.area(None)
    if area is None:
        return Home(PLACE)
    told = (f"Cakupan terendah: {program.name} {year}, bersih {words.rate(area, 'net_rate')} persen; "
            f"{words.count(area, 'gap')} {program.unit} belum terjangkau.")
    return Home(PLACE, lines=(HomeLine(told, "program", {"prog": program.code, "tahun": str(year)}, is_sample,
                                       f"Cakupan {program.name} {words.rate(area, 'net_rate')} persen"),))
