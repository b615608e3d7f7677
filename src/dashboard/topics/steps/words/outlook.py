"""Sentences and rules of what the five steps do not have: those like us, the way to the target, the forecast, and the
two lines of step 5. No cause, no "signifikan"."""

from __future__ import annotations

from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator
from dashboard.core.regency import regency
from dashboard.render.charts.line_marks import short_name
from dashboard.render.words import trend_words
from dashboard.render.words.wording import long_names
from dashboard.topics.steps.rules import co_movement as pairs
from dashboard.topics.steps.rules import comparators as like
from dashboard.topics.steps.rules import forecast as ahead
from dashboard.topics.steps.rules.co_movement import CoMovement
from dashboard.topics.steps.rules.comparators import Comparators, PlaceAmongComparators
from dashboard.topics.steps.rules.five_step import Development
from dashboard.topics.steps.rules.forecast import BackTest, Forecast, Refusal
from dashboard.topics.steps.rules.target_path import SHARE_DECIMALS, TargetPath, TargetState
from dashboard.topics.steps.words.five_step import StepWords, rank_words
from dashboard.topics.steps.words.linkage import NOT_A_CAUSE

_NARROW, _WIDE = (formats.number(100 * level) for level in ahead.LEVELS)
_NEAR = 0.05
"""An interval that held its promised share within this is about right."""

COMPARATORS = StepWords(
    "«Jenis» pembanding", "Di mana «kabupaten» di antara «jenis» yang mirip?",
    f"{like.NEAREST} «jenis» yang paling dekat dengan «kabupaten»; «lainnya» tidak ikut. Tiap ukuran (jumlah "
    "penduduk dan PDRB per kapita, keduanya dalam logaritma, serta rata-rata lama sekolah orang dewasa) dibakukan "
    "dengan rata-rata dan simpangan baku semua «jenis», lalu dihitung jarak Euclid dengan bobot sama. Dipakai tahun "
    "terbaru yang lengkap. Ukuran yang sedang dianalisis, atau bagian darinya, tidak ikut. Sumbangan sektor dalam PDRB "
    "belum ada dalam basis data ini untuk semua «jenis», jadi susunan ekonomi tidak ikut dinilai. Peringkat dalam "
    "kelompok memakai aturan yang sama dengan peringkat provinsi.")
PATH = StepWords(
    "Menuju target", "Perubahan tahunan berapa yang diperlukan, dan berapa yang selama ini dicapai?",
    "Laju lurus: selisih angka terbitan terbaru ke target dibagi banyaknya tahun. Laju sebanding: persentase tetap "
    "dari angkanya sendiri tiap tahun, yang lebih masuk akal bila targetnya mendekati nol, karena turun dari 2 ke 1 "
    "persen lebih sulit daripada dari 10 ke 9. Pada target berupa kisaran dipakai ujung yang lebih mudah. Yang dicapai "
    "dihitung dengan kedua cara pada rentang terpanjang tanpa pergantian metode sampai angka terbaru, sama dengan "
    "langkah 2 dan dengan kipas. Laju dibandingkan setelah dibulatkan seperti tercetak: “cukup” bila paling sedikit "
    "sama menurut kedua cara, kalau tidak “belum cukup”; berlawanan atau nol “belum searah”.")
FORECAST = StepWords(
    "Kipas proyeksi", "Bila perubahan tahunan tetap seperti sebelumnya, ke mana angkanya?",
    "*Random walk with drift*: angka terbaru ditambah rata-rata perubahan tahunan, "
    "dihitung dengan rumusnya (diuji terhadap statsmodels) dari angka terbitan pada rentang yang sama dengan langkah "
    "2; perubahan yang melompati tahun tanpa angka terbitan dibagi rata. "
    f"Selang {_NARROW} dan {_WIDE} persen memakai sebaran t. Paling sedikit "
    f"{ahead.FEWEST} angka dan paling jauh {ahead.HORIZON} tahun. Uji balik (*backtest*): dari {ahead.TRAINING} angka "
    f"pertama dan seterusnya, angka yang kemudian terbit dibandingkan dengan selangnya, pada «kabupaten», pada "
    "semua kabupaten/kota, dan pada deret «pembanding» yang lebih panjang. Bila pada kabupaten/kota "
    "selang "
    f"{_NARROW} persen memuat kurang dari {formats.number(100 * ahead.LEAST_COVERAGE)} persen angka itu, proyeksi "
    "tidak ditampilkan. Pandemi, perubahan harga, program, dan kebijakan tidak dimodelkan.")
