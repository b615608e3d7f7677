"""The page of the registers: what is compared, the finding, and its parts, of which one is drawn at a time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import streamlit as st

from dashboard.core.domain import Region
from dashboard.core.regency import kecamatan_or_all
from dashboard.queries import reference
from dashboard.render.table import TableColumn
from dashboard.render.words import figure_marks, source_words
from dashboard.store.database import Database
from dashboard.store.policy import Audience
from dashboard.topics.programs.parts import parts as program_parts
from dashboard.topics.registers import answers, queries
from dashboard.topics.registers.parts import link
from dashboard.topics.registers.rules.difference import Differences
from dashboard.topics.registers.words import registers as words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

_CSS = Path(__file__).with_name("register.css")


@dataclass(frozen=True)
class RegisterDifferenceView:
    """What the page shows: two series (codes) in a unit, of a village, a kecamatan or all. `differences`: None where
    one of them has nothing in the unit."""

    build: Database
    audience: Audience
    first: str
    second: str
    unit: str
    until: int
    differences: Differences | None
    kecamatan: str | None
    village: str | None

    @property
    def pair(self) -> tuple[Hashable, ...]:
        """What is compared, wherever."""
        return self.first, self.second, self.unit, self.until

    @property
    def choice(self) -> tuple[Hashable, ...]:
        """All that a reader has chosen."""
        return *self.pair, self.kecamatan, self.village

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Regions by code."""
        return reference.regions(self.build)

    @property
    def place(self) -> str:
        """'Kecamatan X' or the kabupaten."""
        return kecamatan_or_all(self.regions, self.kecamatan)

    @property
    def narrower(self) -> str:
        """'Kecamatan X'; empty for the whole."""
        return self.place if self.kecamatan else ""

    @property
    def is_sample(self) -> bool:
        """Whether what is shown is made up; registers, changes and findings are so together."""
        return answers.is_sample(self.build)

    @property
    def sources(self) -> list[tuple[str, str | None]]:
        """Where it comes from: sample by its name, submissions by file and day."""
        if self.is_sample:
            return [(program_parts.SAMPLE_SOURCE, None)]
        return source_words.received_files(queries.register_files(self.build))

    @property
    def source_text(self) -> str:
        """'berkas …; berkas …' as one line."""
        return "; ".join(title for title, _ in self.sources)


def add_styles() -> None:
    """Tables, facts and notes look as on the page of programmes; the map has its own size."""
    program_parts.add_styles()
    st.html(_CSS)


def choose(build: Database) -> RegisterDifferenceView | None:
    """The two registers, the unit and the classes; None when no register has been handed in."""
    known = answers.known(build)
    if not known:
        return None
    usual = answers.usual(build) or (next(iter(known)),) * 2
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        first = controls.select(link.FIRST, "Register", list(known), _label(build), usual=usual[0], width=300)
        second = controls.select(link.SECOND, "Dibandingkan dengan", list(known), _label(build), usual=usual[1],
                                 width=300)
        until = controls.select(link.UNTIL, "Desil atau kelas", list(link.UNTIL_CHOICES), words.span, usual=4)
        unit = controls.select(link.UNIT, "Satuan", list(link.UNIT.choices(build)), str)
    audience, scope = access.audience(), controls.scope()
    found = None if first == second else answers.differences(build, first, second, unit, until, audience)
    return RegisterDifferenceView(build, audience, first, second, unit, until, found, scope.kecamatan, scope.village)


def _label(build: Database) -> Callable[[str], str]:
    known = answers.known(build)
    return lambda code: words.label(known[code])


def headline(shown: RegisterDifferenceView) -> None:
    """The finding, marked when it is made of sample."""
    if shown.differences is not None:
        components.headline(words.headline(shown.differences, shown.kecamatan, shown.narrower),
                            *figure_marks.badges(sample=shown.is_sample))
    elif shown.first == shown.second:
        components.headline("Pilih dua register yang berbeda untuk dibandingkan.")
    else:
        components.headline(f"Belum ada hitungan {shown.unit} dari kedua register untuk dibandingkan.")
        own = queries.register_rows(shown.build)
        if not shown.audience.exact and own.loc[own["unit"] == shown.unit, "beside_families"].any():
            components.notes(words.NOT_BESIDE_FAMILIES)


def missing(build: Database) -> None:
    """What stands in every part but Irisan while no register has been handed in."""
    components.empty("Belum ada register yang diserahkan.",
                     "Dinas Sosial menyerahkan hitungan DTSEN dan Sidaksos per desa dan desil. Isi templatnya, lalu "
                     "serahkan lewat Kelola Data atau perintah berikut.",
                     "python -m dashboard import registry_counts BERKAS.xlsx --by NAMA")


def of_widths(*told: tuple[str, int]) -> list[TableColumn]:
    """Columns of words, each with its share of the width in percent."""
    return [TableColumn(name, "words", share=share) for name, share in told]
