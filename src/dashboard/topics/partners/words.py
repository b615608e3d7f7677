"""The words of partners and gotong royong: findings, and what stands beside figures.

Nothing here sees more than is shown: every word is made of what the rules give, where counts are already rounded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.topics.partners.rules.collaboration import Collaboration
from dashboard.topics.partners.rules.gaps import MATCHED, TWICE, UNMATCHED, Gaps
from dashboard.topics.partners.rules.need import REGISTER, PriorityVillages, Spread
from dashboard.topics.partners.rules.network import AGENCY, PARTNER, PROGRAM, VILLAGE, Measures, Node
from dashboard.topics.partners.rules.participation import Participation
from dashboard.topics.partners.rules.pledges import Goods, PledgedAmount, Reporting, amount, not_cancelled
from dashboard.topics.programs.rules.need import NEED_DECILE

ROUNDED_NOTE = ("Hitungan orang, keluarga, unit, dan paket dibulatkan acak ke kelipatan 5; jumlah dibulatkan sendiri, "
                "jadi rincian tidak selalu menjumlah persis.")
EXACT_NOTE = "Angka persis, hanya untuk yang masuk."
APART_NOTE = "Rupiah tidak dijumlahkan dengan satuan lain, dan satuan yang berbeda tidak dijumlahkan."
HIDDEN_NOTE = ("Jumlah orang, keluarga, unit, atau paket pada janji yang juga bernilai rupiah hanya ditampilkan "
               "sebagai jumlah dari tiga janji atau lebih: bersama rupiahnya ia menyebut harga satuan, dan dari situ "
               "jumlah yang kecil.")
ITSELF_NOTE = ("Ukuran jejaring hanya dibandingkan dengan dirinya sendiri dari tahun ke tahun, bukan dengan daerah "
               "lain: semuanya bergantung pada daftar janji yang tercatat.")
INDEX_WORDS = {"ike": "indeks ekonomi desa (IKE)", "idm_score": "Indeks Desa Membangun (IDM)"}
KIND_WORDS = {AGENCY: "OPD", PROGRAM: "program", PARTNER: "mitra", VILLAGE: "desa/kelurahan"}
FORMULAS = (
    ("Kepadatan", "ikatan yang ada ÷ ikatan yang mungkin, hanya antara jenis simpul yang dapat terikat (OPD–program, "
                  "mitra–program, mitra–desa, program–desa)"),
    ("Pemusatan", "jumlah (ikatan terbanyak − ikatan tiap simpul) ÷ ((n − 1)(n − 2)), n = banyaknya simpul (Freeman): "
                  "1 bila semua bergantung pada satu simpul, 0 bila sama rata"),
    ("Jembatan", "ikatan yang bila putus memisahkan dua bagian, masing-masing sedikitnya dua simpul"),
    ("Pulau", "bagian yang terpisah dari bagian terbesar, termasuk mitra yang belum terikat ke apa pun"),
)
Name = Callable[[str], str]
"""Words for a region code."""


def note(*, exact: bool) -> str:
    """The line under what shows counts."""
    return EXACT_NOTE if exact else ROUNDED_NOTE


def rate(value: float | None) -> str:
    """'62,4' or 'belum tersedia'."""
    return formats.number(value, 1) if value is not None else formats.MISSING


def headline(found: Collaboration, year: int, rows: pd.DataFrame, where: str) -> str:
    """'Untuk 2026 mitra menjanjikan Rp3,4 miliar di Kabupaten Blitar; Rp2,1 miliar (62 persen) tercatat disalurkan, dan
    Rp600 juta belum dilaporkan. 14 dari 20 perusahaan sudah melapor.' `rows`: pledges for the year of the area."""
    money, own = amount(not_cancelled(rows), "rupiah"), not_cancelled(rows)
    told = found.reporting(year)
    companies = (f" {told.reported} dari {told.listed} perusahaan terdaftar sudah melapor pada {year}."
                 if told.listed else "")
    if own.empty:
        return f"Untuk {year} belum ada janji mitra yang tercatat di {where}.{companies}"
    if not money.lines:
        return (f"Untuk {year} tercatat {formats.number(len(own))} janji mitra di {where}, semuanya barang atau tenaga "
                f"tanpa nilai rupiah.{companies}")
    if money.is_silent:
        return (f"Untuk {year} mitra menjanjikan {formats.rupiah(money.pledged)} di {where}; penyalurannya belum "
                f"dilaporkan.{companies}")
    pledged, delivered, unreported = in_rupiah(money)
    silent = f", dan {unreported} belum dilaporkan" if money.unreported else ""
    return (f"Untuk {year} mitra menjanjikan {pledged} di {where}; {delivered} ({rate(money.rate)} persen) tercatat "
            f"disalurkan{silent}.{companies}")


