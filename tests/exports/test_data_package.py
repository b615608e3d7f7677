"""The data package is what the Frictionless tool accepts, whole and in part, and it refuses a damaged one."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from exports.test_dataset import made

from dashboard.outputs.packages.datasets import Shelf
from dashboard.outputs.packages.figures import data_package as packed
from dashboard.outputs.packages.package import DESCRIPTOR
from dashboard.queries.reference import regions
from dashboard.statistics.rounding import Rounding
from dashboard.store.database import Database

FILES = {"data.csv", "indikator.csv", "sumber.csv", "angka_berbeda.csv", "wilayah.csv"}


def data_package(database: Database, indicators: list[str] | None = None, codes: list[str] | None = None) -> bytes:
    content = made(database, indicators, codes)
    told = Shelf(database, Rounding(b"")).of_figures(len(content.rows))
    return packed(content, regions(database), told)


def unpacked(content: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder / DESCRIPTOR


def judged(descriptor: Path) -> subprocess.CompletedProcess[str]:
    """What the tool says; in a process of its own, as whoever takes the file would ask it."""
    return subprocess.run([sys.executable, "-m", "frictionless", "validate", "--json", descriptor.name],
                          cwd=descriptor.parent, capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": ""})


@pytest.mark.parametrize("indicators", [None, ["p0", "idm_status"], ["nothing"]], ids=["all", "some", "none"])
def test_the_tool_finds_it_valid(shipped: Database, tmp_path: Path, indicators: list[str] | None) -> None:
    told = judged(unpacked(data_package(shipped, indicators), tmp_path))
    report = json.loads(told.stdout)
    assert told.returncode == 0 and report["valid"], told.stdout
    assert {task["place"] for task in report["tasks"]} == FILES
    if indicators is None:
        assert next(task["stats"]["rows"] for task in report["tasks"] if task["place"] == "data.csv") == len(
            made(shipped).rows)


@pytest.mark.parametrize(("file", "old", "new"), [
    ("data.csv", ",7.57,", ",tujuh,"), ("data.csv", "\r\np0,", "\r\ntak-dikenal,"), ("data.csv", ",tidak,", ",no,"),
    ("data.csv", ",35.05,3505,", ",35.99,3505,")])
def test_the_tool_finds_what_is_damaged(shipped: Database, tmp_path: Path, file: str, old: str, new: str) -> None:
    descriptor = unpacked(data_package(shipped, ["p0"], ["35.05"]), tmp_path)
    path = descriptor.with_name(file)
    text = path.read_bytes().decode("utf-8-sig")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8-sig"))
    told = judged(descriptor)
    assert told.returncode != 0 and not json.loads(told.stdout)["valid"]


def test_every_column_is_explained_and_the_same_figures_give_the_same_bytes(shipped: Database) -> None:
    content = made(shipped)
    assert data_package(shipped) == data_package(shipped)
    with zipfile.ZipFile(io.BytesIO(data_package(shipped))) as archive:
        assert set(archive.namelist()) == {DESCRIPTOR, *FILES}
        told = json.loads(archive.read(DESCRIPTOR))
    fields = [field for resource in told["resources"] for field in resource["schema"]["fields"]]
    assert [field["name"] for field in fields if field["description"] == field["name"]] == []
    assert told["version"] == "2026-11-24" and "DATA CONTOH" not in told["description"]
    assert told["resources"][0]["metadata"]["baris"] == "6.484" and "walidata" in told["resources"][0]["metadata"]
    assert len(told["sources"]) == len(content.cited())
