"""The part Irisan: whom a programme reaches and misses, what lists share, what changed, how sure that is."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboard.core import formats
from dashboard.queries import reference
from dashboard.render.table import Cell, Row
from dashboard.topics.programs.parts import painted, tables
from dashboard.topics.registers.answers import overlap as overlap_answers
from dashboard.topics.registers.blocks import overlap_layer
from dashboard.topics.registers.parts import link, overlap_files
from dashboard.topics.registers.parts.overlap_page import OverlapView
from dashboard.topics.registers.parts.page import of_widths
from dashboard.topics.registers.rules.overlap import (
    AIM,
    MEASURES,
    MISSED,
    OUTSIDE,
    REACHED,
    UNLISTED,
    ListPair,
    Reach,
    inside,
    share_of,
)
from dashboard.topics.registers.words import OVERLAP
from dashboard.topics.registers.words import overlap as words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

LISTED = 6


def overlap(shown: OverlapView) -> None:
    """Everything of the newest run."""
    told = shown.newest
    if told is None:
        components.empty("Irisan register dan daftar program belum tersedia.",
                         "Dinas Sosial memadankan daftar di PC-nya (python -m reconcile) dan menyerahkan irisan.csv "
                         "dan desil-program.csv, yang hanya berisi hitungan terlindung per desa.",
                         "python -m dashboard import register_overlaps irisan.csv --by NAMA")
        return
    if shown.reach is not None:
        _reach(shown, told, shown.reach)
    _pairs(shown, told)
    components.notes(words.run_told(told.run), f"{words.ESTIMATED} {words.ROUNDED} {words.WITHHELD}", words.MEANING)
    components.source_line(shown.sources, credit=shown.reach is not None)
    _everything(shown, told)


def _reach(shown: OverlapView, told: overlap_answers.NewestRun, reach: Reach) -> None:
    name = told.name(reach.program)
    components.html(tables.facts(_facts(shown, reach)))
    left, right = st.columns([5, 4], gap="medium")
    with left:
        _map(shown, told, reach)
    with right:
        _most(shown, reach)
        _change(shown, told, reach, name)


def _facts(shown: OverlapView, reach: Reach) -> list[tuple[str, str, str, str]]:
    def fact(measure: str, more: str = "") -> tuple[str, str, str, str]:
        value = reach.of(measure, shown.area)
        about = "" if formats.is_missing(value) else f" {words.about(reach.off(measure, shown.area))}"
        return words.HEADS[measure], formats.number(value), f"{reach.unit}{about}{more}", ""

    share = reach.share(shown.area)
    return [fact(AIM), fact(REACHED, "" if share is None else f" · {words.share(share)} persen"), fact(MISSED),
            fact(OUTSIDE), fact(UNLISTED)]


def _map(shown: OverlapView, told: overlap_answers.NewestRun, reach: Reach) -> None:
    """The share that is reached; a click chooses a village and its kecamatan."""
    codes = reference.village_codes(shown.build)
    source = "; ".join(title for title, _ in shown.sources)
    shading = overlap_layer.shading(reach, told.run, told.name(reach.program), codes, source)
    painted.village_map(shown.build, shading, ("register_map", "peta_irisan"), shown.kecamatan, shown.village)


def _most(shown: OverlapView, reach: Reach) -> None:
    """The villages that miss most; without a rule, those with most who are not registered."""
    by = UNLISTED if reach.rule is None else MISSED
    own = inside(reach.villages, shown.kecamatan).sort_values(by, ascending=False, kind="stable")
    chosen = own[own.index == shown.village]
    rows = pd.concat([chosen, own[own.index != shown.village]]).head(LISTED)
    components.section(f"{words.HEADS[by]}, terbanyak di atas",
                       f"{reach.unit}; {words.deciles(reach)} {reach.register}")
    components.html(reach_table(shown, reach, rows, slim=True))


def reach_table(shown: OverlapView, reach: Reach, own: pd.DataFrame, *, slim: bool = False) -> Markup:
    """Measures by village."""
    measures = (AIM, REACHED, MISSED) if slim else MEASURES
    columns = [*tables.of_words("Desa/kelurahan"),
               *tables.of_figures(*(words.HEADS[one] for one in measures), "Persen")]
    rows = []
    for code, row in own.iterrows():
        share = share_of(row[REACHED], row[AIM])
        rows.append(Row((_village(shown, str(code)), *(tables.figure(formats.number(row[one])) for one in measures),
                         Cell("–", "muted") if share is None else Cell(words.share(share))),
                        "on" if code == shown.village else ""))
    name = shown.newest.name(reach.program) if shown.newest else reach.program
    caption = f"{words.days(reach, name)} ({reach.unit}). " \
              "Persen: terjangkau dari sasaran aturan, bila sasarannya 20 atau lebih"
    return tables.table(columns, rows, caption, slim=True)


def _village(shown: OverlapView, code: str) -> Cell:
    region = shown.regions[code]
    under = "" if shown.kecamatan else f"Kec. {shown.regions[str(region.parent)].name}"
    return tables.named(access.address("profil", controls.of_place(region)), region.name, under)


def _change(shown: OverlapView, told: overlap_answers.NewestRun, reach: Reach, name: str) -> None:
    """What changed since the run before, or why nothing is said of it."""
    found = shown.moved
    components.section(words.change_title(found))
    if found is None:
        components.notes(words.no_change(told.run, told.before, told.against, name))
        return
    rows = []
    for measure in MEASURES:
        value = found.of(measure, shown.area)
        about = "" if formats.is_missing(value) else words.about(found.off(measure, shown.area))
        now = formats.number(reach.of(measure, shown.area))
        rows.append(Row((tables.text(words.HEADS[measure]), tables.figure(now),
                         Cell(formats.signed(value)), Cell(about, "muted"))))
    components.html(tables.table([*tables.of_words("Ukuran"), *tables.of_figures("Sekarang", "Berubah", "±")], rows,
                                 f"{name}, {reach.unit}, {shown.place}; perubahan yang lebih kecil dari ± dapat "
                                 "berasal dari pembulatan", slim=True))


def _pairs(shown: OverlapView, told: overlap_answers.NewestRun) -> None:
    """All pairs of lists of the place; the chosen one is marked."""
    components.section("Daftar mana memuat keluarga yang sama", f"{shown.place}; KK dan jiwa tidak pernah dijumlahkan")
    if not told.pairs:
        components.notes("Irisan pasangan daftar belum tersedia untuk putaran ini.")
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        columns = [*of_widths(("Pasangan daftar", 46)), *tables.of_figures("Keduanya", "Hanya pertama", "Hanya kedua")]
        everywhere = sum(shown.area in (None, code, shown.regions[code].parent)
                         for code in reference.village_codes(shown.build))
        rows = [Row((_pair(shown, told, one, everywhere), *(tables.figure(formats.number(one.of(measure, shown.area)))
                                                for measure in ("both", "only_first", "only_second"))),
                    "on" if shown.pair is one else "") for one in told.pairs]
        components.html(tables.table(columns, rows, "Pilih pasangan untuk melihat desanya di bawah", slim=True))
    with right:
        _alone(shown, told)


def _pair(shown: OverlapView, told: overlap_answers.NewestRun, one: ListPair, everywhere: int) -> Cell:
    """The pair as a link to its villages; in how many villages it was told, where not in all (`everywhere`)."""
    many = len(inside(one.villages, shown.area))
    address = access.address("register", {
        link.PART: OVERLAP, link.PROGRAM: shown.reach.program if shown.reach else None, link.PAIR: one.code,
        controls.KECAMATAN: shown.kecamatan, controls.VILLAGE: shown.village})
    title = words.pair_title(one, told.name(one.first), told.name(one.second))
    return tables.named(address, title, words.lacking(many, everywhere) if many < everywhere else "")


def _alone(shown: OverlapView, told: overlap_answers.NewestRun) -> None:
    """Each list by itself: written twice, and in several programmes."""
    rows = [Row((tables.text(f"{told.name(one.name)} ({one.unit})"),
                 *(tables.figure(formats.number(one.of(measure, shown.area))) for measure in ("twice", "several"))))
            for one in told.alone]
    columns = [*of_widths(("Daftar", 46)), *tables.of_figures("Terdaftar ganda", "Beberapa program")]
    components.html(tables.table(columns, rows, "Tercatat lebih dari sekali dalam daftar itu; menerima lebih dari satu "
                                 "program", slim=True))


def _everything(shown: OverlapView, told: overlap_answers.NewestRun) -> None:
    """Every village of the programme and of the pair, and both as files."""
    reach, pair = shown.reach, shown.pair
    if reach is not None:
        with st.expander(f"Semua desa/kelurahan: {told.name(reach.program)}", icon=":material/table:"):
            components.html(reach_table(shown, reach, inside(reach.villages, shown.kecamatan)))
        overlap_files.reach(shown, told, reach)
    if pair is not None:
        title = words.pair_title(pair, told.name(pair.first), told.name(pair.second))
        with st.expander(f"Semua desa/kelurahan: {title}", icon=":material/table:"):
            components.html(_pair_table(shown, told, pair))
        overlap_files.pair(shown, told, pair)


def _pair_table(shown: OverlapView, told: overlap_answers.NewestRun, pair: ListPair) -> Markup:
    columns = [*tables.of_words("Desa/kelurahan"), *tables.of_figures(
        "Keduanya", f"Hanya {told.name(pair.first)}", f"Hanya {told.name(pair.second)}")]
    own = inside(pair.villages, shown.kecamatan)
    rows = [Row((_village(shown, str(code)), *(tables.figure(formats.number(row[one]))
                                               for one in ("both", "only_first", "only_second"))),
                "on" if code == shown.village else "") for code, row in own.iterrows()]
    return tables.table(columns, rows, words.pair_title(pair, told.name(pair.first), told.name(pair.second)), slim=True)
