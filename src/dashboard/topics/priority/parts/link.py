"""What a link to Prioritas Desa carries besides the place: importances, normalisation, weights allowed, two villages,
the open part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.core.domain import Level
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.priority import answers
from dashboard.topics.priority.contracts import HIGHEST, METHODS
from dashboard.topics.priority.rules.criteria import Criteria
from dashboard.topics.priority.rules.decided import Decided
from dashboard.topics.priority.rules.stability import ROOMS
from dashboard.topics.priority.words import PARTS
from dashboard.topics.priority.words.priority import METHOD_WORDS, ROOM_WORDS
from dashboard.ui.choices import controls, parameters
from dashboard.ui.choices.parameters import Parameter, Several


def levels(told: Sequence[str], criteria: Criteria) -> Mapping[str, int]:
    """Importance of every usable criterion: as the link tells ('iks.5'), 0 for what it does not name; the usual ones
    when it names none."""
    if not told:
        return criteria.usual
    chosen = dict(part.rsplit(".", 1) for part in told)
    return {name: int(chosen.get(name, 0)) for name in criteria.usable}


def texts(chosen: Mapping[str, int]) -> tuple[str, ...]:
    """As they stand in a link; what weighs nothing goes, unless nothing does."""
    weighed = {name: level for name, level in chosen.items() if level} or chosen
    return tuple(f"{name}.{level}" for name, level in weighed.items())


def to_set(one: Decided, criteria: Criteria) -> str:
    """The page with the weights of a decided set."""
    chosen = one.levels(criteria)
    return parameters.link("prioritas", PARAMETERS, {
        WEIGHTS: () if chosen == dict(criteria.usual) else texts(chosen), METHOD: one.method})


def _known(build: Database) -> Mapping[str, str]:
    """What can be weighed hangs on no audience."""
    return {f"{name}.{level}": f"{one.name} {level}"
            for name, one in answers.criteria(build, PUBLIC).usable.items() for level in range(HIGHEST + 1)}


WEIGHTS = Several("bobot", _known, (), "kepentingan",
                  "kriteria itu tidak dikenal atau belum dapat ditimbang (lihat Cara hitung).", most=100)
METHOD = Parameter[str]("normalisasi", METHOD_WORDS, METHODS[0], "normalisasi",
                        f"Ditampilkan {METHOD_WORDS[METHODS[0]]}.")
ROOM = Parameter[str]("ruang", ROOM_WORDS, ROOMS[0], "ruang bobot", f"Ditampilkan {ROOM_WORDS[ROOMS[0]].lower()}.")
_VILLAGES = controls.places(Level.DESA, Level.KELURAHAN)
ONE = Parameter[str | None]("satu", _VILLAGES, None, "desa", "Ditampilkan desa bawaan.")
OTHER = Parameter[str | None]("lain", _VILLAGES, None, "desa", "Ditampilkan desa bawaan.")
DECIDED = Parameter[str | None](
    "putusan", lambda build: {one.code: one for one in answers.decided(build)}, None, "himpunan bobot",
    "Ditampilkan yang terbaru.")
PART = controls.tabbed("bagian", "bagian", PARTS)
PARAMETERS = (*controls.PLACE, WEIGHTS, METHOD, ROOM, ONE, OTHER, DECIDED, PART)
