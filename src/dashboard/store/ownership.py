"""Whose rows these are: an account of an agency hands in rows of that agency, and replaces no others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import duckdb

from dashboard.core.actor import Actor
from dashboard.core.domain import NotAllowed
from dashboard.core.regency import regency
from dashboard.intake.contract import Column, Contract, Kind
from dashboard.registry import contracts
from dashboard.store.building.rows_in_force import rows_in_force_sql
from dashboard.store.building.schema import to_table
from dashboard.store.database import Database, open_current
from dashboard.store.policy import is_bound
from dashboard.store.submissions.manifests import Submission

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.intake.preview import Preview

_NAMED = 3
Owners = list[frozenset[str]]


def require_own(by: Actor, contract: Contract, preview: Preview, live: Callable[[], list[Submission]]) -> None:
    """Raises NotAllowed, naming rows and agencies, when somebody who works for one agency hands in rows of another, or
    rows that would replace another's. `live`: reads submissions of this dataset that hold, for such an account only."""
    if not is_bound(by):
        return
    if contract.for_all:
        _require_new(by, contract, preview, live())
        return
    database = open_current()
    try:
        names = dict(database.rows("SELECT code, name FROM agencies")[1])
        foreign = [place for place, owners in enumerate(_owners(contract, preview.frame, database))
                   if by.agency not in owners]
        if foreign:
            raise NotAllowed(_refusal(by, _whose(contract, preview.frame.iloc[foreign], database, names),
                                      _rows(preview, foreign), names))
        replaced = _would_replace(contract, preview.frame, live())
        others = [owners for owners in _owners(contract, replaced, database) if by.agency not in owners]
        if others:
            raise NotAllowed(f"{len(others)} baris berkas ini memakai kunci baris milik OPD lain ("
                             f"{_told(others, names)}) dan akan menggantikannya; tidak ada yang disimpan. Pakai kode "
                             f"baru, atau minta {regency().agency_short} mengubah baris itu.")
    finally:
        database.close()


def _require_new(by: Actor, contract: Contract, preview: Preview, live: list[Submission]) -> None:
    """Of what anybody may add to: no row that somebody else handed in is replaced."""
    own = {entry.id for entry in live if entry.agency == by.agency}
    replaced = _would_replace(contract, preview.frame, live)
    others = int((~replaced["submission_id"].isin(own)).sum())
    if others:
        raise NotAllowed(f"{others} baris berkas ini memakai kunci baris yang diserahkan orang lain dan akan "
                         "menggantikannya; tidak ada yang disimpan. Pakai kode baru.")


def _owners(contract: Contract, frame: pd.DataFrame, database: Database) -> Owners:
    """The agencies of each row; none where a program or decision is not known."""
    columns = [_agencies(contract.column(name), frame, database) for name in contract.owners]
    return [frozenset(code for code in row if code) for row in zip(*columns, strict=True)]


def _agencies(column: Column, frame: pd.DataFrame, database: Database) -> list[str | None]:
    values = [None if one is None or one != one else str(one) for one in frame[column.name]]  # NaN
    if column.kind is Kind.AGENCY:
        return values
    known = _agency_by_key(_listing(column), database)
    return [known.get(value) if value else None for value in values]


def _listing(column: Column) -> Contract:
    """The dataset whose key stands in this column."""
    return contracts()[column.refers] if column.refers else next(
        contract for contract in contracts().values() if contract.lists is column.kind)


def _agency_by_key(listing: Contract, database: Database) -> Mapping[str, str]:
    [key] = listing.key
    agency = next(column.name for column in listing.columns if column.kind is Kind.AGENCY)
    return dict(database.rows(f'SELECT "{key}", "{agency}" FROM base.{listing.id}')[1])  # noqa: S608  # from contracts


def _would_replace(contract: Contract, frame: pd.DataFrame, live: list[Submission]) -> pd.DataFrame:
    """Rows that hold now and share a key with these."""
    key = ", ".join(f'"{name}"' for name in contract.key)
    with duckdb.connect() as connection:
        connection.register("incoming", to_table(contract, frame))
        return connection.execute(f"SELECT * FROM ({rows_in_force_sql(contract, live)}) SEMI JOIN incoming "  # noqa: S608
                                  f"USING ({key})").df()


def _rows(preview: Preview, places: list[int]) -> str:
    """Where they stand in the file, as far as that is known."""
    from dashboard.intake.preview import Fate  # brings pandas, which a list of submissions does not need

    accepted = preview.fates[preview.fates["fate"] == Fate.ACCEPTED.value]
    if len(accepted) != preview.accepted:  # a form whose rows were put together from several
        return f"{len(places)} baris"
    named = [f"{accepted['sheet'].iloc[place]} baris {accepted['row'].iloc[place]}" for place in places[:_NAMED]]
    more = f" dan {len(places) - _NAMED} baris lain" if len(places) > _NAMED else ""
    return ", ".join(named) + more


def _whose(contract: Contract, frame: pd.DataFrame, database: Database, names: Mapping[str, str]) -> str:
    return _told(_owners(contract, frame, database), names)


def _told(owners: Owners, names: Mapping[str, str]) -> str:
    """'Dinas Kesehatan 8, tanpa OPD 1'."""
    counted = Counter(" dan ".join(sorted(names.get(code, code) for code in one)) or "tanpa OPD" for one in owners)
    return ", ".join(f"{name} {count}" for name, count in counted.most_common(_NAMED))


def _refusal(by: Actor, whose: str, rows: str, names: Mapping[str, str]) -> str:
    own = names.get(by.agency or "", "OPD Anda")
    return (f"{rows} bukan milik {own} ({whose}); tidak ada yang disimpan. Akun OPD hanya menyerahkan baris OPD-nya "
            f"sendiri: hapus baris itu dari berkas, atau serahkan lewat {regency().agency_short}.")
