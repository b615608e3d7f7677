"""What a build works out of the boundaries, kept until they change: half of the work of storing a small file.

It depends on nothing but the boundaries, the code that works it out, and the libraries' versions: store/kept.py keeps
it under these.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.store import kept
from dashboard.store.building import assets
from dashboard.store.building.neighbours import neighbours, outlines

_KIND = "geometry"
_ROOMS = ("core", "store/building", "store/kept.py")
_CODE = kept.code_of(*_ROOMS)


@dataclass(frozen=True)
class Derived:
    """Tables for the database, and the two files of the maps, as neighbours.py and assets.py make them."""

    neighbours: pd.DataFrame
    outlines: pd.DataFrame
    files: assets.GeometryFiles


def derived(boundaries: assets.Geometry) -> Derived:
    """As kept, or worked out and kept. Needs the write lock."""
    made_of = f"{hashlib.sha256(json.dumps(boundaries, sort_keys=True).encode()).hexdigest()} {_CODE}"
    known = kept.read(_KIND, made_of)
    if known is not None:
        return _unpacked(known)
    made = Derived(neighbours(boundaries), outlines(boundaries), assets.geometry_files(boundaries))
    kept.keep(_KIND, made_of, _packed(made), 1)
    return made


def _packed(made: Derived) -> bytes:
    tables = {"neighbours": _split(made.neighbours), "outlines": _split(made.outlines)}
    return kept.pack((json.dumps(tables, ensure_ascii=False).encode(), made.files.desa, made.files.kabkota))


def _unpacked(body: bytes) -> Derived:
    told, desa, kabkota = kept.unpack(body)
    tables: Mapping[str, Any] = json.loads(told)
    return Derived(pd.DataFrame(**tables["neighbours"]), pd.DataFrame(**tables["outlines"]),
                   assets.GeometryFiles(desa, kabkota))


def _split(frame: pd.DataFrame) -> dict[str, Any]:
    return {"data": frame.to_numpy(dtype=object).tolist(), "columns": list(frame.columns)}
