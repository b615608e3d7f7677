"""Who sits where: every rule against a slow second version over teams by chance, and the sentences of what is open."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from dashboard.topics.meetings.contracts import CHAIR, MEMBER, ROLES, SECRETARY
from dashboard.topics.meetings.rules.team import Team, TeamSeat
from dashboard.topics.meetings.words import team as words
from meeting_rows import DAY

AGENCIES = {"a": "Dinas A", "b": "Dinas B", "c": "Dinas C", "d": "Dinas D"}
YEAR = [DAY + timedelta(days=step) for step in range(-200, 201)]


def seat(agency: str = "a", role: str = MEMBER, office: str = "Kepala Bidang", since: date = date(2026, 1, 1),
         until: date | None = None, group: str = "Pokja", basis: str = "188/1") -> TeamSeat:
    return TeamSeat(group, agency, role, office, since, until, basis)


def by_chance(seed: int) -> Team:
    dice = random.Random(seed)  # noqa: S311 - a team by chance
    every = []
    for _ in range(dice.randint(0, 9)):
        since = DAY + timedelta(days=dice.randint(-150, 40))
        until = dice.choice((None, since + timedelta(days=dice.randint(0, 120))))
        every.append(seat(dice.choice("abc"), dice.choice(ROLES), dice.choice(("", "Kepala")), since, until,
                          dice.choice(("Pokja", "Sekretariat TKPK"))))
    return Team(tuple(every))


def days_of(one: TeamSeat) -> set[date]:
    """Every day of the year around on which it is held, one by one."""
    return {day for day in YEAR if day >= one.since and not (one.until and day > one.until)}


@pytest.mark.parametrize("seed", range(60))
def test_every_rule_against_a_walk_over_days(seed: int) -> None:
    team = by_chance(seed)
    held = [one for one in team.seats if DAY in days_of(one)]
    assert list(team.held(DAY)) == held
    names = {one.group for one in held}
    assert {group.name for group in team.groups(DAY)} == names
    for group in team.groups(DAY):
        own = [one for one in held if one.group == group.name]
        assert sorted(group.seats, key=repr) == sorted(own, key=repr)
        assert [ROLES.index(one.role) for one in group.seats] == sorted(ROLES.index(one.role) for one in own)
        assert group.has_chair == (len([one for one in own if one.role == CHAIR and one.office != ""]) > 0)
    assert set(team.without_group(AGENCIES, DAY)) == set(AGENCIES) - {one.agency for one in held}
    later = [day for day in YEAR if day >= DAY]
    open_places = {one.place for one in held if not one.office} | {
        one.place for one in team.seats if one.until and one.until < DAY
        and not any(set(later) & days_of(other) for other in team.seats if other.place == one.place)}
    assert {one.place for one in team.vacant(DAY)} == open_places
    chairs = [one for one in team.seats if one.role == CHAIR and one.office]
    both = sum(bool(days_of(first) & days_of(second)) and first.group == second.group
               for place, first in enumerate(chairs) for second in chairs[place + 1:])
    assert len(team.double_chairs()) == both


def test_who_signs_is_the_secretary_of_the_secretariat_on_that_day() -> None:
    old = seat("a", SECRETARY, "Kepala Bidang A", until=date(2026, 6, 30), group="Sekretariat TKPK")
    new = seat("a", SECRETARY, "Kepala Bidang B", date(2026, 7, 1), group="Sekretariat TKPK")
    other = seat("b", SECRETARY, "Kepala Seksi", group="Pokja")
    team = Team((old, new, other))
    assert team.secretary(date(2026, 6, 30)) == old and team.secretary(date(2026, 7, 1)) == new
    assert Team((other,)).secretary(DAY) is None


def test_what_has_to_be_settled_is_named() -> None:
    team = Team((seat("a", CHAIR, ""), seat("b", MEMBER, "Kepala Seksi", until=date(2026, 6, 30)),
                 seat("c", CHAIR, "Kepala Bidang", group="Forum"),
                 seat("b", CHAIR, "Sekretaris", date(2026, 3, 1), group="Forum", basis="")))
    assert words.to_settle(team, AGENCIES, DAY) == [
        "Pokja belum punya ketua: kursi Dinas A belum ditunjuk.",
        "Forum mempunyai dua ketua pada waktu yang sama: Dinas C dan Dinas B.",
        "Kursi kosong: Dinas A, ketua Pokja; Dinas B, anggota Pokja (berakhir 30 Juni 2026).",
        "1 OPD tidak duduk di kelompok mana pun: Dinas D.",
        "Nomor SK belum dicatat: Forum."]
    assert words.to_settle(Team(()), AGENCIES, DAY) == []


def test_the_seats_of_an_agency_in_words() -> None:
    assert words.seat_words([seat(), seat(role=CHAIR, office="", group="Forum")]) == (
        "anggota Pokja (Kepala Bidang); ketua Forum (belum ditunjuk)")
    assert words.seat_words([]) == "tidak duduk di kelompok mana pun"
    assert words.basis_words([seat(), seat(basis="188/2"), seat()]) == "SK 188/1, 188/2"
