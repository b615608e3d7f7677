"""The command line: `python -m dashboard build | sql`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

import pandas as pd

from dashboard.domain import BuildError, DashboardError
from dashboard.store.build import build
from dashboard.store.database import open_current

_SHOWN_FAILURES = 40


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, or 1 with one sentence on standard error."""
    parsed = _parser().parse_args(arguments)
    try:
        code: int = parsed.run(parsed)
    except BuildError as error:
        _tell_build_failure(error, as_json=getattr(parsed, "json", False))
        return 1
    except DashboardError as error:
        if getattr(parsed, "json", False) and parsed.command == "build":
            print(json.dumps({"ok": False, "message": str(error), "failures": []}, ensure_ascii=False))
        print(f"Gagal: {error}", file=sys.stderr)
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="Dasbor Kemiskinan Kabupaten Blitar")
    commands = parser.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    builder = commands.add_parser("build", help="bangun basis data baru dari folder data, periksa, lalu terbitkan")
    builder.add_argument("--json", action="store_true", help="cetak hasil sebagai JSON")
    builder.set_defaults(run=_build)
    asker = commands.add_parser("sql", help="tanyakan satu SELECT pada basis data yang terbit (hanya baca)")
    asker.add_argument("query", metavar="SELECT", help='misalnya "SELECT * FROM observations LIMIT 5"')
    shape = asker.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="cetak baris sebagai JSON")
    shape.add_argument("--csv", action="store_true", help="cetak baris sebagai CSV")
    asker.set_defaults(run=_sql)
    return parser


def _build(parsed: argparse.Namespace) -> int:
    report = build(lambda step: None if parsed.json else print(f"{step} …", flush=True))
    if parsed.json:
        print(json.dumps({"ok": True, **asdict(report)}, ensure_ascii=False))
    else:
        print(f"Terbit: {report.build_id} ({report.rows['observation']} angka, "
              f"{len(report.checks)} pemeriksaan lolos) di {report.path}")
    return 0


def _tell_build_failure(error: BuildError, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"ok": False, "message": str(error), "failures": list(error.failures)},
                         ensure_ascii=False))
    print(f"Gagal: {error}", file=sys.stderr)
    for failure in error.failures[:_SHOWN_FAILURES]:
        print(f"  - {failure}", file=sys.stderr)
    if len(error.failures) > _SHOWN_FAILURES:
        print(f"  … dan {len(error.failures) - _SHOWN_FAILURES} lainnya", file=sys.stderr)


def _sql(parsed: argparse.Namespace) -> int:
    frame = open_current().query(parsed.query)
    if parsed.json:
        print(frame.to_json(orient="records", date_format="iso", force_ascii=False))
    elif parsed.csv:
        frame.to_csv(sys.stdout, index=False)
    else:
        with pd.option_context("display.width", 200, "display.max_columns", None, "display.max_rows", None,
                               "display.max_colwidth", 60):
            print(frame.to_string(index=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
