"""The deck as an editable PowerPoint file. The same deck gives the same bytes; same build and day, same deck."""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import Any

from dashboard.core.domain import SAMPLE_BADGE
from dashboard.core.regency import regency
from dashboard.core.style import LIGHT
from dashboard.render.files.packing import repacked
from dashboard.render.pptx import compose
from dashboard.render.pptx.look import BAND, COVER, COVER_SUBTITLE, COVER_TITLE, blank, layout
from dashboard.render.pptx.measure import Face, fit, width
from dashboard.render.pptx.sheet import MARGIN, SMALLEST, WIDTH, Box, Paragraph, describe, panel, plain, write
from dashboard.render.slides.model import Deck
from dashboard.render.words import day_words

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_ZIP_TIME = (2020, 1, 1, 0, 0, 0)
_LONGEST = 255
"""Characters of a document property."""


def deck_pptx(deck: Deck) -> bytes:
    """Cover and slides as a PPTX of 16:9 with native charts and tables, notes and alternative texts."""
    made = blank()
    _cover(made, deck)
    for slide in deck.slides:
        compose.message(made, slide, deck)
    _properties(made, deck)
    buffer = io.BytesIO()
    made.save(buffer)
    return repacked(buffer.getvalue(), _ZIP_TIME)


def _cover(made: Any, deck: Deck) -> None:
    page = made.slides.add_slide(layout(made, COVER))
    describe(panel(page, BAND, "Pita", LIGHT.blitar), "Pita", "")
    title = fit(deck.title, COVER_TITLE.width, (48.0, 40.0, 36.0), 2, bold=True, face=Face.CALIBRI)
    write(page.shapes.title.text_frame, [Paragraph(title.text, title.size, LIGHT.blitar, True)])
    words = fit(deck.subtitle, COVER_SUBTITLE.width, (SMALLEST,), 2)
    frame = page.placeholders[1].text_frame
    write(frame, [Paragraph(words.text, words.size, LIGHT.muted)])
    if any(slide.is_sample for slide in deck.slides):
        told = f"Salindia bertanda {SAMPLE_BADGE} memakai angka buatan, bukan angka sebenarnya."
        room = min(width(told, SMALLEST, bold=True, face=Face.CALIBRI), WIDTH - 4 * MARGIN - 24)
        words = fit(told, room, (SMALLEST,), 2, bold=True, face=Face.CALIBRI)
        box = Box(2 * MARGIN, 400, room + 24, words.height + 8)
        shape = panel(page, box, SAMPLE_BADGE, LIGHT.paper, LIGHT.worse, round_by=6)
        write(shape.text_frame, [Paragraph(told, SMALLEST, LIGHT.worse, True)])
        shape.text_frame.margin_left = 12 * 12700
        describe(shape, SAMPLE_BADGE, told)
    compose.number(page)
    page.notes_slide.notes_text_frame.text = plain(_cover_notes(deck))


def _cover_notes(deck: Deck) -> str:
    """What the deck is made of, and what had to be left out."""
    lines = [deck.subtitle, f"Dari {day_words.built(deck.built_at, deck.build_id)}. Grafik dan tabel "
             "dapat diubah: klik kanan, lalu ubah data."]
    if deck.left_out:
        lines.append("Tidak ikut:\n" + "\n".join(f"{one.title}: {one.reason}" for one in deck.left_out))
    return "\n\n".join(lines)


def _properties(made: Any, deck: Deck) -> None:
    when = datetime.combine(deck.today, time())
    known = made.core_properties
    known.title = plain(deck.title)[:_LONGEST]
    known.author = known.last_modified_by = regency().product
    known.subject, known.keywords = plain(deck.subtitle)[:_LONGEST], f"basis data {deck.build_id}"
    known.created = known.modified = known.last_printed = when
    known.language, known.revision = "id-ID", 1
