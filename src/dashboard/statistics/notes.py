"""The note of a fact read by its keys, and how far the fact was verified. The keys are told in data/README.md; what
planners noted (catatan=) stands last."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.core.domain import Indicator

DOUBT, DECIMALS, CASE, REMARK = "ragu", "desimal", "beda", "catatan"
_KEY = re.compile(r"(?:^|;)\s*(verif\d*|ket\d*|konflik|ragu|series|desimal|beda|catatan)=")
_REMARK = re.compile(r"(\d{4}-\d\d-\d\d)( contoh)? (.+)", re.DOTALL)
_CHECKS = re.compile(r"rumus|konsisten|cocok|diuji|sama dengan|dinyatakan", re.IGNORECASE)
"""Words of a `verif` that tells of a check and not of another reading of the figure."""


@dataclass(frozen=True)
class Verification:
    """How a figure was read. `kind`: of its source (data/README.md); `readings`: how many sources give the same figure;
    `is_checked`: whether it was also checked against others, as the IPM against its formula."""

    kind: str
    readings: int
    is_checked: bool


@dataclass(frozen=True)
class Remark:
    """What a planner noted on a figure, and on which day."""

    day: date
    text: str
    is_sample: bool


def words_of(value: object) -> str:
    """The words of a note, or of another text of a row; "" where there are none."""
    return value if isinstance(value, str) else ""


def parts(note: object) -> list[tuple[str, str]]:
    """(key, text) of a note in its order; what stands before the first key has an empty one."""
    text = words_of(note)
    marks = list(_KEY.finditer(text))
    head = text[:marks[0].start()] if marks else text
    found = [("", head.strip(" ;"))] if head.strip(" ;") else []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return found + [(mark[1], text[mark.end():end].strip(" ;")) for mark, end in zip(marks, ends, strict=False)]


def doubt(note: object) -> str:
    """What is doubted about a figure; empty when nothing is."""
    return "; ".join(text for key, text in parts(note) if key == DOUBT)


def case(note: object) -> str:
    """The open case about a figure that two sources tell differently (written by a build); empty without one."""
    return next((text for key, text in parts(note) if key == CASE), "")


def remarks(note: object) -> list[Remark]:
    """What planners noted on a figure (laid over it by a build), the newest first."""
    found = (_REMARK.fullmatch(text) for key, text in parts(note) if key == REMARK)
    return [Remark(date.fromisoformat(one[1]), one[3], bool(one[2])) for one in found if one]


def of_fact(note: object) -> str | None:
    """The note without what planners noted; None when nothing is left."""
    text = words_of(note)
    begin = next((mark.start() for mark in _KEY.finditer(text) if mark[1] == REMARK), len(text))
    return text[:begin] or None


def verification(kind: object, note: object) -> Verification:
    """From the kind of the source and the note of the figure."""
    told = [text for key, text in parts(note) if key.startswith("verif")]
    readings, is_checked = 0, False
    for text in told:
        if text.startswith(("satu", "CSV BPS", "sumber BPS langsung")):
            readings += 1 + text.count("+")
        elif text.startswith("dua"):
            readings += 2
        else:
            names = [name for name in text.split("+") if not _CHECKS.search(re.sub(r"\(.*?\)", "", name))]
            is_checked |= len(names) < len(text.split("+"))
            readings += len(names) if "cocok" not in text else 0
    read = str(kind) if isinstance(kind, str) and kind else "resmi"
    direct = any(text.startswith("sumber BPS langsung") for text in told)
    return Verification("bps" if direct and read != "hitungan" else read, max(1, readings), is_checked)


def as_published(indicator: Indicator, rows: pd.DataFrame) -> Indicator:
    """The indicator with no more decimals than its figures were published with: `desimal=0` for "76 persen" where
    others have one. `rows`: figures, with `note`."""
    own = rows[rows["indicator"] == indicator.id].dropna(subset=["value"]) if "note" in rows.columns else rows.head(0)
    told = [next((int(text) for key, text in parts(note) if key == DECIMALS), indicator.decimals)
            for note in own.get("note", [])]
    most = max(told, default=indicator.decimals)
    return indicator if most == indicator.decimals else replace(indicator, decimals=most)
