"""Third part of the page: two villages beside each other, with what sets them apart."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from dashboard.core import formats, frames
from dashboard.render.table import Cell, Row
from dashboard.topics.priority.contracts import ZSCORE
from dashboard.topics.priority.parts import link
from dashboard.topics.priority.parts.page import PriorityView, nothing
from dashboard.topics.priority.rules.beside import Beside
from dashboard.topics.priority.rules.beside import beside as compare
from dashboard.topics.priority.rules.ranking import Priority
from dashboard.topics.priority.words import beside as words
from dashboard.topics.priority.words import priority as priority_words
from dashboard.topics.programs.parts import tables
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components


def beside(shown: PriorityView) -> None:
    """Without a choice the two on both sides of the border, where a decision is closest."""
    found = shown.priority
    if found is None or len(found.villages) < 2:
        nothing()
        return
    ranked = [str(code) for code in found.villages.index]
    border = min(found.first, len(ranked) - 1)
    first = shown.village if shown.village in ranked else ranked[border - 1]
    second = ranked[border] if first != ranked[border] else ranked[border - 1]
    by_name = sorted(ranked, key=shown.village_name)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        one = controls.select(link.ONE, "Desa pertama", by_name, shown.village_name, usual=first, width=340,
                              lacking=_lacking(shown))
        other = controls.select(link.OTHER, "Desa kedua", by_name, shown.village_name, usual=second, width=340,
                                lacking=_lacking(shown))
    if one == other:
        components.notes("Pilih dua desa yang berbeda.")
        return
    two = compare(found, one, other)
    names = {code: shown.regions[code].name for code in (one, other)}
    if names[one] == names[other]:
        names = {code: shown.village_name(code) for code in (one, other)}
    components.section(words.headline(two, names, shown.criteria),
                       "Tanpa pilihan: dua desa di kedua sisi batas, tempat keputusan paling tipis.")
    components.html(_table(shown, found, two, names))
    components.notes("Sumbangan = bobot kali nilai ternormalisasi; selisihnya menunjukkan kriteria mana yang membuat "
                     "desa pertama lebih lemah (+) atau lebih baik (−).", priority_words.rule(found))
    components.source_line(shown.sources)


def _lacking(shown: PriorityView) -> Callable[[str, str], str]:
    return lambda wanted, instead: (f"{shown.village_name(wanted)} tidak ikut diurutkan: tidak punya kriteria yang "
                                    f"dipilih. Ditampilkan {shown.village_name(instead)}.")


def _table(shown: PriorityView, found: Priority, two: Beside, names: dict[str, str]) -> Markup:
    codes = (two.one, two.other)
    rows = [frames.row(found.villages, code) for code in codes]
    apart = two.parts["apart"]
    told = [("Peringkat", [formats.number(row["rank"]) for row in rows]),
            ("Peringkat tengah dan pita 5–95 persen", [f"{formats.number(row['median'])} "
             f"({priority_words.band(row['low'], row['high'])})" for row in rows]),
            ("Kelompok", [priority_words.group(found, row["group"]) for row in rows]),
            ("Sering masuk (persen bobot)", [priority_words.share(row["share"]) for row in rows]),
            (f"Skor ({priority_words.score_unit(found)})", [priority_words.score(found, row["score"]) for row in rows])]
    lines = [Row((tables.text(name), *(Cell(value) for value in values), Cell(""))) for name, values in told]
    for one in sorted(shown.chosen, key=lambda one: -abs(_or_zero(apart[one.id]))):
        figures = [one.figures.get(code, float("nan")) for code in codes]
        lines.append(Row((tables.text(f"{one.name} ({one.unit}, {one.when}; {one.weak})"),
                          *(tables.figure(priority_words.figure(one, value)) for value in figures),
                          Cell(words.apart(apart[one.id], found.method == ZSCORE)))))
    columns = [*tables.of_words(""), *tables.of_figures(*(names[code] for code in codes),
                                                       "Selisih sumbangan pada skor")]
    return tables.table(columns, lines, "Kriteria yang paling membedakan di atas", slim=True)


def _or_zero(value: float) -> float:
    """Of a criterion that one of them lacks nothing is known."""
    return 0.0 if formats.is_missing(value) else float(value)
