"""The slide of the registers: where they differ beyond what time explains."""

from __future__ import annotations

from dashboard.answers.slide_entry import Entry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.render.slides.model import Column, LeftOut, Slide, Table
from dashboard.topics.registers.blocks import answers
from dashboard.topics.registers.words import registers as words

ID, GROUP, TITLE = "register", "Register", "Perbedaan register"
ROWS = 7
"""Rows of a table that a hall can read."""


def slide(world: World) -> Slide | LeftOut:
    """The villages that differ most beyond time, of the kecamatan or of all."""
    found = answers.usual(world)
    own = None if found is None else found.inside(world.kecamatan)
    if found is None or own is None or own.empty:
        return LeftOut(ID, TITLE, "Belum ada dua register untuk dibandingkan.")
    first, second = words.names(found)
    place = world.place if world.kecamatan else ""
    headline, totals = words.headline(found, world.kecamatan, place), words.totals(found, world.kecamatan)
    columns = (Column("Desa/kelurahan", 0.4), *(Column(name, 0.15, True) for name in (
        first, second, "Selisih", "Dijelaskan waktu")))
    rows = tuple((f"{world.name(str(code))}, {world.name(row['kecamatan'])}", *(
        formats.number(row[name]) for name in ("first", "second")), formats.signed(row["gap"]),
        formats.number(row["explained"])) for code, row in own.head(ROWS).iterrows())
    compared = f"{found.first.unit}: {words.of(found.first)}; {words.of(found.second)}"
    return Slide(ID, TITLE, headline.rstrip("."), compared,
                 Table(columns, rows, totals), f"Sumber: {answers.source(world, found.is_sample)}.",
                 f"{words.RULE} {words.NOT_POVERTY} {words.note(world.rounding.is_exact)}",
                 f"Tabel desa dengan selisih terbesar. {headline} {totals}", found.is_sample, f"{headline} {totals}")


ENTRIES = (Entry(93, ID, GROUP, TITLE, slide),)
