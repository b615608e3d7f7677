"""The dataset of weights that a meeting decided on."""

from __future__ import annotations

from dashboard.intake.contract import Column, Contract, Kind

MINMAX, RANK, ZSCORE = METHODS = ("min-maks", "peringkat", "z-skor")
"""Position between the best and the weakest figure; share of villages that are better; standard deviations from the
mean."""
HIGHEST = 5
"""Levels of importance go from 0, no part, to this."""
LONGEST_NAME, LONGEST_DECISION = 60, 200
PRIORITY_WEIGHTS = Contract(
    "priority_weights", "Bobot prioritas desa",
    "Kepentingan tiap kriteria prioritas desa yang diputuskan rapat: dibekukan dengan nama, tanggal, dan dasarnya.",
    (
        Column("name", "Nama himpunan bobot", required=True, aliases=("Nama", "Himpunan bobot"), free_text=True,
               note=f"Paling banyak {LONGEST_NAME} huruf; nama rapat atau tahun anggarannya, bukan nama orang",
               example="Prioritas RKPD 2028"),
        Column("decided_on", "Tanggal keputusan", Kind.DATE, required=True, aliases=("Tanggal",),
               example="24 November 2026"),
        Column("decision", "Dasar keputusan", required=True, aliases=("Keputusan", "Berita acara"), free_text=True,
               note="Nomor berita acara, keputusan, atau kode keputusan TKPK; tanpa nama orang",
               example="Berita acara rapat TKPK 24 November 2026, keputusan 3"),
        Column("criterion", "Kode kriteria", required=True, aliases=("Kriteria",),
               note="Seperti dalam tautan halaman Prioritas Desa, misalnya iks", example="iks"),
        Column("importance", "Kepentingan", Kind.INTEGER, required=True, minimum=1, maximum=HIGHEST,
               note="1 sampai 5; kriteria yang tidak ikut tidak ditulis", example="3", unit="tingkat"),
        Column("method", "Normalisasi", Kind.CHOICE, choices=METHODS, default=MINMAX,
               note=f"Kosong berarti {MINMAX}", example=MINMAX),
    ),
    key=("name", "decided_on", "criterion"), whole=("name", "decided_on"), group="prioritas", shown_on="prioritas",
    check="dashboard.topics.priority.checks:weights", supplier="«pengelola», sekretariat TKPK",
    frequency="sewaktu-waktu, bila rapat memutuskan bobot",
    concept="Kepentingan kriteria dalam penetapan desa prioritas",
    notes=("Satu himpunan bobot = satu nama dan satu tanggal keputusan; keputusan baru ditulis sebagai himpunan baru, "
           "yang lama tetap ada.",
           "Tidak ada contohnya: keputusan buatan tentang angka sebenarnya akan menyesatkan."),
)
