"""What a signed-in person has laid ready: the file in memory, what was understood of it, and work under way.

All names in the session begin with kelola_: access.sign_out drops them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.typing import UploadedFile

from dashboard.core.domain import NotAllowed
from dashboard.intake.apart import read_apart
from dashboard.intake.preview import ColumnsUnclear, FileRefused, Preview
from dashboard.registry import contracts
from dashboard.store.audit import refusals_noted
from dashboard.store.database import Database
from dashboard.store.reference_codes import reference_codes
from dashboard.store.submissions.changes import RowChanges
from dashboard.store.submissions.column_choices import remember, remembered
from dashboard.store.submissions.record import changes
from dashboard.ui.handing_in.job import Job
from dashboard.ui.kept.opened import opened
from dashboard.ui.server.inside import session
from dashboard.ui.shell import access

_UPLOAD, _REFUSED, _JOB, _NONCE = "kelola_upload", "kelola_refused", "kelola_job", "kelola_nonce"
_UNREAD = "kelola_unread"


@dataclass(frozen=True)
class Unread:
    """A file that can be read once somebody says what some of its columns are."""

    dataset: str
    period: str | None
    file_name: str
    content: bytes
    build_id: str
    unclear: ColumnsUnclear


@dataclass(frozen=True)
class Upload:
    """A file that was read against one build, not stored anywhere."""

    dataset: str
    period: str | None
    file_name: str
    content: bytes
    build_id: str
    preview: Preview
    changes: RowChanges


def uploader_key() -> str:
    """A new one after each file, so that the uploader is empty again."""
    return f"kelola_berkas_{st.session_state.get(_NONCE, 0)}"


def read_upload(uploaded: UploadedFile, dataset: str, period: str | None, build: Database) -> None:
    """Read the file that was just uploaded; it leaves Streamlit's memory, and all memory when it is refused."""
    content, name = uploaded.getvalue(), uploaded.name
    session.forget_upload(uploaded.file_id)
    st.session_state[_NONCE] = st.session_state.get(_NONCE, 0) + 1
    _read(dataset, period, name, content, build)


def _read(dataset: str, period: str | None, name: str, content: bytes, build: Database) -> None:
    drop()
    reader = access.required_actor()
    try:
        preview = read_apart(contracts()[dataset], content, name, reference_codes(build), period,
                             remembered(reader, dataset))
        with refusals_noted(reader, dataset):
            against_stored = changes(preview, reader)
    except ColumnsUnclear as unclear:
        st.session_state[_UNREAD] = Unread(dataset, period, name, content, build.build_id, unclear)
        return
    except (FileRefused, NotAllowed) as refused:
        st.session_state[_REFUSED] = str(refused)
        return
    st.session_state[_UPLOAD] = Upload(dataset, period, name, content, build.build_id, preview, against_stored)


def upload(dataset: str, period: str | None, build: Database) -> Upload | None:
    """The file laid ready; read again when another dataset or period is chosen, or a new build was published."""
    found: Upload | Unread | None = st.session_state.get(_UPLOAD) or unread()
    if found and (found.dataset, found.period, found.build_id) != (dataset, period, build.build_id):
        _read(dataset, period, found.file_name, found.content, build)
    return st.session_state.get(_UPLOAD)


def unread() -> Unread | None:
    """The file that waits for somebody to say what its columns are."""
    return st.session_state.get(_UNREAD)


def remember_meanings(waiting: Upload | Unread, said: Mapping[str, str]) -> None:
    """Remember what headings mean (heading key -> column, "" is not read), and read the file again."""
    remember(access.required_actor(), waiting.dataset, said)
    _read(waiting.dataset, waiting.period, waiting.file_name, waiting.content, opened(waiting.build_id))


def refusal() -> str | None:
    """Why the last file was refused; it says nothing of what stood in it."""
    return st.session_state.get(_REFUSED)


def drop() -> None:
    """Forget the file laid ready, and the last refusal."""
    st.session_state.pop(_UPLOAD, None)
    st.session_state.pop(_UNREAD, None)
    st.session_state.pop(_REFUSED, None)


def start(job: Job) -> None:
    """Begin work; its outcome stays on the page until `finish`."""
    st.session_state[_JOB] = job.start()


def job() -> Job | None:
    """Work under way, or done and not yet acknowledged. What was handed in no longer lies ready."""
    found: Job | None = st.session_state.get(_JOB)
    if found and found.result and not found.keeps_file and not found.seen:
        drop()
        found.seen = True
    return found


def finish() -> None:
    """The outcome was read."""
    st.session_state.pop(_JOB, None)
