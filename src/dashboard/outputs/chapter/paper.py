"""A Word document in the house style: real headings, captions with numbers, native tables, page numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from dashboard.core.domain import SAMPLE_BADGE
from dashboard.core.regency import regency
from dashboard.core.style import LIGHT
from dashboard.outputs.chapter.plain import clean
from dashboard.render.files.word_file import document_bytes
from dashboard.render.words import terms

FACE = "Calibri"
TEXT_WIDTH = Cm(16.4)
_LONGEST_PROPERTY = 255
"""Characters that a property of a document may have."""
_DEEPEST = 3
"""Level of the last headings in the table of contents."""


class Paper:
    """One document. `made` goes into its properties; the same calls give the same bytes."""

    def __init__(self, title: str, foot: str, made: date) -> None:
        self._document = Document()
        self._pictures = self._tables = 0
        self._headings: list[tuple[int, str]] = []
        self._list_place: Any = None
        self._style()
        core = self._document.core_properties
        moment = datetime(made.year, made.month, made.day)
        core.title, core.author = clean(title)[:_LONGEST_PROPERTY], regency().agency
        core.last_modified_by = ""
        core.created = core.modified = moment
        core.comments, core.language = "", "id-ID"
        self._page(title, foot)

    def title(self, text: str, line: str) -> None:
        """The name of the chapter (a heading of level 1) and the line of context under it."""
        self.heading(text, 1)
        self.note(line)

    def heading(self, text: str, level: int) -> None:
        """A real heading: a table of contents finds it."""
        self._document.add_heading(clean(text), level)
        if level <= _DEEPEST:
            self._headings.append((level, clean(text)))

    def contents(self) -> None:
        """Where the table of contents stands; it lists the headings that follow."""
        self._list_place = self._document.add_paragraph(style="TOC 1")

    def paragraph(self, text: str, style: str | None = None) -> None:
        """Running text; nothing for an empty one."""
        if text:
            self._document.add_paragraph(clean(text), style)

    def explained(self, text: str) -> None:
        """Running text of our own, its foreign terms in italics."""
        line = self._document.add_paragraph()
        for piece, is_term in terms.runs(text):
            line.add_run(clean(piece)).italic = is_term or None

    def points(self, texts: Sequence[str]) -> None:
        """A list."""
        for text in texts:
            self.paragraph(text, "List Bullet")

    def links(self, sources: Sequence[tuple[str, str]]) -> None:
        """A numbered list of titles; an address becomes a link that shows its host."""
        for title, address in sources:
            paragraph = self._document.add_paragraph(clean(title), "List Number")
            host = urlsplit(address).hostname if address.startswith(("http://", "https://")) else None
            if host:
                paragraph.add_run(" (")
                _link(paragraph, clean(address), clean(host))
                paragraph.add_run(")")
            paragraph.paragraph_format.space_after = Pt(2)

    def note(self, text: str) -> None:
        """Small muted text."""
        self.paragraph(text, "Catatan")

    def badge(self) -> None:
        """That what follows rests on sample data."""
        run = self._document.add_paragraph().add_run(SAMPLE_BADGE)
        run.bold = True
        run.font.color.rgb = _colour(LIGHT.worse)

    def picture(self, draw: Callable[[], bytes], caption: str, alt: str) -> None:
        """A picture (PNG) over its numbered caption, kept together."""
        self._pictures += 1
        holder = self._document.add_paragraph()
        holder.paragraph_format.keep_with_next = True
        shape = holder.add_run().add_picture(BytesIO(draw()), width=TEXT_WIDTH)
        about = shape._inline.docPr
        about.set("descr", clean(alt))
        about.set("name", f"Gambar {self._pictures}")
        self._caption("Gambar", self._pictures, caption, keep=False)

    def table(self, caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = (),
              shares: Sequence[float] = (), strong: int | None = None) -> None:
        """A native table under its numbered caption. `numbers`: columns set to the right; `shares`: widths; `strong`:
        row set in bold."""
        self._tables += 1
        self._caption("Tabel", self._tables, caption, keep=True)
        table = self._document.add_table(1 + len(rows), len(head))
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        _rules(table)
        widths = [int(TEXT_WIDTH * share / sum(shares)) for share in shares] if shares else \
            [int(TEXT_WIDTH / len(head))] * len(head)
        grid = [head, *rows]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for place, row in enumerate(table.rows):
            _keep_whole(row, is_head=place == 0)
            for column, cell in enumerate(row.cells):
                cell.width = widths[column]
                _write(cell, clean(grid[place][column]), place == 0, column in numbers, place - 1 == strong)
        self._document.add_paragraph(style="Catatan")

    def _caption(self, word: str, number: int, text: str, *, keep: bool) -> None:
        paragraph = self._document.add_paragraph(style="Caption")
        paragraph.paragraph_format.keep_with_next = keep
        paragraph.add_run(f"{word} ")
        _field(paragraph, f"SEQ {word} \\* ARABIC", str(number))
        paragraph.add_run(f". {clean(text)}")

    def bytes(self) -> bytes:
        """The document."""
        if self._list_place is not None:
            self._fill_contents()
        return document_bytes(self._document)

    def _fill_contents(self) -> None:
        """A field that Word renews with page numbers (F9); until then it lists the headings."""
        first = self._list_place
        _begin_field(first, 'TOC \\o "1-3" \\h \\z \\u')
        place = first
        for order, (level, text) in enumerate(self._headings):
            if order:
                fresh = OxmlElement("w:p")
                place._p.addnext(fresh)
                place = type(first)(fresh, first._parent)
            place.style = self._document.styles[f"TOC {level}"]
            place.add_run(text)
        _end_field(place)

    def _style(self) -> None:
        styles = self._document.styles
        normal = styles["Normal"]
        _face(normal, 10.5, LIGHT.ink)
        normal.paragraph_format.space_after = Pt(6)
        normal.paragraph_format.line_spacing = 1.15
        for level, size in ((1, 20), (2, 15), (3, 12), (4, 10.5)):
            _face(styles[f"Heading {level}"], size, LIGHT.blitar if level < 3 else LIGHT.ink)
            styles[f"Heading {level}"].paragraph_format.space_before = Pt(16 if level < 3 else 10)
            styles[f"Heading {level}"].paragraph_format.space_after = Pt(4)
        _face(styles["Caption"], 9, LIGHT.muted)
        note = styles.add_style("Catatan", WD_STYLE_TYPE.PARAGRAPH)
        note.base_style = normal
        _face(note, 9, LIGHT.muted)
        for level in (1, 2, 3):
            entry = styles.add_style(f"TOC {level}", WD_STYLE_TYPE.PARAGRAPH)
            entry.base_style = normal
            entry.paragraph_format.left_indent = Cm(0.6 * (level - 1))
            entry.paragraph_format.space_after = Pt(1)
        normal.element.get_or_add_rPr().append(_element("w:lang", val="id-ID"))

    def _page(self, title: str, foot: str) -> None:
        section = self._document.sections[0]
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.25)
        section.top_margin = section.bottom_margin = Cm(2.2)
        head = section.header.paragraphs[0]
        head.style = self._document.styles["Catatan"]
        head.add_run(clean(title))
        line = section.footer.paragraphs[0]
        line.style = self._document.styles["Catatan"]
        line.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_ALIGN_PARAGRAPH.RIGHT)
        line.add_run(f"{clean(foot)}\tHalaman ")
        _field(line, "PAGE", "1")
        line.add_run(" dari ")
        _field(line, "NUMPAGES", "1")


def _colour(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:])


def _face(style: Any, size: float, colour: str) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FACE, Pt(size), _colour(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a heading's own theme face would win over ours
    fonts.set(qn("w:cs"), FACE)


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _begin_field(paragraph: Any, instruction: str) -> None:
    run = paragraph.add_run()._r
    run.append(_element("w:fldChar", fldCharType="begin"))
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    paragraph.add_run()._r.append(_element("w:fldChar", fldCharType="separate"))


def _end_field(paragraph: Any) -> None:
    paragraph.add_run()._r.append(_element("w:fldChar", fldCharType="end"))


def _field(paragraph: Any, instruction: str, shown: str) -> None:
    _begin_field(paragraph, instruction)
    paragraph.add_run(shown)
    _end_field(paragraph)


def _link(paragraph: Any, address: str, shown: str) -> None:
    place = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    holder = OxmlElement("w:hyperlink")
    holder.set(qn("r:id"), place)
    run = paragraph.add_run(shown)
    run.font.color.rgb = _colour(LIGHT.blitar)
    run.font.underline = True
    holder.append(run._r)
    paragraph._p.append(holder)


def _rules(table: Any) -> None:
    """Hairlines between rows, nothing between columns."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=LIGHT.hairline[1:]))
    table._tbl.tblPr.append(borders)


def _keep_whole(row: Any, *, is_head: bool) -> None:
    """A row is not cut by a page; the head comes again on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(_element("w:cantSplit"))
    if is_head:
        properties.append(_element("w:tblHeader"))


def _write(cell: Any, text: str, is_head: bool, is_number: bool, is_strong: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.paragraph_format.space_before = Pt(1)
    paragraph.paragraph_format.line_spacing = 1.0
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(9), is_head or is_strong
    if is_head:
        run.font.color.rgb = _colour(LIGHT.muted)
        cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=LIGHT.panel[1:]))
