"""How a contract's rows are stored: columns and DuckDB types, and the Arrow table of one submission.

Arrow and pandas are imported where rows are at hand: a list of submissions needs neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.domain import StoreError
from dashboard.intake.contract import Contract, Kind

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_TYPES = {
    Kind.INTEGER: "BIGINT", Kind.NUMBER: "DOUBLE", Kind.RUPIAH: "DOUBLE", Kind.YEAR: "INTEGER",
    Kind.QUARTER: "INTEGER", Kind.DATE: "DATE",
}
"""Everything else is text. Rupiah as DOUBLE: exact to 9 quadrillion, and sen survive."""


def stored_columns(contract: Contract) -> dict[str, str]:
    """DuckDB type by column name, in the contract's order; columns that the reader fills in come last."""
    own = {column.name: _TYPES.get(column.kind, "VARCHAR") for column in contract.columns}
    return own | {column.name: column.type for column in contract.filled}


def to_table(contract: Contract, frame: pd.DataFrame) -> pa.Table:
    """The rows with every stored column in its type; absent columns are null. Raises StoreError naming a column."""
    import pyarrow as pa

    arrays = {}
    for name, kind in stored_columns(contract).items():
        try:
            arrays[name] = _column(frame, name, kind)
        except (pa.ArrowInvalid, pa.ArrowTypeError, ValueError, TypeError) as error:
            raise StoreError(f"Kolom {name} dari dataset {contract.id} tidak dapat disimpan sebagai {kind} "
                             f"({error}).") from None
    return pa.table(arrays)


def _column(frame: pd.DataFrame, name: str, kind: str) -> pa.Array:
    import pandas as pd
    import pyarrow as pa

    arrow = _arrow(kind)
    if name not in frame.columns:
        return pa.nulls(len(frame), arrow)
    values = frame[name]
    if kind == "VARCHAR":
        values = values.astype("string")
    elif kind == "VARCHAR[]":
        return pa.array([None if value is None or isinstance(value, float) else list(value) for value in values],
                        type=arrow)
    elif kind == "DATE":
        days = pd.to_datetime(values, format="ISO8601")
        return pa.array([None if pd.isna(day) else day.date() for day in days], type=arrow)
    elif kind == "DOUBLE":
        values = pd.to_numeric(values).astype("Float64")
    else:
        values = pd.to_numeric(values).astype("Int64")
    return pa.array(values, type=arrow, from_pandas=True)


def _arrow(kind: str) -> pa.DataType:
    import pyarrow as pa

    return {"VARCHAR": pa.string(), "BIGINT": pa.int64(), "INTEGER": pa.int32(), "DOUBLE": pa.float64(),
            "VARCHAR[]": pa.list_(pa.string()), "DATE": pa.date32()}[kind]
