"""What an agency has to do: from all subjects, what waits longest first, each with its way to hand in."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard.answers.world import World
from dashboard.render.tasks import Task, in_turn
from dashboard.store.database import Database
from dashboard.topics.planning.blocks import tasks as planning_tasks
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.rat.blocks import tasks as rat_tasks
from dashboard.topics.rat.blocks.tasks import quarter_end
from dashboard.topics.registers.blocks import tasks as register_tasks
from dashboard.topics.registers.contracts import OPEN
from meeting_rows import DAY
from page_words import html, words

LISTED = re.compile(r"Keputusan TKPK: (\w+ \w+)")


def opened(app: AppTest, **asked: str) -> AppTest:
    app.switch_page("pages/masuk/page.py").run()
    app.switch_page("pages/kelola/page.py")
    app.query_params.update({"bagian": "Tugas OPD", **asked})
    app.run()
    assert not app.exception, [item.message for item in app.exception]
    return app


def test_decisions_of_the_agency_that_are_not_done_stand_by_their_due_date(secretary: AppTest) -> None:
    app = opened(secretary, opd="dinsos")
    text = words(app)
    assert LISTED.findall(text) == ["Mengerjakan k1", "Mengerjakan k3"]
    assert "Dinas Sosial: 2 tugas, 1 sudah lewat waktunya." in text
    assert "147 hari lewat tenggat" in text and "hari ini" in text and "belum ada kiriman atas nama Anda" in text
    assert "tindak-lanjut?opd=dinsos" in html(app) and "kelola?dataset=tkpk_actions" in html(app)
    assert LISTED.findall(words(opened(secretary, opd="perkim"))) == ["Mengerjakan k2"]


def test_an_agency_is_asked_for_first(meetings: Path, secretary: AppTest) -> None:
    assert "Pilih OPD untuk melihat tugasnya." in words(opened(secretary))


def test_what_is_owed_of_the_rat_is_what_its_page_says(shipped: Database, shipped_facts: World) -> None:
    found = shipped_facts.assessment
    assert found is not None
    owing = {str(row["agency"]) for row in found.agencies.to_dict("records")
             if row["not_reported"] or not row["indicators"]} | {*found.silent["agency"], *found.compliance.missing}
    told = {code: list(rat_tasks.tasks(shipped_facts, code))
            for code in rat_answers.agency_names(shipped_facts.database)}
    assert {code for code, tasks in told.items() if tasks} == owing & set(told)
    silent = str(found.silent["agency"].iloc[0])
    first = told[silent][0]
    assert "belum lapor" in first.text and first.is_sample and first.days_late(DAY) in (55, 147, 238)


def test_requests_and_findings_that_wait_are_told_to_who_was_asked(shipped: Database, shipped_facts: World) -> None:
    asked = shipped.query("SELECT to_agency, what FROM cross_requests WHERE state = 'menunggu' "
                          "AND year = (SELECT max(year) FROM cross_requests)")
    assert len(asked)
    for agency, rows in asked.groupby("to_agency"):
        told = [task.text.split(" meminta: ", 1)[1] for task in planning_tasks.tasks(shipped_facts, str(agency))]
        assert sorted(told) == sorted(rows["what"])
    states = shipped.query("SELECT code, register, agency, state FROM register_checks "
                           "QUALIFY row_number() OVER (PARTITION BY code ORDER BY date DESC) = 1")
    waiting = states[states["state"].isin(OPEN)]
    for agency, rows in waiting.groupby("agency"):
        told = {task.text for task in register_tasks.tasks(shipped_facts, str(agency))}
        assert told == {f"{len(own)} temuan pada {register} belum dijelaskan" for register, own
                        in rows.groupby("register")}


def test_the_longest_waiting_comes_first_and_those_without_a_day_last() -> None:
    tasks = [Task(name, day, "", "tkpk_actions", "tindak") for name, day in
             (("b", date(2026, 6, 1)), ("c", None), ("a", date(2026, 1, 1)))]
    assert [task.text for task in in_turn(tasks, DAY)] == ["a", "b", "c"]
    assert [quarter_end(2026, number) for number in (1, 2, 3, 4)] == [
        date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]
