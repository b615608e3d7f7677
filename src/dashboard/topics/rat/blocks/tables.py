"""The tables of Capaian RAT as frames for reading and downloading: words for people, numbers as numbers."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.intake.common import STRATEGIES
from dashboard.topics.rat.blocks import lists as rat_lists
from dashboard.topics.rat.rules.progress import INDICATOR
from dashboard.topics.rat.rules.quarter import Assessment
from dashboard.topics.rat.rules.rounding import TEXTS
from dashboard.topics.rat.words import plan as rat_plan_words
from dashboard.topics.rat.words import sentences as rat_words

HIDDEN_NOTES = (
    f"Berkas ini untuk pengunjung: hitungan orang atau keluarga dibulatkan acak ke kelipatan 5 dan diawali "
    f"“{formats.ABOUT}”; apa yang dapat membuka hitungan kecil (besaran manfaat, sasaran lain pada sub "
    "kegiatan yang sama) ditulis "
    f"“{formats.HIDDEN}”.",
    "Baris seperti itu ditolak bila berkas ini diserahkan. Masuk dulu lewat menu Masuk, lalu unduh lagi: berkasnya "
    "utuh, dapat diperbaiki dan diserahkan.",
)
AGENCY_DECIMALS = {"Pagu (Rp)": 0, "Keluaran rata-rata (% rencana)": 1, "Keluaran tertimbang (% rencana)": 1,
                   "Realisasi dilaporkan (Rp)": 0, "Pagu yang melapor (Rp)": 0, "Realisasi (% pagu setahun)": 1,
                   "Realisasi (% rencana garis lurus)": 1}
SUB_DECIMALS = {"Pagu (Rp)": 0, "Realisasi (Rp)": 0, "Realisasi (% pagu setahun)": 1,
                "Realisasi (% rencana garis lurus)": 1, "Capaian (% rencana)": 1, "Kondisi awal": 2,
                "Target setahun": 2, "Rencana s.d. triwulan": 2, "Realisasi keluaran": 2}


def agency_frame(found: Assessment, agencies: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """One row per agency, in the order given; a score or rate that is not known is missing."""
    rows = agencies.to_dict("records")
    return pd.DataFrame({
        "Perangkat daerah": [names.get(row["agency"], row["agency"]) for row in rows],
        "Sub kegiatan": agencies["sub_activities"], "Pagu (Rp)": agencies["allocation"],
        "Status": agencies["status"].map(rat_words.status_word),
        "Keluaran rata-rata (% rencana)": agencies["score"],
        "Keluaran tertimbang (% rencana)": agencies["weighted"],
        "Indikator": agencies["indicators"], "Indikator dinilai": agencies["scored"],
        "Indikator belum lapor": agencies["not_reported"],
        "Realisasi dilaporkan (Rp)": agencies["rupiah"], "Pagu yang melapor (Rp)": agencies["reported_allocation"],
        "Realisasi (% pagu setahun)": agencies["absorption_year"],
        "Realisasi (% rencana garis lurus)": agencies["absorption_plan"],
        "Laporan": [rat_words.report_state(row, found) for row in rows],
        **_marked(found, len(rows)),
    }).reset_index(drop=True)


def sub_frame(found: Assessment, subs: pd.DataFrame, names: Mapping[str, str],
              places: Mapping[str, str]) -> pd.DataFrame:
    """One row per indicator, or per sub kegiatan without one; money repeats on each indicator of a sub kegiatan."""
    notes = found.rat.notes(found.choice.quarter).drop_duplicates(INDICATOR)
    rows = subs.merge(notes[[*INDICATOR, "obstacle", "follow_up"]], on=INDICATOR, how="left")
    where = {key: rat_lists.location_words(lines, places) for key, lines
             in found.rat.matrix.groupby(["agency", "sub_code"])}
    keys = list(zip(rows["agency"], rows["sub_code"], strict=True))
    return pd.DataFrame({
        "Perangkat daerah": [names.get(code, code) for code in rows["agency"]],
        "Strategi": [STRATEGIES.get(code, code) for code in rows["strategy"]],
        "Program": rows["program"], "Kegiatan": rows["activity"], "Kode": rows["sub_code"],
        "Sub kegiatan": rows["sub_activity"], "Sumber dana": rows["funding"],
        "Lokasi": [where.get(key, "") for key in keys],
        "Pagu (Rp)": rows["allocation"], "Realisasi (Rp)": rows["rupiah"],
        "Realisasi (% pagu setahun)": rows["absorption_year"],
        "Realisasi (% rencana garis lurus)": rows["absorption_plan"],
        "Indikator": rows["indicator"], "Satuan": rows["unit"], "Arah": rows["direction"],
        "Kondisi awal": rows["baseline"], "Dinilai": [_way(row) for row in rows.to_dict("records")],
        "Target setahun": rows["target"], "Rencana s.d. triwulan": rows["plan"],
        "Realisasi keluaran": rows["achieved"], "Capaian (% rencana)": rows["achievement"],
        "Status": [rat_words.row_status(row) for row in rows.to_dict("records")],
        "Kendala": rows["obstacle"], "Tindak lanjut": rows["follow_up"],
        **_marked(found, len(rows)),
    }).reset_index(drop=True)


def _way(row: rat_words.Row) -> str:
    """How one row is judged where not as a plain sum."""
    if not row["has_indicator"]:
        return ""
    return rat_plan_words.way_words(row)


def _marked(found: Assessment, count: int) -> dict[str, list[str]]:
    return {"Keterangan": [SAMPLE_BADGE] * count} if found.rat.is_sample else {}

def hidden_lines(matrix: pd.DataFrame) -> pd.Series:
    """Lines in which something was rounded or left out."""
    texts = [name for name in ("target_text", *TEXTS) if name in matrix]
    return matrix[texts].map(lambda text: isinstance(text, str) and (text == formats.HIDDEN or formats.ABOUT in text)
                              ).any(axis=1)
