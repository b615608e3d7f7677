"""Terms of a foreign language inside a text, marked as *term*: set in italics by whatever draws the text."""

from __future__ import annotations

import re

from htpy import Node, i

_TERM = re.compile(r"\*([^*]+)\*")


def runs(text: str) -> list[tuple[str, bool]]:
    """(piece, whether it is such a term) in order, without the marks."""
    return [(piece, bool(place % 2)) for place, piece in enumerate(_TERM.split(text)) if piece]


def html(text: str) -> list[Node]:
    """The text with its terms as <i>."""
    return [i[piece] if is_term else piece for piece, is_term in runs(text)]
