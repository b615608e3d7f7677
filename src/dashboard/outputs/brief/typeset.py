"""Turns a template and its data into a PDF. Nothing of the machine gets in: no fonts, no clock, no paths."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from dashboard.core.domain import DashboardError

if TYPE_CHECKING:
    from typst import PDFStandard

FONT_PACKAGE = "fontpkg_source_sans_3"
"""The app's own face (OFL), from the registry; Typst looks nowhere else."""
TEMPLATES = Path(__file__).with_name("templates")


class TypesetError(DashboardError):
    """A paper that could not be set."""


Typeset = Callable[[str, dict[str, Any]], bytes]
"""(template without ending, data) to a PDF; the data carry `stamp`, the ISO day that counts as the day of making."""


def typesetter() -> Typeset:
    """A typesetter that reads fonts and templates once and sets papers one at a time: each thread needs its own.

    The same template and data give the same bytes, in any process. The PDF is accessible by PDF/UA-1, unless a text
    has signs that the face lacks. Raises TypesetError.
    """
    compiler = typst.Compiler(root=str(TEMPLATES), font_paths=[str(fonts())], ignore_system_fonts=True)

    def compiled(template: str, data: dict[str, Any], standards: list[PDFStandard]) -> bytes:
        made = datetime.fromisoformat(data["stamp"]).replace(tzinfo=UTC)
        content = compiler.compile(
            input=str(TEMPLATES / f"{template}.typ"), format="pdf", timestamp=made, pdf_standards=standards,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True)})
        if not isinstance(content, bytes):
            raise TypesetError(f"Lembar “{data['title']}” tidak menghasilkan satu berkas PDF.")
        return content

    def typeset(template: str, data: dict[str, Any]) -> bytes:
        try:
            try:
                return compiled(template, data, ["ua-1"])
            except typst.TypstError as error:
                if not str(error).startswith("PDF/UA-1 error"):
                    raise
                return compiled(template, data, [])  # a name with signs that the face lacks is no reason for no paper
        except typst.TypstError as error:
            raise TypesetError(f"Lembar “{data['title']}” tidak dapat disusun ({error}). Laporkan kepada pengelola "
                               "dasbor dengan menyebut nama wilayahnya.") from error

    return typeset


def fonts() -> Path:
    """The folder of the installed face. Raises TypesetError when its package is missing."""
    try:
        with as_file(files(FONT_PACKAGE) / "files") as folder:
            return folder
    except ModuleNotFoundError:
        raise TypesetError("Huruf Source Sans 3 untuk lembar PDF belum terpasang. Jalankan `pip install -r "
                           "requirements.txt`, lalu ulangi.") from None
