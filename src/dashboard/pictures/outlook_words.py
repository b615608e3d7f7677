"""Sentences and rules of what the five steps do not have: those like us, the way to the target, the forecast, and the
two lines of step 5. No cause, no "signifikan"."""

from __future__ import annotations

from dashboard import formats
from dashboard.analysis import forecast as ahead
from dashboard.analysis import paired as pairs
from dashboard.analysis import peers as like
from dashboard.analysis.five_step import Development
from dashboard.analysis.forecast import BackTest, Forecast, Refusal
from dashboard.analysis.paired import Paired
from dashboard.analysis.peers import PeerPlace, Peers
from dashboard.analysis.target_path import Path, State
from dashboard.domain import BLITAR, Direction, Indicator
from dashboard.pictures import trend_words
from dashboard.pictures.five_step_words import NOT_A_CAUSE, Step, rank_words
from dashboard.pictures.line_marks import short_name
from dashboard.pictures.wording import LONG

_OUR = LONG[BLITAR]
_NARROW, _WIDE = (formats.number(100 * level) for level in ahead.LEVELS)

PEERS = Step(
    "Kabupaten pembanding", "Di mana Kabupaten Blitar di antara kabupaten yang mirip?",
    f"{like.NEAREST} kabupaten yang paling dekat dengan Kabupaten Blitar; kota tidak ikut. Tiap ukuran (jumlah "
    "penduduk dan PDRB per kapita, keduanya dalam logaritma, serta rata-rata lama sekolah orang dewasa) dibakukan "
    "dengan rata-rata dan simpangan baku semua kabupaten, lalu dihitung jarak Euclid dengan bobot sama. Dipakai tahun "
    "terbaru yang lengkap. Ukuran yang sedang dianalisis, atau bagian darinya, tidak ikut. Sumbangan sektor dalam PDRB "
    "belum ada dalam basis data ini untuk semua kabupaten, jadi susunan ekonomi tidak ikut dinilai. Peringkat dalam "
    "kelompok memakai aturan yang sama dengan peringkat provinsi.")
PATH = Step(
    "Menuju target", "Perubahan tahunan berapa yang diperlukan, dan berapa yang selama ini dicapai?",
    "Yang diperlukan adalah selisih angka terbitan terbaru ke target dibagi banyaknya tahun; pada target berupa "
    "kisaran dipakai ujung yang lebih mudah. Yang dicapai adalah rata-rata perubahan tiap tahun pada rentang "
    "terpanjang tanpa pergantian metode sampai angka terbaru, sama dengan langkah 2. Keduanya dibandingkan setelah "
    "dibulatkan seperti tercetak: yang dicapai paling sedikit sama disebut “cukup”, lebih kecil “belum cukup”, "
    "berlawanan atau nol “belum searah”.")
FORECAST = Step(
    "Kipas proyeksi", "Bila perubahan tahunan tetap seperti sebelumnya, ke mana angkanya?",
    "*Random walk with drift*: angka terbaru ditambah rata-rata perubahan tahunan, "
    "dihitung dengan statsmodels dari angka terbitan yang berurutan tanpa pergantian metode. Selang "
    f"{_NARROW} dan {_WIDE} persen memakai sebaran t. Paling sedikit {ahead.FEWEST} angka dan paling jauh "
    f"{ahead.HORIZON} tahun. Uji balik (*backtest*): dari {ahead.TRAINING} angka pertama dan seterusnya, angka yang "
    "kemudian terbit dibandingkan dengan selangnya, pada Kabupaten Blitar dan pada kabupaten/kota lain. Bila selang "
    f"{_NARROW} persen memuat kurang dari {formats.number(100 * ahead.LEAST_COVERAGE)} persen angka itu, proyeksi "
    "tidak ditampilkan. Pandemi, perubahan harga, program, dan kebijakan tidak dimodelkan.")
PAIRED = Step(
    "Dua garis", "Apakah keduanya bergerak pada tahun yang sama di Kabupaten Blitar?",
    "Tiap perubahan tahunan yang dimiliki kedua indikator dilihat arahnya: sama-sama naik atau sama-sama turun "
    f"disebut “searah”. Kurang dari {pairs.FEWEST_YEARS} perubahan tidak disimpulkan. Korelasi Pearson dihitung atas "
    "perubahan, bukan atas angkanya, karena dua garis yang sama-sama naik bertahun-tahun selalu tampak berkaitan; dan "
    f"hanya bila ada paling sedikit {pairs.FEWEST_PAIRS} perubahan. Dua sumbu terpisah, supaya tinggi garis tidak "
    "dibandingkan.")


