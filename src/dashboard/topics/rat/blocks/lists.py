"""The list of exceptions and the way down from agency to sub kegiatan, as HTML that folds and prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from htpy import Element, Node, article, b, details, div, h4, h5, li, p, small, summary, ul

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.core.style import Theme
from dashboard.render.table import Look, Row, Table, TableColumn, below, link, table_html
from dashboard.statistics.scales import NO_REPORT, NO_TARGET
from dashboard.topics.rat.blocks import marks as rat_marks
from dashboard.topics.rat.blocks.table import Names
from dashboard.topics.rat.rules.progress import EXCEPTION_WORDS
from dashboard.topics.rat.rules.quarter import Assessment
from dashboard.topics.rat.words import plan as rat_plan_words
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.topics.rat.words.sentences import Row as Values

_OPEN = ("money_not_output", "output_not_money", "no_report")
"""What a meeting asks about first stands open."""
_FEW = 6
"""So many sub kegiatan stand open; of more only the first programme, lest the page be too long to find anything in."""


def exception_list(found: Assessment, rows: pd.DataFrame, names: Names) -> Element:
    """Every kind of exception with its number; those that are late are grouped by agency."""
    notes = _newest_notes(found)
    parts = [_missing(found, names)] if found.compliance.missing else []
    for kind, title in EXCEPTION_WORDS.items():
        own = rows[rows["exception"] == kind]
        if own.empty:
            parts.append(p(".rat-none")[f"{title} ", b["0"]])
            continue
        items = _late_items(own, found, names) if kind == "no_report" else [
            _exception_item(row, found.choice.quarter, names, notes) for row in own.to_dict("records")]
        parts.append(details(".rat-fold", open=kind in _OPEN)[summary[f"{title} ", b[str(len(own))]], ul[items]])
    return div(".rat-exceptions")[parts]


def _missing(found: Assessment, names: Names) -> Element:
    """The agencies that handed in no RAT of the year."""
    codes = sorted(found.compliance.missing, key=lambda code: names.short.get(code, code))
    return details(".rat-fold")[
        summary[f"Belum menyerahkan RAT {found.choice.year} ", b[str(len(codes))]],
        ul[[li[_agency_link(code, names)] for code in codes]]]


def _exception_item(row: Values, quarter: int, names: Names, notes: Mapping[Any, str]) -> Element:
    note = notes.get((row["agency"], row["sub_code"], row.get("indicator")), "")
    said = f" {row['sub_activity']}: {rat_words.exception_words(row, quarter)}."
    return li[_agency_link(row["agency"], names), said, (" ", small[note]) if note else None]


def _late_items(own: pd.DataFrame, found: Assessment, names: Names) -> list[Element]:
    """One line per agency that owes everything; one per indicator of the others."""
    silent = {row["agency"]: row for row in found.silent.to_dict("records")}
    items = []
    for code, rows in own.groupby("agency", sort=False):
        agency = str(code)
        if agency in silent:
            many = f"{len(rows)} indikator, pagu {formats.rupiah(_money_of(rows))}"
            items.append(li[_agency_link(agency, names), f" {rat_words.silent_since(silent[agency])}: {many}."])
        else:
            items += [li[_agency_link(agency, names), f" {row['sub_activity']}: {rat_words.achievement_words(row)}."]
                      for row in rows.to_dict("records")]
    return items


def _money_of(rows: pd.DataFrame) -> float:
    return float(rows.drop_duplicates(["agency", "sub_code"])["allocation"].sum())


def _agency_link(code: str, names: Names) -> Element:
    return link(names.short.get(code, code), names.address(code))


def _newest_notes(found: Assessment) -> dict[Any, str]:
    """The newest obstacle and follow-up of each indicator in words."""
    told: dict[Any, str] = {}
    for row in found.rat.notes(found.choice.quarter).to_dict("records"):
        told.setdefault((row["agency"], row["sub_code"], row["indicator"]), _note(row))
    return told


def _note(row: Values) -> str:
    parts = [f"{word}: {row[name]}" for word, name in (("Kendala", "obstacle"), ("Tindak lanjut", "follow_up"))
             if isinstance(row[name], str)]
    return f"{rat_words.quarter(int(row['quarter']))}. {'. '.join(parts)}."


def drill(found: Assessment, subs: pd.DataFrame, names: Mapping[str, str], places: Mapping[str, str],
          theme: Theme) -> Element:
    """OPD (where there are several) → program → kegiatan → sub kegiatan of the rows given. `names`: of agencies;
    `places`: words for region codes."""
    is_few = subs.drop_duplicates(["agency", "sub_code"]).shape[0] <= _FEW
    parts: list[Node] = []
    for place, (agency, rows) in enumerate(subs.groupby("agency", sort=False)):
        programs = [_program(str(program), of_program, found, places, theme, is_open=is_few or not (place or nth))
                    for nth, (program, of_program) in enumerate(rows.groupby("program", sort=False, dropna=False))]
        parts.append(programs if subs["agency"].nunique() == 1 else _fold(
            names.get(str(agency), str(agency)), rows, div(".inner")[programs], is_open=is_few or not place))
    return div(".rat-drill")[parts]


def _program(title: str, rows: pd.DataFrame, found: Assessment, places: Mapping[str, str], theme: Theme, *,
             is_open: bool) -> Element:
    inner: list[Node] = []
    for activity, of_activity in rows.groupby("activity", sort=False, dropna=False):
        inner += [h4[str(activity)], *(_sub(own, found, places, theme)
                                       for _, own in of_activity.groupby(["agency", "sub_code"], sort=False))]
    return _fold(title, rows, inner, is_open=is_open)


def _fold(title: str, rows: pd.DataFrame, inner: Node, *, is_open: bool) -> Element:
    count = rows.drop_duplicates(["agency", "sub_code"]).shape[0]
    return details(".rat-fold", open=is_open)[
        summary[f"{title} ", small[f"{count} sub kegiatan · {formats.rupiah(_money_of(rows))}"]], inner]


def _sub(rows: pd.DataFrame, found: Assessment, places: Mapping[str, str], theme: Theme) -> Element:
    first = rows.iloc[0]
    own, told = (frame[(frame["agency"] == first["agency"]) & (frame["sub_code"] == first["sub_code"])]
                 for frame in (found.rat.matrix, found.rat.notes(found.choice.quarter)))
    facts = [rat_words.money_words(first.to_dict(), found.choice.quarter),
             f"sumber: {first['funding']}" if isinstance(first["funding"], str) else "sumber dana tidak disebut",
             f"lokasi: {location_words(own, places)}", _for_whom(own)]
    remarks = [li[_note(row)] for row in told.to_dict("records")]
    return article(".rat-sub")[h5[small[str(first["sub_code"])], f" {first['sub_activity']}"],
                               p[" · ".join(fact for fact in facts if fact)], _indicators(rows, found, theme),
                               ul[remarks] if remarks else None]


def _for_whom(lines: pd.DataFrame) -> str:
    told = list(dict.fromkeys(lines["target_text"].dropna()))
    return f"sasaran: {'; '.join(told)}" if told else ""


def location_words(lines: pd.DataFrame, places: Mapping[str, str], most: int = 8) -> str:
    """Where a sub kegiatan works, as far as its location could be read: 'Kecamatan Bakung, Jaten'."""
    codes = list(dict.fromkeys(code for row in lines["places"] for code in row))
    if regency().code in codes:
        return "se-kabupaten"
    if not codes:
        return "tidak disebut"
    shown = [places.get(code, code) for code in codes[:most]]
    return ", ".join(shown) + (f", dan {len(codes) - most} lagi" if len(codes) > most else "")


def _indicators(rows: pd.DataFrame, found: Assessment, theme: Theme) -> Node:
    if not bool(rows["has_indicator"].iloc[0]):
        return p(".rat-bare")["Belum ada indikator, satuan, dan target di Renja, jadi keluarannya tidak dapat dinilai."]
    until = rat_words.quarter(found.choice.quarter)
    columns = (TableColumn("Indikator"), *(TableColumn(name, "number") for name in (
        "Target setahun", f"Rencana s.d. {until}", "Realisasi", "Capaian")), TableColumn("Status"))
    made = [_indicator_row(row, theme) for row in rows.to_dict("records")]
    return table_html(Table(columns, made, Look.RAT_INSIDE))


def _indicator_row(row: Values, theme: Theme) -> Row:
    way = rat_plan_words.way_words(row)
    gaps = rat_words.gap_words(row)
    done = rat_words.amount(row["achieved"])
    if row["status"] == NO_REPORT and not formats.is_missing(row["last_quarter"]):
        done += f" s.d. {rat_words.quarter(int(row['last_quarter']))}"
    unit = f"{row['unit']}{f' · {way}' if way else ''}"
    shown = rat_words.percent(row["achievement"], "–") if row["status"] != NO_TARGET else "–"
    return Row(([str(row["indicator"]), below[unit]], rat_words.amount(row["target"], "tanpa target"),
                rat_words.amount(row["plan"], "–"), [done, below[gaps] if gaps else None], shown,
                rat_marks.chip(row["status"], theme)))
