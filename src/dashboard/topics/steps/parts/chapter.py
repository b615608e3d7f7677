"""Parts of the page Bab RPKD: what goes into the chapter, what it will say, and the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path

import streamlit as st
from htpy import Node, a, details, div, h3, h4, li, nav, ol, p, small, summary

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.outputs.chapter.outline import Section
from dashboard.queries import availability, reference
from dashboard.render.table import badges, link
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.memo import memoised
from dashboard.topics.steps import answers
from dashboard.topics.steps.rules.linkage import FIRST_SUPPORT
from dashboard.ui.choices import controls, parameters
from dashboard.ui.choices.parameters import Parameter, Several
from dashboard.ui.drawn import components, downloads
from dashboard.ui.server.keeping import MadeOnce
from dashboard.ui.shell import access

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_INDICATORS = 12
FIRST = "p0"
PAGE = "bab-rpkd"
_LIST = "bab_indikator"
_CSS = Path(__file__).with_name("chapter.css")
_chapters: MadeOnce[tuple[str, tuple[str, ...], str | None, date], bytes] = MadeOnce(4)


def _known(build: Database) -> dict[str, str]:
    """Indicators with a figure for the regency, and their names."""
    there = set(availability.newest(build, regency().code)["indicator"])
    return {name: one.name for name, one in reference.indicators(build).items() if name in there}


INDICATORS = Several(
    "ind", _known, (FIRST,), "indikator", "dilewati.", most=MOST_INDICATORS,
    too_many=lambda build, name: f"Paling banyak {MOST_INDICATORS} indikator dalam satu bab; "
                                 f"{_known(build)[name]} dilewati.")
SUPPORT = Parameter[str | None]("pendukung", _known, None, "indikator pendukung", "Dipakai yang bawaan.",
                                carried="never")
PARAMETERS = (*controls.PLACE, INDICATORS, SUPPORT)


def add_styles() -> None:
    """The few styles of this page."""
    st.html(_CSS)


def choose(build: Database) -> tuple[tuple[str, ...], str | None]:
    """Indicators of the chapter in the order of choosing, and the supporting one of step 5."""
    known = _known(build)
    chosen = tuple(name for name in INDICATORS.chosen() if name in known)
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        st.multiselect("Indikator dalam bab", list(known), key=_LIST, format_func=known.__getitem__,
                       max_selections=MOST_INDICATORS, placeholder="Pilih sedikitnya satu indikator",
                       on_change=parameters.laid_ready(INDICATORS, _LIST, list(chosen)))
        support = controls.select(SUPPORT, "Indikator pendukung (langkah 5)", [None, *known],
                                  lambda name: known[name] if name else _usual(known))
    return chosen, support


def _usual(known: dict[str, str]) -> str:
    return f"Bawaan ({known[FIRST_SUPPORT]})" if FIRST_SUPPORT in known else "Bawaan"


def headline(build: Database, chosen: Sequence[str], sections: Sequence[Section]) -> None:
    """What the chapter holds."""
    shown = [caption for one in sections for caption in one.shown]
    pictures = sum(caption.startswith("Gambar") for caption in shown)
    targeted = sum(bool(answers.checks(build, name, build_times.today())[name]) for name in chosen)
    components.headline(
        f"Rancangan bab “{sections[0].title}” siap disusun: {formats.number(len(chosen))} indikator "
        f"({formats.number(targeted)} di antaranya punya target), {formats.number(pictures)} gambar, dan "
        f"{formats.number(len(shown) - pictures)} tabel.",
        *([components.SAMPLE_BADGE] if any(one.is_sample for one in sections) else []))


@memoised(20)
def outline(build: Database, chosen: tuple[str, ...], support: str | None, today: date) -> list[Section]:
    """What the chapter says, heading by heading."""
    from dashboard.outputs.chapter import outline as read  # what draws and writes is loaded when asked for

    return read(World(build, today=today), chosen, support)


@st.fragment
def document(build: Database, chosen: tuple[str, ...], support: str | None) -> None:
    """The document, made when asked for."""
    if not st.button("Susun bab (DOCX)", icon=":material/description:", key="susun_bab", type="primary"):
        return
    from dashboard.outputs.chapter import chapter as write_chapter

    bar = st.progress(0.0, "Menyusun bab …")
    done = count(1)
    # Not st.cache: a cached function may not move a progress bar that stands outside it.
    day = build_times.today()
    content = _chapters.made((build.build_id, chosen, support, day), lambda: write_chapter(
        build, chosen, support,
        lambda step: bar.progress(min(1.0, next(done) / len(chosen)), f"{step} …"), day))
    bar.empty()
    downloads.button("Unduh bab (DOCX)", f"profil-kemiskinan-{day.isoformat()}.docx", DOCX, lambda: content)


def contents(sections: Sequence[Section]) -> None:
    """The list of what the chapter is made of; each entry leads to its part below."""
    told = [li[a(href=f"#{_anchor(place)}")[one.title],
               small[f" {formats.number(sum(len(part.shown) for part in inside))} gambar dan tabel"]
               if any(part.shown for part in inside) else None]
            for place, (one, inside) in enumerate(_chapters_of(sections))]
    components.html(nav(".chapter-list", aria_label="Daftar isi bab")[h3["Daftar isi"], ol[told]])


def preview(sections: Sequence[Section]) -> None:
    """Headings and key sentences; the first indicator stands open, the others fold."""
    folds = [_fold(place, one, inside, is_open=place in (0, 1)) for place, (one, inside)
             in enumerate(_chapters_of(sections))]
    components.html(div(".chapter-preview")[folds])


def _chapters_of(sections: Sequence[Section]) -> Iterator[tuple[Section, list[Section]]]:
    """Every heading of level 2 with itself and what stands under it."""
    starts = [place for place, one in enumerate(sections) if one.level == 2]
    for start, end in zip(starts, [*starts[1:], len(sections)], strict=True):
        yield sections[start], list(sections[start:end])


def _anchor(place: int) -> str:
    return f"bab-{place + 1}"


def _fold(place: int, head: Section, inside: Sequence[Section], *, is_open: bool) -> Node:
    """One chapter: its own sentences, then each heading below with its first sentence and its captions."""
    return details(id=_anchor(place), open=is_open)[
        summary[head.title, badges([components.SAMPLE_BADGE] if any(one.is_sample for one in inside) else [])],
        [p[told] for told in head.said], _captions(head),
        [(h4[one.title], p[one.said[0]] if one.said else None, _captions(one)) for one in inside[1:]]]


def _captions(one: Section) -> Node:
    return p(".note")[" · ".join(one.shown)] if one.shown else None


def pointer(indicator: str, support: str | None) -> None:
    """On Analisis: the way to the chapter with what is looked at there."""
    address = access.address(PAGE, {INDICATORS: (indicator,), SUPPORT: support})
    components.html(p(".second")["Kalimat, tabel, dan gambar ini sebagai rancangan bab RPKD/LP2KD: ",
                                 link("Bab RPKD", address), "."])
