"""Lays what was handed in, and sample rows where nothing was, into the tables of a new build."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import duckdb
import pandas as pd

from dashboard.core.domain import DataError
from dashboard.intake.contract import Contract
from dashboard.registry import contracts
from dashboard.store.building.effective import effective_sql
from dashboard.store.building.schema import stored_columns
from dashboard.store.submissions.manifests import IN_FORCE, REPLACED, Submission, with_withdrawals

_INTO_FACTS = ("observations", "targets")
"""Handed in on top of the published facts; they have no table of their own and no sample."""
TABLES = tuple(dataset for dataset in contracts() if dataset not in _INTO_FACTS)
_ORIGIN = "'kiriman ' || submission_id AS file"


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """base.<dataset> for each dataset, from its contract."""
    for dataset in TABLES:
        columns = ", ".join(f'"{name}" {kind}' for name, kind in stored_columns(contracts()[dataset]).items())
        connection.execute(f"CREATE TABLE base.{dataset} ({columns}, is_sample BOOLEAN, submission_id VARCHAR, "
                           "file VARCHAR, row BIGINT)")


def prepare_facts(connection: duckdb.DuckDBPyConnection, live: Sequence[Submission]) -> None:
    """Temporary tables submitted_observations and submitted_targets, and their sources; before facts are loaded."""
    for dataset in _INTO_FACTS:
        own = [entry for entry in live if entry.dataset == dataset]
        connection.execute(f"CREATE TEMP TABLE submitted_{dataset} AS "  # noqa: S608  # names from contracts
                           f"SELECT *, {_ORIGIN} FROM ({effective_sql(contracts()[dataset], own)})")


def load(connection: duckdb.DuckDBPyConnection, live: Sequence[Submission], sample: dict[str, Path], *,
         sample_shown: bool) -> None:
    """Fill base.<dataset>: what holds of the submissions, then sample rows for groups of datasets without any."""
    for dataset in TABLES:
        own = [entry for entry in live if entry.dataset == dataset]
        contract = contracts()[dataset]
        connection.execute(
            f"INSERT INTO base.{dataset} BY NAME SELECT *, false AS is_sample, {_ORIGIN} "  # noqa: S608
            f"FROM ({effective_sql(contract, own)}) ORDER BY {_listed(contract.key)}")
    real = {dataset for dataset in TABLES if _has_real_rows(connection, contracts()[dataset])}  # before sample comes in
    for dataset, path in sample.items():
        contract = contracts()[dataset]
        if _is_list(contract) or (sample_shown and not real & set(_together(contract))):
            _load_sample(connection, contract, path)
    connection.execute("SET VARIABLE keep_lists = $shown", {"shown": sample_shown})
    connection.execute(_script("load/reference_steps_aside.sql"))


def load_history(connection: duckdb.DuckDBPyConnection, everything: Sequence[Submission]) -> None:
    """base.submission: every submission with its status."""
    tables = [f"base.{dataset}" for dataset in TABLES] + ["base.observation", "base.target"]
    holding = {submission_id for (submission_id,) in connection.execute(" UNION ".join(
        f"SELECT DISTINCT submission_id FROM {table}" for table in tables)).fetchall()}  # noqa: S608
    rows = [(entry.id, entry.dataset, entry.period, entry.by, entry.at.replace(tzinfo=None), entry.rows, entry.rejected,
             entry.file_name, entry.status or (IN_FORCE if entry.id in holding else REPLACED), entry.reason or None,
             entry.withdrawn_by or None,
             entry.withdrawn_at.replace(tzinfo=None) if entry.withdrawn_at else None)
            for entry in with_withdrawals(everything)]
    if rows:
        # One statement: a row at a time, each in its own transaction, took ten seconds for a thousand.
        columns = [name for name, *_ in connection.execute("DESCRIBE base.submission").fetchall()]
        connection.register("incoming", pd.DataFrame(rows, columns=columns))
        connection.execute("INSERT INTO base.submission BY NAME SELECT * FROM incoming")
        connection.unregister("incoming")


def sample_files(folder: Path) -> dict[str, Path]:
    """data/sample/<dataset>.csv of each dataset that has one."""
    paths = {dataset: folder / "sample" / f"{dataset}.csv" for dataset in TABLES}
    return {dataset: path for dataset, path in paths.items() if path.is_file()}


def _is_list(contract: Contract) -> bool:
    """A list of codes: its sample is loaded in any case, and what nothing shown needs is taken out afterwards."""
    return not contract.period and not contract.group


def _together(contract: Contract) -> list[str]:
    """The dataset and those that are read together with it."""
    return [other for other in TABLES
            if other == contract.id or (contract.group and contracts()[other].group == contract.group)]


def _has_real_rows(connection: duckdb.DuckDBPyConnection, contract: Contract) -> bool:
    """Whether the dataset holds a row that is not made up."""
    return bool(connection.execute(f"SELECT 1 FROM base.{contract.id} WHERE NOT is_sample LIMIT 1").fetchall())  # noqa: S608


def _load_sample(connection: duckdb.DuckDBPyConnection, contract: Contract, path: Path) -> None:
    """All sample rows of a dataset; of a list of codes those whose key is not there."""
    connection.register("raw", _read_sample(path))
    types = stored_columns(contract)
    names = {name for name, *_ in connection.execute("DESCRIBE raw").fetchall()}
    unknown = names - set(types)
    if unknown:
        raise DataError(f"sample/{path.name}: kolom {', '.join(sorted(unknown))} tidak dikenal. Jalankan ulang "
                        "data/sample/make_sample.py.")
    cast = ", ".join(f'{_cast(name, kind)} AS "{name}"' for name, kind in types.items() if name in names)
    keep = "true"
    if _is_list(contract):
        keep = f"({_listed(contract.key)}) NOT IN (SELECT ({_listed(contract.key)}) FROM base.{contract.id})"  # noqa: S608
    try:
        connection.execute(
            f"INSERT INTO base.{contract.id} BY NAME SELECT *, true AS is_sample, $file AS file FROM "  # noqa: S608
            f"(SELECT {cast}, row_number() OVER () + 1 AS row FROM raw) WHERE {keep} ORDER BY {_listed(contract.key)}",
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


def _script(name: str) -> str:
    text: str = (files("dashboard.store") / "sql" / name).read_text("utf-8")
    return text


