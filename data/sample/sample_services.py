"""Files of the services (SLRT) and PBI-JKN by village, made up.

Every file is a made-up errand that goes through the states day by day; what is written are counts at the ends of
months. No figure is real; that requests follow the number of poor families of the registers is the only likeness.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from sample_villages import Row, read, stream

FIRST, LAST = (2025, 11), (2026, 10)
"""Months in which files are registered; written are those from SHOWN on, so that old files wait from the beginning."""
SHOWN = "2026-07"
A_MONTH = 225
LOST = ("2026-08", "35.05.14", 3)
"""Files of one kecamatan that vanish in a month without an end: the flow does not hold there, and the page says so."""
ANSWER_DAYS = {"dinsos": 6, "dinkes": 9, "dispendik": 17, "disperkim": 34, "dpupr": 41, "dispendukcapil": 3,
               "diskopukm": 21, "dkpp": 26, "disnakkan": 14, "kesra": 11, "rsud_ngudi_waluyo": 5}
"""Days that an agency takes to answer, in the middle."""


def months() -> list[str]:
    """'2025-11' and all after it."""
    first, last = (12 * year + month - 1 for year, month in (FIRST, LAST))
    return [f"{one // 12}-{one % 12 + 1:02}" for one in range(first, last + 1)]


def end_of(month: str) -> date:
    """Its last day."""
    year, number = map(int, month.split("-"))
    return date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)


def poor_families(registers: Sequence[Row]) -> dict[str, int]:
    """Families of the lower four deciles by village, of rows of registry_counts."""
    found: Counter[str] = Counter()
    for row in registers:
        if row["register"] == "DTSEN" and row["period"] == "2025-TW3" and int(str(row["decile"])) <= 4:
            found[str(row["village"])] += int(str(row["count"]))
    return dict(sorted(found.items()))


def errands(kinds: Sequence[Mapping[str, str]], families: Mapping[str, int], chance: random.Random,
            ) -> Iterator[tuple[date, list[tuple[date, str]], dict[str, str], date | None]]:
    """Each file: day of registration, (day, state) it came into, what it is about, and the day it was referred."""
    weights = [count * chance.lognormvariate(0, 0.5) for count in families.values()]
    for month in months():
        first, last = end_of(month).replace(day=1), end_of(month)
        for _ in range(round(A_MONTH * chance.uniform(0.9, 1.1))):
            day = first + timedelta(days=chance.randrange((last - first).days + 1))
            kind = chance.choices(kinds, [float(one["share"]) for one in kinds])[0]
            about = {"village": chance.choices(list(families), weights)[0], "sector": kind["sector"],
                     "channel": chance.choices(("fasilitator", "kantor", "warga"), (6, 3, 1))[0],
                     "need": kind["code"], "agency": kind["agency"]}
            yield day, *_course(day, kind, about, chance)


def _course(day: date, kind: Mapping[str, str], about: dict[str, str], chance: random.Random,
            ) -> tuple[list[tuple[date, str]], dict[str, str], date | None]:
    """What happens to a file from the day it is registered on."""
    if chance.random() < float(kind["desk"]):  # settled at the desk, never referred
        about["agency"] = "dinsos"
        return [(day, "berkas lengkap"), (_later(day, 2, chance), "selesai")], about, None
    steps = [(day, "berkas belum lengkap")]
    day = _later(day, 4, chance)
    if chance.random() < float(kind["unable"]):
        return [*steps, (_later(day, 9, chance), "tidak dapat ditangani")], about, None
    steps.append((day, "berkas lengkap"))
    referred = _later(day, 3, chance)
    steps.append((referred, "dirujuk"))
    answered = _later(referred, ANSWER_DAYS[kind["agency"]], chance)
    if chance.random() < float(kind["refused"]):
        return [*steps, (answered, "ditolak pengelola")], about, referred
    if chance.random() < float(kind["quota"]):
        steps.append((answered, "menunggu kuota"))
        return [*steps, (_later(answered, 110, chance), "selesai")], about, referred
    steps.append((answered, "diterima pengelola"))
    return [*steps, (_later(answered, float(kind["work"]), chance), "selesai")], about, referred


def _later(day: date, typical: float, chance: random.Random) -> date:
    return day + timedelta(days=max(0, round(typical * chance.lognormvariate(0, 0.7))))


def class_of(days: int, limits: Sequence[int], names: Sequence[str]) -> str:
    """The class of a number of days; the last one has no limit."""
    return next((name for limit, name in zip(limits, names, strict=False) if days <= limit), names[-1])


AGES = ("0-7 hari", "8-30 hari", "31-90 hari", "lebih dari 90 hari")
ANSWERED = ("0-7 hari", "8-14 hari", "15-30 hari", "lebih dari 30 hari")
ENDED = ("selesai", "ditolak pengelola", "tidak dapat ditangani")


def service_counts(kinds: Sequence[Mapping[str, str]], families: Mapping[str, int],
                   kecamatan: Mapping[str, str]) -> list[Row]:
    """Rows of the contract, in the order of its key. `kecamatan`: names by village code."""
    counted: Counter[tuple[str, ...]] = Counter()
    chance, lost = stream("service_counts"), 0
    for registered, steps, about, referred in errands(kinds, families, chance):
        gone = False
        for month in months():
            last = end_of(month)
            if last < registered or month < SHOWN:
                continue
            if month == LOST[0] and about["village"].startswith(LOST[1]) and registered < last.replace(day=1) \
                    and steps[-1][0] > last and lost < LOST[2]:
                lost, gone = lost + 1, True
            if gone:
                break
            if registered.strftime("%Y-%m") == month:
                counted[_key(month, about, "masuk", AGES[0], "tidak dirujuk")] += 1
            day, state = [step for step in steps if step[0] <= last][-1]
            if state in ENDED and day.strftime("%Y-%m") != month:
                break
            until = day if state in ENDED else last
            age = class_of((until - registered).days, (7, 30, 90), AGES)
            counted[_key(month, about, state, age, _answer(steps, referred, last))] += 1
    names = ("month", "village", "channel", "sector", "need", "agency", "state", "age", "answer")
    rows: list[Row] = []
    for key, count in sorted(counted.items()):
        row = dict(zip(names, key, strict=True))
        rows.append({"month": row.pop("month"), "village": row["village"], "kecamatan": kecamatan[row.pop("village")],
                     **row, "count": count})
    return rows


def _answer(steps: Sequence[tuple[date, str]], referred: date | None, last: date) -> str:
    if referred is None or referred > last:
        return "tidak dirujuk"
    place = next(place for place, (_, state) in enumerate(steps) if state == "dirujuk")
    answered = steps[place + 1][0]
    return "belum dijawab" if answered > last else class_of((answered - referred).days, (7, 14, 30), ANSWERED)


def _key(month: str, about: Mapping[str, str], state: str, age: str, answer: str) -> tuple[str, ...]:
    return (month, *(about[name] for name in ("village", "channel", "sector", "need", "agency")), state, age, answer)


def jkn_watch(families: Mapping[str, int], kecamatan: Mapping[str, str]) -> list[Row]:
    """PBI-JKN by village: 361,000 of quota spread as the poor families are, removed in waves, coming back slowly."""
    chance = stream("jkn_watch")
    rows: list[Row] = []
    all_of = sum(families.values())
    for village, poor in families.items():
        quota = round(361_000 * poor / all_of)
        active, waiting = round(quota * chance.uniform(0.97, 1.0)), 0
        for month, wave in (("2026-07", 0.004), ("2026-08", 0.021), ("2026-09", 0.009), ("2026-10", 0.003)):
            removed = round(active * wave * chance.uniform(0.5, 1.5))
            automatic = round(removed * chance.uniform(0, 0.12))
            proposed = round(removed * chance.uniform(0.05, 0.3))
            waiting += proposed
            approved, refused, moved = (round(waiting * chance.uniform(0, most)) for most in (0.7, 0.15, 0.1))
            waiting -= approved + refused + moved
            added = round(removed * chance.uniform(0.2, 0.7))
            active = min(quota, active - removed + automatic + approved + added)
            rows.append({"month": month, "village": village, "kecamatan": kecamatan[village], "quota": quota,
                         "active": active, "removed": removed, "automatic": automatic, "proposed": proposed,
                         "approved": approved, "refused": refused, "moved": moved})
    return sorted(rows, key=lambda row: (str(row["month"]), str(row["village"])))


def services(source: Path, kecamatan: Mapping[str, str], registers: Sequence[Row]) -> dict[str, list[Row]]:
    """Rows of each dataset of the services."""
    kinds, families = read(source / "needs.csv"), poor_families(registers)
    return {
        "service_needs": [{"code": one["code"], "name": one["name"]} for one in kinds],
        "service_answers": [{"need": one["code"], "program": program} for one in kinds
                            for program in filter(None, one["programs"].split(";"))],
        "service_counts": service_counts(kinds, families, kecamatan),
        "jkn_watch": jkn_watch(families, kecamatan),
    }
