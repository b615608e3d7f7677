"""The words of files: where they wait, who answers, what no programme answers, whether the flow holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dashboard.core import formats
from dashboard.core.formats import lower_first
from dashboard.statistics.cells import share as percent_of
from dashboard.statistics.rounding import BASE, PERCENT_BASE, REACH
from dashboard.topics.services.contracts import (
    ACCEPTED,
    ANSWERED,
    COMPLETE,
    DONE,
    IN,
    INCOMPLETE,
    QUOTA,
    REFERRED,
)
from dashboard.topics.services.rules.answer_times import Answering
from dashboard.topics.services.rules.flow import Break, Flow
from dashboard.topics.services.rules.needs import Need
from dashboard.topics.services.rules.per_families import PerFamilies
from dashboard.topics.services.rules.services import Services

WAITS = {INCOMPLETE: "Melengkapi berkas", COMPLETE: "Menunggu dirujuk", REFERRED: "Menunggu jawaban OPD",
         ACCEPTED: "Dikerjakan pengelola", QUOTA: "Menunggu kuota"}
"""By waiting state, in the order of the way."""
CHANNEL_NAMES = {"fasilitator": "Fasilitator di desa", "kantor": "Kantor (loket)", "warga": "Warga sendiri"}
"""By channel: through whom a file came in."""
ROUNDED_NOTE = ("Angka dibulatkan acak ke kelipatan 5 untuk melindungi keluarga; 0 berarti 0 sampai 4, dan rincian "
                "tidak selalu menjumlah persis.")
EXACT_NOTE = "Angka persis, hanya untuk yang masuk."
FEW = f"kurang dari {PERCENT_BASE:.0f} rujukan"
ANSWER_RULE = ("Dijawab: diterima, ditolak, atau diberi tahu menunggu kuota, dari semua berkas yang ada pada OPD bulan "
               "itu. “Separuh dijawab dalam” menghitung yang belum dijawab sebagai lebih lama dari semua kelas, jadi "
               "OPD tidak tampak cepat karena membiarkan yang sulit. "
               f"Persentase hanya bila rujukannya {PERCENT_BASE:.0f} atau lebih.")
NO_ANSWERS = "Daftar program penjawab keperluan belum diserahkan, jadi belum diketahui mana yang tidak terjawab."

Name = Callable[[str], str]
"""Words for a code."""


def note(is_exact: bool) -> str:
    """The line under what shows counts."""
    return EXACT_NOTE if is_exact else ROUNDED_NOTE


def short_note(is_exact: bool) -> str:
    """The same where there is little room."""
    return EXACT_NOTE if is_exact else f"Dibulatkan acak ke kelipatan {BASE}; 0 berarti 0 sampai {REACH}."


def month(code: str) -> str:
    """'Oktober 2026' of '2026-10'."""
    year, number = map(int, code.split("-"))
    return formats.month(date(year, number, 1))


def months(codes: Sequence[str]) -> str:
    """'Juli–Oktober 2026', 'November 2026–Januari 2027'; one month stands alone."""
    first, last = month(codes[0]), month(codes[-1])
    return last if first == last else f"{first.removesuffix(f' {codes[-1][:4]}')}–{last}"


def count(files: float) -> str:
    """'1.235' or 'belum tersedia'."""
    return formats.number(files)


def spoken(files: float, is_exact: bool) -> str:
    """The count within a sentence: 'kurang dari 5' where a rounded 0 stands for up to four."""
    return count(files) if files or is_exact else f"kurang dari {BASE}"


def percent(share: float | None, otherwise: str = "–") -> str:
    """'75,0', or why there is none."""
    return otherwise if share is None else formats.number(share, 1)


def headline(found: Services, area: str | None, place: str, agency: str = "") -> str:
    """'Oktober 2026 di Kecamatan X: 250 berkas masuk dan 200 selesai; 405 masih menunggu, 110 di antaranya lebih dari
    90 hari, terbanyak menunggu kuota (170).' `place`, `agency`: in words, "" for all."""
    where = (f" di {place}" if place else "") + (f", rujukan {agency}" if agency else "")
    start = (f"{month(found.month)}{where}: {spoken(found.count(IN, area), found.is_exact)} berkas masuk dan "
             f"{spoken(found.count(DONE, area), found.is_exact)} selesai")
    waiting, old = found.waiting.of(area), found.old(area)
    longest = found.longest_queue(area)
    late = f", {count(old)} di antaranya lebih dari 90 hari" if old else ""
    most = f", terbanyak {lower_first(WAITS[longest[0]])} ({count(longest[1])})" if longest else ""
    return f"{start}; {spoken(waiting, found.is_exact)} masih menunggu{late}{most}."


def funnel(found: Services, area: str | None) -> str:
    """'Dari 655 berkas yang ditangani, 200 selesai (30,5 persen): 155 setelah dirujuk ke OPD, 45 tanpa rujukan'."""
    (_, handled, _), *_, (_, after, _) = found.funnel(area)
    done, desk = found.count(DONE, area), found.desk.of(area)
    share = percent_of(done, handled, found.least)
    part = f" ({percent(share)} persen)" if share is not None else ""
    ways = f": {spoken(after, found.is_exact)} setelah dirujuk ke OPD, {spoken(desk, found.is_exact)} tanpa rujukan" \
        if done and desk else ""
    return (f"Dari {spoken(handled, found.is_exact)} berkas yang ditangani, {spoken(done, found.is_exact)} "
            f"selesai{part}{ways}")


def by_channel(found: Services, area: str | None) -> str:
    """'220 berkas masuk, terbanyak lewat fasilitator di desa'."""
    first, second, *_ = found.by_channel(area)
    most = f", terbanyak lewat {lower_first(CHANNEL_NAMES[first[0]])}" if first[1] > second[1] else ""
    return f"{spoken(found.count(IN, area), found.is_exact)} berkas masuk{most}"


