"""The slide with the map of the villages."""

from __future__ import annotations

import pandas as pd

from dashboard.answers.slide_entry import SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats, settings
from dashboard.core.domain import Indicator, Level, StoreError
from dashboard.core.formats import upper_first
from dashboard.queries import observations, reference
from dashboard.render import map_png
from dashboard.render.charts.plotly_theme import source_line
from dashboard.render.shading import WHOLE_MAP_SHARE, Shading, shade
from dashboard.render.slides.model import LeftOut, Picture, Slide
from dashboard.render.words import source_words
from dashboard.store.building.assets import read_laid_out
from dashboard.topics.areas.rules.first_shown import VILLAGE_MEASURE
from dashboard.topics.areas.words import villages as village_words

ID, GROUP, TITLE = "peta", "Peta", "Peta desa"
RULE = ("Lima kelas menurut batas tetap milik indikator; warna paling gelap selalu berarti paling perlu perhatian. "
        "Desa tertinggi atau terendah yang angkanya sama disebut bersama. “Paling banyak” adalah kecamatan dengan desa "
        "terbanyak pada kelas terlemah. Yang tidak dinilai diarsir, tidak dihitung nol.")


def slide(world: World) -> Slide | LeftOut:
    """The newest map of the economic index of villages, of the kecamatan asked for or of all."""
    regions, info = reference.regions(world.database), reference.build_info(world.database)
    state = newest(world)
    if state is None:
        return LeftOut(ID, TITLE, "Belum ada angka desa yang dapat dipetakan.")
    indicator, rows, figures = state
    year, period = int(rows["year"].iloc[0]), str(rows["period"].iloc[0])
    when = formats.period(year, period)
    words = village_words.finding(figures, indicator.breaks, indicator, when, regions, world.kecamatan)
    painted = shade(indicator, year, period, figures, list(figures.index))
    try:
        geometry = read_laid_out(settings.generated_static(), world.database.assets().desa)
    except StoreError as error:
        return LeftOut(ID, TITLE, settings.without_places(str(error)))
    png = map_png.slide_picture(geometry, painted, world.kecamatan)
    # The sentence names the weakest village first; the message of a map is how many and where they crowd.
    crowd = words.rstrip(".").split("; ", 1)[-1].split(" (masing-masing", 1)[0]
    title = upper_first(crowd) if "; " in words else words
    return Slide(ID, GROUP, title, f"{indicator.name}, {when} · {world.place}", Picture(png),
                 f"{source_line(rows['source'])} {info.credit}", f"{indicator.definition} {RULE}",
                 f"{words} {_told(painted, indicator)}", bool(rows["is_sample"].eq(True).any()), words,
                 source_words.summary(rows))


def newest(world: World) -> tuple[Indicator, pd.DataFrame, pd.Series] | None:
    """Indicator, rows and figures by village code (NaN where there is none) of the newest period that most villages
    have; None without one."""
    regions = reference.regions(world.database)
    indicator = reference.indicators(world.database).get(VILLAGE_MEASURE)
    codes = sorted(code for code, region in regions.items() if region.level in (Level.DESA, Level.KELURAHAN))
    frame = observations.village_values(world.database, VILLAGE_MEASURE).dropna(subset=["value"])
    counts = frame.groupby(["year", "period"]).size()
    enough = counts[counts >= WHOLE_MAP_SHARE * len(codes)]
    if indicator is None or not indicator.breaks or enough.empty:
        return None
    year, period = max(enough.index)
    rows = frame[(frame["year"] == year) & (frame["period"] == period)]
    return indicator, rows, rows.set_index("region_code")["value"].reindex(codes)


def _told(painted: Shading, indicator: Indicator) -> str:
    classes = "; ".join(f"{word}: {formats.number(count)}" for word, count in
                        zip(painted.words, painted.counts, strict=True))
    return f"Peta {len(painted.grades)} desa dan kelurahan menurut kelas {indicator.short_name}, {classes}."


ENTRIES = (SlideEntry(70, ID, GROUP, TITLE, slide),)
