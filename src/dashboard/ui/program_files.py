"""Coverage as files: the table shown and the map. What viewers may not see is not in them either."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import formats
from dashboard.analysis.coverage import by_attention
from dashboard.analysis.disclosure import SHOWN
from dashboard.exports.tables import table_csv, table_xlsx
from dashboard.pictures import day_words
from dashboard.pictures import program_words as words
from dashboard.ui import cached, components, downloads, program_link, program_map
from dashboard.ui.program_parts import Shown

_MONEY = {"budget": "Anggaran (Rp)", "realised": "Realisasi (Rp)", "per_recipient": "Rupiah per penerima"}


def row(shown: Shown) -> None:
    """CSV, XLSX and PNG of what is on the page. The choices are read now: files are made outside the run."""
    kind = "contoh-" if shown.found.is_sample else ""
    name = f"{kind}cakupan-{shown.program.code}-{shown.found.year}"
    by_kecamatan = not shown.kecamatan and program_link.chosen().detail == program_link.KECAMATAN
    info, notes = cached.build_info(shown.build), _notes(shown)
    title = f"{shown.program.name} {words.when(shown.found)}"
    frame, sources = table(shown, by_kecamatan), shown.sources
    with st.container(horizontal=True, key="program_files"):
        downloads.button("CSV", f"{name}.csv", downloads.CSV, lambda: table_csv(frame, sources))
        downloads.button("XLSX", f"{name}.xlsx", downloads.XLSX,
                         lambda: table_xlsx(frame, title, sources, notes, info.built_at, {"Cakupan (persen)": 1}))
        picture = program_map.picture_later(shown)
        downloads.button("PNG", f"{name}.png", "image/png", picture, help="Peta 1920 × 1080 untuk salindia")


def _notes(shown: Shown) -> list[str]:
    info = cached.build_info(shown.build)
    sample = [f"{components.SAMPLE_BADGE}: angka buatan, bukan data sebenarnya."] if shown.found.is_sample else []
    built = day_words.built(info.built_at, shown.build)
    return [*sample, f"Data per {formats.tanggal(info.data_date)}; {built}.", words.HIDDEN_NOTE,
            "Cakupan di atas 100 persen adalah pertanyaan tentang data, bukan prestasi."]


def table(shown: Shown, by_kecamatan: bool) -> pd.DataFrame:
    """The areas of the table on the page: visible figures as numbers, "<10" and "ditutup" as words, missing empty."""
    regions, found = cached.regions(shown.build), shown.found
    areas = by_attention(found.kecamatan if by_kecamatan else found.inside(shown.kecamatan))
    codes = [str(code) for code in areas.index]
    frame = pd.DataFrame({"Kode": codes, "Kecamatan": [
        regions[code if by_kecamatan else str(regions[code].parent)].name for code in codes]})
    if not by_kecamatan:
        frame["Desa/kelurahan"] = [regions[code].name for code in codes]
    rows = [area for _, area in areas.iterrows()]
    frame["Program"], frame["Periode"], frame["Satuan"] = shown.program.name, words.when(found), found.unit
    frame["Sasaran"] = _cells([_count(area, "target") for area in rows])
    frame["Penerima"] = _cells([_count(area, "recipients") for area in rows])
    frame["Cakupan (persen)"] = _cells([_or_words(area["rate"], words.rate(area), 1) for area in rows])
    frame["Belum terjangkau"] = _cells([words.gap(area) if not _plain(words.gap(area)) else int(area["gap"])
                                        for area in rows])
    if by_kecamatan:
        for name, head in _MONEY.items():
            frame[head] = areas[name].round(0).to_numpy()
    if found.is_sample:
        frame["Catatan"] = components.SAMPLE_BADGE
    return frame


def _cells(values: list[object]) -> pd.Series:
    return pd.Series(values, dtype=object)


def _plain(printed: str) -> bool:
    return printed[:1].isdigit()


def _count(area: pd.Series, name: str) -> object:
    if area[f"{name}_state"] == SHOWN:
        return int(area[name])
    printed = words.count(area, name)
    return None if printed == formats.MISSING else printed


def _or_words(value: float, printed: str, decimals: int) -> object:
    return printed if formats.is_missing(value) else round(float(value), decimals)
