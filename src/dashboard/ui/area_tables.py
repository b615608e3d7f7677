"""HTML tables of the profile page: they print and carry links. Everything from data is escaped here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from dashboard.core import formats, style
from dashboard.core.domain import Indicator, Level, Region
from dashboard.render import figure_marks, source_words
from dashboard.statistics.classes import CLASS_COUNT, UNRATED, classify, ends, word
from dashboard.ui import access, controls


@dataclass(frozen=True)
class Cell:
    """One cell: finished HTML, and how it is set (number, heat, muted or nothing)."""

    html: str
    kind: str = ""
    look: str = ""


def text(words: object, kind: str = "") -> Cell:
    """A cell of plain words, escaped; empty for a missing value of a frame."""
    return Cell(escape(words) if isinstance(words, str) else "", kind)


def number(value: float | None, decimals: int) -> Cell:
    """A cell with a number, or the words for a missing one."""
    return Cell(escape(formats.number(value, decimals)), "muted" if formats.is_missing(value) else "number")


def heat(value: float | None, indicator: Indicator, missing: str = UNRATED) -> Cell:
    """A number on the colour of its class, whose word is the tooltip. `missing`: words when there is none."""
    if value is None or formats.is_missing(value):
        return Cell(escape(missing), "muted")
    shown = escape(formats.number(value, indicator.decimals))
    if not indicator.breaks:
        return Cell(shown, "number")
    place = int(classify(pd.Series([value]), indicator.breaks, indicator.direction).iloc[0])
    fill = style.ramp(indicator.direction)[place]
    return Cell(shown, "heat", f"style='background:{fill};color:{style.text_on(fill)}' "
                               f"title='{escape(word(place, indicator), quote=True)}'")


def scale(indicator: Indicator) -> str:
    """The five colours with the words at both ends."""
    light, dark = ends(indicator)
    blocks = "".join(f"<i style='background:{fill}'></i>" for fill in style.ramp(indicator.direction)[:CLASS_COUNT])
    return f"<p class='pw-scale'><span>{escape(light)}</span>{blocks}<span>{escape(dark)}</span></p>"


def table(head: Sequence[str], rows: Sequence[Sequence[Cell]], caption: str,
          numbers: Sequence[int] = ()) -> str:
    """An HTML table; the first cell of a row names it. `numbers`: columns whose heads stand at the right."""
    names = "".join(f"<th scope='col'{' class=number' if place in numbers else ''}>{escape(name)}</th>"
                    for place, name in enumerate(head))
    body = "".join(f"<tr>{_first(row[0])}{''.join(_cell(cell) for cell in row[1:])}</tr>" for row in rows)
    return (f"<div class='pw-scroll' tabindex='0' role='region' aria-label='{escape(caption, quote=True)}'>"
            f"<table class='pw-table'><caption>{escape(caption)}</caption>"
            f"<thead><tr>{names}</tr></thead><tbody>{body}</tbody></table></div>")


def _first(cell: Cell) -> str:
    return f"<th scope='row'>{cell.html}</th>"


def _cell(cell: Cell) -> str:
    return f"<td class='{cell.kind}' {cell.look}>{cell.html}</td>" if cell.kind else f"<td>{cell.html}</td>"


def profile_link(region: Region, words: str) -> Cell:
    """A link to the profile of a kecamatan or village; plain words for anything outside the kabupaten."""
    if region.level not in (Level.KECAMATAN, Level.DESA, Level.KELURAHAN):
        return Cell(f"{escape(words)} <small>di luar kabupaten</small>")
    return Cell(f"<a href='{access.address('profil', controls.of_place(region))}'>{escape(words)}</a>")


def figures(frame: pd.DataFrame, catalogue: Mapping[str, Indicator],
            words: Callable[[str | None], str]) -> str:
    """Single figures with period, source and note; "hitungan" and "DATA CONTOH" as badges."""
    rows = []
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        indicator = catalogue[row["indicator"]]
        value = formats.rupiah(row["value"]) if indicator.unit == "rupiah" \
            else formats.value_with_unit(row["value"], indicator)
        badges = "".join(f" <span class='badge'>{label}</span>" for label in
                         figure_marks.badges(calculated=bool(row["is_derived"]), sample=bool(row["is_sample"])))
        rows.append([text(indicator.name), Cell(escape(value) + badges, "number"),
                     text(formats.period(row["year"], row["period"])),
                     Cell(f"{source(row)}<br><small>{escape(source_words.of_row(row))}</small>"),
                     text(words(row["note"]), "muted")])
    head = ["Data", "Nilai", "Periode", "Sumber", "Catatan"]
    return table(head, rows, "Tiap angka dengan periode dan sumbernya", (1,))


def programs(frame: pd.DataFrame) -> str:
    """Programme facts with their unit, year and source."""
    rows = [[text(row["program"]), text(f"{formats.number(row['value'])} {row['unit']}", "number"),
             text(str(row["year"])), Cell(source(row))] for row in frame.to_dict("records")]
    return table(["Program", "Jumlah", "Tahun", "Sumber"], rows, "Program yang diketahui", (1,))


def source(row: Mapping[str, object]) -> str:
    """The title of a source, linked when it has an address."""
    title, url = str(row["source"] or ""), row.get("source_url")
    if isinstance(url, str) and url.startswith(("http://", "https://")):
        return (f"<a href='{escape(url, quote=True)}' target='_blank' rel='noopener'>"
                f"{escape(title)}</a>")
    return escape(title)
