"""Section of Rapat TKPK: choose and order slides, show them in the hall, take them along as PowerPoint.

Slides are made when they are asked for, never while the page is drawn: they take seconds of the processor.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import streamlit as st

from dashboard.core.domain import DashboardError, Level
from dashboard.outputs.slides import choice
from dashboard.outputs.slides.gather import entries
from dashboard.queries import reference
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.ui.drawn import components, downloads
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.presenting import decks, presentation_route
from dashboard.ui.server.keeping import MadeOnce

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_files: MadeOnce[tuple[decks.DeckChoice, tuple[str, ...] | None], bytes] = MadeOnce(
    8, lambda key: key[1] is None and decks.is_usual(key[0]))


@cache
def _words() -> dict[str, str]:
    """What the list of slides calls each."""
    return {entry.id: entry.title if entry.title.startswith(entry.group) else f"{entry.group}: {entry.title}"
            for entry in entries()}


@st.fragment
def section(build: Database) -> None:
    """The whole section; a choice in it draws only itself anew."""
    components.section("Presentasi dan salindia", "Layar penuh di peramban, atau PowerPoint dengan grafik yang dapat "
                       "disunting. Tanpa pilihan, semua salindia tampil menurut urutan agenda; dengan kecamatan, semua "
                       "salindia tentang kecamatan itu.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        slides = st.multiselect("Salindia, menurut urutan memilih", list(_words()), format_func=_words().__getitem__,
                                key="salindia_pilihan", placeholder="Semua salindia, urutan agenda") or None
        kecamatan = _kecamatan(build)
        period = _period(build)
    asked = decks.DeckChoice(build.build_id, kecamatan, period, build_times.today())
    with st.container(horizontal=True, vertical_alignment="center"):
        _start(slides, kecamatan, period)
        downloads.button("Unduh salindia (PPTX)", _file_name(kecamatan, period), PPTX,
                         lambda: _pptx(asked, slides),
                         help="Disusun saat diminta, sekitar sepuluh detik; grafik dan tabelnya dapat disunting")
        check = decks.known(asked) is None and st.button("Periksa salindia", icon=":material/fact_check:",
                                                         key="salindia_periksa", type="tertiary",
                                                         help="Salindia mana yang belum ada isinya, dan mengapa")
    if check or decks.known(asked) is not None:
        _left_out(asked, slides)


def _kecamatan(build: Database) -> str | None:
    regions = reference.regions(build)
    names = {code: region.name for code, region in regions.items() if region.level is Level.KECAMATAN}
    return st.selectbox("Kecamatan", sorted(names, key=lambda code: names[code]), index=None, key="salindia_kecamatan",
                        format_func=lambda code: names[code], placeholder="Seluruh kabupaten", width=220)


def _period(build: Database) -> tuple[int, int] | None:
    return st.selectbox("Triwulan RAT", rat_answers.rat(build, build_times.today(), PUBLIC).quarters(), index=None,
                        key="salindia_triwulan", placeholder="Terbaru", width=220,
                        format_func=lambda period: rat_words.long_quarter(period[1], period[0]))


def start() -> None:
    """The way to all slides."""
    _start(None, None, None)


def _start(slides: Sequence[str] | None, kecamatan: str | None, period: tuple[int, int] | None) -> None:
    if presentation_route.is_served():
        st.link_button("Mulai presentasi", presentation_route.link(slides, kecamatan, period), type="primary",
                       icon=":material/slideshow:", help="Terbuka di tab baru: panah untuk pindah, F layar penuh, "
                       "Esc kembali ke halaman ini")
    else:
        st.button("Mulai presentasi", disabled=True, icon=":material/slideshow:", key="salindia_mulai",
                  help="Jalankan dasbor dengan `streamlit run serve.py` agar presentasi tersedia")


def _file_name(kecamatan: str | None, period: tuple[int, int] | None) -> str:
    parts = ["salindia-tkpk", kecamatan or "", choice.write_period(period) if period else ""]
    return "-".join(part for part in parts if part) + ".pptx"


def _pptx(asked: decks.DeckChoice, slides: Sequence[str] | None) -> bytes:
    from dashboard.render.pptx import deck_pptx  # a second to import, which drawing the page need not wait for

    wanted = None if slides is None else tuple(slides)
    return _files.made((asked, wanted), lambda: deck_pptx(choice.chosen(decks.deck(asked), wanted)))


def _left_out(asked: decks.DeckChoice, slides: Sequence[str] | None) -> None:
    try:
        with st.spinner("Menyusun salindia …"):
            deck = choice.chosen(decks.deck(asked), slides)
    except DashboardError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    if not deck.left_out:
        components.note(f"{len(deck.slides)} salindia, semuanya ada isinya.")
        return
    with st.expander(f"{len(deck.left_out)} salindia tidak ditampilkan", icon=":material/visibility_off:"):
        st.markdown("\n".join(f"- **{plain(one.title)}**: {plain(one.reason)}" for one in deck.left_out))
