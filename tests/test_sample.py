"""The sample files: made by their script, as the contracts want them, and with the totals and cases they promise."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from dashboard.intake.contract import Kind
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.values.places import find_places
from dashboard.intake.values.words import normalise
from dashboard.registry import contracts

DATA = Path(__file__).resolve().parents[1] / "data"
SAMPLE = DATA / "sample"
DATASETS = ("agencies", "agency_aliases", "programs", "rat_matrix", "rat_targets", "rat_realisation", "coverage",
            "registry_counts", "register_changes", "register_checks", "register_overlaps",
            "register_deciles", "tkpk_meetings", "tkpk_agenda", "tkpk_decisions", "tkpk_actions", "tkpk_team",
            "tkpk_attendance", "service_needs", "service_answers", "service_counts", "jkn_watch",
            "partners", "partner_pledges", "community_activities", "planning_links", "code_crosswalk",
            "cross_requests", "tagged_spending", "regional_spending", "incentive_documents")
DERIVED = {"rat_matrix": {"line", "target_count", "target_unit", "places"}, "planning_links": {"places"}}
SUB = ["year", "agency", "sub_code"]


def table(dataset: str) -> pd.DataFrame:
    """A sample file with numbers as numbers and codes as text."""
    contract = contracts()[dataset]
    numeric = {"line", "target_count"} | {column.name for column in contract.columns if column.kind in (
        Kind.INTEGER, Kind.NUMBER, Kind.RUPIAH, Kind.YEAR, Kind.QUARTER)}
    frame = pd.read_csv(SAMPLE / f"{dataset}.csv", dtype=str)
    for name in numeric & set(frame.columns):
        frame[name] = pd.to_numeric(frame[name])
    return frame


@pytest.fixture(scope="module")
def regions() -> pd.DataFrame:
    """All regions."""
    return pd.read_csv(DATA / "regions" / "regions.csv", dtype=str)


def test_a_fresh_run_gives_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SAMPLE / "make_sample.py", "--out", tmp_path], check=True)
    assert {path.name for path in tmp_path.iterdir()} == {f"{dataset}.csv" for dataset in DATASETS}
    assert {path.name for path in SAMPLE.glob("*.csv")} == {f"{dataset}.csv" for dataset in DATASETS}
    for dataset in DATASETS:
        assert (tmp_path / f"{dataset}.csv").read_bytes() == (SAMPLE / f"{dataset}.csv").read_bytes(), dataset


@pytest.mark.parametrize("dataset", DATASETS)
def test_rows_keep_the_contract(dataset: str, regions: pd.DataFrame) -> None:
    contract, frame = contracts()[dataset], table(dataset)
    assert set(frame.columns) == {column.name for column in contract.columns} | DERIVED.get(dataset, set())
    assert not frame.duplicated(list(contract.key)).any()
    known = {Kind.AGENCY: set(table("agencies")["code"]), Kind.PROGRAM: set(table("programs")["code"]),
             Kind.VILLAGE: set(regions.loc[regions["level"].isin(["desa", "kelurahan"]), "code"])}
    for column in contract.columns:
        values = frame[column.name].dropna()
        assert not column.required or len(values) == len(frame), column.name
        assert not column.choices or set(values) <= set(column.choices), column.name
        assert column.kind not in known or set(values) <= known[column.kind], column.name
        assert column.minimum is None or values.min() >= column.minimum or values.empty, column.name
        assert column.maximum is None or values.max() <= column.maximum or values.empty, column.name
        assert column.kind is not Kind.PERIOD or values.str.fullmatch(r"20\d\d(-TW[1-4])?").all(), column.name


def test_nothing_looks_like_an_identity_number_or_a_large_file() -> None:
    files = [SAMPLE / f"{dataset}.csv" for dataset in DATASETS]
    assert not any(re.search(r"\d{14,}", path.read_text("utf-8")) for path in files)
    assert sum(path.stat().st_size for path in files) < 5_000_000


def test_totals_of_the_year_are_the_known_ones() -> None:
    matrix = table("rat_matrix")
    totals = {2024: 324_000_000_000, 2025: 318_750_000_000, 2026: 309_400_000_000}
    assert matrix.groupby("year")["allocation"].sum().to_dict() == totals
    assert set(matrix.groupby("year")["agency"].nunique()) == {25}
    assert set(matrix.groupby("year")["program"].nunique()) == {39}
    assert set(matrix["strategy"]) == {"1", "2", "3"}
    assert matrix.groupby("year").size().between(150, 220).all()


def test_public_coverage_totals_are_kept() -> None:
    facts = pd.read_csv(DATA / "facts" / "program_facts.csv", dtype={"year": str})
    public = facts[facts["region_code"] == "35.05"].set_index(["program", "year"])["value"]
    sums = table("coverage").groupby(["program", "period"])[["target", "recipients", "budget"]].sum()
    expected = [("pbi_jkn", "2025", "recipients", "PBI-JKN (APBN), terdaftar"),
                ("pbi_jkn", "2025", "target", "PBI-JKN (APBN), kuota"),
                ("pbi_daerah", "2025", "recipients", "PBI daerah (APBD)"),
                ("blt_dbhcht", "2025", "target", "BLT DBHCHT, sasaran"),
                ("blt_dbhcht", "2025", "budget", "BLT DBHCHT, alokasi"),
                ("rtlh", "2023", "target", "RTLH, basis data"),
                ("rtlh", "2024", "recipients", "RTLH, mendapat program")]
    for program, period, column, fact in expected:
        assert sums.loc[(program, period), column] == public[(fact, period)], fact


def test_units_are_those_of_the_program() -> None:
    coverage = table("coverage").merge(table("programs"), left_on="program", right_on="code")
    assert (coverage["target_unit"] == coverage["unit"]).all()
    assert (coverage["recipients_unit"] == coverage["unit"]).all()


def test_reports_belong_to_targets_and_targets_to_rat_rows() -> None:
    matrix, targets, reports = (table(name) for name in ("rat_matrix", "rat_targets", "rat_realisation"))
    assert len(targets.merge(matrix[SUB].drop_duplicates(), on=SUB)) == len(targets)
    assert len(reports.merge(targets, on=[*SUB, "indicator"])) == len(reports)
    without = matrix.merge(targets[SUB].drop_duplicates(), on=SUB, how="left", indicator=True)["_merge"] == "left_only"
    assert set(matrix.loc[without, "year"]) == {2024, 2025, 2026}


def test_matrix_and_reports_state_the_same_money() -> None:
    matrix, reports = table("rat_matrix"), table("rat_realisation")
    in_matrix = matrix.groupby(SUB)["realised_total"].sum(min_count=1).dropna()
    in_reports = reports.groupby(SUB)["rupiah"].sum(min_count=1).dropna()
    both = in_matrix.index.intersection(in_reports.index)
    assert len(both) > 350
    assert (in_matrix[both] == in_reports[both]).all()
    allocated = matrix.groupby(SUB)["allocation"].sum()
    assert (in_reports <= allocated[in_reports.index]).all()


def test_places_are_what_the_reader_finds_in_the_text(regions: pd.DataFrame) -> None:
    matrix = table("rat_matrix")
    assert (matrix["location"].isna() == matrix["places"].isna()).all()
    assert matrix["location"].isna().any()
    names = dict(zip(regions["code"], regions["name"], strict=True))
    villages = regions[regions["level"].isin(["desa", "kelurahan"])]
    reference = ReferenceCodes(
        villages={row.code: (row.bps_code, row.name, row.parent_code, names[row.parent_code])
                  for row in villages.itertuples(index=False)},
        regions=dict(zip(regions["code"], regions["bps_code"], strict=True)))
    for location, places in matrix[["location", "places"]].dropna().itertuples(index=False):
        found = find_places(location, reference)
        assert (found.codes, found.unplaced, found.problem) == (tuple(places.split(";")), (), "")


def test_every_spelling_means_one_agency() -> None:
    agencies, aliases = table("agencies"), table("agency_aliases")
    spellings = pd.concat([agencies[[column, "code"]].set_axis(["text", "agency"], axis=1)
                           for column in ("code", "name", "short_name")]
                          + [aliases.set_axis(["text", "agency"], axis=1)])
    spellings["text"] = spellings["text"].map(normalise)
    assert (spellings.groupby("text")["agency"].nunique() == 1).all()


def test_late_agencies() -> None:
    reports = table("rat_realisation")
    reported = {key: set(rows["quarter"]) for key, rows in reports.groupby(["agency", "year"])}
    assert not any(agency == "dishub" for agency, _ in reported)
    assert ("bpkad", 2026) not in reported
    assert reported[("bpkad", 2025)] == {1, 2, 3, 4}
    assert reported[("disbudpar", 2026)] == {1}
    assert reported[("disperindag", 2026)] == {1, 2}
    assert reported[("dpmd", 2025)] == {1, 3, 4}
    assert reported[("rsud_srengat", 2026)] == {1, 3}
    assert reports.loc[reports["year"] == 2026, "quarter"].max() == 3


def test_special_indicators() -> None:
    targets, reports = table("rat_targets"), table("rat_realisation")

    def achieved(year: int, agency: str, code: str) -> float:
        chosen = (targets["year"] == year) & (targets["agency"] == agency) & (targets["sub_code"] == code)
        here = (reports["year"] == year) & (reports["agency"] == agency) & (reports["sub_code"] == code)
        return float(reports.loc[here, "physical"].sum() / targets.loc[chosen, "target"].iloc[0])

    assert (targets["target"] == 0).sum() == 6
    assert achieved(2025, "dispendukcapil", "2.12.02.2.03.0002") > 3
    assert achieved(2025, "dpupr", "1.03.03.2.01.0003") < 0.4
    assert achieved(2025, "disnaker", "2.07.04.2.01.0002") > 1
    assert set(targets.loc[targets["direction"] == "turun", "accumulation"]) == {"jumlah", "posisi akhir"}
    lower = targets[targets["direction"] == "turun"]
    assert (lower["baseline"] > lower["target"]).any() and lower["baseline"].isna().any()
    assert targets.loc[targets["direction"] == "naik", "baseline"].isna().all()
    assert reports["physical"].isna().sum() == 1
    assert targets["target_q1"].isna().any()


def test_coverage_has_gaps_excess_and_holes(regions: pd.DataFrame) -> None:
    coverage = table("coverage")
    assert ((coverage["recipients"] == 0) & (coverage["target"] > 0)).any()
    assert (coverage["recipients"] > coverage["target"]).any()
    wonotirto = coverage["village"].str.startswith("35.05.08")
    assert coverage[wonotirto & (coverage["program"] == "jamban")].groupby("period").size().index.tolist() == [
        "2023", "2024"]
    villages = regions["level"].isin(["desa", "kelurahan"]).sum()
    assert (coverage[coverage["program"] == "pbi_jkn"].groupby("period")["village"].nunique() == villages).all()


def test_registers_disagree() -> None:
    counts = table("registry_counts")
    low = counts[counts["decile"] <= 5].groupby(["register", "period", "decile"])["count"].sum().unstack("register")
    assert (low["DTSEN"] != low["Sidaksos"]).all()
    assert set(counts["period"]) == {"2025-TW3", "2026-TW3"}
