"""Made-up errands that go through the states: counted as rows, and there to be counted one by one in a slow way."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.topics.services.contracts import (
    ACCEPTED,
    AGES,
    ANSWERED,
    COMPLETE,
    DONE,
    ENDED,
    IN,
    INCOMPLETE,
    NOT_REFERRED,
    QUOTA,
    REFERRED,
    REFUSED,
    UNABLE,
    UNANSWERED,
)

VILLAGES = ("35.05.01.2001", "35.05.01.2002", "35.05.01.1003", "35.05.02.2001", "35.05.02.2002")
"""The villages of the tiny world."""
MONTHS = ("2026-07", "2026-08", "2026-09")
_NEXT = {INCOMPLETE: (INCOMPLETE, COMPLETE, UNABLE), COMPLETE: (COMPLETE, REFERRED, DONE),
         REFERRED: (REFERRED, ACCEPTED, REFUSED, QUOTA), ACCEPTED: (ACCEPTED, DONE), QUOTA: (QUOTA, ACCEPTED)}


@dataclass
class Errand:
    """One file: where and about what, its state at the end of each month, and its answer."""

    village: str
    need: str
    agency: str
    states: dict[str, str]
    came: str
    answer: str = NOT_REFERRED
    age: str = AGES[0]


def errands(seed: int, most: int = 60) -> list[Errand]:
    """Files that come in over the months and move one step or more a month."""
    dice, made = random.Random(seed), []  # noqa: S311
    for _ in range(dice.randint(0, most)):
        came = dice.randrange(len(MONTHS))
        one = Errand(dice.choice(VILLAGES), dice.choice(("rtlh", "bpjs")), dice.choice(("dinsos", "perkim")), {},
                     MONTHS[came], age=dice.choice(AGES))
        state = INCOMPLETE
        for month in MONTHS[came:]:
            for _ in range(dice.randint(0, 3)):
                state = state if state in ENDED else dice.choice(_NEXT[state])
            one.states[month] = state
            if state in ENDED:
                break
        made.append(one)
    return made


def answer_of(one: Errand, month: str) -> str:
    """What the column of the answer says of this file at the end of the month: the same class once it was answered."""
    state = one.states[month]
    if state == REFERRED:
        return UNANSWERED
    if state in (ACCEPTED, REFUSED, QUOTA):
        return ANSWERED[len(one.village + one.need) % 4]
    return ANSWERED[AGES.index(one.age)] if state == DONE and one.agency == "perkim" else NOT_REFERRED


def counted(files: list[Errand]) -> pd.DataFrame:
    """Rows as queries.service_counts gives them."""
    found: Counter[tuple[str, ...]] = Counter()
    for one in files:
        found[one.came, one.village, one.need, one.agency, IN, AGES[0], NOT_REFERRED] += 1
        for month, state in one.states.items():
            found[month, one.village, one.need, one.agency, state, one.age, answer_of(one, month)] += 1
    names = ["month", "region_code", "need", "agency", "state", "age", "answer"]
    frame = pd.DataFrame([(*key, float(count)) for key, count in sorted(found.items())], columns=[*names, "count"])
    frame["record"] = frame[names].agg("|".join, axis=1)
    return frame.assign(kecamatan_code=frame["region_code"].str[:8], channel="kantor", sector="kesehatan",
                        is_sample=False)


def people(unit: str, place: int, value: float, **more: Any) -> pd.DataFrame:
    """As many families or persons in each of VILLAGES, as queries.families tells them."""
    return pd.DataFrame({"unit": unit, "region_code": VILLAGES, "kecamatan_code": [code[:8] for code in VILLAGES],
                         "period": "2026", "value": value, "source": "uji", "is_sample": False, "place": place,
                         "decile": 1, "record": VILLAGES} | more)
