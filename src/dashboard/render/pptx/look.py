"""The look of the deck: 16:9, the regency's colours and typeface in the theme, and two layouts of our own."""

from __future__ import annotations

import re
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from dashboard.core.regency import regency
from dashboard.core.style import LIGHT
from dashboard.render.pptx.sheet import HEIGHT, MARGIN, SOURCE, TITLE_SIZES, WIDTH, Box

TYPEFACE = "Calibri"
"""Comes with every Office; the typeface of the pages (Source Sans) does not."""
COVER, MESSAGE = "Sampul", "Satu pesan"
NUMBER = Box(WIDTH - MARGIN - 60, HEIGHT - 34, 60, 20)
TITLE = Box(MARGIN, 24, WIDTH - 2 * MARGIN, 2 * TITLE_SIZES[0] * 1.22)
COVER_TITLE = Box(MARGIN * 2, 150, WIDTH - 4 * MARGIN, 130)
COVER_SUBTITLE = Box(MARGIN * 2, 290, WIDTH - 4 * MARGIN, 90)
BAND = Box(0, 0, WIDTH, 8)
_COLOURS = {"dk1": LIGHT.ink, "lt1": LIGHT.paper, "dk2": LIGHT.blitar, "lt2": LIGHT.panel, "accent1": LIGHT.blitar,
            "accent2": LIGHT.jatim, "accent3": LIGHT.indonesia, "accent4": LIGHT.better, "accent5": LIGHT.worse,
            "accent6": LIGHT.muted, "hlink": LIGHT.better, "folHlink": LIGHT.others[0]}
_KEPT = {0: COVER, 5: MESSAGE}
_HINTS = {"TITLE": "Klik untuk mengubah judul", "CENTER_TITLE": "Klik untuk mengubah judul",
          "SUBTITLE": "Klik untuk mengubah subjudul"}


def blank() -> Any:
    """A presentation without slides, in our look."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    made.part._element.find(qn("p:sldSz")).attrib.pop("type", None)  # the template is 4:3
    _drop(made.part.package._rels, RELATIONSHIP_TYPE.THUMBNAIL)
    _drop(made.part._rels, RELATIONSHIP_TYPE.PRINTER_SETTINGS)
    master = made.slide_master
    _theme(master)
    layouts = list(made.slide_layouts)
    for number, layout in enumerate(layouts):
        if number in _KEPT:
            layout.name = _KEPT[number]
        else:
            made.slide_layouts.remove(layout)
    _styles(master)
    _place(master)
    for layout in made.slide_layouts:
        _place(layout)
    return made


def _drop(relations: Any, kind: str) -> None:
    """Leave behind what the template of python-pptx carries of its own."""
    for name in [name for name, relation in relations.items() if relation.reltype == kind]:
        relations.pop(name)


def layout(made: Any, name: str) -> Any:
    """One of our two layouts."""
    return next(one for one in made.slide_layouts if one.name == name)


def _theme(master: Any) -> None:
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = parse_xml(part.blob)
    root.set("name", regency().label)
    scheme = root.find(f".//{qn('a:clrScheme')}")
    scheme.set("name", regency().label)
    for name, value in _COLOURS.items():
        slot = scheme.find(qn(f"a:{name}"))
        for child in list(slot):
            slot.remove(child)
        slot.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{value.lstrip("#")}"/>'))
    fonts = root.find(f".//{qn('a:fontScheme')}")
    fonts.set("name", regency().label)
    for kind in ("majorFont", "minorFont"):
        fonts.find(qn(f"a:{kind}")).find(qn("a:latin")).set("typeface", TYPEFACE)
    part._blob = serialize_part_xml(root)


def _styles(master: Any) -> None:
    """Titles to the left, bold, in ink."""
    style = master._element.find(qn("p:txStyles")).find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    style.set("algn", "l")
    run = style.find(qn("a:defRPr"))
    run.set("sz", str(int(TITLE_SIZES[0] * 100)))
    run.set("b", "1")


def _place(holder: Any) -> None:
    """Put the placeholders of a master or a layout where our slides have them; date and footer are ours to write."""
    is_cover = holder.name == COVER
    for shape in list(holder.placeholders):
        kind = re.sub(r"\W.*", "", str(shape.placeholder_format.type))
        if kind in ("DATE", "FOOTER"):
            shape._element.getparent().remove(shape._element)
            continue
        box = {"SLIDE_NUMBER": NUMBER, "CENTER_TITLE": COVER_TITLE, "SUBTITLE": COVER_SUBTITLE}.get(
            kind, COVER_TITLE if is_cover else TITLE)
        shape.left, shape.top, shape.width, shape.height = box.emu()
        body = shape.text_frame._txBody.find(qn("a:bodyPr"))
        for side in ("lIns", "rIns", "tIns", "bIns"):
            body.set(side, "0")
        if kind == "SLIDE_NUMBER":
            _number(shape)
        else:
            shape.text_frame.text = _HINTS.get(kind, shape.text_frame.text)
            body.set("anchor", "b" if is_cover and kind != "SUBTITLE" else "t")
            for child in list(body):
                body.remove(child)


def _number(shape: Any) -> None:
    """Right, small, muted."""
    for style in shape._element.iter(qn("a:lvl1pPr")):
        style.set("algn", "r")
        for run in style.iter(qn("a:defRPr")):
            run.set("sz", str(int(SOURCE * 100)))
