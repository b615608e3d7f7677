"""Rules over whole rows of notes."""

from __future__ import annotations

import pandas as pd

from dashboard.core.formats import number
from dashboard.core.regency import regency
from dashboard.intake.validate import Rows
from dashboard.topics.figures.contracts import LONGEST


def notes(rows: Rows) -> None:
    """A note is short, and about a place of the kabupaten."""
    frame, findings = rows.frame, rows.findings
    own = frame["region"].astype(object).map(
        lambda code: pd.isna(code) or code == regency().code or str(code).startswith(f"{regency().code}."))
    findings.errors(rows.where(~own.astype(bool)), "region",
                    f"Catatan hanya tentang {regency().label}, kecamatan, dan desa/kelurahannya; pakai kode "
                    f"{regency().code} atau "
                    "di bawahnya")
    findings.errors(rows.where(frame["text"].str.len() > LONGEST), "text",
                    f"Catatan lebih dari {number(LONGEST)} huruf; persingkat")
