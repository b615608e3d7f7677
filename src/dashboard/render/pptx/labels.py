"""Labels on a chart: the value, the name of the series or of the point, tied to the data so that an edit moves them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from dashboard.render.pptx.sheet import SMALLEST

_INDONESIAN = "[$-421]"
"""Language code in front of a number format: decimals after a comma, thousands by dots."""
MINUS = "\u2212"
_NO_LEADERS = (f'<c:extLst {nsdecls("c")}><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" '
               'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/>'
               "</c:ext></c:extLst>")
"""Labels that were moved apart have no line back to their point."""


@dataclass(frozen=True)
class Label:
    """A label at point `index`. `position`: r, l, t, b, ctr, outEnd; `dx`, `dy`: moved by shares of the chart.

    `words`: a text of its own instead of the data's (a name at a point of a scatter).
    """

    index: int
    position: str
    colour: str
    bold: bool = False
    value: bool = True
    series: bool = False
    category: bool = False
    separator: str = " "
    dx: float = 0.0
    dy: float = 0.0
    words: str = ""


def number_format(decimals: int, *, signed: bool = False) -> str:
    """Format code with this many decimals, a true minus sign, and a plus before changes upwards."""
    digits = f"#,##0{'.' + '0' * decimals if decimals else ''}"
    return ";".join(f"{_INDONESIAN}{sign}{digits}" for sign in ("+" if signed else "", MINUS, ""))


def put(series: Any, labels: Sequence[Label], code: str, size: float = SMALLEST) -> None:
    """These labels and no others on a series of python-pptx."""
    holder = series._element.get_or_add_dLbls()
    for child in list(holder):
        holder.remove(child)
    for label in labels:
        holder.append(_element(label, code, size))
    for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"):
        holder.append(parse_xml(f'<c:{name} {nsdecls("c")} val="0"/>'))
    holder.append(parse_xml(_NO_LEADERS))


def _element(label: Label, code: str, size: float) -> Any:
    moved = (f'<c:layout><c:manualLayout><c:x val="{label.dx:.5f}"/><c:y val="{label.dy:.5f}"/></c:manualLayout>'
             "</c:layout>" if label.dx or label.dy else "")
    look = (f'<a:defRPr sz="{int(size * 100)}" b="{int(label.bold)}"><a:solidFill><a:srgbClr '
            f'val="{label.colour.lstrip("#")}"/></a:solidFill></a:defRPr>')
    words = "" if not label.words else (
        f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>{look}</a:pPr><a:r>'
        f'{look.replace("defRPr", "rPr")}<a:t>{escape(label.words)}</a:t></a:r></a:p></c:rich></c:tx>')
    flags = {"showLegendKey": False, "showVal": label.value or bool(label.words), "showCatName": label.category,
             "showSerName": label.series, "showPercent": False, "showBubbleSize": False}
    shown = "".join(f'<c:{name} val="{int(on)}"/>' for name, on in flags.items())
    return parse_xml(
        f'<c:dLbl {nsdecls("c", "a")}><c:idx val="{label.index}"/>{moved}{words}'
        f'<c:numFmt formatCode="{escape(code)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:txPr><a:bodyPr wrap="none" lIns="38100" tIns="0" rIns="38100" bIns="0" anchor="ctr"/><a:lstStyle/><a:p>'
        f'<a:pPr>{look}</a:pPr><a:endParaRPr lang="id-ID"/></a:p></c:txPr><c:dLblPos val="{label.position}"/>{shown}'
        f'<c:separator>{escape(label.separator)}</c:separator></c:dLbl>')
