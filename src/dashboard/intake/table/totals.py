"""Compares the total rows of a file with the rows they add up."""

from __future__ import annotations

from dashboard.core.formats import number
from dashboard.intake.contract import Contract, Kind
from dashboard.intake.findings import label
from dashboard.intake.preview import Fate, Log, Severity
from dashboard.intake.table.body import Body
from dashboard.intake.values.numbers import convention, read_number


def check_totals(body: Body, contract: Contract, log: Log) -> None:
    """Warns of each total row that states another sum than the rows above it, or than those since the last total."""
    money = next((column for column in contract.columns if column.kind is Kind.RUPIAH), None)
    if money is None or money.name not in body.table.columns or Fate.TOTAL.value not in set(body.fates):
        return
    shown = convention(body.cells[money.name])
    amounts = [read_number(value, shown, whole=True)[0] or 0 for value in body.cells[money.name]]
    so_far = since_total = since_section = 0.0
    for row, fate, amount in zip(body.index, body.fates, amounts, strict=True):
        if fate == Fate.TOTAL.value:
            if amount and not any(abs(amount - one) < 1 for one in (so_far, since_total, since_section)):
                log.add(body.table.sheet.name, int(row), label(body.table, money.name), Severity.WARNING,
                        f"Baris jumlah menyebut Rp{number(amount)}, sedangkan baris di atasnya berjumlah "
                        f"Rp{number(so_far)}; periksa apakah ada baris yang hilang atau terhitung dua kali")
            since_total = 0.0
        elif fate == Fate.ACCEPTED.value:
            so_far, since_total, since_section = so_far + amount, since_total + amount, since_section + amount
        elif fate == Fate.SECTION.value:
            since_section = 0.0
