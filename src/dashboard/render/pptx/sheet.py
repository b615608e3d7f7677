"""A slide as paper: boxes in points, texts, alternative texts. Nothing here knows what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.core.style import LIGHT

WIDTH, HEIGHT = 960.0, 540.0
"""Points of a 16:9 slide (13.33 × 7.5 inches)."""
MARGIN = 40.0
TITLE_SIZES = (32.0, 30.0)
TITLE_LOW = 28.0
"""Of two lines; of a title that takes three."""
SMALLEST = 24.0
"""Nothing is smaller, so that it can be read in a hall; only the source line is."""
SOURCE = 14.0
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_THEMED = {LIGHT.blitar: MSO_THEME_COLOR.ACCENT_1, LIGHT.jatim: MSO_THEME_COLOR.ACCENT_2,
           LIGHT.indonesia: MSO_THEME_COLOR.ACCENT_3, LIGHT.better: MSO_THEME_COLOR.ACCENT_4,
           LIGHT.worse: MSO_THEME_COLOR.ACCENT_5, LIGHT.muted: MSO_THEME_COLOR.ACCENT_6,
           LIGHT.ink: MSO_THEME_COLOR.TEXT_1, LIGHT.paper: MSO_THEME_COLOR.BACKGROUND_1,
           LIGHT.panel: MSO_THEME_COLOR.BACKGROUND_2}
"""Colours that follow the theme of the deck when somebody changes it; jatim, muted and others may be equal."""


@dataclass(frozen=True)
class Box:
    """A rectangle in points from the upper left corner of the slide."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Points from the top of the slide."""
        return self.top + self.height

    def emu(self) -> tuple[int, int, int, int]:
        """As python-pptx places shapes."""
        return Pt(self.left), Pt(self.top), Pt(self.width), Pt(self.height)


def plain(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _CONTROL.sub("", text)


def colour(target: Any, value: str) -> None:
    """Give a colour (#RRGGBB) to a font, fill or line colour of python-pptx; by theme where the theme has it."""
    if value in _THEMED:
        target.theme_color = _THEMED[value]
    else:
        target.rgb = RGBColor.from_string(value.lstrip("#"))


def describe(shape: Any, name: str, words: str) -> None:
    """Name and alternative text of a shape, for a screen reader."""
    properties = shape._element._nvXxPr.cNvPr
    properties.set("name", plain(name))
    properties.set("descr", plain(words))


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: text, size in points, colour, and whether it is bold."""

    text: str
    size: float = SMALLEST
    colour: str = LIGHT.ink
    bold: bool = False
    more: str = ""
    """Said behind the text in SMALLEST: a unit."""


def write(frame: Any, lines: list[Paragraph], align: Any = PP_ALIGN.LEFT) -> None:
    """Fill a text frame. What fits is not changed; another typeface that is wider is shrunk by the program."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = align
        _run(paragraph, line.text, line.size, line)
        if line.more:
            _run(paragraph, f" {line.more}", SMALLEST, replace(line, bold=False))


def _run(paragraph: Any, text: str, size: float, line: Paragraph) -> None:
    run = paragraph.add_run()
    run.text = plain(text)
    run.font.size, run.font.bold = Pt(size), line.bold
    run.font.language_id = MSO_LANGUAGE_ID.INDONESIAN
    colour(run.font.color, line.colour)


def text_box(slide: Any, box: Box, lines: list[Paragraph], name: str, align: Any = PP_ALIGN.LEFT,
             anchor: Any = MSO_ANCHOR.TOP) -> Any:
    """A box with these paragraphs."""
    shape = slide.shapes.add_textbox(*box.emu())
    shape.name = name
    shape.text_frame.vertical_anchor = anchor
    write(shape.text_frame, lines, align)
    return shape


def panel(slide: Any, box: Box, name: str, fill: str, edge: str | None = None, *, round_by: float = 0.0) -> Any:
    """A filled rectangle, with rounded corners of `round_by` points."""
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if round_by else MSO_SHAPE.RECTANGLE
    shape = slide.shapes.add_shape(kind, *box.emu())
    shape.name = name
    if round_by:
        shape.adjustments[0] = round_by / min(box.width, box.height)
    shape.fill.solid()
    colour(shape.fill.fore_color, fill)
    if edge is None:
        shape.line.fill.background()
    else:
        shape.line.width = Pt(1)
        colour(shape.line.color, edge)
    style = shape._element.find(qn("p:style"))
    if style is not None:  # it would bring the shadow of the theme
        shape._element.remove(style)
    return shape
