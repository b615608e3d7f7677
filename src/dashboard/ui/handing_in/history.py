"""History of what was handed in, and taking a submission back."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from htpy import Node, b, span

from dashboard.core import formats
from dashboard.publish.hand_in import take_back
from dashboard.queries import history as history_queries
from dashboard.registry import contracts
from dashboard.render.table import below
from dashboard.render.words.submission_words import STATUS_WORDS
from dashboard.store.building.build_times import WIB
from dashboard.store.database import Database
from dashboard.store.policy import is_bound
from dashboard.store.submissions.manifests import IN_FORCE, REPLACED, WITHDRAWN
from dashboard.ui.drawn import components
from dashboard.ui.drawn.word_table import word_table
from dashboard.ui.handing_in import state as kelola_state
from dashboard.ui.handing_in.job import Job
from dashboard.ui.handing_in.personal_check import confirmed
from dashboard.ui.shell import access

_SHOWN = 100
_STATUS = {IN_FORCE: span(".status.settled")["✓ ", STATUS_WORDS[IN_FORCE]],
           REPLACED: span(".status")["→ ", STATUS_WORDS[REPLACED]],
           WITHDRAWN: span(".status.open")["✕ ", STATUS_WORDS[WITHDRAWN]]}


def headline(build: Database) -> str:
    """How much is in force, and what came last."""
    history = own(build)
    if history.empty and is_bound(access.actor()):
        return "OPD Anda belum menyerahkan data."
    if history.empty:
        return "Belum ada data yang diserahkan; halaman kinerja menampilkan data contoh atau kosong."
    live, newest = int((history["status"] == IN_FORCE).sum()), history.iloc[0]
    return (f"{formats.number(live)} dari {formats.number(len(history))} kiriman berlaku; terakhir "
            f"{_title(newest['dataset'])} oleh {newest['by']}, {when(newest['at'])}.")


def history(build: Database) -> None:
    """Who, when, what, and its status; newest first."""
    everything = own(build)
    if everything.empty:
        components.empty("Belum ada kiriman.", "Kiriman pertama muncul di sini setelah disimpan, siapa pun yang "
                         "menyerahkannya.")
        return
    asked = st.text_input("Cari kiriman", type="search", live=True, width=420, key="kelola_cari",
                          placeholder="mis. RAT, nama penyerah, nama berkas") or ""
    found = [row for row in everything.to_dict("records") if _matches(row, asked)]
    if found:
        word_table("Kiriman", {"Dataset": 24, "Berkas": 28, "Diserahkan": 22, "Status": 26},
                   [_row(row) for row in found[:_SHOWN]], len(everything))
    else:
        components.empty("Tidak ada yang cocok dengan kata itu.", "Coba kata yang lebih umum.")
    _withdrawal([row for row in found if row["status"] != WITHDRAWN])


def own(build: Database) -> pd.DataFrame:
    """Submissions that concern the reader: all, or for an agency's account those in its agency's name."""
    everything, reader = history_queries.submission_history(build), access.actor()
    return everything[everything["agency"] == reader.agency] if is_bound(reader) else everything


def _matches(row: Mapping[Hashable, Any], asked: str) -> bool:
    text = " ".join((_title(row["dataset"]), *(str(row[name]) for name in
                                               ("submission_id", "period", "by", "file_name", "status"))))
    return all(word in text.casefold() for word in asked.casefold().split())


def _row(row: Mapping[Hashable, Any]) -> list[Node]:
    rejected = f", {formats.number(row['rejected'])} ditolak" if row["rejected"] else ""
    period = (below[f"periode {row['period']}"],) if row["period"] else ()
    reason = (below[f"oleh {row['withdrawn_by']}, {when(row['withdrawn_at'])}: {row['reason']}"],) \
        if row["status"] == WITHDRAWN else ()
    return [(b[_title(row["dataset"])], *period),
            (row["file_name"],
             below[f"{formats.number(row['rows'])} baris{rejected} · kiriman {row['submission_id']}"]),
            (row["by"], below[when(row["at"])]), (_STATUS[row["status"]], *reason)]


def _withdrawal(choices: Sequence[Mapping[Hashable, Any]]) -> None:
    """Take one submission back; what it replaced holds again."""
    by_id = {row["submission_id"]: row for row in choices}
    if not by_id:
        return
    with st.expander("Tarik sebuah kiriman", icon=":material/undo:"), st.form("kelola_tarik", border=False):
        chosen = st.selectbox("Kiriman", list(by_id), format_func=lambda name: label(by_id[name]), index=None,
                              placeholder="Pilih kiriman yang keliru")
        reason = st.text_input("Alasan", max_chars=300, placeholder="mis. salah tahun, akan diserahkan ulang")
        components.note("Baris yang digantikan oleh kiriman ini berlaku lagi. Berkasnya tetap tersimpan dalam riwayat, "
                        "dengan nama Anda dan alasan ini.")
        if st.form_submit_button("Tarik kiriman", icon=":material/undo:"):
            if not (chosen and reason.strip()):
                st.warning("Pilih kirimannya dan isi alasannya.", icon=":material/edit_note:")
            elif confirmed([reason], "tarik"):
                work = partial(take_back, chosen, access.required_actor(), reason.strip())
                kelola_state.start(Job(f"Menarik kiriman {chosen}", work, keeps_file=True))
                st.rerun()


def label(row: Mapping[Hashable, Any]) -> str:
    """A submission in a list to choose from: dataset, by whom, when, file."""
    return f"{_title(row['dataset'])}, {row['by']}, {when(row['at'])} ({row['file_name']})"


def _title(dataset: str) -> str:
    return contracts()[dataset].title


def when(at: pd.Timestamp) -> str:
    """'24 November 2026 14.05 WIB' of a time in UTC."""
    local = at.tz_localize("UTC").tz_convert(WIB)
    return f"{formats.tanggal(local.date())} {local:%H.%M} WIB"
