"""Datasets of the services: monthly counts of files, the list of needs, what answers them, and PBI-JKN by village."""

from __future__ import annotations

from dashboard.intake.common import AGENCY_HEADINGS
from dashboard.intake.contract import Column, Contract, Kind

CHANNELS = ("fasilitator", "kantor", "warga")
SECTORS = ("kesehatan", "pendidikan", "sosial ekonomi", "pangan", "energi", "pertanian", "perikanan", "perumahan",
           "adminduk")
"""The nine sectors of SLRT (manual of 31 December 2017)."""

WHAT = "layanan"
"""What files are called where they are rounded: whatever rows of counts are added up."""
IN = "masuk"
"""Registered during the month; every other state is where files stand at its end, or how they ended during it."""
INCOMPLETE, COMPLETE, REFERRED = "berkas belum lengkap", "berkas lengkap", "dirujuk"
ACCEPTED, QUOTA = "diterima pengelola", "menunggu kuota"
REFUSED, DONE, UNABLE = "ditolak pengelola", "selesai", "tidak dapat ditangani"
WAITING = (INCOMPLETE, COMPLETE, REFERRED, ACCEPTED, QUOTA)
ENDED = (DONE, REFUSED, UNABLE)
STATES = (IN, *WAITING, *ENDED)
AGES = ("0-7 hari", "8-30 hari", "31-90 hari", "lebih dari 90 hari")
"""Days since the file was registered: at the end of the month, or when it ended."""
NOT_REFERRED, UNANSWERED = "tidak dirujuk", "belum dijawab"
ANSWERED = ("0-7 hari", "8-14 hari", "15-30 hari", "lebih dari 30 hari")
"""Days from the referral to the answer of the agency."""
ANSWERS = (NOT_REFERRED, UNANSWERED, *ANSWERED)

_VILLAGE = Column("village", "Desa/kelurahan", Kind.VILLAGE, required=True,
                  aliases=("Desa", "Kelurahan", "Kode desa", "Nama desa", "Nama desa/kelurahan", "Kode wilayah"),
                  note="Kode Kemendagri atau BPS; nama hanya bersama kolom Kecamatan", example="«desa»")
_KECAMATAN = Column("kecamatan", "Kecamatan", note="Wajib bila desa ditulis dengan nama", example="Bakung")
_MONTH = Column("month", "Bulan", Kind.MONTH, required=True, aliases=("Bulan laporan", "Periode"), example="Juli 2026")
_NEED = Column("need", "Keperluan", required=True, aliases=("Jenis layanan", "Layanan", "Kebutuhan"),
               note="Seperti dalam daftar keperluan; huruf besar dan tanda baca tidak dibedakan",
               refers="service_needs", refers_word="keperluan", example="Pengaktifan BPJS")
_SAID = "(?<!belum )(?<!tidak )"
_LATE = (("lebih dari 90", AGES[3]), ("di ?atas 90", AGES[3]), (r"(?<!\d )(?<! d )90 hari", AGES[3]))
_SLOW = (("lebih dari 30", ANSWERED[3]), ("di ?atas 30", ANSWERED[3]), (r"(?<!\d )(?<! d )30 hari", ANSWERED[3]),
         ("belum", UNANSWERED), ("tidak dirujuk", NOT_REFERRED), ("tanpa rujukan", NOT_REFERRED))

