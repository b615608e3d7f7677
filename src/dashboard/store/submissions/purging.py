"""Erasing a submission for good (UU 27/2022) needs two people: one asks for it, another one approves."""

from __future__ import annotations

from dashboard.core.actor import Action, Actor
from dashboard.core.domain import SubmissionError
from dashboard.intake.files.free_text import personal_words
from dashboard.intake.files.person_numbers import holds_person_number
from dashboard.store.lock import only_writer
from dashboard.store.policy import require
from dashboard.store.submissions.journal import begin, journal
from dashboard.store.submissions.manifests import MANIFEST, Submission, digest, recorded
from dashboard.store.submissions.tombstones import APPROVED, ASKED, DONE, DROPPED, Purge, erased_file, purges_of, stands

_MOST_CHARACTERS = 300


def purges() -> list[Purge]:
    """Everything asked for, approved or done, in the order of asking."""
    return purges_of(journal().links())


def ask_purge(submission_id: str, by: Actor, reason: str) -> Purge:
    """Ask for it. Raises NotAllowed, or SubmissionError for a number that is none, was asked for already, or a reason
    that may tell of a person."""
    require(by, Action.PURGE)
    _refuse_reason(reason)
    with only_writer():
        entry = _entry(submission_id)
        known = _known(submission_id)
        if known:
            raise SubmissionError(f"Penghapusan kiriman {submission_id} sudah diusulkan {known.asked_by}. Orang lain "
                                  "yang berhak tinggal menyetujuinya.")
        begin()
        journal().add({"what": ASKED, "dataset": entry.dataset, "id": entry.id, "by": by.name,
                       "reason": " ".join(reason.split())})
        return _must_be_known(submission_id)


def drop_purge(submission_id: str, by: Actor) -> Purge:
    """Take back what was asked for, by whomever. Raises NotAllowed, or SubmissionError when it was approved."""
    require(by, Action.PURGE)
    with only_writer():
        asked = _must_be_known(submission_id)
        if asked.is_approved:
            raise SubmissionError(f"Penghapusan kiriman {submission_id} sudah disetujui {asked.approved_by} dan tidak "
                                  "dapat dibatalkan.")
        journal().add({"what": DROPPED, "dataset": asked.dataset, "id": asked.id, "by": by.name})
        return asked


def to_approve(submission_id: str, by: Actor) -> Purge:
    """What was asked for, when it is theirs to approve or to finish. Raises NotAllowed or SubmissionError."""
    require(by, Action.PURGE)
    asked = _must_be_known(submission_id)
    if asked.is_done and stands(asked):
        raise SubmissionError(f"{asked.in_words}. Tidak ada lagi yang dihapus.")
    if not asked.is_approved and asked.is_asked_by(by.name):
        raise SubmissionError(f"Penghapusan ini Anda sendiri yang mengusulkan ({asked.asked_by}); orang lain yang "
                              "harus menyetujuinya.")
    return asked


def approve(asked: Purge, by: Actor) -> Purge:
    """Put the approval on record: there is no way back. Needs the write lock. Raises as `to_approve`."""
    to_approve(asked.id, by)
    entry = _entry(asked.id)
    journal().add({"what": APPROVED, "dataset": asked.dataset, "id": asked.id, "by": by.name, "sha256": entry.sha256,
                   "handed_in_at": entry.at.isoformat(), "manifest": digest(entry.folder / MANIFEST)})
    return _must_be_known(asked.id)


def note_done(purge: Purge, by: Actor) -> None:
    """Put on record that nothing is left of it. Raises NotAllowed or StoreError."""
    require(by, Action.PURGE)
    if not purge.is_done:
        journal().add({"what": DONE, "dataset": purge.dataset, "id": purge.id})


def refuse_erased(sha256: str) -> None:
    """Raises SubmissionError for a file that was erased: it must not come back by mistake."""
    found = erased_file(sha256)
    if found:
        raise SubmissionError(f"Berkas ini sama dengan kiriman {found[0]} yang dihapus untuk selamanya (alasan: "
                              f"{found[1]}). Serahkan berkas yang sudah diperbaiki.")


def withdrawal_of(purge: Purge) -> str:
    """Number of the withdrawal that still tells why the erased submission was withdrawn; "" when there is none."""
    return next((one.id for one in recorded() if one.withdraws == purge.id), "")


def _entry(submission_id: str) -> Submission:
    """A submission, or the withdrawal of one that is gone: without it one that is there would hold again."""
    everything = recorded()
    entry = next((one for one in everything if one.id == submission_id), None)
    if entry is None:
        raise SubmissionError(f"Tidak ada kiriman dengan nomor {submission_id}. Daftarnya: "
                              "`python -m dashboard submissions`.")
    if entry.withdraws in {one.id for one in everything}:
        raise SubmissionError(f"{submission_id} adalah penarikan kiriman {entry.withdraws}, yang akan berlaku lagi "
                              "tanpanya. Hapus dahulu kiriman itu, lalu penarikannya.")
    return entry


def _known(submission_id: str) -> Purge | None:
    return next((purge for purge in purges() if purge.id == submission_id), None)


def _must_be_known(submission_id: str) -> Purge:
    found = _known(submission_id)
    if found is None:
        raise SubmissionError(f"Penghapusan kiriman {submission_id} belum diusulkan. Usulkan dengan "
                              f"`python -m dashboard purge propose {submission_id} --reason …`.")
    return found


def _refuse_reason(reason: str) -> None:
    """It stays for good, so what may tell of a person is refused, not only warned of."""
    if not reason.strip():
        raise SubmissionError("Isi alasan penghapusan; tidak boleh kosong.")
    if len(reason) > _MOST_CHARACTERS:
        raise SubmissionError(f"Alasan paling panjang {_MOST_CHARACTERS} huruf.")
    words = personal_words(reason)
    if words or holds_person_number(reason):
        told = f" ({', '.join(words)})" if words else ""
        raise SubmissionError(f"Alasan itu dapat menunjuk seseorang{told}, padahal tersimpan untuk selamanya. Tulis "
                              "tanpa nama, nomor, alamat, atau penyakit.")
