"""Datasets of the meetings of TKPK: meetings, agenda, decisions, and what was done about each decision."""

from __future__ import annotations

from dashboard.core.actor import Action
from dashboard.intake.contract import Column, Contract, Kind

GROUP = "tkpk"
"""The four are read together: sample meetings go as soon as one real row of any of them arrives."""
OPEN, RUNNING, DONE, CANCELLED = "terbuka", "berjalan", "selesai", "dibatalkan"
PROGRESS = (OPEN, RUNNING, DONE, CANCELLED)
"""What an action says of its decision; late is not said, it follows from the due date."""
_PROGRESS_WORDS = (("belum", OPEN), ("proses", RUNNING), ("jalan", RUNNING), ("tuntas", DONE), ("selesai", DONE),
                   ("batal", CANCELLED))
"""'Belum selesai' means two of them, so it is asked again."""

MEETINGS = Contract(
    "tkpk_meetings", "Rapat TKPK", "Rapat koordinasi TKPK: kapan, di mana, dan tentang apa.",
    (
        Column("code", "Kode rapat", required=True, note="Tetap dan tidak dipakai ulang", example="rapat-2026-11-24"),
        Column("date", "Tanggal rapat", Kind.DATE, required=True, aliases=("Tanggal",), example="24 November 2026"),
        Column("title", "Judul rapat", required=True, aliases=("Judul", "Acara"),
               example="Rapat koordinasi TKPK III 2026", free_text=True),
        Column("place", "Tempat", example="Ruang rapat Bappedalitbang", free_text=True),
        Column("chair", "Pimpinan rapat", note="Jabatan, bukan nama orang", example="Wakil Bupati", free_text=True),
    ),
    key=("code",), group=GROUP, shown_on="tindak", needs=Action.RECORD,
    supplier="Sekretariat TKPK (Bappedalitbang)",
    frequency="tiap rapat",
    concept="Rapat koordinasi TKPK",
)
AGENDA = Contract(
    "tkpk_agenda", "Agenda rapat TKPK", "Pokok bahasan tiap rapat, berurutan.",
    (
        Column("meeting", "Kode rapat", required=True, example="rapat-2026-11-24", refers="tkpk_meetings",
               refers_word="rapat"),
        Column("number", "Nomor agenda", Kind.INTEGER, required=True, minimum=1, maximum=99, example="1",
               unit="nomor urut"),
        Column("item", "Pokok bahasan", required=True, aliases=("Agenda",), example="Keputusan rapat sebelumnya",
               free_text=True),
    ),
    key=("meeting", "number"), whole=("meeting",), group=GROUP, shown_on="tindak", needs=Action.RECORD,
    supplier="Sekretariat TKPK (Bappedalitbang)",
    frequency="tiap rapat",
    concept="Pokok bahasan rapat TKPK",
)
DECISIONS = Contract(
    "tkpk_decisions", "Keputusan rapat TKPK", "Apa yang diputuskan, OPD yang mengerjakan, dan tenggatnya.",
    (
        Column("code", "Kode keputusan", required=True, note="Tetap dan tidak dipakai ulang",
               example="keputusan-2026-11-24-a1"),
        Column("meeting", "Kode rapat", required=True, note="Rapat yang sudah terdaftar", example="rapat-2026-11-24",
               refers="tkpk_meetings", refers_word="rapat"),
        Column("decision", "Keputusan", required=True, aliases=("Isi keputusan",),
               example="Memadankan sasaran sembako dengan DTSEN", free_text=True),
        Column("agency", "Perangkat Daerah", Kind.AGENCY, required=True, aliases=("OPD", "Penanggung jawab"),
               note="OPD yang mengerjakan", example="Dinas Sosial"),
        Column("due", "Tenggat", Kind.DATE, required=True, aliases=("Batas waktu", "Jatuh tempo"),
               note="Tidak boleh mendahului tanggal rapat", example="31 Desember 2026"),
        Column("agency_then", "Nama OPD saat diputuskan",
               note="Bila OPD kemudian berganti nama; kosong berarti sama dengan sekarang"),
    ),
    key=("code",), group=GROUP, shown_on="tindak", needs=Action.RECORD,
    supplier="Sekretariat TKPK (Bappedalitbang)",
    frequency="tiap rapat",
    concept="Keputusan rapat TKPK",
)
ACTIONS = Contract(
    "tkpk_actions", "Tindak lanjut keputusan", "Riwayat tiap keputusan: apa yang sudah dikerjakan dan buktinya.",
    (
        Column("code", "Kode catatan", required=True, note="Tetap dan tidak dipakai ulang",
               example="catatan-2026-12-01-a1"),
        Column("decision", "Kode keputusan", required=True, note="Keputusan yang sudah terdaftar",
               example="keputusan-2026-11-24-a1", refers="tkpk_decisions",
               refers_word="keputusan"),
        Column("date", "Tanggal", Kind.DATE, required=True,
               note="Catatan bertanggal sesudah hari ini baru dihitung pada tanggalnya", example="1 Desember 2026"),
        Column("status", "Status", Kind.CHOICE, required=True, choices=PROGRESS, spellings=_PROGRESS_WORDS,
               note="Lewat tenggat tidak ditulis, dihitung dari tenggatnya", example=RUNNING),
        Column("note", "Catatan", aliases=("Keterangan",), example="Data sudah dikirim ke Dispendukcapil",
               free_text=True),
        Column("evidence", "Tautan bukti", Kind.LINK, aliases=("Bukti",), example="https://blitarkab.go.id/"),
    ),
    key=("code",), group=GROUP, shown_on="tindak", needs=Action.RECORD,
    supplier="OPD yang mengerjakan, dicatat sekretariat TKPK",
    frequency="tiap ada perkembangan",
    concept="Tindak lanjut keputusan rapat TKPK",
)
MEETING_CONTRACTS = (MEETINGS, AGENDA, DECISIONS, ACTIONS)
