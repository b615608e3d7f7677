"""Rules over whole rows of progress and of reports."""

from __future__ import annotations

import pandas as pd

from dashboard.core.case_states import DECIDED, EXPLAINED
from dashboard.core.domain import MONTH_OF_PERIOD
from dashboard.core.formats import number
from dashboard.intake.validate import Rows
from dashboard.registry import contracts
from dashboard.topics.differences.contracts import INDICATORS, LONGEST
from dashboard.topics.indicators.checks import check_range


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


def reports(rows: Rows) -> None:
    """A report names one figure: of an indicator with its period, or of a dataset in words; a second value has a
    source."""
    frame, findings = rows.frame, rows.findings
    known = frame["data"].isin(list(contracts()))
    own = pd.Series(frame["data"] == INDICATORS)
    findings.errors(rows.where(~known), "data",
                    "Dataset tidak dikenal; pakai kode dataset dari Kelola Data, atau kosongkan untuk angka indikator")
    findings.errors(rows.where(own & frame["indicator"].isna()), "indicator",
                    "Angka indikator tanpa indikator; isi kodenya dari katalog")
    findings.errors(rows.where(own & ~frame["period_name"].isin(list(MONTH_OF_PERIOD))), "period_name",
                    "Periode angka indikator tidak dikenal; tulis misalnya Tahun, Maret, atau Agustus")
    findings.errors(rows.where(~own & frame["indicator"].notna()), "indicator",
                    "Indikator hanya untuk angka indikator; kosongkan, atau kosongkan kolom Data")
    findings.errors(rows.where(~own & frame["item"].isna()), "item",
                    "Tidak disebut angka yang mana; tulis misalnya Penerima · RTLH")
    findings.errors(rows.where(frame["value"].notna() & frame["source"].isna()), "source",
                    "Angka yang benar tanpa sumber; tulis siapa yang menyebutnya, atau kosongkan angkanya")
    check_range(rows, "value")
    for name, most in LONGEST.items():
        findings.errors(rows.where(frame[name].str.len() > most), name,
                        f"{rows.contract.column(name).heading} lebih dari {number(most)} huruf; persingkat")
