"""Second part of the page: what moves the list, who is weaker in everything, which weights bring a village forward."""

from __future__ import annotations

import streamlit as st

from dashboard.core import formats
from dashboard.render.table import Cell, Row, bar
from dashboard.topics.priority.parts.page import PriorityView, nothing
from dashboard.topics.priority.rules.ranking import Priority
from dashboard.topics.priority.rules.stability import ALWAYS, DEPENDS, NEVER
from dashboard.topics.priority.words import priority as words
from dashboard.topics.programs.parts import tables
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

LISTED = 8


def unsure(shown: PriorityView) -> None:
    """How far the first places hang on choices nobody can prove right."""
    found = shown.priority
    if found is None:
        nothing()
        return
    components.html(tables.facts((formats.upper_first(words.group(found, group)), formats.number(len(found.of(group))),
                                  "desa/kelurahan", "") for group in (ALWAYS, DEPENDS, NEVER)))
    left, right = st.columns(2, gap="large")
    with left:
        _drivers(shown, found)
    with right:
        _worse(shown, found)
    _central(shown, found)
    components.source_line(shown.sources)


def _drivers(shown: PriorityView, found: Priority) -> None:
    components.section(words.driven(found, shown.criteria),
                       f"Berapa dari {formats.number(found.first)} desa terlemah berganti bila satu hal diubah")
    rows = [Row((tables.text(words.driver(one, shown.criteria, found)),
                 Cell([formats.number(one.replaced, 1), bar(one.replaced / found.first * 100, "pg-bar")], "rate")))
            for one in sorted(found.drivers, key=lambda one: -one.replaced)]
    components.html(tables.table([*tables.of_words("Yang diubah"), *tables.of_figures("Desa yang berganti")], rows,
                                 "Yang paling menggeser daftar di atas", slim=True))
    components.notes("" if formats.is_missing(found.gap) else
                     f"Jarak skor peringkat {formats.number(found.first)} dan berikutnya: "
                     f"{words.score(found, found.gap)} (skor {words.score_unit(found)}).")


def _worse(shown: PriorityView, found: Priority) -> None:
    """Dominance: those that are weaker than most, whatever the weights."""
    own = found.villages[[shown.is_inside(str(code)) for code in found.villages.index]]
    top = own[own["worse_than"] > 0].sort_values(["worse_than", "score"], ascending=False).head(LISTED)
    free = int((found.villages["worse"] == 0).sum())
    components.section("Lemah dalam semua kriteria", "Tidak lebih baik dalam satu kriteria pun; ini berlaku apa pun "
                       "bobotnya. Hanya desa dengan kriteria yang sama dibandingkan.")
    if top.empty:
        components.notes("Tidak ada desa yang lebih lemah dalam semua kriteria daripada desa lain.")
        return
    rows = [Row((_named(shown, str(code)), tables.figure(formats.number(row["worse_than"])),
                 tables.figure(formats.number(row["worse"])))) for code, row in top.iterrows()]
    components.html(tables.table(
        [*tables.of_words("Desa/kelurahan"), *tables.of_figures("Lebih lemah daripada (desa)",
                                                               "Yang lebih lemah (desa)")],
        rows, "Yang lebih lemah daripada desa terbanyak di atas", slim=True))
    components.notes(f"Untuk {formats.number(free)} desa/kelurahan tidak ada satu desa pun yang pasti lebih lemah: "
                     "desa lain lebih baik sedikitnya dalam satu kriteria, atau sama.")


def _central(shown: PriorityView, found: Priority) -> None:
    """The weights with which villages that depend on them come to the front."""
    own = [code for code in found.of(DEPENDS) if shown.is_inside(code)]
    if len(found.importance) == 1 or not own:
        return
    shares = found.villages["share"]
    top = sorted(own, key=lambda code: -float(shares[code]))[:LISTED]
    components.section("Bobot yang membawa desa ke depan", "Bobot tengah (SMAA): rata-rata bobot, persen, dari "
                       f"himpunan bobot yang memasukkan desa ke {formats.number(found.first)} terlemah. Hanya yang "
                       "tergantung bobot, yang paling sering masuk di atas.")
    rows = [Row((_named(shown, code), Cell(words.share(shares[code])),
                 *(Cell(formats.number(found.central[one.id][code] * 100, 1)) for one in shown.chosen)))
            for code in top]
    columns = [*tables.of_words("Desa/kelurahan"), *tables.of_figures("Sering masuk (persen)",
                                                                     *(one.name for one in shown.chosen))]
    components.html(tables.table(columns, rows, "Bobot tengah tiap kriteria, persen", slim=True))


def _named(shown: PriorityView, code: str) -> Cell:
    region = shown.regions[code]
    return tables.named(access.address("profil", controls.of_place(region)), region.name, shown.kecamatan_of(code))
