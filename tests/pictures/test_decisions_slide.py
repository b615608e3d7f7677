"""The slide a meeting begins with: the decisions of the page, as texts; left out with a reason when nothing is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from dashboard.core import settings
from dashboard.outputs.slides.gather import deck
from dashboard.publish.build import build
from dashboard.render.slides.model import LeftOut, Slide, SlideTable
from dashboard.store.database import Database, current_build_id, open_current
from dashboard.topics.meetings.blocks.slides import LONGEST, ROWS, decisions
from dashboard.topics.meetings.rules.decisions import of_build
from handing_in import AGENCIES, publish, store
from meeting_rows import DAY, action, days, decision, meeting

TinyData = Callable[..., Path]


def table(slide: Slide | LeftOut) -> SlideTable:
    assert isinstance(slide, Slide) and isinstance(slide.body, SlideTable)
    return slide.body


def test_shows_what_is_open_the_latest_first(shipped: Database) -> None:
    slide = decisions(shipped, date(2026, 11, 24))
    shown = table(slide)
    open_now = [one for one in of_build(shipped).decisions if one.is_open(date(2026, 11, 24))]
    assert [row[0] for row in shown.rows] == [one.text for one in open_now][:ROWS]
    assert shown.rows[0][1:] == ("Dishub", "30 April 2026, lewat 208 hari", "▼ Lewat tenggat")
    assert isinstance(slide, Slide) and slide.is_sample and slide.id == "keputusan" and "contoh" in slide.source
    assert slide.title.startswith("3 dari 13 keputusan TKPK lewat tenggat")
    assert all(text in slide.alt for row in shown.rows for text in row)
    assert sum(column.share for column in shown.columns) == pytest.approx(1)


def test_many_long_decisions_fit_a_hall(tiny_data: TinyData) -> None:
    tiny_data()
    store("agencies", AGENCIES)
    store("tkpk_meetings", [meeting()])
    publish("tkpk_decisions", [decision(f"k{number:03}", decision="=<b>" + "panjang " * 100) for number in range(200)])
    shown = table(decisions(open_current(), DAY))
    assert len(shown.rows) == ROWS and f"{200 - ROWS} keputusan lain" in shown.note
    assert all(len(row[0]) <= LONGEST for row in shown.rows) and shown.rows[0][0].startswith("=<b>panjang")


def test_nothing_to_show_is_left_out_with_a_reason(tiny_data: TinyData) -> None:
    tiny_data()
    store("agencies", AGENCIES)
    build()
    reasons = [decisions(open_current(), DAY)]
    publish("tkpk_meetings", [meeting()])
    reasons.append(decisions(open_current(), DAY))
    store("tkpk_decisions", [decision()])
    publish("tkpk_actions", [action(status="selesai")])
    reasons.append(decisions(open_current(), DAY))
    with duckdb.connect(settings.builds() / f"dashboard-{current_build_id()}.duckdb") as connection:
        connection.execute("DROP VIEW main.tkpk_meetings")
    reasons.append(decisions(open_current(), DAY))
    told = [one.reason for one in reasons if isinstance(one, LeftOut)]
    assert [" ".join(text.split(" ")[:3]) for text in told] == [
        "Belum ada rapat", "Belum ada keputusan", "Tidak ada keputusan", "Basis data ini"]


def test_the_cover_names_the_meeting_that_is_held_today_or_next(tiny_data: TinyData) -> None:
    tiny_data()
    store("agencies", AGENCIES)
    publish("tkpk_meetings", [meeting("a", "2026-03-18"), meeting("b", "2026-12-09"), meeting("c", "2026-11-24")])
    titles = [deck(open_current(), wanted=["keputusan"], today=day).title
              for day in (DAY, DAY + days(1), date(2027, 1, 1))]
    assert titles == ["Rapat c, 24 November 2026", "Rapat b, 9 Desember 2026", "Rapat TKPK Kabupaten Blitar"]
