"""Rules over whole rows of progress."""

from __future__ import annotations

import pandas as pd

from dashboard.core.case_states import DECIDED, EXPLAINED
from dashboard.intake.validate import Rows


def cases(rows: Rows) -> None:
    """What is decided names its meeting and the figure; what is explained says why."""
    frame, findings = rows.frame, rows.findings
    decided, explained = (pd.Series(frame["state"] == state) for state in (DECIDED, EXPLAINED))
    findings.errors(rows.where(decided & frame["meeting"].isna()), "meeting",
                    "Diputuskan tanpa rapat; isi kode rapat TKPK yang memutuskannya")
    findings.errors(rows.where(decided & frame["chosen"].isna()), "chosen",
                    "Diputuskan tanpa angka yang dipakai; tulis angkanya")
    findings.errors(rows.where(explained & frame["explanation"].isna()), "explanation",
                    "Dijelaskan tanpa penjelasan; tulis mengapa kedua sumber berbeda")
