"""Parts of the page Tren & Perbandingan. Figures are built anew each run; what they show is asked once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st
from htpy import Node, a, div, h3, p
from markupsafe import Markup

from dashboard.core import formats
from dashboard.core.domain import Indicator
from dashboard.core.regency import regency
from dashboard.queries import availability, observations, reference
from dashboard.render import charts
from dashboard.render.table import link, markup
from dashboard.render.words import figure_marks, remark_words, source_words, trend_words, wording
from dashboard.statistics import disputes as unsettled
from dashboard.statistics import notes
from dashboard.statistics.over_time import timeline
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.areas.words import area as area_words
from dashboard.topics.indicators.rules.trend import Trend
from dashboard.topics.indicators.words.course import unsure_course
from dashboard.ui.choices import comparison, controls, parameters
from dashboard.ui.choices.parameters import Parameter
from dashboard.ui.drawn import components, doubt, downloads
from dashboard.ui.kept import figures as kept_figures
from dashboard.ui.kept import finished
from dashboard.ui.shell import access

NATIONAL = Parameter[bool]("sasaran", {"true": "tampil", "false": "tidak tampil"}, False, "sasaran nasional",
                           "Tidak ditampilkan.", read=lambda text: text == "true", carried="never")
RANKED = (*controls.PLACE, controls.INDICATOR, controls.YEAR, comparison.COMPARED)
"""Of the page with the ranks."""
PARAMETERS = (*RANKED, NATIONAL)
FIRST_SHOWN = "p0"
_CSS = Path(__file__).with_name("tren.css")
HEIGHT = 280
"""Pixels of the main picture: seen whole on a laptop of 1366 × 768."""
_LINK = {"Alamat": st.column_config.LinkColumn(display_text="buka", width="small"),
         "Keterangan": st.column_config.TextColumn(width="small")}


def options(build: Database) -> list[Indicator]:
    """Indicators with figures for the kabupaten, in catalogue order."""
    known = set(availability.newest(build, regency().code)["indicator"])
    return [indicator for name, indicator in reference.indicators(build).items() if name in known]


def offered(build: Database) -> list[Indicator]:
    """The same; without any the page says so and ends here."""
    found = options(build)
    if not found:
        components.empty("Belum ada satu pun angka kabupaten dalam basis data ini.",
                         "Angka BPS disimpan pada data/facts/ dan dibaca oleh perintah berikut.",
                         "python -m dashboard build")
        st.stop()
    return found


def add_styles() -> None:
    """The few styles of this page."""
    st.html(_CSS)


def disputes(build: Database, shown: Trend) -> pd.DataFrame:
    """Unsettled conflicts between sources on the figures and targets of the regions and series shown."""
    return unsettled.disputes(reference.conflicts(build), [shown.indicator.id, *(item.id for item in shown.related)],
                              shown.names)


def newest_finding(build: Database, shown: Trend) -> None:
    """The finding, and under it where the regency stands, whether it moves with province and nation, and whether
    sources disagree on the figures of the finding."""
    finding, indicator = shown.finding, shown.indicator
    if finding is None:
        return
    year, place = next(iter(shown.ranks.items()), (None, None))
    more = [trend_words.not_compared(indicator) if indicator.is_count else
            trend_words.second(place, year, indicator, shown.together, finding.year)]
    if shown.course and (doubt := unsure_course(shown)):
        more.append(f"{shown.course.first}–{shown.course.last}: {doubt}.")
    if finding.is_derived:
        more.append(f"Angka terbaru adalah {figure_marks.CALCULATED}, bukan angka terbitan.")
    if doubted := notes.doubt(finding.note):
        more.append(f"Angka terbaru diragukan: {doubted}.")
    if finding.is_old:
        more.append("Seharusnya sudah ada angka yang lebih baru; belum tersedia di sini.")
    told = {str(year) for year in (finding.year, finding.change.previous_year if finding.change else None) if year}
    rows = disputes(build, shown)
    own = rows[(rows["region_code"] == regency().code) & rows["year"].isin(told) & (rows["indicator"] == indicator.id)]
    if len(own):
        more.append(markup(f"Sumber berbeda tentang angka {' dan '.join(sorted(set(own['year'])))}; ",
                           link("lihat Angka berbeda", _cases(indicator.id)), "."))
    with st.container(gap=None):
        components.headline(wording.finding(indicator, shown.names[regency().code], finding.value, finding.year,
                                            finding.change, finding.references, calculated=finding.is_derived),
                            note=finding.note)
        components.html(p(".second")[Markup(" ").join(more)])


def _cases(indicator: str) -> str:
    """Where the figures of an indicator stand that two sources tell differently."""
    return f"angka-berbeda?{urlencode({controls.INDICATOR.name: indicator})}"


def national_targets(shown: Trend) -> bool:
    """Switch for the targets of the nation, drawn only where there are any; whether it is on."""
    if shown.indicator.is_count or not (shown.targets["region_code"] == regency().nation.code).any():
        return False
    return st.toggle("Sasaran nasional", key="sasaran",
                     on_change=parameters.laid_ready(NATIONAL, "sasaran", NATIONAL.chosen()),
                     help="Tampilkan sasaran nasional (RKP, RPJMN) pada grafik")


def chart(build: Database, shown: Trend, national: bool) -> None:
    """Lines over time, with targets and method breaks."""
    title = trend_words.course_title(shown.indicator, shown.course, shown.course_of, shown.years)
    if len(shown.lines) < 2:
        components.empty(f"{title}, jadi garis waktu belum dapat digambar.",
                         "Angkanya ada pada tabel di bawah, lengkap dengan sumbernya.")
        return
    names = {item.id: item.short_name for item in shown.related}
    kept_figures.chart(
        f"trend_{shown.indicator.id}", build, PUBLIC, (shown.chosen, national),
        lambda: charts.trend(shown.lines, reference.method_breaks(build), shown.targets_of(national), shown.indicator,
                             title, components.theme(), names, HEIGHT))


def reading(build: Database, shown: Trend) -> None:
    """What the indicator means, what it may be compared with, why a line is broken, and what sources do not agree
    on."""
    indicator = shown.indicator
    parts = [_part("Artinya", [indicator.definition]), _part("Boleh dibandingkan", [indicator.comparability])]
    if shown.related:
        names = "; ".join(item.name for item in shown.related)
        parts.append(_part("Garis titik-titik", [f"{names}. Seri lain dengan cara hitung lain, tidak disambung."]))
    parts.append(_part("Metode berubah", [f"{row['year_before']} ke {row['year_after']}: {row['reason']}"
                                          for row in shown.crossed.to_dict("records")]))
    if cut := timeline.before(shown.own, indicator, regency().code):
        parts.append(_part(f"Sebelum {timeline.FIRST_YEAR}", [
            f"Gambar dan perkembangan mulai {timeline.FIRST_YEAR}. Angka {', '.join(map(str, cut))} ada pada tabel di "
            "bawah."]))
    rows = disputes(build, shown)
    if len(rows):
        parts.append(_part("Angka berbeda", [*trend_words.disputed(rows),
                                             link("Semua perkaranya", _cases(rows["indicator"].iloc[0]))]))
    if rest := remark_words.newest(shown.lines)[1]:
        parts.append(_part(remark_words.TITLE, [link(remark_words.others(rest), doubt.here({"ind": indicator.id}))]))
    components.html(div(".reading")[parts])


def _part(title: str, sentences: Sequence[Node]) -> Node:
    body = [p[sentence] for sentence in sentences if sentence]
    return [h3[title], body] if body else None


@st.fragment
def table(build: Database, shown: Trend) -> None:
    """One click away: every figure with its source, to read and to take away. Drawn only when it is open."""
    with st.expander("Tabel angka dan sumbernya", icon=":material/table:", key="trend_table", on_change="rerun") as box:
        if not box.open:
            return
        frame, decimals = _listed(build, shown)
        components.data_table(frame, decimals, key="trend_figures", height=380, alt="Angka tiap wilayah dan tahun",
                              column_config=_LINK)
        day = reference.build_info(build).data_date.isoformat()
        sources = cited(frame["Sumber"], frame["Alamat"])
        downloads.table_downloads(build, frame.rename(columns={"Sumber": "sumber"}),
                                  f"tren-{shown.indicator.id}-{day}", shown.indicator.name, sources,
                                  notes=[shown.indicator.definition, shown.indicator.comparability], decimals=decimals)


def _listed(build: Database, shown: Trend) -> tuple[pd.DataFrame, dict[str, int]]:
    """The figures as a table for people, newest first, and the decimals of its number column."""
    catalogue, indicator = reference.indicators(build), shown.indicator
    order = {code: place for place, code in enumerate(shown.names)}
    own = shown.own.assign(place=shown.own["region_code"].map(order)).sort_values(
        ["year", "place", "indicator"], ascending=[False, True, True], kind="stable")
    value = f"Nilai ({indicator.unit})"
    frame = pd.DataFrame({
        "Periode": [formats.period(int(year), period) for year, period
                    in zip(own["year"], own["period"], strict=True)],
        "Wilayah": own["region_code"].map(shown.names), value: own["value"].astype(float),
        **({"Seri": [catalogue[name].name for name in own["indicator"]]} if shown.related else {}),
        "Keterangan": [_remark(row) for row in own.to_dict("records")],
        "Dibaca dari": [source_words.of_row(row) for row in own.to_dict("records")],
        "Sumber": own["source"], "Alamat": own["source_url"],
    })
    return frame.reset_index(drop=True), {value: indicator.decimals}


def _remark(row: Mapping[Hashable, Any]) -> str:
    flags = figure_marks.badges(calculated=row["is_derived"] is True, sample=row["is_sample"] is True)
    note = area_words.note(row["note"] if isinstance(row["note"], str) else None)
    return "; ".join(part for part in (*flags, note) if part)


def lead_on() -> None:
    """A link with a year asks for the ranks of that year, which once stood here."""
    if controls.YEAR.chosen() is not None:
        known = {parameter.name for parameter in RANKED}
        there = {name: value for name, value in parameters.written().items() if name in known}
        controls.lead_on(access.page("peringkat"), there)


def how_many(build: Database, found: Sequence[Indicator]) -> str:
    """'42 indikator Kabupaten Blitar, 31 di antaranya dengan angka lebih dari satu tahun.'"""
    newest = availability.newest(build, regency().code).set_index("indicator")["years"]
    several = sum(int(newest[item.id]) > 1 for item in found)
    return (f"{formats.number(len(found))} indikator {regency().label}, {formats.number(several)} di antaranya dengan "
            "angka lebih dari satu tahun.")


def everything(build: Database) -> None:
    """All indicators on one screen, each a way to its trend; those with a single year as links below."""
    newest = availability.newest(build, regency().code).set_index("indicator")["years"]
    several = tuple(item.id for item in options(build) if newest[item.id] > 1)
    left = (controls.INDICATOR.name, controls.YEAR.name)
    kept = {name: value for name, value in parameters.carried("tren").items() if name not in left}
    catalogue = reference.indicators(build)
    begin = f"tren?{urlencode({**kept, controls.INDICATOR.name: ''})}"
    finished.html(build, PUBLIC, "semua indikator", (several, begin), lambda: charts.small_multiples(
        observations.series(build, several, regency().codes), [catalogue[name] for name in several],
        reference.method_breaks(build), components.theme(), {name: begin + name for name in several}))
    single = [markup(a(href=begin + item.id)[item.name]) for item in options(build) if newest[item.id] == 1]
    if single:
        components.html(p(".single")["Baru ada angka satu tahun: ", Markup(", ").join(single), "."])


def sources(shown: Trend) -> list[tuple[str, str | None]]:
    """Titles and links of the newest figures of every region, for the foot of the page."""
    newest = shown.own[shown.own["indicator"] == shown.indicator.id].drop_duplicates("region_code", keep="last")
    return cited(newest["source"], newest["source_url"])


def cited(titles: Iterable[object], urls: Iterable[object]) -> list[tuple[str, str | None]]:
    """Titles with their links; a missing link is None, as the exports expect."""
    return [(title, url if isinstance(url, str) else None) for title, url in zip(titles, urls, strict=True)
            if isinstance(title, str)]
