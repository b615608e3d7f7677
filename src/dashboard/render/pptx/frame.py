"""What stands around the body of a slide: title, what is measured, source. Measured before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.render.pptx.measure import LINE, Face, Fitted, fit, width
from dashboard.render.pptx.sheet import HEIGHT, MARGIN, SMALLEST, SOURCE, TITLE_LOW, TITLE_SIZES, WIDTH, Box
from dashboard.render.slides.model import Deck, Slide

INSIDE = WIDTH - 2 * MARGIN
GAP = 8.0
_TOP, _FOOT = 20.0, HEIGHT - 12
_SUBTITLE_LINES, _SOURCE_LINES = 3, 3
_NUMBER_ROOM = 76.0


@dataclass(frozen=True)
class SlideFrame:
    """Texts with their sizes. At the right of what is measured: the mark of sample data (`badge`: whether there is
    one), and `part`, which of several slides this is ("" of one); `aside`: points that they take."""

    title: Fitted
    subtitle: Fitted
    aside: float
    badge: bool
    part: str
    source: Fitted

    @property
    def title_box(self) -> Box:
        """Where the title stands."""
        return Box(MARGIN, _TOP, INSIDE, self.title.height)

    @property
    def subtitle_box(self) -> Box:
        """Where what is measured stands, left of the mark."""
        height = max(self.subtitle.height, SMALLEST * LINE + 4, self.part_box.bottom - self.title_box.bottom - 4)
        return Box(MARGIN, self.title_box.bottom + 4, _beside(self.aside), height)

    @property
    def badge_box(self) -> Box:
        """Where the mark of sample data stands."""
        height = SMALLEST * LINE + 6 if self.badge else 0.0
        return Box(WIDTH - MARGIN - self.aside, self.title_box.bottom + 2, self.aside, height)

    @property
    def part_box(self) -> Box:
        """Where it stands which of several slides this is."""
        above = self.badge_box
        return Box(above.left, above.bottom + 2, above.width, SMALLEST * LINE if self.part else 0.0)

    @property
    def source_box(self) -> Box:
        """Where source and date stand, left of the number."""
        return Box(MARGIN, _FOOT - self.source.height, INSIDE - _NUMBER_ROOM, self.source.height)

    @property
    def body(self) -> Box:
        """What is left for the body."""
        top = self.subtitle_box.bottom + GAP
        return Box(MARGIN, top, INSIDE, self.source_box.top - 2 * GAP - top)


def framed(slide: Slide, deck: Deck, part: str = "") -> SlideFrame:
    """The frame of this slide; a source that is too long is cut, its date stays."""
    badge = width(SAMPLE_BADGE, SMALLEST, bold=True) + 24 if slide.is_sample else 0.0
    aside = max(badge, width(part, SMALLEST) + 1 if part else 0.0)
    return SlideFrame(_title(slide.title.rstrip(".")),
                      fit(slide.subtitle, _beside(aside), (SMALLEST,), _SUBTITLE_LINES),
                      aside, slide.is_sample, part, _source(slide, deck))


def _beside(aside: float) -> float:
    return INSIDE - aside - (12 if aside else 0)


def _title(words: str) -> Fitted:
    """In the largest size that takes two lines, or small in three."""
    title = fit(words, INSIDE, TITLE_SIZES, 2, bold=True, face=Face.CALIBRI)
    return title if title.text == words else fit(words, INSIDE, (TITLE_LOW,), 3, bold=True, face=Face.CALIBRI)


def _source(slide: Slide, deck: Deck) -> Fitted:
    date_words = f" Data per {formats.tanggal(deck.data_date)}."
    text = f"{slide.source}{date_words}".strip()
    if SAMPLE_BADGE not in text and slide.is_sample:
        text = f"{SAMPLE_BADGE}. {text}"
    room = INSIDE - _NUMBER_ROOM
    words = fit(text, room, (SOURCE,), _SOURCE_LINES)
    kept = text.removesuffix(date_words)
    while words.text != text and kept:
        kept = kept[:-1].rstrip()
        text = f"{kept}…{date_words}"
        words = fit(text, room, (SOURCE,), _SOURCE_LINES)
    return words
