"""What was understood of a file: every row's fate, the accepted rows, and sentences about the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from dashboard.core.domain import DashboardError


class FileRefused(DashboardError):
    """The whole file is refused and nothing of it may be kept or logged; the message quotes no value of it."""


class Question(NamedTuple):
    """A column of a file: its sheet, letter and heading; `column` is what it was said to be ("" is: not read)."""

    sheet: str
    letter: str
    heading: str
    column: str | None = None


class ColumnsUnclear(FileRefused):
    """The file can be read once somebody says what these columns are. `missing`: required columns that were not found;
    `free`: columns that the file's own may be said to be."""

    def __init__(self, message: str, questions: tuple[Question, ...], missing: tuple[str, ...],
                 free: tuple[str, ...]) -> None:
        super().__init__(message, questions, missing, free)
        self.message, self.questions, self.missing, self.free = message, questions, missing, free

    def __str__(self) -> str:
        return self.message


class Severity(StrEnum):
    """How bad a message is: an error rejects its row."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Fate(StrEnum):
    """What became of a row. Heading rows (and titles above them) are listed but not counted as read."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SECTION = "section"
    TOTAL = "total"
    BLANK = "blank"
    HEADING = "heading"
    SKIPPED = "skipped"


class RowFate(NamedTuple):
    """One row of `Preview.fates`; `row` counts from 1 as a spreadsheet shows it."""

    sheet: str
    row: int
    fate: Fate


@dataclass(frozen=True)
class Message:
    """A sentence about a place in the file: row 0 is the whole sheet, column "" the whole row.

    `column` is the column's letter and heading ("K: Alokasi anggaran (Rp)").
    """

    sheet: str
    row: int
    column: str
    severity: Severity
    message: str


class Proposal(NamedTuple):
    """A text that is not known, and the known ones it may mean (labels, best first)."""

    text: str
    kind: str
    candidates: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """What one file holds for one dataset.

    `frame`: accepted rows in contract columns (rat_matrix adds line, target_count, target_unit, places), codes
    resolved, missing is NA; `rejected`: sheet, row, text, reason; `fates`: sheet, row, fate of every row.
    Always rows_read = accepted + rejected_count + skipped and rupiah_read = rupiah_accepted + rupiah_rejected,
    where rupiah is the contract's first money column of data rows (total and section rows repeat it).
    `copy`: the data rows as they were written, known columns only, under the contract's headings, by sheet and row:
    what is kept of the file. `answered`: columns that were read, or left out, as a person said. `headings`: the
    contract's heading by sheet and letter of the column that was read for it.
    """

    dataset: str
    frame: pd.DataFrame
    rejected: pd.DataFrame
    fates: pd.DataFrame
    messages: tuple[Message, ...]
    rupiah_accepted: int
    rupiah_rejected: int
    proposals: tuple[Proposal, ...] = ()
    copy: pd.DataFrame = field(default_factory=pd.DataFrame)
    from_csv: bool = True
    answered: tuple[Question, ...] = ()
    headings: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def accepted(self) -> int:
        """Rows that can be stored."""
        return len(self.frame)

    @property
    def rejected_count(self) -> int:
        """Rows with an error."""
        return len(self.rejected)

    @property
    def rows_read(self) -> int:
        """Rows below the headings, up to the last one that holds anything."""
        return int((self.fates["fate"] != Fate.HEADING.value).sum())

    @property
    def skipped(self) -> int:
        """Section, total, blank, example and note rows."""
        return self.rows_read - self.accepted - self.rejected_count

    @property
    def rupiah_read(self) -> int:
        """Rupiah in data rows, as far as it could be read."""
        return self.rupiah_accepted + self.rupiah_rejected

    def counted(self) -> dict[str, int]:
        """How many rows met each fate."""
        return {str(fate): int(count) for fate, count in self.fates["fate"].value_counts().items()}


@dataclass
class Log:
    """Collects messages; of one kind only the first `limit` are kept, the rest is counted in one sentence."""

    limit: int = 200
    messages: list[Message] = field(default_factory=list)
    _seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    def is_full(self, kind: str, column: str) -> bool:
        """Counts one more message of this kind about this column; True when it is not to be kept."""
        self._seen[kind, column] += 1
        return self._seen[kind, column] > self.limit

    def add(self, sheet: str, row: int, column: str, severity: Severity, message: str) -> None:
        """One sentence about one place."""
        self.messages.append(Message(sheet, row, column, severity, message))

    def finished(self) -> tuple[Message, ...]:
        """All messages in the order of the file, with a sentence on those that were left out."""
        left = [Message("", 0, column, Severity.INFO,
                        f"{count - self.limit} pesan lain yang serupa dengan '{kind}' tidak ditampilkan; "
                        "semua baris yang ditolak ada di daftar baris ditolak.")
                for (kind, column), count in self._seen.items() if count > self.limit]
        return tuple(sorted(self.messages, key=lambda message: (message.sheet, message.row)) + left)
