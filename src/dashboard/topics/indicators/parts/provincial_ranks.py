"""The 38 kabupaten/kota on the trend page: ordered bars, the rank in words, and how it moved."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st
from htpy import Node, a, b, div, h3, p, small

from dashboard.core import formats
from dashboard.core.dashboards import dashboards
from dashboard.core.domain import Direction, Indicator
from dashboard.core.formats import lower_first
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render import charts
from dashboard.render.table import Look, Row, Table, TableColumn, table_html
from dashboard.render.words import figure_marks, source_words, trend_words, wording
from dashboard.statistics.provincial_rank import KABKOTA, figures_by_year, how_many
from dashboard.statistics.ranking import Position, rank
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.indicators.parts.trend import cited
from dashboard.topics.indicators.rules.trend import Trend
from dashboard.topics.province.rules.children import with_figures
from dashboard.topics.province.words import children as children_words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components, downloads
from dashboard.ui.kept import figures as kept_figures


def newest_place(build: Database, shown: Trend) -> None:
    """The newest place, or why there is none."""
    indicator = shown.indicator
    year, place = next(iter(shown.ranks.items()), (None, None))
    if indicator.is_count:
        components.headline(trend_words.not_compared(indicator))
    elif regency().is_province:
        components.headline(_of_each_kind(build, shown))
    elif place is None or year is None:
        components.headline(f"{indicator.name}: angka kabupaten/kota lain belum cukup untuk peringkat.")
    else:
        components.headline(f"{indicator.name}: {lower_first(wording.rank_line(place, indicator, year))}.")


def _of_each_kind(build: Database, shown: Trend) -> str:
    """For a province, which has no place among its own: the ends among the kabupaten and among the kota."""
    known = figures_by_year(shown.kabkota)
    if known.empty:
        return f"Angka {shown.indicator.name} kabupaten/kota {formats.MISSING}."
    year = _fullest(known)
    found = with_figures(shown.kabkota[shown.kabkota["year"] == year], shown.indicator)
    when = formats.period(year, shown.indicator.period_rule)
    ends = children_words.extremes(found, shown.indicator, reference.regions(build))
    return f"{formats.dated(shown.indicator.short_name, when)}: {ends}"


def _fullest(known: pd.Series) -> int:
    """The newest year in which the most of them have a figure. `known`: how many have, by year."""
    return int(known[known == known.max()].index.max())


@st.fragment
def ranking(build: Database, shown: Trend) -> None:
    """Year, bars, rank; or in words why there is no rank."""
    indicator, frame, ranks = shown.indicator, shown.kabkota, shown.ranks
    known = figures_by_year(frame)
    components.section(f"Di antara kabupaten/kota {regency().province.name}")
    if known.max() < 2:
        components.empty(f"Angka {indicator.name} kabupaten/kota lain belum tersedia.",
                         f"Penerbitnya {indicator.publisher}; setelah masuk ke data/facts/, bangun ulang basis data.",
                         "python -m dashboard build")
        return
    left, right = st.columns([2, 1], gap="large")
    with right:
        newest_full = next(iter(ranks), _fullest(known))
        year = controls.year_filter([int(value) for value in known.index], "Tahun perbandingan", newest_full)
    rows = frame[frame["year"] == year]
    place = ranks.get(year)
    with left:
        if place or ((indicator.is_count or regency().is_province) and known[year] > 1):
            _bars(build, shown, rows, place, year)
        else:
            own = bool(rows[rows["region_code"] == regency().code]["value"].notna().any())
            words = trend_words.too_few(int(known[year]), how_many(frame), own, indicator, year)
            components.no_picture(words)
    with right:
        _history(shown, ranks, year)
        _table(build, shown, rows, year)
    _elsewhere(shown, rows, year)


def _bars(build: Database, shown: Trend, rows: pd.DataFrame, place: Position | None, year: int) -> None:
    indicator = shown.indicator
    near = shown.chosen or tuple(reference.neighbours(build, regency().code)["code"])
    if place:
        title = _ends(rows, indicator, year)
    elif regency().is_province and not indicator.is_count:
        title = formats.dated(indicator.name, formats.period(year, indicator.period_rule))
    else:  # a count: ordered by size, with neither rank nor lines of larger regions
        own = rows[rows["region_code"] == regency().code]["value"]
        rows, indicator = rows[rows["level"].isin(KABKOTA)], replace(indicator, direction=Direction.NONE)
        title = trend_words.count_title(indicator, None if own.empty else float(own.iloc[0]), year)
    kept_figures.chart(f"bars_{indicator.id}_{year}", build, PUBLIC, (shown.chosen,), lambda: charts.ranked_bars(
        rows, [regency().code], indicator, title, components.theme(), near))


def _ends(rows: pd.DataFrame, indicator: Indicator, year: int) -> str:
    """Our figure between the first and the last; the rank is the headline's."""
    known = rows[rows["level"].isin(KABKOTA)].dropna(subset=["value"]).drop_duplicates("region_code")
    figures = known.set_index("region_code")["value"].astype(float)
    names, places = known.set_index("region_code")["label"].map(charts.short_name), rank(figures, indicator.direction)
    ends = [(word, sorted(names[places == end]), float(figures[places == end].iloc[0]))
            for word, end in (("peringkat 1", places.min()), ("terakhir", places.max()))]
    return trend_words.ends_title(indicator, year, float(figures[regency().code]), ends)


