"""What partners pledged and what came of it. Rules in one place.

1. Cancelled pledges count in nothing but their own number.
2. Rupiah are added to rupiah, and quantities to quantities of the same unit; rupiah and units never meet.
3. What no report tells of is neither delivered nor undelivered: it stands apart as "belum dilaporkan".
4. The age of a pledge is counted in days from the day it was made to the day asked for.
5. A company has reported for a year when at least one of its pledges bears a report of that year.
6. Rupiah are money of organisations and are shown as handed in. Quantities of people, families, houses and packets
   go through statistics.rounding; where the same pledges have rupiah, visitors see them only in sums of FEWEST
   pledges or more, for rupiah beside a quantity tells what each one costs, and that tells the small quantities.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.statistics.people_in_text import rounded_text
from dashboard.statistics.rounding import Rounding
from dashboard.topics.partners.contracts import BUSINESS, CANCELLED, OF_PEOPLE

AGES = (("0–3 bulan", 91), ("3–6 bulan", 183), ("6–12 bulan", 365), ("lebih dari setahun", None))
"""Classes of age: words, and the last day that belongs to it."""
FEWEST = 3


@dataclass(frozen=True)
class PledgedAmount:
    """Of some pledges, in rupiah or one unit: `pledged`, `delivered` of it, `undelivered` as reported, `unreported`;
    `lines`: how many pledges. delivered + undelivered may exceed what was reported on when more came than pledged."""

    pledged: float
    delivered: float
    undelivered: float
    unreported: float
    lines: int

    @property
    def is_silent(self) -> bool:
        """Whether no report tells what of it was delivered: then nothing is known, which is not zero."""
        return self.lines > 0 and self.unreported == self.pledged

    @property
    def rate(self) -> float | None:
        """Percent of the pledged that was delivered as far as is known; None where nothing was pledged or told."""
        return self.delivered / self.pledged * 100 if self.pledged and not self.is_silent else None


def not_cancelled(rows: pd.DataFrame) -> pd.DataFrame:
    """Rule 1: pledges that were not cancelled."""
    return rows[rows["status"] != CANCELLED]


def amount(rows: pd.DataFrame, kind: str) -> PledgedAmount:
    """Of pledges of one unit: `kind` is "rupiah" or "quantity"; rows without that kind count in nothing."""
    known = rows[rows[f"pledged_{kind}"].notna()]
    pledged, delivered = known[f"pledged_{kind}"].astype(float), known[f"delivered_{kind}"].astype(float)
    lacking = (pledged - delivered).clip(lower=0)
    return PledgedAmount(float(pledged.sum()), float(delivered.sum()), float(lacking.sum()),
                         float(pledged[delivered.isna()].sum()), len(known))


def age_class(pledged_on: pd.Series, day: date) -> pd.Series:
    """Rule 4: for each pledge the number of its class in AGES; NA for one of a later day."""
    days = (pd.Timestamp(day) - pd.to_datetime(pledged_on)).dt.days
    found = pd.Series(pd.NA, pledged_on.index, dtype="Int64")
    for place, (_, last) in reversed(list(enumerate(AGES))):
        found = found.mask((days >= 0) & (days <= (last if last is not None else float("inf"))), place)
    return found


def by_age(rows: pd.DataFrame, day: date) -> list[PledgedAmount]:
    """Rupiah of the pledges that stand, one entry for each class of AGES."""
    own = not_cancelled(rows)
    classes = age_class(own["pledged_on"], day)
    return [amount(own[classes == place], "rupiah") for place in range(len(AGES))]


@dataclass(frozen=True)
class Goods:
    """Quantities of one unit as shown: `pledged`, `delivered` (NaN: not shown); how many pledges (`lines`), and of how
    many of them nothing is reported."""

    unit: str
    pledged: float
    delivered: float
    lines: int
    unreported: int


def by_unit(rows: pd.DataFrame, rounding: Rounding) -> list[Goods]:
    """Quantities of the pledges that stand, one entry a unit; rounded where the unit is one of people (rule 6)."""
    own = not_cancelled(rows)
    found = []
    for unit, part in own[own["pledged_quantity"].notna()].groupby("unit", sort=True):
        pledged, delivered = (_sum(part, str(unit), name, rounding) for name in ("pledged", "delivered"))
        found.append(Goods(str(unit), pledged, delivered, len(part), int(part["delivered_quantity"].isna().sum())))
    return found


def _sum(rows: pd.DataFrame, unit: str, name: str, rounding: Rounding) -> float:
    """The shown sum of what is known, which its shown parts allow."""
    known = rows[rows[f"{name}_quantity"].notna()]
    values = known[f"{name}_quantity"].astype(float)
    if unit not in OF_PEOPLE:
        return float(values.sum())
    if not rounding.is_exact and len(known) < FEWEST and known["pledged_rupiah"].notna().any():
        return float("nan")
    codes = known["code"].astype(str)
    parts = pd.Series([quantity(value, unit, name, code, rounding)
                       for value, code in zip(values, codes, strict=True)], dtype=float)
    least, most = rounding.span(parts)
    return rounding.count(float(values.sum()), f"mitra/{unit}/{name}", codes, float(least.sum()), float(most.sum()))


def quantity(value: float, unit: str, name: str, code: str, rounding: Rounding) -> float:
    """What is shown of the quantity of one pledge; `name`: "pledged" or "delivered"."""
    return rounding.count(float(value), f"mitra/{unit}/{name}", [code]) if unit in OF_PEOPLE else float(value)


@dataclass(frozen=True)
class Reporting:
    """Companies on the list in a year, those that reported, and the names of those that did not."""

    year: int
    listed: int
    reported: int
    silent: tuple[str, ...]

    @property
    def rate(self) -> float | None:
        """Percent; None without companies."""
        return self.reported / self.listed * 100 if self.listed else None


def reporting(partners: pd.DataFrame, rows: pd.DataFrame, year: int) -> Reporting:
    """Rule 5, of the companies (helix "usaha") on the list in that year."""
    until = partners["until"].astype("Float64").fillna(float("inf"))
    listed = partners[(partners["helix"] == BUSINESS) & (partners["since"] <= year) & (until >= year)]
    when = pd.to_datetime(rows["reported_on"])
    told = set(rows.loc[when.dt.year == year, "partner"])
    silent = listed.loc[~listed["code"].isin(told), "name"]
    return Reporting(year, len(listed), len(listed) - len(silent), tuple(sorted(silent)))


def by_partner(partners: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """One row a partner (index: code): name, helix, kind, lines, pledged, delivered, unreported (rupiah; NaN where it
    pledged none, delivered also where none is reported), villages, programs; those with most delivered first, then by
    name."""
    own = not_cancelled(rows)
    told, parts = [], {str(code): part for code, part in own.groupby("partner")}
    for row in partners.to_dict("records"):
        part = parts.get(str(row["code"]), own.iloc[:0])
        money = amount(part, "rupiah")
        known = money.lines > 0
        told.append({"code": row["code"], "name": row["name"], "helix": row["helix"], "kind": row["kind"],
                     "lines": len(part),
                     "pledged": money.pledged if known else float("nan"),
                     "delivered": money.delivered if known and not money.is_silent else float("nan"),
                     "unreported": money.unreported if known else float("nan"),
                     "villages": part["region_code"].nunique(), "programs": part["program"].nunique()})
    columns = ["code", "name", "helix", "kind", "lines", "pledged", "delivered", "unreported", "villages", "programs"]
    frame = pd.DataFrame(told, columns=columns)
    return frame.sort_values(["delivered", "lines", "name"], ascending=[False, False, True],
                             na_position="last", kind="stable").set_index("code")


def shown_rows(rows: pd.DataFrame, rounding: Rounding) -> pd.DataFrame:
    """Pledges one by one as a reader may see them (rule 6): quantities of people rounded, also those inside `what`,
    and taken away where the pledge has rupiah."""
    shown = rows.copy()
    if rounding.is_exact:
        return shown
    of_people = shown["unit"].isin(OF_PEOPLE) & shown["pledged_quantity"].notna()
    for name in ("pledged", "delivered"):
        shown.loc[of_people, f"{name}_quantity"] = [
            quantity(value, unit, name, str(code), rounding) for value, unit, code in
            shown.loc[of_people, [f"{name}_quantity", "unit", "code"]].itertuples(index=False)]
    in_rupiah = shown["pledged_rupiah"].notna()
    shown.loc[of_people & in_rupiah, ["pledged_quantity", "delivered_quantity"]] = float("nan")
    shown["what"] = [rounded_text(rounding, text, "mitra", [str(code)], few=bool(priced))
                     for text, code, priced in zip(shown["what"], shown["code"], in_rupiah, strict=True)]
    return shown
