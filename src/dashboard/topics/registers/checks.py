"""Rules over whole rows of the registers' datasets."""

from __future__ import annotations

from dashboard.intake.validate import Rows
from dashboard.topics.registers.contracts import STATES


def counts(rows: Rows) -> None:
    """No more are verified than there are."""
    frame = rows.frame
    for position in rows.where(frame["verified"] > frame["count"]):
        rows.findings.error(position, "verified", "Yang terverifikasi lebih banyak daripada jumlahnya", "verified")


def changes(rows: Rows) -> None:
    """The new date of data comes after the old one."""
    frame = rows.frame
    for position in rows.where(frame["cutoff"] <= frame["cutoff_from"]):
        rows.findings.error(position, "cutoff", "Tanggal data baru harus sesudah tanggal data lama", "order of dates")


def findings(rows: Rows) -> None:
    """Within the file a finding stays in its village and unit, and its states come in their order of days."""
    frame = rows.frame
    for _, own in frame.groupby("code"):
        told = own.assign(step=own["state"].map({state: step for step, state in enumerate(STATES)}))
        days = told.sort_values(["step", "date"])["date"].dropna()
        if not days.is_monotonic_increasing:
            for position in own.index:
                rows.findings.error(int(position), "date", "Tanggal keadaan satu temuan tidak urut: ditemukan, "
                                    "ditanyakan, dijelaskan, diperbaiki", "order of states")
        if len(own[["village", "register", "kind", "unit"]].drop_duplicates()) > 1:
            for position in own.index:
                rows.findings.error(int(position), "code", "Satu kode temuan menyebut desa, register, jenis, atau "
                                    "satuan yang berbeda", "another finding")
