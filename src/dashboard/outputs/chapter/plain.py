"""Text without what neither a document nor a picture can hold."""

from __future__ import annotations

import re

# XML allows no other control characters; python-docx would stop at one, and no typeface has a shape for them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without control characters; tab and line break stay."""
    return _CONTROL.sub("", text)
