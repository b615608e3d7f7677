"""Pieces of paper as plain data: what the Typst templates read. Texts are plain; templates never run them as markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from dashboard.core.domain import SAMPLE_BADGE
from dashboard.core.regency import regency
from dashboard.core.style import LIGHT, STATUS, text_on
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.queries import reference
from dashboard.render.shading import alike_words
from dashboard.render.words import day_words
from dashboard.render.words.figure_marks import CALCULATED
from dashboard.topics.rat.blocks.marks import SHAPES
from dashboard.topics.rat.words.sentences import status_word

Json = dict[str, Any]
LONGEST = 160
"""Characters of one text in a table or a list; a longer one ends in "…". Ten lines of a cell help nobody."""
_ENDLESS = re.compile(r"[^\s/.,;:-]{25,}")
_BREAK_EVERY = 12
_STATUS = {status.key: status for status in STATUS}


def plain(text: str, most: int = LONGEST) -> str:
    """The text on one line, cut at `most` characters, with places where an endless word may break."""
    line = " ".join(text.split())
    cut = line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
    return _ENDLESS.sub(lambda found: _broken(found.group()), cut)


def _broken(word: str) -> str:
    return "\u200b".join(word[at:at + _BREAK_EVERY] for at in range(0, len(word), _BREAK_EVERY))


def sentence(text: str) -> str:
    """The text with a full stop, unless it was cut."""
    return text if text.endswith((".", "…")) else f"{text}."


def cell(text: str, *, note: str = "", muted: bool = False, bold: bool = False, fill: str = "",
         badge: str = "", chip: bool = False) -> Json:
    """A cell of a table; `note` stands small under the text; `fill` colours the cell, or with `chip` only the words."""
    return {"text": plain(text), "note": plain(note), "muted": muted, "bold": bold, "fill": fill,
            "ink": text_on(fill) if fill else "", "badge": badge, "chip": chip}


def status_cell(key: str, note: str = "") -> Json:
    """Shape and word of a status on its colour; a state outside the scale has no colour."""
    fill = _STATUS[key].colour if key in _STATUS else ""
    return cell(f"{SHAPES[key]} {status_word(key)}", note=note, fill=fill, chip=True)


def column(name: str, share: float, *, number: bool = False) -> Json:
    """Head of a column, its share of the width, and whether it stands at the right."""
    return {"name": plain(name), "share": share, "number": number}


def table(columns: Sequence[Json], rows: Sequence[Sequence[Json]], note: str = "") -> Json:
    """A table; `note` stands under it."""
    return {"columns": list(columns), "rows": [list(row) for row in rows], "note": note}


def section(title: str, *, note: str = "", is_sample: bool = False, **content: Any) -> Json:
    """A heading with its content; `is_sample` puts the badge beside the heading."""
    return {"title": plain(title), "note": plain(note, 400), "badge": SAMPLE_BADGE if is_sample else "", **content}


def theme() -> Json:
    """Colours of paper by name, as #RRGGBB."""
    return {name: value for name, value in asdict(LIGHT).items() if isinstance(value, str)}


def _home() -> Json:
    own = regency()
    return {"label": own.label, "product": own.product, "province": own.province.name, "alike": alike_words()}


def paper(facts: PaperFacts, title: str, publishers: Sequence[str]) -> Json:
    """What every paper carries: colours, title, of which days it is, which build, who published the figures."""
    info = reference.build_info(facts.database)
    named = ", ".join(dict.fromkeys(name for name in publishers if name))
    return {"theme": theme(), "home": _home(), "calculated": CALCULATED, "title": plain(title),
            "date": day_words.days(info, facts.today),
            "build": day_words.built(info.built_at, info.build_id), "publishers": plain(named, 220),
            "credit": info.credit, "stamp": facts.today.isoformat()}
