"""The words of the registers: what is compared, how they differ, what time explains."""

from __future__ import annotations

from datetime import date

from dashboard.core import formats
from dashboard.statistics.rounding import BASE, REACH
from dashboard.topics.programs.words import period_name
from dashboard.topics.registers.contracts import SCORE
from dashboard.topics.registers.rules.difference import Differences, TwoCounts
from dashboard.topics.registers.rules.series import RegisterSeries, SeriesAtDate

RULE = ("Dijelaskan waktu: selisih tidak lebih besar dari perubahan register itu sendiri di antara dua tanggal datanya "
        "yang terakhir. Dipakai yang terbesar dari perubahan register pertama di desa itu, perubahan register kedua di "
        "desa itu, dan perubahan yang lazim (median semua desa).")
NOT_POVERTY = "Desil adalah peringkat kesejahteraan, bukan ukuran kemiskinan; register bukan angka kemiskinan desa."
BEYOND, WITHIN, UNTIMED = "lebih dari waktu", "dijelaskan waktu", "belum diketahui"
"""Whether time explains a difference."""
EXACT_NOTE = "Angka persis, hanya untuk yang masuk."
NOT_BESIDE_FAMILIES = ("Hitungan jiwa dari register yang memuat KK tahun itu hanya untuk yang masuk: di samping KK ia "
                       "mempersempit hitungan kecil.")
ROUNDED_NOTE = f"Angka dibulatkan acak ke kelipatan {BASE} untuk melindungi keluarga; 0 berarti 0 sampai {REACH}."


def note(is_exact: bool) -> str:
    """The line under what shows counts."""
    return EXACT_NOTE if is_exact else ROUNDED_NOTE


def label(series: RegisterSeries) -> str:
    """'DTSEN, desil nasional, desa domisili'."""
    ranked = SCORE if series.decile_basis == SCORE else f"desil {series.decile_basis}"
    return f"{series.register}, {ranked}, desa {series.village_basis}"


def classes(series: RegisterSeries, until: int) -> str:
    """'desil nasional 1–4', 'kelas skor 1'."""
    ranked = SCORE if series.decile_basis == SCORE else f"desil {series.decile_basis}"
    return f"{ranked} {span(until)}"


def span(until: int) -> str:
    """'1–4'; '1' alone."""
    return "1" if until == 1 else f"1–{until}"


def when(period: str, cutoff: date | None) -> str:
    """'17 September 2026', or 'Triwulan III 2026' where only the period is known."""
    if cutoff is not None:
        return formats.tanggal(cutoff)
    year, _, quarter = period.partition("-TW")
    return formats.period(int(year), period_name(int(quarter)) if quarter else "Tahun")


def of(held: SeriesAtDate) -> str:
    """'DTSEN desil nasional 1–4, desa domisili, 17 September 2026': whatever stands beside a count of it."""
    return f"{held.series.register} {detail(held)}"


def detail(held: SeriesAtDate) -> str:
    """The same without the register."""
    return (f"{classes(held.series, held.until)}, desa {held.series.village_basis}, "
            f"{when(held.period, held.cutoff)}")


def names(found: Differences) -> tuple[str, str]:
    """How the two are told apart: by register; by ranking or villages where the register is one."""
    one, other = found.first.series, found.second.series
    if one.register != other.register:
        return one.register, other.register
    if one.decile_basis != other.decile_basis:
        first, second = (classes(each, found.first.until).rsplit(" ", 1)[0] for each in (one, other))
        return first, second
    return f"{one.register} desa {one.village_basis}", f"{other.register} desa {other.village_basis}"


def headline(found: Differences, kecamatan: str | None, place: str) -> str:
    """'Sidaksos dan DTSEN berbeda lebih dari yang dijelaskan waktu di 41 dari 248 desa/kelurahan.'; 'di sedikitnya 41'
    of rounded counts, since a village whose excess rounding may have made is not among them. `place`: in words, ""
    for all."""
    first, second = names(found)
    own, where = found.inside(kecamatan), f" di {place}" if place else ""
    if own.empty:
        return f"{second} dan {first} tidak punya desa yang sama{where}."
    if not found.timed:
        many = int((own["gap"].abs() > found.margin / 2).sum())
        return (f"{second} dan {first} berbeda di {_at_least(found, many)} dari {formats.number(len(own))} "
                f"desa/kelurahan{where}; baru satu tanggal data, jadi belum diketahui berapa yang dijelaskan waktu.")
    return (f"{second} dan {first} berbeda lebih dari yang dijelaskan waktu di "
            f"{_at_least(found, len(found.beyond(kecamatan)))} dari {formats.number(len(own))} desa/kelurahan{where}.")


def _at_least(found: Differences, villages: int) -> str:
    """'41'; 'sedikitnya 41' where the margin of rounding was taken off."""
    return f"{'sedikitnya ' if found.margin else ''}{formats.number(villages)}"


def totals(found: Differences, area: str | None) -> str:
    """'Sidaksos 164.720 KK, DTSEN 169.410 KK: selisih −4.690 (−2,8 persen).'"""
    first, second = names(found)
    one, unit = found.of(area), found.first.unit
    if formats.is_missing(one.gap):
        return f"{second} dan {first}: selisih {formats.MISSING}."
    return (f"{second} {formats.number(one.second)} {unit}, {first} {formats.number(one.first)} {unit}: selisih "
            f"{gap(one)}.")


def gap(one: TwoCounts) -> str:
    """'−4.690 (−2,8 persen)'."""
    share = "" if formats.is_missing(one.relative) else f" ({formats.signed(one.relative, 1)} persen)"
    return f"{formats.signed(one.gap)}{share}"


def yardstick(found: Differences) -> str:
    """Which dates time was told by: 'DTSEN 17 September 2025 → 17 September 2026; …; perubahan lazim 6,3 persen.'"""
    told = [f"{new.series.register} {when(old.period, old.cutoff)} → {when(new.period, new.cutoff)}"
            for new, old in zip((found.first, found.second), found.before, strict=True) if old is not None]
    if not found.timed:
        return "Belum ada register dengan dua tanggal data, jadi pengaruh waktu belum diketahui."
    margin = f" Karena pembulatan, selisih harus {formats.number(found.margin)} lebih besar dari itu." if found.margin \
        else ""
    return (f"Ukuran waktu: {'; '.join(dict.fromkeys(told))}; perubahan lazim {formats.number(found.usual * 100, 1)} "
            f"persen.{margin}")


def verdict(found: Differences, beyond: bool) -> str:
    """Whether time explains the difference of a village."""
    return (BEYOND if beyond else WITHIN) if found.timed else UNTIMED
