"""Packages of all datasets: the Frictionless tool accepts them, sample and real, and visitors get what pages show."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from judge_packages import judged

from dashboard.intake.contract import Kind
from dashboard.outputs.packages.columns import file_name
from dashboard.outputs.packages.datasets import Shelf, dataset_csv, dataset_xlsx, dataset_zip, everything_zip
from dashboard.outputs.packages.package import DESCRIPTOR
from dashboard.publish.build import build
from dashboard.queries.dataset_rows import stored_rows
from dashboard.registry import contracts
from dashboard.render.files.packing import packed
from dashboard.statistics.rounding import EXACT, Rounding
from dashboard.store.building.schema import stored_columns
from dashboard.store.database import Database, open_current
from handing_in import store

KEY = bytes(range(32))
ROUNDED = Rounding(KEY)
SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
FORMULA, HTML = "=HYPERLINK(\"http://x\";\"y\")", "<img src=x onerror=alert(1)>"


ALL = "semua"


def packages(database: Database, rounding: Rounding, names: Iterable[str]) -> dict[str, bytes]:
    """Of these datasets, and of all."""
    shelf = Shelf(database, rounding)  # one for all: what several packages hold is made once
    return {name: dataset_zip(shelf, contracts()[name]) for name in names} | {ALL: everything_zip(shelf)}


def files(content: bytes) -> dict[str, bytes]:
    """What the ZIP holds, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def told(content: bytes) -> dict[str, Any]:
    """The descriptor."""
    found: dict[str, Any] = json.loads(files(content)[DESCRIPTOR])
    return found


def table(content: bytes, file: str) -> pd.DataFrame:
    """A file of a package, texts as they stand."""
    return pd.read_csv(io.BytesIO(files(content)[f"{file}.csv"]), dtype=str, keep_default_na=False)


def rows(database: Database, dataset: str, rounding: Rounding = ROUNDED) -> pd.DataFrame:
    return Shelf(database, rounding).rows(contracts()[dataset])


