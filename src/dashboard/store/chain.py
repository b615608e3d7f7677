"""Records that are only added to: each line holds the hash of the one before it, so that a line which was changed,
taken out or put in shows. The end of the chain stands in a file of its own, so that lines cut off at the end show too.

<folder>/<year>-<month>.jsonl, oldest first; HEAD.json says how many there are and the hash of the last.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from dashboard.core.domain import StoreError
from dashboard.store.durable import make_folder, replace_private_file

_START = "0" * 64
_WAIT_SECONDS = 20


@dataclass(frozen=True)
class Link:
    """One line: its number from 1, when (UTC), and what it tells."""

    number: int
    at: datetime
    told: Mapping[str, Any]


class Chain:
    """The chain in a folder, which may not exist yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, told: Mapping[str, Any], *, keep_months: int | None = None) -> None:
        """Add a line, on disk when this returns; months before the last `keep_months` are then let go. Raises
        StoreError."""
        with self._only_writer():
            number, last = self._settled()
            now = datetime.now(UTC)
            entry = {"number": number + 1, "at": now.isoformat(timespec="milliseconds"), "told": dict(told),
                     "before": last}
            entry["hash"] = _hash(entry)
            self._append(now, entry)
            if keep_months is not None:
                self._let_go(now, keep_months)

    def links(self) -> list[Link]:
        """All lines that are still there, oldest first. Raises StoreError naming a line that cannot be read."""
        return [_link(entry) for _, _, entry in self._entries()]

    def damage(self) -> list[str]:
        """What was done to the record, a sentence each; empty when it is whole."""
        found: list[str] = []
        number, last, first = 0, _START, True
        try:
            for path, row, entry in self._entries():
                place = f"{path} baris {row}"
                if not _is_whole(entry):
                    found.append(f"{place}: isi baris ini diubah setelah dicatat.")
                if first:
                    number, last, first = entry["number"] - 1, entry["before"], False  # older ones were let go
                if entry["before"] != last or entry["number"] != number + 1:
                    found.append(f"{place}: ada baris yang hilang atau disisipkan di depannya.")
                number, last = entry["number"], entry["hash"]
            if self._end(self._newest()[1]) != (number, last):
                found.append(f"{self.folder}: akhir catatan tidak sama dengan HEAD.json; baris terakhir dihapus atau "
                             "ditambahkan tangan.")
        except StoreError as error:
            found.append(str(error))
        return found

    def _entries(self) -> Iterator[tuple[Path, int, dict[str, Any]]]:
        for path in self._months():
            whole, newline, _ = path.read_text("utf-8").rpartition("\n")
            for row, line in enumerate((whole + newline).splitlines(), start=1):
                try:
                    entry = json.loads(line)
                    _link(entry)
                except (ValueError, KeyError, TypeError):
                    raise StoreError(f"Catatan {path} baris {row} rusak. Pulihkan dari cadangan.") from None
                yield path, row, entry

    def _head(self) -> tuple[int, str]:
        path = self.folder / "HEAD.json"
        try:
            content = json.loads(path.read_text("utf-8"))
            return int(content["number"]), str(content["hash"])
        except FileNotFoundError:
            return 0, _START
        except (OSError, ValueError, KeyError, TypeError):
            raise StoreError(f"{path} rusak atau tidak dapat dibaca. Pulihkan dari cadangan.") from None

    def _months(self) -> list[Path]:
        return sorted(self.folder.glob("????-??.jsonl"))

    def _newest(self) -> tuple[Path | None, bytes]:
        """The file of the newest month and its content; None and nothing without one."""
        path = max(self._months(), default=None)
        return path, path.read_bytes() if path else b""

    def _end(self, content: bytes) -> tuple[int, str]:
        """Number and hash of the last line of the newest month. A process that was killed between a line and HEAD.json
        leaves HEAD one behind: a line that hangs on HEAD is then the end."""
        number, last = self._head()
        with suppress(ValueError, KeyError, TypeError):
            entry = json.loads(content.rpartition(b"\n")[0].rpartition(b"\n")[2])
            if (entry["number"], entry["before"]) == (number + 1, last) and _is_whole(entry):
                return entry["number"], entry["hash"]
        return number, last

    def _settled(self) -> tuple[int, str]:
        """The end, when half a line that a killed process left behind is gone; nobody was told that it is written."""
        path, content = self._newest()
        if path and content and not content.endswith(b"\n"):
            os.truncate(path, content.rfind(b"\n") + 1)
        return self._end(content)

    def _append(self, now: datetime, entry: dict[str, Any]) -> None:
        path = self.folder / f"{now:%Y-%m}.jsonl"
        path = max([path, *self._months()])  # also when the clock was set back
        line = json.dumps(entry, ensure_ascii=False, sort_keys=True) + "\n"
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with open(descriptor, "a", encoding="utf-8") as handle:  # noqa: PTH123  # a descriptor, not a path
                handle.write(line)
                handle.flush()
                os.fsync(handle.fileno())
            head = {"number": entry["number"], "hash": entry["hash"]}
            replace_private_file(self.folder / "HEAD.json", json.dumps(head).encode())
        except OSError as error:
            raise StoreError(f"Catatan {path} tidak dapat ditulis ({error.strerror}).") from None

    def _let_go(self, now: datetime, months: int) -> None:
        oldest = now.year * 12 + now.month - 1 - months
        for path in self.folder.glob("????-??.jsonl"):
            if int(path.name[:4]) * 12 + int(path.name[5:7]) - 1 < oldest:
                path.unlink(missing_ok=True)

    @contextmanager
    def _only_writer(self) -> Iterator[None]:
        try:
            make_folder(self.folder)
            lock = FileLock(self.folder / "chain.lock", timeout=_WAIT_SECONDS, mode=0o600)
            lock.acquire()
        except Timeout:
            raise StoreError(f"Catatan {self.folder} sedang dipakai proses lain. Ulangi sebentar lagi.") from None
        except OSError as error:
            raise StoreError(f"Catatan {self.folder} tidak dapat ditulis ({error.strerror}).") from None
        try:
            yield
        finally:
            lock.release()


def _link(entry: dict[str, Any]) -> Link:
    return Link(int(entry["number"]), datetime.fromisoformat(entry["at"]), dict(entry["told"]))


def _is_whole(entry: Mapping[str, Any]) -> bool:
    """Whether the line is as it was when its hash was taken."""
    return bool(entry["hash"] == _hash({name: value for name, value in entry.items() if name != "hash"}))


def _hash(entry: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
