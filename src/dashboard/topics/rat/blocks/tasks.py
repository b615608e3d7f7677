"""What an agency owes of its action plan: the plan of the year, the report of the quarter, single indicators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.render.tasks import Task
from dashboard.topics.rat.rules.quarter import Assessment
from dashboard.topics.rat.words import sentences as words

_ENDED = "sejak triwulan berakhir"


def tasks(world: World, agency: str) -> Sequence[Task]:
    """At the newest quarter; nothing without a RAT."""
    found = world.assessment
    if found is None:
        return ()
    year, there, is_sample = found.choice.year, {"opd": agency}, found.rat.is_sample
    if agency in found.compliance.missing:
        return (Task(f"RAT {year} belum diserahkan", None, "", "rat_matrix", "rat", there, is_sample),)
    state = [row for row in found.agencies.to_dict("records") if row["agency"] == agency]
    silent = [row for row in found.silent.to_dict("records") if row["agency"] == agency]
    if silent:
        since = _since(silent[0], found)
        return (Task(f"Laporan RAT: {words.silent_since(silent[0])}", quarter_end(*since), _ENDED, "rat_realisation",
                     "rat", there, is_sample),)
    if state and state[0]["not_reported"]:
        return (Task(f"Laporan RAT {words.long_quarter(found.choice.quarter, year)} belum lengkap: "
                     f"{words.report_state(state[0], found)}", quarter_end(year, found.choice.quarter), _ENDED,
                     "rat_realisation", "rat", there, is_sample),)
    if state and not state[0]["indicators"]:
        return (Task(f"RAT {year}: {words.report_state(state[0], found)}", None, "", "rat_targets", "rat", there,
                     is_sample),)
    return ()


def quarter_end(year: int, quarter: int) -> date:
    """The last day of a quarter."""
    return date(year + quarter // 4, quarter % 4 * 3 + 1, 1) - timedelta(days=1)


def _since(row: words.Row, found: Assessment) -> tuple[int, int]:
    """Year and number of the first quarter that is owed; of the year looked at when there was never a report."""
    if formats.is_missing(row["since_year"]):
        return found.choice.year, 1
    return int(row["since_year"]), int(row["since_quarter"])