@pytest.fixture(scope="module")
def sample(shipped_home: Path) -> Iterator[tuple[Database, dict[str, bytes], dict[str, bytes]]]:
    """The shipped build with its packages for visitors and for who is signed in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_HOME", str(shipped_home))
        database = open_current()
        exact = packages(database, EXACT, ["coverage", "service_counts"])
        yield database, packages(database, ROUNDED, contracts()), exact
        database.close()


@pytest.mark.parametrize("audience", [1, 2], ids=["visitor", "signed-in"])
def test_the_tool_accepts_each_and_all_of_the_sample(sample: Any, tmp_path: Path, audience: int) -> None:
    database, made = sample[0], sample[audience]
    found = judged(made, tmp_path)
    assert {name: one["errors"] for name, one in found.items() if not one["valid"]} == {}
    assert set(found[ALL]["files"]) == {f"{name}.csv" for name in contracts() if name != "observations"} | {
        "data.csv", "indikator.csv", "sumber.csv", "angka_berbeda.csv", "wilayah.csv"}
    if audience == 2:
        counts = database.query("SELECT dataset, rows FROM datasets").set_index("dataset")["rows"]
        for name, count in counts.items():
            file = "data.csv" if name == "observations" else f"{name}.csv"
            assert found[ALL]["files"][file] == count, name


DAMAGE = {
    "unknown place": ("coverage", "coverage", "35.05.10.1008", "35.05.99.1008"),
    "unknown programme": ("coverage", "coverage", "blt_dbhcht,", "tak-ada,"),
    "odd unit": ("coverage", "coverage", ",jiwa,", ",kepala,"),
    "odd period": ("coverage", "coverage", ",2023,", ",2023-TW7,"),
    "eleventh decile": ("registry_counts", "registry_counts", ",1,35.05", ",11,35.05"),
    "odd mark": ("programs", "programs", ",ya\r\n", ",1\r\n"),
    "odd day": ("tkpk_actions", "tkpk_meetings", ",2026-03-18,", ",18 Maret 2026,"),
    "twice": ("agencies", "agencies", "dinsos,", "dinkes,"),
}


def test_the_tool_finds_what_is_damaged(sample: Any, tmp_path: Path) -> None:
    made = {}
    for what, (dataset, file, old, new) in DAMAGE.items():
        content = files(sample[1][dataset])
        assert old.encode() in content[f"{file}.csv"], what
        content[f"{file}.csv"] = content[f"{file}.csv"].replace(old.encode(), new.encode(), 1)
        made[what] = packed(content.items())
    assert {what for what, one in judged(made, tmp_path).items() if one["valid"]} == set()


@pytest.mark.parametrize("dataset", [name for name in contracts() if name != "observations"])
def test_metadata_says_all_that_is_asked_and_whose_counts_are_rounded(sample: Any, dataset: str) -> None:
    contract, whole = contracts()[dataset], told(sample[1][dataset])
    assert ("dibulatkan" in whole["description"]) is contract.is_protected and whole["version"] == "2026-11-24"
    assert "jangan diteruskan" not in whole["description"]
    marks = set(table(sample[1][dataset], dataset)["data_contoh"])
    assert whole["title"].startswith("DATA CONTOH: ") is (marks == {"ya"}) and marks <= {"ya", "tidak"}
    for content, exact in ((sample[1][ALL], False), (sample[2][ALL], True)):
        (resource,) = [one for one in told(content)["resources"] if one["name"] == dataset]
        assert set(resource["standar_data"]) == {"konsep", "definisi", "klasifikasi", "ukuran", "satuan"}
        assert all(resource["standar_data"].values()) and all(resource["metadata"].values())
        assert resource["metadata"]["produsen_data"] == contract.supplier and "walidata" in resource["metadata"]
        assert {"kode_referensi", "interoperabilitas"} <= set(resource)
        assert ("dibulatkan" in resource["metadata"]["akses"]) is (contract.is_protected and not exact)
        assert ("jangan diteruskan" in resource["metadata"]["akses"]) is (contract.is_protected and exact)
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert all(field["description"] for field in fields.values())
        assert set(resource["schema"]["primaryKey"]) <= set(fields)


def test_the_same_build_gives_the_same_bytes_and_other_readers_other_counts(sample: Any) -> None:
    database, visitor, exact = sample
    for name in ("coverage", "tkpk_actions"):
        assert dataset_zip(Shelf(database, ROUNDED), contracts()[name]) == visitor[name]
    one, other = files(visitor[ALL]), files(exact[ALL])
    differing = {name for name in contracts() if name != "observations" and one[f"{name}.csv"] != other[f"{name}.csv"]}
    assert differing == {name for name, contract in contracts().items() if contract.is_protected} - {
        "register_overlaps", "register_deciles"}, "those come protected, alike for every reader"


def test_signed_in_files_hold_every_stored_value(sample: Any) -> None:
    for contract in contracts().values():
        if contract.facts == "observation":
            continue
        mine, stored = rows(sample[0], contract.id, EXACT), stored_rows(sample[0], contract)
        assert len(mine) == len(stored)
        for column in contract.columns:
            if column.kind in (Kind.INTEGER, Kind.NUMBER, Kind.RUPIAH) and file_name(column.heading) in mine:
                assert mine[file_name(column.heading)].astype("Float64").equals(
                    stored[column.name].astype("Float64")), (contract.id, column.name)


def test_the_workbook_has_rows_metadata_and_columns(sample: Any) -> None:
    shelf, contract = Shelf(sample[0], ROUNDED), contracts()["partner_pledges"]
    book = openpyxl.load_workbook(io.BytesIO(dataset_xlsx(shelf, contract)), read_only=True)
    assert book.sheetnames == ["Data", "Metadata", "Kolom"]
    listed = list(csv.reader(io.StringIO(dataset_csv(shelf, contract).decode("utf-8-sig"), newline="")))
    data = list(book["Data"].iter_rows(values_only=True))
    assert list(data[0]) == listed[0] and len(data) == len(listed)
    assert [row[0] for row in book["Kolom"].iter_rows(min_row=2, values_only=True)] == listed[0]
    assert ("Metadata", "Produsen data", contract.supplier) in list(book["Metadata"].iter_rows(values_only=True))


def _real(dataset: str) -> list[dict[str, Any]]:
    """The sample of a dataset, to be handed in as if it were real."""
    types = stored_columns(contracts()[dataset])
    with (SAMPLE / f"{dataset}.csv").open(encoding="utf-8", newline="") as handle:
        return [{name: value.split(";") if types[name] == "VARCHAR[]" and value else value or None
                 for name, value in row.items()} for row in csv.DictReader(handle)]


def test_real_rows_are_never_called_sample_and_no_text_runs(shipped_home: Path, tmp_path: Path,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is sample, handed in as real, with a formula, markup, and two lists with one row."""
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DASHBOARD_DATA", raising=False)
    shutil.copytree(shipped_home / "cache", tmp_path / "home/cache")  # shapes need not be worked out again
    (tmp_path / "home" / "rounding.key").write_bytes(KEY)
    for path in sorted(SAMPLE.glob("*.csv")):
        real = _real(path.stem)
        if path.stem == "partners":
            real[0]["name"] = HTML
        if path.stem == "tkpk_decisions":
            real[0]["decision"] = FORMULA
        store(path.stem, real)
    store("program_aliases", [{"alias": "@Rumah, layak; \"huni\"", "program": "rtlh"}])
    store("place_aliases", [{"alias": "Plandirjo (Bakung)", "region": "35.05.05.2003"}])
    build()
    database = open_current()
    try:
        made = {"umum": everything_zip(Shelf(database, ROUNDED)), "persis": everything_zip(Shelf(database, EXACT)),
                "tkpk_actions": dataset_zip(Shelf(database, ROUNDED), contracts()["tkpk_actions"]),
                "figure_cases": dataset_zip(Shelf(database, ROUNDED), contracts()["figure_cases"])}
        found = judged(made, tmp_path / "unpacked")
        assert {name: one["errors"] for name, one in found.items() if not one["valid"]} == {}
        assert found["figure_cases"]["files"]["figure_cases.csv"] == 0, "nothing handed in is a package too"
        for name in contracts():
            marks = set(table(made["persis"], "data" if name == "observations" else name)["data_contoh"])
            assert marks <= {"tidak"}, name
        assert "DATA CONTOH" not in json.dumps(told(made["umum"])["resources"], ensure_ascii=False)
        assert "DATA CONTOH" not in told(made["umum"])["title"]
        decisions = table(made["tkpk_actions"], "tkpk_decisions")["keputusan"]
        assert f"'{FORMULA}" in decisions.tolist() and FORMULA not in decisions.tolist()
        assert HTML in table(made["umum"], "partners")["nama_lembaga"].tolist(), "markup is text in a file"
        assert "'@Rumah, layak; \"huni\"" in table(made["umum"], "program_aliases")["ejaan_di_berkas"].tolist()
    finally:
        database.close()
