"""The RAT form: handed in again it gives the same rows, and nothing in it runs."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import pandas as pd
import pytest

from dashboard.intake.preview import Severity
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.registry import contracts
from dashboard.statistics.rounding import Rounding
from dashboard.store.database import Database
from dashboard.store.reference_codes import reference_codes
from dashboard.topics.rat import queries as rat
from dashboard.topics.rat.blocks.tables import HIDDEN_NOTES, hidden_lines
from dashboard.topics.rat.blocks.workbook import BASE, FORMS, QUARTERS, SEMESTERS, TOTAL, rat_workbook
from dashboard.topics.rat.rules.rounding import rounded_plan

MADE_AT = datetime(2026, 11, 24)
KEY = ["agency", "sub_code", "line"]
READ_FROM_TEXT = ["line", "target_count", "target_unit", "places"]


def reread(actions: pd.DataFrame, year: int, form: int, names: dict[str, str], known: ReferenceCodes) -> pd.DataFrame:
    """The rows that the form gives when it is handed in."""
    content = rat_workbook(actions, year, form, names, MADE_AT)
    found = read(contracts()["rat_matrix"], content, "rat.xlsx", known)
    assert not [message for message in found.messages if message.severity is Severity.ERROR]
    assert found.rejected_count == 0 and found.rupiah_accepted == actions["allocation"].sum()
    return found.frame.sort_values(KEY, ignore_index=True)


def differences(left: pd.DataFrame, right: pd.DataFrame, columns: list[str]) -> dict[str, list[Any]]:
    """By column the pairs of values that differ; missing equals missing."""
    found: dict[str, list[Any]] = {}
    for name in columns:
        for one, other in zip(left[name], right[name], strict=True):
            if name == "places":
                same = list(one) == list(other)
            else:
                same = (pd.isna(one) and pd.isna(other)) or (not pd.isna(one) and not pd.isna(other) and one == other)
            if not same:
                found.setdefault(name, []).append((one, other))
    return found


@pytest.mark.parametrize("year", [2024, 2026])
def test_23_columns_give_the_same_rows_again(shipped: Database, year: int) -> None:
    actions, names = one_year(shipped, year)
    again = reread(actions, year, 23, names, reference_codes(shipped))
    assert differences(again, actions, ["year", *BASE, *QUARTERS, *SEMESTERS, TOTAL, *READ_FROM_TEXT]) == {}


def test_18_columns_leave_out_realisation_only(shipped: Database) -> None:
    actions, names = one_year(shipped, 2026)
    again = reread(actions, 2026, 18, names, reference_codes(shipped))
    assert differences(again, actions, ["year", *BASE, *READ_FROM_TEXT]) == {}
    assert again[[*QUARTERS, *SEMESTERS, TOTAL]].isna().all(axis=None)


def test_21_columns_add_quarters_up_to_semesters(shipped: Database) -> None:
    actions, names = one_year(shipped, 2026)
    again = reread(actions, 2026, 21, names, reference_codes(shipped))
    assert differences(again, actions, ["year", *BASE, TOTAL, *READ_FROM_TEXT]) == {}
    expected = actions["realised_s1"].fillna(actions["realised_q1"] + actions["realised_q2"])
    assert differences(again, actions.assign(realised_s1=expected), ["realised_s1"]) == {}
    assert again.loc[actions["realised_q3"].notna(), "realised_s2"].isna().all(), "half a semester is no semester"


def one_year(database: Database, year: int) -> tuple[pd.DataFrame, dict[str, str]]:
    """The year's lines in the order of their keys, and the names of the agencies."""
    actions, agencies = rat.rat_matrix(database), rat.agencies(database)
    own = actions[actions["year"] == year].sort_values(KEY, ignore_index=True)
    return own, dict(zip(agencies["code"], agencies["name"], strict=True))


@pytest.mark.parametrize("form", FORMS)
def test_text_never_becomes_a_formula_and_sample_is_marked(shipped: Database, form: int) -> None:
    actions, names = one_year(shipped, 2026)
    actions = actions.head(3).assign(activity='=HYPERLINK("http://x.test";"a")', benefit="+1+1", aid_kind="@SUM(A1)")
    content = rat_workbook(actions, 2026, form, names, MADE_AT)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xml")}
    sheets = "".join(text for name, text in parts.items() if "worksheets/" in name)
    assert "<f>" not in sheets and "hyperlink" not in sheets.lower()
    assert 'quotePrefix="1"' in parts["xl/styles.xml"]
    assert "DATA CONTOH" in parts["xl/sharedStrings.xml"]
    again = reread(actions, 2026, form, names, reference_codes(shipped))
    assert set(again["activity"]) == {'=HYPERLINK("http://x.test";"a")'} and set(again["benefit"]) == {"+1+1"}


def test_the_same_rows_give_the_same_bytes_and_real_rows_no_badge(shipped: Database) -> None:
    actions, names = one_year(shipped, 2026)
    real = actions.assign(is_sample=False)
    first = rat_workbook(real, 2026, 23, names, MADE_AT)
    assert first == rat_workbook(real, 2026, 23, names, MADE_AT)
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert b"DATA CONTOH" not in book.read("xl/sharedStrings.xml")


def test_what_a_viewer_gets_says_so_and_is_not_taken_back(shipped: Database) -> None:
    actions, names = one_year(shipped, 2026)
    small = actions.assign(target_text=["3 KK", *actions["target_text"][1:]])
    seen = rounded_plan(Rounding(bytes(32)), small, rat.rat_indicators(shipped), rat.rat_reports(shipped))[0]
    content = rat_workbook(seen, 2026, 23, names, MADE_AT, HIDDEN_NOTES)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert "dibulatkan acak ke kelipatan 5" in book.read("xl/sharedStrings.xml").decode()
    found = read(contracts()["rat_matrix"], content, "rat.xlsx", reference_codes(shipped))
    touched = int(hidden_lines(seen).sum())
    assert found.rejected_count == touched > 0 and found.accepted == len(actions) - touched
    assert all("disembunyikan dari pengunjung" in why for why in found.rejected["reason"])
    assert not (found.frame["target_text"] == "3 KK").any()
