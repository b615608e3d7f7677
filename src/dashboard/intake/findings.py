"""What is wrong with which row, gathered while a file is read: reasons by row, and sentences for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from dashboard.intake.files.cells import column_letter
from dashboard.intake.preview import Log, Severity
from dashboard.intake.table.headings import FoundTable


class Findings:
    """Rows are named by their position among all data rows of the file, over all sheets."""

    def __init__(self) -> None:
        self.log = Log()
        self.reasons: dict[int, list[str]] = {}
        self._sheets: list[str] = []
        self._starts: list[int] = []
        self._rows: list[np.ndarray[Any, Any]] = []
        self._tables: list[FoundTable] = []
        self.size = 0

    def open(self, table: FoundTable, rows: np.ndarray[Any, Any]) -> int:
        """Adds the data rows of a table; returns the position of the first."""
        start = self.size
        self._tables.append(table)
        self._starts.append(start)
        self._rows.append(rows)
        self.size += len(rows)
        return start

    def place(self, position: int) -> tuple[FoundTable, int]:
        """The table and row number of a position."""
        which = int(np.searchsorted(self._starts, position, side="right")) - 1
        while not len(self._rows[which]):
            which -= 1
        return self._tables[which], int(self._rows[which][position - self._starts[which]])

    def error(self, position: int, column: str, sentence: str, kind: str = "") -> None:
        """Rejects the row at this position."""
        self.reasons.setdefault(position, []).append(sentence)
        self._say(position, column, Severity.ERROR, sentence, kind)

    def errors(self, positions: Iterable[int], column: str, sentence: str) -> None:
        """Rejects several rows for the same reason."""
        for position in positions:
            self.error(int(position), column, sentence)

    def warning(self, position: int, column: str, sentence: str, kind: str = "") -> None:
        """Says something about a row that is accepted all the same."""
        self._say(position, column, Severity.WARNING, sentence, kind)

    def info(self, position: int, column: str, sentence: str, kind: str = "") -> None:
        """Says how a row was understood."""
        self._say(position, column, Severity.INFO, sentence, kind)

    def say_of(self, table: FoundTable, sentence: str, severity: Severity = Severity.INFO) -> None:
        """Says something about a whole table."""
        self.log.add(table.sheet.name, 0, "", severity, sentence)

    def _say(self, position: int, column: str, severity: Severity, sentence: str, kind: str) -> None:
        if self.log.is_full(kind or sentence, column):
            return
        table, row = self.place(position)
        self.log.add(table.sheet.name, row, label(table, column), severity, sentence)

    def rejected_rows(self) -> Iterator[tuple[FoundTable, np.ndarray[Any, Any], np.ndarray[Any, Any]]]:
        """For each table the positions of its rejected rows, and their row numbers."""
        bad = self.positions_of(rejected=True)
        for table, start, rows in zip(self._tables, self._starts, self._rows, strict=True):
            own = bad[(bad >= start) & (bad < start + len(rows))]
            yield table, own, rows[own - start]

    def positions_of(self, rejected: bool) -> np.ndarray[Any, Any]:
        """Positions with, or without, a reason to reject them."""
        bad = np.zeros(self.size, dtype=bool)
        bad[list(self.reasons)] = True
        return np.flatnonzero(bad == rejected)


def label(table: FoundTable, column: str) -> str:
    """Letter and heading of a contract column in this table: "K: Alokasi anggaran"; "" for the whole row."""
    place = table.columns.get(column)
    return "" if place is None else f"{column_letter(place)}: {table.headings[place]}"
