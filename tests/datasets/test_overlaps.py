"""Files of the reconciliation: what src/reconcile writes is taken as it is; what is no protected count is not."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from known_codes import known_codes
from overlap_rows import decile, overlap, pair

from dashboard.intake.contract import Contract
from dashboard.intake.preview import FileRefused, Preview
from dashboard.intake.read import read
from dashboard.statistics.rounding import BASE
from dashboard.topics.registers.contracts import DECILES_RECEIVED, OVERLAP_STATES, OVERLAPS, STEP
from made_people import Care, listed, population, villages
from reconcile.leaving.counts import STATES
from reconcile_runs import command, run_of

JATEN, SALAM = "35.05.21.2001", "35.05.21.2002"
Rows = list[dict[str, Any]]


def handed(contract: Contract, rows: Rows, more: dict[str, str] | None = None) -> Preview:
    """The rows as a file under the contract's headings, and columns that it does not know."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([*(column.heading for column in contract.columns), *(more or {})])
    writer.writerows([*(row[column.name] for column in contract.columns), *(more or {}).values()] for row in rows)
    return read(contract, text.getvalue().encode(), "irisan.csv", known_codes())


def reasons(found: Preview) -> str:
    return " ".join(found.rejected["reason"])


@pytest.mark.slow
def test_what_the_reconciliation_wrote_is_taken_as_it_is(tmp_path: Path) -> None:
    people = population(900, 5, villages()[:3])
    path = run_of(tmp_path, {"DTSEN": listed(people, 0.9, 1, Care()), "Sidaksos": listed(people, 0.5, 2, Care()),
                             "pkh": listed(people, 0.4, 3, Care(), 4)}, {"pkh": "KK"})
    assert [command(word, str(path))[0] for word in ("jalankan", "hitung")] == [0, 0]
    for contract, name in ((OVERLAPS, "irisan.csv"), (DECILES_RECEIVED, "desil-program.csv")):
        content = (tmp_path / "keluar-2026-11" / name).read_bytes()
        found = read(contract, content, name, known_codes())
        lines = content.decode("utf-8-sig").splitlines()
        assert found.rejected.empty and len(found.frame) == len(lines) - 1 > 30
        assert lines[0].split(";") == [column.heading for column in contract.columns], "no column more, none less"
        assert set(found.frame["run"]) == {"2026-11"}
    assert OVERLAP_STATES == STATES and STEP == BASE


def test_good_rows_are_taken() -> None:
    twice = overlap(JATEN, "pkh", "pkh", "tercatat ganda", 0, cutoff_first="2026-10-01")
    once = {"cutoff_second": "2026-09-17"}
    found = handed(OVERLAPS, [*pair(JATEN, "DTSEN", "pkh", 40, 200, 5), twice,
                              overlap(JATEN, "DTSEN", "DTSEN", "beberapa program", 5, **once),
                              overlap(SALAM, "DTSEN", "DTSEN", "beberapa program", 15, **once)])
    assert found.rejected.empty and len(found.frame) == 6
    two = [*pair(JATEN, "DTSEN", "pkh", 40, 200, 5), *pair(JATEN, "DTSEN", "pkh", 5, 5, 5, "jiwa", run="2026-05",
                                                          fingerprint="0000-0000-0001")]
    assert handed(OVERLAPS, two).rejected.empty, "what was exported of two runs can be handed in again"
    assert handed(DECILES_RECEIVED, [decile(JATEN, 0, 5, 0), decile(JATEN, 1, 40, 40)]).rejected.empty


