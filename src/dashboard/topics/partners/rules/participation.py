"""What residents do together, by village and year. Rules in one place.

1. A village without a recorded activity has none on record; that is not the same as none.
2. Participants are persons at an activity; who comes twice counts twice. They go through statistics.rounding.
3. Hours are the length of activities; where it is not told the activity counts without hours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.statistics.rounding import Rounding


@dataclass(frozen=True)
class Participation:
    """Of one year. `villages` (index: code): kecamatan_code, activities, participants (shown), hours (NaN where none is
    told). `kecamatan` and `whole` likewise. `silent`: villages without a recorded activity, in order of their codes."""

    year: int
    villages: pd.DataFrame
    kecamatan: pd.DataFrame
    whole: pd.DataFrame
    silent: tuple[str, ...]
    kinds: dict[str, int]
    is_sample: bool

    def area(self, kecamatan: str | None, village: str | None = None) -> pd.Series | None:
        """The figures of a village, a kecamatan, or all; None where nothing is recorded."""
        frame, code = ((self.villages, village) if village else (self.kecamatan, kecamatan) if kecamatan
                       else (self.whole, "whole"))
        own = frame[frame.index == code]
        return None if own.empty else own.iloc[0]


def participation(rows: pd.DataFrame, year: int, villages: Sequence[str], rounding: Rounding) -> Participation | None:
    """From activities of all years and the codes of all villages; None when the year has none."""
    own = rows[rows["year"] == year]
    if own.empty:
        return None
    frame = _counted(own, own["region_code"])
    frame.insert(0, "kecamatan_code", own.groupby("region_code")["kecamatan_code"].first())
    shown = rounding.sums(f"gotong_royong/{year}/peserta", frame["participants"].astype(float),
                          frame["kecamatan_code"])
    frame["participants"] = shown.parts
    kecamatan = _counted(own, own["kecamatan_code"])
    kecamatan["participants"] = shown.groups.reindex(kecamatan.index)
    whole = _counted(own, pd.Series("whole", own.index))
    whole["participants"] = shown.total
    silent = tuple(code for code in sorted(villages) if code not in frame.index)
    kinds = own["kind"].value_counts()
    return Participation(year, frame, kecamatan, whole, silent, {str(kind): int(n) for kind, n in kinds.items()},
                         bool(own["is_sample"].any()))


def _counted(rows: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    grouped = rows.groupby(groups)
    return pd.DataFrame({"activities": grouped.size(), "participants": grouped["participants"].sum().astype(float),
                         "hours": grouped["hours"].sum(min_count=1)})
