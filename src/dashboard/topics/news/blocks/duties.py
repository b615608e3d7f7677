"""What agencies have to do, and what was decided: from the tasks that each subject tells, and from the meetings."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.answers.agency_tasks import of_agency
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import QueryError
from dashboard.render.tasks import when
from dashboard.topics.meetings import answers as meeting_answers
from dashboard.topics.meetings.rules.decisions import Meeting, Meetings
from dashboard.topics.meetings.words.meetings import LONGEST, meeting_name
from dashboard.topics.news.rules import EVERYBODY, WORKING, Month, NewsItem, NewsKind, NewsState
from dashboard.topics.rat import answers as rat_answers


def duties(world: World, month: Month) -> Iterator[NewsItem]:
    """Every task of every agency that has a day by rule 2; questions between offices only for those who work on
    them (rule 4)."""
    for agency, name in rat_answers.agency_names(world.database, short=True).items():
        for task in of_agency(world, agency):
            state = month.state(task.day)
            if state:
                whom = (WORKING if task.is_internal else EVERYBODY) | {agency}
                yield NewsItem(state, NewsKind.TASK, task.text, task.day, when(task, month.until)[1], whom, task.page,
                               task.parameters, name, task.is_sample)


def held(world: World, month: Month) -> Iterator[NewsItem]:
    """Meetings of the month with how much they decided, those to come, and for each agency what was decided for it."""
    try:
        known = meeting_answers.meetings(world.database, world.audience)
    except QueryError:  # a build made before there were meetings
        return
    for meeting in known.meetings:
        state = month.state(meeting.date)
        if state in (NewsState.NEW, NewsState.SOON):
            yield _meeting(meeting, known, state, world)
        if state is NewsState.NEW:
            yield from _decided(meeting, known, month)


def _meeting(meeting: Meeting, known: Meetings, state: NewsState, world: World) -> NewsItem:
    names = rat_answers.agency_names(world.database, short=True)
    count = len(known.of(meeting))
    said = f"{formats.number(count)} keputusan" if count else "belum ada keputusan yang dicatat"
    text = f"{meeting_name(meeting)}{f': {said}' if state is NewsState.NEW else ''}."
    return NewsItem(state, NewsKind.MEETING, text, meeting.date, "", EVERYBODY | set(names), "tindak",
                    {"rapat": meeting.code}, is_sample=meeting.is_sample)


def _decided(meeting: Meeting, known: Meetings, month: Month) -> Iterator[NewsItem]:
    """What is due by now, or soon, is told as a task."""
    for one in known.of(meeting):
        if one.is_open(month.until) and month.state(one.due) is None:
            text = f"Keputusan baru: {formats.shortened(one.text, LONGEST)}"
            yield NewsItem(NewsState.NEW, NewsKind.MEETING, text, meeting.date, f"tenggat {formats.tanggal(one.due)}",
                           frozenset({one.agency}), "tindak", {"rapat": meeting.code, "opd": one.agency},
                           one.agency_short, one.is_sample)
