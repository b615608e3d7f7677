"""What villages can be ranked by, with direction and unit, and why the rest cannot be weighed.

1. A criterion needs a good direction, a scale that does not grow with the village, finer steps than a few classes, and
   figures of a tenth of all villages at least (ENOUGH).
2. Only real figures are weighed. What is still sample is named with that reason, and becomes available by itself when
   real rows have been handed in.
3. Criteria made of counts of families are shares of shown counts (statistics.rounding): a visitor's are rounded, a
   planner's exact. Of too few families there is no share.
4. Chosen unless somebody chooses: the village indicators that no other criterion holds within itself, all at USUAL.
   A criterion that others are part of would count them twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from dashboard.core.domain import Direction, Indicator
from dashboard.topics.priority.rules.ranking import Matrix

USUAL = 3
"""The level of importance in the middle."""
ENOUGH = 0.1
INDICATOR, REGISTER, COVERAGE, BUDGET = KINDS = ("indikator desa", "register", "cakupan program", "anggaran")
SAMPLE = "masih DATA CONTOH; tersedia sendiri setelah data sebenarnya diserahkan"
ABSENT = "belum ada yang diserahkan"


@dataclass(frozen=True)
class Criterion:
    """One criterion. `direction`: which way is good; `figures` by village code (those that have one); `when` and
    `source` in words; `refused`: why it cannot be weighed, "" where it can; `meaning`: what it says, where the name
    does not."""

    id: str
    name: str
    unit: str
    decimals: int
    direction: Direction
    kind: str
    when: str = ""
    source: str = ""
    url: str | None = None
    figures: pd.Series = field(default_factory=lambda: pd.Series(dtype=float))
    part_of: tuple[str, ...] = ()
    refused: str = ""
    meaning: str = ""

    @property
    def weak(self) -> str:
        """Which way is weak, in words."""
        return {Direction.HIGHER: "rendah = lemah", Direction.LOWER: "tinggi = lemah"}.get(self.direction, "")


@dataclass(frozen=True)
class Criteria:
    """All that is known of, and the villages (codes) they are about."""

    all: tuple[Criterion, ...]
    villages: tuple[str, ...]

    @property
    def usable(self) -> Mapping[str, Criterion]:
        """Those that can be weighed, by id."""
        return {one.id: one for one in self.all if not one.refused}

    @property
    def refused(self) -> Sequence[Criterion]:
        """Those that cannot."""
        return [one for one in self.all if one.refused]

    @property
    def usual(self) -> Mapping[str, int]:
        """Importance of every usable criterion unless somebody chooses (rule 4)."""
        return {one.id: USUAL if one.kind == INDICATOR and not self.inside(one.id) else 0
                for one in self.usable.values()}

    def inside(self, criterion: str) -> Sequence[Criterion]:
        """Usable criteria that are part of another one."""
        return [one for one in self.usable.values() if criterion in one.part_of]

    @property
    def matrix(self) -> Matrix:
        """Figures of the usable ones."""
        known = self.usable
        columns = [one.figures.reindex(list(self.villages)).to_numpy(dtype=float) for one in known.values()]
        values = np.column_stack(columns) if columns else np.empty((len(self.villages), 0))
        flags = np.array([one.direction is Direction.HIGHER for one in known.values()], dtype=bool)
        return Matrix(self.villages, tuple(known), values, flags)


def of_indicators(catalogue: Mapping[str, Indicator], figures: pd.DataFrame,
                  villages: Sequence[str]) -> list[Criterion]:
    """One a village indicator with figures (columns of queries.observations.village_values), of its newest year."""
    made = []
    for indicator in catalogue.values():
        rows = figures[figures["indicator"] == indicator.id]
        if rows.empty:
            continue
        own = rows[rows["year"] == rows["year"].max()].drop_duplicates("region_code", keep="last")
        values = own.set_index("region_code")["value"].astype(float)
        first = own.iloc[0]
        made.append(Criterion(
            indicator.id, indicator.short_name, indicator.unit, indicator.decimals, indicator.direction, INDICATOR,
            str(int(first["year"])), str(first["source"]), first["source_url"], values, indicator.part_of,
            _refusal(indicator, values, villages, is_sample=bool(own["is_sample"].any())),
            indicator.definition))
    return made


def _refusal(indicator: Indicator, values: pd.Series, villages: Sequence[str], *, is_sample: bool) -> str:
    known = int(values.reindex(list(villages)).notna().sum())
    if is_sample:
        return SAMPLE
    if indicator.direction is Direction.NONE:
        return "tidak ada arah yang baik: besar atau kecil bukan tanda lemah"
    if indicator.is_count:
        return "jumlah ikut besarnya desa"
    if indicator.categories:
        return "hanya beberapa golongan, terlalu kasar untuk mengurutkan"
    if known < ENOUGH * len(villages):
        return f"baru diketahui di {known} dari {len(villages)} desa/kelurahan"
    return ""


def of_figures(one: Criterion, villages: Sequence[str]) -> Criterion:
    """A criterion made of counts, refused where too few villages have it (rule 1)."""
    known = int(one.figures.reindex(list(villages)).notna().sum())
    return one if known >= ENOUGH * len(villages) else replace(
        one, refused=f"baru diketahui di {known} dari {len(villages)} desa/kelurahan")
