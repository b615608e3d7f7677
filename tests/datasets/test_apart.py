"""A small file may not cost minutes or gigabytes: refused before it is laid out, or ended in a process of its own."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from agency_books import workbook

from dashboard.intake import apart
from dashboard.intake.apart import Limits, read_apart
from dashboard.intake.files import csv_file
from dashboard.intake.files.cells import column_letter
from dashboard.intake.preview import ColumnsUnclear, FileRefused
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.table.headings import heading_key
from dashboard.topics.programs.contracts import COVERAGE

HEAD = ["Program", "Desa", "Kecamatan", "Tahun", "Sasaran", "Penerima"]
ROW = ["rtlh", "Plandirejo", "Bakung", 2025, 120, 95]
GOOD = workbook([HEAD, ROW, ["rtlh", "Tiada", "Bakung", 2025, 1, 1]])


def test_a_first_row_of_many_columns_then_one_field_a_row(codes: ReferenceCodes,
                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[int] = []
    frame = csv_file._frame

    def counted(rows: list[list[str]]) -> pd.DataFrame:
        laid_out.append(len(rows) * max(map(len, rows), default=0))
        return frame(rows)

    monkeypatch.setattr(csv_file, "_frame", counted)
    ragged = ",".join("x" for _ in range(250)) + "\n" + "1\n" * 160_000
    with pytest.raises(FileRefused, match=r"terlalu berat dibaca: .* 250 kolom.*Simpan ulang hanya tabelnya"):
        read(COVERAGE, ragged.encode(), "a.csv", codes)
    assert sum(laid_out) < 100_000


def test_a_sheet_with_a_cell_here_and_there(codes: ReferenceCodes, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = "".join(f'<row r="{row}"><c r="{column_letter(row % 250)}{row}"><v>1</v></c></row>'
                    for row in range(1, 8_001))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            sheet = f"<worksheet><sheetData>{cells}</sheetData></worksheet>".encode()
            new.writestr(name, sheet if name.startswith("xl/worksheets/sheet") else old.read(name))

    def laid_out(*_: object, **__: object) -> None:
        raise AssertionError("the sheet was laid out before it was weighed")

    monkeypatch.setattr(np, "full", laid_out)
    with pytest.raises(FileRefused, match=r"8\.000 baris × 250 kolom"):
        read(COVERAGE, buffer.getvalue(), "a.xlsx", codes)


def test_apart_a_file_reads_the_same(codes: ReferenceCodes) -> None:
    with pd.option_context("mode.string_storage", "auto"):  # as in a process that asks no questions: queries/run.py
        here = read(COVERAGE, GOOD, "a.xlsx", codes)
    there = read_apart(COVERAGE, GOOD, "a.xlsx", codes)
    pd.testing.assert_frame_equal(here.frame, there.frame)
    pd.testing.assert_frame_equal(here.rejected, there.rejected)
    pd.testing.assert_frame_equal(here.fates, there.fates)
    assert (here.messages, here.proposals) == (there.messages, there.proposals)
    with pytest.raises(FileRefused) as here_refused:
        read(COVERAGE, b"x", "a.csv", codes)
    with pytest.raises(FileRefused) as there_refused:
        read_apart(COVERAGE, b"x", "a.csv", codes)
    assert str(here_refused.value) == str(there_refused.value)


def test_what_a_person_said_of_columns_goes_along_and_questions_come_back(codes: ReferenceCodes) -> None:
    content = workbook([["Bantuan apa", *HEAD[1:]], ROW])
    with pytest.raises(ColumnsUnclear) as here:
        read(COVERAGE, content, "a.xlsx", codes)
    with pytest.raises(ColumnsUnclear) as there:
        read_apart(COVERAGE, content, "a.xlsx", codes)
    assert (str(there.value), there.value.questions) == (str(here.value), here.value.questions)
    assert read_apart(COVERAGE, content, "a.xlsx", codes,
                      meanings={heading_key("Bantuan apa"): "program"}).accepted == 1


@pytest.mark.parametrize("limits", [Limits(0.01, 2**32), Limits(600, 64 * 2**20)], ids=["time", "memory"])
def test_what_exceeds_its_limits_is_ended_with_a_sentence(codes: ReferenceCodes, limits: Limits) -> None:
    before = set(Path(tempfile.gettempdir()).iterdir())
    with pytest.raises(FileRefused, match=r"terlalu berat dibaca: batasnya .* MB memori. Simpan ulang"):
        read_apart(COVERAGE, GOOD, "a.xlsx", codes, limits=lambda size: limits)
    assert not [path for path in set(Path(tempfile.gettempdir()).iterdir()) - before if "dashboard" in path.name]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert read_apart(COVERAGE, GOOD, "a.xlsx", codes).accepted == 1


@pytest.mark.parametrize(("told", "becomes", "words"), [
    (zlib.error("Error -4 while decompressing data"), MemoryError, None),
    (OSError(errno.ENOMEM, "no memory"), MemoryError, None), (MemoryError(), MemoryError, None),
    (zlib.error("Error -3 while decompressing data"), FileRefused, "rusak atau terpotong")],
    ids=["zlib", "system", "python", "damaged"])
def test_memory_that_runs_out_is_no_damaged_file(codes: ReferenceCodes, monkeypatch: pytest.MonkeyPatch,
                                                 told: Exception, becomes: type[Exception],
                                                 words: str | None) -> None:
    def full(*_: object) -> bytes:
        raise told

    monkeypatch.setattr(zipfile.ZipFile, "read", full)
    with pytest.raises(becomes, match=words):
        read(COVERAGE, GOOD, "a.xlsx", codes)


def test_a_process_that_the_system_kills_ends_with_a_sentence(codes: ReferenceCodes, tmp_path: Path,
                                                              monkeypatch: pytest.MonkeyPatch) -> None:
    killed = tmp_path / "python"
    killed.write_text("#!/bin/sh\nkill -9 $$\n")
    killed.chmod(0o755)
    monkeypatch.setattr(apart.sys, "executable", str(killed))
    with pytest.raises(FileRefused, match=r"terlalu berat dibaca"):
        read_apart(COVERAGE, GOOD, "a.xlsx", codes)


def test_the_process_imports_little() -> None:
    heavy = ["streamlit", "duckdb", "plotly", "matplotlib", "geopandas", "scipy", "statsmodels"]
    script = f"import sys, dashboard.intake.apart_process; print([one for one in {heavy} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
