"""The slide of priority villages: who is always among the first, who by the weights."""

from __future__ import annotations

from dashboard.answers.slide_entry import SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.queries import observations, reference
from dashboard.render.slides.model import LeftOut, Slide, SlideColumn, SlideTable
from dashboard.render.words import source_words
from dashboard.topics.priority import answers
from dashboard.topics.priority.words import priority as words

ID, GROUP, TITLE = "prioritas-desa", "Prioritas", "Desa prioritas"
ROWS = 6
"""Rows of a table that a hall can read."""


def slide(world: World) -> Slide | LeftOut:
    """The weakest villages, of the kecamatan or of all."""
    now = answers.in_force(world.database, world.audience)
    if now is None:
        return LeftOut(ID, TITLE, "Belum ada kriteria desa yang dapat ditimbang. Data contoh tidak dipakai untuk "
                       "menentukan prioritas.")
    found = now.priority
    own = [str(code) for code in found.villages.index
           if world.kecamatan in (None, reference.regions(world.database)[str(code)].parent)]
    if not own:
        return LeftOut(ID, TITLE, f"Tidak ada desa di {world.place} yang punya kriteria yang ditimbang.")
    headline = words.headline(found, lambda code: code in own, world.place if world.kecamatan else "")
    columns = (SlideColumn("Desa/kelurahan", 0.4), SlideColumn("Peringkat (pita)", 0.2, True),
               SlideColumn("Sering (persen)", 0.18, True), SlideColumn("Kelompok", 0.22))
    rows = []
    for code in own[:ROWS]:
        row = found.at(code)
        rows.append((f"{world.name(code)}, {world.name(str(reference.regions(world.database)[code].parent))}",
                     f"{formats.number(row['rank'])} ({words.band(row['low'], row['high'])})",
                     words.share(row["share"]), words.group(found, row["group"])))
    return Slide(ID, GROUP, headline.rstrip("."), f"{world.place}, kriteria {now.when}; yang terlemah di atas",
                 SlideTable(columns, tuple(rows), now.weights), now.source, f"{words.rule(found)} {words.NOT_POVERTY}",
                 f"Tabel desa terlemah. {headline} {now.weights}", sentence=f"{headline} {now.weights}",
                 read=_read(world, now))


def _read(world: World, now: answers.InForce) -> str:
    """Where the weighed figures were read; counts come from files that were handed in."""
    weighed = {one.id: one.when for name, one in now.criteria.usable.items() if name in now.priority.importance}
    rows = observations.village_values(world.database)
    own = rows[rows["year"].astype(str) == rows["indicator"].map(weighed)]
    return source_words.summary(own) or "Dibaca dari: berkas yang diserahkan."


ENTRIES = (SlideEntry(101, ID, GROUP, TITLE, slide),)
