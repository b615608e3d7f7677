"""Parts of the page Hapus Kiriman: what waits for a second person, asking for a purge, and what was erased.

Names in the session begin with kelola_: access.sign_out drops them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

import streamlit as st
from htpy import Node, b, span

from dashboard.core import formats
from dashboard.core.domain import BuildError, DashboardError
from dashboard.publish.erasing import confirm, drop, propose, still_holding
from dashboard.queries import history as history_queries
from dashboard.registry import contracts
from dashboard.render.table import below
from dashboard.store.backup import KnownBackup, known_backups
from dashboard.store.building.build_times import day_of
from dashboard.store.database import Database
from dashboard.store.submissions.purging import purges
from dashboard.store.submissions.tombstones import Purge
from dashboard.ui.drawn import components
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.drawn.word_table import word_table
from dashboard.ui.handing_in.history import label
from dashboard.ui.kept.opened import forget
from dashboard.ui.shell import access

_TOLD = "kelola_hapus_hasil"
_SHOWN = 5


def read() -> list[Purge]:
    """Everything asked for and erased. Raises StoreError when the journal cannot be read."""
    return purges()


def headline(found: list[Purge]) -> str:
    """What waits, what is not finished, what was erased."""
    open_ones = [one for one in found if not one.is_approved]
    halted = [one for one in found if one.is_approved and not one.is_done]
    if halted:
        return f"Penghapusan kiriman {halted[0].id} disetujui tetapi belum selesai: tekan Selesaikan."
    if open_ones:
        return f"{formats.number(len(open_ones))} usul penghapusan menunggu persetujuan orang lain."
    if found:
        return f"Tidak ada usul yang menunggu; {formats.number(len(found))} kiriman pernah dihapus."
    return "Belum ada kiriman yang dihapus."


def outcome() -> None:
    """What came of the last press of a button."""
    told = st.session_state.pop(_TOLD, None)
    if told:
        show = st.success if told[0] else st.error
        show(plain(told[1]))


def waiting(found: list[Purge]) -> None:
    """Each purge that is asked for or was stopped, with what the reader may do about it."""
    reader = access.required_actor()
    for one in [one for one in found if not one.is_done]:
        own = not one.is_approved and one.is_asked_by(reader.name)
        with st.container(border=True):
            components.html(b[_title(one)], below[f"diusulkan {one.asked_by}, {_day(one.asked_at)}: {one.reason}"])
            sure = one.is_approved or st.checkbox("Saya memeriksa kiriman ini; hapus untuk selamanya", disabled=own,
                                                  key=f"kelola_yakin_{one.id}")
            with st.container(horizontal=True):
                if st.button("Selesaikan" if one.is_approved else "Setujui dan hapus", key=f"kelola_hapus_{one.id}",
                             icon=":material/delete_forever:", disabled=own or not sure, type="primary"):
                    _try(partial(_confirmed, one.id))
                if not one.is_approved and st.button("Batalkan usul", key=f"kelola_batal_{one.id}",
                                                     icon=":material/undo:"):
                    _try(partial(_dropped, one.id))
            if own:
                components.note("Anda yang mengusulkan; orang lain yang menyetujui.")


def ask(found: list[Purge], build: Database) -> None:
    """The form: which submission, and why."""
    known = {one.id for one in found}
    rows = {row["submission_id"]: row for row in history_queries.submission_history(build).to_dict("records")
            if row["submission_id"] not in known}
    if not rows:
        components.empty("Tidak ada kiriman yang dapat dihapus.", "Kiriman muncul di sini sesudah diserahkan.")
        return
    with st.form("kelola_hapus_usul", border=False):
        chosen = st.selectbox("Kiriman yang harus dihapus", list(rows), format_func=lambda name: label(rows[name]),
                              index=None, placeholder="Pilih kiriman")
        reason = st.text_input("Alasan, tanpa data pribadi", max_chars=300,
                               placeholder="mis. kolom catatan memuat keterangan tentang orang")
        if st.form_submit_button("Usulkan penghapusan", icon=":material/person_add:"):
            if not (chosen and reason.strip()):
                st.warning("Pilih kirimannya dan isi alasannya.", icon=":material/edit_note:")
            else:
                _try(partial(_proposed, chosen, reason))


def erased(found: list[Purge]) -> None:
    """What was erased, by whom, and which backups known still hold it."""
    done = [one for one in reversed(found) if one.is_done]
    if done:
        backups = known_backups(access.actor())
        components.section("Sudah dihapus", "Yang tinggal hanya nisan ini.")
        word_table("Penghapusan", {"Kiriman": 26, "Alasan": 28, "Siapa": 22, "Masih ada di cadangan": 24},
                   [_row(one, backups) for one in done], len(done))


def _row(one: Purge, known: Sequence[KnownBackup]) -> list[Node]:
    backups = still_holding(one, known)
    named = ", ".join(backup.name for backup in backups[-_SHOWN:])
    more = f" dan {formats.number(len(backups) - _SHOWN)} yang lebih lama" if len(backups) > _SHOWN else ""
    where = span(".status.open")["! ", named, more] if backups else "tidak ada yang tercatat"
    return [(b[contracts()[one.dataset].title], below[f"kiriman {one.id}"]), one.reason,
            (f"diusulkan {one.asked_by}", below[f"disetujui {one.approved_by}, {_day(one.approved_at)}"]), where]


def _try(work: Callable[[], str]) -> None:
    """Do it and tell the outcome in the next run."""
    try:
        with st.spinner("Mengerjakan …"):
            st.session_state[_TOLD] = (True, work())
    except BuildError as error:
        st.session_state[_TOLD] = (False, " ".join([str(error), *error.sentences[:_SHOWN]]))
    except DashboardError as error:
        st.session_state[_TOLD] = (False, str(error))
    st.rerun()


def _proposed(name: str, reason: str) -> str:
    propose(name, access.required_actor(), reason)
    return f"Penghapusan kiriman {name} diusulkan; orang lain yang menyetujuinya."


def _dropped(name: str) -> str:
    drop(name, access.required_actor())
    return f"Usul penghapusan kiriman {name} dibatalkan; tidak ada yang dihapus."


def _confirmed(name: str) -> str:
    done = confirm(name, access.required_actor())
    forget()  # what this process still remembers of older builds
    back = (f" Alasan penarikannya masih tersimpan sebagai kiriman {done.withdrawal}; usulkan juga penghapusannya bila "
            "memuat keterangan tentang orang." if done.withdrawal else "")
    return (f"Kiriman {name} dihapus dan dasbor disusun ulang; {formats.number(len(done.builds))} susunan lama ikut "
            f"terhapus, {formats.number(len(done.backups))} cadangan tercatat masih memuatnya. Minta pengelola memulai "
            f"ulang layanan.{back}")


def _title(one: Purge) -> str:
    return f"{contracts()[one.dataset].title}, kiriman {one.id}"


def _day(at: datetime | None) -> str:
    return formats.tanggal(day_of(at)) if at else ""
