"""The rows that hold now: of all submissions not withdrawn, a later one replaces an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from dashboard.intake.contract import Contract
from dashboard.store.building.schema import stored_columns
from dashboard.store.building.scripts import quoted
from dashboard.store.submissions.manifests import Submission


def rows_in_force_sql(contract: Contract, submissions: Sequence[Submission], *, replaced: bool = False) -> str:
    """A SELECT of the rows that hold out of these submissions of one dataset: stored columns, submission_id and row.

    A later row replaces an earlier one of the same key; with `whole`, a later file replaces all earlier rows that
    share those values, also rows it no longer has. `replaced`: the rows that do not hold instead. `row` counts a
    submission's accepted rows from 1. Blanks in a column with a `default` mean that.
    """
    columns = ", ".join(f'"{name}"' for name in stored_columns(contract))
    empty = ", ".join(f'NULL::{kind} AS "{name}"' for name, kind in stored_columns(contract).items())
    handed_in = [f"SELECT {empty}, NULL::VARCHAR AS submission_id, NULL::BIGINT AS row WHERE false"]
    if submissions:
        # A submission's folder bears its id; `union_by_name` lets columns be added to a contract later.
        paths = ", ".join(_one_path(entry.rows_path) for entry in submissions)
        read = f"read_parquet([{paths}], union_by_name = true, filename = true, file_row_number = true)"
        origin = "parse_path(filename)[-2] AS submission_id, file_row_number + 1 AS row"
        handed_in.append(f"SELECT * EXCLUDE (filename, file_row_number), {origin} FROM {read}")  # noqa: S608
    together = _with_defaults(contract, " UNION ALL BY NAME ".join(handed_in))
    newest = ", ".join(f'"{name}"' for name in contract.whole or contract.key)
    which = "<>" if replaced else "="
    only_newest = (f" QUALIFY submission_id {which} max(submission_id) OVER (PARTITION BY {newest})"
                   if replaced or len(submissions) > 1 else "")
    return f"SELECT {columns}, submission_id, row FROM ({together}){only_newest}"  # noqa: S608  # names from contracts


def replaced_sql(contract: Contract, submissions: Sequence[Submission]) -> str:
    """The same of rows that a later submission replaced by key, for a contract without `whole`."""
    return rows_in_force_sql(contract, submissions, replaced=True)


def _with_defaults(contract: Contract, rows: str) -> str:
    meant = ", ".join(f"coalesce(\"{column.name}\", {quoted(column.default)}) AS \"{column.name}\""
                      for column in contract.columns if column.default)
    return f"SELECT * REPLACE ({meant}) FROM ({rows})" if meant else rows  # noqa: S608  # names from contracts


def rows_in_force_by_submission(connection: duckdb.DuckDBPyConnection, contract: Contract,
                                submissions: Sequence[Submission]) -> dict[str, int]:
    """How many rows of each submission still hold; submissions without any are absent."""
    if not submissions:
        return {}
    if len(submissions) == 1:
        return {submissions[0].id: submissions[0].rows}
    counted = connection.execute(
        f"SELECT submission_id, count(*) FROM ({rows_in_force_sql(contract, submissions)}) GROUP BY ALL"  # noqa: S608
    ).fetchall()
    return {str(submission_id): int(count) for submission_id, count in counted}


def _one_path(path: Path) -> str:
    """A path as a SQL text that DuckDB does not take for a pattern."""
    literal = "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(path))
    return quoted(literal)
