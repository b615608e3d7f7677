"""One slide: title, what is measured, body, source, number, notes. Every part is placed by what it needs."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import Any

from PIL import Image
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.core.formats import upper_first
from dashboard.core.style import LIGHT
from dashboard.render.pptx import bars, cards, clouds, lines, tables
from dashboard.render.pptx.frame import SlideFrame, framed
from dashboard.render.pptx.look import BAND, MESSAGE, layout
from dashboard.render.pptx.measure import Fitted, fit
from dashboard.render.pptx.note_place import above_note, is_long, write_beside, write_under
from dashboard.render.pptx.parted import parted
from dashboard.render.pptx.sheet import (
    SMALLEST,
    SOURCE,
    Box,
    Paragraph,
    describe,
    panel,
    plain,
    text_box,
    write,
)
from dashboard.render.slides.model import Cards, Chart, ChartKind, Deck, Picture, Points, Slide, SlideTable
from dashboard.render.words import day_words

_DRAW_CHART = {ChartKind.LINE: lines.draw, ChartKind.COLUMN: bars.draw, ChartKind.BAR: bars.draw,
               ChartKind.SCATTER: clouds.draw}


def message(made: Any, slide: Slide, deck: Deck) -> None:
    """Add this slide to the presentation, or as many as its list needs."""
    for own, part in parted(slide, deck):
        _page(made, own, deck, part)


def _page(made: Any, slide: Slide, deck: Deck, part: str) -> None:
    page = made.slides.add_slide(layout(made, MESSAGE))
    frame = framed(slide, deck, part)
    _band(page)
    _around(page, frame)
    note = _note(slide)
    is_beside = isinstance(slide.body, Chart) and (slide.body.kind is ChartKind.SCATTER or is_long(note, frame.body))
    if is_beside:
        _draw(page, slide, write_beside(page, note, frame.body))
    else:
        write_under(page, note, frame.body)
        _draw(page, slide, above_note(note, frame.body))
    number(page)
    page.notes_slide.notes_text_frame.text = plain(notes(slide, deck))


def notes(slide: Slide, deck: Deck) -> str:
    """What the speaker reads: the whole sentence and note, how they were made, where the figures come from."""
    note = _note(slide)
    parts = [slide.sentence or slide.title, slide.subtitle, upper_first(note), f"Aturan kalimat: {slide.rule}",
             slide.source, slide.read, f"Data per {formats.tanggal(deck.data_date)}; {day_words.as_of(deck.today)}; "
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


def _note(slide: Slide) -> str:
    return slide.body.note if isinstance(slide.body, Chart | SlideTable) else ""


def _around(page: Any, frame: SlideFrame) -> None:
    """Title, what is measured, the mark of sample data at the right, source and date at the foot."""
    title = page.shapes.title
    title.left, title.top, title.width, title.height = frame.title_box.emu()
    write(title.text_frame, [Paragraph(frame.title.text, frame.title.size, LIGHT.ink, True)])
    text_box(page, frame.subtitle_box, [Paragraph(frame.subtitle.text, SMALLEST, LIGHT.muted)], "Ukuran")
    if frame.badge:
        sample_mark(page, frame.badge_box)
    if frame.part:
        text_box(page, frame.part_box, [Paragraph(frame.part, SMALLEST, LIGHT.muted)], "Bagian", PP_ALIGN.RIGHT)
    text_box(page, frame.source_box, [Paragraph(frame.source.text, SOURCE, LIGHT.muted)], "Sumber")


def sample_mark(page: Any, box: Box) -> None:
    """DATA CONTOH, which nobody may overlook."""
    shape = panel(page, box, SAMPLE_BADGE, LIGHT.paper, LIGHT.worse, round_by=6)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(shape.text_frame, [Paragraph(SAMPLE_BADGE, SMALLEST, LIGHT.worse, True)], PP_ALIGN.CENTER)
    describe(shape, SAMPLE_BADGE, "Angka pada salindia ini data contoh, bukan angka sebenarnya.")


def _draw(page: Any, slide: Slide, box: Box) -> None:
    body = slide.body
    if isinstance(body, Chart):
        describe(_DRAW_CHART[body.kind](page, box, body), f"Grafik {slide.id}", slide.alt)
    elif isinstance(body, SlideTable):
        describe(tables.draw(page, box, body), f"Tabel {slide.id}", slide.alt)
    elif isinstance(body, Cards):
        cards.draw(page, box, body)
    elif isinstance(body, Picture):
        describe(_picture(page, body.png, box), f"Gambar {slide.id}", slide.alt)
    elif isinstance(body, Points):
        _points(page, body, box)


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
    shape = text_box(page, box, [Paragraph(f"• {one.text}", one.size) for one in told], "Pokok")
    for paragraph in shape.text_frame.paragraphs:
        paragraph.space_after = Pt(10)
