"""The sentence of each of the first four steps, and the rule that chose its words; the fifth: linkage.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.core import formats
from dashboard.core.domain import Direction, Indicator, Verdict
from dashboard.core.regency import regency
from dashboard.core.style import VERDICT_WORDS
from dashboard.render.words import figure_marks, trend_words
from dashboard.render.words.wording import COMPARED, long_names, margin, rank_key
from dashboard.render.words.wording import beside_reference as lower_or_higher
from dashboard.statistics.compare import ReferenceFigure
from dashboard.statistics.over_time.relevance import FEWEST
from dashboard.statistics.over_time.timeline import FIRST_YEAR
from dashboard.statistics.ranking import ENOUGH, Position
from dashboard.topics.steps.rules.five_step import Development, Extreme, FiveSteps, Pace, YearlyChange, tally

_ENOUGH = formats.number(100 * ENOUGH)


@dataclass(frozen=True)
class StepWords:
    """Heading, question and rule of one step, for people; written for any regency. `province_asks`: the question of a
    province, where it is another."""

    heading: str
    asks: str
    follows: str
    province_asks: str = ""

    @property
    def title(self) -> str:
        """The heading with the kind of this regency."""
        return regency().said(self.heading)

    @property
    def question(self) -> str:
        """With the name of this regency."""
        return regency().said((regency().is_province and self.province_asks) or self.asks)

    @property
    def rule(self) -> str:
        """With the name of this regency."""
        return regency().said(self.follows)


POSITION = StepWords(
    "1. Posisi relatif", "Di mana «kabupaten» di antara 38 kabupaten/kota, provinsi, dan Indonesia?",
    f"Tahun terbaru yang angkanya terbit untuk «kabupaten» dan paling sedikit {_ENOUGH} persen kabupaten/kota. "
    "Peringkat 1 adalah yang paling baik menurut arah indikator, atau yang paling besar bila indikatornya tidak punya "
    "arah (misalnya garis kemiskinan); nilai yang sama berbagi peringkat. «pembanding» dibandingkan pada "
    "tahun dan periode yang sama. Beda yang hilang setelah dibulatkan disebut “sama dengan”. "
    "Angka absolut (orang, rupiah, desa) tidak diperingkat, kecuali garis kemiskinan, yang diurutkan menurut besarnya.",
    "Bagaimana «kabupaten» dibandingkan dengan «pembanding», dan bagaimana urutan kabupaten/kotanya?")
DEVELOPMENT = StepWords(
    "2. Perkembangan antar waktu", "Membaik atau memburuk dari waktu ke waktu?",
    "Angka terbitan pertama (sejak 2010) dibandingkan dengan angka terbitan terbaru dari metode yang sama dan periode "
    "yang sama (Maret dengan Maret). Pergantian metode tidak pernah dilompati. “Rata-rata per tahun” adalah perubahan "
    "dibagi banyaknya tahun. “Terbaik”, “terburuk”, “tertinggi” atau “terendah” hanya disebut bila ada paling sedikit "
    "tiga angka dan tidak ada yang menyamai; bila ada tahun tanpa angka terbitan, disebut dari berapa angka.")
EFFECTIVENESS = StepWords(
    "3. Efektivitas", "Apakah tiap perubahan menuju arah yang benar, dan lebih cepat daripada sebelumnya?",
    "Setiap pasangan tahun berurutan yang kedua angkanya terbit dengan metode sama dihitung satu perubahan. Arahnya "
    "dinilai menurut indikator. Perubahan terbaru dibandingkan dengan perubahan setahun sebelumnya: searah dan lebih "
    "besar disebut “lebih cepat”, searah dan lebih kecil “lebih lambat”, berlawanan “berbalik arah”; beda yang dapat "
    "timbul dari pembulatan angkanya, atau pada angka survei dari kesalahan sampling, disebut “kurang lebih sama”. "
    "Angka hitungan tidak ikut, dan tahun yang tidak punya pasangan dilewati. Perubahan angka survei disebut membaik "
    "atau memburuk hanya bila melebihi margin kesalahan sampling (RSE) 90 persen (terbitan BPS, atau perkiraan bila "
    "belum ada); bila tidak, kecepatannya tidak disebut. “Berbalik arah” hanya menyebut angkanya.")
RELEVANCE = StepWords(
    "4. Relevansi", "Apakah «kabupaten» bergerak searah dengan «pembanding»?",
    "Untuk tiap perubahan tahunan yang dimiliki kedua wilayah dilihat apakah keduanya naik, turun, atau tidak berubah. "
    "Sama pada semua disebut “selalu searah”, paling sedikit dua pertiga “umumnya searah”, paling banyak sepertiga "
    f"“jarang searah”, selain itu “kadang searah”. Kurang dari {FEWEST} perubahan tidak disimpulkan. Tahun sebelum "
    "pergantian metode yang hanya menyentuh salah satu wilayah tidak dipasangkan, karena keduanya saat itu diukur "
    "dengan cara yang berbeda. Besarnya "
    "perubahan dibandingkan pada rentang tahun yang sama dengan langkah 2.")

_GOOD_OR_BAD = {**{verdict: f"{words} dari" for verdict, words in COMPARED.items()}, Verdict.SAME: "sama dengan",
                Verdict.UNSURE: f"{VERDICT_WORDS[Verdict.UNSURE]} dari"}


def position(steps: FiveSteps) -> str:
    """'Kabupaten Blitar 7,57 persen pada Maret 2025, peringkat 13 dari 38 kabupaten/kota (1 = paling rendah),
    lebih baik dari Jawa Timur 9,50 dan Indonesia 8,47.'"""
    found, indicator = steps.relative_position, steps.indicator
    if indicator.is_count:
        return trend_words.not_compared(indicator)
    if found is None:
        return f"{regency().label} belum punya angka terbitan, jadi posisinya belum dapat disebut."
    start = (f"{regency().label} {formats.value_with_unit(found.value, indicator)} pada "
             f"{formats.period(found.year, indicator.period_rule)}")
    compared = _compared(found.references, indicator)
    if found.position is None and regency().is_province:
        return f"{', '.join([start, *compared])}; provinsi tidak diperingkat di antara kabupaten/kotanya."
    if found.position is None:
        return (f"{', '.join([start, *compared])}; peringkat belum dapat disebut karena belum cukup kabupaten/kota "
                "yang punya angka.")
    return ", ".join([f"{start}, {rank_words(found.position, indicator)}", *compared]) + "."


