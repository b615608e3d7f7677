"""One build as the slides read it: each question is asked once, and only when a slide needs its answer.

The same functions as the pages, so that a number is the same on a page and on a slide.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import (
    Indicator,
    Level,
    QueryError,
    Region,
    Release,
)
from dashboard.core.regency import kecamatan_or_all, regency, unknown_kecamatan
from dashboard.queries import coverage, reference, values
from dashboard.queries.reference import BuildInfo
from dashboard.render.words import source_words
from dashboard.statistics import scales
from dashboard.statistics.over_time import timeline
from dashboard.statistics.rounding import Rounding, rounding_for
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.areas.rules import profile
from dashboard.topics.areas.rules.area import Compared, score_table
from dashboard.topics.indicators.rules.overview import HEADLINE, Known, Overview, overview
from dashboard.topics.indicators.rules.poverty_shape import PovertyShape, shape
from dashboard.topics.indicators.rules.trend import Trend, TrendFacts, trend
from dashboard.topics.programs import queries as program
from dashboard.topics.programs.rules.coverage import Coverage
from dashboard.topics.programs.rules.coverage import coverage as analyse_coverage
from dashboard.topics.programs.rules.program import Program
from dashboard.topics.rat import queries as rat
from dashboard.topics.rat.rules.quarter import Assessment, Choice, Rat, assess, of_build
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.topics.steps.rules.five_step import FiveSteps, five_steps

if TYPE_CHECKING:
    from dashboard.topics.steps.rules.linkage import Linkage

Answer = TypeVar("Answer")


class World:
    """`kecamatan` (code) and `period` (year, quarter of the RAT) as asked, None for the whole and the newest; `today`
    decides what is late or old, None for the day it is in the regency.

    Raises QueryError with what is known when there is no such kecamatan or period.
    """

    def __init__(self, database: Database, kecamatan: str | None = None, period: tuple[int, int] | None = None,
                 today: date | None = None) -> None:
        self.database, self.kecamatan, self.period = database, kecamatan, period
        self.today = today or build_times.today()
        self._kept: dict[Hashable, Any] = {}
        known = {code: region.name for code, region in self.regions.items() if region.level is Level.KECAMATAN}
        if kecamatan is not None and kecamatan not in known:
            raise QueryError(unknown_kecamatan(kecamatan, known))
        if period is not None:
            self._check(period)

    def _check(self, period: tuple[int, int]) -> None:
        known = sorted(self.rat.quarters())
        if period not in known:
            told = ", ".join(f"{year}-TW{quarter}" for year, quarter in known)
            raise QueryError(f"Belum ada laporan RAT untuk {period[0]}-TW{period[1]}. "
                             + (f"Yang ada: {told}." if told else "Belum ada laporan RAT sama sekali."))

    def once(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """What `make` answers, asked once a world; `key` names it among the answers of all topics."""
        if key not in self._kept:
            self._kept[key] = make()
        answer: Answer = self._kept[key]
        return answer

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Every region by code."""
        return reference.regions(self.database)

    @cached_property
    def catalogue(self) -> Mapping[str, Indicator]:
        """Every indicator by id."""
        return reference.indicators(self.database)

    @cached_property
    def info(self) -> BuildInfo:
        """What the build says about itself."""
        return reference.build_info(self.database)

    @cached_property
    def breaks(self) -> pd.DataFrame:
        """Method breaks of all indicators."""
        return reference.method_breaks(self.database)

    @cached_property
    def releases(self) -> Mapping[str, Release]:
        """The release calendar by indicator."""
        return reference.releases(self.database)

    @cached_property
    def _newest(self) -> pd.DataFrame:
        return coverage.newest(self.database, regency().code)

    @property
    def place(self) -> str:
        """'Kecamatan Bakung', or the kabupaten."""
        return kecamatan_or_all(self.regions, self.kecamatan)

    @property
    def whole_note(self) -> str:
        """' · seluruh Kabupaten Blitar' for slides that cannot be about the kecamatan asked for."""
        return f" · seluruh {regency().label}" if self.kecamatan else ""

    @cached_property
    def village_codes(self) -> list[str]:
        """Codes of the villages in the order of the geometry file."""
        return reference.village_codes(self.regions)

    def name(self, code: str) -> str:
        """Name of a kecamatan or village."""
        return self.regions[code].name

    def kabkota_values(self, indicator: str) -> pd.DataFrame:
        """The 38 kabupaten/kota with province and nation, all years."""
        return self.once(("kabkota_values", indicator), lambda: values.kabkota_values(self.database, indicator))

    @cached_property
    def shape(self) -> PovertyShape:
        """What depth and line add to the rate of poverty."""
        return shape(self.catalogue, self.kabkota_values)

    @cached_property
    def headline_series(self) -> pd.DataFrame:
        """The headline indicators of the regency, the province and the nation."""
        return values.series(self.database, HEADLINE, regency().codes)

    @cached_property
    def overview(self) -> Overview:
        """Headline findings, places among the 38, what is old."""
        return overview(self.catalogue, self.headline_series, self.kabkota_values,
                        Known(self._newest, coverage.newest(self.database, regency().province.code), self.releases),
                        self.breaks, self.today, values.targets(self.database, HEADLINE, (regency().code,)))

    def village_values(self, indicator: str) -> pd.DataFrame:
        """Figures of all villages, every year."""
        return self.once(("villages", indicator), lambda: values.village_values(self.database, indicator))

    @cached_property
    def all_village_values(self) -> pd.DataFrame:
        """Figures of all villages."""
        return values.village_values(self.database)

    @cached_property
    def compared(self) -> Mapping[Level, Compared]:
        """Among whom a desa and a kecamatan are placed."""
        kecamatan = values.kecamatan_values(self.database)
        return {level: profile.compared(self.regions, self.catalogue, self.all_village_values, kecamatan, level)
                for level in (Level.DESA, Level.KECAMATAN)}

    @cached_property
    def score_tables(self) -> Mapping[Level, pd.DataFrame]:
        """topics.areas.rules.area.score_table of the desa and of the kecamatan; a level without scores is absent."""
        found = {}
        for level, among in self.compared.items():
            shown = profile.scores(self.catalogue, level)
            if shown:
                found[level] = score_table(among.values, list(among.parents), shown[0], shown[1:])
        return found

    def trend(self, indicator: str) -> Trend | None:
        """One indicator over time and against others; None when the regency has no figure."""
        return self.once(("trend", indicator), lambda: self._trend(indicator))

    def _trend(self, name: str) -> Trend | None:
        if name not in self.catalogue or name not in set(self._newest["indicator"]):
            return None
        related = timeline.siblings(self.catalogue[name], self.catalogue, self._newest["indicator"])
        ids = (name, *(item.id for item in related))
        facts = TrendFacts(values.series(self.database, ids, regency().codes), self.kabkota_values(name),
                           values.targets(self.database, ids, regency().codes), self.breaks, self.today, self.releases)
        labels = {code: self.regions[code].label for code in regency().codes}
        return trend(self.catalogue[name], related, (), labels, facts)

    def steps(self, indicator: str) -> FiveSteps | None:
        """Steps 1 to 4; None when the regency has no figure."""
        shown = self.trend(indicator)
        return None if shown is None else self.once(("steps", indicator), lambda: five_steps(shown, self.breaks))

    def link(self, indicator: str, support: str) -> Linkage | None:
        """Step 5: two indicators over the kabupaten/kota."""
        from dashboard.topics.steps.rules import linkage  # brings scipy, which a build does not need

        if support not in self.catalogue or indicator not in self.catalogue:
            return None
        return self.once(("link", indicator, support), lambda: linkage.link(
            self.catalogue[indicator], self.catalogue[support], self.kabkota_values(indicator),
            self.kabkota_values(support)))

    @cached_property
    def rounding(self) -> Rounding:
        """Slides and papers are for everybody: counts of people are rounded, whoever makes them."""
        return rounding_for(PUBLIC)

    @cached_property
    def rat(self) -> Rat:
        """The RAT of all years."""
        return of_build(self.database, self.today, self.rounding)

    @cached_property
    def rat_choice(self) -> Choice | None:
        """The quarter asked for, else the newest one (Rat.newest); None without a RAT."""
        found = self.period or self.rat.newest()
        return Choice(*found, area=self.kecamatan) if found else None

    @cached_property
    def assessment(self) -> Assessment | None:
        """The state of the RAT at that quarter, of what is located in the kecamatan when one is asked for."""
        choice = self.rat_choice
        return None if choice is None else assess(self.rat, choice, scales.configured())

    @cached_property
    def agencies(self) -> Mapping[str, str]:
        """Short names of agencies by code."""
        frame = rat.agencies(self.database)
        return dict(zip(frame["code"], frame["short_name"], strict=True))

    def rat_source(self, year: int) -> str:
        """'Sumber: …' of the RAT of a year."""
        files = rat.rat_files(self.database)
        own = files[files["year"] == year]
        if self.rat.of_year(year).is_sample:
            return f"Sumber: RAT {year} buatan untuk contoh (data/sample), bukan angka sebenarnya."
        told = [f"{row['file_name']}, diserahkan {formats.tanggal(row['at'])}" for row in own.to_dict("records")]
        rest = f"; dan {len(told) - 2} berkas lain" if len(told) > 2 else ""
        return f"Sumber: RAT {year}: {'; '.join(told[:2])}{rest}." if told else f"Sumber: RAT {year}."

    @cached_property
    def programs(self) -> Mapping[str, Program]:
        """Programmes that have coverage, by code."""
        rows = program.programs(self.database).to_dict("records")
        return {str(row["code"]): Program(**{str(key): value for key, value in row.items()}) for row in rows}

    @cached_property
    def program_years(self) -> pd.DataFrame:
        """program, year, is_sample."""
        return program.program_years(self.database)

    def coverage(self, code: str, year: int) -> Coverage | None:
        """One programme in one year, as viewers may see it."""
        return self.once(("coverage", code, year), lambda: analyse_coverage(
            program.coverage_rows(self.database, code, year), self.rounding))

    def file_names(self, submissions: set[str]) -> list[str]:
        """'rtlh.xlsx, diterima 3 Oktober 2026' of these submissions, the newest last."""
        frame = program.submissions(self.database)
        own = frame[frame["submission_id"].isin(submissions)].sort_values(["at", "submission_id"])
        return [source_words.received(row) for row in own.to_dict("records")]

    def files_source(self, submissions: set[str], otherwise: str, *, is_sample: bool) -> str:
        """'Sumber: …' of rows that were handed in: the newest two files, `otherwise` where none is known; of sample
        that it is made up."""
        if is_sample:
            return "Sumber: data contoh buatan, bukan data sebenarnya (folder data/sample)."
        named = self.file_names(submissions)
        rest = f"; dan {len(named) - 2} berkas lain" if len(named) > 2 else ""
        return f"Sumber: berkas {'; '.join(named[-2:])}{rest}." if named else f"Sumber: {otherwise}."

    @cached_property
    def usual_register_counts(self) -> pd.DataFrame:
        """Families by register, period, village and decile."""
        return program.usual_register_counts(self.database)

    @property
    def quarter_words(self) -> str:
        """'Triwulan III 2026' of the RAT slides; empty without a report."""
        choice = self.rat_choice
        return f"Triwulan {rat_words.ROMAN[choice.quarter]} {choice.year}" if choice else ""
