"""What a file says, by its ending: words and figures of papers, tables and maps, without layout."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.recorded.texts import html_lines, nested_lines

_SHAPES = {"geometry", "polygons"}
_SOME_SIZE = 60


def file_lines(name: str, content: bytes) -> list[str]:
    """Lines of a file named so. Raises KeyError for an ending that nobody reads here."""
    return list(_READERS[name.rpartition(".")[2].lower()](content))


def _pdf(content: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    for number, page in enumerate(PdfReader(io.BytesIO(content)).pages, start=1):
        yield f"== halaman {number}"
        yield from (" ".join(line.split()) for line in page.extract_text().splitlines())


def _docx(content: bytes) -> Iterator[str]:
    from docx import Document
    from docx.table import Table

    document: Any = Document(io.BytesIO(content))
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from (" | ".join(_cells(row.cells)) for row in part.rows)
        elif part.text.strip():
            yield f"{part.style.name}: {part.text}"
        for drawing in part._element.iter("{*}docPr"):
            yield f"gambar: {drawing.get('descr') or drawing.get('title') or ''}"
    for section in document.sections:
        yield from (f"tepi: {one.text}" for part in (section.header, section.footer) for one in part.paragraphs
                    if one.text.strip())


def _pptx(content: bytes) -> Iterator[str]:
    from pptx import Presentation

    for number, slide in enumerate(Presentation(io.BytesIO(content)).slides, start=1):
        yield f"== salindia {number}"
        for shape in slide.shapes:
            yield from _shape(shape)
        if slide.has_notes_slide:
            yield from (f"catatan: {line}" for line in slide.notes_slide.notes_text_frame.text.splitlines())


def _shape(shape: Any) -> Iterator[str]:
    described = shape._element.find(".//{*}cNvPr")
    if described is not None and described.get("descr"):
        yield f"{shape.name} (alt): {described.get('descr')}"
    if shape.shape_type == 6:  # a group
        for one in shape.shapes:
            yield from _shape(one)
    if shape.has_text_frame:
        yield from (f"{shape.name}: {line}" for line in shape.text_frame.text.splitlines() if line.strip())
    if getattr(shape, "has_table", False) and shape.has_table:
        yield from (f"{shape.name}: " + " | ".join(_cells(row.cells)) for row in shape.table.rows)
    if getattr(shape, "has_chart", False) and shape.has_chart:
        for plot in shape.chart.plots:
            yield from nested_lines(list(plot.categories), f"{shape.name}.kategori")
            for series in plot.series:
                yield from nested_lines(list(series.values), f"{shape.name}.{series.name}")
    if shape.shape_type == 13:
        yield f"{shape.name}: {_picture(shape.image.blob)}"


def _cells(cells: Any) -> list[str]:
    return [" / ".join(cell.text.splitlines()) for cell in cells]


def _xlsx(content: bytes) -> Iterator[str]:
    from openpyxl import load_workbook

    for sheet in load_workbook(io.BytesIO(content)).worksheets:
        yield f"== lembar {sheet.title} ({sheet.sheet_state})"
        for row in sheet.iter_rows():
            values = [cell.value for cell in row]
            if any(value is not None for value in values):
                yield _csv_line(values)
            yield from (f"catatan {cell.coordinate}: {' / '.join(cell.comment.text.splitlines())}"
                        for cell in row if cell.comment)
        for rule in sheet.data_validations.dataValidation:
            yield f"aturan {rule.sqref}: {rule.type} {rule.operator} {rule.formula1} {rule.formula2} {rule.error}"


def _csv_line(values: list[Any]) -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator="").writerow(
        [round(value, 6) if isinstance(value, float) else value for value in values])
    return made.getvalue().replace("\n", " / ")


def _text(content: bytes) -> Iterator[str]:
    yield from content.decode("utf-8-sig").splitlines()


def _html(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8")
    yield from html_lines(text)
    for inside in re.findall(r"<script[^>]*>(.*?)</script>", text, re.DOTALL):
        for place, value in enumerate(_values_in(inside)):
            yield from nested_lines(shapes_marked(value), f"data{place}")


def _values_in(script: str) -> Iterator[Any]:
    """JSON objects of some size inside a script."""
    decoder, place = json.JSONDecoder(), 0
    while (place := script.find('{"', place)) >= 0:
        try:
            value, end = decoder.raw_decode(script, place)
        except json.JSONDecodeError:
            end = place + 1
        else:
            if end - place > _SOME_SIZE:
                yield value
        place = end


def shapes_marked(value: Any) -> Any:
    """Nested data with a mark in place of each geometry."""
    if isinstance(value, dict):
        return {key: _mark(json.dumps(one, sort_keys=True).encode()) if key in _SHAPES else shapes_marked(one)
                for key, one in value.items()}
    return [shapes_marked(one) for one in value] if isinstance(value, list) else value


def _mark(content: bytes) -> str:
    return f"{len(content)} bita, {hashlib.sha256(content).hexdigest()[:6]}"


def _json(content: bytes) -> Iterator[str]:
    yield from nested_lines(shapes_marked(json.loads(content)))


def _parquet(content: bytes) -> Iterator[str]:
    import pyarrow.parquet as parquet

    table = parquet.read_table(io.BytesIO(content))
    for key, value in sorted((table.schema.metadata or {}).items()):
        if not key.startswith((b"pandas", b"ARROW")):
            yield f"{key.decode()}: {value.decode()}"
    yield from table.to_pandas().to_csv(index=False).splitlines()


def _zip(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in sorted(archive.namelist()):
            yield f"==== {name}"
            yield from file_lines(name, archive.read(name))


def _png(content: bytes) -> Iterator[str]:
    yield _picture(content)


def _picture(content: bytes) -> str:
    """Size and a mark of what is painted, not of how it was packed."""
    from PIL import Image

    picture = Image.open(io.BytesIO(content)).convert("RGBA")
    return f"{picture.width} × {picture.height}, {_mark(picture.tobytes())}"


_READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "pdf": _pdf, "docx": _docx, "pptx": _pptx, "xlsx": _xlsx, "csv": _text, "txt": _text, "md": _text, "html": _html,
    "json": _json, "geojson": _json, "parquet": _parquet, "zip": _zip, "png": _png}
