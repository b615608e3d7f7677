"""First part of the page: how much of the chain holds, as a flow, by agency and strategy, and what is broken."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st
from htpy import Node, div

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.core.style import screen_ramp
from dashboard.queries import reference
from dashboard.render.table import Cell, GroupRow, Look, Row, Table, table_html
from dashboard.render.words import figure_marks
from dashboard.topics.planning import answers
from dashboard.topics.planning.blocks import flow_chart, lists
from dashboard.topics.planning.parts import link, page
from dashboard.topics.planning.parts.page import PlanningView
from dashboard.topics.planning.rules.chain import JOINTS, Chains
from dashboard.topics.planning.rules.whole import Planning
from dashboard.topics.planning.words import chain as words
from dashboard.topics.programs.parts import tables
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.kept import figures as kept_figures
from dashboard.ui.kept import finished
from dashboard.ui.shell import access

DATASET = "planning_links"


@dataclass(frozen=True)
class _Part:
    """The chains of a year; `chains`: of the chosen agency or of all."""

    view: PlanningView
    whole: Planning
    year: int
    chains: Chains

    @property
    def choice(self) -> tuple[int, str | None]:
        """What its tables depend on."""
        return self.year, self.view.agency

    @property
    def sources(self) -> list[tuple[str, str | None]]:
        return page.sources(self.view.build, DATASET, self.whole.is_sample)


def chain(shown: PlanningView) -> None:
    """The finding, the flow, the matrix, and the lists of what is broken."""
    whole = answers.planning(shown.build, shown.audience)
    if whole is None:
        components.empty("Mata rantai perencanaan belum diserahkan.",
                         f"{regency().agency_short} menyerahkan sasaran RPJMD, prioritas RPKD, dan induk sub kegiatan "
                         "RAT; BPKAD rupiah APBD. Sub kegiatan dan indikatornya sudah ada dari RAT.",
                         "python -m dashboard import planning_links BERKAS.xlsx --by NAMA")
        return
    year = controls.period_year(whole.years, "mata rantai perencanaan")
    with page.filters():
        shown = page.chosen(shown)
    every = whole.chains[year]
    found = every.part(lambda one: one.agency == shown.agency) if shown.agency else every
    part = _Part(shown, whole, year, found)
    components.headline(words.headline(found, shown.who), *figure_marks.badges(sample=whole.is_sample))
    if not found.rows:
        return
    _facts(part)
    _flow(part)
    left, right = st.columns([5, 3], gap="large")
    with left:
        _matrix(part, every)
    with right:
        components.section("Kode sub kegiatan")
        components.notes(*words.codes(whole.codes[year]))
    _lists(part)
    components.source_line(part.sources)


def _facts(part: _Part) -> None:
    found = part.chains
    money = sum(chain.rupiah or 0 for chain in found.rows)
    unplaced, unplanned = (sum(chain.rupiah or 0 for chain in rows)
                           for rows in (found.money_without_place, found.money_without_sub_activity))
    told, told_unplaced, told_unplanned = formats.rupiah_alike(money, unplaced, unplanned)
    items = [("Rantai lengkap", words.percent(found), "persen"), ("Anggaran dalam rantai", told, ""),
             ("Aksi tanpa sasaran", formats.number(len(found.sub_activities_without_target)), "sub kegiatan"),
             ("Sasaran tanpa aksi", formats.number(len(found.targets_without_sub_activity)), "sasaran/prioritas"),
             ("Uang tanpa lokasi", told_unplaced, ""), ("Uang di luar RAT", told_unplanned, "")]
    components.html(tables.facts((*item, "") for item in items))


def _flow(part: _Part) -> None:
    """The picture; on a phone a table says the same."""
    shown, found = part.view, part.chains
    heading = (words.flow(found), f"Rantai {part.year}{shown.who}: penuh = tersambung ke dokumen berikutnya, arsiran = "
               "ujung yang putus", page.source_text(shown.build, DATASET, part.whole.is_sample))
    with st.container(key="sync_flow"):
        kept_figures.chart("sync_flow_chart", shown.build, shown.audience, (part.year, shown.agency),
                             lambda: flow_chart.flow(found, heading, components.theme(), sample=part.whole.is_sample))
    columns = [*tables.of_words("Sambungan"), *tables.of_figures("Tersambung", "Berhenti", "Tanpa asal")]
    rows = [Row((tables.text(f"{one.left} → {one.right}"), *(tables.figure(formats.number(count)) for count in
                                                              (one.through, one.stops, one.begins))))
            for one in found.joints]
    components.html(div(".sy-narrow")[tables.table(columns, rows, words.flow(found), slim=True)])


def _matrix(part: _Part, every: Chains) -> None:
    """Agencies by what is broken; the chosen one is marked."""
    components.section("Putus di sambungan mana", ["Banyaknya rantai yang putus pertama kali di tiap sambungan; makin ",
                       components.STRONG, ", makin besar bagiannya dari rantai kelompok itu"])
    finished.html(part.view.build, part.view.audience, "rantai menurut OPD", part.choice,
                  lambda: _matrix_table(part, every))
    page.list_files(part.view.build, part.view.audience,
                    lambda: lists.matrix(every.by("agency"), "OPD", part.view.name), f"rantai-opd-{part.year}",
                    f"Rantai perencanaan menurut OPD, {part.year}", cited=part.sources, is_sample=part.whole.is_sample,
                    notes=[words.RULE])


def _matrix_table(part: _Part, every: Chains) -> Node:
    groups = every.by("agency")
    frame, strategies = lists.matrix(groups, "OPD", part.view.name), lists.matrix(
        part.chains.by("strategy"), "Strategi", lists.strategy)
    named = [tables.named(access.address("sinkronisasi", {link.AGENCY: code, controls.YEAR: part.year}),
                          part.view.name(code)) for code in groups]
    looks = ["on" if code == part.view.agency else "" for code in groups]
    rows: list[Row | GroupRow] = [
        GroupRow(f"Strategi{part.view.who}"),
        *_rows(strategies, [tables.text(name) for name in strategies["Strategi"]], [""] * len(strategies)),
        GroupRow("OPD, rantai putus terbanyak di atas"), *_rows(frame, named, looks)]
    columns = [*tables.of_words("Kelompok"), *tables.of_figures(*map(str, frame.columns[1:-1]))]
    return div(".sy-matrix")[table_html(Table(columns, rows, Look.PROGRAM, name="Rantai menurut strategi dan OPD"))]


def _rows(frame: pd.DataFrame, named: list[Cell], looks: list[str]) -> list[Row]:
    """A row a group; its money stands in the file only."""
    return [Row((name, *(_cell(row, head) for head in frame.columns[1:-1])), look)
            for name, look, row in zip(named, looks, frame.to_dict("records"), strict=True)]


def _cell(row: Mapping[Hashable, Any], head: str) -> Cell:
    value = row[head]
    if head not in set(map(lists.joint, JOINTS)):
        return tables.figure(formats.number(value))
    if not value:
        return tables.text("·", "muted")
    return Cell(formats.number(value), "heat", screen_ramp("attention")[min(4, int(value / row["Rantai"] * 5))])


def _lists(part: _Part) -> None:
    """What is broken, one list at a time, with its file."""
    regions = reference.regions(part.view.build)
    villages = part.whole.villages(part.year)
    made: dict[str, tuple[Callable[[], pd.DataFrame], str]] = {
        link.TARGETS: (lambda: lists.targets_without_sub_activity(part.chains, part.view.name),
                       "Sasaran RPJMD dan prioritas RPKD yang tidak dilayani satu pun sub kegiatan RAT"),
        link.ACTIONS: (lambda: lists.sub_activities_without_target(part.chains, part.view.name),
                       "Sub kegiatan RAT yang tidak sampai ke sasaran RPJMD; anggaran terbesar di atas"),
        link.MONEY: (lambda: lists.money_without_place(part.chains, part.view.name),
                     "Anggaran yang tidak menyebut desa, kecamatan, atau kabupaten, dalam APBD maupun RAT"),
        link.VILLAGES: (lambda: lists.bare_villages(villages, regions.__getitem__),
                        "Desa prioritas yang tidak disebut satu pun sub kegiatan beranggaran, seluruh OPD"),
    }
    components.section("Yang putus")
    for tab, (label, (make, caption)) in zip(controls.tabs(link.LIST), made.items(), strict=True):
        if tab.open:
            with tab:
                if label == link.VILLAGES:
                    components.notes(words.villages(villages), _priority_words(part))
                _list(part, label,
                      finished.made_once(part.view.build, part.view.audience, f"rantai, {label}", part.choice,
                                         make), caption)


def _list(part: _Part, label: str, frame: pd.DataFrame, caption: str) -> None:
    if frame.empty:
        components.notes("Tidak ada.")
        return
    finished.html(part.view.build, part.view.audience, f"tabel rantai, {label}", part.choice,
                  lambda: page.frame_table(frame, caption))
    place = f"-{part.view.agency}" if part.view.agency and label != link.VILLAGES else ""
    page.list_files(part.view.build, part.view.audience, frame,
                    f"{label.lower().replace(' ', '-')}-{part.year}{place}", f"{label}, {part.year}",
                    cited=part.sources, is_sample=part.whole.is_sample, notes=[caption, words.RULE])


def _priority_words(part: _Part) -> str:
    """Which villages are priority villages here."""
    if part.whole.named[part.year]:
        return "Desa prioritas = yang disebut baris RPKD."
    return ("Desa prioritas = menurut aturan halaman Gotong Royong & Mitra, karena RPKD belum menyebut desa."
            if part.whole.priority else "")
