"""Words of strangers inside Streamlit's messages and headings, which are Markdown: shown as they are typed.

Unescaped, a saved link or a handed-in name could load a picture from another host or put a link into our sentence.
"""

from __future__ import annotations

import re

from dashboard.core import settings
from dashboard.core.formats import shortened

_MARKDOWN = re.compile(r"[\\`*\[\]<>#|~$:@]|(?<=[wW]{3})\.")
_LONGEST = 40


def plain(text: str) -> str:
    """The same words on one line, with nothing left for Markdown to read: no picture, link, formula, icon, colour; and
    without paths of this server."""
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(settings.without_places(text).split()))


def short(text: str) -> str:
    """At most 40 characters of what a stranger put into an address."""
    return plain(shortened(text, _LONGEST))
