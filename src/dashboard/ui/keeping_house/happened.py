"""Parts of the page Catatan Kejadian: what happened, whether the record is whole, and the record as a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pandas as pd
import streamlit as st
from htpy import Node, b, span

from dashboard.core import formats
from dashboard.render.files.tables import csv_bytes
from dashboard.render.table import below
from dashboard.store import audit
from dashboard.store.audit import AuditEntry, Event
from dashboard.store.building.build_times import WIB, day_of, today
from dashboard.ui.choices import controls
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.drawn import components, downloads
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.drawn.word_table import word_table
from dashboard.ui.shell import access

_KINDS = {"semua": "Semua kejadian", **{event.value: event.value.capitalize() for event in Event}}
KIND = Parameter[str]("jenis", dict.fromkeys(_KINDS), "semua", "jenis kejadian", "Ditampilkan semua kejadian.",
                      carried="never")
PARAMETERS = (*controls.PLACE, KIND)
_SHOWN, _WEEK = 50, timedelta(days=7)
_REFUSALS = (Event.REFUSED, Event.SIGN_IN_REFUSED)


@dataclass(frozen=True)
class Found:
    """The record, newest first, and what was done to it by hand."""

    entries: list[AuditEntry]
    damage: list[str]


def read() -> Found:
    """Raises NotAllowed for whoever is no admin, StoreError when a line cannot be read."""
    reader = access.actor()
    return Found(audit.entries(reader), audit.damage(reader))


def months() -> int:
    """For how long events are kept."""
    return audit.months()


def headline(found: Found) -> str:
    """Whether it is whole, how much it holds, and what was refused lately."""
    if found.damage:
        return f"Catatan kejadian tidak utuh: {formats.number(len(found.damage))} kerusakan."
    if not found.entries:
        return "Belum ada kejadian yang tercatat."
    since = today() - _WEEK
    refused = sum(one.event in _REFUSALS and day_of(one.at) > since for one in found.entries)
    return (f"Catatan utuh: {formats.number(len(found.entries))} kejadian sejak "
            f"{formats.tanggal(day_of(found.entries[-1].at))}; {formats.number(refused)} penolakan dalam 7 hari.")


def damage(found: Found) -> None:
    """What was done to the record, where it was."""
    for sentence in found.damage:
        st.error(plain(sentence.replace("`", "")), icon=":material/gpp_bad:")


def listed(found: Found) -> None:
    """The newest events of a kind that hold the words, and all of them as a file."""
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        kind = controls.select(KIND, "Jenis", list(_KINDS), _KINDS.__getitem__)
        asked = st.text_input("Cari", type="search", live=True, key="access_kejadian_cari",
                              placeholder="mis. nama akun, nomor kiriman") or ""
    wanted = [one for one in found.entries if kind in ("semua", one.event) and _holds(one, asked)]
    if not wanted:
        components.empty("Tidak ada kejadian yang cocok.", "Pilih jenis lain, atau hapus kata yang dicari.")
        return
    word_table("Kejadian", {"Waktu": 22, "Kejadian": 22, "Siapa": 24, "Rincian": 32},
               [_row(one) for one in wanted[:_SHOWN]], len(wanted))
    downloads.button("CSV", "catatan-kejadian.csv", downloads.CSV, lambda: csv_bytes(_frame(wanted)))


def _holds(one: AuditEntry, asked: str) -> bool:
    text = f"{one.event} {one.by} {one.role} {one.what}".casefold()
    return all(word in text for word in asked.casefold().split())


def _row(one: AuditEntry) -> list[Node]:
    local = one.at.astimezone(WIB)
    event = span(".status.open")["✕ ", one.event] if one.event in _REFUSALS else one.event
    return [(formats.tanggal(local.date()), below[f"{local:%H.%M.%S} WIB"]), event,
            (b[one.by or "tanpa akun"], below[one.role]), one.what]


def _frame(entries: list[AuditEntry]) -> pd.DataFrame:
    return pd.DataFrame([{"nomor": one.number, "waktu_utc": one.at.isoformat(), "kejadian": one.event, "siapa": one.by,
                          "peran": one.role, "rincian": one.what} for one in entries])
