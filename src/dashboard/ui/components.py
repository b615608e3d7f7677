"""Parts that pages are made of. Every word that comes from data is escaped before it becomes HTML."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import registry
from dashboard.core import formats, settings, style
from dashboard.core.domain import BLITAR, Region, Verdict
from dashboard.core.domain import SAMPLE_BADGE as SAMPLE_BADGE
from dashboard.render import charts, figure_marks
from dashboard.ui import cached, chart_files, controls

_CSS = Path(__file__).with_name("style.css")


def theme() -> style.Theme:
    """The theme the reader has now."""
    return style.theme(st.context.theme.type)


def dress() -> None:
    """Mark, title and our few styles; call once a run, before anything else is drawn."""
    colours = theme()
    st.html(f"<style>:root{{{_tokens(colours)}}}@media print{{:root{{{_tokens(style.LIGHT)}}}}}</style>")
    st.html(_CSS)
    st.logo(str(settings.STATIC / f"logo-{colours.name}.png"), size="large",
            icon_image=str(settings.STATIC / "mark.png"))


def _tokens(colours: style.Theme) -> str:
    """The variables of style.css; paper is always light, whatever the screen is."""
    return ";".join(f"--{name}:{getattr(colours, name)}" for name in
                    ("paper", "panel", "ink", "muted", "hairline", "blitar", "jatim", "indonesia", "better",
                     "worse"))


def page_header(title: str, *parts: str) -> None:
    """Title and the line of context under it: place, period, and the date of the data."""
    info = cached.build_info(controls.build_id())
    context = [*parts, f"data per {formats.tanggal(info.data_date)}"]
    st.title(title, anchor=False)
    st.html(f"<p class='context'>{' · '.join(escape(part) for part in context)}</p>")


def place_name(of_villages: bool = True) -> str:
    """The chosen area in words, or the kabupaten; on a page without figures of villages the kecamatan of one."""
    chosen, regions = controls.scope(), cached.regions(controls.build_id())
    if chosen.village and of_villages:
        return village_name(regions[chosen.village], regions)
    if chosen.kecamatan:
        return f"Kecamatan {regions[chosen.kecamatan].name}"
    return regions[BLITAR].label


def village_name(village: Region, regions: object) -> str:
    """'Desa Jaten, Kecamatan Wonodadi'."""
    parent = regions[village.parent].name  # type: ignore[index]
    return f"{village.level.capitalize()} {village.name}, Kecamatan {parent}"


def headline(sentence: str, *badges: str) -> None:
    """The finding of the page in one sentence, badges (sample, calculated) behind it.

    One element, whatever it says: the map's frame is loaded anew when the number of elements above it changes.
    """
    marks = "".join(f" <span class='badge'>{escape(badge)}</span>" for badge in badges)
    st.html(f"<p class='headline' role='heading' aria-level='2'>{escape(sentence)}{marks}</p>")


def section(title: str, note: str | None = None) -> None:
    """A section heading with an optional line of explanation."""
    st.subheader(title, anchor=False)
    if note:
        st.html(f"<p class='note'>{escape(note)}</p>")


@dataclass(frozen=True)
class KpiCard:
    """One card; all texts are plain and already formatted. `spark` is SVG from render.sparkline."""

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
    spark: str = ""
    spark_words: str = ""
    is_old: bool = False
    is_derived: bool = False
    is_sample: bool = False


def kpi_cards(cards: Sequence[KpiCard]) -> None:
    """Cards of equal height in a grid that reflows on a phone."""
    st.html(f"<div class='kpis'>{''.join(_card(card) for card in cards)}</div>")


def _card(card: KpiCard) -> str:
    badges = "".join(f"<span class='badge'>{word}</span>" for word in
                     figure_marks.badges(calculated=card.is_derived, sample=card.is_sample))
    references = "".join(f"<span>{escape(text)}</span>" for text in card.references)
    period = f"<span class='{'old' if card.is_old else ''}'>{escape(card.period)}</span>"
    return (
        "<article class='kpi'>"
        f"<h3>{escape(card.name)} <span class='info' role='note' "
        f"aria-label='{escape(card.definition, quote=True)}' title='{escape(card.definition, quote=True)}'>i</span>"
        f"{badges}</h3>"
        f"<div class='figure'><p class='value'>{escape(card.value)} <small>{escape(card.unit)}</small></p>"
        f"{picture(card.spark, card.spark_words)}</div>"
        f"<p class='change {card.verdict}'>{escape(card.change)} <small>{escape(card.since)}</small></p>"
        f"<p class='refs'>{references}</p>"
        f"<p class='foot' title='{escape(card.source_words, quote=True)}'>{period} · {escape(card.source)}</p>"
        "</article>"
    )


def picture(svg: str, words: str) -> str:
    """An img element with our SVG inside its address: st.html drops inline SVG. Empty for an empty picture."""
    if not svg:
        return ""
    data = base64.b64encode(svg.encode()).decode()
    return f"<img alt='{escape(words, quote=True)}' src='data:image/svg+xml;base64,{data}'>"


def chart(figure: go.Figure, key: str) -> None:
    """A Plotly figure under its finding and above its source, both as text that can wrap on a phone, and its files."""
    bare_chart(charts.bare(figure), key)


def bare_chart(figure: go.Figure, key: str) -> None:
    """The same of a figure that is bare already (ui.cached_figures keeps such)."""
    words = charts.heading(figure)
    st.html(f"<p class='chart-title'>{escape(words.title)}</p><p class='note'>{escape(words.subtitle)}</p>")
    st.plotly_chart(figure, width="stretch", theme=None, key=key, alt=words.alt, config=charts.CONFIG)
    chart_files.foot(figure, key, theme())


def data_table(frame: pd.DataFrame, decimals: dict[str, int] | None = None, *, key: str, height: int | str = "auto",
               alt: str = "", missing: str = formats.MISSING, **options: object) -> object:
    """A sortable, searchable table; number columns named in `decimals` are written the Indonesian way."""
    shown = frame.style.format({column: _writer(places, missing) for column, places in (decimals or {}).items()},
                               na_rep=missing)
    return st.dataframe(shown, hide_index=True, width="stretch", key=key, height=height, alt=alt,
                        placeholder=missing, **options)


def _writer(places: int, missing: str) -> object:
    return lambda value: missing if formats.is_missing(value) else formats.number(value, places)


def source_line(sources: Iterable[tuple[str, str | None]], *, credit: bool = False) -> None:
    """'Sumber: …' with links, and the geometry's credit line where a map is drawn."""
    links = [f"<a href='{escape(url, quote=True)}' target='_blank' rel='noopener'>{escape(title)}</a>"
             if isinstance(url, str) and url.startswith(("http://", "https://")) else escape(title)
             for title, url in dict.fromkeys(sources) if isinstance(title, str) and title]
    text = "Sumber: " + "; ".join(links) + "." if links else ""
    if credit:
        text += " " + escape(cached.build_info(controls.build_id()).credit)
    st.html(f"<p class='source'>{text}</p>")


