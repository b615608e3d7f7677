"""Coverage as files: the table shown and the map, rounded or exact as the page is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.core import formats
from dashboard.queries import reference
from dashboard.render.files.tables import table_csv, table_xlsx
from dashboard.render.words import day_words
from dashboard.topics.programs import words as words
from dashboard.topics.programs.parts import link as program_link
from dashboard.topics.programs.parts import map as program_map
from dashboard.topics.programs.parts.parts import CoverageView
from dashboard.topics.programs.rules.coverage import by_attention
from dashboard.ui.drawn import components, downloads

NET, GROSS = "Cakupan bersih (persen)", "Cakupan kotor (persen)"
_MONEY = {"budget": "Anggaran (Rp)", "realised": "Realisasi (Rp)", "per_recipient": "Rupiah per penerima"}


def beneath(draw: Callable[[CoverageView], None]) -> Callable[[CoverageView], None]:
    """Draws a part of the page with the files of the areas under it."""
    def both(shown: CoverageView) -> None:
        draw(shown)
        row(shown)

    return both


def row(shown: CoverageView) -> None:
    """CSV, XLSX and PNG of what is on the page. The choices are read now: files are made outside the run."""
    kind = ("contoh-" if shown.coverage.is_sample else "") + ("persis-" if shown.audience.exact else "")
    name = f"{kind}cakupan-{shown.program.code}-{shown.coverage.year}"
    by_kecamatan = not shown.kecamatan and program_link.DETAIL.chosen() == program_link.KECAMATAN
    info, notes = reference.build_info(shown.build), _notes(shown)
    title = f"{shown.program.name} {words.when(shown.coverage)}"
    frame, sources = partial(table, shown, by_kecamatan), shown.sources
    with st.container(horizontal=True, key="program_files"):
        downloads.button("CSV", f"{name}.csv", downloads.CSV, lambda: table_csv(frame(), sources),
                         audience=shown.audience)
        downloads.button("XLSX", f"{name}.xlsx", downloads.XLSX,
                         lambda: table_xlsx(frame(), title, sources, notes, info.built_at, {NET: 1, GROSS: 1}),
                         audience=shown.audience)
        picture = program_map.picture_later(shown)
        downloads.button("PNG", f"{name}.png", "image/png", picture, help="Peta 1920 × 1080 untuk salindia",
                         audience=shown.audience)


def _notes(shown: CoverageView) -> list[str]:
    info = reference.build_info(shown.build)
    sample = [f"{components.SAMPLE_BADGE}: angka buatan, bukan data sebenarnya."] if shown.coverage.is_sample else []
    built = day_words.built(info.built_at, shown.build.build_id)
    return [*sample, f"Data per {formats.tanggal(info.data_date)}; {built}.", words.note(shown.coverage),
            words.RATES_NOTE, "Cakupan di atas 100 persen adalah pertanyaan tentang data, bukan prestasi."]


def table(shown: CoverageView, by_kecamatan: bool) -> pd.DataFrame:
    """The areas of the table on the page; missing figures are empty."""
    regions, found = reference.regions(shown.build), shown.coverage
    areas = by_attention(found.kecamatan if by_kecamatan else found.inside(shown.kecamatan))
    codes = [str(code) for code in areas.index]
    frame = pd.DataFrame({"Kode": codes, "Kecamatan": [
        regions[code if by_kecamatan else str(regions[code].parent)].name for code in codes]})
    if not by_kecamatan:
        frame["Desa/kelurahan"] = [regions[code].name for code in codes]
    frame["Program"], frame["Periode"], frame["Satuan"] = shown.program.name, words.when(found), found.unit
    for head, name in (("Sasaran", "target"), ("Penerima", "recipients"), ("Belum terjangkau", "gap")):
        frame[head] = areas[name].astype("Int64").to_numpy()
    for head, name in ((NET, "net_rate"), (GROSS, "rate")):
        frame[head] = areas[name].astype(float).round(1).to_numpy()
    if by_kecamatan:
        for name, head in _MONEY.items():
            frame[head] = areas[name].round(0).to_numpy()
    if found.is_sample:
        frame["Catatan"] = components.SAMPLE_BADGE
    return frame

