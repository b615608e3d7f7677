"""Words of the domain: regions, indicators, the scope a reader has chosen, and the errors we raise.

Everything here is plain data without I/O; every other layer may import it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

INDONESIA = "00"

SAMPLE_BADGE = "DATA CONTOH"
"""What marks made-up figures wherever they are drawn, exported or read back."""

MONTH_OF_PERIOD = {
    "Maret": 3, "Agustus": 8, "September": 9, "November": 11, "Tahun": 12,
    "Triwulan I": 3, "Triwulan II": 6, "Triwulan III": 9, "Triwulan IV": 12,
}
"""The month in which a named period ends; the only periods the store accepts."""


class Direction(StrEnum):
    """Which way is good news for an indicator."""

    LOWER = "lower"
    HIGHER = "higher"
    NONE = "none"


class Level(StrEnum):
    """Administrative level of a region."""

    NASIONAL = "nasional"
    PROVINSI = "provinsi"
    KABUPATEN = "kabupaten"
    KOTA = "kota"
    KECAMATAN = "kecamatan"
    DESA = "desa"
    KELURAHAN = "kelurahan"


class Verdict(StrEnum):
    """What a difference means for people, after direction and rounding are taken into account."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    UNSURE = "unsure"
    """The figures differ, but by no more than two samples of the same population may."""
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Region:
    """One region. `code` is the Kemendagri code ("35.05.01.2001"); `label` is unique in the product."""

    code: str
    bps_code: str
    name: str
    label: str
    level: Level
    parent: str | None
    lon: float | None = None
    lat: float | None = None
    area_km2: float | None = None


@dataclass(frozen=True)
class Indicator:
    """One row of the catalogue (data/catalogue/indicators.csv); see data/README.md for each column."""

    id: str
    name: str
    short_name: str
    definition: str
    unit: str
    decimals: int
    direction: Direction
    dimension: str
    scale: str
    concept: str
    series: str
    comparability: str
    period_rule: str
    delta_unit: str
    minimum: float
    maximum: float
    publisher: str
    breaks: tuple[float, ...] = ()
    kabkota_breaks: tuple[float, ...] = ()
    categories: dict[int, str] = field(default_factory=dict, hash=False)
    part_of: tuple[str, ...] = ()
    survey: str = ""

    @property
    def is_count(self) -> bool:
        """Grows with the size of a region, so it is never judged against another region."""
        return self.scale == "count"


@dataclass(frozen=True)
class Release:
    """One row of the release calendar (data/catalogue/releases.csv): the figure of a year is usually out by the end of
    `month`, `lag_years` later. `source` is a source_id or "asumsi"."""

    indicator: str
    month: int
    lag_years: int
    source: str
    note: str = ""

    def out(self, year: int, months_later: int = 0) -> date:
        """Last day of the month of release of the figure of `year`, or of a month after it."""
        after = self.month + months_later  # months since the year of release began
        return date(year + self.lag_years + after // 12, after % 12 + 1, 1) - timedelta(days=1)

    def newest(self, day: date, months_later: int = 0) -> int:
        """Newest year whose figure is usually out on `day`, counted from so many months after its release."""
        year = day.year - self.lag_years
        return next(found for found in range(year, year - 4, -1) if self.out(found, months_later) < day)


@dataclass(frozen=True)
class Scope:
    """What the reader has chosen; every field None means the whole kabupaten at its newest."""

    kecamatan: str | None = None
    village: str | None = None
    indicator: str | None = None
    year: int | None = None


class DashboardError(Exception):
    """A failure we can explain. The message is Indonesian and says what, where, and what to do."""


class DataError(DashboardError):
    """A file that people keep (facts, catalogue, geometry) cannot be used as it is."""


class BuildError(DashboardError):
    """Checks failed, so nothing was published."""

    def __init__(self, message: str, failures: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.failures = failures

    @property
    def sentences(self) -> tuple[str, ...]:
        """What failed, for whoever handed in: without the names of our checks."""
        return tuple(failure.partition("] ")[2] if failure.startswith("[") else failure for failure in self.failures)


class StoreError(DashboardError):
    """The built database is missing, damaged or not ours."""


class HistoryError(StoreError):
    """The history of published builds cannot be asked just now, or does not have what was asked for."""


class QueryError(DashboardError):
    """A question to the database that cannot be answered as asked."""


class SubmissionError(DashboardError):
    """What was asked of the submissions cannot be done; nothing was stored."""


class AccountError(DashboardError):
    """An account cannot be made, changed or used as asked."""


class NotAllowed(DashboardError):
    """This is not for whoever asked it; nothing was changed."""