def without_referral(found: Services, area: str | None) -> str:
    """What stands beside the stages of the funnel."""
    return (f"Selesai tanpa dirujuk (di loket): {spoken(found.desk.of(area), found.is_exact)} berkas. Tidak termasuk "
            "tahap dirujuk, dijawab, dan selesai setelah dirujuk; tahap itu sama dengan tabel Waktu jawab OPD.")


def half(one: Answering) -> str:
    """'8–14 hari', 'belum separuh', or why it is not said."""
    if one.share is None:
        return FEW
    return one.half.replace("-", "–") if one.half else "belum separuh"


def answering(found: Sequence[Answering], names: Name) -> str:
    """'Bagian terjawab paling kecil: Dispendik, 70,0 persen dari 50 rujukan; 15 belum dijawab, 5 di antaranya berumur
    lebih dari 30 hari.' The first of them has the lowest share; '' without agencies."""
    if not found:
        return ""
    if found[0].share is None:
        return f"Belum ada OPD dengan {PERCENT_BASE:.0f} rujukan atau lebih, jadi bagian yang terjawab tidak dihitung."
    return f"Bagian terjawab paling kecil: {_answers(found[0], names)}."


def answers_least(code: str, one: Answering, names: Name) -> str:
    """'Jawaban rujukan SLRT paling sedikit, Oktober 2026: Dispendik, 70,0 persen dari 50 rujukan; 15 belum dijawab.'
    `code` of the month."""
    return f"Jawaban rujukan SLRT paling sedikit, {month(code)}: {_answers(one, names)}."


def waits_long(found: Services) -> str:
    """'105 berkas SLRT menunggu lebih dari 90 hari pada akhir Oktober 2026.'"""
    return f"{count(found.old())} berkas SLRT menunggu lebih dari 90 hari pada akhir {month(found.month)}."


def _answers(one: Answering, names: Name) -> str:
    late = f", {count(one.late)} di antaranya berumur lebih dari 30 hari" if one.late else ""
    return (f"{names(one.agency)}, {percent(one.share)} persen dari {count(one.referred)} rujukan; "
            f"{count(one.unanswered)} belum dijawab{late}")


def fastest_classes() -> tuple[str, ...]:
    """'0–7 hari' and so on, as heads of a table."""
    return tuple(days.replace("-", "–") for days in ANSWERED)


def of_ended(one: Need) -> str:
    """'10 dari 20 yang berakhir': what the percentage of a need is of."""
    return f"{count(one.done)} dari {count(one.ended)} yang berakhir"


def unanswered_needs(found: Sequence[Need], period: str) -> str:
    """'5 keperluan tidak dijawab program mana pun, permintaan Juli–Oktober 2026: KIP Kuliah (45), …'"""
    if not found:
        return "Setiap keperluan yang tercatat dijawab sedikitnya satu program."
    named = ", ".join(f"{one.name} ({count(one.came)})" for one in found[:3])
    rest = f", dan {count(len(found) - 3)} lainnya" if len(found) > 3 else ""
    return f"{count(len(found))} keperluan tidak dijawab program mana pun, permintaan {period}: {named}{rest}."


def per_families(found: PerFamilies, area: str | None, place: str) -> str:
    """'Kecamatan X: 2,1 permintaan per 1.000 keluarga, Juli–Oktober 2026 (seluruh kabupaten 2,0).'"""
    rate, per = found.of(area), f"per 1.000 {found.unit}"
    if rate is None:
        return f"{place}: permintaan {per} tidak dapat dihitung."
    whole = f" (seluruh kabupaten {formats.number(found.whole, 1)})" if area and found.whole is not None else ""
    return f"{place}: {formats.number(rate, 1)} permintaan {per}, {months(found.months)}{whole}."


def flow(found: Flow, names: Name, is_exact: bool, area: str | None = None) -> list[str]:
    """Whether what came in is somewhere, in a kecamatan or all: one sentence, or one for each month in which it is
    not."""
    if not found.checked:
        return ["Alur berkas belum dapat diperiksa: perlu dua bulan berturut-turut."]
    broken = found.inside(area)
    if not broken:
        where = f" di setiap desa Kecamatan {names(area)}" if area else " di setiap desa"
        return [f"Alur berkas cocok{where} dan setiap keperluan pada {count(len(found.checked))} bulan terakhir yang "
                "dapat diperiksa: sisa bulan lalu ditambah yang masuk sama dengan sisa bulan ini ditambah yang "
                "selesai, ditolak, dan tidak dapat ditangani."]
    return [_break(one, names, is_exact, area) for one in broken]


def _break(one: Break, names: Name, is_exact: bool, area: str | None) -> str:
    said = []
    if area in (None, *one.lost.kecamatan.index) and len(one.lost.kecamatan):
        said.append(f"{spoken(one.lost.of(area), is_exact)} berkas yang masuk atau tersisa tidak ada lagi di mana pun")
    if area in (None, *one.extra.kecamatan.index) and len(one.extra.kecamatan):
        said.append(f"{spoken(one.extra.of(area), is_exact)} berkas ada tanpa pernah tercatat masuk")
    kecamatan = sorted({code[:8] for code in one.villages if area in (None, code[:8])})
    where = ", ".join(names(code) for code in kecamatan[:3])
    more = f" dan {count(len(kecamatan) - 3)} lainnya" if len(kecamatan) > 3 else ""
    return (f"Alur berkas tidak cocok pada {month(one.month)}: {', dan '.join(said)} (Kecamatan {where}{more}). "
            "Tanyakan kepada sekretariat SLRT.")