SERVICE_COUNTS = Contract(
    "service_counts", "Layanan SLRT per bulan",
    "Banyaknya berkas layanan tiap bulan menurut desa, keperluan, OPD rujukan, keadaan, dan umurnya.",
    (
        _MONTH, _VILLAGE, _KECAMATAN,
        Column("channel", "Kanal", Kind.CHOICE, required=True, choices=CHANNELS, aliases=("Jalur", "Sumber laporan"),
               spellings=(("puskesos", "fasilitator"), ("loket", "kantor"), ("dinas", "kantor"), ("mandiri", "warga"),
                          ("online", "warga")), note="Fasilitator di desa, kantor (loket), atau warga sendiri",
               example="fasilitator"),
        Column("sector", "Jenis", Kind.CHOICE, required=True, choices=SECTORS,
               aliases=("Sektor", "Bidang layanan", "Jenis bidang"),
               spellings=(("sosek", "sosial ekonomi"), ("kependudukan", "adminduk"), ("rumah", "perumahan")),
               example="kesehatan"),
        _NEED,
        Column("agency", "OPD rujukan", Kind.AGENCY, required=True,
               note="OPD pengelola program; berkas yang belum dirujuk ditulis pada OPD pengelola SLRT",
               aliases=("Dirujuk ke", "Rujukan", "Perangkat Daerah", *AGENCY_HEADINGS), example="Dinas Sosial"),
        Column("state", "Keadaan", Kind.CHOICE, required=True, choices=STATES, aliases=("Status", "Status berkas"),
               spellings=(("terdaftar", IN), ("didaftar", IN), ("belum lengkap", INCOMPLETE),
                          (_SAID + "dirujuk", REFERRED), (_SAID + "diterima", ACCEPTED), (_SAID + "ditolak", REFUSED),
                          ("kuota", QUOTA), ("tuntas", DONE), (_SAID + "selesai", DONE), ("tidak dapat", UNABLE),
                          ("tidak tertangani", UNABLE)),
               note="Masuk: didaftarkan bulan itu. Keadaan menunggu: posisi akhir bulan. Selesai, ditolak, tidak dapat "
                    "ditangani: terjadi dalam bulan itu", example=REFERRED),
        Column("age", "Umur berkas", Kind.CHOICE, choices=AGES, spellings=_LATE, aliases=("Umur", "Lama berkas"),
               note="Hari sejak didaftarkan; boleh kosong untuk keadaan masuk", example=AGES[1]),
        Column("answer", "Lama jawab OPD", Kind.CHOICE, choices=ANSWERS, spellings=_SLOW,
               aliases=("Lama jawab", "Lama menjawab"),
               note="Hari dari dirujuk sampai dijawab (diterima, ditolak, atau menunggu kuota); boleh kosong bila "
                    "belum dirujuk atau belum dijawab", example=UNANSWERED),
        Column("count", "Jumlah", Kind.INTEGER, required=True, minimum=0, maximum=100_000,
               aliases=("Jumlah berkas", "Banyaknya"), example="4", unit="berkas", protected=True),
    ),
    key=("month", "village", "channel", "sector", "need", "agency", "state", "age", "answer"), whole=("month",),
    period=("month",), shown_on="layanan", check="dashboard.topics.services.checks:counts",
    supplier="Dinas Sosial (sekretariat SLRT)",
    frequency="bulanan",
    shown_rows="dashboard.topics.services.rules.shown_rows:counts",
    shown_note="Jumlah tiap bulan, desa, dan keadaan, tanpa rincian kanal, keperluan, OPD, dan umur; baris yang jumlah "
               "tampilnya 0 tidak dimuat.",
    concept="Layanan rujukan terpadu (SLRT): permintaan warga dan penyelesaiannya",
    notes=("Satu berkas memuat satu bulan atau lebih, seluruh kabupaten: yang tidak ada di dalamnya dianggap nol.",
           "Berkas yang masuk ditambah sisa bulan lalu harus sama dengan sisa bulan ini ditambah yang selesai, "
           "ditolak, dan tidak dapat ditangani; selisihnya disebut di halaman Layanan."),
)
SERVICE_NEEDS = Contract(
    "service_needs", "Daftar keperluan layanan", "Keperluan yang didaftarkan warga, dan nama yang ditampilkan.",
    (
        Column("code", "Keperluan di berkas", required=True, aliases=("Ejaan di berkas",),
               note="Ejaan seperti di berkas layanan; beberapa ejaan boleh punya satu nama", example="Reaktivasi BPJS"),
        Column("name", "Nama keperluan", required=True, example="Pengaktifan PBI-JKN"),
    ),
    key=("code",), shown_on="layanan", check="dashboard.topics.services.checks:needs",
    supplier="Dinas Sosial (sekretariat SLRT)",
    frequency="sewaktu-waktu, bila berubah",
    concept="Jenis keperluan yang dilayani SLRT",
)
SERVICE_ANSWERS = Contract(
    "service_answers", "Program penjawab keperluan", "Program mana yang menjawab keperluan mana.",
    (
        _NEED,
        Column("program", "Program", Kind.PROGRAM, required=True, aliases=("Kode program", "Nama program"),
               example="pkh"),
    ),
    key=("need", "program"), shown_on="layanan", check="dashboard.topics.services.checks:answers",
    supplier="«pengelola» dan OPD pengelola program",
    frequency="sewaktu-waktu, bila berubah",
    concept="Program pemerintah yang menjawab tiap keperluan warga",
)


def _people(name: str, heading: str, note: str, example: str, *aliases: str) -> Column:
    return Column(name, heading, Kind.INTEGER, minimum=0, maximum=100_000, note=note, example=example,
                  aliases=aliases, unit="jiwa", protected=True)


JKN_WATCH = Contract(
    "jkn_watch", "Pantauan PBI-JKN",
    "Peserta PBI-JKN tiap desa dan bulan: kuota, aktif, dinonaktifkan, dan yang kembali.",
    (
        _MONTH, _VILLAGE, _KECAMATAN,
        _people("quota", "Kuota", "Jiwa, kuota APBN bulan itu", "1450"),
        _people("active", "Aktif", "Jiwa, peserta aktif pada akhir bulan", "1430", "Peserta aktif"),
        _people("removed", "Dinonaktifkan", "Jiwa, selama bulan itu", "25", "Nonaktif", "Dicoret"),
        _people("automatic", "Aktif kembali otomatis", "Jiwa, tanpa usulan", "3", "Reaktivasi otomatis"),
        _people("proposed", "Diusulkan", "Jiwa, usulan pengaktifan kembali", "6", "Reaktivasi diusulkan"),
        _people("approved", "Disetujui", "Jiwa, kembali sebagai PBI", "4", "Reaktivasi disetujui"),
        _people("refused", "Ditolak", "Jiwa", "1", "Reaktivasi ditolak"),
        _people("moved", "Pindah segmen", "Jiwa, menjadi peserta mandiri atau PBI daerah", "1"),
    ),
    key=("month", "village"), whole=("month",), period=("month",), shown_on="layanan",
    check="dashboard.topics.services.checks:jkn", supplier="Dinas Sosial, BPJS Kesehatan",
    frequency="bulanan",
    shown_rows="dashboard.topics.services.rules.shown_rows:jkn",
    concept="Kepesertaan penerima bantuan iuran jaminan kesehatan (PBI-JKN)",
    notes=("Semua jumlah dalam jiwa. Yang tidak diketahui dikosongkan, bukan ditulis nol.",),
)
