"""Parts of the page Analisis: one section a step, its sentence first, its rule one click away."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.analysis.five_step import FiveSteps
from dashboard.analysis.linkage import Link
from dashboard.analysis.relevance import published
from dashboard.analysis.trend import ABOVE, Trend
from dashboard.domain import BLITAR, Indicator
from dashboard.pictures import charts, five_step_words, wording
from dashboard.pictures.five_step_words import Step
from dashboard.ui import cached, cached_steps, components, downloads
from dashboard.ui.plain_text import short
from dashboard.ui.tren_parts import cited

SUPPORT = "pendukung"
"""Name in the address of the supporting indicator of step 5."""
FIRST_SUPPORT = "hls"
_KEY = "analisis_pendukung"
_HEIGHT = 280


def support_filter(build: str, indicator: Indicator) -> str | None:
    """Select box of the indicators that may be linked with this one, kept in the address; None when there are none."""
    options, catalogue = cached_steps.supports(build, indicator.id), cached.indicators(build)
    asked = st.query_params.get(SUPPORT)
    fallback = FIRST_SUPPORT if FIRST_SUPPORT in options else next(iter(options), None)
    if asked is not None and asked not in options:
        instead = f"Ditampilkan {catalogue[fallback].name}." if fallback else "Langkah 5 dilewati."
        st.warning(f"Indikator pendukung “{short(asked)}” tidak dapat dikaitkan dengan {indicator.name}. {instead}",
                   icon=":material/link_off:")
        asked = None
    if fallback is None:
        return None
    st.session_state[_KEY] = asked or fallback
    return st.selectbox("Indikator pendukung (langkah 5)", options, key=_KEY, on_change=_take,
                        format_func=lambda name: catalogue[name].name)


def _take() -> None:
    st.query_params[SUPPORT] = st.session_state[_KEY]


def say(shown: Trend) -> None:
    """The newest figure in one sentence."""
    found = shown.finding
    if found:
        components.headline(wording.finding(shown.indicator, shown.names[BLITAR], found.value, found.year,
                                            found.change, found.references))


def places(steps: FiveSteps) -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]:
    """Where steps 1 to 3 go: the tall bars of the 38 beside the other two, or those two side by side without bars."""
    above = st.container()
    left, right = st.columns(2, gap="large")
    return (left, right, right) if steps.standing and steps.standing.position else (above, left, right)


def position(build: str, shown: Trend, steps: FiveSteps) -> None:
    """Step 1: the 38 in order."""
    found = steps.standing
    rows = shown.peers[shown.peers["year"] == found.year] if found and found.position else None
    near = tuple(cached.neighbours(build, BLITAR)["code"])
    _step(five_step_words.POSITION, five_step_words.position(steps), "posisi", None if rows is None else
          lambda title: charts.ranked_bars(rows, [BLITAR], shown.indicator, title, components.theme(), near),
          "" if rows is None else "Batang gelap: Kabupaten Blitar. Batang sedang: wilayah yang berbatasan.")


def development(build: str, shown: Trend, steps: FiveSteps) -> None:
    """Step 2: the regency's own line with its targets."""
    lines = shown.lines[(shown.lines["region_code"] == BLITAR) & (shown.lines["indicator"] == shown.indicator.id)]
    targets = shown.targets[(shown.targets["region_code"] == BLITAR)
                            & (shown.targets["indicator"] == shown.indicator.id)]
    note = "; ".join(f"Metode berubah {row['year_before']} ke {row['year_after']}: {row['reason']}"
                     for row in shown.crossed.to_dict("records") if row["indicator"] == shown.indicator.id)
    _step(five_step_words.DEVELOPMENT, five_step_words.development(steps), "perkembangan", None if len(lines) < 2 else
          lambda title: charts.trend(lines, cached.method_breaks(build), targets, shown.indicator, title,
                                     components.theme(), None, _HEIGHT), note)


