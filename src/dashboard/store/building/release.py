"""What data/catalogue/release.toml says of the data folder as a whole; whose dashboard it is: core/regency.py."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.core.dashboards import read_dashboards
from dashboard.core.domain import DataError
from dashboard.core.regency import RELEASE


@dataclass(frozen=True)
class FolderRelease:
    """What the data folder says about itself: the date it was last gathered, and the geometry's credit line."""

    data_date: date
    credit: str


def read_release(folder: Path) -> FolderRelease:
    """data/catalogue/release.toml; raises DataError when it is missing, has no date, or names a dashboard wrongly."""
    path = folder / RELEASE
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        when = content["data_date"]
        credit = content["credit"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise DataError(f"catalogue/release.toml tidak dapat dipakai ({error}). "
                        "Isi data_date = 2026-01-31 dan credit = \"...\".") from None
    if not isinstance(when, date) or not isinstance(credit, str):
        raise DataError("catalogue/release.toml: data_date harus tanggal (2026-01-31) dan credit harus teks.")
    read_dashboards(folder)
    return FolderRelease(when, credit)
