"""Parts of the page Capaian RAT."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st
from htpy import Node, article, div, h3, p, small

from dashboard.core import formats, settings
from dashboard.core.domain import Level
from dashboard.core.regency import regency
from dashboard.intake.common import STRATEGIES
from dashboard.queries import reference
from dashboard.render.table import badges, table_html
from dashboard.statistics import scales
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.policy import Audience
from dashboard.topics.programs import words as program_words
from dashboard.topics.rat import answers
from dashboard.topics.rat.blocks import lists as rat_lists
from dashboard.topics.rat.blocks import marks as rat_marks
from dashboard.topics.rat.blocks import table as rat_table
from dashboard.topics.rat.blocks.table import Names
from dashboard.topics.rat.parts import link as rat_link
from dashboard.topics.rat.rules.groups import WHOLE
from dashboard.topics.rat.rules.quarter import Assessment, Choice, Rat
from dashboard.topics.rat.words import plan as rat_plan_words
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.ui.choices import controls, parameters
from dashboard.ui.drawn import components
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.kept import finished
from dashboard.ui.shell import access

_CSS = Path(__file__).with_name("rat.css")
_MOST_IN_DETAIL = 60
"""Sub kegiatan that are drawn in full; more than that is a table."""
_QUARTERS_SHOWN = 12
"""The line of an agency spans three years."""


@dataclass(frozen=True)
class RatView:
    """What the page shows now: the assessment, the history of scores, the words for codes, the status chosen; for
    whom."""

    build: Database
    audience: Audience
    scale: scales.Scale
    assessment: Assessment
    history: pd.DataFrame
    names: Names
    places: Mapping[str, str]
    status: str | None

    @property
    def agency_name(self) -> str | None:
        """Full name of the only agency looked at."""
        code = self.assessment.choice.agency
        return self.names.full.get(code, code) if code else None

    def with_status(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows that have the chosen status."""
        return frame[frame["status"] == self.status] if self.status else frame


def add_styles() -> None:
    """The few styles of this page."""
    st.html(_CSS)


def agency_names(build: Database) -> Names:
    """Words for the agencies, and links that choose one on this page."""
    return Names(answers.agency_names(build), answers.agency_names(build, short=True),
                 lambda code: parameters.here({rat_link.AGENCY: code, rat_link.PART: rat_link.DETAILS}))


def place_words(build: Database) -> dict[str, str]:
    """Words for region codes inside the regency: 'Kecamatan Bakung', 'Jaten'."""
    return {code: f"Kecamatan {region.name}" if region.level is Level.KECAMATAN else region.label
            for code, region in reference.regions(build).items()}


def choose(build: Database, everything: Rat) -> RatView:
    """The row of filters, and what they choose."""
    audience, scale, names = access.audience(), scales.configured(), agency_names(build)
    year = controls.period_year(everything.years, "RAT", (everything.newest() or (None,))[0])
    newest = everything.newest_quarter(year)
    quarter = rat_link.quarter_filter(range(1, newest + 1), rat_words.quarter, year)
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        agency = controls.select_or_all(rat_link.AGENCY, "OPD", "Semua OPD")
        strategy = controls.select_or_all(rat_link.STRATEGY, "Strategi", "Semua strategi")
        area = controls.scope().kecamatan
        status = controls.select_or_all(rat_link.STATUS, "Status", "Semua status")
        _clear(agency or strategy or area or status)
    choice = Choice(year, quarter, agency, strategy, area)
    return RatView(build, audience, scale, answers.assessment(build, choice, scale.id, build_times.today(), audience),
                   answers.history(build, strategy, area, scale.id, audience), names, place_words(build), status)


def _clear(is_on: object) -> None:
    everything = dict.fromkeys((*controls.PLACE, rat_link.AGENCY, rat_link.STRATEGY, rat_link.STATUS))
    if is_on:
        st.button("Hapus saringan", icon=":material/filter_alt_off:", key="rat_clear", on_click=parameters.choose,
                  args=(everything,))


