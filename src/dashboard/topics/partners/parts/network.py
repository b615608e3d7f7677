"""Fifth part of the page: the network of the year, its measures over the years, and how they are worked out."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st
from htpy import dd, dl, dt, i, p, span

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.render.table import Row, badge
from dashboard.topics.partners import words
from dashboard.topics.partners.blocks import network_chart
from dashboard.topics.partners.parts.page import PartnersView
from dashboard.topics.partners.rules.network import (
    AGENCY,
    PARTNER,
    PROGRAM,
    VILLAGE,
    Measures,
    Node,
    busiest,
)
from dashboard.topics.partners.rules.network import network as make
from dashboard.topics.programs.parts import tables
from dashboard.ui.drawn import components
from dashboard.ui.kept import figures as kept_figures

_KEY = p(".gr-key")[span[i(".bridge"), "jembatan"], span[i(".island"), "pulau: terpisah dari bagian terbesar"]]


def network(shown: PartnersView) -> None:
    """The picture, the measures of each year, bridges and islands by name, the formulas."""
    found = shown.collaboration.measures.get(shown.year)
    if found is None:
        components.empty(words.network(shown.collaboration.measures, shown.year),
                         f"Janji mitra dihimpun {regency().agency_short}.",
                         "python -m dashboard import partner_pledges BERKAS.xlsx --by NAMA")
        return
    _picture(shown, found)
    left, right = st.columns([5, 3], gap="large")
    with left:
        _years(shown)
        _named(shown, found)
    with right:
        components.section("Rumus")
        components.html(dl(".gr-formulas")[[(dt[name], dd[f"{formula}."]) for name, formula in words.FORMULAS]])
        components.notes(words.ITSELF_NOTE)


def name_of(shown: PartnersView, node: Node) -> str:
    """The words of a node: short names of agencies, names of the others."""
    kind, code = node
    if kind == VILLAGE:
        return shown.regions[code].label
    found = shown.collaboration
    return {PARTNER: found.names, PROGRAM: found.program_names, AGENCY: found.agency_names}[kind][code]


def _picture(shown: PartnersView, found: Measures) -> None:
    """All of the kabupaten with villages gathered by kecamatan; of a kecamatan its villages and who helps there."""
    heading = (words.network(shown.collaboration.measures, shown.year),
               "OPD, program, mitra, dan tempat mereka membantu; "
               "makin besar titiknya, makin banyak ikatannya" + (
                   f" · hanya yang membantu di Kecamatan {shown.name(shown.kecamatan)}; ukuran tetap seluruh kabupaten"
                   if shown.kecamatan else " · desa dikumpulkan menurut kecamatan"), shown.source_text)

    def draw() -> go.Figure:
        rows = shown.collaboration.lines(shown.year, shown.kecamatan)
        listed = shown.collaboration.listed(shown.year)
        owners = shown.collaboration.owners
        if shown.kecamatan:
            listed = listed[listed["code"].isin(rows["partner"])]
            owners = owners[owners["code"].isin(rows["program"])]
        within = shown.collaboration.kecamatan_of
        place_of = (lambda code: code) if shown.kecamatan else (lambda code: str(within[code]))
        picture = network_chart.drawn(make(owners, listed, rows), found, place_of,
                                      "Desa/kelurahan" if shown.kecamatan else "Kecamatan")
        return network_chart.network(picture, lambda node: name_of(shown, node), heading, components.theme(),
                                     sample=is_sample)

    is_sample = shown.collaboration.is_sample
    components.html(p(".gr-wide")["Gambar lebih lebar dari layar: geser ke samping untuk melihat mitra dan tempat. ",
                                  badge[components.SAMPLE_BADGE] if is_sample else None])
    with st.container(key="partner_network"):
        kept_figures.chart("partner_network_chart", shown.build, shown.audience, (shown.year, shown.kecamatan), draw)
    components.html(_KEY)


def _years(shown: PartnersView) -> None:
    """Measures of each year with pledges."""
    columns = [*tables.of_words("Tahun"),
               *tables.of_figures("Simpul", "Ikatan", "Kepadatan", "Pemusatan", "Jembatan", "Pulau")]
    rows = [Row((tables.text(str(year)), *(tables.figure(formats.number(value, places)) for value, places in (
        (one.nodes, 0), (one.ties, 0), (one.density, 3), (one.centralisation, 3), (len(one.bridges), 0),
        (len(one.islands), 0)))), "on" if year == shown.year else "")
            for year, one in shown.collaboration.measures.items()]
    components.section("Dari tahun ke tahun")
    components.html(tables.table(columns, rows, "Ukuran jejaring seluruh kabupaten"))


def _named(shown: PartnersView, found: Measures) -> None:
    """Bridges, islands, and who has most ties, by name."""
    graph = shown.collaboration.networks[shown.year]
    bridges = "; ".join(f"{name_of(shown, one)} – {name_of(shown, other)}" for one, other in found.bridges)
    most = "; ".join(f"{words.KIND_WORDS[kind]}: " + ", ".join(
        f"{name_of(shown, (kind, code))} ({count})" for code, count in busiest(graph, kind))
        for kind in (AGENCY, PROGRAM, PARTNER))
    components.notes(f"Jembatan: {bridges}." if bridges else "Tidak ada jembatan.",
                     words.islands(found, lambda node: name_of(shown, node)), f"Ikatan terbanyak: {most}.")
