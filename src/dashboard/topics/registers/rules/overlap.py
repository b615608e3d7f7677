"""Do lists hold the same families? What a run of the reconciliation tells, by village.

1. Every count comes protected from the PC where it was made (src/reconcile): a multiple of 5, at most 4 from the true
   one. All sums here, of deciles, villages and kecamatan, add shown counts up, so they tell nothing that these do not.
2. Of a programme and its rule (data/catalogue/eligibility.csv): those listed in the deciles of the rule are its aim.
   Reached = of them, who receives; missed = of them, who does not; outside = receives from another decile or none;
   unlisted = receives without being in the register. A rule holds in its own register and ranking only. A rule for
   persons holds for families too, since deciles are of families: a family receives when one of its members does.
3. Where a village is withheld (or was never told) for a pair of lists, it is not counted there, and how many are is
   said.
4. A sum of n protected counts is off by at most 4n; `off` is what nineteen of twenty such sums stay within: a draw has
   variance r (5 - r), r being what is above the multiple of 5, so 6 at most.
5. Runs are compared with the same key and the same basis of villages only: another key rounds the same people
   otherwise, and another basis counts them elsewhere. Villages that both runs tell are compared, the others are not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.statistics.rounding import BASE, PERCENT_BASE
from dashboard.topics.registers.contracts import BOTH, DECILES, ONLY_FIRST, ONLY_SECOND, SEVERAL, TWICE, UNITS
from dashboard.topics.registers.rules.eligibility import EligibilityRule

AIM, REACHED, MISSED, OUTSIDE, UNLISTED = "aim", "reached", "missed", "outside", "unlisted"
MEASURES = (AIM, REACHED, MISSED, OUTSIDE, UNLISTED)
STATES = {BOTH: "both", ONLY_FIRST: "only_first", ONLY_SECOND: "only_second"}
_VARIANCE, _SIGMAS = 6.0, 1.96
NOT_KNOWN = float("nan")


@dataclass(frozen=True)
class ReconciliationRun:
    """A run: `name` ('2026-11'), the day it was reckoned, whose villages, percent matched, estimated precision and
    recall, fingerprint of the key."""

    name: str
    computed: date
    village_basis: str
    matched: float
    precision: float
    recall: float
    fingerprint: str
    is_sample: bool


@dataclass(frozen=True)
class Reach:
    """A programme in a run. `villages` (index: codes): kecamatan, aim, reached, missed, outside (NaN without a rule
    that holds), listed (of recipients, those in the register), unlisted. `draws`: how many protected counts make up a
    village's figure."""

    program: str
    register: str
    decile_basis: str
    unit: str
    rule: EligibilityRule | None
    days: tuple[date, date]
    villages: pd.DataFrame
    draws: dict[str, int]

    def of(self, measure: str, area: str | None) -> float:
        """Of a village, a kecamatan or all; NaN where nobody told."""
        return total(self.villages, measure, area)

    def share(self, area: str | None) -> float | None:
        """Reached as percent of the aim, from an aim of 20 on."""
        return share_of(self.of(REACHED, area), self.of(AIM, area))

    def off(self, measure: str, area: str | None) -> int:
        """Rule 4."""
        return off(self.draws[measure] * int(inside(self.villages, area)[measure].notna().sum()))


@dataclass(frozen=True)
class ListPair:
    """Two lists in a run. `villages` (index: codes): kecamatan, both, only_first, only_second."""

    first: str
    second: str
    unit: str
    days: tuple[date, date]
    villages: pd.DataFrame

    @property
    def code(self) -> str:
        """As it stands in a link: 'dtsen-pkh'."""
        return pair_code(self.first, self.second)

    def of(self, measure: str, area: str | None) -> float:
        """Of a village, a kecamatan or all; NaN where nobody told."""
        return total(self.villages, measure, area)


@dataclass(frozen=True)
class Alone:
    """One list in a run and unit: who is in it twice, and who of it receives several programmes; NaN: not told."""

    name: str
    unit: str
    villages: pd.DataFrame

    def of(self, measure: str, area: str | None) -> float:
        """"twice" or "several" of a village, a kecamatan or all; NaN where nobody told."""
        return total(self.villages, measure, area)


