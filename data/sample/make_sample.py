"""Make the sample files of this folder. Seeded: the same data folder gives the same bytes.

    python data/sample/make_sample.py [--out FOLDER]
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from sample_incentive import incentive
from sample_meetings import actions, agenda, decisions, meetings
from sample_overlaps import overlaps
from sample_partners import activities, partners, pledges
from sample_planning import planning
from sample_rat import rat
from sample_registers import register_changes, register_checks, registry_counts
from sample_requests import requests
from sample_services import services
from sample_team import attendance, team
from sample_villages import Row, coverage, read, villages

HERE = Path(__file__).resolve().parent
DATA = HERE.parent
SOURCE = HERE / "source"


def write(folder: Path, dataset: str, rows: list[Row]) -> None:
    """One CSV file as the data folder has them: UTF-8, LF, missing is empty, whole numbers without a point."""
    with (folder / f"{dataset}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _plain(value) for name, value in row.items()} for row in rows)


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def make(folder: Path) -> None:
    """Write every sample file into the folder."""
    agencies = read(SOURCE / "agencies.csv")
    places = villages(DATA)
    matrix, targets, reports = rat(SOURCE, places)
    programs: list[Row] = [{name: row[name] for name in ("code", "name", "agency", "strategy", "unit")}
                           for row in read(SOURCE / "programs.csv")]
    aliases: list[Row] = [{"alias": alias, "agency": row["code"]} for row in agencies
                          for alias in row["aliases"].split(";")]
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, "agencies", [{name: row[name] for name in ("code", "name", "short_name")} for row in agencies])
    write(folder, "agency_aliases", aliases)
    write(folder, "programs", programs)
    write(folder, "rat_matrix", matrix)
    write(folder, "rat_targets", targets)
    write(folder, "rat_realisation", reports)
    covered = coverage(DATA, SOURCE, places)
    write(folder, "coverage", covered)
    registers = registry_counts(places)
    write(folder, "registry_counts", registers)
    write(folder, "register_changes", register_changes(registers))
    write(folder, "register_checks", register_checks(registers))
    pairs, deciles = overlaps(registers, covered)
    write(folder, "register_overlaps", pairs)
    write(folder, "register_deciles", deciles)
    kecamatan = {str(row["village"]): str(row["kecamatan"]) for row in registers}
    for dataset, rows in services(SOURCE, kecamatan, registers).items():
        write(folder, dataset, rows)
    write(folder, "tkpk_meetings", meetings())
    write(folder, "tkpk_agenda", agenda())
    write(folder, "tkpk_decisions", decisions())
    write(folder, "tkpk_actions", actions())
    write(folder, "tkpk_team", team())
    write(folder, "tkpk_attendance", attendance())
    for dataset, rows in planning(matrix, places).items():
        write(folder, dataset, rows)
    write(folder, "cross_requests", requests())
    for dataset, rows in incentive(matrix).items():
        write(folder, dataset, rows)
    listed = partners()
    write(folder, "partners", listed)
    write(folder, "partner_pledges", pledges(listed, places))
    write(folder, "community_activities", activities(places))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Membuat data contoh.")
    parser.add_argument("--out", type=Path, default=HERE)
    make(parser.parse_args().out)
