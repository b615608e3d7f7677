"""What slides and papers are about: a build, a place, a quarter and a day, read as everybody may see it."""

from __future__ import annotations

from datetime import date

from dashboard.core.domain import Level, QueryError
from dashboard.core.regency import kecamatan_or_all, regency, unknown_kecamatan
from dashboard.queries import reference
from dashboard.statistics import scales
from dashboard.statistics.rounding import Rounding, rounding_for
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC, Audience
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.rat.rules.quarter import Assessment, Choice
from dashboard.topics.rat.words import sentences as rat_words


class World:
    """`kecamatan` (code) and `period` (year, quarter of the RAT) as asked, None for the whole and the newest; `today`
    decides what is late or old, None for the day it is in the regency. What is known is asked of `database`, for
    `audience` where counts of people are in it.

    Raises QueryError with what is known when there is no such kecamatan or period.
    """

    audience: Audience = PUBLIC
    """Slides and papers are for everybody: counts of people are rounded, whoever makes them."""

    def __init__(self, database: Database, kecamatan: str | None = None, period: tuple[int, int] | None = None,
                 today: date | None = None) -> None:
        self.database, self.kecamatan, self.period = database, kecamatan, period
        self.today = today or build_times.today()
        if kecamatan is not None:
            self._check_kecamatan(kecamatan)
        if period is not None:
            self._check_period(period)

    def _check_kecamatan(self, kecamatan: str) -> None:
        regions = reference.regions(self.database)
        known = {code: region.name for code, region in regions.items() if region.level is Level.KECAMATAN}
        if kecamatan not in known:
            raise QueryError(unknown_kecamatan(kecamatan, known))

    def _check_period(self, period: tuple[int, int]) -> None:
        known = sorted(rat_answers.rat(self.database, self.today, self.audience).quarters())
        if period not in known:
            told = ", ".join(f"{year}-TW{quarter}" for year, quarter in known)
            raise QueryError(f"Belum ada laporan RAT untuk {period[0]}-TW{period[1]}. "
                             + (f"Yang ada: {told}." if told else "Belum ada laporan RAT sama sekali."))

    @property
    def rounding(self) -> Rounding:
        """How counts of people are shown to the audience."""
        return rounding_for(self.audience)

    @property
    def place(self) -> str:
        """'Kecamatan Bakung', or the kabupaten."""
        return kecamatan_or_all(reference.regions(self.database), self.kecamatan)

    @property
    def whole_note(self) -> str:
        """' · seluruh Kabupaten Blitar' for slides that cannot be about the kecamatan asked for."""
        return f" · seluruh {regency().label}" if self.kecamatan else ""

    def name(self, code: str) -> str:
        """Name of a kecamatan or village."""
        return reference.regions(self.database)[code].name

    @property
    def rat_choice(self) -> Choice | None:
        """The quarter asked for, else the newest one (Rat.newest); None without a RAT."""
        found = self.period or rat_answers.rat(self.database, self.today, self.audience).newest()
        return Choice(*found, area=self.kecamatan) if found else None

    @property
    def assessment(self) -> Assessment | None:
        """The state of the RAT at that quarter, of what is located in the kecamatan when one is asked for."""
        choice = self.rat_choice
        return None if choice is None else rat_answers.assessment(
            self.database, choice, scales.configured().id, self.today, self.audience)

    @property
    def quarter_words(self) -> str:
        """'Triwulan III 2026' of the RAT slides; empty without a report."""
        choice = self.rat_choice
        return f"Triwulan {rat_words.ROMAN[choice.quarter]} {choice.year}" if choice else ""
