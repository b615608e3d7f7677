"""The page of partners: what is chosen, the finding, figures, and its six parts, of which one is drawn at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd
import streamlit as st
from htpy import Node

from dashboard.core import formats
from dashboard.core.domain import Region
from dashboard.core.regency import kecamatan_or_all
from dashboard.queries import reference
from dashboard.render.words import figure_marks
from dashboard.store.database import Database
from dashboard.store.policy import Audience
from dashboard.topics.partners import answers, words
from dashboard.topics.partners.rules.collaboration import Collaboration
from dashboard.topics.partners.rules.pledges import amount, not_cancelled
from dashboard.topics.programs.parts import parts as program_parts
from dashboard.topics.programs.parts import tables
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.kept import finished
from dashboard.ui.shell import access

_CSS = Path(__file__).with_name("partners.css")


@dataclass(frozen=True)
class PartnersView:
    """What the page shows: a year, of a village, a kecamatan or all; `rows`: the pledges for that year there."""

    build: Database
    audience: Audience
    collaboration: Collaboration
    year: int
    kecamatan: str | None
    village: str | None
    rows: pd.DataFrame

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Regions by code."""
        return reference.regions(self.build)

    @property
    def place(self) -> str:
        """'Desa X, Kecamatan Y', 'Kecamatan X' or the kabupaten."""
        if self.village:
            return components.village_name(self.regions[self.village], self.regions)
        return kecamatan_or_all(self.regions, self.kecamatan)

    def name(self, code: str) -> str:
        """Name of a kecamatan or village."""
        return self.regions[code].name

    @property
    def choice(self) -> tuple[int, str | None, str | None]:
        """What pictures depend on."""
        return self.year, self.kecamatan, self.village

    @property
    def sources(self) -> list[tuple[str, str | None]]:
        """Where it comes from: sample by its name, submissions by file and day."""
        return program_parts.sources(self.build, [self.collaboration])

    @property
    def source_text(self) -> str:
        """'Sumber: …' as one line for a chart."""
        return program_parts.source_text(self.build, [self.collaboration])


def add_styles() -> None:
    """Tables, facts and notes look as on the page of programmes; the map and the network have their own size."""
    program_parts.add_styles()
    st.html(_CSS)


def choose(build: Database) -> PartnersView | None:
    """The year of the chosen place; None when nothing was handed in."""
    audience = access.audience()
    found = answers.collaboration(build, audience)
    if found is None:
        return None
    year = controls.period_year(found.years, "mitra dan gotong royong")
    kecamatan, village = controls.scope().kecamatan, controls.scope().village
    return PartnersView(build, audience, found, year, kecamatan, village,
                        answers.lines(build, audience, year, kecamatan, village))


def headline(shown: PartnersView) -> None:
    """The finding, marked when it is made of sample."""
    sentence = finished.made_once(shown.build, shown.audience, "mitra, temuan", shown.choice,
                                  lambda: words.headline(shown.collaboration, shown.year, shown.rows, shown.place))
    components.headline(sentence, *figure_marks.badges(sample=shown.collaboration.is_sample))


def facts(shown: PartnersView) -> None:
    """The figures of the area in one line."""
    finished.html(shown.build, shown.audience, "mitra, angka", shown.choice, lambda: _facts(shown))


def _facts(shown: PartnersView) -> Node:
    own, money = not_cancelled(shown.rows), amount(not_cancelled(shown.rows), "rupiah")
    taken = answers.participation(shown.build, shown.audience, shown.year)
    area = taken.area(shown.kecamatan, shown.village) if taken else None
    pledged, delivered, unreported = words.in_rupiah(money)
    rupiah = [("Dijanjikan", pledged, ""),
              ("Tercatat disalurkan", delivered, "" if money.is_silent else f"{words.rate(money.rate)} persen"),
              ("Belum dilaporkan", unreported, "")] if money.lines else []
    items = [("Mitra yang membantu", formats.number(own["partner"].nunique()), f"{formats.number(len(own))} janji"),
             *rupiah,
             ("Kegiatan warga", formats.number(area["activities"]) if area is not None else formats.MISSING, ""),
             ("Peserta", formats.number(area["participants"]) if area is not None else formats.MISSING,
              "orang hadir" if area is not None else "")]
    return tables.facts((name, value, told, "quiet" if value == formats.MISSING else "") for name, value, told in items)
