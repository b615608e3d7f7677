"""What an agency has to do, from all subjects: what waits, since when, its template, and what came of it last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st
from htpy import Node, p

from dashboard.answers.agency_tasks import of_agency
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.registry import contracts
from dashboard.render.table import badges, below, link
from dashboard.render.tasks import Task
from dashboard.render.tasks import when as task_day
from dashboard.render.words import figure_marks
from dashboard.render.words.submission_words import STATUS_WORDS
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.policy import is_bound
from dashboard.topics.rat import answers as rat_answers
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.drawn import components, downloads
from dashboard.ui.drawn.word_table import word_table
from dashboard.ui.handing_in.history import own, when
from dashboard.ui.handing_in.templates import template
from dashboard.ui.shell import access

AGENCY = Parameter[str | None]("opd", rat_answers.agency_names, None, "OPD", "Pilih OPD pada daftar.")


def tasks(build: Database) -> None:
    """The agency, then its list; a row leads to its detail and to handing in."""
    names = rat_answers.agency_names(build)
    agency = _agency(names)
    if agency is None:
        components.empty("Pilih OPD untuk melihat tugasnya.",
                         "Daftarnya: RAT dan laporan yang belum masuk, keputusan rapat yang belum selesai, dan "
                         "pertanyaan yang menunggu jawaban OPD itu.")
        return
    today = build_times.today()
    found = of_agency(World(build, today=today), agency)
    late = sum((task.days_late(today) or 0) > 0 for task in found)
    name = names.get(agency, agency)  # an agency that is no longer on the list keeps its account
    said = (f"{name}: {formats.number(len(found))} tugas, {formats.number(late)} sudah lewat waktunya."
            if found else f"{name} tidak punya tugas yang menunggu.")
    components.html(p(".second")[said])
    if not found:
        return
    history = own(build)
    word_table("Tugas", {"Tugas": 48, "Waktu": 22, "Serahkan": 30},
               [_row(task, history, today) for task in found], len(found))
    with st.container(horizontal=True):
        for name in dict.fromkeys(task.dataset for task in found):
            downloads.button(f"Templat {contracts()[name].title}", f"templat-{name}.xlsx", downloads.XLSX,
                             partial(template, build, name))


def _agency(names: Mapping[str, str]) -> str | None:
    """That of an agency's account; everybody else chooses."""
    reader = access.actor()
    if is_bound(reader):
        return reader.agency
    return controls.select(AGENCY, "OPD", [None, *names], lambda code: names[code] if code else "Pilih OPD")


def _row(task: Task, history: pd.DataFrame, today: date) -> list[Node]:
    there = access.address_of(task.page, task.parameters)
    hand_in = access.address_of("kelola", {"dataset": task.dataset})
    day, waited = task_day(task, today)
    return [(link(task.text, there), badges(figure_marks.badges(sample=task.is_sample))), (day, below[waited]),
            (link(contracts()[task.dataset].title, hand_in), below[_last(task.dataset, history)])]


def _last(dataset: str, history: pd.DataFrame) -> str:
    """What came of the last file of this reader, or of the reader's agency, for the dataset."""
    reader = access.required_actor()
    found = history[(history["dataset"] == dataset) & (is_bound(reader) | (history["by"] == reader.name))]
    whose = "OPD Anda" if is_bound(reader) else "Anda"
    if found.empty:
        return f"belum ada kiriman atas nama {whose}"
    row = found.iloc[0]
    rejected = f", {formats.number(row['rejected'])} baris ditolak" if row["rejected"] else ""
    return f"kiriman {whose} terakhir {when(row['at'])}: {row['file_name']}, {STATUS_WORDS[row['status']]}{rejected}"
