"""What is known to be missing for areas: the list that planners keep beside the profile page."""

from __future__ import annotations

import csv

from dashboard.core import settings
from dashboard.core.domain import DataError
from dashboard.core.regency import regency

COLUMNS = ("data", "tingkat", "indikator", "pemasok", "catatan")


def known_gaps() -> list[dict[str, str]]:
    """Rows of pages/profil/belum_tersedia.csv with COLUMNS, in the names of the home. Raises DataError when a column
    is missing."""
    path = settings.PROJECT / "pages" / "profil" / "belum_tersedia.csv"
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    if rows and set(COLUMNS) - set(rows[0]):
        raise DataError(f"{path.name}, baris 1: kolom yang diharapkan {', '.join(COLUMNS)}.")
    return [{name: regency().said(words) for name, words in row.items()} for row in rows]
