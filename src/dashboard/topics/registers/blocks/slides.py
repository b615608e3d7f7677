"""The slides of the registers: where they differ beyond what time explains, and whom programmes reach."""

from __future__ import annotations

from dashboard.answers.slide_entry import SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.render.slides.model import LeftOut, Slide, SlideColumn, SlideTable
from dashboard.topics.registers import answers
from dashboard.topics.registers.answers import overlap as overlap_answers
from dashboard.topics.registers.rules.overlap import AIM, MEASURES
from dashboard.topics.registers.words import overlap as overlap_words
from dashboard.topics.registers.words import registers as words

ID, GROUP, TITLE = "register", "Register", "Perbedaan register"
OVERLAP_ID, OVERLAP_TITLE = "register-irisan", "Irisan register dan program"
ROWS = 7
"""Rows of a table that a hall can read."""


def slide(world: World) -> Slide | LeftOut:
    """The villages that differ most beyond time, of the kecamatan or of all."""
    found = answers.usual_differences(world.database, world.audience)
    own = None if found is None else found.inside(world.kecamatan)
    if found is None or own is None or own.empty:
        return LeftOut(ID, TITLE, "Belum ada dua register untuk dibandingkan.")
    first, second = words.names(found)
    place = world.place if world.kecamatan else ""
    headline, totals = words.headline(found, world.kecamatan, place), words.totals(found, world.kecamatan)
    columns = (SlideColumn("Desa/kelurahan", 0.4), *(SlideColumn(name, 0.15, True) for name in (
        first, second, "Selisih", "Dijelaskan waktu")))
    rows = tuple((f"{world.name(str(code))}, {world.name(row['kecamatan'])}", *(
        formats.number(row[name]) for name in ("first", "second")), formats.signed(row["gap"]),
        formats.number(row["explained"])) for code, row in own.head(ROWS).iterrows())
    compared = f"{found.first.unit}: {words.of(found.first)}; {words.of(found.second)}"
    return Slide(ID, TITLE, headline.rstrip("."), compared,
                 SlideTable(columns, rows, totals), f"Sumber: {answers.source(world.database, found.is_sample)}.",
                 f"{words.RULE} {words.NOT_POVERTY} {words.note(world.rounding.is_exact)}",
                 f"Tabel desa dengan selisih terbesar. {headline} {totals}", found.is_sample, f"{headline} {totals}")


def overlap_slide(world: World) -> Slide | LeftOut:
    """Whom each programme reaches of those its rule means, and who receives without being registered."""
    told = overlap_answers.newest_run(world.database)
    known = [] if told is None else [one for one in told.reaches if one.rule is not None
                                     and not formats.is_missing(one.of(AIM, world.kecamatan))]
    if told is None or not known:
        return LeftOut(OVERLAP_ID, OVERLAP_TITLE, "Belum ada irisan register dan daftar program yang diserahkan.")
    place, first = world.place if world.kecamatan else "", known[0]
    headlines = " ".join(overlap_words.headline(one, told.name(one.program), world.kecamatan, place)
                         for one in known[:ROWS])
    title = overlap_words.reached([(told.name(one.program), one) for one in known], world.kecamatan, place) \
        if len(known) > 1 else headlines.rstrip(".")
    heads = {**overlap_words.HEADS, **overlap_words.SHORT}
    columns = (SlideColumn("Program", 0.34), SlideColumn("Desil", 0.11),
               *(SlideColumn(heads[one], 0.11, True) for one in MEASURES))
    units = len({one.unit for one in known}) > 1
    rows = tuple((told.name(one.program) + (f" ({one.unit})" if units else ""),
                  overlap_words.deciles(one).rpartition(" ")[2],
                  *(formats.number(one.of(measure, world.kecamatan)) for measure in MEASURES))
                 for one in known[:ROWS])
    of_unit = "Satuan pada programnya" if units else first.unit
    subtitle = f"{of_unit}, menurut desil {first.decile_basis}; {overlap_words.days_of(first)}"
    return Slide(OVERLAP_ID, OVERLAP_TITLE, title, subtitle,
                 SlideTable(columns, rows, overlap_words.run_short(told.run)), f"Sumber: {told.source}.",
                 f"{overlap_words.MEANING} {overlap_words.ESTIMATED} {overlap_words.run_told(told.run)}",
                 f"Tabel program menurut aturan desilnya. {headlines}", told.run.is_sample, headlines)


ENTRIES = (SlideEntry(93, ID, GROUP, TITLE, slide), SlideEntry(93, OVERLAP_ID, GROUP, OVERLAP_TITLE, overlap_slide))
