"""What page, slide, profile and sheets ask of the reconciliation: one run with everything in it. The same for every
reader, since its counts are protected where they are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.topics.registers import queries as registers
from dashboard.topics.registers.answers import SAMPLE
from dashboard.topics.registers.queries import overlap as queries
from dashboard.topics.registers.rules.eligibility import in_force, rules
from dashboard.topics.registers.rules.overlap import (
    Alone,
    ListPair,
    Moved,
    Reach,
    ReconciliationRun,
    all_runs,
    alone,
    earlier,
    is_one_key,
    moved,
    pairs,
    reaches,
)

FIRST_SHOWN = "pkh"
"""Shown without a choice, where there is it."""


@dataclass(frozen=True)
class NewestRun:
    """The newest run. `before`: the run it is compared with, or what stands against that (rules.overlap.earlier);
    `one`: whether both tables are of one reckoning; `names`: of programmes by code; `files`: whose rows hold."""

    run: ReconciliationRun
    one: bool
    reaches: Sequence[Reach]
    pairs: Sequence[ListPair]
    alone: Sequence[Alone]
    before: ReconciliationRun | None
    against: str
    moved: Mapping[tuple[str, str], Moved]
    names: Mapping[str, str]
    files: Sequence[str]

    @property
    def source(self) -> str:
        """'berkas irisan.csv; berkas …'."""
        named = list(dict.fromkeys(self.files))[-2:]
        return SAMPLE if self.run.is_sample else f"berkas {'; '.join(named)}"

    def name(self, code: str) -> str:
        """Of a list: a register as it is, a programme by its name."""
        return self.names.get(code, code)

    def reach(self, program: str | None) -> Reach | None:
        """Of the programme, else of the usual one; None where no programme was told by decile."""
        return next((one for one in self.reaches if one.program == program), self.reaches[0] if self.reaches else None)

    def of_list(self, name: str, unit: str) -> Alone | None:
        """A list by itself; None where nothing was told of it in this unit."""
        return next((one for one in self.alone if (one.name, one.unit) == (name, unit)), None)


@memoised()
def newest_run(database: Database) -> NewestRun | None:
    """The newest run; None where none was handed in."""
    rows = queries.overlap_runs(database)
    runs = all_runs(rows)
    if not runs:
        return None
    newest, one = runs[0], is_one_key(rows, runs[0].name)
    known = rules(registers.eligibility(database))
    overlaps = queries.overlap_counts(database, newest.name)
    deciles = queries.decile_counts(database, newest.name)
    own = reaches(deciles, overlaps, in_force(known, newest.computed)) if one else []
    own.sort(key=lambda reach: (reach.program != FIRST_SHOWN, reach.rule is None, reach.program))
    before, against = earlier(runs, newest)
    names = queries.overlap_names(database)
    return NewestRun(newest, one, own, pairs(overlaps), alone(overlaps), before, against,
                     _moved(database, own, before if before and is_one_key(rows, before.name) else None),
                     dict(zip(names["code"], names["name"], strict=True)),
                     queries.overlap_files(database)["file_name"].astype(str).tolist())


def _moved(database: Database, own: Sequence[Reach], before: ReconciliationRun | None) -> dict[tuple[str, str], Moved]:
    """By programme and unit. The rules are those of the newer run, so that a new rule is no change among people."""
    if before is None:
        return {}
    held = [reach.rule for reach in own if reach.rule]
    old = {(reach.program, reach.register, reach.decile_basis, reach.unit): reach for reach in reaches(
        queries.decile_counts(database, before.name), queries.overlap_counts(database, before.name), held)}
    found = ((reach, moved(reach, old.get((reach.program, reach.register, reach.decile_basis, reach.unit)), before))
             for reach in own)
    return {(reach.program, reach.unit): change for reach, change in found if change is not None}
