"""Rules over whole rows of targets and reports of the RAT."""

from __future__ import annotations

from dashboard.intake.validate import Rows


def realisation(rows: Rows) -> None:
    """A report without figures is noted as not reported."""
    nothing = rows.frame["physical"].isna() & rows.frame["rupiah"].isna()
    for position in rows.where(nothing):
        rows.findings.warning(position, "physical", "Realisasi fisik dan anggaran kosong: dicatat sebagai belum lapor")


def targets(rows: Rows) -> None:
    """Targets of zero and quarters that fall are asked about."""
    frame = rows.frame
    for position in rows.where(frame["target"] == 0):
        rows.findings.warning(position, "target", "Target nol: capaian tidak dapat dihitung (tanpa target)")
    quarters = frame[[f"target_q{quarter}" for quarter in range(1, 5)]]
    falls = (quarters.ffill(axis=1).diff(axis=1) < 0).any(axis=1) & (frame["direction"] == "naik")
    for position in rows.where(falls):
        rows.findings.warning(position, "target_q1", "Target triwulan turun; tulis target sampai dengan akhir triwulan "
                              "(kumulatif), bukan target triwulan itu saja")