@dataclass(frozen=True)
class Moved:
    """A programme in two runs. `villages`: measures of the new less the old, of villages that both tell."""

    before: ReconciliationRun
    villages: pd.DataFrame
    draws: dict[str, int]

    def of(self, measure: str, area: str | None) -> float:
        """Of a village, a kecamatan or all; NaN where nothing can be compared."""
        return total(self.villages, measure, area)

    def off(self, measure: str, area: str | None) -> int:
        """Rule 4, of both runs."""
        return off(2 * self.draws[measure] * int(inside(self.villages, area)[measure].notna().sum()))


def total(villages: pd.DataFrame, measure: str, area: str | None) -> float:
    """The sum of a measure over a village, a kecamatan or all; NaN where nobody told."""
    own = inside(villages, area)[measure].dropna()
    return float(own.sum()) if len(own) else NOT_KNOWN


def inside(villages: pd.DataFrame, area: str | None) -> pd.DataFrame:
    """The rows of a village, a kecamatan or all."""
    if area is None:
        return villages
    return villages[(villages.index == area) | (villages["kecamatan"] == area)]


def share_of(part: float, whole: float) -> float | None:
    """Percent, at most 100; None where the whole is below 20 or unknown."""
    return None if math.isnan(part) or math.isnan(whole) or whole < PERCENT_BASE else min(part / whole * 100, 100.0)


def off(draws: int) -> int:
    """Rule 4, up to the next multiple of 5; never more than four a count."""
    return min(math.ceil(_SIGMAS * math.sqrt(_VARIANCE * draws) / BASE) * BASE, (BASE - 1) * draws)


def pair_code(first: str, second: str) -> str:
    """'dtsen-pkh'."""
    return f"{first}-{second}".lower().replace(" ", "")


def all_runs(rows: pd.DataFrame) -> list[ReconciliationRun]:
    """From rows of queries.overlap_runs, newest first; of two that share a name the one of the overlaps."""
    first = rows.drop_duplicates("run")
    return [ReconciliationRun(str(row["run"]), pd.Timestamp(row["computed"]).date(), str(row["village_basis"]),
                              float(row["matched"]), float(row["precision"]), float(row["recall"]),
                              str(row["fingerprint"]), bool(row["is_sample"]))
            for row in first.to_dict("records")]


def is_one_key(rows: pd.DataFrame, run: str) -> bool:
    """Whether both tables of a run came from one reckoning with one key."""
    own = rows[rows["run"] == run]
    return len(own[["computed", "fingerprint", "village_basis"]].drop_duplicates()) == 1


def reaches(deciles: pd.DataFrame, overlaps: pd.DataFrame, rules: Sequence[EligibilityRule]) -> list[Reach]:
    """From rows of queries.decile_counts and overlap_counts of one run: its programmes, in their order."""
    return [_reach(str(key[0]), str(key[1]), str(key[2]), str(key[3]), own, overlaps, rules)
            for key, own in deciles.groupby(["program", "register", "decile_basis", "unit"], sort=True)]


def _reach(program: str, register: str, basis: str, unit: str, own: pd.DataFrame, overlaps: pd.DataFrame,
           rules: Sequence[EligibilityRule]) -> Reach:
    fits = [one for one in rules if (one.program, one.series.register, one.series.decile_basis)
            == (program, register, basis) and unit in (one.unit, UNITS[0])]
    rule = min(fits, key=lambda one: one.unit != unit, default=None)
    villages = own.groupby("region_code").agg(kecamatan=("kecamatan_code", "first"), listed=("recipients", "sum"))
    if rule is None:
        villages = villages.assign(**dict.fromkeys((AIM, REACHED, MISSED, OUTSIDE), NOT_KNOWN))
    else:
        aimed = own[own["decile"].between(rule.first, rule.last)].groupby("region_code")[["listed", "recipients"]].sum()
        aimed = aimed.reindex(villages.index)
        villages[AIM], villages[REACHED] = aimed["listed"], aimed["recipients"]
        villages[MISSED] = villages[AIM] - villages[REACHED]
        villages[OUTSIDE] = villages["listed"] - villages[REACHED]
    villages[UNLISTED] = _unlisted(overlaps, program, register, unit).reindex(villages.index)
    many = rule.last - rule.first + 1 if rule else 0
    draws = {AIM: many, REACHED: many, MISSED: 2 * many, OUTSIDE: DECILES + 1 - many, "listed": DECILES + 1,
             UNLISTED: 1}
    days = pd.Timestamp(own["cutoff_register"].max()).date(), pd.Timestamp(own["cutoff_program"].max()).date()
    return Reach(program, register, basis, unit, rule, days, villages, draws)


