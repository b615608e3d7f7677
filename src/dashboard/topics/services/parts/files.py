"""Services as files: each part of the page gives what it shows, rounded or exact as the page is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pandas as pd
import streamlit as st

from dashboard.core import formats
from dashboard.core.domain import Level
from dashboard.queries import reference
from dashboard.render.files.tables import as_printed, table_csv, table_xlsx
from dashboard.render.words import counted, day_words
from dashboard.topics.services import answers
from dashboard.topics.services.contracts import ANSWERED, STATES
from dashboard.topics.services.parts.parts import ServicesView, sources
from dashboard.topics.services.rules.jkn import MEASURES
from dashboard.topics.services.words import jkn as jkn_words
from dashboard.topics.services.words import services as words
from dashboard.ui.drawn import components, downloads

Table = Callable[[ServicesView], pd.DataFrame]
_DECIMALS = {"Dijawab (persen)": 1, "Selesai (persen)": 1, "Bagian (persen)": 1}


class File(NamedTuple):
    """Name in the name of the file, title within it, and what makes its table."""

    name: str
    title: str
    make: Table


def beneath(draw: Callable[[ServicesView], None], *offered: File) -> Callable[[ServicesView], None]:
    """Draws a part of the page with its files under it, in one row."""
    def both(shown: ServicesView) -> None:
        draw(shown)
        with st.container(horizontal=True, key="layanan_files"):
            for file in offered:
                _buttons(shown, file, f"{file.title} " if len(offered) > 1 else "")

    return both


def _buttons(shown: ServicesView, file: File, label: str) -> None:
    """CSV and XLSX. What is chosen is in `shown`; the table is made when it is asked for."""
    of_people = file.make is people
    watch = answers.jkn(shown.build, shown.month, shown.audience) if of_people else None
    if of_people and watch is None:
        return
    is_sample = shown.services.is_sample if watch is None else watch.is_sample
    kind = ("contoh-" if is_sample else "") + ("persis-" if shown.audience.exact else "")
    name = f"{kind}layanan-{file.name}-{shown.month if watch is None else watch.last}"
    name += f"-{shown.kecamatan}" if shown.kecamatan else ""
    info, notes = reference.build_info(shown.build), _notes(shown, is_sample)
    cited = sources(shown.build, is_sample, "jkn_watch" if of_people else "service_counts")
    title = f"{file.title}, {words.month(shown.month)}"

    def frame() -> pd.DataFrame:
        how = {counted.HEAD: counted.counted_how(shown.audience.exact)}
        told = as_printed(file.make(shown), _DECIMALS).assign(**how)
        return told.assign(Catatan=components.SAMPLE_BADGE) if is_sample else told

    downloads.button(f"{label}CSV", f"{name}.csv", downloads.CSV, lambda: table_csv(frame(), cited),
                     audience=shown.audience)
    downloads.button(f"{label}XLSX", f"{name}.xlsx", downloads.XLSX,
                     lambda: table_xlsx(frame(), title, cited, notes, info.built_at, _DECIMALS),
                     audience=shown.audience)


def _notes(shown: ServicesView, is_sample: bool) -> list[str]:
    info = reference.build_info(shown.build)
    sample = [f"{components.SAMPLE_BADGE}: angka buatan, bukan data sebenarnya."] if is_sample else []
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
         "Berakhir": one.ended,
         "Selesai (persen)": one.share, "Program penjawab": "; ".join(one.programs)}
        for one in found.of(shown.kecamatan)])


def areas(shown: ServicesView) -> pd.DataFrame:
    """Villages of the kecamatan or of all: files by state."""
    return pd.DataFrame([
        {"Bulan": shown.month, **village,
         **{state.capitalize(): shown.services.count(state, village["Kode"]) for state in STATES}}
        for village in _villages(shown)])


def _villages(shown: ServicesView) -> Iterator[dict[str, str]]:
    """Code and names of each village of the kecamatan or of all."""
    regions = reference.regions(shown.build)
    for code in reference.village_codes(shown.build):
        parent = str(regions[code].parent)
        if shown.kecamatan in (None, parent):
            yield {"Kode": code, "Kecamatan": regions[parent].name, "Desa/kelurahan": regions[code].name}


def channels(shown: ServicesView) -> pd.DataFrame:
    """Kecamatan, or the one chosen: files that came in by channel."""
    regions = reference.regions(shown.build)
    codes = [shown.kecamatan] if shown.kecamatan else [
        code for code, region in regions.items() if region.level is Level.KECAMATAN]
    return pd.DataFrame([
        {"Bulan": shown.month, "Kode": code, "Kecamatan": regions[code].name, "Kanal": channel, "Masuk": files,
         "Bagian (persen)": share}
        for code in codes for channel, files, share in shown.services.by_channel(code)])


def people(shown: ServicesView) -> pd.DataFrame:
    """PBI-JKN of the month in every village of the kecamatan or of all; what nobody reported is empty."""
    found = answers.jkn(shown.build, shown.month, shown.audience)
    if found is None:
        return pd.DataFrame()
    return pd.DataFrame([
        {"Bulan": found.last, **village,
         **{f"{jkn_words.HEADS[measure]} (jiwa)": found.of(found.last, measure, village["Kode"])
            for measure in MEASURES},
         f"{jkn_words.LEFT} sejak {found.since} (jiwa)": found.still_out(village["Kode"])}
        for village in _villages(shown)])


AGENCIES = File("opd", "Waktu jawab OPD", agencies)
NEEDS = File("keperluan", "Keperluan layanan", needs)
AREAS = File("wilayah", "Wilayah", areas)
CHANNELS = File("kanal", "Kanal", channels)
PEOPLE = File("pbi-jkn", "Pantauan PBI-JKN", people)
