"""Does help go where need is? Rules in one place.

1. Need of a village = families in deciles 1 to NEED_DECILE of DTSEN in its newest period, as shown (rounded for
   visitors). Deciles rank families of the whole nation; they are not the poverty line.
2. Priority villages are the quarter of all villages with most such families; the whole quarter, rounded down, at least
   one; of equals the lower code first.
3. Without DTSEN of the same kind (real or sample) as the pledges, priority villages are the quarter of the assessed
   villages with the lowest index (INDICES, the first that the build holds); then there is no share of need.
4. Share of help = rupiah delivered in priority villages of all rupiah delivered, pledges not cancelled.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.statistics.rounding import Rounding
from dashboard.topics.partners.rules.pledges import not_cancelled
from dashboard.topics.registers.rules.series import counted

INDICES = ("ike", "idm_score")
"""The economic part of IDM tells villages apart best; else the whole score."""
REGISTER, INDEX = "register", "index"
PART = 4


@dataclass(frozen=True)
class PriorityVillages:
    """`rule`: REGISTER or INDEX; `villages`: codes; `of`: among how many; `need`: shown families by village (empty with
    INDEX); `when`: period of the register or year of the index; `source`: "DTSEN" or id of the index."""

    rule: str
    source: str
    when: str
    villages: frozenset[str]
    of: int
    need: pd.Series

    @property
    def need_share(self) -> float | None:
        """Percent of need in priority villages; None where need was not counted."""
        total = float(self.need.sum())
        return float(self.need[self.need.index.isin(self.villages)].sum()) / total * 100 if total else None


def by_register(families: pd.DataFrame, rounding: Rounding) -> PriorityVillages | None:
    """Rules 1 and 2, of rows of queries.needy_families; None without any."""
    if families.empty:
        return None
    when = str(families["period"].iloc[0])
    shown = counted(families, rounding).villages
    return PriorityVillages(REGISTER, "DTSEN", when, _first(shown, highest=True), len(shown), shown)


def by_index(values: pd.DataFrame, indicator: str) -> PriorityVillages | None:
    """Rule 3, of region_code, year, value; None without any."""
    if values.empty:
        return None
    known = values.set_index("region_code")["value"].astype(float)
    return PriorityVillages(INDEX, indicator, str(int(values["year"].iloc[0])), _first(known, highest=False),
                            len(known), pd.Series(dtype=float))


def _first(values: pd.Series, *, highest: bool) -> frozenset[str]:
    """The first quarter by value; of equals the lower code."""
    ordered = values.sort_index().sort_values(ascending=not highest, kind="stable")
    return frozenset(map(str, ordered.index[:max(1, len(ordered) // PART)]))


@dataclass(frozen=True)
class Spread:
    """Rupiah delivered in all and in priority villages, their `share` (percent; None where nothing was delivered), and
    `goods`: how many pledges brought goods without a price, which the share cannot see."""

    delivered: float
    inside: float
    goods: int

    @property
    def share(self) -> float | None:
        """Percent of the delivered rupiah that reached priority villages."""
        return self.inside / self.delivered * 100 if self.delivered else None


def spread(rows: pd.DataFrame, priority: PriorityVillages) -> Spread:
    """Rule 4."""
    own = not_cancelled(rows)
    known = own[own["delivered_rupiah"].notna()]
    inside = known["region_code"].isin(priority.villages)
    goods = own["delivered_rupiah"].isna() & (own["delivered_quantity"] > 0)
    return Spread(float(known["delivered_rupiah"].sum()), float(known.loc[inside, "delivered_rupiah"].sum()),
                  int(goods.sum()))


def by_kecamatan(rows: pd.DataFrame, priority: PriorityVillages, kecamatan_of: pd.Series) -> pd.DataFrame:
    """delivered_share and need_share (percent) and difference (points) by kecamatan, the most under its need first;
    empty where need was not counted. `kecamatan_of`: by village."""
    own = not_cancelled(rows)
    delivered = own.groupby("kecamatan_code")["delivered_rupiah"].sum()
    need = priority.need.groupby(kecamatan_of.reindex(priority.need.index)).sum()
    if not need.sum() or not delivered.sum():
        return pd.DataFrame(columns=["delivered_share", "need_share", "difference"])
    codes = sorted({*delivered.index, *need.index})
    frame = pd.DataFrame({"delivered_share": delivered.reindex(codes).fillna(0) / delivered.sum() * 100,
                          "need_share": need.reindex(codes) / need.sum() * 100})
    frame["difference"] = frame["delivered_share"] - frame["need_share"]
    return frame.sort_values("difference", kind="stable")