def effectiveness(shown: Trend, steps: FiveSteps) -> None:
    """Step 3: the yearly changes up and down, and as a table to take away."""
    own = shown.own[(shown.own["region_code"] == BLITAR) & (shown.own["indicator"] == shown.indicator.id)]
    known = own[own["year"].isin(published(own, shown.indicator, BLITAR).index)]
    _step(five_step_words.EFFECTIVENESS, five_step_words.effectiveness(steps), "efektivitas", None
          if not steps.changes else
          lambda title: charts.signed_bars(steps.changes, shown.indicator, title, components.theme(),
                                           source=_told(known["source"]), sample=bool(known["is_sample"].any())))


def _told(titles: pd.Series) -> str:
    names = list(dict.fromkeys(titles.dropna()))
    rest = f"; dan {len(names) - 2} sumber lain" if len(names) > 2 else ""
    return f"Sumber: {'; '.join(name.rstrip('.') for name in names[:2])}{rest}." if names else ""


def relevance(build: str, shown: Trend, steps: FiveSteps) -> None:
    """Step 4: the three lines."""
    lines = shown.lines[shown.lines["region_code"].isin(ABOVE) & (shown.lines["indicator"] == shown.indicator.id)]
    several = lines["region_code"].nunique() > 1
    _step(five_step_words.RELEVANCE, five_step_words.relevance(steps), "relevansi", None if not several else
          lambda title: charts.trend(lines, cached.method_breaks(build), shown.targets.head(0), shown.indicator, title,
                                     components.theme(), None, _HEIGHT))


def linkage(build: str, indicator: Indicator, found: Link | None) -> None:
    """Step 5: one point a kabupaten/kota, and the figures as a file."""
    words = five_step_words.no_link(indicator) if found is None else five_step_words.linkage(found)
    _step(five_step_words.LINKAGE, words, "keterkaitan", None if found is None else
          lambda title: charts.cloud(found, title, five_step_words.cloud_subtitle(found), components.theme()))
    if found is not None:
        own, other = (f"{item.name} ({item.unit})" for item in (indicator, found.support))
        frame = pd.DataFrame({"Kode": found.points["region_code"], "Wilayah": found.points["label"],
                              own: found.points["y"], other: found.points["x"], "sumber": found.points["source_y"],
                              "Sumber pendukung": found.points["source_x"]})
        downloads.table_downloads(build, frame, f"keterkaitan-{indicator.id}-{found.support.id}-{found.year}",
                                  f"{indicator.name} dan {found.support.name} {found.year}", sources_of(found),
                                  notes=[words, five_step_words.LINKAGE.rule],
                                  decimals={own: indicator.decimals, other: found.support.decimals})


def _step(step: Step, sentence: str, key: str, draw: Callable[[str], go.Figure] | None, note: str = "") -> None:
    """A section: question, sentence (the title of its picture), picture, and the rule that chose the words."""
    components.section(step.title, step.question)
    if draw is None:
        st.html(f"<div class='empty'><p>{escape(sentence)}</p></div>")
    else:
        components.chart(draw(sentence), f"step_{key}")
    if note:
        st.html(f"<p class='note'>{escape(note)}</p>")
    with st.popover("Aturan kalimat ini", icon=":material/rule:", key=f"rule_{key}"):
        st.html(f"<div class='reading'><p>{escape(step.rule)}</p></div>")


def sources_of(found: Link) -> list[tuple[str, str | None]]:
    """Titles and links of the figures behind the points."""
    points = found.points
    return list(dict.fromkeys(cited([*points["source_y"], *points["source_x"]],
                                    [*points["url_y"], *points["url_x"]])))


def sources(shown: Trend, found: Link | None) -> list[tuple[str, str | None]]:
    """Everything the page rests on, for its foot."""
    own = shown.own[shown.own["indicator"] == shown.indicator.id].drop_duplicates("region_code", keep="last")
    return [*cited(own["source"], own["source_url"]), *([] if found is None else sources_of(found))]
