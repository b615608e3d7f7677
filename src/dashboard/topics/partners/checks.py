"""Rules over whole rows of partners and of what they pledge."""

from __future__ import annotations

import re

import pandas as pd

from dashboard.intake.validate import Rows
from dashboard.topics.partners.contracts import DONE

_OF_A_PERSON = re.compile(r"(?:bapak|bpk|ibu|sdr|sdri|saudara|saudari|haji|hajah|h|hj|kh)\b\.?\s", re.IGNORECASE)
_AMOUNTS = (("quantity", "Jumlah"), ("rupiah", "Nilai"))


def partners(rows: Rows) -> None:
    """Names are those of organisations; a partner does not leave before it came. Codes are written small."""
    frame, findings = rows.frame, rows.findings
    frame["code"] = frame["code"].str.lower()
    person = frame["name"].str.match(_OF_A_PERSON)
    findings.errors(rows.where(person), "name", "Nama lembaga diawali sapaan orang; tulis nama lembaganya, bukan nama "
                    "orang")
    findings.errors(rows.where(frame["until"] < frame["since"]), "until",
                    "Terdaftar sampai mendahului terdaftar sejak; periksa kedua tahunnya")


def pledges(rows: Rows) -> None:
    """Each row has a quantity with its unit, rupiah, or both; nothing is delivered that was not pledged."""
    frame, findings = rows.frame, rows.findings
    frame["partner"] = frame["partner"].str.lower()
    pledged = {name: frame[f"pledged_{name}"] for name, _ in _AMOUNTS}
    nothing = pledged["quantity"].isna() & pledged["rupiah"].isna()
    findings.errors(rows.where(nothing), "pledged_rupiah",
                    "Tidak ada yang dijanjikan: isi jumlah dengan satuannya, nilai rupiah, atau keduanya")
    findings.errors(rows.where(pledged["quantity"].notna() & frame["unit"].isna()), "unit",
                    "Jumlah tanpa satuan; isi satuannya")
    for name, word in _AMOUNTS:
        delivered = frame[f"delivered_{name}"]
        findings.errors(rows.where(delivered.notna() & pledged[name].isna() & ~nothing), f"delivered_{name}",
                        f"{word} disalurkan tanpa yang dijanjikan; bantuan tanpa janji ditulis sama dengan yang "
                        "disalurkan")
        for position in rows.where(delivered > pledged[name]):
            findings.warning(position, f"delivered_{name}",
                             f"{word} disalurkan lebih besar daripada yang dijanjikan; periksa, baris tetap diterima")
    findings.errors(rows.where(frame["reported_on"] < frame["pledged_on"]), "reported_on",
                    "Tanggal laporan mendahului tanggal janji; periksa kedua tanggalnya")
    told = frame["delivered_quantity"].notna() | frame["delivered_rupiah"].notna()
    for position in rows.where(told & frame["reported_on"].isna()):
        findings.warning(position, "reported_on", "Ada yang disalurkan tetapi tanggal laporan kosong, jadi mitra ini "
                         "belum dihitung lapor")
    for position in rows.where(pd.Series(frame["status"] == DONE) & ~told):
        findings.warning(position, "status", "Status selesai tetapi yang disalurkan kosong; dihitung belum dilaporkan")