def rank_words(place: Position, indicator: Indicator, among: str = "kabupaten/kota") -> str:
    """'peringkat 13 dari 38 kabupaten/kota (kira-kira 8–19; 1 = paling rendah)'."""
    shared = f", sama dengan {place.ties} lainnya" if place.ties else ""
    return f"peringkat {place.rank} dari {place.of} {among}{shared} {rank_key(place, indicator)}"


def _compared(found: Sequence[ReferenceFigure], indicator: Indicator) -> list[str]:
    grouped: dict[str, list[str]] = {}
    for reference in found:
        words = _GOOD_OR_BAD.get(reference.verdict) or lower_or_higher(reference)
        grouped.setdefault(words, []).append(
            figure_marks.beside(f"{long_names()[reference.region_code]} {formats.beside(reference.value, indicator)}",
                                calculated=reference.is_derived, note=reference.note))
    return [f"{words} {' dan '.join(names)}" for words, names in grouped.items()]


def development(steps: FiveSteps, *, with_margin: bool = True) -> str:
    """'Dari Maret 2015 ke Maret 2025 Persentase penduduk miskin (P0) turun 2,40 poin persen, membaik, rata-rata turun
    0,24 poin persen per tahun (perkiraan margin perubahannya ±2,31); angka Maret 2025 adalah yang terbaik dari 10 angka
    yang terbit sejak Maret 2015.'"""
    found, indicator = steps.development, steps.indicator
    if found is None:
        since = f" sejak {FIRST_YEAR}" if steps.cut else ""
        return (f"Belum ada dua angka terbitan dari metode yang sama{since}, jadi perkembangannya belum dapat disebut"
                f"{_cut(steps)}.")
    first, last = (formats.period(year, indicator.period_rule) for year in (found.first, found.last))
    parts = [f"Dari {first} ke {last} {indicator.short_name} {trend_words.moved(found.delta, indicator)}"]
    parts += [word for word in (_judged(found.verdict),) if word]
    if found.last - found.first > 1 and abs(found.yearly) >= 0.5 * 10.0**-indicator.decimals:
        parts.append(trend_words.yearly(found.yearly, indicator))
    text = ", ".join(parts) + (figure_marks.aside(margin_of_course(steps)) if with_margin else "")
    if found.extreme:
        among = f"dari {found.figures} angka yang terbit sejak" if found.has_gaps else "sejak"
        text += f"; angka {last} adalah yang {_extreme(found, indicator)} {among} {first}"
    if found.before:
        text += f"; angka sampai {found.before} memakai metode lain dan tidak ikut dibandingkan"
    return f"{text}{_cut(steps)}."


