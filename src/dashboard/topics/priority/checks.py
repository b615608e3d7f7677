"""Rules over whole rows of decided weights."""

from __future__ import annotations

from dashboard.core.formats import number
from dashboard.intake.validate import Rows
from dashboard.topics.priority.contracts import LONGEST_DECISION, LONGEST_NAME

_CODE = r"[a-z0-9_]{1,60}"


def weights(rows: Rows) -> None:
    """A set of weights has one basis and one normalisation; criteria are codes, written small."""
    frame, findings = rows.frame, rows.findings
    frame["criterion"] = frame["criterion"].str.strip().str.lower()
    findings.errors(rows.where(~frame["criterion"].str.fullmatch(_CODE).fillna(False).astype(bool)), "criterion",
                    "Kode kriteria hanya huruf kecil, angka, dan garis bawah, seperti dalam tautan halaman Prioritas "
                    "Desa")
    for column, most in (("name", LONGEST_NAME), ("decision", LONGEST_DECISION)):
        findings.errors(rows.where(frame[column].str.len() > most), column,
                        f"Lebih dari {number(most)} huruf; persingkat")
    of_a_set = frame.groupby(["name", "decided_on"], dropna=False)
    for column, what in (("decision", "dasar keputusan"), ("method", "normalisasi")):
        findings.errors(rows.where(of_a_set[column].transform("nunique", dropna=False) > 1), column,
                        f"Satu himpunan bobot hanya punya satu {what}; samakan barisnya")
