"""The journal of everything handed in: which submission and withdrawal was stored, and the hash of its manifest. So one
that was removed, put in, copied or rewritten by hand shows, although its own files agree with each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from dashboard.core import settings
from dashboard.core.actor import Action, Actor
from dashboard.core.domain import SubmissionError
from dashboard.store.chain import ChainLink, RecordChain
from dashboard.store.engine.chosen import engine
from dashboard.store.policy import require
from dashboard.store.submissions import tombstones
from dashboard.store.submissions.manifests import MANIFEST, ROWS, WITHDRAWAL, Submission, digest, recorded

_STORED, _UNDONE, _ADOPTED = "disimpan", "dibatalkan", "diakui"


def journal() -> RecordChain:
    """The chain of this dashboard; kept for good."""
    return RecordChain(settings.home() / "journal", engine().lines("journal"))


def note_stored(submission: Submission) -> None:
    """Put it on record; before the first one everything that was handed in before there was a journal. Raises
    StoreError."""
    begin(but=submission.id)
    journal().add(_told(_STORED, submission))


def begin(but: str = "") -> None:
    """Put on record what was handed in before there was a journal. Raises StoreError."""
    if not journal().is_begun:
        adopt([entry for entry in recorded() if entry.id != but])


def note_undone(submission: Submission) -> None:
    """It was stored and taken off the record again, since publishing failed. Raises StoreError."""
    journal().add({"what": _UNDONE, "dataset": submission.dataset, "id": submission.id})


def adopt(found: Iterable[Submission]) -> None:
    """Take these for right: what was there before the journal, or was looked at by the keeper. Raises StoreError."""
    for submission in found:
        journal().add(_told(_ADOPTED, submission))


def accept(submission_id: str, by: Actor) -> None:
    """Take one that is not in the journal for right, after somebody looked at it. Raises NotAllowed, or
    SubmissionError when there is no such one."""
    require(by, Action.MANAGE_ACCOUNTS)
    found = [entry for entry in recorded() if entry.id == submission_id]
    if not found:
        raise SubmissionError(f"Tidak ada kiriman dengan nomor {submission_id}. Daftarnya: "
                              "`python -m dashboard submissions`.")
    adopt(found)


def findings() -> list[str]:
    """What differs between the journal and the folders, a sentence each; empty when all is as it was handed in. Raises
    StoreError for a folder that cannot be read."""
    engine().refresh(thorough=True)
    found = journal().damage()
    if found or not journal().is_begun:
        return found
    links = journal().links()
    expected, purges = _expected(links), tombstones.purges_of(links)
    to_go = {(purge.dataset, purge.id) for purge in purges if purge.is_approved}
    there = {key: entry for entry in recorded() if (key := (entry.dataset, entry.id)) not in to_go}
    found += tombstones.findings(purges)
    found += [f"Kiriman {number} ({dataset}) tercatat dalam jurnal tetapi foldernya tidak ada. Pulihkan dari cadangan."
              for dataset, number in sorted(set(expected) - set(there))]
    for key, entry in sorted(there.items()):
        if key not in expected:
            found.append(f"{_called(entry)} tidak tercatat dalam jurnal: server berhenti di antara menyimpan dan "
                         f"mencatat, atau folder {entry.folder} ditambahkan tangan. Bila benar, akui dengan "
                         f"`python -m dashboard check --accept {entry.id}`.")
        elif digest(entry.folder / MANIFEST) != expected[key]:
            found.append(f"Catatan {_called(entry)} ({entry.folder / MANIFEST}) tidak sama dengan saat diserahkan. "
                         "Pulihkan dari cadangan.")
        elif entry.kind != WITHDRAWAL and digest(entry.folder / ROWS) != entry.rows_sha256:
            found.append(f"Isi {_called(entry)} ({entry.folder / ROWS}) tidak sama dengan saat diserahkan. "
                         "Pulihkan dari cadangan.")
    return found


def _expected(links: Iterable[ChainLink]) -> dict[tuple[str, str], str]:
    """Hash of the manifest of what has to be there, by dataset and number."""
    expected: dict[tuple[str, str], str] = {}
    for link in links:
        key = (str(link.told["dataset"]), str(link.told["id"]))
        if link.told["what"] in (_STORED, _ADOPTED):
            expected[key] = str(link.told["manifest"])
        elif link.told["what"] in (_UNDONE, tombstones.APPROVED):
            expected.pop(key, None)
    return expected


def _told(what: str, submission: Submission) -> dict[str, str]:
    manifest = hashlib.sha256((submission.folder / MANIFEST).read_bytes()).hexdigest()
    return {"what": what, "dataset": submission.dataset, "id": submission.id, "manifest": manifest}


def _called(entry: Submission) -> str:
    return f"{'penarikan' if entry.kind == WITHDRAWAL else 'kiriman'} {entry.id} ({entry.dataset})"
