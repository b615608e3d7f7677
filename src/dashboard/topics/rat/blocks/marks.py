"""How a status looks: word, shape and colour always together. What was not reported is outlined, not coloured."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from htpy import Element, Node, b, i, p, small, span

from dashboard.core import formats, style
from dashboard.render.table import Cell, inked
from dashboard.statistics.scales import FEW_PEOPLE, NO_REPORT, NO_TARGET, NOT_DUE, NOT_SUBMITTED, STATE_WORDS, Scale
from dashboard.topics.rat.words.sentences import status_word

SHAPES = {status.key: status.shape for status in style.STATUS} | {NO_REPORT: "○", NOT_DUE: "·", NO_TARGET: "–",
                                                                     NOT_SUBMITTED: "□", FEW_PEOPLE: "◌"}
_BY_KEY = {status.key: status for status in style.STATUS}
_shape = i(aria_hidden="true")
"""A sign that only the eye needs: the words of the same cell say it too."""


def chip(key: str, theme: style.Theme) -> Element:
    """'▲ Sangat tinggi' on its colour."""
    return span(class_=["rat-chip", _class(key)], style=inked(_fill(key, theme)) or None)[
        _shape[SHAPES[key]], f" {status_word(key)}"]


def cell(key: str, score: float | None, words: str, theme: style.Theme, decimals: int = 0) -> Cell:
    """A cell of the heat table: shape and score; `words` are its tooltip."""
    told = small[_short(key)] if formats.is_missing(score) else f" {formats.number(score, decimals)}"
    return Cell([_shape[SHAPES[key]], told], "rat-heat", _fill(key, theme), _class(key), words)


def _fill(key: str, theme: style.Theme) -> str:
    """The colour of a status; empty for a state outside the scale."""
    return style.status_colour(_BY_KEY[key], theme) if key in _BY_KEY else ""


def _class(key: str) -> str:
    return "" if key in _BY_KEY else key.replace("_", "-")


def _short(key: str) -> str:
    return {NO_REPORT: " belum", NOT_DUE: " nanti", NO_TARGET: " tanpa target", NOT_SUBMITTED: " belum",
            FEW_PEOPLE: " < 20 orang"}.get(key, "")


def legend(scale: Scale, shown: Collection[str], theme: style.Theme) -> Element:
    """The classes with their limits under the name and source of the scale, and those states beside it that are among
    `shown`."""
    limits = [limit for limit, _ in scale.limits]
    ranges = [f"≥ {limits[0]:g}", *(f"{low:g}–{high - 0.01:g}".replace(".", ",") for high, low
                                    in pairwise(limits)), f"< {limits[-1]:g}"]
    marks: list[Node] = [[chip(key, theme), small[words]] for key, words in zip(scale.keys, ranges, strict=True)]
    marks += [chip(key, theme) for key in STATE_WORDS if key in set(shown)]
    return p(".rat-legend")[span[b[scale.title], ", persen dari rencana"], " ",
                            [span[mark] for mark in marks]]

