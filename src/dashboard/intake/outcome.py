"""What became of every row of a file, once all have been judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from dashboard.core.formats import shortened
from dashboard.intake.contract import Contract, Kind
from dashboard.intake.files.cells import as_text, column_letter, is_blank
from dashboard.intake.findings import Findings
from dashboard.intake.preview import Fate, Preview, Question
from dashboard.intake.table.body import Body, blank
from dashboard.intake.validate import Rows
from dashboard.intake.values.kinds import Proposals

_MOST_BLANK_ROWS = 10_000
_SHOWN_CELLS = 12


def preview_of(rows: Rows, bodies: list[Body], proposals: Proposals) -> Preview:
    """The Preview of rows that have been judged; `bodies` in the order in which `rows` joined them."""
    findings, frame = rows.findings, rows.frame
    bad = findings.positions_of(rejected=True)
    money = next((column.name for column in rows.contract.columns if column.kind is Kind.RUPIAH), None)
    amounts = frame[money].fillna(0) if money else pd.Series(0, index=frame.index)
    lost = int(amounts.iloc[bad].sum())
    return Preview(
        dataset=rows.contract.id,
        frame=frame.iloc[findings.positions_of(rejected=False)].reset_index(drop=True),
        rejected=pd.DataFrame(list(_rejected(findings)), columns=["sheet", "row", "text", "reason"]),
        fates=pd.concat([_fates(body, bad_rows) for body, bad_rows in
                         zip(bodies, _by_body(bodies, bad), strict=True)], ignore_index=True),
        messages=findings.log.finished(), rupiah_accepted=int(amounts.sum()) - lost, rupiah_rejected=lost,
        proposals=tuple(proposals.found.values()), copy=_copy(bodies, rows.contract),
        from_csv=all(body.table.sheet.is_csv for body in bodies),
        answered=tuple(Question(body.table.sheet.name, column_letter(place), body.table.headings[place], name)
                       for body in bodies for place, name in body.table.meanings.items()),
        headings={(body.table.sheet.name, column_letter(place)): rows.contract.column(name).heading
                  for body in bodies for name, place in body.table.columns.items()},
    )


def _copy(bodies: list[Body], contract: Contract) -> pd.DataFrame:
    """The data rows in the file's own words, with what rows above them or the title say filled in; by sheet and row."""
    together = pd.concat([pd.DataFrame(body.data().cells, dtype=object) for body in bodies],
                         keys=range(len(bodies)), names=["table", "row"])
    together.index = pd.MultiIndex.from_tuples(
        [(bodies[table].table.sheet.name, int(row)) for table, row in together.index], names=["sheet", "row"])
    filled = [column for column in contract.columns if not blank(together[column.name]).all()]
    return together[[column.name for column in filled]].set_axis([column.heading for column in filled], axis=1)


def _rejected(findings: Findings) -> Iterator[tuple[str, int, str, str]]:
    """Sheet, row, what stands in its known columns, and why it is rejected."""
    for table, positions, rows in findings.rejected_rows():
        cells = table.sheet.cells.loc[rows, sorted(table.columns.values())]
        for position, row, values in zip(positions, rows, cells.itertuples(index=False, name=None), strict=True):
            texts = [as_text(value) for value in values if not is_blank(value)]
            yield (table.sheet.name, int(row), shortened(" | ".join(texts[:_SHOWN_CELLS]), 500),
                   "; ".join(findings.reasons[int(position)]))


def _by_body(bodies: list[Body], bad: np.ndarray[Any, Any]) -> list[np.ndarray[Any, Any]]:
    """Row numbers of rejected rows, for each table."""
    found = []
    start = 0
    for body in bodies:
        data = body.data().index.to_numpy()
        own = bad[(bad >= start) & (bad < start + len(data))] - start
        found.append(data[own])
        start += len(data)
    return found


def _fates(body: Body, rejected: np.ndarray[Any, Any]) -> pd.DataFrame:
    """Every row from the first line of the sheet to its last: sheet, row, fate."""
    table = body.table
    fates = body.fates.copy()
    fates.loc[rejected] = Fate.REJECTED.value
    above = table.sheet.cells.index[table.sheet.cells.index <= table.last]
    last = int(body.index[-1]) if len(body.index) else table.last
    absent = last - table.last - len(body.index)
    gaps = np.setdiff1d(np.arange(table.last + 1, last + 1), body.index.to_numpy()) \
        if 0 < absent <= _MOST_BLANK_ROWS else np.array([], dtype=int)
    parts = [pd.Series(Fate.HEADING.value, index=above), fates, pd.Series(Fate.BLANK.value, index=gaps)]
    together = pd.concat([part for part in parts if len(part)]).sort_index()
    return pd.DataFrame({"sheet": table.sheet.name, "row": together.index.to_numpy(), "fate": together.to_numpy()})
