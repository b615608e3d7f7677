"""How fast agencies answer, and how much of what is referred to them."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.core.style import STATUS, status_colour
from dashboard.topics.programs.parts import tables
from dashboard.topics.programs.parts.tables import Cell
from dashboard.topics.services.parts import cached as cached_services
from dashboard.topics.services.parts import link
from dashboard.topics.services.parts.parts import Shown, finding
from dashboard.topics.services.rules.answer_times import Answering
from dashboard.topics.services.words import services as words
from dashboard.ui import access, components, controls

_OPEN = "Belum dijawab"


def table(shown: Shown) -> None:
    """Every agency with files of the area; the chosen one is marked."""
    rows = cached_services.answer_times(shown.build, shown.month, shown.audience).of(shown.kecamatan)
    components.section("Waktu jawab OPD", f"Berkas yang dirujuk ke OPD, {words.month(shown.month)}, {shown.place}")
    if not rows:
        st.html("<p class='pg-note'>Tidak ada rujukan yang tercatat.</p>")
        return
    finding(words.answering(rows, shown.agency_name), shown.found.is_sample)
    st.html(_legend())
    head = [("OPD rujukan", True), ("Rujukan", False), ("Dijawab (persen)", False), ("Separuh dijawab dalam", True),
            ("Lama jawab", True), (_OPEN, False), ("Di antaranya > 30 hari", False)]
    drawn = tables.table(head, [_row(shown, one) for one in rows], "Bagian terjawab paling kecil di atas")
    st.html(f"<div class='sv-agencies'>{drawn}</div><p class='pg-note'>{escape(words.ANSWER_RULE)}</p>")


def _row(shown: Shown, one: Answering) -> tuple[str, list[Cell]]:
    address = access.address("layanan", {link.AGENCY: one.agency, link.MONTH: link.MONTH.chosen(),
                                         controls.KECAMATAN: shown.kecamatan})
    share = Cell(escape(words.percent(one.share)), "" if one.share is not None else "muted")
    return ("on" if one.agency == shown.agency else ""), [
        tables.link(address, shown.agency_name(one.agency)), tables.figure(words.count(one.referred)), share,
        tables.text(words.half(one), "words" if one.share is not None else "words muted"), _stack(one),
        tables.figure(words.count(one.unanswered)), tables.figure(words.count(one.late))]


def _colours() -> list[str]:
    """One colour a class of days, from the quickest on; the unanswered are outlined."""
    return [status_colour(status, components.theme()) for status in STATUS[:4]]


def _stack(one: Answering) -> Cell:
    """The classes of answers side by side, the unanswered hatched at the end."""
    parts = [*zip(words.fastest_classes(), one.within, _colours(), strict=True), (_OPEN, one.unanswered, "")]
    everything = sum(one.within) + one.unanswered
    if not everything:
        return tables.text("–", "muted")
    told = "; ".join(f"{name} {words.count(files)}" for name, files, _ in parts)
    bars = "".join(f"<i{' class=open' if not colour else ''} style='width:{files / everything * 100:.1f}%"
                   f"{f';background:{colour}' if colour else ''}'></i>" for _, files, colour in parts if files)
    return Cell(f"<span class='sv-stack' role='img' aria-label='{escape(told, quote=True)}' "
                f"title='{escape(told, quote=True)}'>{bars}</span>", "stack")


def _legend() -> str:
    items = "".join(f"<span><i style='background:{colour}'></i>{escape(name)}</span>"
                    for name, colour in zip(words.fastest_classes(), _colours(), strict=True))
    return f"<p class='sv-legend'>{items}<span><i class='open'></i>{_OPEN}</span></p>"
