"""Columns of a file that nobody knows yet: which they are, what they may be, and how that is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from dashboard.core.formats import shortened
from dashboard.intake.contract import Column, Contract
from dashboard.intake.files.cells import column_letter
from dashboard.intake.preview import ColumnsUnclear, FileRefused, Question
from dashboard.intake.table.body import Body, blank
from dashboard.intake.table.headings import IGNORED, FoundTable, heading_key
from dashboard.intake.values.words import listed

IGNORE_WORD = "abaikan"
_NEAR = 0.55
_NAMED = 8


def likeness(column: Column, heading: str) -> float:
    """How much a heading in a file looks like one of a column's own, 0 to 1."""
    wanted = heading_key(heading)
    known = [key for text in (column.heading, *column.aliases) if (key := heading_key(text))]
    return max((1.0 if key == wanted else 0.9 if len(key) > 3 and (key in wanted or (wanted in key and len(wanted) > 3))
                else SequenceMatcher(None, key, wanted).ratio() for key in known), default=0.0)


def nearest(column: Column, headings: Iterable[str], limit: int = 2) -> list[str]:
    """Those headings that look like this column, best first."""
    ranked = sorted(((likeness(column, text), text) for text in dict.fromkeys(headings)), key=lambda one: -one[0])
    return [text for score, text in ranked[:limit] if score >= _NEAR]


def unclear(tables: Sequence[FoundTable], contract: Contract, missing: Sequence[str], advice: str) -> FileRefused:
    """The refusal that names each missing required column once with the nearest headings, and the unknown columns;
    with nothing to be asked about it is a plain one."""
    sheet, unknown = tables[0], _questions(tables)
    sentences = []
    if missing:
        named = [_with_guesses(contract.column(name), [one.heading for one in unknown]) for name in missing]
        sentences.append(f"Lembar '{sheet.sheet.name}' (judul kolom di baris {sheet.first}) tidak memuat kolom wajib: "
                         f"{', '.join(named)}.")
    if unknown:
        names = [f"{one.letter} ('{shortened(one.heading, 60)}')" for one in unknown[:_NAMED]]
        more = f", dan {len(unknown) - _NAMED} lainnya" if len(unknown) > _NAMED else ""
        sentences.append(f"Kolom yang tidak dikenal: {', '.join(names)}{more}. Katakan kolom apa itu, atau abaikan.")
    sentence = " ".join(part for part in (*sentences, advice) if part)
    free = tuple(column.name for column in contract.columns if any(column.name not in one.columns for one in tables))
    return ColumnsUnclear(sentence, unknown, tuple(missing), free) if unknown else FileRefused(sentence)


def _questions(tables: Sequence[FoundTable]) -> tuple[Question, ...]:
    """Each unknown heading once, wherever it first stands."""
    found: dict[str, Question] = {}
    for table in tables:
        for place, text in table.unknown.items():
            found.setdefault(heading_key(text), Question(table.sheet.name, column_letter(place), text))
    return tuple(found.values())


def _with_guesses(column: Column, headings: Sequence[str]) -> str:
    guesses = nearest(column, headings)
    return f"{column.heading} (mungkin {listed([shortened(text, 60) for text in guesses])})" if guesses \
        else column.heading


def unsaid_columns(bodies: Sequence[Body], contract: Contract) -> list[str]:
    """Required columns that have no place in any table and that no title or row above supplied either."""
    return [column.name for column in contract.columns if column.required
            and not any(column.name in body.table.columns for body in bodies)
            and all(blank(body.data().cells[column.name]).all() for body in bodies)]


def template_advice(contract: Contract) -> str:
    """Where the right headings are."""
    return (f"Pakai templat dataset '{contract.id}' ({contract.title}), atau periksa apakah lembar dan datasetnya "
            "benar.")


def choices(texts: Iterable[str], contract: Contract) -> dict[str, str]:
    """"Strategi=Strategi OPPKPKE" or "abaikan=Catatan" -> heading key: column name or IGNORED. Raises FileRefused."""
    found = {}
    for text in texts:
        said, equals, heading = (part.strip() for part in text.partition("="))
        key = heading_key(said)
        own = (one.name for one in contract.columns if key in (heading_key(one.heading), heading_key(one.name)))
        column = next(own, IGNORED if key == IGNORE_WORD else None)
        if column is None or not equals or not heading_key(heading):
            names = ", ".join(one.heading for one in contract.columns)
            raise FileRefused(f"'{shortened(text, 80)}' tidak dimengerti. Tulis --column 'KOLOM=JUDUL DI BERKAS', "
                              f"dengan KOLOM salah satu dari: {names}; atau '{IGNORE_WORD}=JUDUL DI BERKAS'.")
        found[heading_key(heading)] = column
    return found
