"""Rules over whole rows of notes."""

from __future__ import annotations

import pandas as pd

from dashboard.core.domain import BLITAR
from dashboard.core.formats import number
from dashboard.intake.validate import Rows
from dashboard.topics.figures.contracts import LONGEST


def notes(rows: Rows) -> None:
    """A note is short, and about a place of the kabupaten."""
    frame, findings = rows.frame, rows.findings
    own = frame["region"].astype(object).map(
        lambda code: pd.isna(code) or code == BLITAR or str(code).startswith(f"{BLITAR}."))
    findings.errors(rows.where(~own.astype(bool)), "region",
                    "Catatan hanya tentang Kabupaten Blitar, kecamatan, dan desa/kelurahannya; pakai kode 35.05 atau "
                    "di bawahnya")
    findings.errors(rows.where(frame["text"].str.len() > LONGEST), "text",
                    f"Catatan lebih dari {number(LONGEST)} huruf; persingkat")