def peers(found: PeerPlace | None, group: Peers | None, indicator: Indicator) -> str:
    """'Di antara 7 kabupaten pembanding, Kabupaten Blitar peringkat 2 (1 = paling rendah) pada Maret 2025; nilai tengah
    kelompok 8,60 persen.'"""
    if indicator.is_count:
        return trend_words.not_compared(indicator)
    if group is None:
        return "Ukuran untuk memilih kabupaten pembanding belum cukup, jadi kelompoknya belum dapat disusun."
    if found is None:
        return (f"Belum cukup kabupaten pembanding yang punya angka {indicator.short_name}, jadi peringkatnya belum "
                "disebut.")
    return (f"Di antara kabupaten pembanding, {_OUR} {rank_words(found.position, indicator, 'kabupaten')} pada "
            f"{formats.period(found.year, indicator.period_rule)}; nilai tengah kelompok "
            f"{formats.value_with_unit(found.middle, indicator)}.")


def group(found: Peers) -> str:
    """Who they are, by which measures, and what was missing."""
    names = ", ".join(short_name(near.label).removeprefix("Kab. ") for near in found.nearest)
    measures = "; ".join(formats.dated(item.indicator.short_name, str(item.year)) for item in found.measures)
    text = f"Paling mirip dari {found.of} kabupaten lain: {names}. Ukuran: {measures}."
    if found.left_out:
        text += f" Tidak ikut: {', '.join(item.short_name for item in found.left_out)}."
    if found.missing:
        text += f" Angkanya belum lengkap: {', '.join(short_name(name) for name in found.missing)}."
    return text


def target(path: Path, achieved: Development | None, indicator: Indicator) -> str:
    """'RPJPD …: target 2045 0,18–0,60 persen. Dari 7,57 persen pada Maret 2025 perlu turun rata-rata 0,35 poin persen
    tiap tahun; yang dicapai Maret 2015 ke Maret 2025 turun 0,24 poin persen tiap tahun, belum cukup.'"""
    check, document = path.check, path.check.document
    if path.state is State.PASSED:
        return f"{document}. {trend_words.target_line(check, indicator)}"
    goal = f"{document}: target {check.year} {target_value(path, indicator)}."
    value = formats.value_with_unit(path.value, indicator)
    when = formats.period(path.value_year, indicator.period_rule)
    if path.state is State.NO_FIGURE:
        return (f"{goal} Angka {formats.period(check.year, indicator.period_rule)} belum tersedia; yang terbaru "
                f"{value} pada {when}.")
    if path.state is State.MET:
        better = formats.amount_with_unit(check.gap, indicator)
        rest = f", lebih baik {better}" if abs(check.gap) >= 0.5 * 10.0**-indicator.decimals else ""
        return f"{goal} Angka {when} ({value}) sudah memenuhi{rest}."
    needed = f"{goal} Dari {value} pada {when} perlu {_yearly(path.required, indicator)}"
    return f"{needed}; {_had(path, achieved, indicator)}."


def target_value(path: Path, indicator: Indicator) -> str:
    """'8,88 persen', or a range '0,18–0,60 persen (nama dokumen disimpulkan)'."""
    low, high = path.check.low, path.check.high
    goal = formats.value_with_unit(high, indicator)
    status = trend_words.certainty(path.check.status, path.check.note)
    told = goal if low == high else f"{formats.number(low, indicator.decimals)}–{goal}"
    return told + (f" ({status})" if status else "")


def _had(path: Path, achieved: Development | None, indicator: Indicator) -> str:
    if achieved is None:
        return "yang dicapai belum dapat dihitung, karena belum ada dua angka terbitan dari metode yang sama"
    first, last = (formats.period(year, indicator.period_rule) for year in (achieved.first, achieved.last))
    had = f"yang dicapai dari {first} ke {last} {_yearly(achieved.yearly, indicator)}"
    if path.state is State.ENOUGH:
        return f"{had}, cukup bila bertahan"
    if path.state is State.SLOW and path.times is not None:
        return f"{had}, belum cukup: perlu sekitar {formats.number(path.times, 1)} kali lipat"
    return f"{had}, belum searah dengan target"


def _yearly(change: float, indicator: Indicator) -> str:
    return trend_words.yearly(change, indicator)


def path_title(paths: tuple[Path, ...], achieved: Development | None, indicator: Indicator) -> str:
    """The finding of the picture: the furthest target that is still open, else the last one; without one, why."""
    still = [path for path in paths if path.state in (State.SLOW, State.ENOUGH, State.AWAY, State.UNKNOWN)]
    if still or paths:
        return target((still or list(paths))[-1], achieved, indicator)
    if indicator.direction is Direction.NONE:
        return f"{indicator.short_name} tidak punya arah baik atau buruk, jadi tidak dinilai terhadap target."
    return f"Belum ada target {_OUR} untuk {indicator.short_name} yang menyebut tahun."


