"""Parts of the page Kelola Data: choose a dataset, hand over a file, confirm, and see what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st
from htpy import b, p, small

from dashboard.core.domain import BuildError, DashboardError
from dashboard.core.formats import number
from dashboard.intake.contract import Contract
from dashboard.intake.documentation import documentation
from dashboard.publish.hand_in import SubmissionOutcome, hand_in
from dashboard.registry import contracts, taken
from dashboard.render.words import submission_words as words
from dashboard.store.database import Database
from dashboard.store.policy import datasets_of
from dashboard.store.sharing.follower import is_follower, main_server
from dashboard.store.submissions.record import SubmissionDraft
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.drawn import components, downloads
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.handing_in import columns as kelola_columns
from dashboard.ui.handing_in import state as kelola_state
from dashboard.ui.handing_in import tasks
from dashboard.ui.handing_in.job import Job
from dashboard.ui.handing_in.state import Unread, Upload
from dashboard.ui.handing_in.templates import template
from dashboard.ui.shell import access


def _ordered() -> list[str]:
    """What the reader may hand in (of nobody's page all, for who comes to it by a link); lists of codes come last."""
    return sorted(datasets_of(access.actor()) or taken(), key=lambda name: not contracts()[name].period)


def _instead(asked: str | None, shown: str) -> str:
    return f"{contracts()[asked].title} tidak diserahkan oleh peran Anda; ditampilkan {contracts()[shown].title}." \
        if asked else ""


DATASET = Parameter[str | None]("dataset", lambda _: taken(), None, "dataset",
                                lambda _: f"Ditampilkan {contracts()[_ordered()[0]].title}.", carried="never")
PART = controls.tabbed("bagian", "bagian", ("Serahkan berkas", "Tugas OPD", "Riwayat"))
PARAMETERS = (*controls.PLACE, DATASET, PART, tasks.AGENCY)
LARGEST_MB = 50
_CSS = Path(__file__).with_name("kelola.css")
_SHOWN_FAILURES = 20


def add_styles() -> None:
    """This page's few styles."""
    st.html(_CSS)


def elsewhere() -> None:
    """Where copies are shown nobody prepares a file in vain: where it is handed in, and no more."""
    if not is_follower():
        return
    components.empty("Data diserahkan di server utama.", "Server ini hanya menampilkan salinannya, jadi tidak ada "
                     f"yang disimpan di sini. Buka server utama dasbor{main_server()}; yang terbit di sana "
                     "menyusul sendiri.")
    st.stop()


def choose(build: Database) -> tuple[Contract, str | None]:
    """The dataset, kept in the address, with its template; the period when the file does not tell it."""
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        chosen = controls.select(DATASET, "Dataset", _ordered(), lambda name: contracts()[name].title,
                                 lacking=_instead, icon=":material/lock:")
        period = None
        if contracts()[chosen].period:
            period = st.text_input("Periode, bila berkas tidak menyebutnya", key=f"kelola_periode_{chosen}",
                                   placeholder="mis. 2025 atau 2025-TW3", max_chars=20)
        downloads.button("Unduh templat", f"templat-{chosen}.xlsx", downloads.XLSX,
                         partial(template, build, chosen), help="Buku kerja dengan judul kolom dan daftar kode")
    return contracts()[chosen], (period or "").strip() or None


def _about(contract: Contract) -> None:
    supplier = f" Penyedia: {contract.supplier}." if contract.supplier else ""
    components.html(p(".second")[contract.purpose, supplier])
    with st.expander("Kolom dan aturan dataset ini", icon=":material/rule:"):
        st.markdown(documentation(contract))


def receive(contract: Contract, period: str | None, build: Database) -> Upload | None:
    """The uploader, or the file laid ready with a way to choose another one."""
    ready = kelola_state.upload(contract.id, period, build)
    waiting = kelola_state.unread()
    if waiting:
        _laid_ready(waiting)
        kelola_columns.ask(waiting)
        return None
    if ready is None:
        _about(contract)
        refused = kelola_state.refusal()
        if refused:
            st.error(f"**Berkas ditolak, tidak ada yang disimpan.** {plain(refused)}", icon=":material/block:")
        uploaded = st.file_uploader(f"Berkas .xlsx atau .csv, paling besar {LARGEST_MB} MB", ["xlsx", "csv"],
                                    key=kelola_state.uploader_key(), max_upload_size=LARGEST_MB)
        if uploaded is not None:
            with st.spinner("Membaca dan memeriksa berkas …"):
                kelola_state.read_upload(uploaded, contract.id, period, build)
            st.rerun()
        return None
    _laid_ready(ready)
    return ready


def _laid_ready(file: Upload | Unread) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        components.html(p(".file-ready")[b[file.file_name], " ",
                                         small[f"{words.size(len(file.content))}, belum disimpan"]])
        st.button("Ganti berkas", icon=":material/swap_horiz:", key="kelola_ganti", on_click=kelola_state.drop)


def confirm(upload: Upload) -> None:
    """The last step: an explicit choice when rows were rejected, then storing and publishing."""
    preview = upload.preview
    if not preview.accepted:
        return
    only_valid = False
    if preview.rejected_count:
        only_valid = st.checkbox(
            f"Simpan hanya {number(preview.accepted)} baris yang benar; {number(preview.rejected_count)} baris yang "
            "ditolak dicatat dalam kiriman dan tidak tampil", key=f"kelola_hanya_benar_{kelola_state.uploader_key()}")
    if st.button("Simpan dan terbitkan", type="primary", icon=":material/publish:", key="kelola_simpan",
                 disabled=bool(preview.rejected_count) and not only_valid):
        draft = SubmissionDraft(upload.dataset, upload.content, upload.file_name, preview, access.required_actor(),
                                only_valid, upload.period)
        title = f"Menyerahkan {contracts()[upload.dataset].title}"
        kelola_state.start(Job(title, partial(hand_in, draft), told=words.change_line(upload.changes)))
        st.rerun()
    components.note("Angka di dasbor baru berubah setelah semua pemeriksaan lolos. Orang yang sedang melihat tidak "
                    "terganggu.")


def work(job: Job) -> None:
    """Progress of work under way, or what came of it."""
    if not job.done.is_set():
        _progress(job)
    elif job.error:
        _failed(job.error)
    elif job.result:
        _succeeded(job, job.result)


@st.fragment(run_every=0.7)
def _progress(job: Job) -> None:
    status = st.status(f"{job.title} …", expanded=True)  # not as a context: leaving it would say "done"
    for step in list(job.steps):
        status.write(step)
    components.note("Pekerjaan ini terus berjalan walau halaman ini ditinggalkan; hasilnya ada di Riwayat.")
    if job.done.is_set():
        st.rerun()


def _failed(error: DashboardError) -> None:
    failures: Sequence[str] = error.sentences if isinstance(error, BuildError) else ()
    listed = "".join(f"\n- {plain(failure)}" for failure in failures[:_SHOWN_FAILURES])
    more = f"\n- … dan {len(failures) - _SHOWN_FAILURES} lainnya" if len(failures) > _SHOWN_FAILURES else ""
    st.error(f"**Tidak ada yang disimpan.** {plain(str(error))}\n{listed}{more}", icon=":material/error:")
    st.button("Tutup pesan", key="kelola_tutup", on_click=kelola_state.finish)


def _succeeded(job: Job, done: SubmissionOutcome) -> None:
    if done.repeated:
        sentence = (f"Berkas ini sudah diserahkan oleh {done.submission.by} (kiriman {done.submission.id}) dan masih "
                    "berlaku; tidak disimpan dua kali.")
    elif done.submission.withdraws:
        sentence = f"Kiriman {done.submission.withdraws} ditarik; yang digantikannya berlaku lagi."
    else:
        sentence = (f"Tersimpan sebagai kiriman {done.submission.id}: {number(done.submission.rows)} baris, sudah "
                    f"terbit. {job.told} {done.told}".strip())
    st.success(plain(sentence), icon=":material/task_alt:")
    with st.container(horizontal=True, vertical_alignment="center"):
        folder = contracts()[done.submission.dataset].shown_on
        if folder:
            access.link(folder, f"Lihat di {access.page(folder).title}")
        st.button("Selesai", key="kelola_tutup", on_click=kelola_state.finish)
