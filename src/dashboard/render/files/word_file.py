"""What every Word document of the dashboard has: A4, our colours, native tables, page numbers, the same bytes twice."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dashboard.core import style
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.render.files.packing import repacked

_FONT = "Calibri"
_NEVER_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The earliest that a zip file can say: its entries carry no time of writing."""
_MARGIN_MM, _WIDTH_MM = 20, 170
_SIGN_ROOM_PT, _SIGN_HERE = 30, "(" + "." * 44 + ")"


def clean(text: str) -> str:
    """The text without characters that a document cannot hold."""
    return _NEVER_IN_XML.sub("", text)


def new_document(title: str, made_at: datetime, footer: str, *, is_sample: bool) -> Any:
    """An empty A4 document; the footer has this text and the page number, the header the badge of sample data."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(_MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)
    _style(document)
    properties = document.core_properties
    properties.title, properties.author, properties.language = clean(title)[:255], "Dasbor Kemiskinan", "id-ID"
    properties.created = properties.modified = made_at.replace(tzinfo=None, microsecond=0)
    properties.last_modified_by, properties.comments = "", ""
    _footer(section, footer)
    if is_sample:
        line = section.header.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        mark_sample(line, f"{SAMPLE_BADGE}, bukan keadaan sebenarnya")
    return document


def _style(document: Any) -> None:
    sizes = {"Normal": 10.5, "Title": 20, "Heading 1": 14, "Heading 2": 12}
    for name, size in sizes.items():
        font = document.styles[name].font
        font.name, font.size = _FONT, Pt(size)
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            if attribute.endswith("Theme"):
                del fonts.attrib[attribute]
        fonts.set(qn("w:eastAsia"), _FONT)
        font.color.rgb = _rgb(style.LIGHT.ink if name == "Normal" else style.LIGHT.blitar)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    border = document.styles["Title"].element.find(f".//{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#"))


def _footer(section: Any, text: str) -> None:
    line = section.footer.paragraphs[0]
    line.add_run(f"{clean(text)} · halaman ")
    _field(line, "PAGE")
    line.add_run(" dari ")
    _field(line, "NUMPAGES")
    for run in line.runs:
        run.font.size, run.font.color.rgb = Pt(8.5), _rgb(style.LIGHT.muted)


def _field(line: Any, instruction: str) -> None:
    """A number that the word processor works out; each part is a run of its own, or it loses its look."""
    for kind, text in (("begin", ""), ("instrText", instruction), ("separate", ""), ("t", "1"), ("end", "")):
        part = OxmlElement(f"w:{kind}" if text else "w:fldChar")
        if text:
            part.set(qn("xml:space"), "preserve")
            part.text = text
        else:
            part.set(qn("w:fldCharType"), kind)
        line.add_run()._r.append(part)


def mark_sample(line: Any, text: str = SAMPLE_BADGE) -> None:
    """The badge of sample data at the end of a paragraph."""
    run = line.add_run(text)
    run.bold, run.font.color.rgb = True, _rgb(style.LIGHT.worse)


def paragraph(document: Any, text: str, *, look: str | None = None, muted: bool = False) -> Any:
    """One paragraph of plain text."""
    line = document.add_paragraph(style=look)
    run = line.add_run(clean(text))
    if muted:
        run.font.size, run.font.color.rgb = Pt(9), _rgb(style.LIGHT.muted)
    return line


def table(document: Any, heads: Sequence[str], shares: Sequence[float], rows: Sequence[Sequence[str]]) -> Any:
    """A native table: the head repeats on every page, rows do not break across pages. `shares` of the width."""
    made = document.add_table(rows=1 + len(rows), cols=len(heads))
    made.style, made.autofit = "Table Grid", False
    _borders(made)
    total = sum(shares)
    widths = [Mm(_WIDTH_MM * share / total) for share in shares]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for number, (line, texts) in enumerate(zip(made.rows, (heads, *rows), strict=True)):
        _row_rules(line, is_head=not number)
        for cell, width, text in zip(line.cells, widths, texts, strict=True):
            cell.width = width
            _fill(cell, text, is_head=not number)
    gap = document.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)
    gap.add_run().font.size = gap.paragraph_format.line_spacing = Pt(4)
    return made


def signatures(document: Any, offices: Sequence[tuple[str, str]]) -> None:
    """Side by side what each signs as, the office, room for a signature, and a line for the name; kept together."""
    made = document.add_table(rows=1, cols=len(offices))
    _row_rules(made.rows[0], is_head=False)
    for cell, (role, office) in zip(made.rows[0].cells, offices, strict=True):
        first = cell.paragraphs[0]
        first.add_run(clean(f"{role},"))
        lines = [first, cell.add_paragraph(clean(office)), cell.add_paragraph(), cell.add_paragraph(_SIGN_HERE)]
        first.paragraph_format.space_before = lines[2].paragraph_format.space_before = Pt(_SIGN_ROOM_PT)
        for line in lines:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _borders(made: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"),
                            ("color", style.LIGHT.hairline.removeprefix("#"))):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    made._tbl.tblPr.append(borders)


def _row_rules(line: Any, *, is_head: bool) -> None:
    rules = line._tr.get_or_add_trPr()
    for name in ("w:cantSplit", *(("w:tblHeader",) if is_head else ())):
        rules.append(OxmlElement(name))


def _fill(cell: Any, text: str, *, is_head: bool) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(1)
    run = line.add_run(clean(text))
    run.font.size = Pt(9.5)
    if is_head:
        run.bold, run.font.color.rgb = True, _rgb(style.LIGHT.paper)
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", style.LIGHT.blitar.removeprefix("#"))):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)


def document_bytes(document: Any) -> bytes:
    """The document as DOCX; the same content gives the same bytes."""
    written = io.BytesIO()
    document.save(written)
    return repacked(written.getvalue())
