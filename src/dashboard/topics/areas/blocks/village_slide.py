"""The slide with the villages of one kecamatan: their score against each other and the means."""

from __future__ import annotations

import pandas as pd

from dashboard.answers.slide_entry import About, SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Indicator, Level, Verdict
from dashboard.queries import reference
from dashboard.render.charts.plotly_theme import source_line
from dashboard.render.slides.model import LeftOut, Slide, SlideColumn, SlideTable
from dashboard.render.words import source_words
from dashboard.statistics.classes import UNRATED
from dashboard.statistics.compare import against
from dashboard.topics.areas import answers
from dashboard.topics.areas.rules import profile
from dashboard.topics.areas.rules.area import exact_mean

ID, GROUP, TITLE = "desa", "Desa", "Desa dan kelurahan di dalamnya"
RULE = ("Desa yang paling perlu perhatian di atas; peringkat 1 paling baik, di antara semua desa kabupaten yang "
        "dinilai. Rata-rata tidak ditimbang menurut penduduk. Kelurahan tidak dinilai, bukan bernilai nol.")


def slide(world: World) -> Slide | LeftOut:
    """The villages of the kecamatan asked for, weakest first, and the two means to compare with."""
    shown = profile.scores(reference.indicators(world.database), Level.DESA)
    inside = [region for region in reference.regions(world.database).values() if region.parent == world.kecamatan]
    table = answers.score_table(world.database, Level.DESA)
    if table is None or world.kecamatan is None:
        return LeftOut(ID, TITLE, "Belum ada indeks desa.")
    whole, among = shown[0], answers.compared(world.database, Level.DESA)
    newest = among.newest(whole)
    own = table[[among.parents[code] == world.kecamatan for code in table.index]].dropna(subset=["rank"])
    if newest is None or own.empty:
        return LeftOut(ID, TITLE, f"Belum ada indeks desa untuk {world.place}.")
    names = profile.short_names(reference.indicators(world.database), shown)
    sides = dict(zip((one.id for one in shown), names, strict=True))
    of = formats.number(table["rank"].notna().sum())
    rows = [(world.name(str(code)), formats.number(row[whole.id], whole.decimals),
             f"{formats.number(row['rank'])} dari {of}", sides.get(str(row["weakest"]), ""))
            for code, row in own.iterrows()]
    rows += [(region.name, UNRATED, "", "kelurahan") for region in inside if region.level is Level.KELURAHAN]
    mean = exact_mean(table[whole.id].dropna())
    rows += [(name, formats.number(found, whole.decimals), "", "") for name, found in
             ((f"Rata-rata {world.place}", exact_mean(own[whole.id])), ("Rata-rata kabupaten", mean))]
    when = formats.period(int(newest["year"].dropna().iloc[0]), str(newest["period"].dropna().iloc[0]))
    words = _sentence(world, own, whole, mean, of)
    used = newest.loc[[str(code) for code in own.index]]
    columns = (SlideColumn("Desa/kelurahan", 0.36), SlideColumn(names[0], 0.16, True),
               SlideColumn("Peringkat", 0.2, True), SlideColumn("Sisi terlemah", 0.28))
    return Slide(ID, GROUP, words, f"{whole.name}, {when} · {world.place}",
                 SlideTable(columns, tuple(rows)), source_line(used["source"]), f"{whole.definition} {RULE}",
                 f"Tabel {len(rows)} baris: {'; '.join(', '.join(row) for row in rows)}.",
                 bool(used["is_sample"].eq(True).any()), f"{words}.", source_words.summary(used))


def _sentence(world: World, own: pd.DataFrame, whole: Indicator, mean: float, of: str) -> str:
    """'7 dari 12 desa di Kecamatan Kanigoro lebih lemah dari rata-rata kabupaten; terlemah Jaten (203 dari 220)'."""
    weaker = sum(against(float(value), mean, whole) is Verdict.WORSE for value in own[whole.id])
    return (f"{formats.number(weaker)} dari {formats.number(len(own))} desa di {world.place} lebih lemah dari "
            f"rata-rata kabupaten; terlemah {world.name(str(own.index[0]))} "
            f"({formats.number(own['rank'].iloc[0])} dari {of})")


ENTRIES = (SlideEntry(72, ID, GROUP, TITLE, slide, About.KECAMATAN),)
