"""The part Irisan as a page: programme and pair that are chosen, and the finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from dashboard.core.domain import Region
from dashboard.core.regency import kecamatan_or_all
from dashboard.queries import reference
from dashboard.render.words import figure_marks, source_words
from dashboard.store.database import Database
from dashboard.topics.programs.parts import parts as program_parts
from dashboard.topics.registers.answers import overlap as overlap_answers
from dashboard.topics.registers.parts import link
from dashboard.topics.registers.queries import overlap as overlap_queries
from dashboard.topics.registers.rules.overlap import ListPair, Moved, Reach
from dashboard.topics.registers.words import overlap as words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components


@dataclass(frozen=True)
class OverlapView:
    """The newest run (None: none was handed in), a programme and a pair of lists in it, of a village, a kecamatan or
    all."""

    build: Database
    newest: overlap_answers.NewestRun | None
    reach: Reach | None
    pair: ListPair | None
    kecamatan: str | None
    village: str | None

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Regions by code."""
        return reference.regions(self.build)

    @property
    def area(self) -> str | None:
        """Code of the village, else of the kecamatan."""
        return self.village or self.kecamatan

    @property
    def place(self) -> str:
        """'Desa X, Kecamatan Y', 'Kecamatan Y' or the kabupaten."""
        if self.village:
            return components.village_name(self.regions[self.village], self.regions)
        return kecamatan_or_all(self.regions, self.kecamatan)

    @property
    def moved(self) -> Moved | None:
        """What changed for the programme since the run before that can be compared."""
        if self.newest is None or self.reach is None:
            return None
        return self.newest.moved.get((self.reach.program, self.reach.unit))

    @property
    def is_sample(self) -> bool:
        """Whether the run is made up."""
        return self.newest is not None and self.newest.run.is_sample

    @property
    def sources(self) -> list[tuple[str, str | None]]:
        """Where it comes from: sample by its name, submissions by file and day."""
        if self.is_sample:
            return [(program_parts.SAMPLE_SOURCE, None)]
        return source_words.received_files(overlap_queries.overlap_files(self.build))


def choose(build: Database) -> OverlapView:
    """The programme and the pair, each where there is something to choose from."""
    told, scope = overlap_answers.newest_run(build), controls.scope()
    if told is None:
        return OverlapView(build, None, None, None, scope.kecamatan, scope.village)
    programs, pairs = link.PROGRAM.choices(build), link.PAIR.choices(build)
    program = pair = None
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        if programs:
            program = controls.select(link.PROGRAM, "Program", list(programs), lambda code: programs[code], width=340)
        if pairs:
            pair = controls.select(link.PAIR, "Pasangan daftar", list(pairs), lambda code: pairs[code], width=420)
    return OverlapView(build, told, told.reach(program), next((one for one in told.pairs if one.code == pair), None),
                       scope.kecamatan, scope.village)


def headline(shown: OverlapView) -> None:
    """The finding, marked when it is made of sample."""
    badges = figure_marks.badges(sample=shown.is_sample)
    if shown.newest is None:
        components.headline("Belum diketahui apakah register dan daftar program memuat keluarga yang sama.")
    elif shown.reach is None:
        components.headline("Sasaran dan penerima program belum dapat disebut." if shown.newest.one
                            else words.several_keys(shown.newest.run), *badges)
    else:
        components.headline(words.headline(shown.reach, shown.newest.name(shown.reach.program), shown.area,
                                           shown.place if shown.area else ""), *badges)
