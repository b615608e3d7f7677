"""Rekonsiliasi at the size of the regency: `python -m benchmarks.reconcile [persons] [fuzzed runs]`.

1.2 million made-up persons in six lists: recall and precision against the truth, seconds, memory. Then fuzzed lists: no
NIK, name or address may stand in what leaves, in messages or in the log.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from made_people import Care, listed, population
from reconcile.config import read_run
from reconcile.key import read_key
from reconcile.leaving import counts
from reconcile.matching import exact, link
from reconcile.reading import load
from reconcile_runs import fuzz, run_of

PERSONS, RUNS = 1_200_000, 10_000
CAREFUL = Care(no_nik=0.005, wrong_nik=0.005, no_kk=0, wrong_name=0.03, wrong_birth=0.01, twice=0.001)
LISTS = (("DTSEN", 0.96, 10, CAREFUL), ("Sidaksos", 0.6, 5, Care()), ("pbi_jkn", 0.5, 5, Care()),
         ("pkh", 0.2, 4, Care()), ("sembako", 0.25, 5, Care(no_nik=0.1)), ("blt_dd", 0.05, 4, Care(no_nik=0.2)))
TODAY = date(2026, 11, 28)
_SAME = """
SELECT (sum(n) FILTER (true) - sum(own)) / 2 FROM (
    SELECT sum(n) ** 2 AS n, sum(n ** 2) AS own FROM (
        SELECT {of}, daftar, count(*)::DOUBLE AS n FROM dinilai GROUP BY ALL) GROUP BY {of})
"""


def main() -> None:
    """Print what was measured."""
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else PERSONS
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), persons)
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else RUNS
    begin = time.perf_counter()
    for seed in range(runs):
        fuzz(seed)
    print(f"{runs} fuzzed runs, nothing personal got out, {time.perf_counter() - begin:.0f} s")


def measure(base: Path, persons: int) -> None:
    """One run of that many persons."""
    people = population(persons, 1)
    lists = {name: listed(people, share, place, care, poor) for place, (name, share, poor, care) in enumerate(LISTS)}
    path, truth = run_of(base, lists), [row.number for rows in lists.values() for row in rows]
    print({name: len(rows) for name, rows in lists.items()}, flush=True)
    del people, lists
    run = read_run(path, TODAY)
    key = read_key(run.key)
    with duckdb.connect(str(base / "bench.duckdb"), config={"memory_limit": "5GB", "threads": 2}) as connection:
        begin, used = time.perf_counter(), time.process_time()
        for name, step in (("load", lambda: load.load(connection, run, key, TODAY)),
                           ("exact", lambda: exact.link_exactly(connection)),
                           ("link", lambda: link.link(connection, run)),
                           ("counts", lambda: counts.count(connection, run, key))):
            found = step()
            print(f"{name}: {time.perf_counter() - begin:.0f} s, {time.process_time() - used:.0f} s of processor time, "
                  f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GiB at most", flush=True)
            if isinstance(found, link.Linked):
                print(found, f"estimated precision {found.precision:.5f}, recall {found.recall:.4f}", flush=True)
        judge(connection, truth)


def judge(connection: duckdb.DuckDBPyConnection, truth: list[int]) -> None:
    """Pairs of rows of different lists against the truth."""
    import pyarrow as pa

    connection.register("benar", pa.table({"rid": range(len(truth)), "benar": truth}))
    connection.execute("CREATE TEMP TABLE dinilai AS SELECT b.daftar, t.orang, k.benar, "
                       "t.orang || '/' || k.benar AS sama "
                       "FROM baris b JOIN tautan t USING (rid) JOIN benar k USING (rid)")
    found, true, right = (connection.execute(_SAME.format(of=of)).fetchall()[0][0]
                          for of in ("orang", "benar", "sama"))
    print(f"recall {right / true:.4f}, precision {right / found:.5f} of {true:.0f} pairs of rows", flush=True)


if __name__ == "__main__":
    main()
