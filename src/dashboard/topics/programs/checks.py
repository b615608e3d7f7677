"""Rules over whole rows of coverage."""

from __future__ import annotations

from dashboard.intake.validate import Rows


def coverage(rows: Rows) -> None:
    """Units of target and recipients are alike and the programme's own; more recipients than targets are told."""
    frame, findings = rows.frame, rows.findings
    own = frame["program"].map({code: program[1] for code, program in rows.reference.programs.items()})
    target = frame["target_unit"].fillna(frame["recipients_unit"]).fillna(own)
    recipients = frame["recipients_unit"].fillna(frame["target_unit"]).fillna(own)
    for position in rows.where(target != recipients):
        findings.error(position, "recipients_unit",
                       f"Penerima dalam {recipients[position]} tetapi sasaran dalam {target[position]}; keduanya tidak "
                       "dapat dibandingkan. Samakan satuannya", "unlike units")
    for position in rows.where((target == recipients) & (target != own) & own.notna()):
        findings.error(position, "target_unit",
                       f"Satuan {target[position]} bukan satuan program {frame['program'][position]} "
                       f"({own[position]}); pakai satuan program, atau ubah lewat dataset programs", "unit of program")
    frame["target_unit"], frame["recipients_unit"] = target, recipients
    for position in rows.where(frame["recipients"] > frame["target"]):
        findings.warning(position, "recipients",
                         "Penerima lebih banyak daripada sasaran; periksa, baris tetap diterima")
    for position in rows.where(frame["realised"] > frame["budget"]):
        findings.warning(position, "realised",
                         "Realisasi lebih besar daripada anggaran; periksa, baris tetap diterima")
