"""What is on the page as files. Pledges carry HXL tags, so that other 4W tables can be laid beside them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.core import formats
from dashboard.queries import reference
from dashboard.render.words import day_words
from dashboard.topics.partners import words
from dashboard.topics.partners.blocks import hxl
from dashboard.topics.partners.parts.page import PartnersView
from dashboard.topics.partners.rules.participation import Participation
from dashboard.topics.partners.rules.pledges import shown_rows
from dashboard.ui.drawn import components, downloads


def _name(shown: PartnersView, what: str) -> str:
    kind = ("contoh-" if shown.collaboration.is_sample else "") + ("persis-" if shown.audience.exact else "")
    place = shown.village or shown.kecamatan
    return f"{kind}{what}-{shown.year}" + (f"-{place}" if place else "")


def _notes(shown: PartnersView) -> list[str]:
    info = reference.build_info(shown.build)
    is_sample = shown.collaboration.is_sample
    sample = [f"{components.SAMPLE_BADGE}: angka buatan, bukan data sebenarnya."] if is_sample else []
    rounded = [] if shown.audience.exact else [words.HIDDEN_NOTE]
    built = day_words.built(info.built_at, info.build_id)
    return [*sample, f"Data per {formats.tanggal(info.data_date)}; {built}.",
            shown.source_text, words.note(exact=shown.audience.exact), *rounded, words.APART_NOTE]


def pledges(shown: PartnersView) -> None:
    """Pledges for the year here as 4W with HXL tags, CSV and XLSX. The choices are read now: files are made later."""
    names, notes = shown.name, _notes(shown)
    title, built = f"Janji dan penyaluran mitra {shown.year}, {shown.place}", reference.build_info(shown.build).built_at
    name = _name(shown, "janji-mitra-hxl")

    def rows() -> pd.DataFrame:
        return shown_rows(shown.rows, shown.collaboration.rounding)

    with st.container(horizontal=True, key="partner_files"):
        downloads.button("CSV (HXL)", f"{name}.csv", downloads.CSV, lambda: hxl.as_csv(rows(), names),
                         help="Baris kedua memuat tanda HXL (#org, #sector, #adm, #status)", audience=shown.audience)
        downloads.button("XLSX (HXL)", f"{name}.xlsx", downloads.XLSX,
                         lambda: hxl.as_xlsx(rows(), names, title, notes, built), audience=shown.audience)


def partners(shown: PartnersView, frame: pd.DataFrame) -> None:
    """The list of partners as it stands on the page."""
    heads = {"name": "Mitra", "helix": "Unsur", "kind": "Jenis", "lines": "Janji", "villages": "Desa",
             "programs": "Program", "pledged": "Dijanjikan (Rp)", "delivered": "Disalurkan (Rp)",
             "unreported": "Belum dilaporkan (Rp)"}
    table = frame[list(heads)].rename(columns=heads)
    downloads.table_downloads(shown.build, _marked(shown, table), _name(shown, "mitra"),
                              f"Mitra {shown.year}, {shown.place}", shown.sources, notes=_notes(shown),
                              audience=shown.audience)


def villages(shown: PartnersView, found: Participation, codes: list[str]) -> None:
    """Activities by village, those without a record with empty figures."""
    own = found.villages.reindex(codes)
    table = pd.DataFrame({
        "Kode": codes, "Kecamatan": [shown.name(str(shown.regions[code].parent)) for code in codes],
        "Desa/kelurahan": [shown.name(code) for code in codes], "Kegiatan": own["activities"].astype("Int64").array,
        "Peserta": own["participants"].astype("Int64").array, "Jam kegiatan": own["hours"].array})
    downloads.table_downloads(shown.build, _marked(shown, table), _name(shown, "gotong-royong"),
                              f"Gotong royong warga {shown.year}, {shown.place}", shown.sources,
                              notes=_notes(shown), decimals={"Jam kegiatan": 1}, audience=shown.audience)


def _marked(shown: PartnersView, table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(Catatan=components.SAMPLE_BADGE) if shown.collaboration.is_sample else table
