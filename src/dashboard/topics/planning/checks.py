"""Rules over whole rows of the planning chain, the crosswalk of codes, requests and tagged spending."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from dashboard.intake.validate import Rows, read_places
from dashboard.intake.values.activity_codes import CodeShape, problem, read_code, usual
from dashboard.topics.planning.contracts import APBD, NO, NOMENCLATURES, OF_CODES, RPJMD, RPKD, WAITING

_SHAPES = {
    CodeShape.MIXED: "Kode {} ditulis dalam bentuk campuran; dibaca {}",
    CodeShape.SHORT: "Kode {} berekor dua angka; tersambung ke kode empat angka hanya lewat dataset code_crosswalk "
                     "({})",
}


def links(rows: Rows) -> None:
    """What each document must say; codes in a known shape; a reference for lines that need none."""
    frame, document = rows.frame, rows.frame["document"]
    for name in ("reference", "parent"):
        frame[name] = frame[name].str.strip().str.lower()
    of_words, of_codes = document.isin([RPJMD, RPKD]), document.isin(OF_CODES)
    for name, wanted, what in (("reference", of_words, "kode mata rantai"), ("name", of_words, "uraian"),
                               ("strategy", document == RPKD, "strategi"), ("sub_code", of_codes, "kode sub kegiatan"),
                               ("rupiah", document == APBD, "anggaran")):
        for position in rows.where(wanted & frame[name].isna()):
            rows.findings.error(position, name, f"Baris {document[position]} tanpa {what}; isi {what}nya",
                                f"no {name}")
    tops = (document == RPJMD) & frame["parent"].notna()
    for position in rows.where(tops):
        rows.findings.warning(position, "parent", "Sasaran RPJMD adalah pangkal rantai; kode induknya tidak dipakai",
                              "parent of target")
    frame["parent"] = frame["parent"].mask(tops)
    for position in rows.where((document == APBD) & (frame["rupiah"] == 0)):
        rows.findings.warning(position, "rupiah", "Anggaran nol dihitung sebagai belum ada rupiahnya", "zero")
    _codes(rows, "sub_code", of_codes)
    read_places(rows)
    _references(rows, of_codes)


def crosswalk(rows: Rows) -> None:
    """Both codes in a known shape, from an older version to a newer one, and not the same code."""
    frame, findings = rows.frame, rows.findings
    every = pd.Series(True, index=frame.index)
    for name in ("code_from", "code_to"):
        _codes(rows, name, every, said=(CodeShape.MIXED,))
        frame[name] = frame[name].map(usual, na_action="ignore")
    ages = {name: place for place, name in enumerate(NOMENCLATURES)}
    older, newer = frame["nomenclature_from"].map(ages), frame["nomenclature_to"].map(ages)
    findings.errors(rows.where(older >= newer), "nomenclature_to",
                    "Nomenklatur kode baru tidak lebih baru daripada nomenklatur kode lama; periksa keduanya")
    findings.errors(rows.where(frame["code_from"] == frame["code_to"]), "code_to",
                    "Kode lama dan kode baru sama; yang tidak berubah tidak perlu padanan")


def requests(rows: Rows) -> None:
    """An agency asks another one; what waits has no day of answer, and no answer comes before its question."""
    frame, findings = rows.frame, rows.findings
    frame["code"] = frame["code"].str.lower()
    waits = frame["state"] == WAITING
    findings.errors(rows.where(frame["from_agency"] == frame["to_agency"]), "to_agency",
                    "OPD peminta dan OPD yang diminta sama; permintaan lintas OPD ditujukan kepada OPD lain")
    findings.errors(rows.where(waits & frame["answered"].notna()), "answered",
                    "Permintaan yang menunggu belum punya tanggal jawab; kosongkan, atau tulis jawabannya")
    findings.errors(rows.where(frame["answered"] < frame["asked"]), "answered",
                    "Tanggal jawab mendahului tanggal diminta; periksa kedua tanggalnya")
    for position in rows.where(~waits & frame["state"].notna() & frame["answered"].isna()):
        findings.warning(position, "answered", "Sudah dijawab tetapi tanggal jawabnya kosong, jadi lama jawabnya tidak "
                         "dihitung", "no day of answer")
    _codes(rows, "sub_code", frame["sub_code"].notna())


def spending(rows: Rows) -> None:
    """What is not called travel is none; more realised than planned is asked about."""
    frame = rows.frame
    frame["travel"] = frame["travel"].fillna(NO)
    for position in rows.where(frame["realised"] > frame["pagu"]):
        rows.findings.warning(position, "realised", "Realisasi lebih besar daripada pagu; periksa, baris tetap "
                              "diterima", "over pagu")
    _codes(rows, "sub_code", frame["sub_code"].notna())


def _codes(rows: Rows, name: str, wanted: pd.Series,
           said: Collection[CodeShape] = (CodeShape.MIXED, CodeShape.SHORT)) -> None:
    """Refuses what is no code, and says of those shapes how they are read."""
    for position in rows.where(wanted & rows.frame[name].notna()):
        written = str(rows.frame[name].iloc[position])
        found = read_code(written)
        if found is None:
            rows.findings.error(position, name, problem(written), f"no code in {name}")
        elif found.shape in said:
            rows.findings.info(position, name, _SHAPES[found.shape].format(written, found.code),
                               f"{found.shape} in {name}")


def _references(rows: Rows, of_codes: pd.Series) -> None:
    """Lines of sub kegiatan need no code of their own: agency, code and parent name them, several lines are numbered.
    Two that say the same are asked about."""
    frame = rows.frame
    named = frame[["agency", "sub_code", "parent"]].fillna("")
    made = pd.Series(["/".join(filter(None, map(str, row))) for row in named.itertuples(index=False)], frame.index)
    number = frame.assign(made=made).groupby(["year", "document", "made"], dropna=False).cumcount()
    bare = of_codes & frame["reference"].isna()
    frame["reference"] = frame["reference"].mask(bare, made.where(number == 0, made + "/" + (number + 1).astype(str)))
    alike = frame.assign(made=made)[["year", "document", "made", "rupiah", "location"]].duplicated()
    for position in rows.where(bare & alike):
        rows.findings.warning(position, "sub_code", "Baris ini sama dengan baris di atasnya (OPD, kode, rupiah, dan "
                              "lokasi); rupiahnya dijumlahkan, hapus bila kembar", "twice")
