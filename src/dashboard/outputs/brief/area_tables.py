"""Tables of an area's sheet: its villages, its neighbours, its other figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.core import formats, style
from dashboard.core.domain import Indicator, Level, Region
from dashboard.outputs.brief import parts
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.parts import Json, cell, column
from dashboard.queries import reference
from dashboard.render.words import figure_marks, source_words
from dashboard.statistics.classes import UNRATED, class_of
from dashboard.topics.areas.answers import score_table
from dashboard.topics.areas.rules import profile
from dashboard.topics.areas.rules.profile import VILLAGES
from dashboard.topics.areas.words import area as area_words

MOST_OTHERS = 14
MOST_NEIGHBOURS = 7
SCALE_NOTE = "Warna makin gelap: makin perlu perhatian"


def heat(value: float | None, indicator: Indicator, missing: str = formats.MISSING) -> Json:
    """A number on the colour of its class."""
    if value is None or formats.is_missing(value):
        return cell(missing, muted=True)
    shown = formats.number(value, indicator.decimals)
    if not indicator.breaks:
        return cell(shown)
    return cell(shown, fill=style.ramp(indicator.direction)[class_of(value, indicator.breaks, indicator.direction)])


def villages(facts: PaperFacts, kecamatan: str) -> Json | None:
    """The villages of a kecamatan with their scores, the one that needs most attention first; None without scores."""
    table = score_table(facts.database, Level.DESA)
    if table is None:
        return None
    shown, regions = profile.scores(reference.indicators(facts.database), Level.DESA), reference.regions(facts.database)
    names = profile.short_names(reference.indicators(facts.database), shown)
    by_id = dict(zip((one.id for one in shown), names, strict=True))
    of = int(table["rank"].notna().sum())
    rows = []
    for code in (code for code in table.index if regions[str(code)].parent == kecamatan):
        row = table.loc[code]
        place = "" if pd.isna(row["rank"]) else f"{int(row['rank'])} dari {of}"
        rows.append([cell(regions[str(code)].name, bold=True), *(heat(row[one.id], one) for one in shown), cell(place),
                     cell(by_id.get(row["weakest"], ""))])
    rows += [[cell(region.name, bold=True), *(cell(UNRATED, muted=True) for _ in shown), cell(""),
              cell("kelurahan", muted=True)]
             for region in regions.values() if region.level is Level.KELURAHAN and region.parent == kecamatan]
    columns = [column("Desa/kelurahan", 25), *(column(name, 13, number=True) for name in names),
               column("Peringkat kabupaten", 13, number=True), column("Sisi terlemah", 22)]
    return parts.section("Desa dan kelurahan di dalamnya", table=parts.table(
        columns, rows, f"Yang paling perlu perhatian di atas; peringkat 1 paling baik. {SCALE_NOTE}."))


def neighbours(facts: PaperFacts, region: Region) -> Json | None:
    """Who shares an edge with the area, the longest first, with their scores; None without neighbours."""
    catalogue = reference.indicators(facts.database)
    near = reference.neighbours(facts.database, region.code)
    if near.empty:
        return None
    level = profile.kind(region)
    shown, table = profile.scores(catalogue, level)[:1], score_table(facts.database, level)
    rows = []
    for row in near.head(MOST_NEIGHBOURS).to_dict("records"):
        other = reference.regions(facts.database)[row["code"]]
        inside = other.level in (*VILLAGES, Level.KECAMATAN)
        score = [_score(table, other, shown[0]) if inside else cell("di luar kabupaten", muted=True)] \
            if shown and table is not None else []
        where = [cell(row["kecamatan"] if isinstance(row["kecamatan"], str) else "")] if level is Level.DESA else []
        rows.append([cell(other.name if inside else other.label), *where, cell(formats.number(row["shared_km"], 1)),
                     *score])
    columns = [column("Tetangga", 30), *([column("Kecamatan", 26)] if level is Level.DESA else []),
               column("Batas (km)", 15, number=True),
               *[column(name, 22, number=True) for name in profile.short_names(catalogue, shown)
                 if table is not None]]
    rest = len(near) - len(rows)
    return parts.section("Tetangga", table=parts.table(
        columns, rows, f"dan {formats.number(rest)} tetangga lain." if rest > 0 else ""))


def _score(table: pd.DataFrame, other: Region, indicator: Indicator) -> Json:
    value = table[indicator.id].get(other.code)
    return heat(value, indicator, UNRATED if other.level is Level.KELURAHAN else formats.MISSING)


def others(facts: PaperFacts, figures: pd.DataFrame, programs: pd.DataFrame) -> Json | None:
    """Figures and published programme facts that have no place of their own, each with period and source."""
    rows = [_figure(facts, row) for row in figures.astype(object).where(figures.notna(), None).to_dict("records")]
    rows += [[cell(str(row["program"])), cell(f"{formats.number(row['value'])} {row['unit']}"), cell(str(row["year"])),
              cell(_short(row), muted=True)] for row in programs.to_dict("records")]
    if not rows:
        return None
    rest = len(rows) - MOST_OTHERS
    note = f"dan {formats.number(rest)} angka lain pada halaman Profil Wilayah." if rest > 0 else ""
    columns = [column("Data", 36), column("Nilai", 25, number=True), column("Periode", 15), column("Sumber", 34)]
    return parts.section("Angka lain yang diketahui", table=parts.table(columns, rows[:MOST_OTHERS], note))


def _figure(facts: PaperFacts, row: Mapping[Any, Any]) -> list[Json]:
    indicator = reference.indicators(facts.database)[str(row["indicator"])]
    shown = formats.value_with_unit(float(row["value"]), indicator)
    badge = next(iter(figure_marks.badges(calculated=bool(row["is_derived"]), sample=bool(row["is_sample"]))), "")
    said = parts.plain(area_words.note(row["note"]), 100)
    return [cell(indicator.name, note=said), cell(shown, badge=badge),
            cell(formats.period(int(row["year"]), row["period"])), cell(_short(row), muted=True)]


def _short(row: Mapping[Any, Any]) -> str:
    """Who published a figure; the whole titles stand at the foot of the sheet."""
    publisher, kind = row.get("publisher"), row.get("source_kind")
    if not isinstance(publisher, str) or not publisher:
        return parts.plain(str(row["source"] or ""), 70)
    return parts.plain(source_words.published_by(publisher, kind if isinstance(kind, str) else ""), 70)
