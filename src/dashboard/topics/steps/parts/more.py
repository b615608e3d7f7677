"""The rest of the page Analisis: step 5, the way to the target, the draft chapter, and where it all comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.core.domain import BLITAR, Indicator
from dashboard.render import wording
from dashboard.statistics.relevance import calculated, published
from dashboard.statistics.segments import segments
from dashboard.statistics.timeline import FIRST_YEAR
from dashboard.store.building import build_times
from dashboard.store.policy import PUBLIC
from dashboard.topics.indicators.parts.trend import cited
from dashboard.topics.indicators.rules.trend import Trend
from dashboard.topics.steps.blocks import outlook_charts, step_charts
from dashboard.topics.steps.parts import cached as cached_steps
from dashboard.topics.steps.parts import steps as parts
from dashboard.topics.steps.rules.five_step import FiveSteps
from dashboard.topics.steps.rules.linkage import Link
from dashboard.topics.steps.rules.paired import Paired
from dashboard.topics.steps.words import five_step as five_step_words
from dashboard.topics.steps.words import outlook as outlook_words
from dashboard.ui import cached, cached_figures, components, downloads
from dashboard.ui.server.keeping import Kept

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_INDICATORS = 12
_chapters: Kept[tuple[str, tuple[str, ...], str | None, date], bytes] = Kept(4)


def linkage(build: str, indicator: Indicator, found: Link | None, pair: Paired | None) -> None:
    """Step 5: a point a kabupaten/kota, and the two lines of the regency beside it."""
    if found is None:
        parts.nothing(link_words(indicator, None), five_step_words.LINKAGE)
        return
    words, choice = link_words(indicator, found), (indicator.id, found.support.id)
    left, right = st.columns(2, gap="large")
    with left:
        cached_figures.chart("step_keterkaitan", build, PUBLIC, choice, lambda: step_charts.cloud(
            found, five_step_words.linkage_title(found),
            f"{five_step_words.correlations(found)} · {five_step_words.cloud_subtitle(found)}", components.theme()))
        parts.rule(five_step_words.LINKAGE, "keterkaitan")
    with right:
        told = outlook_words.paired(pair, indicator, found.support)
        if pair is None:
            components.no_picture(told)
        else:
            cached_figures.chart("step_dua_garis", build, PUBLIC, choice, lambda: outlook_charts.two_panels(
                pair, told, components.theme(), _unused(build, (indicator, found.support))))
        parts.rule(outlook_words.PAIRED, "dua_garis")
    _points(build, indicator, found, words)


def _unused(build: str, indicators: Sequence[Indicator]) -> dict[str, tuple[int, ...]]:
    """By indicator the years that only a calculation gives, which the picture leaves out."""
    series = cached.series(build, tuple(indicator.id for indicator in indicators), (BLITAR,))
    return {indicator.id: calculated(series, indicator, BLITAR) for indicator in indicators}


def link_words(indicator: Indicator, found: Link | None) -> str:
    """The sentence of step 5."""
    return five_step_words.no_link(indicator) if found is None else five_step_words.linkage(found)


def _points(build: str, indicator: Indicator, found: Link, words: str) -> None:
    own, other = (f"{item.name} ({item.unit})" for item in (indicator, found.support))
    frame = pd.DataFrame({"Kode": found.points["region_code"], "Wilayah": found.points["label"],
                          own: found.points["y"], other: found.points["x"], "sumber": found.points["source_y"],
                          "Sumber pendukung": found.points["source_x"]})
    downloads.table_downloads(build, frame, f"keterkaitan-{indicator.id}-{found.support.id}-{found.year}",
                              f"{indicator.name} dan {found.support.name} {found.year}", sources_of(found),
                              notes=[words, five_step_words.LINKAGE.rule],
                              decimals={own: indicator.decimals, other: found.support.decimals})


def target(build: str, shown: Trend, steps: FiveSteps) -> None:
    """The way to each target with the fan, and what the back-test says of the fan."""
    indicator = shown.indicator
    found, fan = cached_steps.paths(build, indicator.id), cached_steps.forecast(build, indicator.id)
    words = outlook_words.path_title(found, steps.development, indicator)
    own = shown.own[(shown.own["region_code"] == BLITAR) & (shown.own["indicator"] == indicator.id)]
    own = own[own["year"].isin(published(own, indicator, BLITAR).index) & (own["year"] >= FIRST_YEAR)]
    left, right = st.columns(parts.PICTURE, gap="large")
    with left:
        if own.empty or not (found or (fan and fan.years)):
            components.no_picture(words)
        else:
            cached_figures.chart("step_target", build, PUBLIC, (indicator.id,), lambda: outlook_charts.path(
                segments(own, cached.method_breaks(build)), found, fan, indicator, words, components.theme(),
                own_targets(shown)["source"].dropna().unique(),
                calculated(shown.own, indicator, BLITAR)))
        others = [outlook_words.target(one, steps.development, indicator) for one in found]
        parts.told("Target lain", [told for told in others if told != words])
    with right:
        parts.told("Kipas proyeksi", [outlook_words.forecast(fan, indicator),
                                      outlook_words.tested(fan) if fan and fan.years else ""])
        parts.explained(outlook_words.PATH)
        parts.rule(outlook_words.FORECAST, "proyeksi", "Aturan proyeksi")


@st.fragment
def chapter(build: str, indicator: Indicator, support: str | None) -> None:
    """The draft of the chapter "Profil kemiskinan daerah", made when asked for."""
    components.section("Bab RPKD/LP2KD: Profil kemiskinan daerah",
                       "Rancangan bab berisi kalimat, tabel, dan gambar di atas, siap disunting di Word.")
    catalogue = cached.indicators(build)
    known = tuple(name for name in catalogue if name in set(cached.newest(build, BLITAR)["indicator"]))
    chosen = st.multiselect("Indikator dalam bab", known, [indicator.id], max_selections=MOST_INDICATORS,
                            key=f"bab_{indicator.id}", format_func=lambda name: catalogue[name].name)
    if not st.button("Susun bab (DOCX)", icon=":material/description:", key="susun_bab", disabled=not chosen):
        return
    from dashboard.outputs.chapter import chapter as write_chapter  # what draws and writes is loaded when asked for

    bar = st.progress(0.0, "Menyusun bab …")
    done = iter(range(len(chosen)))
    # Not st.cache: a cached function may not move a progress bar that stands outside it.
    day = build_times.today()
    content = _chapters.made((build, tuple(chosen), support, day), lambda: write_chapter(
        cached.database(build), chosen, support, lambda step: bar.progress(next(done, 1) / len(chosen), f"{step} …"),
        day))
    bar.empty()
    downloads.button("Unduh bab (DOCX)", f"profil-kemiskinan-{day.isoformat()}.docx", DOCX, lambda: content)


def sources_of(found: Link) -> list[tuple[str, str | None]]:
    """Titles and links of the figures behind the points."""
    points = found.points
    return list(dict.fromkeys(cited([*points["source_y"], *points["source_x"]],
                                    [*points["url_y"], *points["url_x"]])))


def own_targets(shown: Trend) -> pd.DataFrame:
    """Targets of the regency for the indicator itself."""
    rows = shown.targets
    return rows[(rows["region_code"] == BLITAR) & (rows["indicator"] == shown.indicator.id)]


def sources(build: str, shown: Trend, found: Link | None) -> list[tuple[str, str | None]]:
    """Everything the page rests on, for its foot."""
    own = shown.own[shown.own["indicator"] == shown.indicator.id].drop_duplicates("region_code", keep="last")
    group, _ = cached_steps.peers(build, shown.indicator.id)
    targets = own_targets(shown)
    return [*cited(own["source"], own["source_url"]), *cited(targets["source"], targets["source_url"]),
            *([] if found is None else sources_of(found)), *(group.sources if group else ())]


def all_sentences(build: str, shown: Trend, steps: FiveSteps, found: Link | None,
                  pair: Paired | None) -> list[tuple[str, str]]:
    """Title and sentence of every step, in the order of the tabs."""
    indicator = shown.indicator
    group, place = cached_steps.peers(build, indicator.id)
    paths, fan = cached_steps.paths(build, indicator.id), cached_steps.forecast(build, indicator.id)
    newest = shown.finding
    return [
        ("Angka terbaru", "" if newest is None else wording.finding(
            indicator, shown.names[BLITAR], newest.value, newest.year, newest.change, newest.references,
            calculated=newest.is_derived)),
        (five_step_words.POSITION.title, five_step_words.position(steps)),
        (outlook_words.PEERS.title, "" if indicator.is_count else outlook_words.peers(place, group, indicator)),
        (five_step_words.DEVELOPMENT.title, five_step_words.development(steps)),
        (five_step_words.EFFECTIVENESS.title, five_step_words.effectiveness(steps)),
        (five_step_words.RELEVANCE.title, five_step_words.relevance(steps)),
        (five_step_words.LINKAGE.title, link_words(indicator, found)),
        (outlook_words.PAIRED.title, "" if found is None else outlook_words.paired(pair, indicator, found.support)),
        (outlook_words.PATH.title, " ".join(outlook_words.target(one, steps.development, indicator) for one in paths)
         or outlook_words.path_title(paths, steps.development, indicator)),
        (outlook_words.FORECAST.title, outlook_words.forecast(fan, indicator)),
        ("Sumber berbeda", " ".join(parts.disputed(build, indicator))),
    ]
