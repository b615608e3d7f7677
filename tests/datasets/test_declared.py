"""What every dataset must declare, so that its metadata and its files can be made of its contract alone."""

from __future__ import annotations

import inspect
from pkgutil import resolve_name

import pytest

from dashboard.intake.contract import Column, Contract, Kind
from dashboard.outputs.packages.columns import file_name, given, leads, unit_of
from dashboard.registry import contracts, pages

ALL = list(contracts().values())
OF_PEOPLE = {"jiwa", "orang", "KK", "berkas"}
FIGURES = (Kind.INTEGER, Kind.NUMBER)


@pytest.mark.parametrize("contract", ALL, ids=lambda one: one.id)
def test_who_makes_it_how_often_and_what_it_is(contract: Contract) -> None:
    for told in (contract.supplier, contract.frequency, contract.concept):
        assert told and told == told.strip() and not told.endswith(".")
    assert contract.purpose.endswith(".")
    assert not contract.shown_on or contract.shown_on in {page.folder for page in pages()}


@pytest.mark.parametrize("contract", ALL, ids=lambda one: one.id)
def test_every_column_has_a_name_of_its_own_in_files(contract: Contract) -> None:
    names = [file_name(column.heading) for column in given(contract)]
    assert len(set(names)) == len(names) and all(name.isascii() and name[0].isalpha() for name in names)
    assert set(contract.key) <= {column.name for column in given(contract)}


@pytest.mark.parametrize("contract", ALL, ids=lambda one: one.id)
def test_every_figure_has_a_unit(contract: Contract) -> None:
    lacking = [column.name for column in contract.columns
               if column.kind in (*FIGURES, Kind.RUPIAH) and not unit_of(contract, column)]
    assert lacking == []


@pytest.mark.parametrize("contract", ALL, ids=lambda one: one.id)
def test_what_counts_people_is_protected_and_its_topic_says_what_visitors_get(contract: Contract) -> None:
    def of_people(column: Column) -> bool:
        says = contract.column(column.unit_column).choices if column.unit_column else (column.unit,)
        return column.kind in FIGURES and bool(OF_PEOPLE & set(says))

    assert [one.name for one in contract.columns if of_people(one) and not one.protected] == []
    assert bool(contract.shown_rows) is contract.is_protected
    if contract.shown_rows:
        assert list(inspect.signature(resolve_name(contract.shown_rows)).parameters) == ["database", "rounding"]


def test_keys_lead_to_files_that_have_them() -> None:
    files = {"wilayah": "kode", "indikator": "indikator"} | {
        one.id: file_name(one.column(one.key[0]).heading) for one in ALL if len(one.key) == 1}
    found = {target for one in ALL for column in one.columns if (target := leads(column))}
    assert {name for name, _ in found} >= {"wilayah", "agencies", "programs", "partners", "tkpk_meetings"}
    assert [(name, key) for name, key in found if files[name] != key] == []