def in_rupiah(money: PledgedAmount) -> tuple[str, str, str]:
    """What was pledged, delivered ('belum dilaporkan' where no report tells) and is not reported, in one scale."""
    pledged, delivered, unreported = formats.rupiah_alike(money.pledged, money.delivered, money.unreported)
    return pledged, "belum dilaporkan" if money.is_silent else delivered, unreported


def by_age(amounts: list[PledgedAmount], ages: tuple[str, ...], day: date) -> str:
    """The finding of pledged against delivered by age: the oldest class with something open."""
    oldest = next(((word, one) for word, one in reversed(list(zip(ages, amounts, strict=True)))
                   if one.lines and one.undelivered + one.unreported), None)
    if oldest is None:
        return f"Tidak ada janji rupiah yang terbuka per {formats.tanggal(day)}."
    word, one = oldest
    open_, undelivered, unreported = formats.rupiah_alike(one.undelivered + one.unreported, one.undelivered,
                                                          one.unreported)
    parts = [f"{text} {told}" for value, text, told in (
        (one.undelivered, undelivered, "dilaporkan belum"), (one.unreported, unreported, "tanpa laporan")) if value]
    return f"Dari janji berumur {word}, {open_} belum tercatat disalurkan: {', '.join(parts)}."


def goods(quantity: float) -> str:
    """'1.270', or 'tidak ditampilkan'."""
    return formats.HIDDEN if formats.is_missing(quantity) else formats.number(quantity)


def delivered(found: Goods) -> str:
    """'625', 'belum dilaporkan' where no report tells of any, or 'tidak ditampilkan'."""
    return "belum dilaporkan" if found.unreported == found.lines else goods(found.delivered)


def came(money: PledgedAmount) -> str:
    """'Rp611.500.000 dari Rp800.000.000', or 'belum dilaporkan dari …'."""
    pledged, delivered, _ = in_rupiah(money)
    return f"{delivered} dari {pledged}"


def reporting(told: Reporting) -> str:
    """'14 dari 20 perusahaan (70,0 persen) melapor pada 2026.'"""
    if not told.listed:
        return f"Belum ada perusahaan yang terdaftar pada {told.year}."
    return (f"{formats.number(told.reported)} dari {formats.number(told.listed)} perusahaan "
            f"({rate(told.rate)} persen) melapor pada {told.year}.")


def to_ask_for(told: Reporting, rows: pd.DataFrame) -> str:
    """'Perusahaan mitra yang belum melapor pada 2026: 7 dari 19; janji mitra Rp927.000.000 belum dilaporkan.' `rows`:
    pledges for that year."""
    unreported = amount(not_cancelled(rows), "rupiah").unreported
    money = f"; janji mitra {formats.rupiah(unreported)} belum dilaporkan" if unreported else ""
    return (f"Perusahaan mitra yang belum melapor pada {told.year}: {formats.number(len(told.silent))} dari "
            f"{formats.number(told.listed)}{money}.")


def priority_rule(priority: PriorityVillages) -> str:
    """The rule that made priority villages, in one sentence."""
    count = f"{formats.number(len(priority.villages))} dari {formats.number(priority.of)}"
    if priority.rule == REGISTER:
        return (f"Desa prioritas di halaman ini: seperempat desa/kelurahan dengan keluarga desil 1–{NEED_DECILE} "
                f"{priority.source} {priority.when} terbanyak ({count} desa/kelurahan). Desil adalah peringkat "
                "kesejahteraan se-Indonesia, bukan garis kemiskinan.")
    return (f"Desa prioritas di halaman ini: seperempat desa dengan {INDEX_WORDS[priority.source]} {priority.when} "
            f"terendah ({count} desa yang dinilai), karena hitungan DTSEN yang sejenis belum tersedia. Kelurahan tidak "
            "dinilai.")


def spread(found: Spread | None, priority: PriorityVillages | None, year: int) -> str:
    """'Desa prioritas menerima 31,0 persen dari rupiah yang disalurkan untuk 2026, sedangkan kebutuhannya 45,2 persen:
    kurang 14,2 poin persen.'"""
    if found is None or priority is None:
        return "Desa prioritas belum dapat ditentukan: hitungan DTSEN per desa dan indeks desa belum tersedia."
    if found.share is None:
        return f"Belum ada rupiah yang tercatat disalurkan untuk {year}, jadi sebarannya belum dapat dihitung."
    start = f"Desa prioritas menerima {rate(found.share)} persen dari rupiah yang disalurkan untuk {year}"
    if priority.need_share is None:
        return f"{start}; porsi kebutuhannya belum tersedia, jadi belum dapat dibandingkan."
    difference = round(found.share, 1) - round(priority.need_share, 1)
    word = "kurang" if difference < 0 else "lebih"
    ending = "sama" if abs(difference) < 0.05 else f"{word} {formats.number(abs(difference), 1)} poin persen"
    return f"{start}, sedangkan kebutuhannya {rate(priority.need_share)} persen: {ending}."


