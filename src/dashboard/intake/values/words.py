"""How texts are compared: without case, punctuation, or spaces; and which known text is meant by a misspelt one."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

_APART = re.compile(r"[^0-9a-z]+")
_VILLAGE_WORD = re.compile(r"^(?:desa|kelurahan|kel|ds|des)\b\.?\s*", re.IGNORECASE)
_KECAMATAN_WORD = re.compile(r"^(?:kecamatan|kec)\b\.?\s*", re.IGNORECASE)
_LABEL = re.compile(r"([^()]+?)\s*\(\s*(?:kec(?:amatan)?\.?\s+)?([^()]+)\)")
_LONGEST = 200  # characters; comparing longer texts costs time and finds nothing


def normalise(text: str) -> str:
    """Lower case, no accents or punctuation, one space between words: "Dinsos, Kab.  Blitar" -> "dinsos kab blitar"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _APART.sub(" ", plain.lower()).strip()


def squeeze(text: str) -> str:
    """`normalise` without spaces: "Kebon Agung" and "Kebonagung" are the same place."""
    return normalise(text).replace(" ", "")


def says_village(text: str) -> bool:
    """Whether a text begins with "Desa" or the like."""
    return _VILLAGE_WORD.match(text) is not None


def says_kecamatan(text: str) -> bool:
    """Whether a text begins with "Kecamatan" or the like."""
    return _KECAMATAN_WORD.match(text) is not None


def village_name(text: str) -> str:
    """"Desa Plandirejo" -> "Plandirejo"."""
    return _VILLAGE_WORD.sub("", text.strip())


def kecamatan_name(text: str) -> str:
    """"Kec. Bakung" -> "Bakung"."""
    return _KECAMATAN_WORD.sub("", text.strip())


def village_and_kecamatan(text: str) -> tuple[str, str] | None:
    """The two names of "Sukorejo (Kec. Udanawu)"; None for a text of another form."""
    found = _LABEL.fullmatch(text.strip())
    return (found.group(1), found.group(2)) if found else None


def near(text: str, known: Iterable[str], limit: int = 3, at_least: float = 0.72) -> list[str]:
    """The known texts most like this one, best first; empty when none is near."""
    wanted = squeeze(text)[:_LONGEST]
    by_key = {squeeze(one)[:_LONGEST]: one for one in known}
    return [by_key[key] for key in difflib.get_close_matches(wanted, by_key, limit, at_least)]


def listed(texts: Iterable[str], word: str = "atau") -> str:
    """"'A', 'B' atau 'C'" for a sentence."""
    quoted = [f"'{text}'" for text in texts]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {word} {quoted[-1]}" if quoted else ""
