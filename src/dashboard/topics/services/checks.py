"""Rules over whole rows of the services' datasets."""

from __future__ import annotations

from dashboard.intake.validate import Rows
from dashboard.intake.values.words import normalise
from dashboard.topics.services.contracts import (
    ACCEPTED,
    AGES,
    ANSWERED,
    DONE,
    IN,
    NOT_REFERRED,
    QUOTA,
    REFERRED,
    REFUSED,
    UNANSWERED,
)

_LONGEST = 60
_AFTER_ANSWER = (ACCEPTED, REFUSED, QUOTA)
"""States that only an answer leads to; what is done may have been done at the desk."""


def code_of(text: str) -> str:
    """'pengaktifan-bpjs' of 'Pengaktifan  BPJS': how a need is matched, whatever its capitals and signs."""
    return "-".join(normalise(text).split())


def _take_codes(rows: Rows, name: str) -> None:
    written = rows.frame[name]
    for position in rows.where(written.str.len() > _LONGEST):
        rows.findings.error(position, name, f"Keperluan lebih dari {_LONGEST} huruf; tulis nama keperluannya saja, "
                            "tanpa cerita tentang orangnya", "long need")
    rows.frame[name] = written.map(code_of, na_action="ignore")


def needs(rows: Rows) -> None:
    """Spellings become codes."""
    _take_codes(rows, "code")


def answers(rows: Rows) -> None:
    """Needs become codes."""
    _take_codes(rows, "need")


def counts(rows: Rows) -> None:
    """Needs become codes; age and answer are filled where the state says them, and must fit it otherwise."""
    _take_codes(rows, "need")
    frame, findings, state = rows.frame, rows.findings, rows.frame["state"]
    frame["age"] = frame["age"].mask(state == IN, AGES[0])
    for position in rows.where(frame["age"].isna() & state.notna()):
        findings.error(position, "age", f"Umur berkas kosong; isi umur berkas yang {state[position]}", "no age")
    blank, after = frame["answer"].isna(), state.isin(_AFTER_ANSWER)
    frame["answer"] = frame["answer"].mask(blank & (state == REFERRED), UNANSWERED)
    frame["answer"] = frame["answer"].mask(blank & ~after & (state != REFERRED) & state.notna(), NOT_REFERRED)
    answer = frame["answer"]
    for position in rows.where(after & ~answer.isin(ANSWERED)):
        findings.error(position, "answer", f"Berkas yang {state[position]} sudah dijawab OPD; isi lama jawabnya",
                       "no answer time")
    for position in rows.where((state == REFERRED) & (answer != UNANSWERED)):
        findings.error(position, "answer", "Berkas yang masih dirujuk belum dijawab; bila sudah, tulis keadaannya "
                       "(diterima, ditolak, atau menunggu kuota)", "answer of referred")
    early = ~after & ~state.isin([REFERRED, DONE]) & state.notna()
    for position in rows.where(early & (answer != NOT_REFERRED)):
        findings.error(position, "answer", f"Berkas yang {state[position]} tidak dirujuk; kosongkan lama jawabnya",
                       "answer before referral")
    for position in rows.where((state == DONE) & (answer == UNANSWERED)):
        findings.error(position, "answer", "Berkas selesai tidak mungkin belum dijawab; isi lama jawabnya, atau "
                       "kosongkan bila selesai di loket", "done without answer")


def jkn(rows: Rows) -> None:
    """More active than the quota is told; a row without any count is refused."""
    frame, findings = rows.frame, rows.findings
    for position in rows.where(frame["active"] > frame["quota"]):
        findings.warning(position, "active", "Peserta aktif lebih banyak daripada kuota; periksa, baris tetap diterima",
                         "over quota")
    whole = frame[["quota", "active", "removed", "automatic", "proposed", "approved", "refused", "moved"]]
    for position in rows.where(whole.isna().all(axis=1)):
        findings.error(position, "active", "Baris ini tidak memuat satu jumlah pun", "empty")
