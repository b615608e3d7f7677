"""Sample meetings of TKPK: three in 2026, with decisions that are done, under way, late, and due soon.

No luck is used: what a meeting decides should make sense beside the sample RAT (see README.md, special cases).
"""

from __future__ import annotations

from sample_villages import Row

MEETINGS = (  # code, date, title
    ("rapat-2026-03-18", "2026-03-18", "Rapat koordinasi TKPK I 2026"),
    ("rapat-2026-07-22", "2026-07-22", "Rapat koordinasi TKPK II 2026"),
    ("rapat-2026-11-05", "2026-11-05", "Rapat koordinasi TKPK III 2026"),
)
PLACE, CHAIR = "Ruang rapat Bappedalitbang", "Wakil Bupati, Ketua TKPK"
AGENDA = {
    "rapat-2026-03-18": ("Capaian RAT 2025 sampai akhir tahun", "Pemadanan data sasaran dengan DTSEN",
                         "Rencana Aksi Tahunan 2026"),
    "rapat-2026-07-22": ("Keputusan rapat sebelumnya", "Angka kemiskinan Maret dan posisi di Jawa Timur",
                         "Capaian RAT semester I 2026", "OPD yang belum lapor"),
    "rapat-2026-11-05": ("Keputusan rapat sebelumnya", "Capaian RAT triwulan III 2026",
                         "Realisasi anggaran tinggi, keluaran rendah", "Usulan RAT 2027"),
}
PROPOSED = {"Pemadanan data sasaran dengan DTSEN": "dinsos", "Realisasi anggaran tinggi, keluaran rendah": "dpupr"}
"""Who proposed an item; the secretariat proposed the others."""
OUTCOMES = {
    "Capaian RAT 2025 sampai akhir tahun": "OPD yang belum lapor diminta melapor dengan surat sekretaris TKPK",
    "Pemadanan data sasaran dengan DTSEN": "Data penerima dipadankan bersama Dispendukcapil sebelum akhir Juni",
    "Rencana Aksi Tahunan 2026": "Sub kegiatan tanpa indikator dilengkapi pada perubahan Renja",
    "Angka kemiskinan Maret dan posisi di Jawa Timur": "Angka dicatat; sasaran 2025 tidak tercapai",
    "Capaian RAT semester I 2026": "Prasarana desa diperiksa lapangan",
    "Capaian RAT triwulan III 2026": "Laporan yang belum masuk ditunggu sampai 24 November",
    "Realisasi anggaran tinggi, keluaran rendah": "Hasil pemeriksaan lapangan dibahas; volume pekerjaan disesuaikan",
}
"""What came of an item; of the others nothing is written down."""
FORMER_NAME = {"keputusan-2026-03-18-3": "Dinas Perumahan dan Kawasan Permukiman"}
"""The agency bore another name when it was given this task."""
DECISIONS = (  # code, meeting, decision, agency, due
    ("keputusan-2026-03-18-1", "rapat-2026-03-18",
     "Memadankan data penerima bantuan sosial dengan DTSEN bersama Dispendukcapil", "dinsos", "2026-06-30"),
    ("keputusan-2026-03-18-2", "rapat-2026-03-18",
     "Menyampaikan laporan RAT yang belum masuk untuk tahun 2024 dan 2025", "dishub", "2026-04-30"),
    ("keputusan-2026-03-18-3", "rapat-2026-03-18",
     "Menetapkan daftar prioritas rumah tidak layak huni per desa", "disperkim", "2026-05-29"),
    ("keputusan-2026-03-18-4", "rapat-2026-03-18",
     "Mencantumkan indikator dan target di Renja untuk sub kegiatan RAT yang belum punya", "bappedalitbang",
     "2026-08-31"),
    ("keputusan-2026-07-22-1", "rapat-2026-07-22",
     "Menyelesaikan laporan triwulan I dan II 2026 di aplikasi", "bpkad", "2026-08-14"),
    ("keputusan-2026-07-22-2", "rapat-2026-07-22",
     "Memeriksa lapangan paket prasarana desa yang realisasi anggarannya jauh di atas keluaran", "dpupr", "2026-09-30"),
    ("keputusan-2026-07-22-3", "rapat-2026-07-22",
     "Menyusun jadwal pelatihan kerja bagi keluarga desil 1 sampai 3", "disnaker", "2026-08-28"),
    ("keputusan-2026-07-22-4", "rapat-2026-07-22",
     "Menggabungkan penyuluhan gizi dengan posyandu di desa prioritas", "dinkes", "2026-11-30"),
    ("keputusan-2026-07-22-5", "rapat-2026-07-22",
     "Membentuk gugus tugas data kemiskinan tingkat kecamatan", "dpmd", "2026-10-30"),
    ("keputusan-2026-11-05-1", "rapat-2026-11-05",
     "Menyampaikan laporan triwulan II dan III 2026 yang belum masuk", "disbudpar", "2026-11-24"),
    ("keputusan-2026-11-05-2", "rapat-2026-11-05",
     "Mengusulkan sasaran RAT 2027 per desa dari daftar prioritas rumah tidak layak huni", "disperkim", "2026-12-11"),
    ("keputusan-2026-11-05-3", "rapat-2026-11-05",
     "Menyandingkan penerima PBI daerah dengan DTSEN triwulan III", "dinsos", "2026-11-27"),
    ("keputusan-2026-11-05-4", "rapat-2026-11-05",
     "Menyiapkan bahan rapat koordinasi TKPK I 2027, termasuk capaian RAT 2026", "bappedalitbang", "2027-01-29"),
)
ACTIONS = (  # decision, date, status, note, evidence
    ("keputusan-2026-03-18-1", "2026-04-20", "berjalan", "Data dikirim ke Dispendukcapil untuk dipadankan", ""),
    ("keputusan-2026-03-18-1", "2026-06-24", "selesai", "Hasil padan dibahas bersama pendamping kecamatan",
     "https://blitarkab.go.id/contoh/berita-acara-pemadanan"),
    ("keputusan-2026-03-18-2", "2026-05-06", "terbuka", "Diingatkan dengan surat sekretaris TKPK", ""),
    ("keputusan-2026-03-18-3", "2026-04-15", "berjalan", "Usulan dari 18 kecamatan sudah masuk", ""),
    ("keputusan-2026-03-18-3", "2026-05-28", "selesai", "Daftar prioritas ditetapkan",
     "https://blitarkab.go.id/contoh/sk-prioritas-rtlh"),
    ("keputusan-2026-03-18-4", "2026-08-27", "berjalan", "Sebagian OPD memasukkan indikator pada perubahan Renja", ""),
    ("keputusan-2026-07-22-2", "2026-09-10", "berjalan", "Pemeriksaan di lima desa", ""),
    ("keputusan-2026-07-22-2", "2026-09-29", "selesai", "Laporan pemeriksaan disampaikan kepada ketua TKPK",
     "https://blitarkab.go.id/contoh/laporan-pemeriksaan"),
    ("keputusan-2026-07-22-3", "2026-08-25", "selesai", "Jadwal empat angkatan sudah diumumkan", ""),
    ("keputusan-2026-07-22-4", "2026-10-12", "berjalan", "Berjalan di sembilan desa", ""),
    ("keputusan-2026-07-22-5", "2026-11-05", "dibatalkan", "Tugasnya dijalankan forum kecamatan yang sudah ada", ""),
    ("keputusan-2026-11-05-3", "2026-11-17", "berjalan", "Data DTSEN triwulan III diterima", ""),
)


def meetings() -> list[Row]:
    """Rows of tkpk_meetings."""
    return [{"code": code, "date": date, "title": title, "place": PLACE, "chair": CHAIR}
            for code, date, title in MEETINGS]


def agenda() -> list[Row]:
    """Rows of tkpk_agenda."""
    return [{"meeting": code, "number": number, "item": item, "agency": PROPOSED.get(item, ""),
             "outcome": OUTCOMES.get(item, "")} for code, items in AGENDA.items()
            for number, item in enumerate(items, start=1)]


def decisions() -> list[Row]:
    """Rows of tkpk_decisions."""
    return [{"code": code, "meeting": meeting, "decision": text, "agency": agency, "due": due,
             "agency_then": FORMER_NAME.get(code, "")} for code, meeting, text, agency, due in DECISIONS]


def actions() -> list[Row]:
    """Rows of tkpk_actions."""
    return [{"code": f"catatan-{date}-{number}", "decision": decision, "date": date, "status": status, "note": note,
             "evidence": evidence}
            for number, (decision, date, status, note, evidence) in enumerate(ACTIONS, start=1)]
