"""What residents ask for since the year began, and what no programme answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.statistics.cells import Counter, ShownCount, share
from dashboard.statistics.rounding import Rounding
from dashboard.topics.services.contracts import DONE, IN, REFUSED, UNABLE, WHAT

_STATES = (IN, DONE, REFUSED, UNABLE)


@dataclass(frozen=True)
class Need:
    """One need in an area: files that came in, were done, refused, could not be handled; percent done of those that
    ended; names of the programmes that answer it (none: no programme does)."""

    name: str
    sector: str
    came: float
    done: float
    refused: float
    unable: float
    share: float | None
    programs: tuple[str, ...]

    @property
    def ended(self) -> float:
        """Files that ended in these months, some of which came in before: what the percentage is of."""
        return self.done + self.refused + self.unable


@dataclass(frozen=True)
class Needs:
    """Shown counts by need and state, of the months of one year up to `month`; `programs` is None where nobody has
    handed in what answers what (an answer of the sample says nothing of real needs)."""

    months: tuple[str, ...]
    cells: Mapping[tuple[str, str], ShownCount]
    sectors: Mapping[str, str]
    programs: Mapping[str, tuple[str, ...]] | None
    least: float

    def of(self, area: str | None = None) -> list[Need]:
        """Needs of a kecamatan or of all, the most asked for first."""
        found = [self._one(name, area) for name in self.sectors]
        return sorted((one for one in found if one.came + one.ended > 0),
                      key=lambda one: (-one.came, one.name))

    def unanswered(self, area: str | None = None) -> list[Need]:
        """Those that no programme answers; none where that is not known."""
        return [] if self.programs is None else [one for one in self.of(area) if not one.programs]

    def _one(self, name: str, area: str | None) -> Need:
        came, done, refused, unable = (self.cells[name, state].of(area) for state in _STATES)
        return Need(name, self.sectors[name], came, done, refused, unable,
                    share(done, done + refused + unable, self.least), (self.programs or {}).get(name, ()))


def months_so_far(months: list[str], month: str) -> tuple[str, ...]:
    """Those of the year of `month` up to it, of all that are known."""
    return tuple(one for one in months if one[:4] == month[:4] and one <= month)


def needs(rows: pd.DataFrame, months: tuple[str, ...], answers: pd.DataFrame, rounding: Rounding) -> Needs:
    """From rows of queries.service_counts and of queries.service_answers."""
    own = rows[rows["month"].isin(months)]
    is_sample = bool(own["is_sample"].any())
    told = answers if is_sample else answers[~answers["is_sample"].astype(bool)]
    counter, cells, sectors = Counter(rounding, WHAT), {}, {}
    for name, part in own.groupby("need"):
        sectors[str(name)] = str(part.groupby("sector")["count"].sum().idxmax())
        for state in _STATES:
            cells[str(name), state] = counter.cell(part[part["state"] == state])
    programs = {str(name): tuple(part["program_name"]) for name, part in told.groupby("need")}
    return Needs(months, cells, sectors, programs if len(told) else None, rounding.percent_base)
