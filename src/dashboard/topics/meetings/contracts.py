"""Datasets of TKPK: meetings, agenda, decisions and what was done about them, who came, and who sits in which group."""

from __future__ import annotations

from dashboard.core.actor import Action
from dashboard.intake.contract import Column, Contract, Kind

GROUP = "tkpk"
"""They are read together: sample meetings go as soon as one real row of any of them arrives."""
OPEN, RUNNING, DONE, CANCELLED = "terbuka", "berjalan", "selesai", "dibatalkan"
PROGRESS = (OPEN, RUNNING, DONE, CANCELLED)
"""What an action says of its decision; late is not said, it follows from the due date."""
_PROGRESS_WORDS = (("belum", OPEN), ("proses", RUNNING), ("jalan", RUNNING), ("tuntas", DONE), ("selesai", DONE),
                   ("batal", CANCELLED))
"""'Belum selesai' means two of them, so it is asked again."""
PRESENT, REPRESENTED, ABSENT, UNINVITED = "hadir", "diwakili", "tidak hadir", "tidak diundang"
ATTENDED = (PRESENT, REPRESENTED, ABSENT, UNINVITED)
"""What is told of an agency at a meeting. Nothing told is no absence: nobody wrote it down."""
_ATTENDED_WORDS = (("hdr", PRESENT), (r"(?<!tidak )(?<!tdk )(?<!tak )(?<!belum )hadir", PRESENT), (r"v$", PRESENT),
                   ("(di|me)?wakil", REPRESENTED), ("wkl", REPRESENTED), ("(tidak|tdk|tak) (hadir|hdr|datang)", ABSENT),
                   ("absen", ABSENT), ("alpa", ABSENT), ("i[zj]in", ABSENT),
                   ("(tidak|tdk|tak) (di ?undang|terundang)", UNINVITED))
"""'Tdk hdr' means two of them and 'x' none, so they are asked again."""
CHAIR, VICE, SECRETARY, MEMBER = "ketua", "wakil ketua", "sekretaris", "anggota"
ROLES = (CHAIR, VICE, SECRETARY, MEMBER)
_ROLE_WORDS = (("ketua", CHAIR), ("koordinator", CHAIR), ("waka", VICE), ("wakil", VICE), ("wk", VICE),
               ("sekre", SECRETARY), ("anggota", MEMBER), ("agt", MEMBER))
"""'Wk. Ketua' and 'Wakil Sekretaris' mean two of them, so nobody becomes a chair by chance."""
VACANT = "belum ditunjuk"
"""The office of a seat that is nobody's yet, which is what a blank means."""

