"""Handing in and taking back as one step: checked in a whole build, stored, published; or nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from dashboard.core.actor import Actor
from dashboard.core.domain import QueryError, StoreError
from dashboard.core.formats import number
from dashboard.publish.build import BuildReport, build_with
from dashboard.registry import contracts
from dashboard.store.audit import Event, note, refusals_noted
from dashboard.store.database import Database, served_build
from dashboard.store.lock import only_writer
from dashboard.store.submissions.manifests import Submission
from dashboard.store.submissions.record import SubmissionDraft, refuse_unfit, repeated, stage, stage_withdrawal

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    return


@dataclass(frozen=True)
class SubmissionOutcome:
    """What came of it. `repeated`: the same file was stored before and still holds, so nothing was added; `beside`: how
    many of its figures differ from what is shown, and wait as cases."""

    submission: Submission
    repeated: bool = False
    build: BuildReport | None = None
    beside: int = 0

    @property
    def told(self) -> str:
        """What became of figures that are not shown yet; "" where all are."""
        if not self.beside:
            return ""
        return (f"{number(self.beside)} angka berbeda dari yang tampil: tersimpan sebagai perkara di Angka Berbeda, "
                "dan yang tampil tidak berubah sebelum ada keputusan.")


def hand_in(draft: SubmissionDraft, progress: Progress = _silent) -> SubmissionOutcome:
    """Store a submission and publish it. It is stored only when every check of a build with it holds.

    Raises NotAllowed, SubmissionError or BuildError (with its failures); then nothing was stored and the old build
    stays.
    """
    with refusals_noted(draft.by, draft.dataset):
        refuse_unfit(draft)
    with only_writer(progress):
        known = repeated(draft)
        if known:
            return SubmissionOutcome(known, repeated=True,
                                     build=None if _is_published(known) else build_with(None, progress))
        progress("Menyimpan kiriman")
        with stage(draft) as waiting:
            report = build_with(waiting, progress)
        note(Event.HANDED_IN, draft.by, f"{draft.dataset}, kiriman {waiting.submission.id}")
        return SubmissionOutcome(waiting.submission, build=report, beside=_beside(waiting.submission, report))


def _beside(submission: Submission, report: BuildReport) -> int:
    """How many cases were found by it."""
    if contracts()[submission.dataset].facts != "observation":
        return 0
    with closing(Database(report.build_id)) as database:
        found = database.query("SELECT case_id FROM figure_differences WHERE submission_id = $id",
                               {"id": submission.id})
    return len(found)


def rehearse(draft: SubmissionDraft, progress: Progress = _silent) -> None:
    """Everything that `hand_in` would refuse is refused here too; nothing is stored or published."""
    refuse_unfit(draft)
    with only_writer(progress):
        if not repeated(draft):
            with stage(draft) as waiting:
                build_with(waiting, progress, publish=False)


def take_back(submission_id: str, by: Actor, reason: str, progress: Progress = _silent) -> SubmissionOutcome:
    """Withdraw a submission and publish what holds without it. Raises as `hand_in`."""
    with only_writer(progress):
        with refusals_noted(by, f"kiriman {submission_id}"), stage_withdrawal(submission_id, by, reason) as waiting:
            report = build_with(waiting, progress)
        note(Event.WITHDRAWN, by, f"{waiting.submission.dataset}, kiriman {submission_id}")
        return SubmissionOutcome(waiting.submission, build=report)


def _is_published(submission: Submission) -> bool:
    """False after a kill between storing and publishing, and when the build is missing, not the published one, or
    older than this layout."""
    try:
        served = served_build()
        if served.notice:
            return False
        database = Database(served.build_id)
    except StoreError:
        return False
    try:
        found = database.query("SELECT 1 FROM submissions WHERE submission_id = $id AND status = 'berlaku'",
                               {"id": submission.id})
    except QueryError:
        return False
    finally:
        database.close()
    return len(found) == 1
