"""The RAT on the profile page: the rows of one area."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from htpy import p

from dashboard.core.domain import Level, Region
from dashboard.core.regency import regency
from dashboard.render.table import badges, link, table_html
from dashboard.statistics import scales
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.rat import answers, queries
from dashboard.topics.rat.blocks.table import area_table
from dashboard.topics.rat.rules.quarter import Assessment, Choice, Located
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.topics.rat.words.area import left_out
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

_CSS = Path(__file__).with_name("rat.css")
_MOST_ROWS = 12


def newest(build: Database, area: str | None = None) -> Assessment | None:
    """The state at the newest quarter (Rat.newest); None without a RAT."""
    today = build_times.today()
    found = answers.rat(build, today, PUBLIC).newest()
    choice = Choice(*found, area=area) if found else None
    return None if choice is None else answers.assessment(build, choice, scales.configured().id, today, PUBLIC)


def area(build: Database, region: Region) -> bool:
    """Sub kegiatan whose location names the area; False, and nothing, where there is no RAT."""
    code = region.code
    found = newest(build, code)
    if found is None or found.located is None:
        return False
    choice, names = found.choice, queries.agencies(build).set_index("code")["short_name"]
    st.html(_CSS)
    components.section("Rencana aksi (RAT) di wilayah ini",
                       f"Keadaan sampai {rat_words.long_quarter(choice.quarter, choice.year)}; keluaran dan realisasi "
                       "anggaran untuk semua lokasi sub kegiatan itu, tidak hanya wilayah ini. "
                       f"{rat_words.compliance_line(found)}".strip())
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
    return True


def newest_is_sample(build: Database) -> bool:
    """Whether the newest RAT is made up."""
    found = newest(build)
    return found is not None and found.rat.is_sample


def kecamatan_of(region: Region) -> str:
    """Code of the kecamatan that the area is or lies in."""
    return region.code if region.level is Level.KECAMATAN else region.parent or regency().code


def _elsewhere(build: Database, known: Located, rows: int, region: Region) -> str:
    """What the table of `rows` rows leaves out, in words."""
    around = 0
    if region.level is not Level.KECAMATAN:
        wider = newest(build, kecamatan_of(region))
        around = len(wider.located.named - known.named) if wider and wider.located else 0
    return left_out(known, rows - _MOST_ROWS, around)
