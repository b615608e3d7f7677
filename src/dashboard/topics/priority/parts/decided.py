"""Fourth part of the page: weights that a meeting decided on, what is done in the villages that they bring forward,
and the form that freezes the weights chosen now."""

from __future__ import annotations

import streamlit as st
from htpy import a, p

from dashboard.core import formats
from dashboard.render.table import Cell, Row
from dashboard.store.building import build_times
from dashboard.store.policy import may_hand_in
from dashboard.topics.figures.parts import typed
from dashboard.topics.meetings.blocks.typed_entry import Typed
from dashboard.topics.meetings.parts.forms import outcomes
from dashboard.topics.priority import answers
from dashboard.topics.priority.contracts import LONGEST_DECISION, LONGEST_NAME, PRIORITY_WEIGHTS
from dashboard.topics.priority.parts import link
from dashboard.topics.priority.parts.page import PriorityView
from dashboard.topics.priority.rules.decided import Decided, Help, by_group
from dashboard.topics.priority.rules.ranking import Priority
from dashboard.topics.priority.rules.stability import ALWAYS, DEPENDS, NEVER, ORDER
from dashboard.topics.priority.words import decided as words
from dashboard.topics.priority.words import priority as priority_words
from dashboard.topics.programs.parts import parts as program_parts
from dashboard.topics.programs.parts import tables
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.shell import access

LISTED = 10


def decided(shown: PriorityView) -> None:
    """A decided set, or without one the weights chosen now, beside the RAT and partners."""
    outcomes(typed.JOBS)
    sets = {one.code: one for one in answers.decided(shown.build)}
    if sets:
        code = controls.select(link.DECIDED, "Himpunan bobot", list(sets), lambda one: words.label(sets[one]),
                               width=420)
        found = _set(shown, sets[code])
    else:
        found = shown.priority
        components.section(words.NONE, "Tabel di bawah memakai bobot yang sedang dipilih. Perencana yang masuk dapat "
                           "membekukannya setelah diputuskan rapat.")
    if found is not None:
        _help(shown, found, answers.help_in(shown.build))
    _form(shown)


def _set(shown: PriorityView, one: Decided) -> Priority | None:
    """Its basis, its weights, and the way to look at its order."""
    levels = one.levels(shown.criteria)
    found = answers.priority(shown.build, shown.audience, tuple(levels.items()), one.method, ORDER)
    components.section(plain(words.basis(one)), priority_words.weights(found, shown.criteria, is_decided=True)
                       if found else "Tidak satu pun kriterianya dapat ditimbang sekarang.")
    components.notes(words.lost(one, shown.criteria))
    if found is not None:
        there = link.to_set(one, shown.criteria)
        components.html(p(".pg-note")[a(href=there, target="_self")["Lihat urutan menurut bobot ini"]])
    return found


def _help(shown: PriorityView, found: Priority, done: Help) -> None:
    """Groups, and the first villages, beside what the RAT and partners do there."""
    components.section(words.helped(found, done), "Disebut RAT = desanya sendiri menjadi lokasi sub kegiatan; pagu "
                       "yang menyebut beberapa tempat dibagi rata. Mitra = punya janji yang tidak dibatalkan.")
    program_parts.badge(done.is_sample)
    left, right = st.columns([4, 5], gap="large")
    with left:
        rows = [Row((tables.text(formats.upper_first(priority_words.group(found, str(group)))),
                     *(tables.figure(formats.number(row[name])) for name in ("villages", "named")),
                     tables.figure(formats.rupiah(row["rupiah"])),
                     *(tables.figure(formats.number(row[name])) for name in ("helped", "bare"))))
                for group, row in by_group(found, done, (ALWAYS, DEPENDS, NEVER)).iterrows()]
        components.html(tables.table(
            [*tables.of_words("Kelompok"), *tables.of_figures("Desa", "Disebut RAT", "Pagu", "Dibantu mitra",
                                                             "Tanpa keduanya")],
            rows, "Menurut kelompok", slim=True))
        components.notes(words.MIXED if done.is_sample else "")
    with right:
        own = [code for code in found.first_codes if shown.is_inside(code)][:LISTED]
        at = done.of(own)
        rows = [Row((tables.named(access.address("rat", controls.of_place(shown.regions[code])),
                                  shown.regions[code].name, shown.kecamatan_of(code)),
                     Cell(formats.number(found.villages["rank"][code])),
                     tables.figure(formats.number(at["sub_activities"][code])),
                     tables.figure(formats.rupiah(at["rupiah"][code])),
                     tables.figure(formats.number(at["partners"][code])))) for code in own]
        components.html(tables.table(
            [*tables.of_words("Desa/kelurahan"), *tables.of_figures("Peringkat", "Sub kegiatan RAT", "Pagu", "Mitra")],
            rows, f"Yang terlemah di {shown.place}", slim=True))
    components.source_line([*shown.sources, (program_parts.SAMPLE_SOURCE if done.is_sample else
                                             "Matriks RAT dan janji mitra yang diserahkan", None)])


def _form(shown: PriorityView) -> None:
    """For planners: freezes what is chosen now."""
    components.section("Bekukan bobot ini", "Setelah rapat memutuskan; dipakai pada profil, lembar desa, salindia, dan "
                       "ringkasan.")
    if not may_hand_in(access.actor(), PRIORITY_WEIGHTS.id):
        access.link("masuk", "Masuk untuk membekukan bobot")
        return
    if shown.priority is None:
        components.notes(priority_words.NO_WEIGHT)
        return
    components.notes(priority_words.weights(shown.priority, shown.criteria),
                     f"Normalisasi {priority_words.METHOD_WORDS[shown.method]}.")
    with st.form("kelola_bobot", border=True):
        left, right = st.columns([3, 1])
        name = left.text_input("Nama himpunan bobot", max_chars=LONGEST_NAME, key=typed.key("bobot_nama"),
                               placeholder="Prioritas RKPD 2028")
        day = right.date_input("Tanggal keputusan", value=build_times.today(), max_value=build_times.today(),
                               format="DD/MM/YYYY", key=typed.key("bobot_hari"))
        decision = st.text_input("Dasar keputusan", max_chars=LONGEST_DECISION, key=typed.key("bobot_dasar"),
                                 placeholder="Berita acara rapat TKPK, nomor keputusan; tanpa nama orang")
        if st.form_submit_button("Bekukan bobot ini", type="primary", icon=":material/lock:"):
            if not name.strip() or not decision.strip():
                st.error("Isi nama himpunan bobot dan dasar keputusannya.", icon=":material/edit_note:")
                return
            frozen: list[Typed] = [
                {"name": name.strip(), "decided_on": day, "decision": decision.strip(), "criterion": one,
                 "importance": level, "method": shown.method} for one, level in shown.priority.importance.items()]
            typed.save(PRIORITY_WEIGHTS, frozen, (name, decision), "Membekukan bobot", name.strip())
