"""Malformed files by the hundred: a preview that adds up or FileRefused, nothing else. The long run is a benchmark."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.registry import contracts
from dashboard.topics.programs.contracts import COVERAGE
from dashboard.topics.rat.contracts import RAT_MATRIX

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # the project folder, for its benchmarks package

from benchmarks.fuzz_readers import MUTATIONS, examine, mutated, seeds

pytestmark = pytest.mark.slow

QUICK = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_CELLS = st.one_of(
    st.sampled_from(["", " ", "-", "rtlh", "Plandirejo", "Bakung", "2025", "Jumlah", "CONTOH", "1.250", "Rp 5", "#REF!",
                     "STRATEGI 1: beban", "dinsos", "1.06", "Kota Blitar", "Kec. Bakung: Plandirejo", "\u200b",
                     "=1+1"]),
    st.integers(-10**18, 10**18).map(str), st.floats().map(str), st.text(max_size=12))


@pytest.mark.parametrize("contract", [COVERAGE, RAT_MATRIX], ids=["coverage", "rat_matrix"])
@QUICK
@given(rows=st.lists(st.lists(_CELLS, max_size=20), max_size=8), delimiter=st.sampled_from(";,\t"))
def test_rows_of_anything_under_the_right_heading(codes: ReferenceCodes, contract: object, rows: list[list[str]],
                                                  delimiter: str) -> None:
    heading = delimiter.join(column.heading for column in contract.columns)
    text = "\n".join([heading, *(delimiter.join(row) for row in rows)])
    examine(contract, text.encode("utf-8", "replace"), codes)


@QUICK
@given(content=st.binary(max_size=300),
       start=st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"Program;Desa;Penerima\n"]))
def test_any_bytes(codes: ReferenceCodes, content: bytes, start: bytes) -> None:
    examine(COVERAGE, start + content, codes)


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_mutated_workbooks(codes: ReferenceCodes, mutation: str) -> None:
    chance = random.Random(mutation)  # noqa: S311 - which bytes are hit must be repeatable, not secret
    for contract, content in seeds(codes):
        for _ in range(6):
            examine(contract, mutated(content, mutation, chance), codes)


def test_every_dataset_reads_every_others_file(codes: ReferenceCodes) -> None:
    for _, content in seeds(codes):
        for contract in contracts().values():
            examine(contract, content, codes)