@pytest.mark.parametrize(("rows", "column", "sentence"), [
    (lambda: [*pair(JATEN, "DTSEN", "pkh", 40, 203, 5)], "Jumlah", "203 bukan kelipatan 5"),
    (lambda: [*pair(JATEN, "DTSEN", "bansos", 40, 200, 5)], "Daftar kedua", "Daftar 'bansos' tidak dikenal"),
    (lambda: [*pair(JATEN, "DTSEN", "pkh", 40, 200, 5), *pair(SALAM, "DTSEN", "pkh", 20, 20, 0, "jiwa")], "Satuan",
     "lebih dari satu Satuan"),
    (lambda: [*pair(JATEN, "DTSEN", "pkh", 40, 200, 5), *pair(JATEN, "DTSEN", "pbi_jkn", 20, 20, 0, "jiwa")], "Satuan",
     "lebih dari satu Satuan"),
    (lambda: [*pair(JATEN, "DTSEN", "pkh", 40, 200, 5), *pair(SALAM, "DTSEN", "pkh", 5, 5, 5, computed="2026-11-04")],
     "Tanggal pemadanan", "lebih dari satu Tanggal pemadanan"),
    (lambda: [*pair(JATEN, "DTSEN", "pkh", 40, 200, 5), *pair(SALAM, "DTSEN", "pkh", 5, 5, 5,
                                                             fingerprint="0000-0000-0001")], "Sidik kunci",
     "lebih dari satu Sidik kunci"),
    (lambda: [*pair(JATEN, "DTSEN", "pkh", 40, 200, 5, fingerprint="kunci dinsos")], "Sidik kunci", "7f3a-90bc-12de"),
    (lambda: [overlap(JATEN, "DTSEN", "pkh", "tercatat ganda", 5)], "Keadaan", "menyebut satu daftar dua kali"),
    (lambda: [*pair(JATEN, "DTSEN", "pkh", 5, 5, 5), *pair(SALAM, "DTSEN", "pkh", 5, 5, 5, cutoff_first="2026-09-18")],
     "Tanggal data pertama", "dua tanggal data"),
])
def test_what_is_no_protected_count_of_one_run_is_refused_with_row_and_column(rows: Callable[[], Rows], column: str,
                                                                              sentence: str) -> None:
    found = handed(OVERLAPS, rows())
    assert sentence in reasons(found)
    assert any(sentence in one.message and column in one.column and one.row >= 2 for one in found.messages)


def test_one_count_that_is_not_protected_refuses_the_whole_file() -> None:
    """Every fifth real count is a multiple of 5 by chance."""
    found = handed(OVERLAPS, [*pair(JATEN, "DTSEN", "pkh", 40, 200, 5), *pair(SALAM, "DTSEN", "pkh", 40, 201, 5)])
    assert found.frame.empty and "seluruh berkas tidak diterima" in reasons(found)
    found = handed(DECILES_RECEIVED, [decile(JATEN, 1, 40, 5), decile(JATEN, 2, 40, 6)])
    assert found.frame.empty


@pytest.mark.parametrize(("rows", "sentence"), [
    ([decile(JATEN, 1, 41, 40)], "41 bukan kelipatan 5"), ([decile(JATEN, 1, 40, 39)], "39 bukan kelipatan 5"),
    ([decile(JATEN, 1, 40, 45)], "lebih banyak daripada yang terdaftar"),
    ([decile(JATEN, 11, 40, 5)], "Desil"), ([decile(JATEN, 1, 40, 5, "bansos")], "bansos"),
    ([decile(JATEN, 1, 40, 5), decile(JATEN, 2, 40, 5, unit="jiwa")], "lebih dari satu Satuan"),
    ([decile(JATEN, 1, 40, 5, precision=101)], "presisi")])
def test_so_are_deciles(rows: Rows, sentence: str) -> None:
    found = handed(DECILES_RECEIVED, rows)
    assert sentence in reasons(found) and len(found.frame) < len(rows)


@pytest.mark.parametrize("contract", [OVERLAPS, DECILES_RECEIVED], ids=lambda one: one.id)
def test_a_file_with_a_nik_is_refused_whole_and_says_none_of_it(contract: Contract) -> None:
    rows = pair(JATEN, "DTSEN", "pkh", 40, 200, 5) if contract is OVERLAPS else [decile(JATEN, 1, 40, 5)]
    for head, cell in (("NIK", "3505121203850001"), ("Keterangan", "3505121203850001")):
        with pytest.raises(FileRefused) as refused:
            handed(contract, rows, {head: cell})
        assert "3505121203850001" not in str(refused.value)
