"""Questions about programmes, on the shipped sample and in the tiny world with handed-in rows."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dashboard.publish.build import build
from dashboard.store.database import Database, open_current
from dashboard.topics.programs import queries as questions
from handing_in import AGENCIES, JATEN, PROGRAMS, SUKOREJO, covered, publish, store

ROOT = Path(__file__).resolve().parents[2]


def test_coverage_adds_up_to_the_file(shipped: Database) -> None:
    with (ROOT / "data/sample/coverage.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    slow: dict[tuple[str, int], int] = defaultdict(int)
    for row in rows:
        slow[row["program"], int(row["period"][:4])] += int(row["recipients"] or 0)
    years = questions.program_years(shipped)
    assert set(zip(years["program"], years["year"], strict=True)) == set(slow) and years["is_sample"].all()
    for (program, year), total in slow.items():
        assert questions.coverage_rows(shipped, program, year)["recipients"].sum() == total
    assert len(questions.coverage_rows(shipped, None, None)) == len(rows)
    assert set(questions.programs(shipped)["code"]) == {program for program, _ in slow}


def test_registers_and_rat(shipped: Database) -> None:
    counts = questions.usual_register_counts(shipped)
    with (ROOT / "data/sample/registry_counts.csv").open(encoding="utf-8", newline="") as handle:
        total = sum(int(row["count"]) for row in csv.DictReader(handle) if row["village_basis"] == "domisili")
    assert counts["count"].sum() == total and counts["kecamatan_code"].nunique() == 22
    actions = questions.located_lines(shipped, 2024)
    assert actions["allocation"].sum() == 324_000_000_000
    assert (actions["places"].map(len) == 0).any()


def test_handed_in_rows_are_real(tiny_data: Callable[..., Any]) -> None:
    tiny_data()
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    publish("coverage", [covered(JATEN, "2025", 60), covered(SUKOREJO, "2025", 40)])
    database = open_current()
    rows = questions.coverage_rows(database, "rtlh", 2025)
    assert rows["recipients"].tolist() == [60, 40] and not rows["is_sample"].any()
    handed = questions.submissions(database)
    assert set(rows["submission_id"]) <= set(handed["submission_id"])
    database.close()


def test_without_anything_handed_in(tiny_data: Callable[..., Any]) -> None:
    tiny_data()
    build()
    database = open_current()
    assert questions.programs(database).empty and questions.usual_register_counts(database).empty
    database.close()
