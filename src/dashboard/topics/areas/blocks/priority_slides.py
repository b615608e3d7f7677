"""The slide of priority areas: where the rate and the number are both high.

Real register counts (families in low deciles) come first; without them, the villages in the weakest class of the
economic index. Sample is never used here: a priority drawn from made-up figures could be taken for one.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.slide_entry import SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.style import LIGHT
from dashboard.queries import reference
from dashboard.render.charts.plotly_theme import blend, source_line
from dashboard.render.slides.model import Chart, ChartKind, ChartSeries, LeftOut, Slide
from dashboard.render.words import source_words
from dashboard.statistics.attention import as_mapped, weak_by_group
from dashboard.statistics.classes import ends
from dashboard.topics.areas.blocks import map_slide as village_map
from dashboard.topics.areas.rules.priority import Quadrants, quadrants
from dashboard.topics.programs import queries as program_queries
from dashboard.topics.programs.rules.need import NEED_DECILE, families, nearest_period
from dashboard.topics.programs.words import period_name
from dashboard.topics.registers.contracts import DECILES

ID, GROUP, TITLE = "prioritas", "Prioritas", "Kecamatan prioritas"
RULE = ("Prioritas: kecamatan yang porsinya di atas porsi seluruh kabupaten dan jumlahnya di atas rata-rata "
        "kecamatan (kuadran kanan atas). Porsi tinggi saja dapat berarti sedikit; jumlah besar saja dapat berarti "
        "kecamatan besar. Data contoh tidak dipakai untuk menentukan prioritas.")
MOST_NAMED = 4


@dataclass(frozen=True)
class CountedQuadrants:
    """What is counted: `of_what` 'keluarga desil 1–4' of `unit` 'KK', in `when`, where it comes from, and how it was
    `read`."""

    quadrants: Quadrants
    of_what: str
    unit: str
    when: str
    source: str
    meaning: str
    read: str = ""


def slide(world: World) -> Slide | LeftOut:
    """The kecamatan by rate and number."""
    pair = _register(world) or _villages(world)
    if pair is None:
        return LeftOut(ID, TITLE, "Belum ada porsi dan jumlah sebenarnya untuk cukup banyak kecamatan (hitungan "
                       "register atau indeks desa). Data contoh tidak dipakai untuk menentukan prioritas.")
    areas = pair.quadrants.areas
    words = _sentence(world, pair)
    rate, number = formats.number(pair.quadrants.rate, 1), formats.number(pair.quadrants.number, 1)
    names = [world.name(str(code)) for code in areas.index]
    top = areas[areas["priority"]]
    told = "; ".join(f"{world.name(str(code))} {formats.number(share, 1)} persen, {formats.number(count)} {pair.unit}"
                     for code, share, count in zip(top.index, top["rate"], top["number"], strict=True))
    return Slide(
        ID, GROUP, _own(world, pair) or words,
        f"Satu titik satu kecamatan, {pair.when} · garis putus-putus: kabupaten {rate} persen, rata-rata {number} "
        f"{pair.unit}", _chart(pair, names, world), pair.source,
        f"{pair.meaning} {RULE}", f"{words}. Diagram titik {len(areas)} kecamatan. {told}".strip(),
        sentence=f"{words}." + (f" Semuanya: {told}." if told else ""), read=pair.read)


def _sentence(world: World, pair: CountedQuadrants) -> str:
    chosen = [world.name(code) for code in pair.quadrants.chosen]
    if not chosen:
        return f"Tidak ada kecamatan yang porsi dan jumlah {pair.of_what} keduanya di atas rata-rata"
    named = ", ".join(chosen[:MOST_NAMED])
    rest = len(chosen) - MOST_NAMED
    more = f", dan {formats.number(rest)} lain" if rest > 0 else ""
    return (f"Di {formats.number(len(chosen))} kecamatan porsi dan jumlah {pair.of_what} keduanya di atas "
            f"rata-rata, terbanyak di {named}{more}")


def _own(world: World, pair: CountedQuadrants) -> str:
    """'Kecamatan Kanigoro bukan prioritas: 8,3 persen dan 1 desa kelas “lebih lemah”; seluruh kabupaten 22,3 persen,
    rata-rata 2,2 desa'; empty without a kecamatan that is counted."""
    if world.kecamatan not in pair.quadrants.areas.index:
        return ""
    area = pair.quadrants.areas.loc[[world.kecamatan]].to_dict("records")[0]
    called = "prioritas" if area["priority"] else "bukan prioritas"
    return (f"{world.place} {called}: {formats.number(area['rate'], 1)} persen dan {formats.number(area['number'])} "
            f"{pair.of_what}; seluruh kabupaten {formats.number(pair.quadrants.rate, 1)} persen, rata-rata "
            f"{formats.number(pair.quadrants.number, 1)} {pair.unit}")


