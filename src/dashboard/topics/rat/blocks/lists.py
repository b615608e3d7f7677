"""The list of exceptions and the way down from agency to sub kegiatan, as HTML that folds and prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import BLITAR
from dashboard.core.style import Theme
from dashboard.statistics.scales import NO_REPORT, NO_TARGET
from dashboard.topics.rat.blocks import marks as rat_marks
from dashboard.topics.rat.blocks.table import Names
from dashboard.topics.rat.rules.progress import EXCEPTION_WORDS
from dashboard.topics.rat.rules.quarter import Assessment
from dashboard.topics.rat.words import plan as rat_plan_words
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.topics.rat.words.sentences import Row

_OPEN = ("money_not_output", "output_not_money", "no_report")
"""What a meeting asks about first stands open."""


def exception_list(found: Assessment, rows: pd.DataFrame, names: Names) -> str:
    """Every kind of exception with its number; those that are late are grouped by agency."""
    notes = _newest_notes(found)
    parts = [_missing(found, names)] if found.handed_in.missing else []
    for kind, title in EXCEPTION_WORDS.items():
        own = rows[rows["exception"] == kind]
        count = f"<b>{len(own)}</b>"
        if own.empty:
            parts.append(f"<p class='rat-none'>{escape(title)} <b>0</b></p>")
            continue
        items = _late_items(own, found, names) if kind == "no_report" else [
            _exception_item(row, found.choice.quarter, names, notes) for row in own.to_dict("records")]
        parts.append(f"<details class='rat-fold'{' open' if kind in _OPEN else ''}><summary>{escape(title)} {count}"
                     f"</summary><ul>{''.join(items)}</ul></details>")
    return f"<div class='rat-exceptions'>{''.join(parts)}</div>"


def _missing(found: Assessment, names: Names) -> str:
    """The agencies that handed in no RAT of the year."""
    codes = sorted(found.handed_in.missing, key=lambda code: names.short.get(code, code))
    items = "".join(f"<li>{_agency_link(code, names)}</li>" for code in codes)
    title = f"Belum menyerahkan RAT {found.choice.year}"
    return (f"<details class='rat-fold'><summary>{title} <b>{len(codes)}</b></summary>"
            f"<ul>{items}</ul></details>")


def _exception_item(row: Row, quarter: int, names: Names, notes: Mapping[Any, str]) -> str:
    note = notes.get((row["agency"], row["sub_code"], row.get("indicator")), "")
    small = f" <small>{escape(note)}</small>" if note else ""
    return (f"<li>{_agency_link(row['agency'], names)} {escape(str(row['sub_activity']))}: "
            f"{escape(rat_words.exception_words(row, quarter))}.{small}</li>")


def _late_items(own: pd.DataFrame, found: Assessment, names: Names) -> list[str]:
    """One line per agency that owes everything; one per indicator of the others."""
    silent = {row["agency"]: row for row in found.silent.to_dict("records")}
    items = []
    for code, rows in own.groupby("agency", sort=False):
        agency = str(code)
        if agency in silent:
            many = f"{len(rows)} indikator, pagu {formats.rupiah(_money_of(rows))}"
            items.append(f"<li>{_agency_link(agency, names)} "
                         f"{escape(rat_words.silent_since(silent[agency]))}: {many}.</li>")
        else:
            items += [f"<li>{_agency_link(agency, names)} {escape(str(row['sub_activity']))}: "
                      f"{escape(rat_words.achievement_words(row))}.</li>" for row in rows.to_dict("records")]
    return items


def _money_of(rows: pd.DataFrame) -> float:
    return float(rows.drop_duplicates(["agency", "sub_code"])["allocation"].sum())


def _agency_link(code: str, names: Names) -> str:
    return (f"<a href='{escape(names.address(code), quote=True)}' target='_self'>"
            f"{escape(names.short.get(code, code))}</a>")


def _newest_notes(found: Assessment) -> dict[Any, str]:
    """The newest obstacle and follow-up of each indicator in words."""
    told: dict[Any, str] = {}
    for row in found.rat.notes(found.choice.quarter).to_dict("records"):
        told.setdefault((row["agency"], row["sub_code"], row["indicator"]), _note(row))
    return told


def _note(row: Row) -> str:
    parts = [f"{word}: {row[name]}" for word, name in (("Kendala", "obstacle"), ("Tindak lanjut", "follow_up"))
             if isinstance(row[name], str)]
    return f"{rat_words.quarter(int(row['quarter']))}. {'. '.join(parts)}."


def drill(found: Assessment, subs: pd.DataFrame, names: Mapping[str, str], places: Mapping[str, str],
          theme: Theme) -> str:
    """OPD (where there are several) → program → kegiatan → sub kegiatan of the rows given. `names`: of agencies;
    `places`: words for region codes."""
    parts = []
    for agency, rows in subs.groupby("agency", sort=False):
        programs = "".join(_program(str(program), of_program, found, places, theme)
                           for program, of_program in rows.groupby("program", sort=False, dropna=False))
        parts.append(programs if subs["agency"].nunique() == 1 else _fold(
            names.get(str(agency), str(agency)), rows, f"<div class='inner'>{programs}</div>"))
    return f"<div class='rat-drill'>{''.join(parts)}</div>"


def _program(title: str, rows: pd.DataFrame, found: Assessment, places: Mapping[str, str], theme: Theme) -> str:
    inner = []
    for activity, of_activity in rows.groupby("activity", sort=False, dropna=False):
        blocks = [_sub(own, found, places, theme)
                  for _, own in of_activity.groupby(["agency", "sub_code"], sort=False)]
        inner.append(f"<h4>{escape(str(activity))}</h4>{''.join(blocks)}")
    return _fold(title, rows, "".join(inner))


def _fold(title: str, rows: pd.DataFrame, inner: str) -> str:
    count = rows.drop_duplicates(["agency", "sub_code"]).shape[0]
    return (f"<details class='rat-fold' open><summary>{escape(title)} <small>{count} sub kegiatan · "
            f"{formats.rupiah(_money_of(rows))}</small></summary>{inner}</details>")


def _sub(rows: pd.DataFrame, found: Assessment, places: Mapping[str, str], theme: Theme) -> str:
    first = rows.iloc[0]
    own, told = (frame[(frame["agency"] == first["agency"]) & (frame["sub_code"] == first["sub_code"])]
                 for frame in (found.rat.actions, found.rat.notes(found.choice.quarter)))
    facts = [rat_words.money_words(first.to_dict(), found.choice.quarter),
             f"sumber: {first['funding']}" if isinstance(first["funding"], str) else "sumber dana tidak disebut",
             f"lokasi: {location_words(own, places)}", _for_whom(own)]
    remarks = "".join(f"<li>{escape(_note(row))}</li>" for row in told.to_dict("records"))
    return (f"<article class='rat-sub'><h5><small>{escape(str(first['sub_code']))}</small> "
            f"{escape(str(first['sub_activity']))}</h5>"
            f"<p>{escape(' · '.join(fact for fact in facts if fact))}</p>{_indicators(rows, found, theme)}"
            f"{f'<ul>{remarks}</ul>' if remarks else ''}</article>")


def _for_whom(lines: pd.DataFrame) -> str:
    told = list(dict.fromkeys(lines["target_text"].dropna()))
    return f"sasaran: {'; '.join(told)}" if told else ""


def location_words(lines: pd.DataFrame, places: Mapping[str, str], most: int = 8) -> str:
    """Where a sub kegiatan works, as far as its location could be read: 'Kecamatan Bakung, Jaten'."""
    codes = list(dict.fromkeys(code for row in lines["places"] for code in row))
    if BLITAR in codes:
        return "se-kabupaten"
    if not codes:
        return "tidak disebut"
    shown = [places.get(code, code) for code in codes[:most]]
    return ", ".join(shown) + (f", dan {len(codes) - most} lagi" if len(codes) > most else "")


def _indicators(rows: pd.DataFrame, found: Assessment, theme: Theme) -> str:
    if not bool(rows["has_indicator"].iloc[0]):
        return ("<p class='rat-bare'>Belum ada indikator, satuan, dan target di Renja, jadi keluarannya tidak dapat "
                "dinilai.</p>")
    until = rat_words.quarter(found.choice.quarter)
    head = "".join(f"<th scope='col'{' class=number' if number else ''}>{name}</th>" for name, number in (
        ("Indikator", False), ("Target setahun", True), (f"Rencana s.d. {until}", True), ("Realisasi", True),
        ("Capaian", True), ("Status", False)))
    return (f"<table class='rat-table small'><thead><tr>{head}</tr></thead>"
            f"<tbody>{''.join(_indicator_row(row, theme) for row in rows.to_dict('records'))}</tbody></table>")


def _indicator_row(row: Row, theme: Theme) -> str:
    way = rat_plan_words.way_words(row)
    gaps = rat_words.gap_words(row)
    done = rat_words.amount(row["achieved"])
    if row["status"] == NO_REPORT and not formats.is_missing(row["last_quarter"]):
        done += f" s.d. {rat_words.quarter(int(row['last_quarter']))}"
    unit = f"{row['unit']}{f' · {way}' if way else ''}"
    shown = rat_words.percent(row["achievement"], "–") if row["status"] != NO_TARGET else "–"
    return (f"<tr><th scope='row'>{escape(str(row['indicator']))}<small>{escape(unit)}</small></th>"
            f"<td class='number'>{escape(rat_words.amount(row['target'], 'tanpa target'))}</td>"
            f"<td class='number'>{escape(rat_words.amount(row['plan'], '–'))}</td>"
            f"<td class='number'>{escape(done)}{f'<small>{escape(gaps)}</small>' if gaps else ''}</td>"
            f"<td class='number'>{shown}</td><td>{rat_marks.chip(row['status'], theme)}</td></tr>")


def compact(rows: Sequence[tuple[str, str]]) -> str:
    """Lines of (name, sentence) as a list."""
    return "<ul class='rat-list'>" + "".join(
        f"<li><b>{escape(name)}</b> {escape(words)}</li>" for name, words in rows) + "</ul>"
