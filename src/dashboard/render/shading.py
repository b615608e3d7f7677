"""Figures of one indicator and period as the map paints them: class, printed value, rank of every region."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.core import formats, style
from dashboard.core.domain import MONTH_OF_PERIOD, Indicator
from dashboard.core.regency import regency
from dashboard.render.words.figure_marks import aside
from dashboard.statistics import classes, ranking
from dashboard.statistics.attention import as_mapped

NO_DATA = "-"
BEYOND = "+"
"""Beyond the scale: to be checked, neither good nor bad (a coverage above 100 percent)."""

def alike_words() -> str:
    """The words of what the sample of a survey cannot tell apart from the regency, on maps and bars."""
    return f"belum dapat dipastikan berbeda dari {regency().brief}"
WHOLE_MAP_SHARE = 0.5
"""An indicator is offered in the map's switch when at least this share of the regions has a figure."""


@dataclass(frozen=True)
class Shading:
    """One painted state. `grades` is one character a region in file order: 0..4, "-" without a figure, "+" beyond the
    scale (`odd_word`).

    `texts` and `ranks` follow the same order ("" and 0 without a figure; ranks all 0 for ordinal indicators);
    `words` (ranges), `names` and `counts` belong to class 0..4, `none_word` and `none_count` to the class
    without a figure. `alike`: places (in file order) of the regions that the sample of a survey cannot tell apart from
    Kabupaten Blitar.
    """

    key: str
    indicator: str
    name: str
    short_name: str
    unit: str
    period: str
    order: int
    ramp: str
    grades: str
    texts: tuple[str, ...]
    ranks: tuple[int, ...]
    ranked: int
    words: tuple[str, ...]
    names: tuple[str, ...]
    counts: tuple[int, ...]
    ends: tuple[str, str]
    none_word: str
    none_count: int
    source: str
    odd_word: str = ""
    alike: tuple[int, ...] = ()

    def colours(self) -> tuple[str, ...]:
        """Fill of class 0..4 on paper (#RRGGBB); a page has style.screen_ramp."""
        ramp: tuple[str, ...] = getattr(style.LIGHT, self.ramp)
        return ramp

    def as_entry(self) -> dict[str, Any]:
        """What peta.js reads; about 4 KB for 248 villages."""
        return {
            "indicator": self.indicator, "name": self.name, "short": self.short_name, "unit": self.unit,
            "period": self.period, "order": self.order, "ramp": self.ramp, "classes": self.grades,
            "text": self.texts, "rank": self.ranks, "of": self.ranked, "words": self.words,
            "names": self.names, "ends": self.ends, "none": self.none_word, "source": self.source,
            **({"odd": self.odd_word} if self.odd_word else {}),
            **({"alike": self.alike, "alikeWord": alike_words()} if self.alike else {}),
        }


@dataclass(frozen=True)
class VillageStates:
    """Name of the values file in DASHBOARD_HOME/static, and the keys of the states in it, in catalogue order."""

    file: str
    keys: tuple[str, ...]

    def years(self) -> dict[str, dict[int, str]]:
        """By indicator its years, the newest first, with the period."""
        found: dict[str, dict[int, str]] = {}
        for indicator, year, period in sorted((key.split("|") for key in self.keys), key=lambda parts: -int(parts[1])):
            found.setdefault(indicator, {})[int(year)] = period
        return {name: found[name] for name in dict.fromkeys(key.split("|")[0] for key in self.keys)}


def key_of(indicator: str, year: int, period: str) -> str:
    """Name of a painted state in the browser and in the values file."""
    return f"{indicator}|{year}|{period}"


def shade(
    indicator: Indicator, year: int, period: str, values: pd.Series, codes: Sequence[str],
    breaks: Sequence[float] | None = None, none_word: str = style.NOT_ASSESSED_WORDS, *,
    remarks: Mapping[str, str] | None = None, alike: Collection[str] = (),
) -> Shading:
    """Shading of `values` (index: region codes) for the regions `codes`, which must be in file order.

    `breaks` are the class limits, by default the indicator's own for villages; `remarks`: by code what has to be said
    beside a figure; `alike`: statistics.provincial_rank.indistinct.
    """
    limits = breaks or indicator.breaks
    indicator = as_mapped(indicator)
    aligned = values.reindex(list(codes)).astype("Float64")
    grades = classes.classify(aligned, limits, indicator.direction)
    ranks = pd.Series(pd.NA, aligned.index, dtype="Int64") if indicator.categories else (
        ranking.rank(aligned, indicator.direction))
    *rated, none = classes.legend(aligned, limits, indicator)
    return Shading(
        key=key_of(indicator.id, year, period), indicator=indicator.id, name=indicator.name,
        short_name=indicator.short_name, unit="" if indicator.categories or indicator.unit == "indeks" else
        indicator.unit, period=formats.period(year, period), order=year * 100 + MONTH_OF_PERIOD[period],
        ramp=style.ramp_name(indicator.direction),
        grades="".join(NO_DATA if pd.isna(grade) else str(grade) for grade in grades),
        texts=tuple("" if pd.isna(v) else formats.value_with_unit(float(v), indicator)
                    + aside((remarks or {}).get(str(code), "")) for code, v in aligned.items()),
        ranks=tuple(0 if pd.isna(rank) else int(rank) for rank in ranks),
        ranked=int(aligned.notna().sum()),
        words=tuple(row.range for row in rated),
        names=tuple(row.range if indicator.categories else row.word for row in rated),
        counts=tuple(row.count for row in rated),
        ends=classes.ends(indicator), none_word=none_word, none_count=none.count,
        source=f"{indicator.publisher}, {indicator.series}",
        alike=tuple(place for place, code in enumerate(codes) if code in alike),
    )


def village_entries(
    figures: pd.DataFrame, indicators: Mapping[str, Indicator], codes: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """Entries by key for the switch inside the map: every period of the indicators most villages have.

    `figures` has indicator, year, period, region_code, value (queries.village_values), one row for each.
    """
    entries: dict[str, dict[str, Any]] = {}
    for indicator in indicators.values():
        own = figures[figures["indicator"] == indicator.id] if indicator.breaks else figures.iloc[:0]
        for year, period in own[["year", "period"]].drop_duplicates().itertuples(index=False):
            rows = own[(own["year"] == year) & (own["period"] == period)]
            values = rows.set_index("region_code")["value"]
            if values.notna().sum() >= WHOLE_MAP_SHARE * len(codes):
                shading = shade(indicator, int(year), str(period), values, codes)
                entries[shading.key] = shading.as_entry()
    return entries