MEETINGS = Contract(
    "tkpk_meetings", "Rapat TKPK", "Rapat koordinasi TKPK: kapan, di mana, dan tentang apa.",
    (
        Column("code", "Kode rapat", required=True, note="Tetap dan tidak dipakai ulang", example="rapat-2026-11-24"),
        Column("date", "Tanggal rapat", Kind.DATE, required=True, aliases=("Tanggal",), example="24 November 2026"),
        Column("title", "Judul rapat", required=True, aliases=("Judul", "Acara"),
               example="Rapat koordinasi TKPK III 2026", free_text=True),
        Column("place", "Tempat", example="Ruang rapat «pengelola»", free_text=True),
        Column("chair", "Pimpinan rapat", note="Jabatan, bukan nama orang", example="Wakil Bupati", free_text=True),
    ),
    key=("code",), group=GROUP, shown_on="tindak", needs=Action.RECORD,
    supplier="Sekretariat TKPK («pengelola»)",
    frequency="tiap rapat",
    concept="Rapat koordinasi TKPK",
)
AGENDA = Contract(
    "tkpk_agenda", "Agenda rapat TKPK",
    "Pokok bahasan tiap rapat, berurutan; sesudah rapat dengan hasil pembahasannya.",
    (
        Column("meeting", "Kode rapat", required=True, example="rapat-2026-11-24", refers="tkpk_meetings",
               refers_word="rapat"),
        Column("number", "Nomor agenda", Kind.INTEGER, required=True, minimum=1, maximum=99, example="1",
               unit="nomor urut"),
        Column("item", "Pokok bahasan", required=True, aliases=("Agenda",), example="Keputusan rapat sebelumnya",
               free_text=True),
        Column("agency", "OPD pengusul", Kind.AGENCY, aliases=("Pengusul",), note="Kosong bila diusulkan sekretariat",
               example="Dinas Sosial"),
        Column("outcome", "Hasil pembahasan", aliases=("Hasil", "Kesimpulan"), note="Diisi sesudah rapat",
               example="Daftar sasaran dipadankan sebelum akhir bulan", free_text=True),
    ),
    key=("meeting", "number"), whole=("meeting",), group=GROUP, shown_on="tindak", needs=Action.RECORD,
    supplier="Sekretariat TKPK («pengelola»)",
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
    supplier="Sekretariat TKPK («pengelola»)",
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
        Column("evidence", "Tautan bukti", Kind.LINK, aliases=("Bukti",), example="https://«situs».go.id/"),
    ),
    key=("code",), group=GROUP, owners=("decision",), shown_on="tindak",
    supplier="OPD yang mengerjakan, dicatat sekretariat TKPK",
    frequency="tiap ada perkembangan",
    concept="Tindak lanjut keputusan rapat TKPK",
)
_OFFICE_NOTE = "Jabatan, bukan nama orang: tanpa nama, gelar, atau NIP"
TEAM = Contract(
    "tkpk_team", "Tim teknis TKPK", "OPD yang duduk di tiap kelompok kerja, perannya, dan jabatan yang mewakilinya.",
    (
        Column("workgroup", "Kelompok kerja", required=True, aliases=("Pokja", "Kelompok", "Kelompok program"),
               note="Nama kelompok; sel yang digabung berlaku untuk semua barisnya",
               example="Kelompok Kerja Pendataan dan Informasi"),
        Column("agency", "Perangkat Daerah", Kind.AGENCY, required=True, aliases=("OPD", "Instansi"),
               example="Dinas Sosial"),
        Column("role", "Peran", Kind.CHOICE, required=True, choices=ROLES, spellings=_ROLE_WORDS,
               aliases=("Kedudukan", "Kedudukan dalam tim"), example=MEMBER),
        Column("office", "Jabatan", aliases=("Jabatan dalam dinas", "Jabatan dinas"), default=VACANT, free_text=True,
               note=f"{_OFFICE_NOTE}; kosong berarti {VACANT}", example="Kepala Bidang Perencanaan Sosial"),
        Column("since", "Sejak", Kind.DATE, required=True, aliases=("Mulai", "TMT"), example="2 Januari 2026"),
        Column("until", "Sampai", Kind.DATE, aliases=("Berakhir",), note="Kosong bila masih duduk"),
        Column("basis", "Nomor SK", aliases=("Dasar hukum", "Dasar", "SK"), note="Surat keputusan pembentukan tim",
               example="188/15/409.06/KPTS/2026"),
    ),
    key=("workgroup", "agency", "role", "office", "since"), whole=("workgroup",), group=GROUP, shown_on="tim",
    check="dashboard.topics.meetings.checks:team", needs=Action.RECORD,
    supplier="Sekretariat TKPK («pengelola»), dari surat keputusan tim",
    frequency="sewaktu-waktu, bila surat keputusan berganti",
    concept="Susunan tim teknis penanggulangan kemiskinan",
)
ATTENDANCE = Contract(
    "tkpk_attendance", "Kehadiran rapat TKPK", "OPD yang hadir, diwakili, tidak hadir, atau tidak diundang pada tiap "
    "rapat.",
    (
        Column("meeting", "Kode rapat", required=True, note="Rapat yang sudah terdaftar dan sudah berlangsung",
               example="rapat-2026-11-24", refers="tkpk_meetings", refers_word="rapat"),
        Column("agency", "Perangkat Daerah", Kind.AGENCY, required=True, aliases=("OPD", "Instansi"),
               example="Dinas Sosial"),
        Column("state", "Kehadiran", Kind.CHOICE, required=True, choices=ATTENDED, spellings=_ATTENDED_WORDS,
               aliases=("Status", "Keterangan", "Hadir"), example=PRESENT),
        Column("office", "Jabatan yang hadir", aliases=("Jabatan",), note=_OFFICE_NOTE, free_text=True,
               example="Kepala Bidang Perencanaan Sosial"),
    ),
    key=("meeting", "agency"), group=GROUP, shown_on="tim", check="dashboard.topics.meetings.checks:attendance",
    needs=Action.RECORD, supplier="Sekretariat TKPK («pengelola»)",
    frequency="tiap rapat",
    concept="Kehadiran perangkat daerah pada rapat TKPK",
    notes=("OPD yang tidak disebut berarti belum dicatat, bukan tidak hadir.",),
)
MEETING_CONTRACTS = (MEETINGS, AGENDA, DECISIONS, ACTIONS, TEAM, ATTENDANCE)
