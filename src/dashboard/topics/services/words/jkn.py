"""The words of the watch on PBI-JKN."""

from __future__ import annotations

import math

from dashboard.core import formats
from dashboard.topics.services.rules.jkn import Jkn
from dashboard.topics.services.words import services as words

HEADS = {"quota": "Kuota", "active": "Aktif", "removed": "Dinonaktifkan", "automatic": "Otomatis aktif",
         "proposed": "Diusulkan", "approved": "Disetujui", "refused": "Ditolak", "moved": "Pindah segmen"}
LEFT = "Belum kembali"
CHANGE, UNEXPLAINED = "Aktif berubah", "Tidak dijelaskan"
CHECK = "periksa data"


def headline(found: Jkn, area: str | None, place: str) -> str:
    """'PBI-JKN Oktober 2026: 350.465 jiwa aktif dari kuota 361.000; sejak Juli 2026 13.180 dinonaktifkan, 2.135 (16,2
    persen) kembali aktif, 560 usulan belum diputus.'"""
    where = f" di {place}" if place else ""
    month = found.last
    active, quota = found.of(month, "active", area), found.of(month, "quota", area)
    known = "" if math.isnan(quota) else f" dari kuota {formats.number(quota)}"
    start = f"PBI-JKN {words.month(month)}{where}: {formats.number(active)} jiwa aktif{known}"
    if math.isnan(active):
        start = f"PBI-JKN {words.month(month)}{where}: jumlah peserta aktif {formats.MISSING}{known}"
    removed = found.removed.of(area)
    if math.isnan(removed):
        return f"{start}; yang dinonaktifkan {formats.MISSING}."
    share = found.share_back(area)
    told = f" ({formats.number(share, 1)} persen)" if share is not None else ""
    since = "" if found.since == month else f"sejak {words.month(found.since)} "
    return (f"{start}; {since}{formats.number(removed)} dinonaktifkan, {formats.number(found.back.of(area))}{told} "
            f"kembali aktif, {undecided(found, area)} usulan belum diputus.")


def unexplained(found: Jkn, month: str, area: str | None) -> str:
    """'Agustus 2026: aktif −3.135, yang kembali dikurangi yang dinonaktifkan −6.590; selisih yang tidak dijelaskan
    perpindahan: +3.455.'"""
    change, moved, left = found.change(month, area), found.moved(month, area), found.unexplained(month, area)
    when = words.month(month)
    if math.isnan(left):
        return (f"{when}: selisih yang tidak dijelaskan perpindahan {formats.MISSING}, karena bulan sebelumnya, desa "
                "yang sama, atau salah satu jumlahnya belum dilaporkan.")
    told = (f"{when}: aktif {formats.signed(change)}, yang kembali dikurangi yang dinonaktifkan "
            f"{formats.signed(moved)}; selisih yang tidak dijelaskan perpindahan: {formats.signed(left)}")
    if left and abs(left) <= found.margin:
        return f"{told}, dapat berasal dari pembulatan saja."
    return f"{told}." if not left else f"{told} (misalnya peserta baru, lahir, meninggal; tidak tercatat di sini)."


def undecided(found: Jkn, area: str | None) -> str:
    """'560', or what to do where more was decided than proposed."""
    left = found.undecided(area)
    return CHECK if left < 0 else formats.number(left)
