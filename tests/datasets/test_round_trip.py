"""What is exported and handed in again gives the same rows: every dataset of our sample data, as XLSX and as CSV."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from known_codes import known_codes

from dashboard.intake.read import read
from dashboard.intake.reference_codes import ProgramRef, ReferenceCodes
from dashboard.registry import contracts
from dashboard.render.files.contract_file import contract_file

pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
DATASETS = [name for name in contracts() if (SAMPLE / f"{name}.csv").exists()]


def sample_rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def sample_codes() -> ReferenceCodes:
    """The codes of the sample data."""
    known = known_codes()
    agencies = sample_rows("agencies")
    return ReferenceCodes(
        agencies={row["code"]: row["name"] for row in agencies},
        agency_aliases={row["short_name"]: row["code"] for row in agencies}
        | {row["alias"]: row["agency"] for row in sample_rows("agency_aliases")},
        programs={row["code"]: ProgramRef(row["name"], row["unit"]) for row in sample_rows("programs")},
        villages=known.villages, regions=known.regions, indicators=known.indicators)


@pytest.mark.parametrize("name", DATASETS)
def test_sample_data_satisfy_their_contract_and_survive_export(name: str) -> None:
    contract = contracts()[name]
    first = read(contract, SAMPLE / f"{name}.csv", f"{name}.csv", sample_codes())
    assert first.rejected_count == 0, first.rejected["reason"].unique()[:5]
    assert first.accepted == len(sample_rows(name))
    for suffix in (".xlsx", ".csv"):
        again = read(contract, contract_file(contract, first.frame, suffix), f"{name}{suffix}", sample_codes())
        assert again.rejected_count == 0, again.rejected["reason"].unique()[:5]
        pd.testing.assert_frame_equal(again.frame, first.frame)
        assert again.rupiah_read == first.rupiah_read


def test_the_reader_fills_in_what_the_sample_states() -> None:
    """line, target_count, target_unit and places were made with the rows; the reader finds the same in the texts."""
    stated = sample_rows("rat_matrix")
    frame = read(contracts()["rat_matrix"], SAMPLE / "rat_matrix.csv", "rat_matrix.csv", sample_codes()).frame
    assert frame["line"].tolist() == [int(row["line"]) for row in stated]
    assert frame["places"].tolist() == [[code for code in row["places"].split(";") if code] for row in stated]
    assert [float(row["target_count"]) if row["target_count"] else None for row in stated] == [
        None if pd.isna(count) else count for count in frame["target_count"]]
    assert [row["target_unit"] or None for row in stated] == [
        None if pd.isna(unit) else unit for unit in frame["target_unit"]]
