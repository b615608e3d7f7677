"""The slides of programme coverage: all programmes of one year, the one that reaches least first; and the villages of a
kecamatan that are not reached."""

from __future__ import annotations

import pandas as pd

from dashboard.answers.slide_entry import About, SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.style import LIGHT
from dashboard.render.slides.model import Chart, ChartKind, ChartSeries, LeftOut, Slide, SlideColumn, SlideTable
from dashboard.render.slides.words import beginning
from dashboard.topics.programs import answers, queries
from dashboard.topics.programs import words as words
from dashboard.topics.programs.rules.coverage import Coverage, by_gap
from dashboard.topics.programs.rules.program import Program

ID, GROUP, TITLE = "cakupan", "Cakupan program", "Cakupan program"
GAPS, GAPS_TITLE = "cakupan-desa", "Desa yang belum terjangkau"
MOST_PROGRAMS, MOST_VILLAGES = 6, 2
RULE = (f"{words.RATES_NOTE} Dari desa yang punya keduanya; satu periode setahun, triwulan tidak dijumlahkan. Kotor di "
        f"atas 100 persen adalah pertanyaan tentang data, bukan prestasi. {words.ROUNDED_NOTE} Satuan tiap program "
        "berbeda dan tidak dijumlahkan.")
Reached = tuple[Program, Coverage, float | None]


def slide(world: World) -> Slide | LeftOut:
    """Net rates of all programmes of the newest year, of the kecamatan asked for or of all."""
    found, year, is_sample = reached(world)
    known = sorted((one for one in found if one[2] is not None), key=lambda one: (one[2] or 0.0, one[0].name))
    if not known:
        reason = f"Belum ada cakupan program yang dapat ditampilkan untuk {world.place}."
        return LeftOut(ID, TITLE, reason if answers.programs(world.database) else "Belum ada data cakupan program.")
    program, cover, _ = known[0]
    sentence = words.headline(program.name, cover, world.kecamatan, world.name)
    bars = ChartSeries("Cakupan bersih", tuple(rate for *_, rate in known), LIGHT.blitar,
                       tuple(LIGHT.worse if place == 0 else LIGHT.blitar for place in range(len(known))))
    chart = Chart(ChartKind.BAR, tuple(one.name for one, *_ in known), (bars,), "persen", 1,
                  _note(found, world.kecamatan))
    told = "; ".join(f"{one.name} {formats.number(rate, 1)}" for one, _, rate in known)
    return Slide(ID, GROUP, f"Cakupan terendah: {beginning(sentence)}",
                 f"Cakupan bersih (persen sasaran), {year} · {world.place} · yang terendah di atas", chart,
                 _source(world, found, is_sample), RULE, f"{sentence} Diagram batang cakupan bersih, persen: {told}.",
                 is_sample, sentence)


def reached(world: World) -> tuple[list[Reached], int, bool]:
    """Programmes of the newest year that are of one kind: real if any is, else sample; their net rate."""
    years = queries.program_years(world.database)
    if years.empty:
        return [], 0, False
    year = int(years["year"].max())
    covers = [(program, cover) for code, program in answers.programs(world.database).items()
              if (cover := answers.coverage(world.database, code, year, world.audience))]
    is_sample = all(cover.is_sample for _, cover in covers)
    return [(program, cover, _rate(cover, world.kecamatan)) for program, cover in covers
            if cover.is_sample == is_sample], year, is_sample


def _rate(cover: Coverage, kecamatan: str | None) -> float | None:
    area = cover.area(kecamatan)
    return None if area is None or formats.is_missing(area["net_rate"]) else float(area["net_rate"])


def by_village(world: World) -> Slide | LeftOut:
    """Of each programme the villages of the kecamatan where most are not reached; the lowest net rate first."""
    found, year, is_sample = reached(world)
    lacking = sorted(((rate, program, cover, gaps) for program, cover, rate in found
                      if rate is not None and len(gaps := by_gap(cover.areas(world.kecamatan)))),
                     key=lambda one: (one[0], one[1].name))
    if not lacking:
        return LeftOut(GAPS, GAPS_TITLE, f"Tidak ada program yang tercatat belum menjangkau sasaran di {world.place}.")
    rows = tuple((program.name, f"{words.gap(area)} {cover.unit}", formats.number(rate, 1),
                  formats.number(_rate(cover, None), 1), _named(world, gaps))
                 for rate, program, cover, gaps in lacking[:MOST_PROGRAMS]
                 if (area := cover.area(world.kecamatan)) is not None)
    _, program, _, gaps = lacking[0]
    title = (f"{program.name}: {rows[0][1]} di {world.place} belum terjangkau, terbanyak di "
             f"{world.name(str(gaps.index[0]))} ({formats.number(gaps['gap'].iloc[0])})")
    columns = (SlideColumn("Program", 0.33), SlideColumn("Belum", 0.11, True), SlideColumn("Bersih", 0.09, True),
               SlideColumn("Kabupaten", 0.15, True), SlideColumn("Desa/kelurahan terbanyak", 0.32))
    told, rest = "; ".join(", ".join(row) for row in rows), len(lacking) - len(rows)
    note = f"{formats.number(rest)} program lain, cakupannya lebih tinggi, ada di Cakupan Program." if rest else ""
    return Slide(GAPS, GROUP, title,
                 f"Sasaran yang belum terjangkau, dan cakupan bersih (persen) di sini dan se-kabupaten, {year}",
                 SlideTable(columns, rows, note), _source(world, found, is_sample), RULE,
                 f"Tabel {len(rows)} program: {told}.", is_sample)


def _named(world: World, gaps: pd.DataFrame) -> str:
    shown = gaps.head(MOST_VILLAGES)
    return ", ".join(f"{world.name(str(code))} {formats.number(gap)}" for code, gap in shown["gap"].items())


def _note(found: list[Reached], kecamatan: str | None) -> str:
    """The programmes with more recipients than targeted, and those that are not drawn."""
    areas = [(program, cover.area(kecamatan), rate) for program, cover, rate in found]
    over = [f"{program.name} {words.rate(area)}" for program, area, _ in areas if area is not None and area["over"]]
    bare = [program.name for program, _, rate in areas if rate is None]
    parts = [f"Kotor di atas 100 persen, periksa data: {', '.join(over)}." if over else "",
             f"Tanpa persentase: {', '.join(bare)}." if bare else ""]
    return " ".join(part for part in parts if part)


def _source(world: World, found: list[Reached], is_sample: bool) -> str:
    if is_sample:
        return "Sumber: data contoh buatan, bukan data sebenarnya (folder data/sample)."
    named = answers.file_names(world.database, {name for _, cover, _ in found for name in cover.submissions})
    rest = f"; dan {len(named) - 2} berkas lain" if len(named) > 2 else ""
    return f"Sumber: berkas {'; '.join(named[:2])}{rest}." if named else "Sumber: cakupan program yang diserahkan OPD."


ENTRIES = (SlideEntry(90, ID, GROUP, TITLE, slide),
           SlideEntry(91, GAPS, GROUP, GAPS_TITLE, by_village, About.KECAMATAN))
