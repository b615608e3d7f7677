"""Records that are only added to: each line holds the hash of the one before it, so that a line which was changed,
taken out or put in shows. The end of the chain stands apart from the lines, so that lines cut off at the end show too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dashboard.core.domain import StoreError
from dashboard.store.engine.folder_lines import FolderLines
from dashboard.store.engine.interface import Lines

_START = "0" * 64


@dataclass(frozen=True)
class ChainLink:
    """One line: its number from 1, when (UTC), and what it tells."""

    number: int
    at: datetime
    told: Mapping[str, Any]


class RecordChain:
    """The chain in a folder, which may not exist yet; or wherever its lines are."""

    def __init__(self, folder: Path, lines: Lines | None = None) -> None:
        self.folder = folder
        self._lines = lines or FolderLines(folder)

    @property
    def is_begun(self) -> bool:
        """Whether anything was ever added."""
        return self._lines.is_begun

    def add(self, told: Mapping[str, Any], *, keep_months: int | None = None) -> None:
        """Add a line, on disk when this returns; months before the last `keep_months` are then let go. Raises
        StoreError."""
        with self._lines.only_writer():
            self._lines.settle()
            number, last = self._end()
            now = datetime.now(UTC)
            entry: dict[str, Any] = {"number": number + 1, "at": now.isoformat(timespec="milliseconds"),
                                     "told": dict(told), "before": last}
            entry["hash"] = _hash(entry)
            line = json.dumps(entry, ensure_ascii=False, sort_keys=True)
            self._lines.add(f"{now:%Y-%m}", line, number + 1, entry["hash"])
            if keep_months is not None:
                self._lines.let_go(_months_before(now, keep_months))

    def links(self) -> list[ChainLink]:
        """All lines that are still there, oldest first. Raises StoreError naming a line that cannot be read."""
        return [_link(entry) for _, _, entry in self._entries()]

    def damage(self) -> list[str]:
        """What was done to the record, a sentence each; empty when it is whole."""
        found: list[str] = []
        number, last, first = 0, _START, True
        try:
            for where, row, entry in self._entries():
                place = f"{where} baris {row}"
                if not _is_whole(entry):
                    found.append(f"{place}: isi baris ini diubah setelah dicatat.")
                if first:
                    number, last, first = entry["number"] - 1, entry["before"], False  # older ones were let go
                if entry["before"] != last or entry["number"] != number + 1:
                    found.append(f"{place}: ada baris yang hilang atau disisipkan di depannya.")
                number, last = entry["number"], entry["hash"]
            if self._end() != (number, last):
                found.append(f"{self._lines.place}: akhir catatan tidak sama dengan yang tersimpan terpisah "
                             "(HEAD.json, atau tabel chain); baris terakhir dihapus atau ditambahkan tangan.")
        except StoreError as error:
            found.append(str(error))
        return found

    def _entries(self) -> Iterator[tuple[str, int, dict[str, Any]]]:
        for where, row, line in self._lines.stored():
            try:
                entry = json.loads(line)
                _link(entry)
            except (ValueError, KeyError, TypeError):
                raise StoreError(f"Catatan {where} baris {row} rusak. Pulihkan dari cadangan.") from None
            yield where, row, entry

    def _end(self) -> tuple[int, str]:
        """Number and hash of the last line. A process that was killed between a line and the note of the end leaves
        that one behind: a line that hangs on it is then the end."""
        number, last = self._lines.end()
        last = last or _START
        with suppress(ValueError, KeyError, TypeError):
            entry = json.loads(self._lines.last())
            if (entry["number"], entry["before"]) == (number + 1, last) and _is_whole(entry):
                return entry["number"], entry["hash"]
        return number, last


def _months_before(now: datetime, months: int) -> str:
    """"2024-11", 24 months before November 2026."""
    oldest = now.year * 12 + now.month - 1 - months
    return f"{oldest // 12:04d}-{oldest % 12 + 1:02d}"


def _link(entry: dict[str, Any]) -> ChainLink:
    return ChainLink(int(entry["number"]), datetime.fromisoformat(entry["at"]), dict(entry["told"]))


def _is_whole(entry: Mapping[str, Any]) -> bool:
    """Whether the line is as it was when its hash was taken."""
    return bool(entry["hash"] == _hash({name: value for name, value in entry.items() if name != "hash"}))


def _hash(entry: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
