"""`build` and `sql`: make the database, ask it."""

from __future__ import annotations

import argparse
import csv
import sys
from dataclasses import asdict
from typing import Any

from dashboard.commands.printing import print_json, progress, tell_failure
from dashboard.commands.text_table import plain, text_table
from dashboard.core.domain import BuildError, DashboardError


def register(commands: Any) -> None:
    """Add these commands to the parser."""
    builder = commands.add_parser("build", help="bangun basis data baru dari folder data, periksa, lalu terbitkan")
    builder.add_argument("--json", action="store_true", help="cetak hasil sebagai JSON")
    builder.set_defaults(run=_build)
    asker = commands.add_parser("sql", help="tanyakan satu SELECT pada basis data yang terbit (hanya baca)")
    asker.add_argument("query", metavar="SELECT", help='misalnya "SELECT * FROM observations LIMIT 5"')
    shape = asker.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="cetak baris sebagai JSON")
    shape.add_argument("--csv", action="store_true", help="cetak baris sebagai CSV")
    asker.set_defaults(run=_sql)


def _build(parsed: argparse.Namespace) -> int:
    from dashboard.core import settings
    from dashboard.publish.build import build
    from dashboard.store.engine.chosen import engine

    try:
        report = build(progress(as_json=parsed.json))
    except DashboardError as error:
        if parsed.json:
            failures = list(error.failures) if isinstance(error, BuildError) else []
            print_json({"ok": False, "message": str(error), "failures": failures})
        tell_failure(error)
        return 1
    if settings.lake_place() and not settings.store_address():
        for problem in engine().history_state()[1]:
            print(f"Perhatian: {problem}", file=sys.stderr)
    if parsed.json:
        print_json({"ok": True, **asdict(report)})
    else:
        print(f"Terbit: {report.build_id} ({report.rows['observation']} angka, "
              f"{len(report.checks)} pemeriksaan lolos) di {report.path}")
    return 0


def _sql(parsed: argparse.Namespace) -> int:
    from dashboard.store.database import open_current

    names, rows = open_current().rows(parsed.query)
    if parsed.csv:
        from dashboard.render.files.formulas import harmless
    if parsed.json:
        print_json([dict(zip(names, map(plain, row), strict=True)) for row in rows])
    elif parsed.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([[harmless(value) if isinstance(value, str) else value for value in row] for row in rows])
    elif not rows:
        print(f"Tidak ada baris (kolom: {', '.join(names)}).")
    else:
        print(text_table(names, rows))
    return 0
