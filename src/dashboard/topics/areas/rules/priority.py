"""Priority areas: rate × number quadrants (TNP2K). Neither says it alone: a high rate may be a handful of families, a
large number may be a large kecamatan.

An area is a priority when its rate is above that of all areas together and its number above the mean of the areas.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

FEWEST = 4
"""Fewer areas than this make no quadrants."""


@dataclass(frozen=True)
class Quadrants:
    """`areas` (index: code): rate (percent), number, priority (bool), the largest number first; `rate` of all together
    and mean `number` are the lines between the quadrants."""

    areas: pd.DataFrame
    rate: float
    number: float

    @property
    def chosen(self) -> list[str]:
        """Codes of the priority areas, the largest number first."""
        return [str(code) for code in self.areas.index[self.areas["priority"]]]


def quadrants(part: pd.Series, whole: pd.Series) -> Quadrants | None:
    """From two counts by area code: those concerned and all. Areas without both, or with nobody at all, are left out;
    None with fewer than FEWEST left."""
    frame = pd.DataFrame({"number": part, "of": whole}).dropna().astype(float)
    frame = frame[frame["of"] > 0]
    if len(frame) < FEWEST:
        return None
    frame["rate"] = frame["number"] / frame["of"] * 100
    rate, number = float(frame["number"].sum() / frame["of"].sum() * 100), float(frame["number"].mean())
    frame["priority"] = (frame["rate"] > rate) & (frame["number"] > number)
    frame = frame.rename_axis("code").reset_index().sort_values(["number", "code"], ascending=[False, True])
    return Quadrants(frame.set_index("code")[["rate", "number", "priority"]], rate, number)
