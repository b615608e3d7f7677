"""Rows of a dataset as a file that can be handed in again and gives the same rows."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pandas as pd
import xlsxwriter

from dashboard.core.domain import SubmissionError
from dashboard.intake.contract import Column, Contract, Kind
from dashboard.render.files.formulas import harmless

_NUMBERS = (Kind.NUMBER, Kind.RUPIAH, Kind.INTEGER)
_SHEET_ROWS = 1_048_575
"""Rows of a worksheet below its headings."""


def contract_file(contract: Contract, frame: pd.DataFrame, suffix: str) -> bytes:
    """The rows under the contract's headings, as ".xlsx" or ".csv". Raises SubmissionError for anything else."""
    if suffix.lower() == ".csv":
        return _as_csv(contract, frame)
    if suffix.lower() != ".xlsx":
        raise SubmissionError("Nama berkas ekspor harus berakhiran .xlsx atau .csv.")
    if len(frame) > _SHEET_ROWS:
        raise SubmissionError(f"{len(frame)} baris tidak muat di satu lembar XLSX; ekspor sebagai .csv.")
    return _as_xlsx(contract, frame)


def _as_csv(contract: Contract, frame: pd.DataFrame) -> bytes:
    columns = [_csv_column(column, frame[column.name]) for column in contract.columns]
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow([column.heading for column in contract.columns])
    writer.writerows(zip(*columns, strict=True))
    return sink.getvalue().encode("utf-8-sig")


def _csv_column(column: Column, values: pd.Series) -> list[str]:
    if column.kind in (*_NUMBERS, Kind.YEAR, Kind.QUARTER):
        return ["" if pd.isna(value) else _indonesian(value) for value in values]
    if column.kind is Kind.DATE:
        return ["" if pd.isna(value) else _day(value) for value in values]
    return ["" if pd.isna(value) else harmless(str(value)) for value in values]  # the reader takes the apostrophe off


def _day(value: Any) -> str:
    """'2026-11-24', also of a timestamp."""
    return str(value)[:len("2026-11-24")]


def _indonesian(value: Any) -> str:
    """Digits with a decimal comma; never exactly three decimals, which could be read as thousands."""
    exact = Decimal(repr(float(value)))
    if exact == exact.to_integral_value():
        return str(int(exact))
    text = f"{exact:f}"
    if len(text.partition(".")[2]) == 3:
        text += "0"
    return text.replace(".", ",")


def _as_xlsx(contract: Contract, frame: pd.DataFrame) -> bytes:
    sink = io.BytesIO()
    options = {"constant_memory": True, "strings_to_numbers": False, "strings_to_formulas": False,
               "strings_to_urls": False}
    with xlsxwriter.Workbook(sink, options) as book:
        sheet = book.add_worksheet("Data")
        heading, money = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "#,##0"})
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(contract.columns):
            sheet.set_column(place, place, max(12, min(40, len(column.heading) + 2)),
                             money if column.kind is Kind.RUPIAH else None)
            sheet.write_string(0, place, column.heading, heading)
        values = [frame[column.name].astype(object).where(frame[column.name].notna(), None)
                  for column in contract.columns]
        kinds = [column.kind for column in contract.columns]
        for row, cells in enumerate(zip(*values, strict=True), start=1):
            for place, value in enumerate(cells):
                if value is None:
                    continue
                if kinds[place] in (*_NUMBERS, Kind.YEAR, Kind.QUARTER):
                    sheet.write_number(row, place, value, money if kinds[place] is Kind.RUPIAH else None)
                else:
                    sheet.write_string(row, place, _day(value) if kinds[place] is Kind.DATE else str(value))
    return sink.getvalue()
