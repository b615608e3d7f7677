"""The build: seconds on the shipped data, against reading the same files by pandas alone."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from benchmarks.timing import median, ms, ratio, seconds, table
from dashboard.core import settings
from dashboard.publish.build import build
from dashboard.store.building.tables import read_boundaries, read_tables


def run() -> str:
    """Time of a whole build."""
    before = os.environ.get("DASHBOARD_HOME")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DASHBOARD_HOME"] = str(Path(folder))
        floor = median(seconds(lambda: (read_tables(settings.data()), read_boundaries(settings.data())), 5))
        whole = median(seconds(build, 5))
    os.environ.pop("DASHBOARD_HOME") if before is None else os.environ.update(DASHBOARD_HOME=before)
    return table("Membangun basis data", ["langkah", "waktu", "terhadap lantai"],
                 [["membaca berkas saja (lantai)", ms(floor), "1×"], ["seluruh build", ms(whole), ratio(whole, floor)]])


if __name__ == "__main__":
    print(run())
