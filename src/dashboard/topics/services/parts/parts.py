"""Parts of Layanan: what is chosen, the finding, figures, the funnel, what waits how long, whether the flow holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from htpy import Node, p

from dashboard.core.regency import kecamatan_or_all
from dashboard.queries import reference
from dashboard.render.table import Cell, Row, badges, bar
from dashboard.render.words import figure_marks, source_words
from dashboard.store.database import Database
from dashboard.store.policy import Audience
from dashboard.topics.programs.parts import parts as program_parts
from dashboard.topics.programs.parts import tables
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.services import answers, queries
from dashboard.topics.services.blocks import charts
from dashboard.topics.services.contracts import AGES, DONE, IN, REFERRED, WAITING
from dashboard.topics.services.parts import link
from dashboard.topics.services.rules.services import Services
from dashboard.topics.services.words import services as words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.kept import figures as kept_figures
from dashboard.ui.kept import finished
from dashboard.ui.shell import access

_CSS = Path(__file__).with_name("layanan.css")


@dataclass(frozen=True)
class ServicesView:
    """What the page shows: a month, the kecamatan and the agency asked about (None: all); `audience`: for whom."""

    build: Database
    month: str
    kecamatan: str | None
    agency: str | None
    services: Services
    audience: Audience

    @property
    def choice(self) -> tuple[str, str | None, str | None]:
        """What its parts depend on."""
        return self.month, self.kecamatan, self.agency

    @property
    def place(self) -> str:
        """'Kecamatan X' or the kabupaten."""
        return kecamatan_or_all(reference.regions(self.build), self.kecamatan)

    @property
    def narrower(self) -> str:
        """'Kecamatan X'; empty for the whole."""
        return self.place if self.kecamatan else ""

    def agency_name(self, code: str) -> str:
        """Its short name."""
        return rat_answers.agency_names(self.build, short=True).get(code, code)

    def region_name(self, code: str) -> str:
        """Name of a kecamatan or village."""
        return reference.regions(self.build)[code].name


def add_styles() -> None:
    """The styles of the page."""
    program_parts.add_styles()
    st.html(_CSS)


def filters(build: Database) -> ServicesView | None:
    """Month and agency; None when there is no count at all."""
    if not answers.months(build):
        return None
    months = link.MONTH.choices(build)
    month = controls.period(link.MONTH, "Bulan", list(months), months.__getitem__, width=156)
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        agency = controls.select_or_all(link.AGENCY, "OPD rujukan", "Semua OPD")
    audience = access.audience()
    return ServicesView(build, month, controls.scope().kecamatan, agency,
                        answers.services(build, month, agency, audience), audience)


def headline(shown: ServicesView) -> None:
    """The finding; DATA CONTOH stands on its line."""
    agency = shown.agency_name(shown.agency) if shown.agency else ""
    components.headline(words.headline(shown.services, shown.kecamatan, shown.narrower, agency),
                        *figure_marks.badges(sample=shown.services.is_sample))


def finding(sentence: str, is_sample: bool) -> None:
    """What a section found, with DATA CONTOH on its line."""
    components.html(p(".sv-finding")[sentence, badges(figure_marks.badges(sample=is_sample))])


def facts(shown: ServicesView) -> None:
    """The figures of the month in one line."""
    finished.html(shown.build, shown.audience, "layanan, angka", shown.choice, lambda: _facts(shown))


def _facts(shown: ServicesView) -> Node:
    found, area = shown.services, shown.kecamatan
    items = [("Masuk", found.count(IN, area)), ("Selesai", found.count(DONE, area)),
             ("Berakhir tanpa hasil", found.fruitless.of(area)),
             ("Masih menunggu", found.waiting.of(area)), ("Lebih dari 90 hari", found.old(area)),
             ("Menunggu jawaban OPD", found.count(REFERRED, area))]
    return [tables.facts((name, words.count(files), "berkas", "") for name, files in items),
            p(".pg-note")[words.note(found.is_exact)]]


def course(shown: ServicesView) -> None:
    """How far files came, where they wait, and whether the flow holds."""
    left, right = st.columns([1, 1], gap="large")
    with left:
        funnel(shown)
    with right:
        waits(shown)
        flow(shown)
        channels(shown)


def funnel(shown: ServicesView) -> None:
    """How far the files of the month came."""
    title, subtitle = words.funnel(shown.services, shown.kecamatan), (
        f"Berkas, {words.month(shown.month)} · persen dari yang ditangani (sisa bulan lalu dan yang masuk)")
    kept_figures.chart(
        "layanan_corong", shown.build, shown.audience, (shown.month, shown.agency, shown.kecamatan),
        lambda: charts.funnel(shown.services.funnel(shown.kecamatan), title, subtitle, components.theme(),
                              sample=shown.services.is_sample,
                              source=source_text(shown.build, shown.services.is_sample)))
    components.html(p(".pg-note")[words.without_referral(shown.services, shown.kecamatan)])


def waits(shown: ServicesView) -> None:
    """Where files wait, by age."""
    found, area = shown.services, shown.kecamatan
    components.html(p(".chart-title")[_waits_title(found, area), badges(figure_marks.badges(sample=found.is_sample))],
                    p(".note")[f"Berkas yang belum berakhir, akhir {words.month(shown.month)}, menurut umurnya sejak "
                               "didaftarkan"])
    finished.html(shown.build, shown.audience, "layanan, menunggu", shown.choice, lambda: _waits(shown))


def _waits(shown: ServicesView) -> Node:
    found, area = shown.services, shown.kecamatan
    columns = [*tables.of_words("Menunggu"),
               *tables.of_figures(*(age.replace("-", "–") for age in AGES), "Jumlah")]
    most = max((found.ages[state, age].of(area) for state in WAITING for age in AGES), default=0.0)
    rows = [Row((tables.text(words.WAITS[state]), *(_heat(found.ages[state, age].of(area), most) for age in AGES),
                 tables.figure(words.count(found.count(state, area))))) for state in WAITING]
    rows.append(Row((tables.text("Semua"), *(tables.figure(words.count(found.by_age[age].of(area))) for age in AGES),
                     tables.figure(words.count(found.waiting.of(area)))), "sum"))
    return tables.table(columns, rows, f"{shown.place}, berkas", slim=True)


def _waits_title(found: Services, area: str | None) -> str:
    waiting, old = found.waiting.of(area), found.old(area)
    return f"{words.spoken(waiting, found.is_exact)} berkas menunggu" + (
        f", {words.count(old)} lebih dari 90 hari" if old else "")


def _heat(files: float, most: float) -> Cell:
    """A count with a bar as long as its share of the largest."""
    return Cell([words.count(files), bar(files / most * 100 if most else 0.0, "sv-bar")])


def channels(shown: ServicesView) -> None:
    """Through whom files came in."""
    found, area = shown.services, shown.kecamatan
    marks = badges(figure_marks.badges(sample=found.is_sample))
    components.html(p(".chart-title")[words.by_channel(found, area), marks],
                    p(".note")[f"Berkas yang didaftarkan {words.month(shown.month)}, menurut kanal"])
    finished.html(shown.build, shown.audience, "layanan, kanal", shown.choice, lambda: _channels(shown))


def _channels(shown: ServicesView) -> Node:
    columns = [*tables.of_words("Kanal"), *tables.of_figures("Masuk", "Bagian (persen)")]
    rows = [Row((tables.text(words.CHANNEL_NAMES[channel]), tables.figure(words.count(files)),
                 Cell([words.percent(share), bar(share, "pg-bar")] if share is not None else "–",
                      "rate" if share is not None else "rate muted")))
            for channel, files, share in shown.services.by_channel(shown.kecamatan)]
    return tables.table(columns, rows, f"{shown.place}, berkas", slim=True)


def flow(shown: ServicesView) -> None:
    """Whether what came in is somewhere in the place that is chosen."""
    found, area = answers.flow(shown.build, shown.audience), shown.kecamatan
    look = "check" if found.inside(area) else ""
    sentences = finished.made_once(shown.build, shown.audience, "layanan, arus", (area,),
                                   lambda: words.flow(found, shown.region_name, shown.audience.exact, area))
    for sentence in sentences:
        components.html(p(class_=["pg-note sv-flow", look])[sentence])


def sources(build: Database, is_sample: bool, dataset: str = "service_counts") -> list[tuple[str, str | None]]:
    """Sample by its name, submissions by file and day."""
    if is_sample:
        return [(program_parts.SAMPLE_SOURCE, None)]
    files = queries.service_files(build)
    return source_words.received_files(files[files["dataset"] == dataset])


def source_text(build: Database, is_sample: bool) -> str:
    """'Sumber: …' as one line for a chart."""
    told = "; ".join(title for title, _ in sources(build, is_sample))
    return f"Sumber: {told}." if told else ""
