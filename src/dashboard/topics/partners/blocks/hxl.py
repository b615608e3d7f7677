"""Pledges as a 4W table with HXL tags: who does what where when, with status. The second row holds the tags."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pandas as pd

from dashboard.core.domain import SAMPLE_BADGE
from dashboard.render.files.tables import csv_bytes, harmless_frame
from dashboard.render.files.workbook import WorkbookSheet, write_workbook

COLUMNS = (  # heading, tag, column of shown pledges
    ("Kode", "#activity+code", "code"),
    ("Mitra", "#org+impl+name", "partner_name"),
    ("Kode mitra", "#org+impl+code", "partner"),
    ("Unsur", "#org+type", "helix"),
    ("Jenis lembaga", "#org+type+sub", "kind"),
    ("Bantuan", "#activity+name", "what"),
    ("Bidang", "#sector", "sector"),
    ("Program yang dilengkapi", "#activity+programme", "program_name"),
    ("Kecamatan", "#adm3+name", "kecamatan"),
    ("Desa/kelurahan", "#adm4+name", "village"),
    ("Kode desa", "#adm4+code", "region_code"),
    ("Tanggal janji", "#date+start", "pledged_on"),
    ("Periode", "#date+period", "period"),
    ("Status", "#status", "status"),
    ("Satuan", "#indicator+unit", "unit"),
    ("Jumlah dijanjikan", "#targeted", "pledged_quantity"),
    ("Jumlah disalurkan", "#reached", "delivered_quantity"),
    ("Dijanjikan (Rp)", "#value+pledged+idr", "pledged_rupiah"),
    ("Disalurkan (Rp)", "#value+delivered+idr", "delivered_rupiah"),
    ("Tanggal laporan", "#date+reported", "reported_on"),
    ("Bukti", "#meta+url", "evidence"),
)
NOTE = ("Catatan", "#meta+note")


def table(rows: pd.DataFrame, names: Callable[[str], str]) -> pd.DataFrame:
    """Shown pledges (rules.pledges.shown_rows) under the headings, the tags as the first row; missing is empty and
    sample says so in every row. `names`: of a village or kecamatan."""
    own = rows.assign(village=rows["region_code"].map(names), kecamatan=rows["kecamatan_code"].map(names))
    data = {heading: [tag, *map(_plain, own[column])] for heading, tag, column in COLUMNS}
    if rows["is_sample"].any():
        data[NOTE[0]] = [NOTE[1], *(SAMPLE_BADGE if sample else None for sample in rows["is_sample"])]
    return pd.DataFrame(data, dtype=object)


def _plain(value: Any) -> object:
    """Whole numbers without a point, days as 2026-03-08, missing as None."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value if isinstance(value, int | str) else str(value)[:len("2026-03-08")]


def as_csv(rows: pd.DataFrame, names: Callable[[str], str]) -> bytes:
    """The table as CSV."""
    return csv_bytes(table(rows, names))


def as_xlsx(rows: pd.DataFrame, names: Callable[[str], str], title: str, notes: list[str], made_at: datetime) -> bytes:
    """The table as a workbook with the sheets 4W and Catatan."""
    told = pd.DataFrame({"catatan": [title, *notes]})
    sheets = [WorkbookSheet("4W", harmless_frame(table(rows, names)), wrap=False),
              WorkbookSheet("Catatan", harmless_frame(told))]
    return write_workbook(sheets, title, made_at)
