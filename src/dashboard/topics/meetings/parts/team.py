"""Parts of the page Tim Teknis: who came, what is owed, who sits in which group, what has to be settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from htpy import Node, div, p

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.registry import contracts
from dashboard.render.table import badges, below, link, table_html
from dashboard.render.tasks import when
from dashboard.render.words import figure_marks, source_words
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.meetings import answers
from dashboard.topics.meetings.blocks import team_table
from dashboard.topics.meetings.blocks.decision_cells import sentences
from dashboard.topics.meetings.parts import team_link
from dashboard.topics.meetings.words import meetings as meeting_words
from dashboard.topics.meetings.words import team as words
from dashboard.topics.rat import answers as rat_answers
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components, downloads
from dashboard.ui.drawn.word_table import word_table
from dashboard.ui.kept import finished
from dashboard.ui.shell import access


@dataclass(frozen=True)
class TeamView:
    """What the page shows: one agency (code), or all."""

    build: Database
    world: World
    agency: str | None

    @property
    def is_sample(self) -> bool:
        """Whether meetings, attendance and team are made up; they are so together."""
        held = any(seat.is_sample for seat in answers.team(self.world.database).seats)
        return held or answers.meetings(self.world.database, self.world.audience).is_sample

    @property
    def source(self) -> tuple[str, str | None]:
        """Who handed in what is shown, or that it is made up."""
        return (source_words.SAMPLE_SOURCE if self.is_sample else "Daftar hadir dan susunan tim, diserahkan "
                "sekretariat TKPK lewat Kelola Data atau halaman Jalankan"), None


def gather(build: Database) -> TeamView:
    """Everything known, for the agency that is chosen."""
    return TeamView(build, World(build, today=build_times.today()), team_link.AGENCY.chosen())


def header(shown: TeamView) -> None:
    """Title, day, the finding, what it leaves out, and the badge of sample data."""
    world = shown.world
    components.page_header("Tim Teknis TKPK", f"{regency().label}", formats.tanggal(world.today))
    known = answers.attendance(world.database, world.today)
    components.headline(_headline(shown), *figure_marks.badges(sample=shown.is_sample))
    told = words.counted(known)
    if told and not shown.agency:
        components.html(p(".second")[told])
    with st.container(key="filters", horizontal=True):
        controls.select_or_all(team_link.AGENCY, "OPD", "Semua OPD")


def _headline(shown: TeamView) -> str:
    names = rat_answers.agency_names(shown.build)
    world, known, agency = shown.world, answers.attendance(shown.world.database, shown.world.today), shown.agency
    if agency is None:
        return words.headline(known, answers.meetings(world.database, world.audience), world.today)
    found = answers.owed(world.database, agency, world.today)
    return words.agency_headline(names[agency], known.rate(agency), known.absences(agency),
                                 len(found.tasks), found.late)


def attendance(shown: TeamView) -> None:
    """Agencies by meeting, with what each owes."""
    world, known = shown.world, answers.attendance(shown.world.database, shown.world.today)
    components.section("Kehadiran dan tugas OPD", f"{formats.number(min(len(known.meetings), team_table.LAST))} rapat "
                       "terakhir yang kehadirannya dicatat" if known.meetings else "")
    if not rat_answers.agency_names(world.database, short=True):
        components.empty("Belum ada daftar OPD.", "Daftarnya diserahkan lewat Kelola Data.",
                         "python -m dashboard import agencies BERKAS --by NAMA")
        return
    if not known.meetings:
        components.empty("Kehadiran belum dicatat.", "Dicatat di halaman Jalankan setelah masuk, atau diserahkan "
                         "sebagai berkas.", "python -m dashboard import tkpk_attendance BERKAS --by NAMA")
    agencies = [shown.agency] if shown.agency else answers.in_turn(world.database, world.today)
    with st.container(key="tim_hadir"):
        _draw(shown, "tim, kehadiran", lambda: table_html(team_table.matrix(world, agencies, _address)))
    if shown.agency:
        _tasks(shown, shown.agency)
    components.notes(words.RULE)
    if not shown.agency:
        _download(shown)


def _draw(shown: TeamView, what: str, make: Callable[[], Node]) -> None:
    """Written once for all readers: everybody sees the same world."""
    finished.html(shown.build, PUBLIC, what, (shown.world.today, shown.agency), make)


def _address(agency: str) -> str:
    return access.address("tim", {team_link.AGENCY: agency})


def _tasks(shown: TeamView, agency: str) -> None:
    """What one agency owes, each with the way to its detail and to handing in."""
    found, today = answers.owed(shown.world.database, agency, shown.world.today).tasks, shown.world.today
    if not found:
        return
    word_table("Tugas yang menunggu", {"Tugas": 54, "Waktu": 22, "Serahkan": 24},
               [[(link(task.text, access.address_of(task.page, task.parameters)),
                  badges(figure_marks.badges(sample=task.is_sample))), (day, below[waited]),
                 link(contracts()[task.dataset].title, access.address_of("kelola", {"dataset": task.dataset}))]
                for task in found for day, waited in [when(task, today)]], len(found))
    access.link("kelola", "Serahkan data", ":material/upload_file:")


def groups(shown: TeamView) -> None:
    """The groups with their offices, those of the agency only when one is chosen."""
    world = shown.world
    found = answers.team(world.database).groups(world.today)
    bases = {seat.basis for group in found for seat in group.seats}
    common = words.basis_words(seat for group in found for seat in group.seats) if len(bases) == 1 else ""
    components.section("Kelompok kerja", ". ".join(filter(None, (
        "Jabatan yang duduk untuk tiap OPD; dasbor tidak menyimpan nama orang", common))))
    if not found:
        components.empty("Susunan tim belum dicatat.", "Diserahkan sekretariat TKPK dari surat keputusan tim.",
                         "python -m dashboard import tkpk_team BERKAS --by NAMA")
        return
    own = [group for group in found if shown.agency in (None, *group.agencies)]
    if shown.agency and not own:
        name = rat_answers.agency_names(shown.build, short=True)[shown.agency]
        components.html(p(".rapat-said")[f"{name} tidak duduk di kelompok mana pun."])
    _draw(shown, "tim, kelompok", lambda: div(".rapat-meetings.tim-groups")[[
        team_table.card(world, group, shown.agency, basis=not common) for group in own]])


def to_settle(shown: TeamView) -> None:
    """What about the team has to be settled; nothing when one agency is looked at."""
    names = rat_answers.agency_names(shown.world.database, short=True)
    told = words.to_settle(answers.team(shown.world.database), names, shown.world.today)
    if told and not shown.agency:
        components.section("Yang perlu ditetapkan")
        components.html(sentences(told))


def _download(shown: TeamView) -> None:
    notes = [f"Keadaan per {formats.tanggal(shown.world.today)}.", words.RULE]
    notes += [f"{components.SAMPLE_BADGE}: rapat, kehadiran, dan tim buatan."] if shown.is_sample else []
    last = answers.attendance(shown.world.database, shown.world.today).newest
    title = "Kehadiran dan tugas OPD" + (f", sampai {meeting_words.meeting_name(last)}" if last else "")
    kind = "contoh-" if shown.is_sample else ""
    downloads.table_downloads(shown.build, lambda: team_table.frame(shown.world), f"{kind}kehadiran-dan-tugas-opd",
                              title, [shown.source], notes=notes)
