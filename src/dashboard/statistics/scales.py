"""Named scales for the status of an achievement, in percent of the target (or of the plan to date)."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.core import settings, style
from dashboard.core.domain import DashboardError


@dataclass(frozen=True)
class Scale:
    """A scale: its name, the regulation it is from and how sure that is ("" for one of our own), and the lower limit of
    each status but the last, best first."""

    id: str
    name: str
    source: str
    limits: tuple[tuple[float, str], ...]
    lowest: str

    @property
    def title(self) -> str:
        """Its name with its source behind it."""
        return f"{self.name} ({self.source})" if self.source else self.name

    def status(self, achievement: float) -> str:
        """Key of the status in style.STATUS."""
        return next((key for limit, key in self.limits if achievement >= limit), self.lowest)

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of its statuses, best first."""
        return (*(key for _, key in self.limits), self.lowest)

    def words(self) -> str:
        """The scale in one line, as it stands beside the colours."""
        names = {status.key: status.word for status in style.STATUS}
        told = [f"{names[key]} ≥ {limit:g}" for limit, key in self.limits]
        return f"{self.title}: {', '.join(told)}, {names[self.lowest]} di bawahnya (persen)"


FIVE = Scale("lima", "Skala lima kelas laporan kinerja pemerintah",
             "disebut dari Permendagri 86/2017, belum diperiksa pada naskahnya",
             ((91, "sangat_tinggi"), (76, "tinggi"), (66, "sedang"), (51, "rendah")), "sangat_rendah")
THREE = Scale("tiga", "Skala tiga kelas", "", ((80, "sangat_tinggi"), (50, "sedang")), "sangat_rendah")
SCALES = {scale.id: scale for scale in (FIVE, THREE)}


def configured() -> Scale:
    """The scale that this installation uses. Raises DashboardError for a name that does not exist."""
    wanted = settings.scale()
    if wanted not in SCALES:
        raise DashboardError(f"Pengaturan DASHBOARD_SCALE berisi “{wanted}”, padahal skala yang ada: "
                             f"{', '.join(SCALES)}. Perbaiki, lalu jalankan ulang dasbor.")
    return SCALES[wanted]


NO_TARGET = "tanpa_target"
NOT_DUE = "belum_jadwal"
NO_REPORT = "belum_lapor"
NOT_SUBMITTED = "belum_serah"
FEW_PEOPLE = "sedikit_orang"
STATE_WORDS = {NO_REPORT: "Belum lapor", NOT_DUE: "Belum dijadwalkan", NO_TARGET: "Tanpa target",
               NOT_SUBMITTED: "Belum diserahkan", FEW_PEOPLE: "Rencana di bawah 20 orang"}
"""States beside the scale: a missing report is never zero, a target of zero or none never infinity, and nothing is
late before the quarter in which its plan begins; an agency that handed in nothing for the year is told as such; few
people have no percentage."""