def margin_of_course(steps: FiveSteps) -> str:
    """'perkiraan margin perubahannya ±2,31' of the change in step 2; empty without one."""
    within = steps.development.margin if steps.development else None
    return margin(within, steps.indicator, "perubahannya ") if within else ""


def _cut(steps: FiveSteps) -> str:
    """'; angka sebelum 2010 (2006) tidak ikut' when figures are left out only because they are old."""
    if not steps.cut or (steps.development and steps.development.before):
        return ""
    return f"; angka sebelum {FIRST_YEAR} ({', '.join(map(str, steps.cut))}) tidak ikut"


def _judged(found: Verdict) -> str:
    return "" if found is Verdict.SAME else VERDICT_WORDS[found]


def _slack(indicator: Indicator) -> str:
    """What may make a difference of its figures where nothing differs."""
    return "margin kesalahan sampling" if indicator.survey else "batas pembulatan"


def bars_key(changes: Sequence[YearlyChange], indicator: Indicator) -> str:
    """' · ke bawah (biru) membaik, ke atas (jingga) memburuk, abu-abu belum dapat dipastikan': the legend of bars of
    yearly changes; only what is drawn."""
    if indicator.direction is Direction.NONE:
        return ""
    down, up = ("biru", "jingga") if indicator.direction is Direction.LOWER else ("jingga", "biru")
    found = {change.verdict for change in changes}
    told = [f"ke bawah ({down}) {'membaik' if down == 'biru' else 'memburuk'}",
            f"ke atas ({up}) {'membaik' if up == 'biru' else 'memburuk'}"] if found - {Verdict.UNSURE} else []
    if Verdict.UNSURE in found:
        told.append(f"abu-abu belum dapat dipastikan berbeda (di dalam {_slack(indicator)})")
    return f" · {', '.join(told)}"


def _extreme(found: Development, indicator: Indicator) -> str:
    if indicator.direction is Direction.NONE or indicator.survey:  # of samples none is surely the best
        return "tertinggi" if found.extreme is Extreme.HIGHEST else "terendah"
    good = Extreme.LOWEST if indicator.direction is Direction.LOWER else Extreme.HIGHEST
    return "terbaik" if found.extreme is good else "terburuk"