def method(folder: str) -> None:
    """The page's method.md, which planners may edit."""
    path = registry.folder_of(folder) / "method.md"
    with st.expander("Metode dan mengapa penting", icon=":material/help:"):
        st.markdown(path.read_text(encoding="utf-8"))


def empty(sentence: str, who: str, command: str = "") -> None:
    """What is missing and since when, who can supply it, and the command that takes it in."""
    st.html(f"<div class='empty'><p><strong>{escape(sentence)}</strong></p><p>{escape(who)}</p>"
            f"{f'<p><code>{escape(command)}</code></p>' if command else ''}</div>")


def no_headline_figure() -> None:
    """What stands instead of figures of the kabupaten when there is none."""
    empty("Belum ada satu pun angka utama kabupaten dalam basis data ini.",
          "Angka BPS disimpan pada data/facts/ dan dibaca oleh perintah berikut.", "python -m dashboard build")


def problem(error: Exception) -> None:
    """A readable page for a failure we can explain; never a traceback."""
    st.title("Dasbor belum dapat ditampilkan", anchor=False)
    st.error(str(error), icon=":material/error:")
    st.html("<p class='note'>Halaman ini akan berfungsi lagi setelah masalah di atas diperbaiki. "
            "Data yang sudah diserahkan tidak hilang.</p>")
    st.button("Coba lagi", icon=":material/refresh:")