def _chart(pair: CountedQuadrants, names: list[str], world: World) -> Chart:
    areas, chosen = pair.quadrants.areas, pair.quadrants.chosen
    strong = [str(code) in chosen for code in areas.index]
    # More names would cover each other.
    named = {world.kecamatan} if world.kecamatan else {*chosen[:MOST_NAMED]}
    rates, numbers = tuple(map(float, areas["rate"])), tuple(map(float, areas["number"]))
    cloud = ChartSeries("Kecamatan", numbers, LIGHT.blitar,
                        tuple(LIGHT.blitar if on else blend(LIGHT.jatim, LIGHT.paper, 0.55) for on in strong), rates,
                        tuple(name if str(code) in named else ""
                              for name, code in zip(names, areas.index, strict=True)))
    low, high = (0.0, max(rates)), (0.0, max(numbers))
    lines = (ChartSeries("Rata-rata jumlah", (pair.quadrants.number,) * 2, LIGHT.muted, x=low, dashed=True),
             ChartSeries("Porsi kabupaten", high, LIGHT.muted, x=(pair.quadrants.rate,) * 2, dashed=True))
    still = sum(number == 0 for number in numbers)
    listed = ", ".join(f"{world.name(code)} {formats.number(areas['number'][code])}" for code in chosen)
    parts = [f"Prioritas, {pair.unit}: {listed}." if chosen else "",
             f"{formats.number(still)} kecamatan berada di titik nol." if still > 1 else ""]
    note = " ".join(part for part in parts if part)
    return Chart(ChartKind.SCATTER, tuple(names), (cloud, *lines), pair.unit, 0, note,
                 "Porsi (persen)", f"Jumlah ({pair.unit})")


def _register(world: World) -> CountedQuadrants | None:
    """Families in low deciles of the newest real register."""
    counts = program_queries.usual_register_counts(world.database)
    counts = counts[~counts["is_sample"].astype(bool)]
    if counts.empty:
        return None
    name = str(counts["register"].iloc[0])
    own = counts[counts["register"] == name]
    year, quarter = nearest_period(own[["year", "quarter"]], int(own["year"].max()))
    own = own[(own["year"] == year) & (own["quarter"].astype("Float64").fillna(0) == (quarter or 0))]
    unit = str(own["unit"].mode().iloc[0])
    own = own[(own["unit"] == unit) & own["count"].notna()]
    low = families(own, world.rounding).kecamatan
    everybody = families(own, world.rounding, DECILES).kecamatan
    found = quadrants(low, everybody.where(everybody >= world.rounding.percent_base))
    when = formats.period(year, period_name(quarter))
    return None if found is None else CountedQuadrants(
        found, f"{unit} desil 1–{NEED_DECILE}", unit, when, f"Sumber: {name} {when} yang diserahkan.",
        f"Desil {name} adalah peringkat kesejahteraan se-Indonesia, bukan garis kemiskinan.")


def _villages(world: World) -> CountedQuadrants | None:
    """Villages in the weakest class of the economic index, of those that are rated."""
    state = village_map.newest(world)
    if state is None or bool(state[1]["is_sample"].eq(True).any()):
        return None
    indicator, rows, figures = state
    parents = {str(code): reference.regions(world.database)[str(code)].parent for code in figures.index}
    weak = weak_by_group(figures, indicator.breaks, indicator, parents)
    rated = figures.dropna().groupby(lambda code: parents[str(code)]).size()
    found = quadrants(weak.reindex(rated.index).fillna(0), rated)
    end = ends(as_mapped(indicator))[1]
    when = formats.period(int(rows["year"].iloc[0]), str(rows["period"].iloc[0]))
    return None if found is None else CountedQuadrants(
        found, f"desa kelas “{end}”", "desa", formats.dated(indicator.short_name, when), source_line(rows["source"]),
        f"Yang dihitung: desa dengan {indicator.short_name.lower()} kelas “{end}” pada Peta Desa. Persentase "
        "penduduk miskin per kecamatan belum terbit, jadi dipakai indeks desa.", source_words.summary(rows))


ENTRIES = (SlideEntry(100, ID, GROUP, TITLE, slide),)