def effectiveness(steps: FiveSteps) -> str:
    """'5 dari 8 perubahan tahunan membaik, 2 memburuk, 1 tidak berubah. Perubahan tahunan terbaru yang diketahui, Maret
    2024 ke Maret 2025, turun 0,59 poin persen: membaik, lebih cepat daripada setahun sebelumnya (0,53 poin persen).'"""
    changes, indicator = steps.changes, steps.indicator
    if not changes:
        return ("Belum ada dua tahun berurutan dengan angka terbitan dari metode yang sama, jadi efektivitas belum "
                "dapat dinilai.")
    newest = changes[-1]
    before, after = (formats.period(year, indicator.period_rule) for year in (newest.before, newest.year))
    moved = trend_words.moved(newest.delta, indicator)
    last = f"Perubahan tahunan terbaru yang diketahui, {before} ke {after}, {moved}"
    # What may be no change at all is neither fast nor slow.
    speed = "" if newest.verdict is Verdict.UNSURE else _pace(changes, steps.pace, indicator)
    details = [word for word in (_judged(newest.verdict), speed) if word]
    return f"{_tally(changes, indicator)} {last}{': ' if details else ''}{', '.join(details)}."


def _tally(changes: Sequence[YearlyChange], indicator: Indicator) -> str:
    counts = tally(tuple(changes), indicator.direction)
    if counts.get(Verdict.UNSURE):
        return _tally_within(changes, counts, indicator)
    good, bad = ("naik", "turun") if indicator.direction is Direction.NONE else ("membaik", "memburuk")
    kinds = [number for kind, number in counts.items() if kind is not Verdict.SAME]
    still = f", {counts[Verdict.SAME]} tidak berubah" if counts[Verdict.SAME] else ""
    return f"{kinds[0]} dari {len(changes)} perubahan tahunan {good}, {kinds[1]} {bad}{still}."


def _tally_within(changes: Sequence[YearlyChange], counts: Mapping[Verdict | str, int], indicator: Indicator) -> str:
    """'Dari 8 perubahan tahunan 6 turun dan 2 naik; yang melebihi margin kesalahan sampling: 1 membaik, 0 memburuk.'"""
    down, up = sum(change.delta < 0 for change in changes), sum(change.delta > 0 for change in changes)
    still = f", {counts[Verdict.SAME]} tidak berubah" if counts[Verdict.SAME] else ""
    return (f"Dari {len(changes)} perubahan tahunan {down} turun dan {up} naik{still}; yang melebihi "
            f"{_slack(indicator)}: {counts[Verdict.BETTER]} membaik, {counts[Verdict.WORSE]} memburuk.")


def _pace(changes: Sequence[YearlyChange], pace: Pace | None, indicator: Indicator) -> str:
    if pace is None or pace is Pace.STILL:
        return ""
    previous = changes[-2].delta
    if pace is Pace.TURNED:
        if previous == 0:
            return "setelah setahun sebelumnya tidak berubah"
        return f"berbalik arah setelah setahun sebelumnya {trend_words.moved(previous, indicator)}"
    word = {Pace.FASTER: "lebih cepat daripada", Pace.SLOWER: "lebih lambat daripada",
            Pace.AS_FAST: "kurang lebih sama dengan"}[pace]
    return f"{word} setahun sebelumnya ({formats.amount_with_unit(previous, indicator)})"


def relevance(steps: FiveSteps) -> str:
    """'Kabupaten Blitar umumnya searah dengan Jawa Timur (6 dari 7 tahun) dan Indonesia (7 dari 8 tahun); dari Maret
    2015 ke Maret 2025 Blitar turun 2,40 poin persen, Jawa Timur turun 2,84 poin persen.'"""
    indicator, found = steps.indicator, steps.development
    if indicator.is_count:
        return trend_words.not_compared(indicator)
    words = trend_words.relevance(steps.together)
    text = f"{regency().label} {words}" if steps.together else words[0].upper() + words[1:]
    if found and steps.reference_changes:
        first, last = (formats.period(year, indicator.period_rule) for year in (found.first, found.last))
        moved = [f"{long_names()[code]} {trend_words.moved(delta, indicator)}"
                 for code, delta in ((regency().code, found.delta), *steps.reference_changes)]
        text += f"; dari {first} ke {last} {', '.join(moved)}"
    return f"{text}."
