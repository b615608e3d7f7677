"""`python -m benchmarks.recorded OUT_DIR [--root CHECKOUT]` and `python -m benchmarks.recorded --compare A B`."""

from __future__ import annotations

import argparse
import csv
import difflib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from benchmarks.recorded import clock
from benchmarks.recorded.texts import steady

HERE = Path(__file__).resolve().parents[2]
_KEY = bytes(range(32))
"""The key of rounding, as in the tests."""
_LATEST: dict[str, Callable[[dict[str, str]], bool]] = {
    "sample/rat_realisation.csv": lambda row: (row["year"], row["quarter"]) < ("2026", "3"),
    "sample/tkpk_actions.csv": lambda row: row["date"] < "2026-10-15",
    "facts/observations_desa.csv": lambda row: row["indicator"] != "area_km2"}
"""Rows that the earlier build already had, so that something has changed since."""


def main(arguments: list[str]) -> int:
    """0 when recorded or equal, 1 when something differs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.recorded", description=__doc__)
    parser.add_argument("out", nargs="?", type=Path, metavar="OUT_DIR", help="folder to write; emptied first")
    parser.add_argument("--root", type=Path, default=HERE, help="the checkout to record (this one)")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("BEFORE", "AFTER"))
    parser.add_argument("--part", choices=["world", "pages", "papers"], help=argparse.SUPPRESS)
    parsed = parser.parse_args(arguments)
    if parsed.compare:
        found = list(differences(*parsed.compare))
        print(*found, sep="\n", end="\n" if found else "")
        return int(bool(found))
    if parsed.out is None:
        parser.error("OUT_DIR is missing")
    root, out = parsed.root.resolve(), parsed.out.resolve()
    if parsed.part:
        part(parsed.part, out, root)
        return 0
    return record(out, root)


def differences(before: Path, after: Path) -> Iterator[str]:
    """A unified diff of all files of two recordings; nothing when they are equal."""
    names = sorted({str(path.relative_to(folder)) for folder in (before, after)
                    for path in folder.rglob("*") if path.is_file()})
    for name in names:
        old, new = ((folder / name).read_text("utf-8").split("\n") if (folder / name).exists() else []
                    for folder in (before, after))
        if old != new:
            yield from difflib.unified_diff(old, new, str(before / name), str(after / name), lineterm="", n=1)


def record(out: Path, root: Path) -> int:
    """Two processes, one for pages and one for papers, over one home that is thrown away. 0, or 1 when one fails."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    begun = monotonic()
    with tempfile.TemporaryDirectory(prefix="recorded-") as folder:
        home = Path(folder) / "home"
        environment = {**os.environ, "DASHBOARD_HOME": str(home), "PYTHONHASHSEED": "0", "TZ": "Asia/Jakarta",
                       "STREAMLIT_LOGGER_LEVEL": "error",
                       "PYTHONPATH": os.pathsep.join([str(root / "src"), str(HERE)])}
        for name in ("DASHBOARD_DATA", "DASHBOARD_SAMPLE", "DASHBOARD_SCALE"):
            environment.pop(name, None)

        def begin(name: str, **more: str) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", "benchmarks.recorded", str(out), "--root", str(root), "--part", name]
            return subprocess.Popen(command, cwd=root, env={**environment, **more}, stdout=subprocess.DEVNULL)

        home.mkdir()
        (home / "rounding.key").write_bytes(_KEY)
        write_earlier(root / "data", Path(folder) / "data")
        if begin("world", DASHBOARD_DATA=str(Path(folder) / "data")).wait():
            return 1
        print(f"built in {monotonic() - begun:.0f} s", flush=True)
        running = [begin("pages"), begin("papers")]
        failed = [process.wait() for process in running]
    if any(failed):
        print("a part failed; what is recorded is not whole", file=sys.stderr)
    print(f"{sum(1 for path in out.rglob('*') if path.is_file())} files in {monotonic() - begun:.0f} s")
    return int(any(failed))


def write_earlier(data: Path, to: Path) -> None:
    """A copy of the data as they were before the last meeting."""
    shutil.copytree(data, to)
    for name, is_known in _LATEST.items():
        with (data / name).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows, columns = [row for row in reader if is_known(row)], list(reader.fieldnames or ())
        with (to / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)


def part(name: str, out: Path, root: Path) -> None:
    """What one process does."""
    home = Path(os.environ["DASHBOARD_HOME"])
    if name == "world":
        for moment in (clock.EARLIER, clock.DAY):
            clock.stop(moment)
            from benchmarks.recorded import project

            if project.main(["build"]):
                raise SystemExit(1)
            os.environ.pop("DASHBOARD_DATA", None)  # the second build is of the data as shipped
        return
    places = {str(home): "‹rumah›", str(root): "‹proyek›"}

    def write(title: str, lines: list[str]) -> None:
        path = out / f"{title}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(steady(line, places) for line in lines) + "\n", "utf-8")

    clock.stop(clock.DAY)
    if name == "pages":
        from benchmarks.recorded import pages

        pages.record(write, root)
    else:
        from benchmarks.recorded import papers

        with tempfile.TemporaryDirectory() as folder:
            papers.record(write, Path(folder), root)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
