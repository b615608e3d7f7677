"""The RAT on other pages: progress and exceptions for the Ringkasan, the rows of one area for its profile."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from htpy import Node, b, p, span

from dashboard.core.domain import BLITAR, Level, Region
from dashboard.render.table import badges, link, table_html
from dashboard.statistics import scales
from dashboard.store.building import build_times
from dashboard.store.policy import PUBLIC
from dashboard.topics.rat.blocks import lists as rat_lists
from dashboard.topics.rat.blocks import marks as rat_marks
from dashboard.topics.rat.blocks.table import area_table
from dashboard.topics.rat.parts import cached as cached_rat
from dashboard.topics.rat.rules.progress import EXCEPTION_WORDS
from dashboard.topics.rat.rules.quarter import Assessment, Choice, Located
from dashboard.topics.rat.words import plan as rat_plan_words
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.topics.rat.words.area import left_out, who
from dashboard.ui import access, cached, components, controls

_CSS = Path(__file__).with_name("rat.css")
_MOST_ROWS = 12
_URGENT = ("money_not_output", "output_not_money", "no_report", "no_indicator")


def newest(build: str, area: str | None = None) -> Assessment | None:
    """The state at the newest quarter (Rat.newest); None without a RAT."""
    found = cached_rat.rat(build, build_times.today(), PUBLIC).newest()
    return cached_rat.assessment(build, Choice(*found, area=area), scales.configured().id, PUBLIC) if found else None


def summary(build: str) -> None:
    """Progress of the RAT in a sentence, agencies by status, exceptions; nothing without a RAT."""
    found = newest(build)
    if found is None:
        return
    names = dict(zip(*(cached.agencies(build)[name] for name in ("code", "short_name")), strict=True))
    counts = found.agencies["status"].value_counts()
    order = [*scales.configured().keys, *scales.STATE_WORDS]
    chips = [span[rat_marks.chip(key, components.theme()), " ", b[str(counts[key])]]
             for key in order if key in counts]
    rows = []
    if found.handed_in.missing:
        rows.append((f"Belum menyerahkan RAT {found.choice.year}:",
                     f"{len(found.handed_in.missing)} OPD, yaitu {rat_words.missing_names(found, names, 6)}"))
    for kind in _URGENT:
        own = found.exceptions[found.exceptions["exception"] == kind]
        if len(own):
            rows.append((f"{EXCEPTION_WORDS[kind]}:", who(own, names)))
    st.html(_CSS)
    components.section("Rencana aksi penanggulangan kemiskinan (RAT)")
    badge = badges([components.SAMPLE_BADGE] if found.rat.is_sample else [])
    components.html(p(".rat-said")[f"{rat_words.headline(found, None)} ", badge],
                    _note(rat_plan_words.plan_line(found)), p(".rat-legend")[span["Status OPD"], " ", chips],
                    rat_lists.compact(rows), _note(rat_words.list_note(found)),
                    p(".rat-more")[link("Buka Capaian RAT", access.address("rat"))])


def _note(words: str) -> Node:
    return p(".note")[words] if words else None


def area(build: str, region: Region) -> None:
    """Sub kegiatan whose location names the area; nothing where there is no RAT."""
    code = region.code
    found = newest(build, code)
    if found is None or found.located is None:
        return
    choice, names = found.choice, cached.agencies(build).set_index("code")["short_name"]
    st.html(_CSS)
    components.section("Rencana aksi (RAT) di wilayah ini",
                       f"Keadaan sampai {rat_words.long_quarter(choice.quarter, choice.year)}; keluaran dan realisasi "
                       "anggaran untuk semua lokasi sub kegiatan itu, tidak hanya wilayah ini. "
                       f"{rat_words.handed_in_line(found)}".strip())
    if found.rat.is_sample or newest_is_sample(build):
        components.html(badges([components.SAMPLE_BADGE]))
    subs = found.subs
    if subs.empty:
        components.empty(f"Tidak ada sub kegiatan RAT {choice.year} yang menyebut {region.name} sebagai lokasi.",
                         "Lokasi diisi OPD pada matriks RAT; sebutkan desa bersama kecamatannya.")
    else:
        components.html(table_html(area_table(subs.head(_MOST_ROWS), dict(names), components.theme())))
    there = access.address("rat", {controls.KECAMATAN: kecamatan_of(region), controls.YEAR: choice.year})
    components.html(p(".note.rat-more")[f"{_elsewhere(build, found.located, len(subs), region)} ",
                                        link("Buka Capaian RAT kecamatan ini", there)])


def newest_is_sample(build: str) -> bool:
    """Whether the newest RAT is made up."""
    found = newest(build)
    return found is not None and found.rat.is_sample


def kecamatan_of(region: Region) -> str:
    """Code of the kecamatan that the area is or lies in."""
    return region.code if region.level is Level.KECAMATAN else region.parent or BLITAR


def _elsewhere(build: str, known: Located, rows: int, region: Region) -> str:
    """What the table of `rows` rows leaves out, in words."""
    around = 0
    if region.level is not Level.KECAMATAN:
        wider = newest(build, kecamatan_of(region))
        around = len(wider.located.named - known.named) if wider and wider.located else 0
    return left_out(known, rows - _MOST_ROWS, around)