PAIRED = StepWords(
    "Dua garis", "Apakah keduanya bergerak pada tahun yang sama di «kabupaten»?",
    "Tiap perubahan tahunan yang dimiliki kedua indikator dilihat arahnya: sama-sama naik atau sama-sama turun "
    f"disebut “searah”. Kurang dari {pairs.FEWEST_YEARS} perubahan tidak disimpulkan. Korelasi Pearson dihitung atas "
    "perubahan, bukan atas angkanya, karena dua garis yang sama-sama naik bertahun-tahun selalu tampak berkaitan; dan "
    f"hanya bila ada paling sedikit {pairs.FEWEST_PAIRS} perubahan. Dua sumbu terpisah, supaya tinggi garis tidak "
    "dibandingkan.")


def comparators(found: PlaceAmongComparators | None, group: Comparators | None, indicator: Indicator) -> str:
    """'Di antara 7 kabupaten pembanding, Kabupaten Blitar peringkat 2 (1 = paling rendah) pada Maret 2025; nilai tengah
    keenam kabupaten lain 8,73 persen.'"""
    if indicator.is_count:
        return trend_words.not_compared(indicator)
    if group is None:
        return f"Ukuran untuk memilih {regency().kind} pembanding belum cukup, jadi kelompoknya belum dapat disusun."
    if found is None:
        return (f"Belum cukup {regency().kind} pembanding yang punya angka {indicator.short_name}, jadi peringkatnya "
                "belum disebut.")
    return (f"Di antara {regency().kind} pembanding, {regency().label} "
            f"{rank_words(found.position, indicator, regency().kind)} pada "
            f"{formats.period(found.year, indicator.period_rule)}; nilai tengah "
            f"{len(group.nearest)} {regency().kind} lain {formats.value_with_unit(found.middle, indicator)}.")


def group(found: Comparators) -> str:
    """Who they are, by which measures, and what was missing."""
    names = ", ".join(short_name(near.label).removeprefix("Kab. ") for near in found.nearest)
    measures = "; ".join(formats.dated(item.indicator.short_name, str(item.year)) for item in found.measures)
    text = f"Paling mirip dari {found.of} {regency().kind} lain: {names}. Ukuran: {measures}."
    if found.left_out:
        text += f" Tidak ikut: {', '.join(item.short_name for item in found.left_out)}."
    if found.missing:
        text += f" Angkanya belum lengkap: {', '.join(short_name(name) for name in found.missing)}."
    return text


def target(path: TargetPath, achieved: Development | None, indicator: Indicator) -> str:
    """'RPJPD …: target 2045 0,18–0,60 persen. Dari 7,57 persen pada Maret 2025 perlu turun rata-rata 0,35 poin persen
    (laju lurus) atau 11,9 persen dari angkanya (laju sebanding) tiap tahun; yang dicapai …, belum cukup: …'"""
    check, document = path.check, path.check.document
    if path.state is TargetState.PASSED:
        return f"{document}. {trend_words.target_line(check, indicator)}"
    goal = f"{document}: target {check.year} {target_value(path, indicator)}."
    value = formats.value_with_unit(path.value, indicator)
    when = formats.period(path.value_year, indicator.period_rule)
    if path.state is TargetState.NO_FIGURE:
        return (f"{goal} Angka {formats.period(check.year, indicator.period_rule)} belum tersedia; yang terbaru "
                f"{value} pada {when}.")
    if path.state is TargetState.MET:
        better = formats.amount_with_unit(check.gap, indicator)
        rest = f", lebih baik {better}" if abs(check.gap) >= 0.5 * 10.0**-indicator.decimals else ""
        return f"{goal} Angka {when} ({value}) sudah memenuhi{rest}."
    needed = _yearly(path.required, path.required_share, indicator, named=True)
    return f"{goal} Dari {value} pada {when} perlu {needed}; {_had(path, achieved, indicator)}."


