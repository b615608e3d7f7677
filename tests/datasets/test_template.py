"""Templates: filled in they give the rows, unfilled they are refused, and they offer the codes."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dashboard.intake.contract import Contract, Kind
from dashboard.intake.documentation import documentation, handbook
from dashboard.intake.preview import FileRefused
from dashboard.intake.read import read
from dashboard.intake.reference_codes import ReferenceCodes
from dashboard.intake.template import SHEET, code_list, form_columns, template
from dashboard.registry import contracts
from dashboard.topics.programs.contracts import COVERAGE

EVERY = pytest.mark.parametrize("contract", contracts().values(), ids=contracts())
FIRST_FREE_ROW = 6
OF_THE_ROW = ("kunci yang sama", "satuan program", "lama jawab", "belum dijawab", "nomenklatur kode lama",
              "tanggal jawab",
              "ditujukan kepada OPD lain", "Satu kode temuan", "Catatan hanya tentang Kabupaten Blitar",
              "Satu himpunan bobot", "menyebut satu daftar dua kali",
              "Putaran ini punya lebih dari satu")
"""Reasons about what stands beside the choice, not about the choice."""


@EVERY
def test_filled_with_its_own_examples(codes: ReferenceCodes, contract: Contract) -> None:
    book = load_workbook(io.BytesIO(template(contract, codes)))
    sheet = book[SHEET]
    for place, column in enumerate(form_columns(contract), start=1):
        assert sheet.cell(4, place).value.removesuffix(" *") == column.heading
        assert sheet.cell(4, place).comment
        sheet.cell(FIRST_FREE_ROW, place).value = column.example or None
    buffer = io.BytesIO()
    book.save(buffer)
    found = read(contract, buffer.getvalue(), "templat.xlsx", codes)
    assert (found.accepted, found.rejected_count, found.skipped) == (1, 0, 1), found.rejected["reason"].tolist()
    assert found.messages == ()
    for column in contract.columns:
        if column.kind is Kind.TEXT and column.example:
            by_letters = "-".join(re.findall(r"[a-z0-9]+", column.example.lower()))  # as spellings of needs are kept
            assert found.frame[column.name].tolist() in ([column.example], [by_letters])


@EVERY
def test_unfilled_it_is_refused(codes: ReferenceCodes, contract: Contract) -> None:
    with pytest.raises(FileRefused, match="Tidak ada baris data"):
        read(contract, template(contract, codes), "templat.xlsx", codes)


@EVERY
def test_every_choice_it_offers_is_understood(codes: ReferenceCodes, contract: Contract) -> None:
    """What a drop-down offers may be chosen: no choice of a list is refused when the file is read."""
    for column in form_columns(contract):
        offered = code_list(column, codes)
        if offered is None:
            continue
        lines = [";".join(one.heading for one in form_columns(contract))]
        for value in offered.values:
            cells = [value if one is column else _unit(one.name, column.name, value) or
                     ("" if one.name == "kecamatan" else one.example) for one in form_columns(contract)]
            lines.append(";".join(f'"{cell}"' for cell in cells))
        found = read(contract, "\n".join(lines).encode(), "a.csv", codes)
        refused = [why for why in found.rejected["reason"]
                   if not any(other in why for other in OF_THE_ROW)]
        assert refused == [], (column.name, refused)


def _unit(name: str, varied: str, value: str) -> str:
    """Both units of a coverage row vary together."""
    return value if {name, varied} == {"target_unit", "recipients_unit"} else ""


def test_the_lists_hold_codes_and_names(codes: ReferenceCodes) -> None:
    book = load_workbook(io.BytesIO(template(COVERAGE, codes)))
    texts = {str(cell.value) for row in book["Kode"].iter_rows() for cell in row if cell.value}
    assert {"rtlh", "Plandirejo (Bakung)", "35.05.05.2003", "KK", "jiwa", "unit"} <= texts
    lists = {validation.formula1 for validation in book[SHEET].data_validations.dataValidation}
    assert len(lists) == 4


def test_the_same_codes_give_the_same_bytes(codes: ReferenceCodes) -> None:
    assert template(COVERAGE, codes) == template(COVERAGE, codes)


@EVERY
def test_documentation_names_every_column(contract: Contract) -> None:
    text = documentation(contract)
    assert text.startswith(f"## {contract.title}")
    for column in contract.columns:
        assert f"| {column.heading} |" in text
    assert "None" not in text
    assert text.count("|---") == 5


def test_the_handbook_is_up_to_date() -> None:
    """Written again by `python -m dashboard.commands.handbook > docs/datasets.md`."""
    committed = Path(__file__).resolve().parents[2] / "docs" / "datasets.md"
    assert committed.read_text(encoding="utf-8") == handbook(contracts().values())
