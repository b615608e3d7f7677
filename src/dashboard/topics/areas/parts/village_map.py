"""The map of the villages: its filters, the picture, the card of the chosen village, and the small one on the
first page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from htpy import b, h2, li, ol, p, small, span
from markupsafe import Markup

from dashboard.core import formats
from dashboard.core.domain import Direction, Level
from dashboard.core.regency import regency
from dashboard.core.style import NOT_ASSESSED_WORDS
from dashboard.queries import reference
from dashboard.render import maps
from dashboard.render.shading import key_of
from dashboard.render.table import link, markup
from dashboard.render.words import figure_marks
from dashboard.statistics.attention import as_mapped, by_attention, place_among, weak_by_group
from dashboard.statistics.classes import ends
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.areas.parts.village_outlines import no_figures
from dashboard.topics.areas.rules.first_shown import LISTED, VILLAGE_MEASURE
from dashboard.topics.areas.words import villages as village_words
from dashboard.topics.areas.words.villages import kecamatan_name, village_name
from dashboard.ui import served
from dashboard.ui.choices import controls, parameters
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.drawn import components
from dashboard.ui.kept import finished
from dashboard.ui.maps import layers as map_layers
from dashboard.ui.maps import link as map_link
from dashboard.ui.maps import parts as map_parts
from dashboard.ui.maps import ranking as map_ranking
from dashboard.ui.maps import view as map_view
from dashboard.ui.maps.parts import MapView, Measured
from dashboard.ui.shell import access

SUMMARY_HEIGHT = 188
_KEY = "peta_desa"


def filters(build: Database) -> MapView | None:
    """The indicator chosen on the map, and the year; None when there is no village figure to show."""
    years = map_layers.states(build).years()
    catalogue = map_layers.catalogue(build)
    if not years:
        return None
    indicator = controls.indicator_of([catalogue[name] for name in years], VILLAGE_MEASURE)
    year = controls.period_year(list(years[indicator.id]))
    return _shown(build, indicator.id, year, years[indicator.id][year], controls.scope().kecamatan)


def _shown(build: Database, name: str, year: int, period: str, kecamatan: str | None) -> MapView:
    return finished.made_once(build, PUBLIC, "desa", (name, year, period, kecamatan),
                                 lambda: _make(build, name, year, period, kecamatan))


def _make(build: Database, name: str, year: int, period: str, kecamatan: str | None) -> MapView:
    frame, indicator = map_layers.values(build, name), map_layers.catalogue(build)[name]
    layer = map_layers.shading(build, name)
    rows = frame[(frame["year"] == year) & (frame["period"] == period)]
    values = rows.set_index("region_code")["value"].reindex(reference.village_codes(build))
    shown = MapView(build, indicator, year, period, values, indicator.breaks, rows, "",
                    layer.none_word if layer else NOT_ASSESSED_WORDS)
    return replace(shown, finding=map_layers.finding(build, name, kecamatan) or _finding(shown, kecamatan))


def within(build: Database, kecamatan: str | None) -> Sequence[str]:
    """Codes of the villages of the kecamatan; all without one."""
    codes, regions = reference.village_codes(build), reference.regions(build)
    return codes if kecamatan is None else [code for code in codes if regions[code].parent == kecamatan]


def _finding(shown: MapView, kecamatan: str | None) -> str:
    regions = reference.regions(shown.build)
    return village_words.finding(shown.values, shown.breaks, shown.indicator, shown.when, regions,
                                 kecamatan)


def draw(shown: MapView) -> None:
    """The map; what the reader does on it goes into the address before the page is drawn again."""
    scope, files = controls.scope(), map_layers.states(shown.build)
    base = maps.village_map(shown.build.assets(), served.folder(), files.file)
    paint = maps.Paint(key_of(shown.indicator.id, shown.year, shown.period), dim=scope.kecamatan,
                       selected=scope.village, mode=map_link.FORM.chosen())

    def take(action: map_view.Selection) -> None:
        changes: dict[Parameter[Any], object] = {controls.VILLAGE: action.selected, map_link.FORM: action.mode}
        if action.indicator and action.indicator != shown.indicator.id:
            changes |= {controls.INDICATOR: action.indicator, controls.YEAR: None}
        if action.selected and scope.kecamatan:  # a click outside the chosen kecamatan moves on to its neighbour
            changes[controls.KECAMATAN] = reference.regions(shown.build)[action.selected].parent
        parameters.choose(changes)

    map_view.show(base, paint, _KEY, map_parts.MAP_HEIGHT, take)


def explain(shown: MapView) -> None:
    """The card of the chosen village; without one, how to choose and where the weak villages are."""
    code = controls.scope().village
    if code is None:
        _overview(shown)
        return
    regions = reference.regions(shown.build)
    village = regions[code]
    map_parts.card(village_name(village), kecamatan_name(regions[str(village.parent)]),
                   ("Ukuran", "Nilai", "Peringkat"), _rows(shown, code))
    if village.level is Level.KELURAHAN:
        components.note("Indeks Desa Membangun hanya menilai desa; kelurahan tidak dinilai.")
    components.note(shown.indicator.definition)
    access.link("profil", f"Profil {village_name(village)}", ":material/location_on:")


def _rows(shown: MapView, code: str) -> list[Measured]:
    """Every measure of the map for one village: the year shown for the measure shown, else the newest."""
    catalogue = map_layers.catalogue(shown.build)
    near = within(shown.build, reference.regions(shown.build)[code].parent)
    rows = []
    for name, years in map_layers.states(shown.build).years().items():
        is_current = name == shown.indicator.id
        if name not in reference.indicators(shown.build) and not is_current:
            continue  # of the coverage layers only the one on the map
        year = shown.year if is_current else next(iter(years))
        figures = map_layers.values(shown.build, name)
        own = figures[(figures["year"] == year) & (figures["period"] == years[year])]
        own = own.set_index("region_code")
        values, indicator = own["value"], catalogue[name]
        places = tuple(map_parts.place_words(place_among(among, code, indicator), short)
                       for short, among in (("kec.", values[values.index.isin(near)]), ("kab.", values)))
        rows.append(Measured(indicator, values.get(code), formats.period(year, years[year]), indicator.breaks, places,
                             map_layers.missing(shown.build, name, code, NOT_ASSESSED_WORDS), is_current,
                             figure_marks.CALCULATED if bool(own["is_derived"].eq(True).get(code, False)) else ""))
    return rows


def _overview(shown: MapView) -> None:
    """Which kecamatan have most of the villages that need attention, and how to go on."""
    crowd = finished.made_once(shown.build, PUBLIC, "kecamatan", shown.state, lambda: _crowd(shown))
    if crowd and not controls.scope().kecamatan:
        components.section(f"Kecamatan dengan desa “{ends(shown.indicator)[1]}” terbanyak")
        components.html(ol(".crowd")[crowd])
    components.note("Ukuran dipilih di atas peta, pada petanya sendiri. Klik satu desa, atau pilih namanya pada bilah "
                    "atas, untuk melihat nilai dan peringkatnya. "
                    "“Petak” memberi tiap desa satu kotak sama luas, sehingga desa kecil tetap terlihat.")
    components.note(shown.indicator.definition)


def _crowd(shown: MapView) -> Markup:
    """Items of the list as HTML; empty when nothing is weak or the indicator has no better and worse."""
    regions = reference.regions(shown.build)
    parents = {code: regions[code].parent for code in shown.values.index}
    if as_mapped(shown.indicator).direction is Direction.NONE:
        return Markup()
    weak = weak_by_group(shown.values, shown.breaks, shown.indicator, parents)
    rated = shown.values.dropna().groupby(lambda code: parents[code]).size()
    return markup([li[span[regions[str(code)].name], b[formats.number(count)],
                      small[f"dari {formats.number(int(rated[str(code)]))} desa"]]
                   for code, count in weak.head(LISTED).items()])


def ranking(shown: MapView, kecamatan: str | None) -> pd.DataFrame:
    """The villages of the kecamatan, or all, by need of attention; ranks among the whole kabupaten."""
    regions = reference.regions(shown.build)
    codes = within(shown.build, kecamatan)
    index = pd.Index(codes)
    names = {"Desa/kelurahan": pd.Series([regions[code].name for code in codes], index),
             "Kecamatan": pd.Series([regions[str(regions[code].parent)].name for code in codes], index)}
    return map_ranking.ranking(shown, names, codes)


def table(shown: MapView) -> None:
    """The ranking under the map."""
    kecamatan, rated = controls.scope().kecamatan, formats.number(shown.values.notna().sum())
    count = len(within(shown.build, kecamatan))
    map_ranking.table(shown, count, kecamatan, lambda: ranking(shown, kecamatan),
                      "" if shown.indicator.categories
                      else f"Peringkat 1 dari {rated} di {regency().label} {map_ranking.first(shown.indicator)}.")


def summary(build: Database) -> None:
    """The village map in small."""
    shown = _first(build)
    if shown is None:
        no_figures(build)
        return
    base = maps.village_map(build.assets(), served.folder(), map_layers.states_of_indicators(build).file,
                            maps.Parts(switch=False, tiles=False, legend=False, choose=False))
    map_view.show(base, maps.Paint(key_of(*shown.state)), "peta_ringkasan", SUMMARY_HEIGHT)
    components.html(p(".note")["Makin ", components.STRONG, ", makin lemah; bergaris: tidak dinilai. ",
                               link("Buka Peta Desa", access.address("peta"))])


def named(build: Database) -> None:
    """The villages that need most attention by the same measure, each a way to its profile."""
    shown = _first(build)
    if shown is None:
        return
    regions = reference.regions(build)
    items = []
    for name, value in by_attention(shown.values.dropna(), shown.indicator).head(LISTED).items():
        village = regions[str(name)]
        items.append(li[
            link(village.name, access.address("profil", controls.of_place(village))), " ",
            small[f"{regions[str(village.parent)].name} {formats.number(value, shown.indicator.decimals)}"]])
    components.html(h2(".home-title")[f"{LISTED} desa terlemah"],
                    p(".note")[f"{shown.indicator.short_name}, {shown.when}"], ol(".home-villages")[items])


def _first(build: Database) -> MapView | None:
    """What the map of the first page shows; None without any village figure."""
    years = map_layers.states_of_indicators(build).years()
    if not years:
        return None
    name = VILLAGE_MEASURE if VILLAGE_MEASURE in years else next(iter(years))
    year, period = next(iter(years[name].items()))
    return _shown(build, name, year, period, None)
