"""What is known about one kecamatan or village? One printable page for camat, village heads and the TKPK."""

from __future__ import annotations

import streamlit as st

from dashboard.core.domain import Level
from dashboard.queries import observations, reference
from dashboard.topics.areas import answers
from dashboard.topics.areas.parts import landing as profil_landing
from dashboard.topics.areas.parts import profile as profil_parts
from dashboard.topics.areas.rules.area import other_figures, standings, unlisted_programs, weakest
from dashboard.topics.areas.rules.profile import area_name, peer_word
from dashboard.topics.areas.words import area as area_words
from dashboard.topics.programs.parts import area as program_area
from dashboard.ui.choices import controls
from dashboard.ui.drawn import blocks, brief_parts, components
from dashboard.ui.shell import access

build = controls.build()
scope = controls.scope()
regions, catalogue = reference.regions(build), reference.indicators(build)
code = scope.village or scope.kecamatan

if code is None:
    components.page_header("Profil Wilayah", components.place_name())
    profil_parts.add_styles(printable=False)
    if not profil_landing.overview(build):
        components.empty("Belum ada indeks desa untuk dibandingkan antarkecamatan.",
                         "Pilih kecamatan atau desa di atas untuk melihat angka lain yang diketahui. "
                         "Indeks desa dipasok Dinas PMD dari Kementerian Desa, diserahkan lewat Kelola Data sebagai "
                         "Angka indikator.", "python -m dashboard import observations BERKAS.xlsx --by NAMA")
    components.source_line(profil_landing.sources(build), credit=True)
    components.method("profil")
    st.stop()

region = regions[code]
name = area_name(region)
figures = observations.area_values(build, code)
shown = profil_parts.scores(build, region.level)
found = standings(answers.compared(build, region.level), code, shown)
others = other_figures(figures, profil_parts.shown_elsewhere(build, found), list(catalogue))
programs = unlisted_programs(observations.program_facts(build), code, figures)

components.page_header(name, "Profil Wilayah", profil_parts.context(build, region))
profil_parts.add_styles(printable=True)
weak = weakest([place for place in found if place.indicator not in shown[:1]])
if weak:
    components.headline(area_words.weakest_side(name, weak, peer_word(region.level)))
elif region.level is Level.KELURAHAN:
    components.headline(area_words.not_rated(name))

position, around, programs_tab, services, rest = controls.tabs(profil_parts.PART)
if position.open:
    with position:
        left, right = st.columns([2, 1], gap="large")
        with left:
            profil_parts.places_or_reason(found, region)
        with right:
            profil_parts.place_card(build, region, figures)
if around.open:
    with around:
        profil_parts.around(build, region)
if programs_tab.open:
    with programs_tab:
        blocks.parts(build, region)
if services.open:
    with services:
        blocks.profile(build, region)
if rest.open:
    with rest:
        profil_parts.other_part(build, region, others, programs)
        components.section("Yang belum tersedia")
        known = {*figures["indicator"], *(["coverage"] if program_area.is_known(build, code) else [])}
        profil_parts.gap_list(profil_parts.gaps(known, region.level))

with st.container(horizontal=True):
    profil_parts.download(build, region, figures)
    brief_parts.sheet_button(build, region)
    access.link("bandingkan", "Bandingkan dengan wilayah lain", ":material/compare_arrows:")
components.source_line(zip(figures["source"], figures["source_url"], strict=True), credit=True)
components.method("profil")
