"""What a new file would change: rows that are new, rows with other values, rows that would be gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from dashboard.core import settings
from dashboard.core.formats import number
from dashboard.intake.contract import Contract, Kind
from dashboard.store.building.schema import stored_columns

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

BEFORE = "__before"
"""Ending of the columns of `Changes.changed` that hold what is stored now."""


@dataclass(frozen=True)
class RowChanges:
    """Rows of a file against what is stored. `changed` has the new values, and each compared column's old value.

    `same` counts rows that are stored already as they are; `beside` those of the changed whose value may stand beside
    the one shown until a meeting decides.
    """

    new: pd.DataFrame
    changed: pd.DataFrame
    gone: pd.DataFrame
    same: int
    beside: int = 0

    @property
    def nothing(self) -> bool:
        """True when handing in would alter no row."""
        return not (len(self.new) or len(self.changed) or len(self.gone))

    def sentence(self) -> str:
        """The counts in words."""
        return (f"{number(len(self.new))} baris baru, {number(len(self.changed))} berubah, "
                f"{number(len(self.gone))} hilang, {number(self.same)} tetap"
                + (f" ({number(self.beside)} yang berubah mungkin menunggu keputusan)" if self.beside else ""))

    def values(self, contract: Contract, limit: int = 500) -> pd.DataFrame:
        """One row a changed value: the key, `column` (its heading), `before`, `after`; of the first `limit` rows."""
        import pandas as pd

        parts = []
        shown = self.changed.head(limit)
        for name in compared_columns(contract):
            before, after = shown[name + BEFORE], shown[name]
            differs = ~((before == after) | (before.isna() & after.isna())).fillna(False).astype(bool)
            part = shown.loc[differs, list(contract.key)].copy()
            part["column"] = contract.column(name).heading
            part["before"], part["after"] = before[differs], after[differs]
            parts.append(part.astype(object))
        return pd.concat(parts).sort_index(kind="stable").reset_index(drop=True)


def compared_columns(contract: Contract) -> list[str]:
    """Columns whose values matter: not the key, and not a kecamatan beside a village code."""
    has_village = any(column.kind is Kind.VILLAGE for column in contract.columns)
    return [column.name for column in contract.columns
            if column.name not in contract.key and not (has_village and column.name == "kecamatan")]


def compare(contract: Contract, incoming: pa.Table, effective: str) -> RowChanges:
    """The rows of `incoming` against those of the SELECT `effective`, with the published facts below it."""
    names = list(stored_columns(contract))
    own = ", ".join(f'i."{name}"' for name in names)
    key = ", ".join(f'"{name}"' for name in contract.key)
    old = ", ".join(f's."{name}" AS "{name}{BEFORE}"' for name in compared_columns(contract))
    differs = " OR ".join(f'i."{name}" IS DISTINCT FROM s."{name}"' for name in compared_columns(contract))
    with duckdb.connect() as connection:
        connection.execute("SET autoinstall_known_extensions = false")
        connection.register("incoming", incoming)
        connection.execute(f"CREATE TEMP TABLE stored AS {_with_facts(connection, contract, effective)}")
        new = connection.execute(f"SELECT {own} FROM incoming i ANTI JOIN stored s USING ({key})").df()  # noqa: S608
        changed = connection.execute(
            f"SELECT {own}, {old} FROM incoming i JOIN stored s USING ({key}) WHERE {differs}").df()  # noqa: S608
        gone = _gone(connection, contract, key)
        beside = _beside(connection) if contract.facts == "observation" else 0
    return RowChanges(new, changed, gone, incoming.num_rows - len(new) - len(changed), beside)


def _beside(connection: duckdb.DuckDBPyConnection) -> int:
    """How many tell another value than the source that is shown, or than an anchored fact, which nobody corrects
    without a decision (store/sql/load/told_figure.sql)."""
    from dashboard.store.building.tables import read_table

    connection.register("anchor", read_table(settings.data(), "anchor"))
    found = connection.execute("""
        SELECT count(*) FROM incoming i JOIN stored s USING (indicator, region, year, period_name)
        LEFT JOIN anchor a ON (a.indicator, a.region_code, a.year::INTEGER, a.period, a.value::DOUBLE)
                            = (s.indicator, s.region, s.year, s.period_name, s.value)
        WHERE i.value <> s.value
          AND (a.value IS NOT NULL OR lower(trim(i.source_title)) IS DISTINCT FROM lower(trim(s.source_title)))""")
    return int(found.fetchall()[0][0])


def _gone(connection: duckdb.DuckDBPyConnection, contract: Contract, key: str) -> pd.DataFrame:
    if not contract.whole:
        return connection.execute("SELECT * EXCLUDE (submission_id, row) FROM stored WHERE false").df()
    whole = ", ".join(f'"{name}"' for name in contract.whole)
    return connection.execute(
        f"SELECT s.* EXCLUDE (submission_id, row) FROM stored s SEMI JOIN incoming i USING ({whole}) "  # noqa: S608
        f"WHERE ({key}) NOT IN (SELECT ({key}) FROM incoming)").df()


def _with_facts(connection: duckdb.DuckDBPyConnection, contract: Contract, effective: str) -> str:
    """Figures handed in stand on top of the published facts; every other dataset has submissions only."""
    columns = {"observations": "indicator, region_code AS region, year::INTEGER AS year, period AS period_name, "
                               "value::DOUBLE AS value",
               "targets": "document, indicator, region_code AS region, year::INTEGER AS year, "
                          "target::DOUBLE AS target, target_low::DOUBLE AS target_low, "
                          "target_high::DOUBLE AS target_high, status"}.get(contract.id)
    if columns is None:
        return effective
    from dashboard.store.building.tables import read_table  # brings the geometry of the data folder with it

    connection.register("fact", read_table(settings.data(), contract.id.removesuffix("s")))
    connection.register("fact_source", read_table(settings.data(), "source"))
    note = ", note" if "note" in stored_columns(contract) else ""
    key = ", ".join(f'"{name}"' for name in contract.key)
    return (f"WITH handed_in AS ({effective}), facts AS (SELECT {columns}, title AS source_title, url AS source_url"  # noqa: S608
            f"{note} FROM fact LEFT JOIN fact_source USING (source_id)) "
            "SELECT * FROM handed_in UNION ALL BY NAME "
            f"SELECT * FROM facts ANTI JOIN handed_in USING ({key})")
