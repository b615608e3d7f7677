"""What a link to Register carries besides the place: two registers, the unit, up to which decile; of the overlaps a
programme and a pair of lists; the open part."""

from __future__ import annotations

from dashboard.store.database import Database
from dashboard.topics.registers import answers
from dashboard.topics.registers.answers import overlap as overlap_answers
from dashboard.topics.registers.contracts import UNITS
from dashboard.topics.registers.words import PARTS
from dashboard.topics.registers.words import overlap as overlap_words
from dashboard.topics.registers.words import registers as words
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter

UNTIL_CHOICES = (1, 4, 5)
"""Decile 1; 1 to 4 and 1 to 5, which programmes are aimed at."""


def _series(build: Database) -> dict[str, str]:
    return {code: words.label(one) for code, one in answers.known(build).items()}


FIRST = Parameter[str | None]("register", _series, None, "register", "Ditampilkan register bawaan.")
SECOND = Parameter[str | None]("pembanding", _series, None, "register pembanding", "Ditampilkan pembanding bawaan.")
UNIT = Parameter[str]("satuan", {unit: unit for unit in UNITS}, UNITS[0], "satuan", f"Ditampilkan {UNITS[0]}.")
UNTIL = Parameter[int]("sampai", {str(until): until for until in UNTIL_CHOICES}, 4, "desil", "Ditampilkan desil 1–4.",
                       read=int)


def _programs(build: Database) -> dict[str, str]:
    told = overlap_answers.newest_run(build)
    return {} if told is None else {one.program: told.name(one.program) for one in told.reaches}


def _pairs(build: Database) -> dict[str, str]:
    told = overlap_answers.newest_run(build)
    return {} if told is None else {one.code: overlap_words.pair_title(one, told.name(one.first), told.name(one.second))
                                    for one in told.pairs}


PROGRAM = Parameter[str | None]("prog", _programs, None, "program", "Ditampilkan program bawaan.")
PAIR = Parameter[str | None]("pasangan", _pairs, None, "pasangan daftar", "Ditampilkan pasangan pertama.")
PART = controls.tabbed("bagian", "bagian", PARTS)
PARAMETERS = (*controls.PLACE, FIRST, SECOND, UNIT, UNTIL, PROGRAM, PAIR, PART)
