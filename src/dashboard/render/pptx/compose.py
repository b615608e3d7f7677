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
_TOP, _GAP = 24.0, 8.0
_SOURCE_LINES = 3
_FOOT = HEIGHT - 12
_NUMBER_ROOM = 76.0
_TITLE_LINES = 3
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
    rest = 0
    if isinstance(slide.body, Table):
        rest = _table(page, slide.body, note, slide, body)
    elif isinstance(slide.body, Chart) and slide.body.kind is ChartKind.SCATTER:
        _draw(page, slide, _beside_note(page, note, body))
    else:
        _draw(page, slide, _above_note(page, note, body))
    number(page)
    page.notes_slide.notes_text_frame.text = plain(notes(slide, deck))
    return _rest(slide, slide.body, rest) if isinstance(slide.body, Table) and rest else None


def _rest(slide: Slide, table: Table, rows: int) -> Slide:
    """The last `rows` of the table under the same title."""
    subtitle = _GOES_ON + slide.subtitle.removeprefix(_GOES_ON)
    return replace(slide, body=replace(table, rows=table.rows[-rows:]), subtitle=subtitle)


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
    """The title in the largest size that takes three lines; the y where it ends."""
    title = fit(text.rstrip("."), _INSIDE, TITLE_SIZES, _TITLE_LINES, bold=True, face=Face.CALIBRI)
    shape = page.shapes.title
    shape.left, shape.top, shape.width, shape.height = Box(MARGIN, _TOP, _INSIDE, title.height).emu()
    write(shape.text_frame, [Line(title.text, title.size, LIGHT.ink, True)])
    return _TOP + title.height


def _subtitle(page: Any, slide: Slide, top: float) -> float:
    """What is measured, and the mark of sample data at the right; the y where they end."""
    badge = width(SAMPLE_BADGE, SMALLEST, bold=True) + 24 if slide.is_sample else 0.0
    words = fit(slide.subtitle, _INSIDE - badge - (12 if badge else 0), (SMALLEST,), 2)
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


def _above_note(page: Any, note: str, box: Box) -> Box:
    """Write the note at the foot of the box; what is left above it."""
    if not note:
        return box
    words = fit(note, box.width, (SMALLEST,), 3)
    text_box(page, Box(box.left, box.bottom - words.height, box.width, words.height),
             [Line(words.text, SMALLEST, LIGHT.muted)], "Catatan")
    return Box(box.left, box.top, box.width, box.height - words.height - _GAP / 2)


def _beside_note(page: Any, note: str, box: Box) -> Box:
    """Write the note in the right third of the box; what is left beside it."""
    if not note:
        return box
    wide = box.width * 0.3
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


def _table(page: Any, table: Table, note: str, slide: Slide, box: Box) -> int:
    """The table, with its note when all of it is here; how many rows did not fit."""
    room = Box(box.left, box.top, box.width, box.height - SMALLEST * LINE - _GAP)
    shown = tables.room_for(table, room)
    if shown < len(table.rows):  # about as many on each slide
        shown = ceil(len(table.rows) / ceil(len(table.rows) / shown))
    left_out = len(table.rows) - shown
    shape = tables.draw(page, room, replace(table, rows=table.rows[:shown]))
    describe(shape, f"Tabel {slide.id}", slide.alt)
    told = _MORE_FOLLOWS if left_out else upper_first(note)
    words = fit(told, box.width, (SMALLEST,), 1)
    if told:
        text_box(page, Box(box.left, box.bottom - words.height, box.width, words.height),
                 [Line(words.text, SMALLEST, LIGHT.muted)], "Catatan")
    return left_out


def _picture(page: Any, png: bytes, box: Box) -> Any:
    """As large as the box allows, in its own proportion, centred."""
    with Image.open(BytesIO(png)) as image:
        share = min(box.width / image.width, box.height / image.height)
        wide, high = image.width * share, image.height * share
    place = Box(box.left + (box.width - wide) / 2, box.top + (box.height - high) / 2, wide, high)
    return page.shapes.add_picture(BytesIO(png), *place.emu())


def _points(page: Any, points: Points, box: Box) -> None:
    sizes = (24.0, 20.0, SMALLEST)
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


