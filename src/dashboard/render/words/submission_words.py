"""Sentences about a file that is handed in: what was understood, what adds up to what, what it would change."""

from __future__ import annotations

from dashboard.core.formats import number
from dashboard.intake.preview import Fate, Preview, Severity
from dashboard.store.submissions.changes import RowChanges
from dashboard.store.submissions.manifests import IN_FORCE, REPLACED, WITHDRAWN

FATES = {
    Fate.ACCEPTED: "diterima", Fate.REJECTED: "ditolak", Fate.SECTION: "judul kelompok", Fate.TOTAL: "baris jumlah",
    Fate.BLANK: "kosong", Fate.SKIPPED: "contoh atau catatan", Fate.HEADING: "judul kolom",
}
"""What becomes of a row, in words."""
STATUS_WORDS = {IN_FORCE: "berlaku", REPLACED: "digantikan", WITHDRAWN: "ditarik"}
"""What became of a submission."""
SEVERITIES = {Severity.ERROR: "▼ salah", Severity.WARNING: "◆ perhatikan", Severity.INFO: "● catatan"}
"""Shape and word; never colour alone."""


def headline(preview: Preview) -> str:
    """The finding of a preview in one sentence."""
    accepted, rejected = number(preview.accepted), number(preview.rejected_count)
    if not preview.accepted:
        return "Tidak ada baris yang dapat disimpan dari berkas ini; perbaiki lalu unggah lagi."
    if preview.rejected_count:
        return (f"{accepted} baris dapat disimpan, {rejected} ditolak: perbaiki berkasnya, atau pilih hanya baris yang "
                "benar.")
    return f"Semua {accepted} baris data terbaca dan dapat disimpan."


def rows_equation(preview: Preview) -> list[tuple[str, str, str]]:
    """(sign, amount, word): rows read = accepted + rejected + passed over; the last says what was passed over."""
    return [("", number(preview.rows_read), "baris dibaca"), ("=", number(preview.accepted), "diterima"),
            ("+", number(preview.rejected_count), "ditolak"),
            ("+", number(preview.skipped), f"dilewati{_passed_over(preview)}")]


def rupiah_equation(preview: Preview) -> list[tuple[str, str, str]]:
    """(sign, amount, word): rupiah read = accepted + rejected, to the rupiah; empty without any money."""
    if not preview.rupiah_read:
        return []
    read, accepted, rejected = (f"Rp{number(amount)}" for amount in
                                (preview.rupiah_read, preview.rupiah_accepted, preview.rupiah_rejected))
    return [("", read, "dibaca"), ("=", accepted, "diterima"), ("+", rejected, "ditolak")]


def _passed_over(preview: Preview) -> str:
    counted = preview.counted()
    passed_over = (Fate.SECTION, Fate.TOTAL, Fate.BLANK, Fate.SKIPPED)
    parts = [f"{number(counted[fate.value])} {FATES[fate]}" for fate in passed_over if counted.get(fate.value)]
    return f" ({', '.join(parts)})" if parts else ""


def change_line(changes: RowChanges) -> str:
    """What the accepted rows would change of what is stored."""
    if changes.nothing:
        return f"Tidak ada yang berubah: {number(changes.same)} baris ini sudah tersimpan sama persis."
    parts = [f"{number(count)} baris {word}" for count, word in
             ((len(changes.new), "baru"), (len(changes.changed), "berubah"), (len(changes.gone), "hilang")) if count]
    same = f"; {number(changes.same)} baris tetap" if changes.same else ""
    beside = "" if not changes.beside else (
        f" {number(changes.beside)} yang berubah dari sumber lain, atau mengoreksi angka terbit yang sudah dicocokkan: "
        "bila nilainya berbeda lebih dari pembulatan, yang tampil tetap sampai ada keputusan di Angka Berbeda.")
    return f"{', '.join(parts)}{same}.{beside}"


def size(count: int) -> str:
    """'1,2 MB', '48 KB'."""
    return f"{number(count / 2**20, 1)} MB" if count >= 2**20 else f"{number(max(1, count / 1024))} KB"
