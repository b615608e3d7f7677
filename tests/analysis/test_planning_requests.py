"""Requests between agencies: what waits and how long, against a count by hand and a slow one."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.topics.planning.contracts import ACCEPTED, EXISTING, REFUSED, REQUEST_STATES, WAITING
from dashboard.topics.planning.rules.requests import LEAST, requests
from dashboard.topics.planning.words import requests as words

DAY = date(2026, 11, 28)


def request(code: str, to: str = "dishub", state: str = WAITING, asked: str = "2026-11-01", answered: str | None = None,
            **more: Any) -> dict[str, Any]:
    return {"code": code, "year": 2026, "from_agency": "dinsos", "to_agency": to, "what": "Angkutan", "sub_code": None,
            "asked": asked, "state": state, "answered": answered, "is_sample": False, **more}


def test_what_waits_is_counted_to_today_and_a_refusal_is_an_answer() -> None:
    rows = pd.DataFrame([
        request("a"), request("b", asked="2026-05-12"), request("c", state=REFUSED, answered="2026-11-11"),
        request("d", "dinkes", ACCEPTED, answered="2026-11-02"),
        request("e", "dinkes", EXISTING, answered="2026-11-06"),
        request("f", "dinkes", ACCEPTED, answered="2026-11-21"), request("g", "dinkes", ACCEPTED),
        request("h", "dpmd", asked="2026-12-24"), request("i", year=2025)])
    found = requests(rows, 2026, DAY)
    assert [(row.code, row.days) for row in found.waiting] == [("b", 200), ("a", 27), ("h", 0)]
    assert [(one.agency, one.total, one.waiting, one.longest, one.half) for one in found.by_agency()] == [
        ("dishub", 3, 2, 200, None), ("dpmd", 1, 1, 0, None), ("dinkes", 4, 0, None, 5.0)]
    assert words.headline(found, str.capitalize) == (
        "3 dari 8 permintaan lintas OPD 2026 belum dijawab, terbanyak Dishub (2 dari 3); yang terlama menunggu "
        "200 hari.")
    assert words.headline(requests(rows[3:7], 2026, DAY), str) == (
        "Semua 4 permintaan lintas OPD 2026 sudah dijawab.")


def test_agencies_are_those_of_the_slow_count() -> None:
    luck = random.Random(3)  # noqa: S311 - no secret
    for _ in range(100):
        made = []
        for number in range(luck.randint(1, 25)):
            asked = DAY - timedelta(days=luck.randint(0, 300))
            state = luck.choice(REQUEST_STATES)
            answered = None if state == WAITING else (asked + timedelta(days=luck.randint(0, 90))).isoformat()
            made.append(request(f"r{number:02}", luck.choice("abc"), state, asked.isoformat(), answered))
        found = requests(pd.DataFrame(made), 2026, DAY)
        for one in found.by_agency():
            own = [row for row in made if row["to_agency"] == one.agency]
            waits = [(DAY - date.fromisoformat(row["asked"])).days for row in own if row["state"] == WAITING]
            took = sorted((date.fromisoformat(row["answered"]) - date.fromisoformat(row["asked"])).days
                          for row in own if row["answered"])
            middle = (took[(len(took) - 1) // 2] + took[len(took) // 2]) / 2 if len(took) >= LEAST else None
            assert (one.total, one.waiting, one.longest, one.half) == (
                len(own), len(waits), max(waits, default=None), middle)
        order = [(-one.waiting, -(one.longest or 0), one.agency) for one in found.by_agency()]
        assert order == sorted(order)


def test_what_concerns_an_agency_is_told_by_what_it_owes_and_what_it_waits_for() -> None:
    rows = pd.DataFrame([
        request("a"), request("b", state=REFUSED, answered="2026-11-11"), request("c", "dinsos", from_agency="dishub"),
        request("d", "dinkes", from_agency="dishub", state=ACCEPTED), request("e", "dinkes", from_agency="dpmd")])
    every = requests(rows, 2026, DAY)
    assert [row.code for row in every.of("dishub").rows] == ["a", "b", "c", "d"]
    assert {agency: words.headline_of(every, agency, str.capitalize) for agency in ("dishub", "dinsos", "dinkes",
                                                                                    "dpmd", "bpbd")} == {
        "dishub": "Dishub belum menjawab 1 dari 2 permintaan OPD lain pada 2026; dari 2 permintaannya sendiri 1 belum "
                  "dijawab.",
        "dinsos": "Dinsos belum menjawab 1 dari 1 permintaan OPD lain pada 2026; dari 2 permintaannya sendiri 1 belum "
                  "dijawab.",
        "dinkes": "Dinkes belum menjawab 1 dari 2 permintaan OPD lain pada 2026; ia sendiri belum meminta apa pun.",
        "dpmd": "Kepada Dpmd belum ada permintaan OPD lain pada 2026; dari 1 permintaannya sendiri 1 belum dijawab.",
        "bpbd": "Kepada Bpbd belum ada permintaan OPD lain pada 2026; ia sendiri belum meminta apa pun."}
    answered = requests(rows[1:2], 2026, DAY)
    assert words.headline_of(answered, "dinsos", str.capitalize) == (
        "Kepada Dinsos belum ada permintaan OPD lain pada 2026; dari 1 permintaannya sendiri tidak ada yang belum "
        "dijawab.")
    assert words.headline_of(answered, "dishub", str.capitalize) == (
        "Dishub sudah menjawab semua 1 permintaan OPD lain pada 2026; ia sendiri belum meminta apa pun.")
