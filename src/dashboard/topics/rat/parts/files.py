"""Tables of Capaian RAT to sort and take away, the form that can be handed in again, and where its rows come from."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.core import formats
from dashboard.queries import reference
from dashboard.registry import contracts
from dashboard.store.database import Database
from dashboard.topics.rat import queries
from dashboard.topics.rat.blocks import table as rat_table
from dashboard.topics.rat.blocks import tables as rat_tables
from dashboard.topics.rat.blocks.workbook import FORMS, rat_workbook
from dashboard.topics.rat.parts.page import RatView, people_note
from dashboard.topics.rat.words import plan as rat_plan_words
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.ui.drawn import components, downloads

_FEW_ROWS = 8
_WIDE = {name: st.column_config.TextColumn(width="medium")
         for name in ("Program", "Kegiatan", "Sub kegiatan", "Indikator", "Lokasi", "Kendala", "Tindak lanjut")}


@st.fragment
def tables(shown: RatView) -> None:
    """One click away: both tables to sort, search and take away, and the form that can be handed in again."""
    with st.expander("Tabel dan unduhan", icon=":material/table:", key="rat_tables", on_change="rerun") as box:
        if not box.open:
            return
        found, choice = shown.assessment, shown.assessment.choice
        cited = sources(shown.build, shown)
        notes = [shown.scale.words(), people_note(shown), f"Keadaan sampai triwulan {choice.quarter} {choice.year}."]
        notes += [line for line in (rat_words.compliance_line(found), rat_plan_words.plan_line(found),
                                rat_words.list_note(found)) if line]
        notes += [f"{components.SAMPLE_BADGE}: bukan angka sebenarnya."] if found.rat.is_sample else []
        name = f"rat-{choice.year}-tw{choice.quarter}" + (f"-{choice.agency}" if choice.agency else "")
        of_agencies = rat_tables.agency_frame(
            found, rat_table.attention_order(shown.with_status(found.agencies)), shown.names.full)
        of_subs = rat_tables.sub_frame(found, shown.with_status(found.subs), shown.names.full, shown.places)
        for title, key, frame, decimals in (("Tiap OPD", "opd", of_agencies, rat_tables.AGENCY_DECIMALS),
                                            ("Tiap indikator", "indikator", of_subs, rat_tables.SUB_DECIMALS)):
            components.section(title)
            components.data_table(frame, decimals, key=f"rat_table_{key}", missing="–", alt=title,
                                  height=320 if len(frame) > _FEW_ROWS else "auto", column_config=_WIDE)
            downloads.table_downloads(
                shown.build, frame, f"{name}-{key}", f"Capaian RAT {choice.year}: {title.lower()}", cited, notes=notes,
                decimals=decimals, audience=shown.audience)
        _forms(shown)


def _forms(shown: RatView) -> None:
    found, choice = shown.assessment, shown.assessment.choice
    components.section("Matriks RAT sebagai formulir", "Dapat diperbaiki lalu diserahkan lagi. 18 kolom tanpa "
                       "realisasi, 21 kolom per semester, 23 kolom per triwulan.")
    made_at = reference.build_info(shown.build).built_at
    lines = found.rat.matrix
    notes = () if shown.audience.exact or not rat_tables.hidden_lines(lines).any() else rat_tables.HIDDEN_NOTES
    if notes:  # whoever hands in gets the form whole, to correct it
        components.note("Untuk pengunjung hitungan kecil orang dibulatkan, dan apa yang dapat membukanya tidak dimuat; "
                        "berkas itu tidak dapat diserahkan lagi. Masuk dulu untuk mengunduhnya utuh.")
    with st.container(horizontal=True):
        for form in FORMS:
            downloads.button(f"{form} kolom", f"matriks-rat-{choice.year}-{choice.agency or 'semua'}-{form}.xlsx",
                             downloads.XLSX, partial(rat_workbook, lines, choice.year, form, shown.names.full, made_at,
                                                     notes),
                             disabled=found.rat.matrix.empty, audience=shown.audience)


def sources(build: Database, shown: RatView) -> list[tuple[str, str | None]]:
    """The files that the year's rows come from; sample says that it is made up."""
    year = shown.assessment.choice.year
    found: list[tuple[str, str | None]] = []
    if shown.assessment.rat.is_sample:
        found.append((f"{components.SAMPLE_BADGE} RAT {year} (data/sample), bukan angka sebenarnya", None))
    files = queries.rat_files(build)
    for row in files[files["year"] == year].to_dict("records"):
        title = contracts()[row["dataset"]].title
        found.append((f"{title} {year}, berkas {row['file_name']}, diserahkan {formats.tanggal(row['at'])}", None))
    return found
