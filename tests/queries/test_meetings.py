"""Meetings come out of a build as they were handed in, with the names of agencies of today and what came in since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd

from dashboard.core.actor import person
from dashboard.publish.hand_in import take_back
from dashboard.store.database import Database, open_current
from dashboard.store.policy import audience
from dashboard.store.submissions.record import submissions
from dashboard.topics.meetings import queries as questions
from dashboard.topics.meetings.rules.decisions import Meetings, of_build
from handing_in import AGENCIES, publish, store
from meeting_rows import FIRST, SECOND, action, decision, meeting


def test_everything_comes_out_in_order(tiny_data: Callable[..., Path]) -> None:
    tiny_data()
    store("agencies", AGENCIES)
    store("tkpk_meetings", [meeting(), meeting(SECOND, "2026-07-01")])
    store("tkpk_agenda", [{"meeting": FIRST, "number": number, "item": str(number)} for number in (2, 10, 1)])
    store("tkpk_decisions", [decision("k2", "2026-09-30", agency="perkim"), decision()])
    store("tkpk_actions", [action("c2", note="pertama"), action("c1", day="2026-04-30")])
    store("tkpk_actions", [action("a0", status="selesai", note="terakhir", evidence="https://contoh.test/")], by="Ani")
    publish("agencies", [{**AGENCIES[0], "name": "Dinas Sosial dan Tenaga Kerja", "short_name": "Dinsosnaker"}])
    database = open_current()
    assert questions.tkpk_meetings(database)["code"].tolist() == [SECOND, FIRST]
    assert questions.tkpk_agenda(database)["number"].tolist() == [1, 2, 10]
    decisions = questions.tkpk_decisions(database)
    assert decisions[["code", "agency_name", "agency_short"]].values.tolist() == [
        ["k1", "Dinas Sosial dan Tenaga Kerja", "Dinsosnaker"], ["k2", "Dinas Perkim", "Perkim"]]
    told = questions.tkpk_actions(database)
    assert told["code"].tolist() == ["c1", "c2", "a0"], "by date, of one day as they were handed in"
    assert told["entered_by"].tolist() == ["Penguji", "Penguji", "Ani"] and pd.isna(told["evidence"][0])
    everybody, planners = of_build(database), of_build(database, audience(person("Budi")))
    assert [one.by for one in planners.decisions[0].follow_ups] == ["Penguji", "Penguji", "Ani"]
    nameless = [replace(one, follow_ups=tuple(replace(told, by="") for told in one.follow_ups))
                for one in planners.decisions]
    assert everybody == Meetings(planners.meetings, tuple(nameless)), "nothing but who noted it down"


def test_figures_are_all_of_them(shipped: Database) -> None:
    rows = questions.figures(shipped)
    assert len(rows) == shipped.query("SELECT count(*) AS n FROM observations")["n"][0]
    assert list(rows) == ["indicator", "region_code", "year", "period", "value", "is_sample"]


def test_what_was_handed_in_or_taken_back_since(tiny_data: Callable[..., Path]) -> None:
    tiny_data()
    publish("agencies", AGENCIES)
    between = datetime.now(UTC)
    store("agencies", [AGENCIES[1]])
    publish("tkpk_meetings", [meeting()])
    take_back(submissions()[0].id, person("Ani"), "keliru")
    database = open_current()
    rows = questions.submissions_since(database, between).set_index("dataset")
    assert rows.loc["agencies", ["handed_in", "withdrawn"]].tolist() == [1, 1]
    assert rows.loc["tkpk_meetings", ["handed_in", "withdrawn"]].tolist() == [1, 0]
    assert rows.loc["agencies", "newest"] > rows.loc["tkpk_meetings", "newest"]
    assert questions.submissions_since(database, datetime.now(UTC) + timedelta(seconds=1)).empty
    assert questions.submissions_since(database, between - timedelta(days=1))["handed_in"].sum() == 3