def spread_note(found: Spread) -> str:
    """What the share cannot see."""
    if not found.goods:
        return ""
    return (f"{formats.number(found.goods)} janji berupa barang atau tenaga tanpa nilai rupiah tidak ikut dalam porsi "
            "ini.")


def gaps(found: Gaps) -> str:
    """'Dari 310 celah program (desa × program), 12 dibantu satu mitra, 3 dua mitra atau lebih, 295 tanpa mitra.'"""
    counts = found.counts()
    total = sum(counts.values())
    if not total:
        return "Tidak ada celah program yang diketahui di sini."
    return (f"Dari {formats.number(total)} celah program (desa × program), {formats.number(counts[MATCHED])} dibantu "
            f"satu mitra, {formats.number(counts[TWICE])} dua mitra atau lebih, dan "
            f"{formats.number(counts[UNMATCHED])} tanpa mitra.")


def participation(found: Participation, names: Name, kecamatan: str | None) -> str:
    """'Pada 2026 tercatat 215 kegiatan gotong royong di 130 desa/kelurahan Kabupaten Blitar dengan 8.940 peserta; 118
    desa/kelurahan belum punya catatan.'"""
    place = f"Kecamatan {names(kecamatan)}" if kecamatan else f"{regency().label}"
    area = found.area(kecamatan)
    silent = [code for code in found.silent if kecamatan is None or code.startswith(f"{kecamatan}.")]
    if area is None:
        return f"Pada {found.year} belum ada kegiatan gotong royong yang tercatat di {place}."
    inside = found.villages if kecamatan is None else found.villages[found.villages["kecamatan_code"] == kecamatan]
    return (f"Pada {found.year} tercatat {formats.number(area['activities'])} kegiatan gotong royong di "
            f"{formats.number(len(inside))} desa/kelurahan {place} dengan {formats.number(area['participants'])} "
            f"peserta; {formats.number(len(silent))} desa/kelurahan belum punya catatan.")


def helped(rows: pd.DataFrame, year: int, kecamatan: str) -> str:
    """'Untuk 2026 ada 32 mitra yang berjanji membantu di 71 desa/kelurahan Kabupaten Blitar.' `kecamatan`: name."""
    own = not_cancelled(rows)
    place = f"Kecamatan {kecamatan}" if kecamatan else f"{regency().label}"
    return (f"Untuk {year} ada {formats.number(own['partner'].nunique())} mitra yang berjanji membantu di "
            f"{formats.number(own['region_code'].nunique())} desa/kelurahan {place}.")


def network(by_year: Mapping[int, Measures], year: int) -> str:
    """'Jejaring 2026 punya 105 simpul dan 210 ikatan; kepadatannya 0,041, naik dari 0,035 (2025).'"""
    found = by_year.get(year)
    if found is None:
        return f"Belum ada janji mitra untuk {year}, jadi jejaringnya belum dapat digambar."
    before = by_year.get(year - 1)
    start = (f"Jejaring {year} punya {formats.number(found.nodes)} simpul dan {formats.number(found.ties)} ikatan; "
             f"kepadatannya {formats.number(found.density, 3)}")
    if before is None or before.density is None or found.density is None:
        return f"{start}."
    delta = round(found.density, 3) - round(before.density, 3)
    word = "tidak berubah" if abs(delta) < 0.0005 else "naik" if delta > 0 else "turun"
    return f"{start}, {word} dari {formats.number(before.density, 3)} ({year - 1})."


def islands(found: Measures, name: Callable[[Node], str]) -> str:
    """Who stands apart from the largest part; '' when nobody does. Villages are counted, others named."""
    if not found.islands:
        return "Tidak ada pulau: semua simpul terhubung."
    alone = [name(node) for node in found.alone]
    others = [island for island in found.islands if len(island) > 1]
    parts = [f"belum terikat ke apa pun: {', '.join(alone)}"] if alone else []
    parts += ["terpisah: " + ", ".join(name(node) for node in sorted(island)) for island in others]
    told = "; ".join(parts)
    return f"{formats.number(len(found.islands))} pulau. {told[:1].upper()}{told[1:]}."
