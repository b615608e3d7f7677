"""News of real builds: what came, by two builds compared; the calendar; duties; what was handed in."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.answers.agency_tasks import of_agency
from dashboard.answers.world import World
from dashboard.core import settings
from dashboard.core.actor import person
from dashboard.publish.build import build
from dashboard.store.building.build_times import day_of, made_at
from dashboard.store.database import Database
from dashboard.store.submissions.record import submissions, withdraw
from dashboard.topics.news import answers as news_answers
from dashboard.topics.news.blocks.releases import releases
from dashboard.topics.news.blocks.submissions import submission_news
from dashboard.topics.news.rules import EVERYBODY, PUBLIC, WORKING, Month, NewsKind, NewsState, month_of
from dashboard.topics.rat import answers as rat_answers
from handing_in import AGENCIES, PROGRAMS, covered, store
from meeting_rows import DAY
from worlds import OBSERVATIONS

OCTOBER_BUILD = "20261030T010000000000-0123abcd"


def as_of(build_id: str, name: str) -> None:
    """The build `build_id` once more, made when the other name says."""
    folder = settings.builds()
    copy = folder / f"dashboard-{name}.duckdb"
    shutil.copyfile(folder / f"dashboard-{build_id}.duckdb", copy)
    os.utime(copy, (made_at(name).timestamp(),) * 2)


def test_figures_that_came_are_told_beside_the_build_of_the_month_before(
        tiny_data: Callable[..., Path], open_now: Callable[[], Database]) -> None:
    tiny_data(observations=[row for row in OBSERVATIONS if row[:3] not in (("p0", "35", 2025), ("p0", "35.05", 2024))]
              + [("p0", "35.05", 2024, "Maret", "8.10")])
    build()
    as_of(open_now().build_id, OCTOBER_BUILD)
    tiny_data()
    build()
    database = open_now()
    found = news_answers.news(database, month_of(DAY, DAY))
    told = {item.text: item.parameters for item in found.items if item.page == "tren"}
    assert not found.lacking
    assert set(told) == {"Penduduk miskin Maret 2024 dikoreksi: kini 8,16 persen, sebelumnya 8,10 persen.",
                         "Penduduk miskin Maret 2025: 1 angka baru (1 provinsi)."}
    assert all(there == {"ind": "p0"} for there in told.values())


def test_without_a_build_to_compare_with_that_is_said_and_the_calendar_tells(tiny: Database) -> None:
    november, december = month_of(DAY, DAY), Month(date(2025, 12, 1), date(2025, 12, 31))
    assert "31 Oktober 2026" in news_answers.news(tiny, november).lacking
    came = releases(World(tiny, today=december.until), december, with_arrived=True)
    assert [item.text for item in came if item.state is NewsState.NEW] == [
        "Sudah ada di sini, sesuai kalender rilis: Penduduk miskin Maret 2025."]
    assert not [item for item in releases(World(tiny, today=december.until), december, with_arrived=False)
                if item.text.startswith("Sudah")]


@pytest.mark.parametrize(("day", "state", "said"), [
    (date(2026, 12, 10), NewsState.SOON, "Biasanya terbit bulan ini: Penduduk miskin Maret 2026."),
    (date(2026, 12, 31), NewsState.NEW, "Sudah waktunya terbit, belum ada di sini: Penduduk miskin Maret 2026."),
    (date(2027, 1, 15), NewsState.WAITING, "Sudah waktunya terbit, belum ada di sini: Penduduk miskin Maret 2026."),
    (date(2027, 2, 28), NewsState.NEW, "Terlambat, biasanya terbit Desember 2026: Penduduk miskin Maret 2026."),
    (date(2027, 3, 1), NewsState.WAITING, "Terlambat, biasanya terbit Desember 2026: Penduduk miskin Maret 2026."),
])
def test_a_release_is_soon_then_due_then_late(tiny: Database, day: date, state: NewsState, said: str) -> None:
    found = releases(World(tiny, today=day), month_of(day, day), with_arrived=True)
    assert [item.state for item in found if item.text == said] == [state]


def test_duties_are_the_tasks_of_the_agencies(shipped_facts: World) -> None:
    month = month_of(DAY, DAY)
    items = [item for item in news_answers.news(shipped_facts.database, month).items if item.kind is NewsKind.TASK]
    names = rat_answers.agency_names(shipped_facts.database, short=True)
    slow = Counter((name, task.text, "internal" if task.is_internal else "") for code, name in
                   names.items() for task in of_agency(shipped_facts, code)
                   if task.day is None or task.day <= DAY + timedelta(days=7))
    assert Counter((item.agency, item.text, "" if PUBLIC in item.whom else "internal") for item in items) == slow
    assert {kind for _, _, kind in slow} == {"", "internal"}
    codes = {name: code for code, name in names.items()}
    assert all(codes[item.agency] in item.whom and item.whom >= WORKING for item in items)
    assert all(item.is_sample for item in items)


def test_meetings_and_decisions_of_the_month(shipped_facts: World) -> None:
    items = news_answers.news(shipped_facts.database, month_of(DAY, DAY)).items
    found = [item for item in items if item.kind is NewsKind.MEETING]
    rows = shipped_facts.database.query(
        "SELECT m.code, m.title, count(d.code) AS decided FROM tkpk_meetings m LEFT JOIN tkpk_decisions d "
        "ON d.meeting = m.code WHERE m.date BETWEEN DATE '2026-11-01' AND DATE '2026-11-24' GROUP BY ALL")
    public = [item for item in found if PUBLIC in item.whom and item.state is NewsState.NEW]
    assert sorted(item.parameters["rapat"] for item in public) == sorted(rows["code"])
    assert all(f"{row['decided']} keputusan." in next(item.text for item in public
               if item.parameters["rapat"] == row["code"]) for row in rows.to_dict("records"))
    assert all(len(item.whom) == 1 for item in found if item not in public and item.state is NewsState.NEW)


def test_visitors_learn_how_much_was_handed_in_and_no_more(tiny_data: Callable[..., Path],
                                                           open_now: Callable[[], Database]) -> None:
    tiny_data()
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    store("coverage", [covered("35.05.01.2001", "2025", 5)], rejected=("salah",), valid_rows=True)
    wrong = store("coverage", [covered("35.05.01.2002", "2025", 7)])
    withdraw(wrong.id, person("Siti"), "salah desa")
    build()
    database = open_now()
    today = day_of(submissions()[-1].at)
    world = World(database, today=today)
    items = list(submission_news(world, month_of(today, today)))
    public = {item.text for item in items if PUBLIC in item.whom}
    assert "Cakupan program: 2 kiriman baru, 1 kiriman ditarik." in public
    assert not any("ditolak" in text for text in public)
    assert {item.text for item in items if item.whom >= WORKING and "ditolak" in item.text} == {
        "Cakupan program: 2 kiriman baru, 1 kiriman ditarik, 1 baris ditolak."}
    assert all(item.whom <= EVERYBODY for item in items)  # of an account that works for all
    before = month_of(today.replace(day=1) - timedelta(days=1), today)
    assert list(submission_news(world, before)) == []