def target_value(path: TargetPath, indicator: Indicator) -> str:
    """'8,88 persen', or a range '0,18–0,60 persen (nama dokumen disimpulkan)'."""
    status = trend_words.certainty(path.check.status, path.check.note)
    return trend_words.span(path.check.low, path.check.high, indicator) + (f" ({status})" if status else "")


def _had(path: TargetPath, achieved: Development | None, indicator: Indicator) -> str:
    if achieved is None:
        return "yang dicapai belum dapat dihitung, karena belum ada dua angka terbitan dari metode yang sama"
    first, last = (formats.period(year, indicator.period_rule) for year in (achieved.first, achieved.last))
    share = achieved.yearly_share if path.required_share is not None else None
    had = f"yang dicapai dari {first} ke {last} {_yearly(achieved.yearly, share, indicator)}"
    if path.state is TargetState.ENOUGH:
        return f"{had}, cukup bila bertahan"
    if path.state is TargetState.SLOW and path.times is not None:
        bent = "" if path.times_share is None else \
            f" (laju lurus) atau {formats.number(path.times_share, 1)} kali lipat (laju sebanding)"
        return f"{had}, belum cukup: perlu sekitar {formats.number(path.times, 1)} kali lipat{bent}"
    return f"{had}, belum searah dengan target"


def _yearly(change: float, share: float | None, indicator: Indicator, *, named: bool = False) -> str:
    moved = trend_words.moved(change, indicator)
    if share is None or moved.startswith("tidak"):
        return trend_words.yearly(change, indicator)
    straight_name, bent_name = (" (laju lurus)", " (laju sebanding)") if named else ("", "")
    bent = f"{formats.number(abs(100 * share), SHARE_DECIMALS)} persen dari angkanya{bent_name}"
    return f"rata-rata {moved}{straight_name} atau {bent} per tahun"


def paces(change: float, share: float | None, indicator: Indicator) -> str:
    """'−0,35; −11,9 persen': the two paces side by side in a cell."""
    straight = formats.signed(change, indicator.decimals)
    return straight if share is None else f"{straight}; {formats.signed(100 * share, SHARE_DECIMALS)} persen"


def path_title(paths: tuple[TargetPath, ...], achieved: Development | None, indicator: Indicator) -> str:
    """The finding of the picture: the furthest target that is still open, else the last one; without one, why."""
    still = [path for path in paths
             if path.state in (TargetState.SLOW, TargetState.ENOUGH, TargetState.AWAY, TargetState.UNKNOWN)]
    if still or paths:
        return target((still or list(paths))[-1], achieved, indicator)
    if indicator.direction is Direction.NONE:
        return f"{indicator.short_name} tidak punya arah baik atau buruk, jadi tidak dinilai terhadap target."
    return f"Belum ada target {regency().label} untuk {indicator.short_name} yang menyebut tahun."


def forecast(found: Forecast | None, indicator: Indicator) -> str:
    """'Bila perubahan tahunan tetap seperti Maret 2015–Maret 2025, angka Maret 2026 sekitar 7,33 persen; selang 80
    persen 6,63 sampai 8,03, selang 95 persen 6,18 sampai 8,48.' Or why there is none."""
    if found is None:
        return f"{regency().label} belum punya angka terbitan {indicator.short_name}, jadi tidak ada proyeksi."
    first, last = (formats.period(year, indicator.period_rule) for year in (found.first, found.last))
    if found.refusal is Refusal.TOO_FEW:
        return (f"Tidak ada proyeksi: baru {found.points} angka terbitan tanpa pergantian metode "
                f"({first if found.points == 1 else f'{first} sampai {last}'}), sedangkan paling sedikit diperlukan "
                f"{ahead.FEWEST}.")
    if found.refusal is Refusal.STILL:
        return (f"Tidak ada proyeksi: dari {first} sampai {last} perubahan tiap tahun selalu sama, jadi selangnya "
                "tidak dapat dihitung.")
    if found.refusal is Refusal.INEXACT:
        return f"Tidak ada proyeksi: pada uji balik cara ini terlalu sering meleset. {tested(found)}"
    near = found.years[0]
    spans = ", ".join(f"selang {formats.number(100 * level)} persen {formats.beside(low, indicator)} sampai "
                      f"{formats.beside(high, indicator)}"
                      for level, (low, high) in zip(ahead.LEVELS, near.bands, strict=True))
    return (f"Bila perubahan tahunan tetap seperti {first} sampai {last}, angka "
            f"{formats.period(near.year, indicator.period_rule)} sekitar "
            f"{formats.value_with_unit(near.middle, indicator)}; {spans}.")


