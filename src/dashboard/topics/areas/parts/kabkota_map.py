"""The map of the 38 kabupaten/kota of East Java: filters, picture, card of the chosen one, table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator
from dashboard.core.regency import regency
from dashboard.queries import availability, observations, reference
from dashboard.render import maps
from dashboard.render.shading import WHOLE_MAP_SHARE, Shading, shade
from dashboard.render.words import figure_marks, source_words, trend_words
from dashboard.statistics.attention import attention, place_among
from dashboard.statistics.freshness import current_series
from dashboard.statistics.provincial_rank import KABKOTA, errors_of, indistinct
from dashboard.statistics.ranking import position
from dashboard.statistics.uncertainty import Error
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.areas import answers
from dashboard.topics.areas.rules.first_shown import KABKOTA_MEASURE
from dashboard.topics.areas.words import maps as map_words
from dashboard.ui import served
from dashboard.ui.choices import controls, parameters
from dashboard.ui.drawn import components
from dashboard.ui.kept import finished
from dashboard.ui.maps import link as map_link
from dashboard.ui.maps import parts as map_parts
from dashboard.ui.maps import ranking as map_ranking
from dashboard.ui.maps import view as map_view
from dashboard.ui.maps.parts import MapView, Measured

_KEY = "peta_kabkota"


def codes(build: Database) -> list[str]:
    """The kabupaten and kota in the order of the geometry file."""
    return sorted(code for code, region in reference.regions(build).items() if region.level in KABKOTA)


def years(build: Database) -> dict[str, dict[int, str]]:
    """By indicator, in catalogue order, the years (newest first, with period) in which half of them have a figure."""
    frame = availability.kabkota_years(build)
    enough = frame[frame["regions"] >= WHOLE_MAP_SHARE * len(codes(build))]
    found: dict[str, dict[int, str]] = {}
    for name, year, period in enough[["indicator", "year", "period"]].itertuples(index=False):
        found.setdefault(name, {})[int(year)] = str(period)
    return {name: found[name] for name in reference.indicators(build) if name in found}


def filters(build: Database) -> MapView | None:
    """Indicator and year; None when no indicator has figures for enough of them."""
    offered, catalogue = years(build), reference.indicators(build)
    if not offered:
        return None
    indicator = controls.indicator_filter([catalogue[name] for name in offered], KABKOTA_MEASURE)
    year = controls.period_year(list(offered[indicator.id]))
    return _shown(build, indicator.id, year, offered[indicator.id][year])


def _shown(build: Database, name: str, year: int, period: str) -> MapView:
    frame, indicator = observations.kabkota_values(build, name), reference.indicators(build)[name]
    peers = codes(build)
    rows = frame[(frame["year"] == year) & frame["region_code"].isin(peers)]
    values = rows.set_index("region_code")["value"].reindex(peers)
    shown = MapView(build, indicator, year, period, values, indicator.kabkota_breaks, rows[rows["value"].notna()], "",
                    formats.MISSING)
    return replace(shown, finding=_finding(shown))


def newest_states(build: Database) -> list[MapView]:
    """The newest state of every indicator on offer."""
    return [_shown(build, name, *next(iter(found.items()))) for name, found in years(build).items()]


def _finding(shown: MapView) -> str:
    regions = reference.regions(shown.build)
    found = attention(shown.values, shown.breaks, shown.indicator, {})
    if found is None:
        return f"{formats.dated(shown.indicator.short_name, shown.when)} belum tersedia."
    own = _own_value(shown)
    sentence = map_words.kabkota_finding(
        found, shown.indicator, shown.when, lambda code: _doubted(shown, code), regions[regency().code].label,
        None if own is None or formats.is_missing(own) else float(own),
        place_among(shown.values, regency().code, shown.indicator, errors_of(shown.rows, shown.indicator)))
    return f"{sentence} {map_words.incomplete(found, 'kabupaten/kota')}".strip()


def _own_value(shown: MapView) -> float | None:
    """Of the home, which may be the province that they all belong to."""
    if not regency().is_province:
        return shown.values.get(regency().code)
    rows = observations.kabkota_values(shown.build, shown.indicator.id)
    found = rows.loc[(rows["year"] == shown.year) & (rows["region_code"] == regency().code), "value"]
    return None if found.empty else float(found.iloc[0])


def shading(shown: MapView) -> Shading:
    """The painted state."""
    told = {code: words for (code, year), (words, _) in _remarks(shown.build, shown.indicator.id).items()
            if year == shown.year}
    return shade(shown.indicator, shown.year, shown.period, shown.values, list(shown.values.index),
                 shown.breaks, shown.missing, remarks=told, alike=alike(shown))


def alike(shown: MapView) -> frozenset[str]:
    """Those that the sample of a survey cannot tell apart from Kabupaten Blitar."""
    return finished.made_once(shown.build, PUBLIC, "serupa", (shown.indicator.id, shown.year), lambda: indistinct(
        observations.kabkota_values(shown.build, shown.indicator.id), shown.indicator, shown.year))


def draw(shown: MapView) -> None:
    """The map; a click puts the chosen kabupaten/kota into the address."""
    base = maps.kabkota_map(shown.build.assets(), served.folder())
    paint = maps.Paint(None, shading(shown), selected=map_link.PEER.chosen())
    map_view.show(base, paint, _KEY, map_parts.MAP_HEIGHT,
                  lambda action: parameters.choose({map_link.PEER: action.selected}))


def explain(shown: MapView) -> None:
    """The card of the chosen kabupaten/kota, of Kabupaten Blitar when none is chosen."""
    chosen = map_link.PEER.chosen()
    card(shown, chosen or regency().code)
    if chosen:
        way_back()
    else:
        components.note("Klik kabupaten atau kota lain pada peta untuk melihat angkanya.")


def way_back() -> None:
    """From the chosen kabupaten/kota to the home."""
    st.button(f"Kembali ke {regency().label}", icon=":material/undo:", key="map_back_home",
              on_click=parameters.choose, args=({map_link.PEER: None},))


def card(shown: MapView, code: str) -> None:
    """Every figure of a kabupaten or kota, or of their province."""
    regions = reference.regions(shown.build)
    map_parts.card(regions[code].label, regions[str(regions[code].parent)].name, ("Indikator", "Nilai", "Peringkat"),
                   _rows(shown, code))


def _rows(shown: MapView, code: str) -> list[Measured]:
    """A line for each concept: of the series shown, else of the newest one."""
    offered, catalogue = years(shown.build), reference.indicators(shown.build)
    newest = pd.DataFrame({"indicator": list(offered), "last_year": [next(iter(found)) for found in offered.values()]})
    listed = current_series([catalogue[name] for name in offered], newest)
    listed = [shown.indicator if one.concept == shown.indicator.concept else one for one in listed]
    return [_row(shown, code, one) for one in listed]


def _row(shown: MapView, code: str, indicator: Indicator) -> Measured:
    """The year shown for the indicator shown, else the newest year this region has; a rank only among enough."""
    table = answers.kabkota_tables(shown.build)[indicator.id]
    is_current = indicator == shown.indicator
    own = table.loc[code].dropna() if code in table.index else table.iloc[:0, 0]
    year = shown.year if is_current or own.empty else int(own.index.max())
    values = table[year].reindex(shown.values.index)
    place = None if indicator.is_count else position(values, code, indicator.direction,
                                                     _errors(shown.build, indicator, year))
    meaning = "1 = terbesar" if place and indicator.direction is Direction.NONE else ""
    return Measured(indicator, values.get(code), formats.period(year, indicator.period_rule), indicator.kabkota_breaks,
                    (map_parts.place_words(place), meaning), formats.MISSING, is_current,
                    *_remarks(shown.build, indicator.id).get((code, year), ("", "")))


def _errors(build: Database, indicator: Indicator, year: int) -> Mapping[str, Error]:
    """By region the error of a figure of a survey."""
    def make() -> Mapping[str, Error]:
        rows = observations.kabkota_values(build, indicator.id)
        return errors_of(rows[(rows["year"] == year) & rows["level"].isin(KABKOTA)], indicator)

    return finished.made_once(build, PUBLIC, "galat", (indicator.id, year), make)


def _remarks(build: Database, name: str) -> Mapping[tuple[str, int], tuple[str, str]]:
    """By region and year what has to be said of a figure of an indicator ('hitungan', 'diragukan: …'), and the address
    of its open case."""
    def make() -> Mapping[tuple[str, int], tuple[str, str]]:
        rows = observations.kabkota_values(build, name).dropna(subset=["value"]).to_dict("records")
        told = {(str(row["region_code"]), int(row["year"])): "; ".join(filter(None, (
            *figure_marks.badges(calculated=row["is_derived"] is True), source_words.remark(row)))) for row in rows}
        cases = {(str(row["region_code"]), int(row["year"])): figure_marks.case_address(row["note"]) for row in rows}
        return {key: (words, cases[key]) for key, words in told.items() if words}

    return finished.made_once(build, PUBLIC, "hitungan", (name,), make)


def _doubted(shown: MapView, code: str) -> str:
    """The name of a region, with the mark of a doubted figure."""
    told, _ = _remarks(shown.build, shown.indicator.id).get((code, shown.year), ("", ""))
    return reference.regions(shown.build)[code].label + figure_marks.aside(
        *(mark for mark in (source_words.DOUBTED, figure_marks.DIFFERS) if mark in told))


def _named(shown: MapView, code: str) -> str:
    words, _ = _remarks(shown.build, shown.indicator.id).get((code, shown.year), ("", ""))
    return reference.regions(shown.build)[code].label + figure_marks.aside(words.split(":")[0])


def ranking(shown: MapView) -> pd.DataFrame:
    """All kabupaten/kota by need of attention."""
    peers = list(shown.values.index)
    return map_ranking.ranking(
        shown, {"Kabupaten/kota": pd.Series([_named(shown, code) for code in peers], pd.Index(peers))}, peers)


def table(shown: MapView) -> None:
    """The ranking under the map."""
    note = (f"{trend_words.NOT_RANKED}." if shown.indicator.is_count
            else f"Peringkat 1 {map_ranking.first(shown.indicator)}.")
    map_ranking.table(shown, len(shown.values), map_link.KABKOTA, lambda: ranking(shown), note)