def forecast(found: Forecast | None, indicator: Indicator) -> str:
    """'Bila perubahan tahunan tetap seperti Maret 2018–Maret 2025, angka Maret 2026 sekitar 7,26 persen; selang 80
    persen 6,44 sampai 8,09, selang 95 persen 5,86 sampai 8,66.' Or why there is none."""
    if found is None:
        return f"{_OUR} belum punya angka terbitan {indicator.short_name}, jadi tidak ada proyeksi."
    first, last = (formats.period(year, indicator.period_rule) for year in (found.first, found.last))
    if found.refusal is Refusal.TOO_FEW:
        return (f"Tidak ada proyeksi: baru {found.points} angka terbitan berurutan tanpa pergantian metode "
                f"({first if found.points == 1 else f'{first} sampai {last}'}), sedangkan paling sedikit diperlukan "
                f"{ahead.FEWEST}.")
    if found.refusal is Refusal.STILL:
        return (f"Tidak ada proyeksi: dari {first} sampai {last} perubahan tiap tahun selalu sama, jadi selangnya "
                "tidak dapat dihitung.")
    if found.refusal is Refusal.INEXACT:
        return f"Tidak ada proyeksi: pada uji balik cara ini terlalu sering meleset. {tested(found)}"
    near = found.years[0]
    spans = ", ".join(f"selang {formats.number(100 * level)} persen {formats.number(low, indicator.decimals)} sampai "
                      f"{formats.number(high, indicator.decimals)}"
                      for level, (low, high) in zip(ahead.LEVELS, near.bands, strict=True))
    return (f"Bila perubahan tahunan tetap seperti {first} sampai {last}, angka "
            f"{formats.period(near.year, indicator.period_rule)} sekitar "
            f"{formats.value_with_unit(near.middle, indicator)}; {spans}.")


def tested(found: Forecast) -> str:
    """'Uji balik: selang 80 persen memuat 6 dari 6 angka Kabupaten Blitar dan 223 dari 228 angka 38 kabupaten/kota
    (98 persen); …'"""
    parts = []
    for place, level in enumerate(ahead.LEVELS):
        both = _hits(found.own, place, _OUR), _hits(found.peers, place, "kabupaten/kota")
        said = [words for words in both if words]
        parts.append(f"selang {formats.number(100 * level)} persen memuat {' dan '.join(said)}")
    if found.own is None and found.peers is None:
        return ""
    return f"Uji balik: {'; '.join(parts)}.{_too_wide(found)}"


def _hits(found: BackTest | None, place: int, who: str) -> str:
    if found is None:
        return ""
    counts = f"{found.hits[place]} dari {found.tries} angka"
    if found.regions == 1:
        return f"{counts} {who}"
    return f"{counts} {found.regions} {who} ({formats.number(100 * found.hits[place] / found.tries)} persen)"


def _too_wide(found: Forecast) -> str:
    judge = found.peers or found.own
    if judge is None or found.refusal is not None:
        return ""
    share = judge.hits[0] / judge.tries
    if share > ahead.LEVELS[0] + 0.05:
        return " Selang ini cenderung lebih lebar daripada yang dijanjikan."
    return " Selang ini cenderung terlalu sempit." if share < ahead.LEVELS[0] - 0.05 else ""


def paired(found: Paired | None, indicator: Indicator, support: Indicator) -> str:
    """'Pada 4 dari 6 perubahan tahunan yang sama, Pengangguran dan Penduduk miskin bergerak searah, pada 2 berlawanan;
    korelasi perubahan … Ini bukan sebab-akibat.'"""
    if found is None:
        return f"{support.short_name} belum punya angka terbitan {_OUR}, jadi kedua garis belum dapat disandingkan."
    names = f"{support.short_name} dan {indicator.short_name}"
    if len(found.years) < pairs.FEWEST_YEARS:
        return (f"{_OUR} baru punya {len(found.years)} perubahan tahunan yang sama untuk {names}, terlalu sedikit "
                "untuk disimpulkan.")
    still = len(found.years) - found.same - found.opposite
    text = (f"Di {_OUR}, {names} bergerak searah pada {found.same} dari {len(found.years)} perubahan tahunan yang sama "
            f"({found.years[0] - 1}–{found.years[-1]}), berlawanan pada {found.opposite}")
    text += f", dan pada {still} salah satunya tidak berubah" if still else ""
    return f"{text}; {_correlated(found)}. {NOT_A_CAUSE}"


def _correlated(found: Paired) -> str:
    if found.changes is None:
        return "terlalu sedikit untuk menghitung korelasi"
    value, low, high = (formats.number(number, 2) for number in
                        (found.changes.value, found.changes.low, found.changes.high))
    unclear = ", jadi tidak tampak kaitan yang jelas" if found.changes.holds_zero else ""
    return f"korelasi perubahannya {value} dengan selang 95 persen {low} sampai {high}{unclear}"