def _history(shown: Trend, ranks: dict[int, Position], year: int) -> None:
    """The rank of every year in which one may be said."""
    words = "pilihan pembanding" if shown.chosen else f"wilayah yang berbatasan dengan {regency().label}"
    key: Node = p(".note")["Batang ", components.STRONG, f": {regency().label}. Batang sedang: {words}."]
    if regency().is_province:
        key = p(".note")["Batang sedang: pilihan pembanding."] if shown.chosen else None
    if not ranks:
        components.html(div(".reading")[key])
        return
    rows = [Row((formats.period(when, shown.indicator.period_rule), _place(place)), "on" if when == year else "")
            for when, place in ranks.items()]
    components.html(div(".reading")[
        key, h3[f"Peringkat {regency().label} dari tahun ke tahun"],
        table_html(Table((TableColumn(""), TableColumn("")), rows, Look.RANKS)),
        p(".note")[f"Peringkat dapat berubah karena daerah lain bergerak, bukan hanya karena {regency().brief}."]])


def _place(place: Position) -> Node:
    found = wording.band(place)
    return (b[str(place.rank)], f" dari {place.of}", (" ", small[found]) if found else None)


def _table(build: Database, shown: Trend, rows: pd.DataFrame, year: int) -> None:
    """The figures of the bars with their sources, one click away."""
    indicator = shown.indicator
    with st.expander("Tabel kabupaten/kota", icon=":material/table:", key="peer_table", on_change="rerun") as box:
        if not box.open:
            return
        value = f"Nilai ({indicator.unit})"
        ordered = rows.sort_values("value", ascending=indicator.direction is Direction.LOWER, kind="stable")
        when = formats.period(year, indicator.period_rule)
        frame = pd.DataFrame({"Wilayah": ordered["label"], "Periode": when, value: ordered["value"].astype(float),
                              "Keterangan": [_remark(row) for row in ordered.to_dict("records")],
                              "Dibaca dari": [source_words.of_row(row) if isinstance(row["source"], str) else ""
                                              for row in ordered.to_dict("records")],
                              "Sumber": ordered["source"]})
        components.data_table(frame, {value: indicator.decimals}, key="peer_figures", height=380,
                              alt="Angka tiap kabupaten/kota")
        known = ordered.dropna(subset=["value"])
        downloads.table_downloads(build, frame.rename(columns={"Sumber": "sumber"}),
                                  f"kabkota-{indicator.id}-{year}", f"{indicator.name} {year}",
                                  cited(known["source"], known["source_url"]),
                                  notes=[indicator.comparability], decimals={value: indicator.decimals})


def _elsewhere(shown: Trend, rows: pd.DataFrame, year: int) -> None:
    """The way into the dashboards of the others, by the figure that is shown; nothing where none is known."""
    addresses = dashboards()
    listed = rows[rows["region_code"].isin(set(addresses) | {regency().code}) & rows["level"].isin(KABKOTA)]
    if len(listed) < (1 if regency().is_province else 2):  # the home itself is one of them
        return
    when = formats.period(year, shown.indicator.period_rule)
    ranked = not shown.indicator.is_count and shown.indicator.direction is not Direction.NONE
    ordered = listed.sort_values(["value", "label"] if ranked else ["label"], kind="stable",
                                 ascending=not (ranked and shown.indicator.direction is Direction.HIGHER))
    components.section(f"Dasbor kabupaten/kota {regency().province.name}",
                       f"{formats.number(len(listed))} wilayah punya dasbor sendiri. "
                       f"{formats.dated(shown.indicator.name, when)}{', yang terbaik di atas' if ranked else ''}.")
    lines = [Row((_way(str(row["region_code"]), str(row["label"]), addresses),
                  formats.value_with_unit(row["value"], shown.indicator)),
                 "on" if row["region_code"] == regency().code else "") for row in ordered.to_dict("records")]
    with st.columns([2, 1])[0]:
        components.html(div(".reading")[table_html(Table((TableColumn(""), TableColumn("")), lines, Look.RANKS))])


def _way(code: str, label: str, addresses: Mapping[str, str]) -> Node:
    return label if code == regency().code else a(href=addresses[code], target="_blank", rel="noopener")[label]


def _remark(row: Mapping[Hashable, object]) -> str:
    words = [*figure_marks.badges(calculated=row["is_derived"] is True), source_words.remark(row)]
    return "; ".join(word for word in words if word)