def header(shown: RatView) -> None:
    """Title and context: place, agency, quarter."""
    choice = shown.assessment.choice
    parts = [components.place_name(of_villages=False), *([shown.agency_name] if shown.agency_name else []),
             f"Triwulan {rat_words.ROMAN[choice.quarter]} {choice.year}"]
    components.page_header("Capaian RAT", *parts)


def headline(shown: RatView) -> None:
    """The finding in a sentence, the mark of sample data, and four figures."""
    found = shown.assessment
    notes: list[Node] = []
    if found.rat.is_sample:
        notes.append([badges([components.SAMPLE_BADGE]), " Angka RAT ini dibuat untuk contoh, bukan angka "
                      "sebenarnya; hilang, untuk semua tahun, begitu satu OPD menyerahkan RAT."])
    if told := rat_words.list_note(found):
        notes.append(told)
    if found.located and found.choice.area:
        notes.append(rat_words.located_line(found.located, shown.places[found.choice.area]))
    if shown.status:
        notes.append(f"Status “{rat_words.status_word(shown.status)}” menyaring daftar OPD, daftar perhatian, dan "
                     "rincian; angka di bawah ini tetap dari semuanya.")
    with st.container(gap=None):
        components.headline(rat_words.headline(found, shown.agency_name))
        notes.insert(0, rat_plan_words.plan_line(found))
        finished.html(shown.build, shown.audience, "RAT, angka",
                      (build_times.today(), shown.scale.id, found.choice, shown.status),
                      lambda: [[p(".note")[note] for note in notes if note], _figures(shown)])


def _figures(shown: RatView) -> Node:
    whole, found = shown.assessment.whole, shown.assessment
    if whole is None:
        return None
    missing = found.compliance.missing
    owing, silent = int((found.agencies["indicators"] > 0).sum()), len(found.silent)
    reported = f"{owing - silent} dari {found.compliance.of if missing else owing} OPD"
    if found.choice.agency:
        due = int(whole["indicators"] - whole["not_due"])
        reported = f"{due - int(whole['not_reported'])} dari {due} indikator"
    status = rat_marks.chip(whole["status"], components.theme())
    lines: list[tuple[str, str, Node, list[str]]] = [
        ("Keluaran", rat_words.percent(whole["score"], rat_words.NOT_REPORTED if whole["indicators"]
                                       else "belum ada target"), status, [
            f"{int(whole['scored'])} dari {int(whole['indicators'])} indikator dinilai" if whole["indicators"] else "",
            f"tertimbang pagu {rat_words.percent(whole['weighted'], '–')}", _year_before(shown)]),
        ("Realisasi anggaran", rat_words.percent(whole["absorption_year"]), "dari pagu setahun", [
            "" if formats.is_missing(whole["rupiah"]) else
            f"{formats.rupiah(whole['rupiah'])} dari {formats.rupiah(whole['allocation'])}",
            _counted(whole["money_missing"], "sub kegiatan belum melapor rupiah")]),
        ("Laporan masuk", reported, "", [
            _counted(len(missing), f"OPD belum menyerahkan RAT {found.choice.year}") if not found.choice.agency else "",
            _counted(whole["not_reported"], "indikator belum lapor"),
            _counted(whole["not_due"], "belum dijadwalkan"), _counted(whole["no_target"], "bertarget nol")]),
        ("Keselarasan RAT-Renja", rat_words.percent(found.covered, "–"), "pagu", [rat_words.covered_line(found)]),
    ]
    return div(".rat-facts")[[
        article[h3[name], p(".value")[f"{value} ", small[more]], p[" · ".join(part for part in words if part)]]
        for name, value, more, words in lines]]


def _counted(number: float, words: str) -> str:
    return f"{int(number)} {words}" if number else ""


def _year_before(shown: RatView) -> str:
    choice = shown.assessment.choice
    own = shown.history[(shown.history["agency"] == (choice.agency or WHOLE))
                        & (shown.history["year"] == choice.year - 1) & (shown.history["quarter"] == choice.quarter)
                        & (shown.history["is_sample"] == shown.assessment.rat.is_sample)]
    if own.empty or formats.is_missing(own["score"].iloc[0]):
        return ""
    return f"{rat_words.quarter(choice.quarter, choice.year - 1)}: {rat_words.percent(own['score'].iloc[0])}"


