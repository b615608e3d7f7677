"""ZIP files without the time of packing: the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

Time = tuple[int, int, int, int, int, int]
FIRST_TIME: Time = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP file can say."""


def packed(entries: Iterable[tuple[str, bytes]], at: Time = FIRST_TIME) -> bytes:
    """A ZIP file of these (name, content), each with this time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name, at), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def repacked(package: bytes, at: Time = FIRST_TIME) -> bytes:
    """The same package (DOCX, PPTX) with this time in every entry."""
    with zipfile.ZipFile(io.BytesIO(package)) as given:
        return packed(((name, given.read(name)) for name in given.namelist()), at)
