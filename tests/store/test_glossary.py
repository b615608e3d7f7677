"""Words and abbreviations: each has one meaning, and what the pages abbreviate is among them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.core.domain import BuildError
from dashboard.publish.build import build
from dashboard.queries.reference import glossary
from dashboard.store.database import Database

HEAD = "term,long_form,meaning,basis\n"


def test_terms_are_in_order_and_whole(shipped: Database) -> None:
    found = glossary(shipped)
    terms = list(found["term"])
    assert terms == sorted(terms, key=str.lower) and len(terms) > 40
    assert found["meaning"].str.strip().str.endswith(".").all()
    assert {"TKPK", "RAT", "RPKD", "DTSEN", "SLRT", "KPM", "Pagu", "RSE", "DATA CONTOH"} <= set(terms)


def test_a_folder_without_the_file_has_no_terms(tiny: Database) -> None:
    assert glossary(tiny).empty


def test_a_term_that_stands_twice_is_refused(tiny_data: Callable[..., Path]) -> None:
    folder = tiny_data()
    (folder / "catalogue/glossary.csv").write_text(HEAD + "RAT,,Satu arti.,\nPagu,,Uang.,\nrat,,Arti lain.,\n", "utf-8")
    with pytest.raises(BuildError) as caught:
        build()
    assert any("catalogue/glossary.csv baris 4: istilah" in failure for failure in caught.value.failures)
