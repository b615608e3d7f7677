"""Where coverage of a programme lacks, and whether partners help there. Rules in one place.

1. A gap is a village in which a programme reached fewer than targeted, as topics.programs counts and shows it, in the
   newest year of coverage of the programme.
2. It is matched when a partner pledged help that complements this programme in this village, for that year or later,
   neither cancelled nor put on hold; helped twice when two or more partners did.
3. Help for a programme in a village without a known gap is told beside, not as a mistake: coverage may be unknown.
4. Real and sample figures are never set against each other: whoever asks gives coverage and pledges of one kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.topics.partners.contracts import CANCELLED, ON_HOLD
from dashboard.topics.programs.rules.coverage import Coverage
from dashboard.topics.programs.rules.program import Program

UNMATCHED, MATCHED, TWICE = "tanpa mitra", "satu mitra", "dua mitra atau lebih"


@dataclass(frozen=True)
class Gaps:
    """`places`: one row a village and programme with a gap: program, region_code, kecamatan_code, gap, unit, partners
    (how many), state. `elsewhere`: villages by programme (code) with help and no known gap. `years`: of the coverage,
    by programme."""

    places: pd.DataFrame
    elsewhere: dict[str, int]
    years: dict[str, int]

    def counts(self, program: str | None = None) -> dict[str, int]:
        """Villages with a gap by state, of one programme or of all (then village and programme pairs)."""
        own = self.places if program is None else self.places[self.places["program"] == program]
        return {state: int((own["state"] == state).sum()) for state in (UNMATCHED, MATCHED, TWICE)}


def gaps(covers: Sequence[tuple[Program, Coverage]], rows: pd.DataFrame, kecamatan: str | None = None,
         village: str | None = None) -> Gaps:
    """Of the coverage of each programme in its newest year and all pledges (topics.partners.queries.pledges)."""
    helping = rows[~rows["status"].isin([CANCELLED, ON_HOLD]) & rows["program"].notna()]
    made: list[pd.DataFrame] = []
    elsewhere: dict[str, int] = {}
    years: dict[str, int] = {}
    for program, cover in covers:
        own = helping[(helping["program"] == program.code) & (helping["year"] >= cover.year)]
        partners = _inside(own.set_index("region_code"), kecamatan, village).groupby(level=0)["partner"].nunique()
        lacking = _inside(cover.villages[cover.villages["gap"] > 0], kecamatan, village)
        found = partners.reindex(lacking.index).fillna(0).astype(int)
        years[program.code] = cover.year
        elsewhere[program.code] = len(partners.index.difference(lacking.index))
        made.append(pd.DataFrame({
            "program": program.code, "region_code": lacking.index, "kecamatan_code": lacking["kecamatan_code"].array,
            "gap": lacking["gap"].array, "unit": cover.unit, "partners": found.array,
            "state": [(UNMATCHED, MATCHED, TWICE)[min(count, 2)] for count in found]}))
    columns = ["program", "region_code", "kecamatan_code", "gap", "unit", "partners", "state"]
    filled = [one for one in made if len(one)]
    places = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=columns)
    return Gaps(places, elsewhere, years)


def _inside(rows: pd.DataFrame, kecamatan: str | None, village: str | None) -> pd.DataFrame:
    """Rows by village of the area asked for."""
    if village:
        return rows[rows.index == village]
    return rows[rows["kecamatan_code"] == kecamatan] if kecamatan else rows
