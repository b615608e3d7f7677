"""What a link to Capaian RAT carries besides place and year: quarter (None is the newest), agency, strategy, status
(None is all)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.intake.common import STRATEGIES
from dashboard.statistics import scales
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.topics.rat import answers, queries
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.shell import access


def _agencies(build: Database) -> dict[str, str]:
    everything = answers.rat(build, build_times.today(), access.audience())
    frame, involved = queries.agencies(build), everything.expected | everything.submitted()
    return {code: name for code, name in zip(frame["code"], frame["name"], strict=True) if code in involved}


def _statuses(build: Database) -> dict[str, str]:
    return {key: rat_words.status_word(key) for key in (*scales.configured().keys, *scales.STATE_WORDS)}


QUARTER = Parameter[int | None]("tw", dict.fromkeys("1234"), None, "triwulan", "Ditampilkan triwulan terbaru.",
                                read=int)
AGENCY = Parameter[str | None]("opd", _agencies, None, "OPD", "Ditampilkan semua OPD.")
STRATEGY = Parameter[str | None]("strategi", STRATEGIES, None, "strategi", "Ditampilkan semua strategi.")
STATUS = Parameter[str | None]("status", _statuses, None, "status", "Ditampilkan semua status.")
AGENCIES, ATTENTION, GROUPS, DETAILS = "Menurut OPD", "Perlu perhatian", "Strategi & sumber dana", "Rincian"
PART = controls.tabbed("bagian", "bagian", (AGENCIES, ATTENTION, GROUPS, DETAILS), meant_by={AGENCY.name: DETAILS})
PARAMETERS = (*controls.PLACE, controls.YEAR, QUARTER, AGENCY, STRATEGY, STATUS, PART)


def quarter_filter(options: Sequence[int], words: Callable[[int], str], year: int) -> int:
    """Quarters in the bar, newest first; warns when the link asked for one that nobody has reported yet."""
    return controls.period(
        QUARTER, "Triwulan", sorted(options, reverse=True), words, icon=":material/event_busy:",
        lacking=lambda wanted, newest: f"{words(wanted)} {year} belum ada laporannya. Ditampilkan {words(newest)}.")
