"""One slide: title, what is measured, body, source, number, notes. Every part is placed by what it needs."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from math import ceil
from typing import Any

from PIL import Image
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.core.formats import upper_first
from dashboard.core.style import LIGHT
from dashboard.render.pptx import bars, cards, clouds, lines, tables
from dashboard.render.pptx.look import BAND, MESSAGE, layout
from dashboard.render.pptx.measure import LINE, Face, Fitted, fit, width
from dashboard.render.pptx.sheet import (
    HEIGHT,
    MARGIN,
    SMALLEST,
    SOURCE,
    TITLE_LOW,
    TITLE_SIZES,
    WIDTH,
    Box,
    Line,
    describe,
    panel,
    plain,
    text_box,
    write,
)
from dashboard.render.slides.model import Cards, Chart, ChartKind, Deck, Picture, Points, Slide, Table
from dashboard.render.words import day_words

_INSIDE = WIDTH - 2 * MARGIN
_TOP, _GAP = 20.0, 8.0
_SOURCE_LINES = 3
_FOOT = HEIGHT - 12
_NUMBER_ROOM = 76.0
_NOTE_LINES = 4
_NOTE_SHARE = 0.32
"""Of the width, for a long note beside a chart."""
_GOES_ON = "Lanjutan · "
_MORE_FOLLOWS = "Bersambung ke salindia berikutnya."
_DRAW_CHART = {ChartKind.LINE: lines.draw, ChartKind.COLUMN: bars.draw, ChartKind.BAR: bars.draw,
               ChartKind.SCATTER: clouds.draw}


def message(made: Any, slide: Slide, deck: Deck) -> Slide | None:
    """Add this slide to the presentation; what of its table goes on on a slide of its own."""
    page = made.slides.add_slide(layout(made, MESSAGE))
    _band(page)
    bottom = _title(page, slide.title)
    bottom = _subtitle(page, slide, bottom)
    foot = _foot(page, slide, deck) - _GAP
    note = slide.body.note if isinstance(slide.body, Chart | Table) else ""
    body = Box(MARGIN, bottom + _GAP, _INSIDE, foot - bottom - 2 * _GAP)
    rest: Table | Chart | None = None
    if isinstance(slide.body, Table):
        rest = _table(page, slide.body, note, slide, body)
    elif isinstance(slide.body, Chart) and slide.body.kind is ChartKind.BAR:
        rest = _lying_bars(page, slide, slide.body, body)
    elif isinstance(slide.body, Chart) and slide.body.kind is ChartKind.SCATTER:
        _draw(page, slide, _beside_note(page, note, body))
    else:
        _draw(page, slide, (_beside_note if _is_long(note, body) else _above_note)(page, note, body))
    number(page)
    page.notes_slide.notes_text_frame.text = plain(notes(slide, deck))
    return rest and replace(slide, body=rest, subtitle=_GOES_ON + slide.subtitle.removeprefix(_GOES_ON))


def notes(slide: Slide, deck: Deck) -> str:
    """What the speaker reads: the whole sentence, how it was made, where the figures come from."""
    parts = [slide.sentence or slide.title, slide.subtitle, f"Aturan kalimat: {slide.rule}", slide.source, slide.read,
             f"Data per {formats.tanggal(deck.data_date)}; {day_words.as_of(deck.today)}; "
             f"{day_words.built(deck.built_at, deck.build_id)}."]
    if slide.is_sample:
        parts.insert(1, f"{SAMPLE_BADGE}: angka salindia ini dibuat untuk contoh, bukan angka sebenarnya.")
    return "\n\n".join(part for part in parts if part)


def number(page: Any) -> None:
    """The slide's number: a copy of the layout's placeholder, which python-pptx leaves out."""
    for shape in page.slide_layout.placeholders:
        if shape._element.ph.get("type") == "sldNum":
            copied = deepcopy(shape._element)
            tree = page.shapes._spTree
            copied.nvSpPr.cNvPr.set("id", str(1 + max(int(found) for found in tree.xpath("//@id") if found.isdigit())))
            copied.nvSpPr.cNvPr.set("name", "Nomor salindia")
            tree.append(copied)


def _band(page: Any) -> None:
    describe(panel(page, BAND, "Pita", LIGHT.blitar), "Pita", "")


def _title(page: Any, text: str) -> float:
    """The title in the largest size that takes two lines, or small in three; the y where it ends."""
    words = text.rstrip(".")
    title = fit(words, _INSIDE, TITLE_SIZES, 2, bold=True, face=Face.CALIBRI)
    if title.text != words:
        title = fit(words, _INSIDE, (TITLE_LOW,), 3, bold=True, face=Face.CALIBRI)
    shape = page.shapes.title
    shape.left, shape.top, shape.width, shape.height = Box(MARGIN, _TOP, _INSIDE, title.height).emu()
    write(shape.text_frame, [Line(title.text, title.size, LIGHT.ink, True)])
    return _TOP + title.height


def _subtitle(page: Any, slide: Slide, top: float) -> float:
    """What is measured, and the mark of sample data at the right; the y where they end."""
    badge = width(SAMPLE_BADGE, SMALLEST, bold=True) + 24 if slide.is_sample else 0.0
    words = fit(slide.subtitle, _INSIDE - badge - (12 if badge else 0), (SMALLEST,), 3)
    height = max(words.height, SMALLEST * LINE + 4)
    text_box(page, Box(MARGIN, top + 4, _INSIDE - badge - (12 if badge else 0), height),
             [Line(words.text, SMALLEST, LIGHT.muted)], "Ukuran")
    if badge:
        sample_mark(page, Box(WIDTH - MARGIN - badge, top + 2, badge, SMALLEST * LINE + 6))
    return top + 4 + height


def sample_mark(page: Any, box: Box) -> None:
    """DATA CONTOH, which nobody may overlook."""
    shape = panel(page, box, SAMPLE_BADGE, LIGHT.paper, LIGHT.worse, round_by=6)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(shape.text_frame, [Line(SAMPLE_BADGE, SMALLEST, LIGHT.worse, True)], PP_ALIGN.CENTER)
    describe(shape, SAMPLE_BADGE, "Angka pada salindia ini data contoh, bukan angka sebenarnya.")


def _is_long(note: str, box: Box) -> bool:
    """Whether a note takes more than two lines under the chart, and fits beside it."""
    beside = fit(note, box.width * _NOTE_SHARE, (SMALLEST,), int(box.height // (SMALLEST * LINE)))
    return beside.text == note and fit(note, box.width, (SMALLEST,), 2).text != note


def _above_note(page: Any, note: str, box: Box) -> Box:
    """Write the note at the foot of the box; what is left above it."""
    if note:
        words = fit(note, box.width, (SMALLEST,), _NOTE_LINES)
        text_box(page, Box(box.left, box.bottom - words.height, box.width, words.height),
                 [Line(words.text, SMALLEST, LIGHT.muted)], "Catatan")
    return _above(note, box)


def _above(note: str, box: Box) -> Box:
    """What is left of the box above a note."""
    taken = fit(note, box.width, (SMALLEST,), _NOTE_LINES).height + _GAP / 2 if note else 0.0
    return Box(box.left, box.top, box.width, box.height - taken)


def _beside_note(page: Any, note: str, box: Box) -> Box:
    """Write the note in the right third of the box; what is left beside it."""
    if not note:
        return box
    wide = box.width * _NOTE_SHARE
    words = fit(note, wide, (SMALLEST,), int(box.height // (SMALLEST * LINE)))
    text_box(page, Box(box.left + box.width - wide, box.top, wide, words.height),
             [Line(words.text, SMALLEST, LIGHT.muted)], "Catatan")
    return Box(box.left, box.top, box.width - wide - 2 * _GAP, box.height)


def _draw(page: Any, slide: Slide, box: Box) -> None:
    body = slide.body
    if isinstance(body, Chart):
        describe(_DRAW_CHART[body.kind](page, box, body), f"Grafik {slide.id}", slide.alt)
    elif isinstance(body, Cards):
        cards.draw(page, box, body)
    elif isinstance(body, Picture):
        describe(_picture(page, body.png, box), f"Gambar {slide.id}", slide.alt)
    elif isinstance(body, Points):
        _points(page, body, box)


def _on_each(number: int, room: int) -> int:
    """How many of these stand on each slide when there is room for so many: about as many on all."""
    return ceil(number / ceil(number / room)) if room < number else number


def _lying_bars(page: Any, slide: Slide, chart: Chart, box: Box) -> Chart | None:
    """The bars for which there is room, with the note when all of them are here; the others."""
    number = len(chart.categories)
    plot = _above(chart.note, box)
    shown = _on_each(number, bars.room_for(chart, plot))
    plot = _above_note(page, chart.note if shown == number else _MORE_FOLLOWS, box)
    _draw(page, replace(slide, body=chart.part(0, shown)), plot)
    return chart.part(shown, number) if shown < number else None


def _table(page: Any, table: Table, note: str, slide: Slide, box: Box) -> Table | None:
    """The table, with its note when all of it is here; the rows that did not fit."""
    beside_note = Box(box.left, box.top, box.width, box.height - SMALLEST * LINE - _GAP)
    room = beside_note if note or tables.room_for(table, box) < len(table.rows) else box
    shown = _on_each(len(table.rows), tables.room_for(table, room))
    left_out = table.rows[shown:]
    shape = tables.draw(page, room, replace(table, rows=table.rows[:shown]))
    describe(shape, f"Tabel {slide.id}", slide.alt)
    told = _MORE_FOLLOWS if left_out else upper_first(note)
    words = fit(told, box.width, (SMALLEST,), 1)
    if told:
        text_box(page, Box(box.left, box.bottom - words.height, box.width, words.height),
                 [Line(words.text, SMALLEST, LIGHT.muted)], "Catatan")
    return replace(table, rows=left_out) if left_out else None


def _picture(page: Any, png: bytes, box: Box) -> Any:
    """As large as the box allows, in its own proportion, centred."""
    with Image.open(BytesIO(png)) as image:
        share = min(box.width / image.width, box.height / image.height)
        wide, high = image.width * share, image.height * share
    place = Box(box.left + (box.width - wide) / 2, box.top + (box.height - high) / 2, wide, high)
    return page.shapes.add_picture(BytesIO(png), *place.emu())


def _points(page: Any, points: Points, box: Box) -> None:
    sizes = (28.0, SMALLEST)
    told: list[Fitted] = []
    for size in sizes:
        told = [fit(sentence, box.width - 24, (size,), 4) for sentence in points.sentences]
        if sum(one.height + 10 for one in told) <= box.height:
            break
    while told and sum(one.height + 10 for one in told) > box.height:
        told.pop()
    shape = text_box(page, box, [Line(f"• {one.text}", one.size) for one in told], "Pokok")
    for paragraph in shape.text_frame.paragraphs:
        paragraph.space_after = Pt(10)


def _foot(page: Any, slide: Slide, deck: Deck) -> float:
    """Source and date of the data at the foot; the y where they begin."""
    text = f"{slide.source} Data per {formats.tanggal(deck.data_date)}.".strip()
    if SAMPLE_BADGE not in text and slide.is_sample:
        text = f"{SAMPLE_BADGE}. {text}"
    room = _INSIDE - _NUMBER_ROOM
    date_words = f" Data per {formats.tanggal(deck.data_date)}."
    words = fit(text, room, (SOURCE,), _SOURCE_LINES)
    if words.text != text:  # the date stays whatever is cut
        kept = text.removesuffix(date_words)
        while kept and fit(f"{kept}…{date_words}", room, (SOURCE,), _SOURCE_LINES).text != f"{kept}…{date_words}":
            kept = kept[:-1].rstrip()
        words = fit(f"{kept}…{date_words}", room, (SOURCE,), _SOURCE_LINES)
    top = _FOOT - words.height
    text_box(page, Box(MARGIN, top, room, words.height), [Line(words.text, SOURCE, LIGHT.muted)], "Sumber")
    return top


