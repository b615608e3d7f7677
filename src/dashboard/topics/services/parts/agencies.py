"""How fast agencies answer, and how much of what is referred to them."""

from __future__ import annotations

from htpy import Element, div, i, p, span

from dashboard.core.style import STATUS, status_colour
from dashboard.render.table import Cell, Row
from dashboard.topics.programs.parts import tables
from dashboard.topics.services import answers
from dashboard.topics.services.parts import link
from dashboard.topics.services.parts.parts import ServicesView, finding
from dashboard.topics.services.rules.answer_times import Answering
from dashboard.topics.services.words import services as words
from dashboard.ui.choices import controls
from dashboard.ui.drawn import components
from dashboard.ui.shell import access

_OPEN = "Belum dijawab"


def table(shown: ServicesView) -> None:
    """Every agency with files of the area; the chosen one is marked."""
    rows = answers.answer_times(shown.build, shown.month, shown.audience).of(shown.kecamatan)
    components.section("Waktu jawab OPD", f"Berkas yang dirujuk ke OPD, {words.month(shown.month)}, {shown.place}")
    if not rows:
        components.html(p(".pg-note")["Tidak ada rujukan yang tercatat."])
        return
    finding(words.answering(rows, shown.agency_name), shown.services.is_sample)
    components.html(_legend())
    columns = [*tables.of_words("OPD rujukan"), *tables.of_figures("Rujukan", "Dijawab (persen)"),
               *tables.of_words("Separuh dijawab dalam", "Lama jawab"),
               *tables.of_figures(_OPEN, "Di antaranya > 30 hari")]
    drawn = tables.table(columns, [_row(shown, one) for one in rows], "Bagian terjawab paling kecil di atas")
    components.html(div(".sv-agencies")[drawn], p(".pg-note")[words.ANSWER_RULE])


def _row(shown: ServicesView, one: Answering) -> Row:
    address = access.address("layanan", {link.AGENCY: one.agency, link.MONTH: link.MONTH.chosen(),
                                         controls.KECAMATAN: shown.kecamatan})
    share = Cell(words.percent(one.share), "" if one.share is not None else "muted")
    cells = (tables.named(address, shown.agency_name(one.agency)), tables.figure(words.count(one.referred)), share,
             tables.text(words.half(one), look="" if one.share is not None else "muted"), _stack(one),
             tables.figure(words.count(one.unanswered)), tables.figure(words.count(one.late)))
    return Row(cells, "on" if one.agency == shown.agency else "")


def _colours() -> list[str]:
    """One colour a class of days, from the quickest on; the unanswered are outlined."""
    return [status_colour(status, components.theme()) for status in STATUS[:4]]


def _stack(one: Answering) -> Cell:
    """The classes of answers side by side, the unanswered hatched at the end; none where there is no percentage."""
    if one.share is None:  # of so few even the bar is a finding: 5 of 10 rounded files may be 1 of 7
        return tables.text("–", "muted")
    parts = [*zip(words.fastest_classes(), one.within, _colours(), strict=True), (_OPEN, one.unanswered, "")]
    everything = sum(one.within) + one.unanswered
    if not everything:
        return tables.text("–", "muted")
    told = "; ".join(f"{name} {words.count(files)}" for name, files, _ in parts)
    bars = [i(class_=None if colour else "open",
              style=f"width:{files / everything * 100:.1f}%" + (f";background:{colour}" if colour else ""))
            for _, files, colour in parts if files]
    return Cell(span(".sv-stack", role="img", aria_label=told, title=told)[bars], "", look="stack")


def _legend() -> Element:
    items = [span[i(style=f"background:{colour}"), name]
             for name, colour in zip(words.fastest_classes(), _colours(), strict=True)]
    return p(".sv-legend")[items, span[i(".open"), _OPEN]]
