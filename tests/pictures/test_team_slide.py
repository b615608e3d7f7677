"""The slide, the line on the first page and the table of who came: only when there is something to say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.answers.agency_tasks import of_agency
from dashboard.answers.world import World
from dashboard.registry import offered
from dashboard.render.slides.model import LeftOut, Slide, SlideTable
from dashboard.render.table import table_html
from dashboard.topics.meetings import answers as meeting_answers
from dashboard.topics.meetings.blocks import home, team_slide, team_table
from dashboard.topics.meetings.contracts import ABSENT, PRESENT, UNINVITED
from dashboard.topics.meetings.rules.attendance import Attendance, Came, attendance
from dashboard.topics.meetings.words import team as words
from dashboard.topics.rat import answers as rat_answers
from meeting_rows import DAY, held, known_meetings


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Any:
    """told(states) lets the world of the sample know only these states of two agencies, and owe nothing."""
    def know(**states: list[str]) -> None:
        most = max(map(len, states.values()))
        meetings = [held(date(2026, 1 + place, 5), f"r{place}") for place in range(most)]
        came = {(meeting.code, agency): Came(state) for agency, own in states.items()
                for meeting, state in zip(meetings, own, strict=False)}
        known: Attendance = attendance(meetings, {agency: agency.upper() for agency in states}, came, DAY)
        monkeypatch.setattr(meeting_answers, "attendance", lambda build, today: known)
        monkeypatch.setattr(meeting_answers, "meetings", lambda build, audience: known_meetings(*meetings))
        monkeypatch.setattr(meeting_answers, "in_turn", lambda build, today: list(states))
        monkeypatch.setattr(meeting_answers, "owed", lambda build, agency, today: meeting_answers.Owed((), 0, None, 0))

    return know


def test_what_an_agency_owes_is_what_its_subjects_tell(shipped_facts: World) -> None:
    agencies = rat_answers.agency_names(shipped_facts.database)
    for agency in agencies:
        every = [task for _, tell in offered("tasks") for task in tell(shipped_facts, agency)]
        assert sorted(map(repr, of_agency(shipped_facts, agency))) == sorted(map(repr, every))
        found = meeting_answers.owed(shipped_facts.database, agency, shipped_facts.today)
        late = [days for task in every if (days := task.days_late(DAY)) is not None and days > 0]
        assert (len(found.tasks), found.late, found.longest) == (len(every), len(late), max(late, default=None))
    owed = [meeting_answers.owed(shipped_facts.database, agency, shipped_facts.today) for agency in agencies]
    assert sum(one.decisions_late for one in owed) == 3


def test_the_slide_names_who_needs_attention_first(shipped_facts: World) -> None:
    slide = team_slide.slide(shipped_facts)
    assert isinstance(slide, Slide) and isinstance(slide.body, SlideTable)
    assert slide.is_sample and "buatan" in slide.source
    assert [row[0] for row in slide.body.rows[:2]] == ["BPKAD", "Dishub"]
    assert slide.body.rows[0][1:4] == ("✕ tidak hadir", "0 dari 3", "tiga kali")
    assert "2 OPD tidak hadir tiga kali berturut-turut" in slide.title
    assert len(slide.body.rows) == team_slide.ROWS and slide.body.note.endswith("OPD lain.")


def test_nothing_to_say_is_left_out(shipped_facts: World, told: Any) -> None:
    told(a=[PRESENT], b=[UNINVITED])
    left = team_slide.slide(shipped_facts)
    assert isinstance(left, LeftOut) and "Semua OPD datang" in left.reason
    told(a=[])
    left = team_slide.slide(shipped_facts)
    assert isinstance(left, LeftOut) and left.reason == words.NOTHING


def test_the_first_page_has_a_line_only_from_three_absences_in_a_row(shipped_facts: World, told: Any) -> None:
    told(a=[ABSENT] * 2, b=[PRESENT] * 2)
    assert "tim" not in [line.page for line in home.home(shipped_facts).lines]
    told(a=[ABSENT] * 3, b=[PRESENT] * 3)
    (line,) = [line for line in home.home(shipped_facts).lines if line.page == "tim"]
    assert line.text == "1 OPD tidak hadir tiga kali berturut-turut: A."


def test_the_picture_says_each_state_in_words_and_shows_the_last_six(shipped_facts: World, told: Any) -> None:
    told(dinsos=[ABSENT, *[PRESENT] * 6], dinkes=[PRESENT] * 6)
    made = team_table.matrix(shipped_facts, ["dinsos", "dinkes"], lambda agency: f"tim?opd={agency}")
    assert [column.name for column in made.columns][1:3] == ["5 Juli 2026", "5 Juni 2026"] and len(made.columns) == 10
    page = str(table_html(made))
    assert page.count("● hadir") == 11 and "? belum dicatat" in page and "✕" not in page
    assert "6 dari 7" in page and 'href="tim?opd=dinsos"' in page and "tidak ada" in page
