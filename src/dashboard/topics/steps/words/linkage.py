"""The fifth step in words: do two indicators move together, by which rule. No cause, no "signifikan"."""

from __future__ import annotations

from dashboard.core import formats
from dashboard.core.domain import Indicator
from dashboard.statistics.ranking import ENOUGH
from dashboard.topics.steps.rules.linkage import (
    CONFIDENCE,
    FEWEST_POINTS,
    FEWEST_VALUES,
    MODERATE,
    STRONG,
    Correlation,
    Linkage,
    Strength,
)
from dashboard.topics.steps.words.five_step import StepWords

NOT_A_CAUSE = "Ini bukan sebab-akibat."
_ENOUGH = formats.number(100 * ENOUGH)
_SURE = formats.number(100 * CONFIDENCE)

LINKAGE = StepWords(
    "5. Keterkaitan", "Apakah indikator pendukung bergerak bersama indikator ini di kabupaten/kota «provinsi»?",
    f"Satu titik satu kabupaten/kota, pada tahun terbaru yang kedua angkanya terbit untuk paling sedikit {_ENOUGH} "
    f"persen kabupaten/kota dan paling sedikit {FEWEST_POINTS} titik. Korelasi Pearson melihat garis lurus, Spearman "
    f"melihat urutan; masing-masing dengan selang kepercayaan {_SURE} persen. Bila kedua selang memuat nol: “tidak "
    "tampak kaitan yang jelas”. Bila hanya salah satu: “belum dapat disimpulkan”. Bila tidak keduanya, yang lebih "
    f"kecil menentukan: paling sedikit {formats.number(STRONG, 1)} kuat, paling sedikit {formats.number(MODERATE, 1)} "
    "sedang, selain itu lemah. Angka absolut tidak pernah dikaitkan, karena semuanya ikut besar di wilayah yang besar. "
    "Indikator yang menjadi bagian dari yang lain (harapan lama sekolah dalam IPM, kedalaman dengan persentase "
    "penduduk miskin) tidak ditawarkan, karena pasti terkait. "
    "Korelasi bukan sebab-akibat: hal ketiga, misalnya sifat kota, dapat menggerakkan keduanya.")
_STRENGTH = {Strength.STRONG: "kuat", Strength.MODERATE: "sedang", Strength.WEAK: "lemah"}


def linkage(found: Linkage) -> str:
    """'Pada 2024, kabupaten/kota dengan Harapan lama sekolah lebih tinggi cenderung punya TPT lebih rendah:
    kaitan kuat (…). Ini bukan sebab-akibat.'"""
    if found.strength is None:
        return linkage_title(found)
    return f"{_linked(found)} ({correlations(found)}). {NOT_A_CAUSE}"


def linkage_title(found: Linkage) -> str:
    """The same without the figures and shorter, as the title of a picture that has them under it."""
    if found.strength is None:
        return _linked(found)
    said = _linked(found).replace(f"kabupaten/kota dengan {found.support.short_name}", found.support.short_name)
    return f"{said.replace(' cenderung punya ', ' cenderung bersama ')}. {NOT_A_CAUSE}"


def _linked(found: Linkage) -> str:
    own, support = found.indicator.short_name, found.support.short_name
    if found.pearson is None or found.spearman is None or found.strength is None:
        return (f"Pada {found.year} kurang dari {FEWEST_VALUES} nilai yang berbeda, jadi kaitan {support} dengan {own} "
                "tidak dihitung.")
    if found.strength is Strength.UNCLEAR:
        return f"Pada {found.year} tidak tampak kaitan yang jelas antara {support} dan {own}"
    if found.strength is Strength.SPLIT:
        return (f"Pada {found.year} kaitan {support} dengan {own} belum dapat disimpulkan: garis lurus dan urutan "
                "memberi jawaban berbeda")
    way = "lebih tinggi" if found.pearson.value > 0 else "lebih rendah"
    return (f"Pada {found.year}, kabupaten/kota dengan {support} lebih tinggi cenderung punya {own} {way}: kaitan "
            f"{_STRENGTH[found.strength]}")


def correlations(found: Linkage) -> str:
    """'38 titik; Pearson −0,67 dengan selang 95 persen −0,81 sampai −0,44; Spearman −0,64 dengan selang −0,80 …'."""
    if found.pearson is None or found.spearman is None:
        return f"{len(found.points)} titik"
    return (f"{len(found.points)} titik; Pearson {_interval(found.pearson, f'{_SURE} persen ')}; "
            f"Spearman {_interval(found.spearman)}")


def cloud_subtitle(found: Linkage) -> str:
    """What a point is and of which period each figure is."""
    own, support = found.indicator, found.support
    return (f"Satu titik satu kabupaten/kota · {own.name} ({own.unit}), {formats.period(found.year, own.period_rule)} "
            f"· {support.name} ({support.unit}), {formats.period(found.year, support.period_rule)}")


def _interval(found: Correlation, before: str = "") -> str:
    value, low, high = (formats.number(number, 2) for number in (found.value, found.low, found.high))
    return f"{value} dengan selang {before}{low} sampai {high}"


def no_link(indicator: Indicator) -> str:
    """Why step 5 is empty."""
    if indicator.is_count:
        return (f"{indicator.short_name} berupa angka absolut. Semua angka absolut ikut besar di wilayah yang besar, "
                "jadi tidak dikaitkan dengan indikator lain.")
    return (f"Belum ada tahun dengan angka terbitan {indicator.short_name} dan satu indikator lain untuk cukup banyak "
            "kabupaten/kota, jadi keterkaitan belum dapat dilihat.")