def _unlisted(overlaps: pd.DataFrame, program: str, register: str, unit: str) -> pd.Series:
    """Who receives and is not in the register, whichever of the two lists stands first."""
    of_unit = overlaps[overlaps["unit"] == unit]
    one = of_unit[(of_unit["first"] == register) & (of_unit["second"] == program) & (of_unit["state"] == ONLY_SECOND)]
    other = of_unit[(of_unit["first"] == program) & (of_unit["second"] == register) & (of_unit["state"] == ONLY_FIRST)]
    return pd.concat([one, other]).groupby("region_code")["count"].sum()


def pairs(overlaps: pd.DataFrame) -> list[ListPair]:
    """From rows of queries.overlap_counts of one run, in the order of their lists; a village is left out where nothing
    is told."""
    two = overlaps[overlaps["state"].isin(STATES)]
    found = []
    for (first, second, unit), own in two.groupby(["first", "second", "unit"], sort=False):
        villages = own.pivot_table(index="region_code", columns="state", values="count", aggfunc="sum")
        villages = villages.reindex(columns=list(STATES)).rename(columns=STATES).dropna()
        villages.insert(0, "kecamatan", own.groupby("region_code")["kecamatan_code"].first().reindex(villages.index))
        days = pd.Timestamp(own["cutoff_first"].max()).date(), pd.Timestamp(own["cutoff_second"].max()).date()
        found.append(ListPair(str(first), str(second), str(unit), days, villages.rename_axis(columns=None)))
    return found


def alone(overlaps: pd.DataFrame) -> list[Alone]:
    """From rows of queries.overlap_counts of one run: every list by itself."""
    single, names = overlaps[overlaps["state"].isin((SEVERAL, TWICE))], {SEVERAL: "several", TWICE: "twice"}
    found = []
    for (name, unit), own in single.groupby(["first", "unit"], sort=False):
        villages = own.pivot_table(index="region_code", columns="state", values="count", aggfunc="sum")
        villages = villages.reindex(columns=list(names)).rename(columns=names)
        villages.insert(0, "kecamatan", own.groupby("region_code")["kecamatan_code"].first().reindex(villages.index))
        found.append(Alone(str(name), str(unit), villages.rename_axis(columns=None)))
    return found


def earlier(runs: Sequence[ReconciliationRun], newest: ReconciliationRun) -> tuple[ReconciliationRun | None, str]:
    """The run before that may be compared (rule 5); without one what stands against the last one: "" (there is none),
    "key" or "villages"."""
    before = [one for one in runs if one.name < newest.name]
    for one in before:
        if (one.fingerprint, one.village_basis) == (newest.fingerprint, newest.village_basis):
            return one, ""
    if not before:
        return None, ""
    return None, "villages" if before[0].fingerprint == newest.fingerprint else "key"


def moved(new: Reach, old: Reach | None, before: ReconciliationRun) -> Moved | None:
    """What changed since; None where the earlier run does not know the programme in this unit."""
    if old is None:
        return None
    codes = new.villages.index.intersection(old.villages.index)
    names = [*MEASURES, "listed"]
    villages = new.villages.loc[codes, names] - old.villages.loc[codes, names]
    villages.insert(0, "kecamatan", new.villages.loc[codes, "kecamatan"])
    return Moved(before, villages, new.draws)
