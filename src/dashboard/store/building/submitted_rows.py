"""Lays what was handed in, and sample rows where nothing was, into the tables of a new build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.core.domain import DataError
from dashboard.intake.contract import Contract
from dashboard.registry import contracts, topics
from dashboard.store.building.from_contracts import own_tables, sample_steps_aside
from dashboard.store.building.rows_in_force import replaced_sql, rows_in_force_sql
from dashboard.store.building.schema import stored_columns
from dashboard.store.building.scripts import script
from dashboard.store.submissions.manifests import IN_FORCE, REPLACED, Submission, with_withdrawals

_FACTS = {"source": (), "observation": ("is_derived", "is_sample", "submission_id"), "target": ("submission_id",)}
"""Tables of facts in the order of loading, with the columns that loading works out."""
_ORIGIN = "'kiriman ' || submission_id AS file"


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """base.<dataset> for each dataset, from its contract."""
    for contract in _tables():
        columns = ", ".join(f'"{name}" {kind}' for name, kind in stored_columns(contract).items())
        connection.execute(f"CREATE TABLE base.{contract.id} ({columns}, is_sample BOOLEAN, submission_id VARCHAR, "
                           "file VARCHAR, row BIGINT)")


def prepare_facts(connection: duckdb.DuckDBPyConnection, live: Sequence[Submission]) -> None:
    """A temporary table submitted_<dataset> of what is laid on published facts; before facts are loaded."""
    for contract in contracts().values():
        if contract.facts:
            own = [entry for entry in live if entry.dataset == contract.id]
            connection.execute(f"CREATE TEMP TABLE submitted_{contract.id} AS "  # noqa: S608  # names from contracts
                               f"SELECT *, {_ORIGIN} FROM ({rows_in_force_sql(contract, own)})")


def lay_over_facts(connection: duckdb.DuckDBPyConnection, live: Sequence[Submission]) -> None:
    """Load sources, figures and targets again, those handed in on top, into tables that hold the facts alone. After
    `load`: a decision says which of two figures is shown."""
    if not any(contract.facts and entry.dataset == contract.id for entry in live for contract in contracts().values()):
        return
    prepare_facts(connection, live)
    _choose_shown(connection, live)
    for table, worked_out in _FACTS.items():
        facts = f"* EXCLUDE ({', '.join(worked_out)})" if worked_out else "*"
        connection.execute(f"CREATE TEMP TABLE incoming AS SELECT {facts} FROM base.{table}; "  # noqa: S608
                           f"DELETE FROM base.{table}; {script(f'load/{table}.sql')}; DROP TABLE incoming")


def _choose_shown(connection: duckdb.DuckDBPyConnection, live: Sequence[Submission]) -> None:
    """Leave in submitted_observations what is shown, and keep beside it what other sources say, facts and hand-ins, so
    that two which differ do not pass unseen."""
    contract = next(one for one in contracts().values() if one.facts == "observation")
    own = [entry for entry in live if entry.dataset == contract.id]
    connection.execute("CREATE TEMP TABLE replaced_observations AS "  # noqa: S608  # names from contracts
                       f"SELECT *, {_ORIGIN} FROM ({replaced_sql(contract, own)})")
    connection.execute(script("load/told_figure.sql"))
    for decided in filter(None, (topic.sql("decided.sql") for topic in topics())):
        connection.execute(decided)
    connection.execute(script("load/shown_figure.sql"))


def load(connection: duckdb.DuckDBPyConnection, live: Sequence[Submission], *, sample_shown: bool) -> None:
    """Fill base.<dataset>, where `load_sample` has loaded what is shown of the sample: what holds of the submissions,
    with sample entries behind in a list of codes."""
    for contract in _tables():
        own = [entry for entry in live if entry.dataset == contract.id]
        if own:
            _load_own(connection, contract, own)
    connection.execute("SET VARIABLE keep_lists = $shown", {"shown": sample_shown})
    for statement in (*(topic.sql("steps_aside.sql") for topic in topics()),
                      *sample_steps_aside(list(contracts().values()))):
        if statement:
            connection.execute(statement)


def _load_own(connection: duckdb.DuckDBPyConnection, contract: Contract, own: Sequence[Submission]) -> None:
    """What holds of these submissions; behind it in a list of codes the sample entries that have no such key."""
    table, key = f"base.{contract.id}", _listed(contract.key)
    connection.execute(f"CREATE TEMP TABLE sample AS FROM {table}; DELETE FROM {table}")  # noqa: S608
    connection.execute(f"INSERT INTO {table} BY NAME SELECT *, false AS is_sample, {_ORIGIN} "  # noqa: S608
                       f"FROM ({rows_in_force_sql(contract, own)}) ORDER BY {key}")
    if contract.is_list:  # of other datasets no sample was loaded
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM sample "  # noqa: S608
                           f"WHERE ({key}) NOT IN (SELECT ({key}) FROM {table}) ORDER BY {key}")
    connection.execute("DROP TABLE sample")


def shown_sample(folder: Path, live: Sequence[Submission], *, sample_shown: bool) -> dict[str, Path]:
    """The files of sample rows to load: of datasets without a submission in their group, and of all lists of codes."""
    real = {entry.dataset for entry in live}
    return {dataset: path for dataset, path in sample_files(folder).items()
            if contracts()[dataset].is_list or (sample_shown and not real & set(_together(contracts()[dataset])))}


def load_sample(connection: duckdb.DuckDBPyConnection, sample: Mapping[str, Path]) -> None:
    """Sample rows into base.<dataset>, which is empty."""
    for dataset, path in sample.items():
        _load_sample(connection, contracts()[dataset], path)


def load_history(connection: duckdb.DuckDBPyConnection, everything: Sequence[Submission]) -> None:
    """base.submission: every submission with its status."""
    holders = [f"base.{contract.facts or contract.id}" for contract in contracts().values()] + ["base.second_value"]
    holding = {submission_id for (submission_id,) in connection.execute(" UNION ".join(
        f"SELECT DISTINCT submission_id FROM {table}" for table in holders)).fetchall()}  # noqa: S608
    rows = [(entry.id, entry.dataset, entry.period, entry.by, entry.at.replace(tzinfo=None), entry.rows, entry.rejected,
             entry.file_name, entry.status or (IN_FORCE if entry.id in holding else REPLACED), entry.reason or None,
             entry.withdrawn_by or None,
             entry.withdrawn_at.replace(tzinfo=None) if entry.withdrawn_at else None, entry.agency)
            for entry in with_withdrawals(everything)]
    if rows:
        # One statement: a row at a time, each in its own transaction, took ten seconds for a thousand.
        columns = [name for name, *_ in connection.execute("DESCRIBE base.submission").fetchall()]
        connection.register("incoming", pd.DataFrame(rows, columns=columns))
        connection.execute("INSERT INTO base.submission BY NAME SELECT * FROM incoming")
        connection.unregister("incoming")


def sample_files(folder: Path) -> dict[str, Path]:
    """Sample of each dataset that has one: <folder>/sample/<dataset>.csv, or beside the topic that declares it."""
    places = {contract.id: [folder / "sample", topic.folder / "sample"]
              for topic in topics() for contract in topic.contracts}
    return {dataset: found for dataset, among in places.items()
            if (found := next((path for place in among if (path := place / f"{dataset}.csv").is_file()), None))}


def _together(contract: Contract) -> list[str]:
    """The dataset and those that are read together with it."""
    return [other.id for other in _tables()
            if other is contract or (contract.group and other.group == contract.group)]


def _tables() -> list[Contract]:
    return own_tables(contracts().values())


def _load_sample(connection: duckdb.DuckDBPyConnection, contract: Contract, path: Path) -> None:
    """All sample rows of a dataset."""
    connection.register("raw", _read_sample(path))
    types = stored_columns(contract)
    names = {name for name, *_ in connection.execute("DESCRIBE raw").fetchall()}
    unknown = names - set(types)
    if unknown:
        raise DataError(f"sample/{path.name}: kolom {', '.join(sorted(unknown))} tidak dikenal. Jalankan ulang "
                        "data/sample/make_sample.py.")
    cast = ", ".join(f'{_cast(name, kind)} AS "{name}"' for name, kind in types.items() if name in names)
    try:
        connection.execute(
            f"INSERT INTO base.{contract.id} BY NAME SELECT *, true AS is_sample, $file AS file FROM "  # noqa: S608
            f"(SELECT {cast}, row_number() OVER () + 1 AS row FROM raw) ORDER BY {_listed(contract.key)}",
            {"file": f"sample/{path.name}"})
    except duckdb.ConversionException as error:
        raise DataError(f"sample/{path.name}: {str(error).splitlines()[0]}. Jalankan ulang "
                        "data/sample/make_sample.py.") from None
    finally:
        connection.unregister("raw")


def _read_sample(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""], encoding="utf-8")
    except ValueError as error:  # not UTF-8, no header, or not a table
        raise DataError(f"sample/{path.name} tidak dapat dibaca ({error}). "
                        "Jalankan ulang data/sample/make_sample.py.") from None


def _cast(name: str, kind: str) -> str:
    if kind == "VARCHAR[]":
        return f"""string_split_regex("{name}", '[;,| ]+')"""
    return f'"{name}"::{kind}'


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
