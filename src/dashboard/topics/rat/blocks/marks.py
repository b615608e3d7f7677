"""How a status looks: word, shape and colour always together. What was not reported is outlined, not coloured."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape
from itertools import pairwise

from dashboard.core import formats, style
from dashboard.statistics.scales import FEW_PEOPLE, NO_REPORT, NO_TARGET, NOT_DUE, NOT_SUBMITTED, STATE_WORDS, Scale
from dashboard.topics.rat.words.sentences import status_word

SHAPES = {status.key: status.shape for status in style.STATUS} | {NO_REPORT: "○", NOT_DUE: "·", NO_TARGET: "–",
                                                                     NOT_SUBMITTED: "□", FEW_PEOPLE: "◌"}
_BY_KEY = {status.key: status for status in style.STATUS}


def look(key: str, theme: style.Theme) -> str:
    """The style attribute of a status; empty for a state outside the scale."""
    if key not in _BY_KEY:
        return ""
    fill = style.status_colour(_BY_KEY[key], theme)
    return f" style='background:{fill};color:{style.text_on(fill)}'"


def chip(key: str, theme: style.Theme) -> str:
    """'▲ Sangat tinggi' on its colour."""
    return (f"<span class='rat-chip {_class(key)}'{look(key, theme)}><i aria-hidden='true'>{SHAPES[key]}</i> "
            f"{escape(status_word(key))}</span>")


def cell(key: str, score: float | None, words: str, theme: style.Theme, decimals: int = 0) -> str:
    """A cell of the heat table: shape and score; `words` are its tooltip."""
    shown = f" {formats.number(score, decimals)}" if not formats.is_missing(score) else ""
    told = escape(words, quote=True)
    return (f"<td class='rat-heat {_class(key)}'{look(key, theme)} title='{told}'>"
            f"<i aria-hidden='true'>{SHAPES[key]}</i>{shown or f'<small>{_short(key)}</small>'}</td>")


def _class(key: str) -> str:
    return "" if key in _BY_KEY else key.replace("_", "-")


def _short(key: str) -> str:
    return {NO_REPORT: " belum", NOT_DUE: " nanti", NO_TARGET: " tanpa target", NOT_SUBMITTED: " belum",
            FEW_PEOPLE: " < 20 orang"}.get(key, "")


def legend(scale: Scale, shown: Collection[str], theme: style.Theme) -> str:
    """The classes with their limits under the name and source of the scale, and those states beside it that are among
    `shown`."""
    limits = [limit for limit, _ in scale.limits]
    ranges = [f"≥ {limits[0]:g}", *(f"{low:g}–{high - 0.01:g}".replace(".", ",") for high, low
                                    in pairwise(limits)), f"< {limits[-1]:g}"]
    marks = [f"{chip(key, theme)}<small>{words}</small>" for key, words in zip(scale.keys, ranges, strict=True)]
    marks += [chip(key, theme) for key in STATE_WORDS if key in set(shown)]
    items = "".join(f"<span>{mark}</span>" for mark in marks)
    return f"<p class='rat-legend'><span><b>{escape(scale.title)}</b>, persen dari rencana</span> {items}</p>"


def bar(share: float | None) -> str:
    """A thin bar of a share in percent."""
    if share is None or formats.is_missing(share):
        return ""
    return f"<span class='rat-bar'><i style='width:{min(100.0, max(0.0, share)):.1f}%'></i></span>"


def badges(words: Sequence[str]) -> str:
    """Badges in a row."""
    return "".join(f"<span class='badge'>{escape(word)}</span>" for word in words)
