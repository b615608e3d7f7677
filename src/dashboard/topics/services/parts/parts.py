"""Parts of Layanan: what is chosen, the finding, figures, the funnel, what waits how long, whether the flow holds."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st

from dashboard.core import formats
from dashboard.core.domain import BLITAR
from dashboard.store.policy import Audience
from dashboard.topics.programs.parts import parts as program_parts
from dashboard.topics.programs.parts import tables
from dashboard.topics.services.blocks import charts
from dashboard.topics.services.contracts import AGES, DONE, IN, REFERRED, WAITING
from dashboard.topics.services.parts import cached as cached_services
from dashboard.topics.services.parts import link
from dashboard.topics.services.rules.services import Services
from dashboard.topics.services.words import services as words
from dashboard.ui import access, cached, cached_figures, components, controls

_CSS = Path(__file__).with_name("layanan.css")


@dataclass(frozen=True)
class Shown:
    """What the page shows: a month, the kecamatan and the agency asked about (None: all); `audience`: for whom."""

    build: str
    month: str
    kecamatan: str | None
    agency: str | None
    found: Services
    audience: Audience

    @property
    def place(self) -> str:
        """'Kecamatan X' or the kabupaten."""
        regions = cached.regions(self.build)
        return f"Kecamatan {regions[self.kecamatan].name}" if self.kecamatan else regions[BLITAR].label

    @property
    def narrower(self) -> str:
        """'Kecamatan X'; empty for the whole."""
        return self.place if self.kecamatan else ""

    def agency_name(self, code: str) -> str:
        """Its short name."""
        frame = cached.agencies(self.build)
        return dict(zip(frame["code"], frame["short_name"], strict=True)).get(code, code)

    def region_name(self, code: str) -> str:
        """Name of a kecamatan or village."""
        return cached.regions(self.build)[code].name


def dress() -> None:
    """The styles of the page."""
    program_parts.dress()
    st.html(_CSS)


def filters(build: str) -> Shown | None:
    """Month, agency and kecamatan; None when there is no count at all."""
    if not cached_services.months(build):
        return None
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        months = link.MONTH.choices(build)
        month = controls.select(link.MONTH, "Bulan", list(months), months.__getitem__)
        agency = controls.select_or_all(link.AGENCY, "OPD rujukan", "Semua OPD")
        kecamatan = controls.kecamatan_filter()
        controls.whole_kabupaten()
    audience = access.audience()
    return Shown(build, month, kecamatan, agency, cached_services.services(build, month, agency, audience), audience)


def headline(shown: Shown) -> None:
    """The finding; DATA CONTOH stands on its line."""
    agency = shown.agency_name(shown.agency) if shown.agency else ""
    components.headline(words.headline(shown.found, shown.kecamatan, shown.narrower, agency),
                        *badges(shown.found.is_sample))


def badges(is_sample: bool) -> tuple[str, ...]:
    """DATA CONTOH where something is sample."""
    return (components.SAMPLE_BADGE,) if is_sample else ()


def finding(sentence: str, is_sample: bool) -> None:
    """What a section found, with DATA CONTOH on its line."""
    marks = "".join(f" <span class='badge'>{escape(badge)}</span>" for badge in badges(is_sample))
    st.html(f"<p class='sv-finding'>{escape(sentence)}{marks}</p>")


def facts(shown: Shown) -> None:
    """The figures of the month in one line."""
    found, area = shown.found, shown.kecamatan
    items = [("Masuk", found.count(IN, area)), ("Selesai", found.count(DONE, area)),
             ("Berakhir tanpa hasil", found.fruitless.of(area)),
             ("Masih menunggu", found.waiting.of(area)), ("Lebih dari 90 hari", found.old(area)),
             ("Menunggu jawaban OPD", found.count(REFERRED, area))]
    st.html("<dl class='pg-facts'>" + "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(words.count(files))} <small>berkas</small></dd></div>"
        for name, files in items) + "</dl>")


def funnel(shown: Shown) -> None:
    """How far the files of the month came."""
    title, subtitle = words.funnel(shown.found, shown.kecamatan), (
        f"Berkas, {words.month(shown.month)} · persen dari yang ditangani (sisa bulan lalu dan yang masuk)")
    cached_figures.chart(
        "layanan_corong", shown.build, shown.audience, (shown.month, shown.agency, shown.kecamatan),
        lambda: charts.funnel(shown.found.funnel(shown.kecamatan), title, subtitle, components.theme(),
                              sample=shown.found.is_sample, source=source_text(shown.build, shown.found.is_sample)))


def waits(shown: Shown) -> None:
    """Where files wait, by age."""
    found, area = shown.found, shown.kecamatan
    marks = "".join(f" <span class='badge'>{escape(badge)}</span>" for badge in badges(found.is_sample))
    st.html(f"<p class='chart-title'>{escape(_waits_title(found, area))}{marks}</p>"
            f"<p class='note'>Berkas yang belum berakhir, akhir {escape(words.month(shown.month))}, menurut umurnya "
            "sejak didaftarkan</p>")
    head = [("Menunggu", True), *((age.replace("-", "–"), False) for age in AGES), ("Jumlah", False)]
    most = max((found.ages[state, age].of(area) for state in WAITING for age in AGES), default=0.0)
    rows = [("", [tables.text(words.WAITS[state]), *(_heat(found.ages[state, age].of(area), most) for age in AGES),
                  tables.figure(words.count(found.count(state, area)))]) for state in WAITING]
    rows.append(("sum", [tables.text("Semua"),
                         *(tables.figure(words.count(found.by_age[age].of(area))) for age in AGES),
                         tables.figure(words.count(found.waiting.of(area)))]))
    st.html(tables.table(head, rows, f"{shown.place}, berkas", slim=True)
            + f"<p class='pg-note'>{escape(words.note(found.is_exact))}</p>")


def _waits_title(found: Services, area: str | None) -> str:
    waiting, old = found.waiting.of(area), found.old(area)
    return f"{words.told(waiting, found.is_exact)} berkas menunggu" + (
        f", {words.count(old)} lebih dari 90 hari" if old else "")


def _heat(files: float, most: float) -> tables.Cell:
    """A count with a bar as long as its share of the largest."""
    width = 0.0 if not most else files / most * 100
    bar = f"<span class='sv-bar' aria-hidden='true'><i style='width:{width:.0f}%'></i></span>"
    return tables.Cell(f"{escape(words.count(files))}{bar}")


def flow(shown: Shown) -> None:
    """Whether what came in is somewhere."""
    found = cached_services.flow(shown.build, shown.audience)
    look = " check" if found.breaks else ""
    for sentence in words.flow(found, shown.region_name, shown.audience.exact):
        st.html(f"<p class='pg-note sv-flow{look}'>{escape(sentence)}</p>")


def sources(build: str, is_sample: bool, dataset: str = "service_counts") -> list[tuple[str, str | None]]:
    """Sample by its name, submissions by file and day."""
    if is_sample:
        return [(program_parts.SAMPLE_SOURCE, None)]
    files = cached_services.handed_in(build)
    return [(f"berkas {row['file_name']}, diterima {formats.tanggal(row['at'].date())}", None)
            for row in files[files["dataset"] == dataset].to_dict("records")]


def source_text(build: str, is_sample: bool) -> str:
    """'Sumber: …' as one line for a chart."""
    told = "; ".join(title for title, _ in sources(build, is_sample))
    return f"Sumber: {told}." if told else ""
