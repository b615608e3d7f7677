"""Words of the sample RAT rows: activities, kinds of aid, places, kendala and tindak lanjut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sample_villages import TOBACCO, Village, stream

if TYPE_CHECKING:
    from sample_rat import Action

BLT = "dinsos 1.06.05.2.02.0003"
JKN = "dinkes 1.02.02.2.02.0026"
DIRECT = {
    "U": "Penyaluran bantuan uang kepada sasaran", "B": "Penyaluran bantuan barang kepada sasaran",
    "J": "Layanan kepada warga miskin dan rentan", "K": "Pembangunan dan perbaikan bagi keluarga sasaran",
    "F": "Pelatihan dan pendampingan warga miskin",
}
INDIRECT = {
    "U": "Insentif bagi pelayan warga", "B": "Pengadaan sarana bagi layanan warga miskin",
    "J": "Penyuluhan dan fasilitasi di desa", "K": "Pembangunan prasarana di desa prioritas",
    "F": "Pembinaan lembaga dan kelompok", "-": "Pendataan dan pemutakhiran sasaran",
}
SUPPORT = ("Koordinasi, pendataan, dan pemantauan", "Verifikasi sasaran bersama desa/kelurahan",
           "Pemadanan sasaran dengan DTSEN")
AID = {  # sifat, jenis, durasi
    "U": ("Berkelanjutan", "Uang tunai", "12 bulan"), "B": ("Sekali", "Barang", "1 kali"),
    "J": ("Berkelanjutan", "Layanan", "12 bulan"), "K": ("Sekali", "Bangunan", "1 kali"),
    "F": ("Sekali", "Pelatihan", "3 bulan"), "-": ("", "", ""),
}
OBSTACLES = {
    "U": (("Data penerima belum padan dengan data kependudukan", "Pemadanan bersama Dispendukcapil bulan depan"),
          ("Sebagian penerima meninggal atau pindah dan belum diganti", "Musyawarah desa menetapkan pengganti"),
          ("Rekening penerima belum aktif", "Pembukaan rekening bersama bank penyalur di balai desa")),
    "B": (("Penyedia terlambat mengirim barang", "Teguran tertulis dan jadwal kirim ulang"),
          ("Gagal lelang pertama", "Lelang ulang dengan spesifikasi yang diperbaiki"),
          ("Sasaran tercatat ganda dengan program lain", "Pemadanan sasaran antar-OPD lewat Bappedalitbang")),
    "J": (("Tenaga pelaksana terbatas", "Penugasan tenaga dari kecamatan terdekat"),
          ("Warga sasaran tidak hadir pada jadwal layanan", "Layanan jemput bola di dusun"),
          ("Data sasaran dari desa belum lengkap", "Pendampingan operator desa")),
    "K": (("Kontrak baru ditandatangani pada triwulan II", "Percepatan pekerjaan dan penambahan regu"),
          ("Lahan belum dibebaskan", "Mediasi dengan pemerintah desa dan pemilik lahan"),
          ("Cuaca dan akses jalan menghambat pengiriman bahan", "Penjadwalan ulang pekerjaan lapangan")),
    "F": (("Peserta mengundurkan diri karena bekerja", "Kelas malam dan peserta cadangan"),
          ("Instruktur bersertifikat terbatas", "Kerja sama dengan lembaga pelatihan swasta"),
          ("Sasaran dari keluarga miskin kurang dari kuota", "Undangan lewat pendamping sosial desa")),
    "-": (("Dokumen dari OPD terlambat masuk", "Surat pengingat dan pendampingan pengisian"),
          ("Data antar-OPD belum selaras", "Rapat penyelarasan data triwulanan")),
}
SPARED = ("Harga penyedia di bawah pagu", "Sisa anggaran dialihkan pada perubahan APBD")
SPENT = ("Pembayaran mendahului penyelesaian keluaran", "Pemeriksaan lapangan dan jaminan pelaksanaan")
PLACES = {  # chance of: the whole kabupaten, some kecamatan, some villages; the rest has no location
    "U": (0.5, 0.35, 0.1), "B": (0.35, 0.4, 0.2), "J": (0.6, 0.15, 0.05), "K": (0.0, 0.3, 0.62),
    "F": (0.3, 0.45, 0.05), "-": (0.25, 0.0, 0.0),
}


def activities(one: Action, year: int) -> tuple[str, str, str]:
    """Texts of the three activity columns; some rows stand in two of them."""
    luck = stream("activities", year, one.key)
    support = SUPPORT[int(luck.random() * len(SUPPORT))]
    if one.kind == "P":
        return "", "", support
    both = support if luck.random() < 0.2 else ""
    if one.kind == "L":
        return DIRECT[one.form], "", both
    return "", INDIRECT[one.form], both


def aid(one: Action) -> tuple[str, str, str]:
    """Sifat bantuan, jenis bantuan, durasi."""
    if one.kind == "P":
        return AID["-"]
    if one.key == BLT:
        return "Berkelanjutan", "Uang tunai", "6 bulan"
    return AID[one.form]


def benefit(one: Action, amount: int, count: int | None, unit: str) -> str:
    """What one recipient gets, where the form and the count say it."""
    if one.key == BLT:
        return "Rp300.000 per bulan"
    if not count or one.kind == "P" or one.form not in "UBK":
        return ""
    step = 10_000 if amount / count > 100_000 else 1_000
    each = max(step, int(amount / count / step) * step)
    return f"Rp{each:,} per {unit}".replace(",", ".")


def sasaran(text: str, target: float | None, lines: int) -> list[tuple[str, int | None, str]]:
    """Text, count and unit of the recipients for each line; free text has no count."""
    number, _, unit = text.partition(" ")
    if text in ("KK", "jiwa", "unit") and target:
        count, unit = int(target), text
    elif number.isdigit():
        count = int(number)
    else:
        return [(text, None, "")] * lines
    second = count * 35 // 100 if lines == 2 else 0
    return [(f"{part} {unit}", part, unit) for part in ([count - second, second] if second else [count])]


def place_text(year: int, one: Action, line: int, places: list[Village]) -> tuple[str, str]:
    """Location as an agency writes it, and the codes in it (joined by ";"); both empty without location."""
    luck = stream("place", year, one.key, line)
    roll = luck.random()
    everywhere, kecamatan, village = (1.0, 0.0, 0.0) if one.key == JKN else PLACES[one.form]
    if one.key == BLT:
        return _kecamatan_text(sorted({(here.kecamatan, here.kecamatan_name) for here in places
                                       if here.kecamatan in TOBACCO}))
    if roll < everywhere:
        return "Se-Kabupaten Blitar", "35.05"
    if roll < everywhere + kecamatan:
        return _kecamatan_text(_neediest(places, luck.random(), 2 + int(luck.random() * 4)))
    if roll < everywhere + kecamatan + village:
        return _village_text(places, luck.random(), luck.random())
    return "", ""


def _kecamatan_text(picked: list[tuple[str, str]]) -> tuple[str, str]:
    return "; ".join(f"Kecamatan {name}" for _, name in picked), ";".join(code for code, _ in picked)


def _neediest(places: list[Village], seed: float, count: int) -> list[tuple[str, str]]:
    """Some kecamatan (code, name), those with more need more often."""
    need: dict[tuple[str, str], float] = {}
    for one in places:
        key = (one.kecamatan, one.kecamatan_name)
        need[key] = need.get(key, 0.0) + one.need
    luck = stream("kecamatan", seed)
    return sorted(sorted(need, key=lambda key: -need[key] * luck.random())[:count])


def _village_text(places: list[Village], seed: float, size: float) -> tuple[str, str]:
    """Some villages of one to three kecamatan: "Kecamatan Bakung: Desa Plandirejo, Bululawang; ..."."""
    parts: list[str] = []
    codes: list[str] = []
    for kecamatan, name in _neediest(places, seed, 1 + int(size * 3)):
        luck = stream("villages", seed, kecamatan)
        here = [one for one in places if one.kecamatan == kecamatan]
        picked = sorted(here, key=lambda one: -one.need * luck.random())[:1 + int(luck.random() * 3)]
        desa = ", ".join(one.name for one in picked if one.level == "desa")
        kelurahan = ", ".join(one.name for one in picked if one.level == "kelurahan")
        words = [f"{word} {names}" for word, names in (("Desa", desa), ("Kelurahan", kelurahan)) if names]
        parts.append(f"Kecamatan {name}: {', '.join(words)}")
        codes += [one.code for one in picked if one.level == "desa"]
        codes += [one.code for one in picked if one.level == "kelurahan"]
    return "; ".join(parts), ";".join(codes)


def obstacle(year: int, quarter: int, one: Action, outcome: tuple[float, float]) -> tuple[str, str]:
    """Kendala and tindak lanjut; empty where things go well."""
    physical, money = outcome
    luck = stream("obstacle", year, quarter, one.key)
    if physical < 0.6 and money > 0.85:
        return SPENT
    if physical > 0.95 and money < 0.6:
        return SPARED
    if physical < 0.82 or luck.random() < 0.1:
        texts = OBSTACLES[one.form]
        return texts[int(luck.random() * len(texts))]
    return "", ""
