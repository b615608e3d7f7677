"""Texts that can be compared: markup taken away, volatile names replaced, nested data a line a value."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

import numpy as np

_VOLATILE = (
    (re.compile(r"[0-9]{8}T[0-9]{12}-[0-9a-f]{8}"), "‹susunan›"),
    (re.compile(r"/media/[0-9a-f]+"), "/media/‹berkas›"),
    (re.compile(r"(?<![0-9A-Za-z])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{16,64}(?![0-9A-Za-z])"), "‹sidik›"),
    (re.compile(r"(?<=[.-])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{8,12}(?=\.[a-z])"), "‹isi›"),
    (re.compile(r" at 0x[0-9a-f]+"), " at ‹tempat›"),
)
_SPOKEN = ("alt", "aria-label", "title", "href", "placeholder", "data-title")
_SILENT = {"script", "style"}
_INLINE = {"a", "abbr", "b", "br", "code", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "text",
           "tspan", "wbr"}
_TYPES = {"f8": "<f8", "f4": "<f4", "i4": "<i4", "i2": "<i2", "i1": "i1", "u1": "u1", "u2": "<u2", "u4": "<u4"}
LONGEST = 400
"""Characters of a line; longer lists and texts are broken."""


def steady(text: str, places: Mapping[str, str] | None = None) -> str:
    """The text with placeholders for build ids, names by content and `places` (a path and its placeholder)."""
    for path, placeholder in (places or {}).items():
        text = text.replace(path, placeholder)
    for pattern, placeholder in _VOLATILE:
        text = pattern.sub(placeholder, text)
    return text


class _Reader(HTMLParser):
    """Collects what is read or heard; a new line for each block and for each spoken attribute."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        self.parts.append(" | " if tag in ("td", "th") else " " if tag in _INLINE else "\n")
        spoken = [f"({name}: {' '.join(value.split())})" for name, value in attrs if name in _SPOKEN and value]
        self.parts.append(" ".join(spoken) + " " if spoken else "")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        self.parts.append("" if tag in ("td", "th") else " " if tag in _INLINE else "\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def html_lines(markup: str) -> list[str]:
    """What HTML says, a line a block, cells parted by |; alternative texts, titles and addresses in brackets."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()).strip() for line in "".join(reader.parts).split("\n"))
    return [line for line in lines if line.strip("| ")]


def nested_lines(value: Any, path: str = "") -> Iterator[str]:
    """Nested data as `path: value`, keys in order, numbers to six places, lists of plain values in one line."""
    value = _plain(value)
    if isinstance(value, Mapping):
        for key in sorted(value, key=str):
            yield from nested_lines(value[key], f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and not all(_is_scalar(_plain(one)) for one in value):
        for place, one in enumerate(value):
            yield from nested_lines(one, f"{path}[{place}]")
    elif isinstance(value, list):
        text = json.dumps([_plain(one) for one in value], ensure_ascii=False)
        yield from _broken(path, text, ", ")
    else:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
        for line in str(text).splitlines() or [""]:
            yield from _broken(path, line, " ")


def _broken(path: str, text: str, at: str) -> Iterator[str]:
    while len(text) > LONGEST and (cut := text.rfind(at, 0, LONGEST)) > 0:
        yield f"{path}: {text[:cut + len(at)].rstrip()}"
        text = text[cut + len(at):]
    yield f"{path}: {text}"


def _is_scalar(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float | bool)


def _plain(value: Any) -> Any:
    """Plotly's packed arrays, numpy and tuples as lists; floats rounded."""
    if isinstance(value, Mapping) and {"dtype", "bdata"} <= set(value):
        packed = np.frombuffer(base64.b64decode(value["bdata"]), _TYPES.get(value["dtype"], value["dtype"]))
        shape = [int(part) for part in str(value.get("shape", "")).split(",") if part.strip()]
        return _plain((packed.reshape(shape) if shape else packed).tolist())
    if isinstance(value, np.generic | np.ndarray):
        return _plain(value.tolist())
    if isinstance(value, float):
        rounded = round(value, 6)
        return int(rounded) if rounded.is_integer() else rounded if rounded == rounded else "nan"
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [_plain(one) for one in value]
    return value
