"""What is exported to be handed in again runs as no formula, and is read back as it was."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.intake.files.csv_file import read_csv
from dashboard.registry import contracts
from dashboard.render.files.contract_file import contract_file

TEXTS = ["=HYPERLINK(1)", "+62", "-", "@SUM(1)", "＝1", "biasa", "'kutip", "o'k"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_csv_runs_no_formula_and_comes_back(text: str) -> None:
    contract = contracts()["agency_aliases"]
    frame = pd.DataFrame({"alias": [text], "agency": ["dinsos"]})
    content = contract_file(contract, frame, ".csv")
    line = content.decode("utf-8-sig").split("\r\n")[1]
    assert not line.lstrip('"').startswith(tuple("=+-@＝"))
    assert read_csv(content, lambda sheet: len(sheet.cells.columns)).cells.iloc[1].tolist() == [text, "dinsos"]
