"""What residents ask for: by families on the map, and what no programme answers."""

from __future__ import annotations

import streamlit as st
from htpy import p, small

from dashboard.core import formats
from dashboard.core.domain import Level
from dashboard.queries import reference
from dashboard.render.table import Cell, Row, below, link
from dashboard.topics.programs.parts import tables
from dashboard.topics.services import answers
from dashboard.topics.services.blocks import layer
from dashboard.topics.services.parts.parts import ServicesView, finding
from dashboard.topics.services.rules.needs import Need
from dashboard.topics.services.words import services as words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

LISTED = 8


def needs(shown: ServicesView) -> None:
    """Where most is asked for, and what no programme answers."""
    left, right = st.columns([3, 5], gap="large")
    with left:
        by_families(shown)
    with right:
        unanswered(shown)


def by_families(shown: ServicesView) -> None:
    """Where most is asked for, and the way to the map."""
    found = answers.rates(shown.build, shown.month, shown.audience)
    if found is None:
        components.section("Permintaan per 1.000 keluarga")
        components.empty("Jumlah keluarga atau penduduk desa belum tersedia, jadi permintaan belum dapat dibandingkan.",
                         "Pemasok: Dinas Sosial (hitungan DTSEN desil 1-10) atau BPS.",
                         "python -m dashboard import registry_counts BERKAS.xlsx --by NAMA")
        return
    components.section(f"Permintaan per 1.000 {found.unit}",
                       f"{words.months(found.months)} · pembagi: {found.source}, {found.period}")
    finding(words.per_families(found, shown.kecamatan, shown.place), found.is_sample)
    regions = reference.regions(shown.build)
    level = (Level.DESA, Level.KELURAHAN) if shown.kecamatan else (Level.KECAMATAN,)
    inside = [code for code in found.rates.index
              if regions[code].level in level and shown.kecamatan in (None, regions[code].parent)]
    top = found.rates.loc[inside].dropna().sort_values(ascending=False, kind="stable").head(LISTED)
    columns = [*tables.of_words("Desa/kelurahan" if shown.kecamatan else "Kecamatan"),
               *tables.of_figures(f"Per 1.000 {found.unit}", "Berkas masuk")]
    rows = [Row((tables.named(access.address("layanan", controls.of_place(regions[str(code)])),
                              regions[str(code)].name),
                 tables.figure(formats.number(rate, 1)), tables.figure(words.count(found.requests.of(str(code))))))
            for code, rate in top.items()]
    components.html(tables.table(columns, rows, "Terbanyak di atas", slim=True))
    address = access.address("peta", {controls.INDICATOR: layer.ID, controls.KECAMATAN: shown.kecamatan})
    components.html(p(".pg-note")[
        link("Lihat semua desa di peta", address),
        ". Permintaan sedikit belum tentu kebutuhan sedikit: fasilitator mungkin jarang mencatat."])


def unanswered(shown: ServicesView) -> None:
    """Needs that no programme answers; all needs are a click away."""
    found = answers.needs(shown.build, shown.month, shown.agency, shown.audience)
    period, known = words.months(found.months), found.programs is not None
    components.section("Keperluan yang tidak dijawab program", f"{period}, {shown.place}")
    rows, bare = found.of(shown.kecamatan), found.unanswered(shown.kecamatan)
    finding(words.unanswered_needs(bare, period) if known else words.NO_ANSWERS, shown.services.is_sample)
    columns = [*tables.of_words("Keperluan"), *tables.of_figures("Masuk", "Selesai (persen)", "Tidak dapat ditangani")]
    if bare:
        components.html(tables.table(columns, [Row(_row(one)) for one in bare],
                                     "Terbanyak di atas; yang berakhir dapat masuk sebelumnya", slim=True))
    with st.expander("Semua keperluan dan program yang menjawabnya", icon=":material/table:"):
        all_rows = [Row((*_row(one), _programs(one, known))) for one in rows]
        components.html(tables.table([*columns, *tables.of_words("Program penjawab")], all_rows,
                                     f"Keperluan {period}, {shown.place}", slim=True))


def _row(one: Need) -> tuple[Cell, ...]:
    return (Cell([one.name, small[one.sector]]), tables.figure(words.count(one.came)),
            Cell([words.percent(one.share), below[words.of_ended(one)]], "" if one.share is not None else "muted"),
            tables.figure(words.count(one.unable)))


def _programs(one: Need, known: bool) -> Cell:
    told = ", ".join(one.programs) or ("belum ada" if known else "belum diketahui")
    return tables.text(told, look="" if one.programs else "check" if known else "muted")
