"""What the journal tells of submissions that were erased for good, and what is left in their place.

A purge is asked for by one, approved by another (from then on it is carried out, however often the server stops), and
done. All that is known of it stands in the journal; the tombstone in the folder repeats it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from dashboard.core import settings
from dashboard.store.chain import ChainLink
from dashboard.store.engine.chosen import engine
from dashboard.store.submissions.manifests import TOMBSTONE, folder_of

ASKED, DROPPED, APPROVED, DONE = "hapus diusulkan", "usul hapus dibatalkan", "hapus disetujui", "terhapus"
"""Words of the journal, beside those for what is stored."""


@dataclass(frozen=True)
class Purge:
    """One submission to erase, or erased. Times are UTC; `sha256` is that of the file that was handed in; what is set
    on approval is empty before it."""

    dataset: str
    id: str
    reason: str
    asked_by: str
    asked_at: datetime
    approved_by: str = ""
    approved_at: datetime | None = None
    handed_in_at: datetime | None = None
    sha256: str = ""
    manifest: str = ""
    is_done: bool = False

    @property
    def is_approved(self) -> bool:
        """There is no way back."""
        return self.approved_at is not None

    def is_asked_by(self, name: str) -> bool:
        """Whether this account asked for it, however the name is spaced or capitalised."""
        return _folded(self.asked_by) == _folded(name)

    @property
    def in_words(self) -> str:
        """What was decided, without a full stop; once it is approved."""
        day = f"{self.approved_at:%Y-%m-%d}" if self.approved_at else ""
        return (f"Kiriman {self.id} ({self.dataset}) dihapus {day}: diusulkan {self.asked_by}, disetujui "
                f"{self.approved_by}; alasan: {self.reason}")


def purges_of(links: Iterable[ChainLink]) -> list[Purge]:
    """All that were asked for and not dropped, in the order of asking."""
    found: dict[str, Purge] = {}
    for link in links:
        told, name = link.told, str(link.told["id"])
        if told["what"] == ASKED:
            found[name] = Purge(str(told["dataset"]), name, str(told["reason"]), str(told["by"]), link.at)
        elif told["what"] == DROPPED:
            found.pop(name, None)
        elif told["what"] == APPROVED:
            found[name] = replace(found[name], approved_by=str(told["by"]), approved_at=link.at,
                                  handed_in_at=datetime.fromisoformat(str(told["handed_in_at"])),
                                  sha256=str(told["sha256"]), manifest=str(told["manifest"]))
        elif told["what"] == DONE:
            found[name] = replace(found[name], is_done=True)
    return list(found.values())


def erase(purge: Purge) -> None:
    """Leave nothing but the tombstone in its folder; may be done again after a kill at any moment. Raises OSError or
    StoreError."""
    engine().leave_only(folder_of(purge.dataset, purge.id), TOMBSTONE, _content(purge))


def stands(purge: Purge) -> bool:
    """Whether its folder holds the tombstone as it was written, and nothing else."""
    folder = folder_of(purge.dataset, purge.id)
    return (folder.is_dir() and [path.name for path in folder.iterdir()] == [TOMBSTONE]
            and (folder / TOMBSTONE).read_bytes() == _content(purge))


def erased_file(sha256: str) -> tuple[str, str] | None:
    """Number and reason of the erased submission of this file; None when it was never erased."""
    for path in _standing():
        with suppress(OSError, ValueError, KeyError, TypeError):  # what is damaged is told by `check`
            told = json.loads(path.read_bytes())
            if told["sha256"] == sha256:
                return str(told["id"]), str(told["reason"])
    return None


def findings(purges: Iterable[Purge]) -> list[str]:
    """Purges that are not finished, and tombstones that nobody approved, a sentence each."""
    approved = {(purge.dataset, purge.id): purge for purge in purges if purge.is_approved}
    found = [f"Penghapusan kiriman {purge.id} ({purge.dataset}) disetujui tetapi belum selesai, atau isinya "
             f"dikembalikan. Selesaikan dengan `python -m dashboard purge confirm {purge.id}`."
             for purge in approved.values() if not (purge.is_done and stands(purge))]
    there = {(path.parent.parent.name, path.parent.name) for path in _standing()}
    return found + [f"Kiriman {name} ({dataset}) diganti berkas {TOMBSTONE} tanpa persetujuan dalam jurnal. "
                    "Pulihkan dari cadangan." for dataset, name in sorted(there - set(approved))]


def _standing() -> Iterator[Path]:
    engine().refresh()
    return settings.submissions().glob(f"*/*/{TOMBSTONE}")


def _content(purge: Purge) -> bytes:
    told = {"id": purge.id, "dataset": purge.dataset, "sha256": purge.sha256, "manifest_sha256": purge.manifest,
            "handed_in_at": _time(purge.handed_in_at), "reason": purge.reason, "asked_by": purge.asked_by,
            "asked_at": _time(purge.asked_at), "approved_by": purge.approved_by,
            "approved_at": _time(purge.approved_at)}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _time(at: datetime | None) -> str:
    return at.isoformat() if at else ""
