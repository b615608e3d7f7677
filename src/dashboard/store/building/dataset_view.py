"""The public view datasets: what each dataset is by its contract, and how much of it there is."""
# ruff: noqa: S608  # names of datasets and columns come from contracts, never from a file

from __future__ import annotations

import duckdb

from dashboard.intake.contract import Contract, Kind
from dashboard.registry import contracts, topics

_LIST = """
CREATE TABLE base.dataset (place INTEGER, dataset VARCHAR, title VARCHAR, subject VARCHAR, purpose VARCHAR,
    concept VARCHAR, producer VARCHAR, frequency VARCHAR)
"""
_VIEW = """
CREATE VIEW main.datasets AS
WITH held AS ({held})
SELECT d.place, d.dataset, d.title, d.subject, d.purpose, d.concept, d.producer, d.frequency,
       h.rows, h.sample_rows, h.first, h.last,
       (SELECT max("at") FROM base.submission s WHERE s.dataset = d.dataset AND s.status = 'berlaku') AS handed_in_at
FROM base.dataset d JOIN held h USING (dataset) ORDER BY d.place;
COMMENT ON VIEW main.datasets IS '{told}'
"""
_TOLD = ("Dataset yang diserahkan: produsen data, jadwal, banyaknya baris (sample_rows: contoh), periode awal "
         "dan akhir, penyerahan terakhir (UTC).")
_FACT_SAMPLE = {"observation": "is_sample", "target": "false"}
"""Tables of facts, and what says that a row of theirs is sample."""


def make_dataset_view(connection: duckdb.DuckDBPyConnection) -> None:
    """base.dataset, filled from the contracts of all topics in order, and the view; after the tables of datasets."""
    listed = [(topic.title, contracts()[contract.id]) for topic in topics() for contract in topic.contracts]
    connection.execute(_LIST)
    connection.executemany("INSERT INTO base.dataset VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [
        (place, contract.id, contract.title, subject, contract.purpose, contract.concept, contract.supplier,
         contract.frequency) for place, (subject, contract) in enumerate(listed)])
    connection.execute(_VIEW.format(told=_TOLD, held="\nUNION ALL ".join(_held(contract) for _, contract in listed)))


def _held(contract: Contract) -> str:
    when = time_column(contract)
    first, last = (f'{end}("{when}")::VARCHAR' for end in ("min", "max")) if when else ("NULL::VARCHAR",) * 2
    return (f"SELECT '{contract.id}' AS dataset, count(*) AS rows, "
            f"count(*) FILTER ({_FACT_SAMPLE.get(contract.facts, 'is_sample')}) AS sample_rows, "
            f"{first} AS first, {last} AS last FROM base.{contract.facts or contract.id}")


def time_column(contract: Contract) -> str:
    """The column that says of when a row is: that of its period, else its first day; "" where it has none."""
    days = (column.name for column in contract.columns if column.kind is Kind.DATE and column.required)
    return contract.period[0] if contract.period else next(days, "")
