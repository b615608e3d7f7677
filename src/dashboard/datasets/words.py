"""How texts are compared: without case, punctuation, or spaces; and which known text is meant by a misspelt one."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

_APART = re.compile(r"[^0-9a-z]+")
_LONGEST = 200  # characters; comparing longer texts costs time and finds nothing


def normalise(text: str) -> str:
    """Lower case, no accents or punctuation, one space between words: "Dinsos, Kab.  Blitar" -> "dinsos kab blitar"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _APART.sub(" ", plain.lower()).strip()


def squeeze(text: str) -> str:
    """`normalise` without spaces: "Kebon Agung" and "Kebonagung" are the same place."""
    return normalise(text).replace(" ", "")


def near(text: str, known: Iterable[str], limit: int = 3, at_least: float = 0.72) -> list[str]:
    """The known texts most like this one, best first; empty when none is near."""
    wanted = squeeze(text)[:_LONGEST]
    by_key = {squeeze(one)[:_LONGEST]: one for one in known}
    return [by_key[key] for key in difflib.get_close_matches(wanted, by_key, limit, at_least)]


def listed(texts: Iterable[str], word: str = "atau") -> str:
    """"'A', 'B' atau 'C'" for a sentence."""
    quoted = [f"'{text}'" for text in texts]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {word} {quoted[-1]}" if quoted else ""


def shortened(text: str, length: int = 60) -> str:
    """A value as it is quoted in a sentence: one line, at most `length` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
