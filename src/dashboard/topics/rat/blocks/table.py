"""The heat table of agencies by quarter, and the small tables by strategy and by source of funds. Each is a Table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from htpy import Node

from dashboard.core import formats
from dashboard.core.style import Theme
from dashboard.render.drawings.sparkline import Extent, PictureSize, as_image, line_parts
from dashboard.render.drawings.svg import drawing
from dashboard.render.table import Cell, Head, Look, Row, Table, TableColumn, bar, below, link
from dashboard.statistics.scales import FEW_PEOPLE, NO_REPORT, NO_TARGET, NOT_DUE, NOT_SUBMITTED
from dashboard.topics.rat.blocks import marks as rat_marks
from dashboard.topics.rat.rules.quarter import Assessment
from dashboard.topics.rat.words import sentences as rat_words
from dashboard.topics.rat.words.sentences import Row as Values

_ORDER = {NO_REPORT: 0, NOT_DUE: 2, NO_TARGET: 3, FEW_PEOPLE: 3, NOT_SUBMITTED: 4}
"""Agencies that owe a report come first, then the lowest scores, then what cannot be scored; those that
handed in nothing, which have no figure to discuss, stand last."""

_LINE = PictureSize(84, 24)
Past = dict[tuple[int, int], Values]
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


def agency_table(found: Assessment, agencies: pd.DataFrame, history: pd.DataFrame, names: Names,
                 theme: Theme) -> Table:
    """One row per agency: status, output, money, each quarter of the year, the line over all quarters, reports."""
    year, chosen = found.choice.year, found.choice.quarter
    output, money = Head("Keluaran", "% rencana"), Head("Realisasi anggaran", "%")
    quarters = Head(f"Keluaran per triwulan {year}", "% rencana")
    columns = (TableColumn("Perangkat daerah"), TableColumn("Status dan laporan", "state", head=""),
               TableColumn("rata-rata", "number", group=output), TableColumn("tertimbang", "number", group=output),
               TableColumn("pagu", "number", group=money), TableColumn("rencana", "number", group=money),
               *(TableColumn(rat_words.quarter(number), "tw on" if number == chosen else "tw", group=quarters)
                 for number in rat_words.ROMAN),
               TableColumn("Arah", "line", head=""))
    past, span = _by_agency(history), _span(history)
    rows = tuple(_agency_row(row, found, (past.get(row["agency"], {}), span), names, theme)
                 for row in agencies.to_dict("records"))
    caption = ("Keluaran: rata-rata capaian indikator, masing-masing paling banyak 100; tertimbang: rata-rata tiap sub "
               "kegiatan menurut pagu. Realisasi anggaran: dari seluruh pagu setahun, dan dari rencana garis lurus "
               "yang melapor. Yang belum lapor di atas, lalu yang terendah; yang belum menyerahkan RAT di bawah.")
    return Table(columns, rows, Look.RAT, caption, "Capaian tiap OPD")


def _by_agency(history: pd.DataFrame) -> dict[str, Past]:
    found: dict[str, Past] = {}
    for row in history.sort_values(["year", "quarter"]).to_dict("records"):
        found.setdefault(row["agency"], {})[int(row["year"]), int(row["quarter"])] = row
    return found


def _agency_row(row: Values, found: Assessment, past: tuple[Past, Extent | None], names: Names, theme: Theme) -> Row:
    own, span = past
    code = row["agency"]
    full = names.full.get(code, code)
    state = rat_words.report_state(row, found)
    size = f"{formats.number(row['sub_activities'])} sub kegiatan · {formats.rupiah(row['allocation'])}" \
        if row["sub_activities"] else "" if row["status"] == NOT_SUBMITTED else "tidak ada pada matriks RAT"
    name = link(names.short.get(code, code), names.address(code), full)
    return Row(([name, below[size]], _state(row["status"], state, theme),
                *(_percent(row[name]) for name in ("score", "weighted", "absorption_year", "absorption_plan")),
                *(_quarter_cell(own, found.choice.year, number, theme) for number in rat_words.ROMAN),
                _line(own, span, full, theme)))


def _state(status: str, report: str, theme: Theme) -> Node:
    """The status, and under it what has been reported; a silent agency, or one that handed in nothing, is told once."""
    told = report.removeprefix("belum lapor ") if status == NO_REPORT else "" if status == NOT_SUBMITTED else report
    return rat_marks.chip(status, theme), below[told]


def _percent(value: float | None) -> Cell:
    if value is None or formats.is_missing(value):
        return Cell("–", "muted number")
    return Cell(formats.number(value, 1))


def _quarter_cell(own: Past, year: int, number: int, theme: Theme) -> Cell:
    one = own.get((year, number))
    if one is None:
        return Cell("", "rat-heat", look="ahead", tip=f"{rat_words.quarter(number, year)}: belum ada laporan")
    words = f"{rat_words.quarter(number, year)}: {rat_words.status_word(one['status'])}"
    if not formats.is_missing(one["score"]):
        words += (f", rata-rata {formats.number(one['score'], 1)} persen dari rencana; {int(one['scored'])} dari "
                  f"{int(one['indicators'])} indikator dinilai")
    return rat_marks.cell(one["status"], one["score"], words, theme)


def _line(own: Past, span: Extent | None, name: str, theme: Theme) -> Node:
    """The scores over all quarters; every agency on the same scale of time and percent."""
    points = [(year, number, float(row["score"])) for (year, number), row in own.items()
              if not formats.is_missing(row["score"])]
    if len(points) < 2 or span is None:
        return ""
    words = rat_words.trend_words(points, name)
    body = line_parts([(year * 4 + number, score) for year, number, score in points], span, _LINE, theme.blitar, 1.8)
    return as_image(drawing((body,), (0, 0, _LINE.width, _LINE.height)), words)


def _span(history: pd.DataFrame) -> Extent | None:
    known = history[history["score"].notna()]
    if known.empty:
        return None
    place = known["year"] * 4 + known["quarter"]
    return Extent(int(place.min()), int(place.max()), float(known["score"].min()), 100.0)


_MONEY = TableColumn("Realisasi anggaran", "number", "% pagu")
_OUTPUT = TableColumn("Keluaran", "tw", "% rencana")


def group_table(title: str, rows: Sequence[tuple[str, Values]], theme: Theme) -> Table:
    """A small table of groups with output and money; `rows`: (words, row of grouped_progress)."""
    body = tuple(Row((
        [words, below[f"{formats.number(row['sub_activities'])} sub kegiatan · {formats.rupiah(row['allocation'])}"]],
        rat_marks.cell(row["status"], row["score"], rat_words.status_word(row["status"]), theme, 1),
        _percent(row["weighted"]), _percent(row["absorption_year"]))) for words, row in rows)
    return Table((TableColumn(title), _OUTPUT, TableColumn("Tertimbang", "number"), _MONEY), body, Look.RAT_SMALL)


def funding_table(funding: pd.DataFrame) -> Table:
    """Allocation by source of funds with its share as a bar, and what was realised where it can be told apart."""
    body = tuple(Row((
        [row["funding"] if isinstance(row["funding"], str) else "Tidak disebut",
         below[f"{formats.number(row['sub_activities'])} sub kegiatan"]],
        formats.rupiah(row["allocation"]), _share(row["share"]), _percent(row["absorption_year"])))
        for row in funding.to_dict("records"))
    return Table((TableColumn("Sumber dana"), TableColumn("Pagu", "number"),
                  TableColumn("Bagian", "share", "%", head="number"), _MONEY), body, Look.RAT_SMALL)


def _share(share: float | None) -> Node:
    words = formats.number(share, 1)
    return words if share is None or formats.is_missing(share) else [bar(share, "rat-bar"), words]


def area_table(subs: pd.DataFrame, names: Mapping[str, str], theme: Theme) -> Table:
    """Rows of sub_progress as one line each: agency, sub kegiatan with indicator, output, money."""
    body = tuple(_area_row(row, names.get(row["agency"], row["agency"]), theme) for row in subs.to_dict("records"))
    return Table((TableColumn("Sub kegiatan"), _OUTPUT, _MONEY, TableColumn("Pagu", "number")), body, Look.RAT_SMALL)


def _area_row(row: Values, agency: str, theme: Theme) -> Row:
    told = " · ".join([agency, *([str(row["indicator"])] if row["has_indicator"] else [])])
    return Row(([str(row["sub_activity"]), below[told]],
                rat_marks.cell(row["status"], row["achievement"], rat_words.achievement_words(row), theme, 1),
                _percent(row["absorption_year"]), formats.rupiah(row["allocation"])))
