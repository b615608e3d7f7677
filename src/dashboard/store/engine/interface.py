"""What the store asks of an engine. Everything else in DASHBOARD_HOME can be made or fetched again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol


class Lines(Protocol):
    """The lines of one chain (chain.py), as they were written, and its end."""

    @property
    def place(self) -> str:
        """For sentences."""

    @property
    def is_begun(self) -> bool:
        """Whether anything was ever added."""

    def only_writer(self) -> AbstractContextManager[None]:
        """Hold the chain. Raises StoreError."""

    def settle(self) -> None:
        """Remove half a line that a killed process left behind. Needs the chain."""

    def stored(self) -> Iterator[tuple[str, int, str]]:
        """Place, row from 1 and text of each line, oldest first."""

    def end(self) -> tuple[int, str]:
        """Number and hash that were written as the end; 0 and "" before the first line. Raises StoreError."""

    def last(self) -> str:
        """The newest whole line; "" without one."""

    def add(self, month: str, line: str, number: int, digest: str) -> None:
        """Add this line of a month ("2026-11"), which is then the end; kept when this returns. Needs the chain. Raises
        StoreError."""

    def let_go(self, month: str) -> None:
        """Remove all months before this one. Needs the chain."""


class Engine(Protocol):
    """One of them a process. All raise StoreError (AccountError where it is about people) with a sentence that says
    what to do."""

    @property
    def is_shared(self) -> bool:
        """Whether other servers use the same: then this home is a copy, and what was committed is never undone."""

    def only_builder(self, waits: Callable[[], None]) -> AbstractContextManager[None]:
        """Hold the write lock, which a killed holder frees; `waits` is called once when another holds it."""

    def only_changer(self) -> AbstractContextManager[None]:
        """Hold the small files of people and what they may; written in one step when it is given back."""

    def read_private(self, name: str, *, replaceable: bool) -> dict[str, Any]:
        """All of a small file; {} when there is none, and when one that may be begun anew is damaged."""

    def read_entry(self, name: str, key: str, *, replaceable: bool) -> Any:
        """One entry of it, None when there is none."""

    def write_private(self, name: str, content: Mapping[str, Any]) -> None:
        """Replace it. Needs `only_changer`."""

    def lines(self, name: str) -> Lines:
        """The chain of this name, "journal" or "audit"."""

    def shared_key(self, make: Callable[[], bytes]) -> bytes | None:
        """The rounding key that all servers have, the one from `make` when there is none yet; None where each home has
        its own."""

    def refresh(self, *, thorough: bool = False) -> None:
        """Bring the folder of submissions up to what is on record; `thorough`: read every file again. While the
        record is out of reach, what lies there stays, unless the write lock is held or it is `thorough`."""

    def together(self) -> AbstractContextManager[None]:
        """What is put on record in here is on record as a whole, or not at all. Needs the write lock."""

    def keep_submission(self, laid: Path, target: Path) -> Path:
        """Put the files in this folder on record as the submission whose folder is `target`; where they lie until
        that is done, their names not yet on disk. Needs the write lock. Raises OSError or StoreError."""

    def leave_only(self, folder: Path, name: str, content: bytes) -> None:
        """Of the submission in this folder nothing stays but a file of this name. Needs the write lock. Raises OSError
        or StoreError."""

    def publishing(self, path: Path, build_id: str) -> AbstractContextManager[None]:
        """What is put on record in here and that this file is the published build go together. Needs the write
        lock."""

    def published_ids(self) -> list[str]:
        """Ids of builds elsewhere that a new one must come after. Needs the write lock."""

    def keep_history(self) -> None:
        """What was published comes into the history of builds, where one is kept; a failure is only logged. Needs the
        write lock."""

    def erase_history(self, submission_id: str) -> None:
        """No build in the history knows this submission any more. Needs the write lock. Raises OSError or
        StoreError."""

    def renew_history(self) -> int:
        """Begin it anew with the builds whose files lie here; how many. Needs the write lock. Raises OSError or
        StoreError."""

    def history_state(self) -> tuple[list[str], list[str]]:
        """Sentences about it: what holds, and what does not. Raises StoreError."""

    def published(self) -> Mapping[str, datetime]:
        """When each build that the history may have was made; {} where there is none. Asks nobody."""

    def past(self, build_id: str) -> Path | None:
        """A file of this build; None where there is no history. Raises StoreError."""

    def gives_back(self, build_id: str) -> bool:
        """Whether the history gives this build, read whole just now: its file is not needed any more."""

    def renew_objects(self) -> tuple[int, list[str]]:
        """Lay what is published again where all servers fetch it, from what lies here; how many builds are offered, and
        the ids of those that are lost. Needs the write lock. Raises StoreError."""

    def objects_state(self) -> tuple[list[str], list[str]]:
        """Sentences about that place: what holds, and what does not. Raises StoreError."""

    def offer_kept(self, *, only_here: bool = False) -> None:
        """Old builds were removed here: nobody else needs them. `only_here`: nor any that does not lie here. Needs the
        write lock."""