def agencies(shown: RatView) -> None:
    """The heat table of agencies by quarter under the scale it is coloured by."""
    rows = shown.with_status(shown.assessment.agencies)
    if rows.empty:
        components.empty("Tidak ada OPD untuk pilihan ini.", "Longgarkan saringan di atas.")
        return
    theme = components.theme()
    finished.html(shown.build, shown.audience, "menurut OPD",  # its links carry what else is chosen
                  (shown.scale.id, shown.assessment.choice, shown.status, *sorted(st.query_params.to_dict().items())),
                  lambda: [rat_marks.legend(shown.scale, rows["status"], theme),
                           table_html(rat_table.agency_table(shown.assessment, rat_table.attention_order(rows),
                                                             _recent(shown), shown.names, theme))])
    with st.popover("Bagaimana dihitung", icon=":material/calculate:"):
        st.markdown(regency().said((settings.PROJECT / "pages/rat/method.md").read_text(encoding="utf-8")))


def _recent(shown: RatView) -> pd.DataFrame:
    """The part of the history that a line spans; sample and real figures are never on one."""
    place = shown.history["year"] * 4 + shown.history["quarter"]
    newest = shown.assessment.choice.year * 4 + len(rat_words.ROMAN)
    recent = shown.history[(place > newest - _QUARTERS_SHOWN) & (place <= newest)]
    return recent[recent["is_sample"] == shown.assessment.rat.is_sample]


def exceptions(shown: RatView) -> None:
    """What a meeting should look at."""
    components.note("Batas: tinggi paling sedikit 80 persen, rendah di bawah 50 persen dari rencana sampai triwulan "
                    "ini; rencana anggaran garis lurus, buatan dasbor.")
    components.html(rat_lists.exception_list(shown.assessment, shown.with_status(shown.assessment.exceptions),
                                             shown.names))


def groups(shown: RatView) -> None:
    """By strategy and by source of funds."""
    found = shown.assessment
    rows = [(STRATEGIES.get(str(row["strategy"]), str(row["strategy"])), row)
            for row in found.strategies.to_dict("records")]
    mixed = int(found.money["funding"].str.contains("; ", regex=False).sum())
    note = "Realisasi menurut sumber dana: dari pagu sub kegiatan yang melapor rupiah" + (
        f" dan hanya punya satu sumber; {mixed} punya lebih dari satu dan laporannya tidak memisahkan sumber."
        if mixed else ".")
    components.html(table_html(rat_table.group_table("Strategi", rows, components.theme())),
                    table_html(rat_table.funding_table(found.funding)), p(".note")[note])


def details(shown: RatView) -> None:
    """Program → kegiatan → sub kegiatan of one agency, or of a choice small enough to read."""
    found = shown.assessment
    subs = shown.with_status(found.subs)
    components.section("Rincian sub kegiatan" + (f" {plain(shown.agency_name)}" if shown.agency_name else ""))
    count = subs.drop_duplicates(["agency", "sub_code"]).shape[0]
    if not count:
        components.empty(rat_words.headline(found, shown.agency_name) if shown.agency_name
                         else "Tidak ada sub kegiatan untuk pilihan ini.", "Longgarkan saringan di atas.")
    elif not found.choice.agency and count > _MOST_IN_DETAIL:
        components.note(
            f"{count} sub kegiatan. Pilih satu OPD di atas atau klik namanya pada tabel Menurut OPD untuk melihat "
            "program, kegiatan, indikator, kendala, dan tindak lanjutnya.")
    else:
        components.html(rat_lists.drill(found, subs, shown.names.full, shown.places, components.theme()),
                        p(".note")[people_note(shown)])


def people_note(shown: RatView) -> str:
    """How counts of people in villages are shown."""
    if shown.audience.exact:
        return program_words.EXACT_NOTE
    return f"Orang atau keluarga di desa: {program_words.ROUNDED_NOTE}"
