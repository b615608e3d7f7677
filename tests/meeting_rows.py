"""Meetings of TKPK for tests: rows as they are handed in, and the objects of topics.meetings.rules.decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from dashboard.topics.meetings.rules.decisions import Decision, FollowUp, Meeting, Meetings, Point

SECRETARY = "Siti Aminah"
FIRST, SECOND = "rapat-a", "rapat-b"
DAY = date(2026, 11, 24)
"""The day on which tests look, unless they say otherwise."""


def meeting(code: str = FIRST, day: str = "2026-03-18", **more: Any) -> dict[str, Any]:
    """One row of tkpk_meetings."""
    return {"code": code, "date": day, "title": f"Rapat {code}", "place": "Aula", "chair": "Wakil Bupati", **more}


def decision(code: str = "k1", due: str = "2026-06-30", **more: Any) -> dict[str, Any]:
    """One row of tkpk_decisions."""
    return {"code": code, "meeting": FIRST, "decision": f"Mengerjakan {code}", "agency": "dinsos", "due": due, **more}


def action(code: str = "c1", of: str = "k1", day: str = "2026-05-01", status: str = "berjalan",
           **more: Any) -> dict[str, Any]:
    """One row of tkpk_actions."""
    return {"code": code, "decision": of, "date": day, "status": status, **more}


def decided(due: date, told: Sequence[tuple[date, str]] = (), code: str = "k1", **more: Any) -> Decision:
    """A decision with its history."""
    history = tuple(FollowUp(day, status, "", "", "") for day, status in told)
    fields: dict[str, Any] = {"code": code, "meeting": FIRST, "text": f"Mengerjakan {code}", "agency": "dinsos",
                              "agency_name": "Dinas Sosial", "agency_short": "Dinsos", "agency_then": "", "due": due,
                              "follow_ups": history, "is_sample": False}
    return Decision(**{**fields, **more})


def held(day: date, code: str = FIRST, **more: Any) -> Meeting:
    """A meeting; `agenda`: items of which nothing more is told."""
    points = tuple(map(Point, more.pop("agenda", ("Satu", "Dua"))))
    fields: dict[str, Any] = {"code": code, "date": day, "title": f"Rapat {code}", "place": "Aula",
                              "chair": "Wakil Bupati", "points": points, "is_sample": False}
    return Meeting(**{**fields, **more})


def known_meetings(*meetings: Meeting) -> Meetings:
    """These meetings without decisions, the newest first."""
    return Meetings(tuple(sorted(meetings, key=lambda one: one.date, reverse=True)), ())


def seat(agency: str = "dinsos", role: str = "anggota", **more: Any) -> dict[str, Any]:
    """One row of tkpk_team."""
    return {"workgroup": "Kelompok Kerja Data", "agency": agency, "role": role, "office": "Kepala Bidang Sosial",
            "since": "2026-01-05", **more}


def came(agency: str = "dinsos", state: str = "hadir", meeting: str = FIRST, **more: Any) -> dict[str, Any]:
    """One row of tkpk_attendance."""
    return {"meeting": meeting, "agency": agency, "state": state, **more}


def days(count: int) -> timedelta:
    """A span of days."""
    return timedelta(days=count)
