"""What a build works out of the boundaries, kept until they change: half of the work of storing a small file.

It depends on nothing but the boundaries, the code that works it out, and shapely's and scipy's versions; all of these
are in the name of the file in DASHBOARD_HOME/cache. That folder may be removed at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.store.building import assets
from dashboard.store.building.neighbours import neighbours, outlines

_CODE = ("geometry", "assets", "neighbours", "tiles")
_PACKAGES = ("shapely", "scipy", "numpy")
_PREFIX = "geometry-"


@dataclass(frozen=True)
class Derived:
    """Tables for the database, and the two files of the maps, as neighbours.py and assets.py make them."""

    neighbours: pd.DataFrame
    outlines: pd.DataFrame
    files: assets.GeometryFiles


def derived(boundaries: assets.Geometry, cache: Path) -> Derived:
    """From the file kept in `cache`, or worked out and kept there. Needs the write lock."""
    path = cache / f"{_PREFIX}{_digest(boundaries)}.json"
    kept = _read(path)
    if kept is not None:
        return kept
    made = Derived(neighbours(boundaries), outlines(boundaries), assets.geometry_files(boundaries))
    _keep(path, made)
    return made


def _digest(boundaries: assets.Geometry) -> str:
    digest = hashlib.sha256(json.dumps(boundaries, sort_keys=True).encode())
    for name in _CODE:
        spec = find_spec(f"dashboard.store.{name}")
        digest.update(Path(spec.origin).read_bytes() if spec and spec.origin else b"")
    digest.update(" ".join(version(name) for name in _PACKAGES).encode())
    return digest.hexdigest()


def _read(path: Path) -> Derived | None:
    """None when it is not there, or is not what was written: then it is worked out again."""
    try:
        check, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashlib.sha256(body).hexdigest().encode() != check:
        return None
    content: Mapping[str, Any] = json.loads(body)
    return Derived(pd.DataFrame(**content["neighbours"]), pd.DataFrame(**content["outlines"]),
                   assets.GeometryFiles(content["desa"].encode(), content["kabkota"].encode()))


def _keep(path: Path, made: Derived) -> None:
    """A disk that is full costs the next build its short cut, not this build its success."""
    body = json.dumps({"neighbours": _split(made.neighbours), "outlines": _split(made.outlines),
                       "desa": made.files.desa.decode(), "kabkota": made.files.kabkota.decode()},
                      ensure_ascii=False).encode()
    half = path.with_suffix(".half")
    with contextlib.suppress(OSError), contextlib.ExitStack() as tidying:
        tidying.callback(half.unlink, missing_ok=True)  # what fills the disk in vain
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob(f"{_PREFIX}*"):  # of other boundaries, or half written
            old.unlink()
        half.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        half.replace(path)


def _split(frame: pd.DataFrame) -> dict[str, Any]:
    return {"data": frame.to_numpy(dtype=object).tolist(), "columns": list(frame.columns)}
