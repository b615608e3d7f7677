"""Parts that pages are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from zlib import crc32

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from htpy import Element, Node, VoidElement, article, code, div, h3, img, p, small, span, strong
from htpy import style as style_element
from markupsafe import Markup

from dashboard import registry
from dashboard.core import formats, settings, style
from dashboard.core.domain import SAMPLE_BADGE as SAMPLE_BADGE
from dashboard.core.domain import Region, Verdict
from dashboard.core.regency import kecamatan_or_all, regency
from dashboard.queries import reference
from dashboard.render import charts
from dashboard.render.drawings import logo
from dashboard.render.drawings.sparkline import address_of
from dashboard.render.table import badge, differs, link, linked, markup
from dashboard.render.table import badges as badges_after
from dashboard.render.words import explained, figure_marks
from dashboard.store.database import Database
from dashboard.store.file_memory import FileMemory
from dashboard.ui.choices import controls
from dashboard.ui.drawn import chart_files
from dashboard.ui.drawn import doubt as ways
from dashboard.ui.server.inside.elements import ColumnConfig
from dashboard.ui.shell import terms

_CSS = Path(__file__).with_name("style.css")
_TEXTS = FileMemory[str]()

STRONG: Node = (span(".on-light")["gelap"], span(".on-dark")["terang"])
"""What the class is that needs most attention: "gelap", on dark paper "terang". The theme shows one of the two words
(style.css), so that a dark screen that is printed says what the paper shows."""


def html(*nodes: Node) -> None:
    """Elements of htpy, tables and finished Markup on the page, one after the other; plain text among them is
    escaped; terms of the glossary open their meaning. Nothing is drawn of nothing."""
    if written := markup(*nodes):
        st.html(terms.marked(controls.build(), written) if controls.has_build() else written)


def note(*words: Node) -> None:
    """A quiet line of explanation."""
    html(p(".note")[words])


def notes(*sentences: str) -> None:
    """Small lines under what is shown; empty ones are left out."""
    for sentence in filter(None, sentences):
        html(p(".pg-note")[sentence])


def no_picture(sentence: str) -> None:
    """Why nothing can be drawn here."""
    html(div(".empty")[p[sentence]])


def theme() -> style.Theme:
    """The theme the reader has now."""
    return style.theme(st.context.theme.type)


def add_styles() -> None:
    """Mark, title and our few styles; call once a run, before anything else is drawn."""
    colours = theme()
    html(style_element[f":root{{{_tokens(colours)}}}@media print{{:root{{{_tokens(style.LIGHT)}}}}}"])
    st.html(_CSS)
    own = logo.picture_of(colours)
    st.logo(str(settings.STATIC / own) if own else logo.drawn(colours), size="large",
            icon_image=str(settings.STATIC / "mark.png"))


def _tokens(colours: style.Theme) -> str:
    """The variables of style.css and of the ramps; paper is always light, whatever the screen is."""
    plain = {name: getattr(colours, name) for name in
             ("paper", "panel", "ink", "muted", "hairline", "blitar", "jatim", "indonesia", "better", "worse")}
    is_dark = colours is style.DARK
    words = {"on-light": "none" if is_dark else "inline", "on-dark": "inline" if is_dark else "none"}
    return ";".join(f"--{name}:{value}" for name, value in {**plain, **style.ramp_variables(colours), **words}.items())


def page_header(title: str, *parts: str) -> None:
    """Title and the line of context under it: place, period, and the date of the data."""
    info = reference.build_info(controls.build())
    context = [*parts, f"data per {formats.tanggal(info.data_date)}"]
    st.title(title, anchor=False)
    html(p(".context")[" · ".join(context)])


def place_name(of_villages: bool = True) -> str:
    """The chosen area in words, or the kabupaten; on a page without figures of villages the kecamatan of one."""
    chosen, regions = controls.scope(), reference.regions(controls.build())
    if chosen.village and of_villages:
        return village_name(regions[chosen.village], regions)
    return kecamatan_or_all(regions, chosen.kecamatan)


def village_name(village: Region, regions: Mapping[str, Region]) -> str:
    """'Desa Jaten, Kecamatan Wonodadi'."""
    parent = regions[str(village.parent)].name
    return f"{village.level.capitalize()} {village.name}, Kecamatan {parent}"


def headline(sentence: str, *badges: str, note: object = "") -> None:
    """The finding of the page in one sentence, badges (sample, calculated) behind it, and the mark of an open case
    when the note of its figure tells of one.

    One element, whatever it says: the map's frame is loaded anew when the number of elements above it changes.
    """
    html(p(".headline", role="heading", aria_level="2")[sentence, badges_after(badges), differs(note)])


def section(title: str, told: Node = None) -> None:
    """A section heading with an optional line of explanation; one element, drawn by no script of Streamlit."""
    html(h3(".section")[title], p(".note")[told] if told else None)


@dataclass(frozen=True)
class KpiCard:
    """One card; all texts are plain and already formatted. `spark` is SVG from render.sparkline; `note`: that of the
    figure, which may tell of an open case; `doubt`: address of the page about this figure."""

    name: str
    definition: str
    value: str
    unit: str
    change: str
    since: str
    verdict: Verdict
    references: tuple[str, ...]
    period: str
    source: str
    source_words: str = ""
    doubt: str = ""
    spark: str = ""
    spark_words: str = ""
    is_old: bool = False
    is_derived: bool = False
    is_sample: bool = False
    note: str = ""


def kpi_cards(cards: Sequence[KpiCard]) -> None:
    """Cards of equal height in a grid that reflows on a phone."""
    html(div(".kpis")[[_card(card) for card in cards]])


def _card(card: KpiCard) -> Element:
    meaning = f"arti-{crc32(card.name.encode()):x}"
    marks = [badge[word] for word in figure_marks.badges(calculated=card.is_derived, sample=card.is_sample)]
    return article(".kpi")[
        h3[f"{card.name} ", explained.opener(meaning, "i", "info", f"Arti {card.name}"), marks],
        explained.card(meaning, card.name, card.definition),
        div(".figure")[p(".value")[f"{card.value} ", small[card.unit], differs(card.note)],
                       picture(card.spark, card.spark_words)],
        p(class_=["change", card.verdict])[f"{card.change} ", small[card.since]],
        p(".refs")[[span[text] for text in card.references]],
        p(".foot", title=card.source_words)[
            span(class_="old" if card.is_old else None)[card.period], " · ",
            link(card.source, card.doubt, card.source_words) if card.doubt else card.source]]


def picture(svg: str, words: str, look: str | None = None) -> VoidElement | None:
    """An img element with our SVG inside its address: st.html drops inline SVG. None for an empty picture."""
    return img(class_=look, alt=words, src=address_of(svg)) if svg else None


def chart(figure: go.Figure, key: str) -> None:
    """A Plotly figure under its finding and above its source, both as text that can wrap on a phone, and its files."""
    bare_chart(charts.bare(figure), key)


def bare_chart(figure: go.Figure, key: str) -> None:
    """The same of a figure that is bare already (ui.kept.figures keeps such)."""
    words = charts.heading(figure)
    html(p(".chart-title")[words.title], p(".note")[words.subtitle])
    st.plotly_chart(figure, width="stretch", theme=None, key=key, alt=words.alt, config=charts.CONFIG)
    chart_files.foot(figure, key, theme())


def data_table(frame: pd.DataFrame, decimals: dict[str, int] | None = None, *, key: str,
               height: int | Literal["auto"] = "auto", alt: str = "", missing: str = formats.MISSING,
               column_config: Mapping[str, ColumnConfig | None] | None = None) -> None:
    """A sortable, searchable table; number columns named in `decimals` are written the Indonesian way."""
    shown = frame.style.format({column: _writer(places, missing) for column, places in (decimals or {}).items()},
                               na_rep=missing)
    st.dataframe(shown, hide_index=True, width="stretch", key=key, height=height, alt=alt, placeholder=missing,
                 column_config=column_config)


def _writer(places: int, missing: str) -> Callable[[Any], str]:
    return lambda value: missing if formats.is_missing(value) else formats.number(value, places)


def source_line(sources: Iterable[tuple[str, str | None]], *, credit: bool = False,
                about: Mapping[str, str] | None = None, doubt: bool = True) -> None:
    """'Sumber: …' with links, the credit line of the geometry where a map is drawn, and the way to say that a figure is
    wrong (`about`: as ui.doubt.here, also where the sources stand elsewhere; no `doubt` where no figures are)."""
    links = [markup(linked(title, url)) for title, url in dict.fromkeys(sources)
             if isinstance(title, str) and title]
    named = ["Sumber: ", Markup("; ").join(links), "."] if links else None
    html(p(".source")[named, f" {reference.build_info(controls.build()).credit}" if credit else None,
                      (" ", ways.way(about)) if doubt and (named or about is not None) else None])


@st.fragment
def method(folder: str) -> None:
    """The page's method.md, which planners may edit. Sent when it is opened: hardly a visit does, and it is the longest
    text of most pages."""
    with st.expander("Metode dan mengapa penting", icon=":material/help:", key=f"metode_{folder}",
                     on_change="rerun") as box:
        if not box.open:
            return
        build = controls.build()
        text = regency().said(_TEXTS.found(registry.method_of(folder), _read))
        st.markdown(text)
        if named := _terms(build, text):
            st.html(named)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=128)
def _terms(build: Database, text: str) -> Markup:
    """The terms that a text names, as they open their meaning; nothing of none. Kept: every run of a page asks."""
    named = terms.named(build, text)
    line = p(".note")["Istilah: ", [(", " if place else None, one) for place, one in enumerate(named)], "."]
    return terms.marked(build, markup(line)) if named else Markup("")


def empty(sentence: str, who: str, command: str = "") -> None:
    """What is missing and since when, who can supply it, and the command that takes it in."""
    html(div(".empty")[p[strong[sentence]], p[who], p[code[command]] if command else None])


def problem(error: Exception) -> None:
    """A readable page for a failure we can explain; never a traceback."""
    st.title("Dasbor belum dapat ditampilkan", anchor=False)
    st.error(settings.without_places(str(error)), icon=":material/error:")
    note("Halaman ini akan berfungsi lagi setelah masalah di atas diperbaiki. Data yang sudah diserahkan tidak hilang.")
    st.button("Coba lagi", icon=":material/refresh:")
