"""When memory runs out, zlib, expat and the system say so each in its way, which is not to be taken for a damaged
file."""

from __future__ import annotations

import errno
import zlib
from xml.parsers import expat

_ZLIB = "Error -4 "
"""How zlib.error begins for Z_MEM_ERROR; the exception carries no number."""


def raise_when_out_of_memory(error: Exception) -> None:
    """Raises MemoryError where this failure means it."""
    if ((isinstance(error, zlib.error) and str(error).startswith(_ZLIB))
            or (isinstance(error, expat.ExpatError)
                and error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY])
            or (isinstance(error, OSError) and error.errno == errno.ENOMEM)):
        raise MemoryError from error