def tested(found: Forecast) -> str:
    """'Uji balik: selang 80 persen memuat 11 dari 12 angka Kabupaten Blitar (…; tahun asal 2020–2024), …;
    selang 95 persen memuat …. Pada deret yang lebih panjang …'"""
    series = [(regency().label, found.own), ("kabupaten/kota", found.kabkota),
              *((long_names()[code], one) for code, one in found.above)]
    known = [(who, one) for who, one in series if one is not None]
    if not known:
        return ""
    told = "; ".join(
        f"selang {formats.number(100 * level)} persen memuat "
        + ", ".join(_hits(one, place, who, with_years=place == 0) for who, one in known)
        for place, level in enumerate(ahead.LEVELS))
    return f"Uji balik: {told}.{_width(found)}"


def _hits(found: BackTest, place: int, who: str, *, with_years: bool) -> str:
    of = f"{found.hits[place]} dari {found.tries} angka {f'{found.regions} ' if found.regions > 1 else ''}{who}"
    share = f"{formats.number(100 * found.hits[place] / found.tries)} persen"
    return of + (f" ({share}; tahun asal {_span(found.first, found.last)})" if with_years else f" ({share})")


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _width(found: Forecast) -> str:
    """What the back-test says of the narrower interval, judged where it reaches furthest back."""
    judge = [one for _, one in found.above] or [one for one in (found.kabkota or found.own,) if one]
    if not judge or found.refusal is not None:
        return ""
    share, level = sum(one.hits[0] for one in judge) / sum(one.tries for one in judge), ahead.LEVELS[0]
    promised = "kira-kira seperti yang dijanjikan"
    if abs(share - level) > _NEAR:
        promised = "lebih banyak daripada yang dijanjikan" if share > level else "kurang dari yang dijanjikan"
    years = _span(min(one.first for one in judge), max(one.last for one in judge))
    held = f"selang {_NARROW} persen memuat {formats.number(100 * share)} persen, {promised}"
    if found.above:
        return f" Pada deret yang lebih panjang (tahun asal {years}) {held}."
    return f" Dari tahun asal {years} {held}; tahun lain belum teruji."


def co_movement(found: CoMovement | None, indicator: Indicator, support: Indicator) -> str:
    """'Pada 4 dari 6 perubahan tahunan yang sama, Pengangguran dan Penduduk miskin bergerak searah, pada 2 berlawanan;
    korelasi perubahan … Ini bukan sebab-akibat.'"""
    if found is None:
        return (f"{support.short_name} belum punya angka terbitan {regency().label}, jadi kedua garis belum dapat "
                "disandingkan.")
    names = f"{support.short_name} dan {indicator.short_name}"
    if len(found.years) < pairs.FEWEST_YEARS:
        return (f"{regency().label} baru punya {len(found.years)} perubahan tahunan yang sama untuk {names}, terlalu "
                "sedikit untuk disimpulkan.")
    still = len(found.years) - found.same - found.opposite
    text = (f"Di {regency().label}, {names} bergerak searah pada {found.same} dari {len(found.years)} perubahan "
            f"tahunan yang sama ({found.years[0] - 1}–{found.years[-1]}), berlawanan pada {found.opposite}")
    text += f", dan pada {still} salah satunya tidak berubah" if still else ""
    return f"{text}; {_correlated(found)}. {NOT_A_CAUSE}"


def _correlated(found: CoMovement) -> str:
    if found.changes is None:
        return "terlalu sedikit untuk menghitung korelasi"
    value, low, high = (formats.number(number, 2) for number in
                        (found.changes.value, found.changes.low, found.changes.high))
    unclear = ", jadi tidak tampak kaitan yang jelas" if found.changes.holds_zero else ""
    return f"korelasi perubahannya {value} dengan selang 95 persen {low} sampai {high}{unclear}"
