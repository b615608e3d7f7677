"""Processor time of commands, start-up included, against Python alone and Python with the database's library."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import median, ms, ratio, table

_TIMES = 5
_QUESTION = "SELECT year, value FROM observations WHERE indicator = 'p0' AND region_code = '35.05' ORDER BY year"
_OPD = "Kode OPD;Nama OPD;Singkatan\nukur{number};Dinas Ukur {number};Ukur {number}\n"


def run() -> str:
    """The processor seconds (user and system) of each command, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        home = {**os.environ, "DASHBOARD_HOME": str(Path(folder) / "home")}
        _cpu(["-m", "dashboard", "build"], home)
        files = []
        for number in range(_TIMES + 1):
            files.append(Path(folder) / f"opd-{number}.csv")
            files[-1].write_text(_OPD.format(number=number), "utf-8")
        measured = {
            "Python saja (lantai)": [["-c", "pass"]] * _TIMES,
            "Python dan duckdb": [["-c", "import duckdb"]] * _TIMES,
            "Python, duckdb dan pandas": [["-c", "import duckdb, pandas"]] * _TIMES,
            "sql": [["-m", "dashboard", "sql", _QUESTION]] * _TIMES,
            "submissions": [["-m", "dashboard", "submissions"]] * _TIMES,
            "import --dry-run, satu baris": [
                ["-m", "dashboard", "import", "agencies", str(files[0]), "--by", "Uji", "--dry-run"]] * _TIMES,
            "import, satu baris, terbit": [
                ["-m", "dashboard", "import", "agencies", str(file), "--by", "Uji"] for file in files[1:]],
        }
        times = {name: median([_cpu(arguments, home) for arguments in runs]) for name, runs in measured.items()}
    python, duckdb, *_ = times.values()
    return table("Waktu prosesor perintah", ["perintah", "waktu prosesor", "terhadap Python", "terhadap duckdb"],
                 [[name, ms(value), ratio(value, python), ratio(value, duckdb)] for name, value in times.items()])


def _cpu(arguments: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    print(run())
