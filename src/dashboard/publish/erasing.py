"""Erasing a submission for good, with everything that was made of it: files, kept work, builds, files for browsers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.core import settings
from dashboard.core.actor import Actor
from dashboard.core.domain import StoreError
from dashboard.publish.build import BuildReport, build_with
from dashboard.store import kept
from dashboard.store.audit import Event, note, refusals_noted
from dashboard.store.backup import KnownBackup, known_backups
from dashboard.store.building.pruning import prune, remove_builds_with
from dashboard.store.engine.chosen import engine
from dashboard.store.free_space import not_written
from dashboard.store.lock import only_writer
from dashboard.store.submissions.purging import (
    approve,
    ask_purge,
    drop_purge,
    note_done,
    to_approve,
    withdrawal_of,
)
from dashboard.store.submissions.tombstones import Purge, erase


@dataclass(frozen=True)
class Erased:
    """What was done. `builds`: ids of older databases that went with it; `backups`: those known that still hold it, as
    far as nobody removed them; `withdrawal`: number of the withdrawal that still tells why it was withdrawn, or ""."""

    purge: Purge
    build: BuildReport
    builds: list[str]
    backups: list[KnownBackup]
    withdrawal: str


def propose(submission_id: str, by: Actor, reason: str) -> Purge:
    """Ask for a submission to be erased; nothing is erased yet. Raises NotAllowed or SubmissionError."""
    with refusals_noted(by, f"hapus kiriman {submission_id}"):
        asked = ask_purge(submission_id, by, reason)
    note(Event.PURGE_ASKED, by, f"{asked.dataset}, kiriman {asked.id}: {asked.reason}")
    return asked


def drop(submission_id: str, by: Actor) -> Purge:
    """Take back what was asked for. Raises NotAllowed or SubmissionError."""
    with refusals_noted(by, f"hapus kiriman {submission_id}"):
        asked = drop_purge(submission_id, by)
    note(Event.PURGE_DROPPED, by, f"{asked.dataset}, kiriman {asked.id}")
    return asked


def confirm(submission_id: str, by: Actor, progress: Callable[[str], None] = lambda _: None) -> Erased:
    """Approve what another one asked for, and carry it out; or go on where a purge that was approved has stopped.

    Raises NotAllowed, SubmissionError or BuildError when it cannot be; before the approval nothing has changed.
    """
    with only_writer(progress):
        with refusals_noted(by, f"hapus kiriman {submission_id}"):
            asked = to_approve(submission_id, by)
        if not asked.is_approved:
            progress("Memeriksa apakah dasbor utuh tanpa kiriman itu")
            build_with(None, progress, publish=False, without=asked.id)
            asked = approve(asked, by)
        return _carry_out(asked, by, progress)


def still_holding(purge: Purge, backups: Iterable[KnownBackup]) -> list[KnownBackup]:
    """Those of these backups that were made while it was held."""
    since, until = purge.handed_in_at, purge.approved_at
    return [one for one in backups if since and until and since <= one.made_at <= until]


def _carry_out(purge: Purge, by: Actor, progress: Callable[[str], None]) -> Erased:
    """Every step may be done again."""
    folder = settings.builds()
    try:
        progress("Menghapus berkas kiriman")
        erase(purge)
        kept.forget_all()
        report = build_with(None, progress)
        progress("Menghapus susunan lama")
        removed = remove_builds_with(folder, purge.id, report.build_id)
        prune(settings.generated_static(), folder, grace=0)
        engine().offer_kept(only_here=True)
        engine().erase_history(purge.id)
    except OSError as error:
        raise StoreError(not_written("Penghapusan", settings.home(), error)) from None
    backups = still_holding(purge, known_backups(by))
    note(Event.PURGED, by, f"{purge.dataset}, kiriman {purge.id}, diusulkan {purge.asked_by}; {len(removed)} susunan "
                           f"lama ikut terhapus, {len(backups)} cadangan masih memuatnya")
    note_done(purge, by)
    return Erased(purge, report, removed, backups, withdrawal_of(purge))
