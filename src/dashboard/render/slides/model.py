"""What a slide is made of. The presentation and the deck draw it; neither computes a number.

All texts are plain (whoever draws them escapes them) and already in Indonesian form; values in charts are numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from dashboard.core import formats
from dashboard.core.domain import Verdict
from dashboard.render.words import figure_marks


class ChartKind(StrEnum):
    """How values are drawn: over time, as upright or lying bars, as points of two measures."""

    LINE = "line"
    COLUMN = "column"
    BAR = "bar"
    SCATTER = "scatter"


@dataclass(frozen=True)
class ChartSeries:
    """One line, set of bars or cloud: `values` a category each, None where nothing is known (a gap, never a zero).

    `colour` and `point_colours` are #RRGGBB of style.LIGHT; `x` only for a scatter; `dashed` for references, `marks`
    for values that stand alone (targets: hollow diamonds). `calculated`: a flag a value, for those that were not
    published (hollow points of a line; none: all were). `point_names` (one a point, "" for none) are written beside
    points of a scatter, and say which bars are named when there are too many to name all. `other_ends`: where a mark
    is a range, its other end (an upright line from the value to it).
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    point_colours: tuple[str, ...] = ()
    x: tuple[float, ...] = ()
    point_names: tuple[str, ...] = ()
    dashed: bool = False
    marks: bool = False
    calculated: tuple[bool, ...] = ()
    other_ends: tuple[float | None, ...] = ()

    def part(self, start: int, end: int) -> ChartSeries:
        """What belongs to the categories from `start` up to, not with, `end`."""
        return replace(self, values=self.values[start:end], point_colours=self.point_colours[start:end],
                       x=self.x[start:end], point_names=self.point_names[start:end],
                       calculated=self.calculated[start:end], other_ends=self.other_ends[start:end])

    def other_end(self, place: int) -> float | None:
        """The other end of the range at this place; None of a single value."""
        return self.other_ends[place] if self.other_ends else None

    def ends(self, place: int) -> list[float]:
        """What is told at this place: one value, or both ends of a range, the lower first."""
        return sorted({end for end in (self.values[place], self.other_end(place)) if end is not None})

    def drawn(self) -> list[float]:
        """All values that an axis has to hold."""
        return [value for value in (*self.values, *self.other_ends) if value is not None]

    def known(self) -> list[tuple[int, float]]:
        """Place and value of all that is known."""
        return [(place, value) for place, value in enumerate(self.values) if value is not None]

    def end(self) -> tuple[int, float] | None:
        """Place and value of the newest that is known."""
        return next(reversed(self.known()), None)

    def is_calculated(self, place: int) -> bool:
        """Whether the value at this place was calculated and not published."""
        return bool(self.calculated) and self.calculated[place]


@dataclass(frozen=True)
class Chart:
    """A chart as numbers. Bars start at zero; a line says in `note` when its axis does not.

    `signed`: values are changes, printed with their sign.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    unit: str
    decimals: int
    note: str = ""
    x_title: str = ""
    y_title: str = ""
    signed: bool = False

    def part(self, start: int, end: int) -> Chart:
        """The chart of the categories from `start` up to, not with, `end`."""
        return replace(self, categories=self.categories[start:end],
                       series=tuple(one.part(start, end) for one in self.series))

    def told(self, value: float) -> str:
        """A value as it is printed on the chart."""
        return formats.signed(value, self.decimals) if self.signed else formats.number(value, self.decimals)

    def told_at(self, series: ChartSeries, place: int) -> str:
        """What one of its series says at this place: '8,88', or '5,30–6,78' of a range."""
        return "–".join(map(self.told, series.ends(place)))

    def goes_on(self, series: ChartSeries) -> bool:
        """Whether the same line goes on in another series, after a break of method."""
        own = series.end()
        return own is not None and any((end := other.end()) is not None and end[0] > own[0] for other in self.series
                                       if other is not series and other.name == series.name)

    def end_aside(self, series: ChartSeries) -> str:
        """What stands beside the name at the end of a line: ' (2024, hitungan)', the category where other lines go on,
        and how the figure came about. Of marks always the category."""
        newest = max((end[0] for other in self.series if not other.marks and (end := other.end())), default=0)
        end = series.end()
        if end is None:
            return ""
        return figure_marks.aside(self.categories[end[0]] if series.marks or end[0] < newest else "",
                                  figure_marks.CALCULATED if series.is_calculated(end[0]) else "")


@dataclass(frozen=True)
class SlideColumn:
    """A column of a table: heading, share of the width, and whether it holds numbers (then to the right)."""

    name: str
    share: float
    is_number: bool = False


@dataclass(frozen=True)
class SlideTable:
    """A table of texts; as many rows as a hall can read (about ten)."""

    columns: tuple[SlideColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Card:
    """One headline figure."""

    name: str
    value: str
    unit: str
    change: str
    verdict: Verdict
    references: tuple[str, ...]
    period: str


@dataclass(frozen=True)
class Cards:
    """Headline figures side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Picture:
    """A finished picture (the map), PNG of 1920 x 1080 or its proportion."""

    png: bytes


@dataclass(frozen=True)
class Points:
    """A few short sentences."""

    sentences: tuple[str, ...]


Body = Chart | SlideTable | Cards | Picture | Points


@dataclass(frozen=True)
class Slide:
    """One message: `title` is the finding; `subtitle` measure, unit and period; `rule` how the sentence was made.

    `id` is stable (it stands in links), `group` is where the list of slides puts it. `sentence` is the whole sentence
    when the title says only its beginning; it goes into the speaker's notes, as does `read`: where the figures were
    read and what is doubted.
    """

    id: str
    group: str
    title: str
    subtitle: str
    body: Body
    source: str
    rule: str
    alt: str
    is_sample: bool = False
    sentence: str = ""
    read: str = ""


@dataclass(frozen=True)
class LeftOut:
    """A slide that has nothing to show, and why."""

    id: str
    title: str
    reason: str


@dataclass(frozen=True)
class Deck:
    """All slides in order, told with the day they are made for, the day the data are of, and the build they come from
    (`built_at`: UTC). `besides`: slides that are shown only when they are asked for."""

    title: str
    subtitle: str
    slides: tuple[Slide, ...]
    left_out: tuple[LeftOut, ...]
    data_date: date
    build_id: str
    today: date
    built_at: datetime
    besides: tuple[Slide | LeftOut, ...] = ()
