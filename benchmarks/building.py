"""The build: on the shipped data against reading the same files by pandas alone, and again for each decision typed.

Processor time: what is typed during a meeting is stored by the server that draws everybody's pages.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.timing import median, ms, processor_seconds, ratio, table
from dashboard.core import settings
from dashboard.core.actor import person
from dashboard.publish.build import build
from dashboard.publish.hand_in import hand_in
from dashboard.store.building.tables import read_boundaries, read_tables
from dashboard.store.database import open_current
from dashboard.store.reference_codes import reference_codes
from dashboard.topics.meetings.blocks.typed_entry import Typed, draft, new_code
from dashboard.topics.meetings.contracts import DECISIONS, MEETINGS

DAY = date(2026, 11, 24)
TIMES = 5


def run() -> str:
    """Medians and ratios."""
    before = os.environ.get("DASHBOARD_HOME")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DASHBOARD_HOME"] = str(Path(folder))
        floor = median(processor_seconds(_read, TIMES))
        scratch = median(processor_seconds(_from_scratch, TIMES))
        again = median(processor_seconds(build, TIMES))
        typed = median(processor_seconds(_decision(), TIMES))
    os.environ.pop("DASHBOARD_HOME") if before is None else os.environ.update(DASHBOARD_HOME=before)
    return table("Membangun dan menerbitkan (waktu prosesor)", ["langkah", "waktu", "terhadap lantai"],
                 [["membaca berkas saja (lantai)", ms(floor), "1×"],
                  ["seluruh build dari awal", ms(scratch), ratio(scratch, floor)],
                  ["build lagi, berkas tidak berubah", ms(again), ratio(again, floor)],
                  ["keputusan diketik sampai terbit", ms(typed), ratio(typed, floor)]])


def _read() -> None:
    read_tables(settings.data())
    read_boundaries(settings.data())


def _from_scratch() -> None:
    shutil.rmtree(settings.cache(), ignore_errors=True)
    build()


def _decision() -> Callable[[], None]:
    """Stores one more decision of a meeting each time that it is called."""
    database = open_current()
    known = reference_codes(database)
    database.close()
    meeting, (agency, name) = new_code("rapat", DAY), next(iter(known.agencies.items()))
    by = person("Uji")
    hand_in(draft(MEETINGS, [{"code": meeting, "date": DAY, "title": "Rapat", "place": "Aula"}], by, known))

    def one_more() -> None:
        row: Typed = {"code": new_code("keputusan", DAY), "meeting": meeting, "decision": "Menyusun jadwal",
                      "agency": agency, "due": DAY, "agency_then": name}
        hand_in(draft(DECISIONS, [row], by, known))

    return one_more


if __name__ == "__main__":
    print(run())
