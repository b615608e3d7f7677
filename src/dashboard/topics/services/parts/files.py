"""Services as files: agencies, needs and areas, rounded or exact as the page is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.core import formats
from dashboard.queries import reference
from dashboard.render.files.tables import table_csv, table_xlsx
from dashboard.render.words import day_words
from dashboard.topics.services import answers
from dashboard.topics.services.contracts import ANSWERED, STATES
from dashboard.topics.services.parts.parts import ServicesView, sources
from dashboard.topics.services.words import services as words
from dashboard.ui.drawn import components, downloads

Table = Callable[[ServicesView], pd.DataFrame]


def row(shown: ServicesView) -> None:
    """CSV and XLSX of agencies, of needs and of areas. What is chosen is in `shown`; the tables are made when asked
    for."""
    kind = ("contoh-" if shown.services.is_sample else "") + ("persis-" if shown.audience.exact else "")
    info, notes = reference.build_info(shown.build), _notes(shown)
    cited = sources(shown.build, shown.services.is_sample)
    with st.container(horizontal=True, key="layanan_files"):
        for name, title, make in (("opd", "Waktu jawab OPD", agencies), ("keperluan", "Keperluan layanan", needs),
                                  ("wilayah", "Layanan menurut wilayah", areas)):
            frame = partial(_frame, make, shown)
            file = f"{kind}layanan-{name}-{shown.month}"
            downloads.button(f"{title} CSV", f"{file}.csv", downloads.CSV, _csv(frame, cited), audience=shown.audience)
            downloads.button(f"{title} XLSX", f"{file}.xlsx", downloads.XLSX,
                             _xlsx(frame, f"{title}, {words.month(shown.month)}", cited, notes, info.built_at),
                             audience=shown.audience)


def _frame(make: Table, shown: ServicesView) -> pd.DataFrame:
    frame = make(shown)
    return frame.assign(Catatan=components.SAMPLE_BADGE) if shown.services.is_sample else frame


def _csv(frame: Callable[[], pd.DataFrame], cited: list[tuple[str, str | None]]) -> Callable[[], bytes]:
    return lambda: table_csv(frame(), cited)


def _xlsx(frame: Callable[[], pd.DataFrame], title: str, cited: Sequence[tuple[str, str | None]],
          notes: Sequence[str], built_at: datetime) -> Callable[[], bytes]:
    return lambda: table_xlsx(frame(), title, cited, notes, built_at, {"Dijawab (persen)": 1, "Selesai (persen)": 1})


def _notes(shown: ServicesView) -> list[str]:
    info = reference.build_info(shown.build)
    sample = [f"{components.SAMPLE_BADGE}: angka buatan, bukan data sebenarnya."] if shown.services.is_sample else []
    built = day_words.built(info.built_at, info.build_id)
    return [*sample, f"Data per {formats.tanggal(info.data_date)}; {built}.",
            words.note(shown.audience.exact), words.ANSWER_RULE]


def agencies(shown: ServicesView) -> pd.DataFrame:
    """Agencies as in the table of the page; a percentage that is not shown is empty."""
    found = answers.answer_times(shown.build, shown.month, shown.audience).of(shown.kecamatan)
    return pd.DataFrame([
        {"Bulan": shown.month, "Wilayah": shown.place, "Kode OPD": one.agency, "OPD": shown.agency_name(one.agency),
         "Rujukan": one.referred,
         **{f"Dijawab {days}": files for days, files in zip(ANSWERED, one.within, strict=True)},
         "Dijawab": one.answered, "Belum dijawab": one.unanswered,
         "Belum dijawab, lebih dari 30 hari": one.late, "Dijawab (persen)": one.share,
         "Separuh dijawab dalam": words.half(one)} for one in found])


def needs(shown: ServicesView) -> pd.DataFrame:
    """Needs as in the table of the page."""
    found = answers.needs(shown.build, shown.month, shown.agency, shown.audience)
    return pd.DataFrame([
        {"Bulan": words.months(found.months), "Wilayah": shown.place, "Keperluan": one.name, "Jenis": one.sector,
         "Masuk": one.came, "Selesai": one.done, "Ditolak": one.refused, "Tidak dapat ditangani": one.unable,
         "Selesai (persen)": one.share, "Program penjawab": "; ".join(one.programs)}
        for one in found.of(shown.kecamatan)])


def areas(shown: ServicesView) -> pd.DataFrame:
    """Villages of the kecamatan or of all: files by state."""
    regions = reference.regions(shown.build)
    codes = [code for code in reference.village_codes(shown.build) if shown.kecamatan in (None, regions[code].parent)]
    return pd.DataFrame([
        {"Bulan": shown.month, "Kode": code, "Kecamatan": regions[str(regions[code].parent)].name,
         "Desa/kelurahan": regions[code].name,
         **{state.capitalize(): shown.services.count(state, code) for state in STATES}} for code in codes])
