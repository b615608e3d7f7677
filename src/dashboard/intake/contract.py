"""The words in which a dataset is described: columns, what they hold, and what makes a row unique."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from dashboard.core.actor import Action
from dashboard.core.regency import Regency


class Kind(StrEnum):
    """What a column holds; the reader and the template act on it."""

    TEXT = "text"
    CODE = "code"              # kode rekening: digits and dots, spaces do not count
    INTEGER = "integer"
    NUMBER = "number"
    RUPIAH = "rupiah"
    YEAR = "year"
    QUARTER = "quarter"
    PERIOD = "period"          # "2025" or "2025-TW3"
    MONTH = "month"            # "2026-07"
    CHOICE = "choice"
    AGENCY = "agency"
    PROGRAM = "program"
    VILLAGE = "village"        # desa or kelurahan of the regency
    PLACES = "places"          # free text in which villages and kecamatan are named, kept beside the codes found
    PLACE = "place"            # code of a village or kecamatan of the regency
    REGION = "region"
    INDICATOR = "indicator"
    DATE = "date"              # ISO text in a preview ("2026-11-24"), a date where it is stored
    LINK = "link"              # http or https only


@dataclass(frozen=True)
class Column:
    """One column: its name in the tables, its heading in files, and what may stand in it.

    `spellings`: (word, choice) pairs; a text that holds the words of exactly one choice means that choice.
    `free_text`: sentences people write, looked through for words about persons. `unit_column`: the column that holds
    the unit of what is counted here, which a heading may say in brackets. `in_template`: false for what is recognised
    in files but not asked for. `refers`: the dataset whose key (of one column) it holds, called `refers_word`.
    `default`: what a blank means (text), also in rows that were handed in before there was the column. `unit`: of a
    figure, where no column says it. `protected`: it counts persons or families, at least in some rows, so a visitor
    never gets it as it is (`shown_rows` of the contract).
    """

    name: str
    heading: str
    kind: Kind = Kind.TEXT
    required: bool = False
    note: str = ""
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    unit_column: str = ""
    in_template: bool = True
    refers: str = ""
    refers_word: str = ""
    minimum: float | None = None
    maximum: float | None = None
    example: str = ""
    free_text: bool = False
    default: str = ""
    unit: str = ""
    protected: bool = False


@dataclass(frozen=True)
class Filled:
    """A column that the reader adds: its name in the tables, DuckDB type, heading where it is given away, and what it
    holds. `protected`: see Column."""

    name: str
    type: str
    heading: str
    note: str
    protected: bool = False


@dataclass(frozen=True)
class Contract:
    """One dataset.

    `key`: columns that make a row unique; a later submission replaces rows by it. `whole`: columns whose values a
    file states completely, so that stored rows of the same values that the file no longer has are gone; empty means
    other rows stay. `period`: columns that say when. `group`: datasets that are read together; one real row of the
    group ends the sample of all of it, of every year. `reader`: module that knows a form which is more than rows under
    headings (FormReader); `check`: address "module:function" of its rules over whole rows (intake.validate.Rows).
    `filled`: columns that the reader adds. `shown_on`: page where its rows are seen. `lists`:
    the kind of columns elsewhere that hold this dataset's key. `facts`: table of published facts that its rows are laid
    on, instead of a table of its own. `view`: its public name, where that is not the id. `needs`: a right beside
    handing in. `owners`: columns that say whose row it is, an agency, or a program or decision that is an agency's; an
    agency's own account hands in rows of its own only, and nothing of a dataset without. `for_all`: whoever hands in at
    all may add rows to it. `supplier`: who makes the data (produsen data); `frequency`: how often, and by when;
    `concept`: what it is about, in the words of those who read it. `shown_rows`: address of what gives its rows as a
    visitor may take them (statistics.shown_rows.ShownRows), which a dataset with protected columns must have;
    `shown_note`: what a visitor does not get of it.
    """

    id: str
    title: str
    purpose: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    whole: tuple[str, ...] = ()
    period: tuple[str, ...] = ()
    group: str = ""
    reader: str = ""
    check: str = ""
    filled: tuple[Filled, ...] = ()
    shown_on: str = ""
    lists: Kind | None = None
    facts: str = ""
    view: str = ""
    needs: Action | None = None
    owners: tuple[str, ...] = ()
    for_all: bool = False
    supplier: str = ""
    frequency: str = ""
    concept: str = ""
    shown_rows: str = ""
    shown_note: str = ""
    notes: tuple[str, ...] = field(default=())

    def said(self, regency: Regency) -> Contract:
        """The same with the marks in its words replaced by the names of a regency (core.regency)."""
        columns = (replace(column, note=regency.said(column.note), example=regency.said(column.example))
                   for column in self.columns)
        return replace(self, purpose=regency.said(self.purpose), supplier=regency.said(self.supplier),
                       columns=tuple(columns), notes=tuple(map(regency.said, self.notes)))

    @property
    def is_list(self) -> bool:
        """A list of codes or spellings, not figures of a time nor part of a group that is read together."""
        return not self.period and not self.group and not self.facts

    @property
    def every(self) -> tuple[Column | Filled, ...]:
        """All columns, those that the reader adds last."""
        return self.columns + self.filled

    @property
    def is_protected(self) -> bool:
        """Whether a visitor gets other rows than whoever is signed in."""
        return any(column.protected for column in self.every)

    @property
    def carries_figures(self) -> bool:
        """Whether its rows are figures of a time, which make the data newer; lists, spellings and meetings do not."""
        return bool(self.period)

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)
