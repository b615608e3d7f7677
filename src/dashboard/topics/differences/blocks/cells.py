"""Cases as cells of a table of words, and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
from htpy import Element, Node, b, code, details, li, span, summary, ul

from dashboard.core import formats
from dashboard.render.table import below, link, linked
from dashboard.topics.differences import words
from dashboard.topics.differences.rules.cases import Case, CaseStep, Report, SourceFigure

COLUMNS = {"Angka": 26, "A": 20, "B": 19, "Selisih": 11, "Pemilik": 11, "Keadaan": 13}
_SIGNS = {True: ("●", "open"), False: ("✓", "settled")}


def row(case: Case) -> list[Node]:
    """Cells of COLUMNS; what is shown and why, the code and the history fold out under the fact."""
    apart, share = words.gap_words(case.gap)
    return [[b[case.fact], _more(case)], _told(case.one), _told(case.other),
            [apart, below[share] if share else None], words.owner(case), _state(case)]


def _told(told: SourceFigure) -> Node:
    return b[told.value], below[linked(told.source, told.url)]


def _more(case: Case) -> Element:
    return details(".beda-more")[
        summary[f"Tampil: {words.on_dashboard(case)}"],
        below[words.why(case)],
        below["Kode perkara ", code[case.id], f" · {words.ORIGINS[case.origin]}"],
        ul[[line for _, line in _history(case)]] if case.steps or case.reports else None]


def _history(case: Case) -> list[tuple[date, Element]]:
    """Progress and reports, the newest first."""
    told = [*((one.date, _step(one)) for one in reversed(case.steps)),
            *((one.date, _report(one)) for one in reversed(case.reports))]
    return sorted(told, key=lambda pair: pair[0], reverse=True)


def _report(report: Report) -> Element:
    return li[b[formats.tanggal(report.date)], f" {words.reported(report)}",
              (" ", linked("sumber", report.url)) if report.url else None]


def _step(step: CaseStep) -> Element:
    told = "; ".join(filter(None, (step.agency, step.chosen, step.explanation)))
    return li[b[formats.tanggal(step.date)], f" {step.state}{f': {told}' if told else ''}",
              (" · ", linked("bukti", step.evidence)) if step.evidence else None]


def _state(case: Case) -> Node:
    sign, look = _SIGNS[case.is_open]
    decided = words.decision(case)
    where = link(decided, f"tindak-lanjut?rapat={case.meeting}") if case.meeting_title else decided
    return span(class_=["status", look])[f"{sign} {case.state}"], below[where] if decided else None


def frame(cases: Sequence[Case]) -> pd.DataFrame:
    """The cases as a table to take away."""
    return pd.DataFrame([{
        "Kode perkara": one.id, "Angka": one.fact, "Wilayah": one.region, "Tahun": one.year, "Periode": one.period,
        "Angka A": one.one.value, "Sumber A": one.one.source, "Angka B": one.other.value,
        "Sumber B": one.other.source, "Selisih": words.gap_words(one.gap)[0],
        "Selisih (persen dari A)": one.gap.share if one.gap else None, "Pemilik": words.owner(one),
        "Keadaan": one.state, "Keputusan": words.decision(one), "Yang tampil": words.on_dashboard(one),
        "Sebab": words.why(one), "Laporan": " ".join(
            f"{formats.tanggal(report.date)} {words.reported(report)}" for report in one.reports)} for one in cases])
