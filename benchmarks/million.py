"""A million rows of coverage: read, compared, stored, published, and corrected by another million."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import duckdb

from benchmarks.timing import table
from dashboard.core import settings
from dashboard.core.actor import command_line
from dashboard.intake.preview import Preview
from dashboard.intake.read import read
from dashboard.publish.build import build
from dashboard.publish.hand_in import SubmissionOutcome, hand_in
from dashboard.registry import contracts
from dashboard.store.database import open_current
from dashboard.store.reference_codes import reference_codes
from dashboard.store.submissions.record import SubmissionDraft, changes

KEEPER = command_line("Uji")

ROWS = 1_000_000
_PROGRAMS = 28
_UNITS = ("KK", "jiwa", "unit")
_Done = TypeVar("_Done")


def run() -> str:
    """Seconds of each step, against DuckDB's own reading of the same CSV into a table."""
    before = os.environ.get("DASHBOARD_HOME")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DASHBOARD_HOME"] = folder
        build()
        _hand_in("programs", _programs())
        file = Path(folder) / "juta.csv"
        file.write_bytes(_coverage(0))
        floor, _ = _timed(lambda: _floor(file))
        rows = [("DuckDB membaca CSV yang sama ke tabel (lantai)", floor)]
        for shift, name in ((0, "baru"), (1, "koreksi semuanya")):
            rows += [(f"{name}: {step}", taken) for step, taken in _steps(_coverage(shift))]
        database = open_current()
        sql = ("SELECT kecamatan_code, sum(recipients), sum(target) FROM coverage WHERE program = 'prog07' "
               "AND year = 2024 GROUP BY ALL")
        database.query(sql)
        rows.append(("satu program dan tahun per kecamatan", _timed(lambda: database.query(sql))[0]))
        database.close()
    os.environ.pop("DASHBOARD_HOME") if before is None else os.environ.update(DASHBOARD_HOME=before)
    return table(f"{ROWS} baris cakupan", ["langkah", "detik", "terhadap lantai"],
                 [[name, f"{taken:.3g}", f"{taken / floor:.2f}×"] for name, taken in rows])


def _steps(content: bytes) -> list[tuple[str, float]]:
    reading, preview = _timed(lambda: _read("coverage", content))
    comparing, _ = _timed(lambda: changes(preview, KEEPER))
    publishing, _ = _timed(lambda: hand_in(_draft("coverage", content, preview)))
    return [("pratinjau", reading), ("perbedaan", comparing), ("simpan, bangun, periksa, terbitkan", publishing)]


def _timed(work: Callable[[], _Done]) -> tuple[float, _Done]:
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done


def _floor(file: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t AS SELECT * FROM read_csv($file)", {"file": str(file)})


def _programs() -> bytes:
    lines = [f"prog{number:02d};Program {number:02d};dinsos;1;{_UNITS[number % 3]}" for number in range(_PROGRAMS)]
    return "\n".join(["Kode program;Nama program;OPD;Strategi;Satuan", *lines]).encode()


def _coverage(shift: int) -> bytes:
    """Programs × villages × periods, cut at ROWS; `shift` alters every number of recipients."""
    villages = duckdb.execute(
        "SELECT code FROM read_csv($file, all_varchar = true) WHERE level IN ('desa', 'kelurahan') ORDER BY code",
        {"file": str(settings.data() / "regions/regions.csv")}).fetchall()
    periods = [f"{year}{part}" for year in range(2015, 2045) for part in ("-TW1", "-TW2", "-TW3", "-TW4", "")]
    lines = [f"prog{number:02d},{village},{period},{300 + number},{_UNITS[number % 3]},"
             f"{(place * 7 + number + shift) % 290}"
             for period in periods for number in range(_PROGRAMS) for place, (village,) in enumerate(villages)]
    return "\n".join(["Kode program,Desa,Periode,Sasaran,Satuan sasaran,Penerima", *lines[:ROWS]]).encode()


def _read(dataset: str, content: bytes) -> Preview:
    database = open_current()
    try:
        return read(contracts()[dataset], content, "uji.csv", reference_codes(database))
    finally:
        database.close()


def _draft(dataset: str, content: bytes, preview: Preview) -> SubmissionDraft:
    return SubmissionDraft(dataset, content, "uji.csv", preview, KEEPER)


def _hand_in(dataset: str, content: bytes) -> SubmissionOutcome:
    return hand_in(_draft(dataset, content, _read(dataset, content)))


if __name__ == "__main__":
    print(run())
