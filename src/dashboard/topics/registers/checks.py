"""Rules over whole rows of the registers' datasets."""

from __future__ import annotations

import re

import pandas as pd

from dashboard.core.formats import shortened
from dashboard.intake.validate import Rows
from dashboard.intake.values.words import listed
from dashboard.topics.registers.contracts import OF_A_RUN, OF_ONE_LIST, REGISTERS, STATES, STEP

_PRINT = re.compile(r"[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}")


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


def overlaps(rows: Rows) -> None:
    """Runs of known lists in protected counts: a run counts in one unit, a list has one date."""
    _one_run(rows)
    _protected(rows, "count")
    frame, known = rows.frame, {*REGISTERS, *rows.reference.programs}
    for column in ("first", "second"):
        for position in rows.where(frame[column].notna() & ~frame[column].isin(known)):
            rows.findings.error(position, column, f"Daftar '{shortened(str(frame[column][position]))}' tidak dikenal; "
                                f"tulis {listed(REGISTERS)}, atau kode program yang terdaftar", "list")
    is_one = frame["state"].isin(OF_ONE_LIST)
    for position in rows.where((frame["first"] == frame["second"]) != is_one):
        rows.findings.error(position, "state", "Keadaan tidak cocok dengan daftarnya: 'beberapa program' dan 'tercatat "
                            "ganda' menyebut satu daftar dua kali, yang lain dua daftar", "state")
    dates = pd.concat([frame[["run", "first", "cutoff_first"]].set_axis(["run", "list", "day"], axis=1),
                       frame[["run", "second", "cutoff_second"]].set_axis(["run", "list", "day"], axis=1)])
    many = dates.dropna().groupby(["run", "list"])["day"].nunique()
    odd = many.index[many > 1]
    for position in rows.where(pd.MultiIndex.from_frame(frame[["run", "first"]]).isin(odd)):
        rows.findings.error(position, "cutoff_first", "Satu daftar punya dua tanggal data dalam satu putaran", "dates")


def deciles(rows: Rows) -> None:
    """Runs in protected counts; no more of a decile receive than are listed in it."""
    _one_run(rows)
    _protected(rows, "listed", "recipients")
    frame = rows.frame
    for position in rows.where(frame["recipients"] > frame["listed"]):
        rows.findings.error(position, "recipients", "Penerima lebih banyak daripada yang terdaftar", "recipients")


def _protected(rows: Rows, *columns: str) -> None:
    """Only what was rounded by the reconciliation is taken: whatever else is a count of real people, every fifth of
    which is a multiple of 5 by chance; so one that is none refuses the file."""
    counts = rows.frame[list(columns)]
    wrong = (counts.notna() & (counts % STEP != 0)).any(axis=1)
    for position in rows.where(~wrong if wrong.any() else wrong):
        rows.findings.error(position, columns[0], "Berkas ini memuat hitungan yang tidak terlindung, jadi seluruh "
                            "berkas tidak diterima", "with others")
    for column in columns:
        values = rows.frame[column]
        for position in rows.where(values.notna() & (values % STEP != 0)):
            rows.findings.error(position, column, f"{values[position]} bukan kelipatan {STEP}; hanya hitungan "
                                "terlindung dari perkakas rekonsiliasi yang diterima. Serahkan berkas dari folder "
                                "keluar-… apa adanya", "not protected")


def _one_run(rows: Rows) -> None:
    """What is said of a run is the same in all of its rows: one day, one key, one unit, one basis of villages, one
    quality. A run put together from two would show two roundings of the same people."""
    frame = rows.frame
    for position in rows.where(frame["fingerprint"].notna() & ~frame["fingerprint"].fillna("").str.fullmatch(_PRINT)):
        rows.findings.error(position, "fingerprint", "Sidik kunci ditulis seperti 7f3a-90bc-12de", "fingerprint")
    for name in OF_A_RUN:
        many = frame.dropna(subset=["run", name]).groupby("run")[name].nunique()
        for position in rows.where(frame["run"].isin(many.index[many > 1])):
            heading = rows.contract.column(name).heading
            rows.findings.error(position, name, f"Putaran ini punya lebih dari satu {heading} dalam berkas; serahkan "
                                "berkas tiap putaran apa adanya", "run")
