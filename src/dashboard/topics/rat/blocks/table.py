"""The heat table of agencies by quarter, and the small tables by strategy and by source of funds. HTML that prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from dashboard.core import formats
from dashboard.core.style import Theme
from dashboard.render.sparkline import Box, Extent, as_image, line_parts
from dashboard.statistics.scales import FEW_PEOPLE, NO_REPORT, NO_TARGET, NOT_DUE, NOT_SUBMITTED
from dashboard.topics.rat.blocks import marks as rat_marks
from dashboard.topics.rat.rules.quarter import Assessment
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.topics.rat.words.sentences import Row

_ORDER = {NO_REPORT: 0, NOT_DUE: 2, NO_TARGET: 3, FEW_PEOPLE: 3, NOT_SUBMITTED: 4}
"""Agencies that owe a report come first, then the lowest scores, then what cannot be scored; those that
handed in nothing, which have no figure to discuss, stand last."""

_LINE = Box(84, 24)
Past = dict[tuple[int, int], Row]
"""Rows of `history` of one agency by (year, quarter), in that order."""


@dataclass(frozen=True)
class Names:
    """Words for codes: agency -> full and short name; `address` gives the link that chooses an agency."""

    full: Mapping[str, str]
    short: Mapping[str, str]
    address: Callable[[str], str]


def attention_order(agencies: pd.DataFrame) -> pd.DataFrame:
    """Agencies as a meeting goes through them: silent ones (largest allocation first), then by score, lowest first."""
    rank = agencies["status"].map(lambda key: _ORDER.get(key, 1))
    size = agencies["allocation"].fillna(0)
    return agencies.assign(_rank=rank, _score=agencies["score"].fillna(-1.0), _size=-size).sort_values(
        ["_rank", "_score", "_size", "agency"], kind="stable").drop(columns=["_rank", "_score", "_size"])


def agency_table(found: Assessment, agencies: pd.DataFrame, history: pd.DataFrame, names: Names, theme: Theme) -> str:
    """One row per agency: status, output, money, each quarter of the year, the line over all quarters, reports."""
    year, chosen = found.choice.year, found.choice.quarter
    heads = "".join(f"<th scope='col' class='tw{' on' if number == chosen else ''}'>{rat_words.quarter(number)}</th>"
                    for number in rat_words.ROMAN)
    head = ("<tr><th scope='col' rowspan='2'>Perangkat daerah</th><th scope='col' rowspan='2'>Status dan laporan</th>"
            "<th scope='colgroup' colspan='2'>Keluaran <small>% rencana</small></th>"
            "<th scope='colgroup' colspan='2'>Realisasi anggaran <small>%</small></th>"
            f"<th scope='colgroup' colspan='4'>Keluaran per triwulan {year} <small>% rencana</small></th>"
            "<th scope='col' rowspan='2'>Arah</th></tr>"
            "<tr><th scope='col' class='number'>rata-rata</th><th scope='col' class='number'>tertimbang</th>"
            f"<th scope='col' class='number'>pagu</th><th scope='col' class='number'>rencana</th>{heads}</tr>")
    past, span = _by_agency(history), _span(history)
    body = "".join(_agency_row(row, found, (past.get(row["agency"], {}), span), names, theme)
                   for row in agencies.to_dict("records"))
    caption = ("Keluaran: rata-rata capaian indikator, masing-masing paling banyak 100; tertimbang: rata-rata tiap sub "
               "kegiatan menurut pagu. Realisasi anggaran: dari seluruh pagu setahun, dan dari rencana garis lurus "
               "yang melapor. Yang belum lapor di atas, lalu yang terendah; yang belum menyerahkan RAT di bawah.")
    return ("<div class='rat-scroll' tabindex='0' role='region' aria-label='Capaian tiap OPD'>"
            f"<table class='rat-table'><caption>{caption}</caption><thead>{head}</thead><tbody>{body}</tbody></table>"
            "</div>")


def _by_agency(history: pd.DataFrame) -> dict[str, Past]:
    found: dict[str, Past] = {}
    for row in history.sort_values(["year", "quarter"]).to_dict("records"):
        found.setdefault(row["agency"], {})[int(row["year"]), int(row["quarter"])] = row
    return found


def _agency_row(row: Row, found: Assessment, past: tuple[Past, Extent | None], names: Names, theme: Theme) -> str:
    own, span = past
    code = row["agency"]
    full = names.full.get(code, code)
    cells = "".join(_quarter_cell(own, found.choice.year, number, theme) for number in rat_words.ROMAN)
    state = rat_words.report_state(row, found)
    size = f"{formats.number(row['sub_activities'])} sub kegiatan · {formats.rupiah(row['allocation'])}" \
        if row["sub_activities"] else "" if row["status"] == NOT_SUBMITTED else "tidak ada pada matriks RAT"
    return (f"<tr><th scope='row'><a href='{escape(names.address(code), quote=True)}' target='_self' "
            f"title='{escape(full, quote=True)}'>{escape(names.short.get(code, code))}</a>"
            f"<small>{escape(size)}</small></th>"
            f"<td class='state'>{_state(row['status'], state, theme)}</td>"
            f"{_percent(row['score'])}{_percent(row['weighted'])}"
            f"{_percent(row['absorption_year'])}{_percent(row['absorption_plan'])}{cells}"
            f"<td class='line'>{_line(own, span, full, theme)}</td></tr>")


def _state(status: str, report: str, theme: Theme) -> str:
    """The status, and under it what has been reported; a silent agency, or one that handed in nothing, is told once."""
    told = report.removeprefix("belum lapor ") if status == NO_REPORT else "" if status == NOT_SUBMITTED else report
    return f"{rat_marks.chip(status, theme)}<small>{escape(told)}</small>"


def _percent(value: float | None) -> str:
    if value is None or formats.is_missing(value):
        return "<td class='number muted'>–</td>"
    return f"<td class='number'>{formats.number(value, 1)}</td>"


def _quarter_cell(own: Past, year: int, number: int, theme: Theme) -> str:
    one = own.get((year, number))
    if one is None:
        return f"<td class='rat-heat ahead' title='{rat_words.quarter(number, year)}: belum ada laporan'></td>"
    words = f"{rat_words.quarter(number, year)}: {rat_words.status_word(one['status'])}"
    if not formats.is_missing(one["score"]):
        words += (f", rata-rata {formats.number(one['score'], 1)} persen dari rencana; {int(one['scored'])} dari "
                  f"{int(one['indicators'])} indikator dinilai")
    return rat_marks.cell(one["status"], one["score"], words, theme)


def _line(own: Past, span: Extent | None, name: str, theme: Theme) -> str:
    """The scores over all quarters; every agency on the same scale of time and percent."""
    points = [(year, number, float(row["score"])) for (year, number), row in own.items()
              if not formats.is_missing(row["score"])]
    if len(points) < 2 or span is None:
        return ""
    words = rat_words.trend_words(points, name)
    body = line_parts([(year * 4 + number, score) for year, number, score in points], span, _LINE, theme.blitar, 1.8)
    return as_image(f'<svg width="{_LINE.width}" height="{_LINE.height}" viewBox="0 0 {_LINE.width} {_LINE.height}" '
                    f'xmlns="http://www.w3.org/2000/svg">{body}</svg>', words)


def _span(history: pd.DataFrame) -> Extent | None:
    known = history[history["score"].notna()]
    if known.empty:
        return None
    place = known["year"] * 4 + known["quarter"]
    return Extent(int(place.min()), int(place.max()), float(known["score"].min()), 100.0)


def group_table(title: str, rows: Sequence[tuple[str, Row]], theme: Theme) -> str:
    """A small table of groups with output and money; `rows`: (words, row of grouped_progress)."""
    body = "".join(
        f"<tr><th scope='row'>{escape(words)}<small>{formats.number(row['sub_activities'])} sub kegiatan · "
        f"{formats.rupiah(row['allocation'])}</small></th>"
        f"{rat_marks.cell(row['status'], row['score'], rat_words.status_word(row['status']), theme, 1)}"
        f"{_percent(row['weighted'])}{_percent(row['absorption_year'])}</tr>"
        for words, row in rows)
    return ("<div class='rat-wide'><table class='rat-table small'><thead><tr>"
            f"<th scope='col'>{escape(title)}</th><th scope='col' class='tw'>Keluaran <small>% rencana</small></th>"
            "<th scope='col' class='number'>Tertimbang</th><th scope='col' class='number'>Realisasi anggaran "
            f"<small>% pagu</small></th></tr></thead><tbody>{body}</tbody></table></div>")


def funding_table(funding: pd.DataFrame) -> str:
    """Allocation by source of funds with its share as a bar, and what was realised where it can be told apart."""
    body = "".join(
        f"<tr><th scope='row'>{escape(row['funding'] if isinstance(row['funding'], str) else 'Tidak disebut')}"
        f"<small>{formats.number(row['sub_activities'])} sub kegiatan</small></th>"
        f"<td class='number'>{formats.rupiah(row['allocation'])}</td>"
        f"<td class='share'>{rat_marks.bar(row['share'])}{formats.number(row['share'], 1)}</td>"
        f"{_percent(row['absorption_year'])}</tr>" for row in funding.to_dict("records"))
    return ("<div class='rat-wide'><table class='rat-table small'><thead><tr><th scope='col'>Sumber dana</th>"
            "<th scope='col' class='number'>Pagu</th><th scope='col' class='number'>Bagian <small>%</small></th>"
            "<th scope='col' class='number'>Realisasi anggaran <small>% pagu</small></th></tr></thead>"
            f"<tbody>{body}</tbody></table></div>")


def area_table(subs: pd.DataFrame, names: Mapping[str, str], theme: Theme) -> str:
    """Rows of sub_progress as one line each: agency, sub kegiatan with indicator, output, money."""
    body = "".join(_area_row(row, names.get(row["agency"], row["agency"]), theme) for row in subs.to_dict("records"))
    return ("<div class='rat-wide'><table class='rat-table small'><thead><tr><th scope='col'>Sub kegiatan</th>"
            "<th scope='col' class='tw'>Keluaran <small>% rencana</small></th>"
            "<th scope='col' class='number'>Realisasi anggaran <small>% pagu</small></th>"
            f"<th scope='col' class='number'>Pagu</th></tr></thead><tbody>{body}</tbody></table></div>")


def _area_row(row: Row, agency: str, theme: Theme) -> str:
    below = " · ".join([agency, *([str(row["indicator"])] if row["has_indicator"] else [])])
    return (f"<tr><th scope='row'>{escape(str(row['sub_activity']))}<small>{escape(below)}</small></th>"
            f"{rat_marks.cell(row['status'], row['achievement'], rat_words.achievement_words(row), theme, 1)}"
            f"{_percent(row['absorption_year'])}<td class='number'>{formats.rupiah(row['allocation'])}</td></tr>")
