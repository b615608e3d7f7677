"""The working file of a run: a DuckDB file in a folder of its own, which goes when the run is destroyed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from reconcile.config import RunConfig
from reconcile.errors import ReconcileError
from reconcile.files import private_folder, replace_private
from reconcile.key import Key
from reconcile.matching.link import Linked
from reconcile.reading.load import Loaded

_MEMORY = "6GB"


@contextmanager
def working(run: RunConfig, new: bool = False) -> Iterator[DuckDBPyConnection]:
    """The working file, emptied when `new`. Raises ReconcileError without one."""
    path = private_folder(run.work) / "rekon.duckdb" if new else run.work / "rekon.duckdb"
    if new:
        for old in run.work.iterdir():
            if old.is_file():
                old.unlink()
    elif not path.is_file():
        raise ReconcileError("Putaran ini belum dijalankan. Jalankan dahulu: python -m reconcile jalankan.")
    spill = private_folder(run.work / "sementara")
    with duckdb.connect(str(path), config={"temp_directory": str(spill),
                                           "memory_limit": _MEMORY}) as connection:
        path.chmod(0o600)
        yield connection


def keep_facts(run: RunConfig, key: Key, loaded: list[Loaded], linked: Linked) -> None:
    """What the later steps must know of this one."""
    told = {"sidik": key.fingerprint, "daftar": [asdict(one) for one in loaded],
            "tautan": {**asdict(linked), "precision": linked.precision, "recall": linked.recall},
            "nama_daftar": [one.name for one in run.lists]}
    replace_private(run.work / "fakta.json", json.dumps(told, indent=1).encode())


def facts(run: RunConfig, key: Key) -> dict[str, Any]:
    """The same, read back. Raises ReconcileError when another key, or other lists, made the working file."""
    try:
        told = json.loads((run.work / "fakta.json").read_text("utf-8"))
        own, names = told["sidik"], told["nama_daftar"]
    except (OSError, ValueError, KeyError, TypeError):
        raise ReconcileError("Putaran ini belum selesai dijalankan. Jalankan: python -m reconcile jalankan.") from None
    if own != key.fingerprint:
        raise ReconcileError(f"Berkas kerja dibuat dengan kunci lain (sidik {own}, kunci ini {key.fingerprint}). Pakai "
                             "kunci yang sama, atau jalankan putaran ini dari awal.")
    if names != [one.name for one in run.lists]:
        raise ReconcileError("Daftar dalam berkas pengaturan berubah sesudah putaran dijalankan. Jalankan lagi: "
                             "python -m reconcile jalankan.")
    return dict(told)


def add_facts(run: RunConfig, told: dict[str, Any]) -> None:
    """Keep what a later step found."""
    replace_private(run.work / "fakta.json", json.dumps(told, indent=1).encode())
