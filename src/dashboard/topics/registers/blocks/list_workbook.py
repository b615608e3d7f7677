"""The list of villages to check as a workbook: one sheet a kecamatan, with columns for the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import pandas as pd

from dashboard.core.domain import Region
from dashboard.render.files.tables import harmless_frame
from dashboard.render.files.workbook import WorkbookSheet, write_workbook
from dashboard.topics.registers.rules.difference import Differences
from dashboard.topics.registers.words import registers as words

ANSWERS = ("Tanggapan", "Tanggal tanggapan")


def sheets(found: Differences, regions: Mapping[str, Region], kecamatan: str | None,
           mark: str) -> dict[str, pd.DataFrame]:
    """By name of the kecamatan, villages that differ beyond time (all of them where time is not known). `mark`: DATA
    CONTOH, "" for what is real."""
    own = found.inside(kecamatan)
    own = own[own["beyond"]] if found.timed else own
    made = {}
    for code, rows in own.groupby("kecamatan"):
        frame = pd.DataFrame({
            "Kode": rows.index, "Desa/kelurahan": [regions[str(one)].name for one in rows.index],
            "Satuan": found.first.unit, words.of(found.first): rows["first"].to_numpy(),
            words.of(found.second): rows["second"].to_numpy(), "Selisih": rows["gap"].to_numpy(),
            "Selisih (persen)": rows["relative"].to_numpy(), "Dijelaskan waktu": rows["explained"].to_numpy()})
        if mark:
            frame["Catatan"] = mark
        made[regions[str(code)].name] = frame.assign(**dict.fromkeys(ANSWERS, ""))
    return dict(sorted(made.items()))


def workbook(tables: Mapping[str, pd.DataFrame], title: str, notes: Sequence[str], made_at: datetime) -> bytes:
    """One sheet a kecamatan, and the notes."""
    told = pd.DataFrame({"catatan": [title, *notes]})
    decimals = {"Selisih (persen)": 1, "Dijelaskan waktu": 0}
    return write_workbook([*(WorkbookSheet(name[:31], harmless_frame(frame), decimals)
                             for name, frame in tables.items()),
                           WorkbookSheet("Catatan", harmless_frame(told))], title, made_at)
