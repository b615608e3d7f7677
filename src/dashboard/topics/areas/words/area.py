"""Sentences about one kecamatan or village."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.core import formats
from dashboard.core.domain import Indicator, Verdict
from dashboard.render.words import figure_marks, remark_words
from dashboard.statistics import notes
from dashboard.statistics.ranking import Position
from dashboard.topics.areas.rules.area import AreaStanding

_SIDES = {Verdict.BETTER: "lebih kuat", Verdict.WORSE: "lebih lemah"}
_NOTE_WORDS = {"series": "seri ", "konflik": "sumber lain: ", "ragu": "diragukan: ",
               "beda": f"{figure_marks.DIFFERS} {figure_marks.DIFFERS_TOLD}, perkara "}


def weakest_side(name: str, weak: AreaStanding, peers: str) -> str:
    """'Sisi terlemah Desa Jaten adalah indeks ketahanan ekonomi desa: 0,5500 pada 2024, peringkat 190 dari
    220 desa, lebih rendah dari rata-rata kabupaten 0,7248.' `peers`: what the areas compared are called."""
    indicator = weak.indicator
    mean = formats.number(weak.kabupaten_mean, indicator.decimals)
    place = weak.in_kabupaten
    return (f"Sisi terlemah {name} adalah {_small(indicator.name)}: "
            f"{formats.value_with_unit(weak.value, indicator)} pada "
            f"{formats.period(weak.year, weak.period)}, "
            f"peringkat {place.rank} dari {place.of} {peers}, {_than(weak)} rata-rata kabupaten {mean}.")


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _than(standing: AreaStanding) -> str:
    if standing.verdict is Verdict.SAME:
        return "sama dengan"
    lower = "lebih rendah dari" if standing.difference < 0 else "lebih tinggi dari"
    return lower if standing.verdict is not Verdict.BETTER else f"tetapi masih {lower}"


def against_mean(standing: AreaStanding) -> str:
    """'0,0504 di bawah rata-rata kabupaten, lebih lemah'."""
    if standing.verdict is Verdict.SAME:
        return "sama dengan rata-rata kabupaten"
    size = formats.number(abs(standing.difference), standing.indicator.decimals)
    side = "di bawah" if standing.difference < 0 else "di atas"
    judged = _SIDES.get(standing.verdict)
    return f"{size} {side} rata-rata kabupaten" + (f", {judged}" if judged else "")


def strip_words(standing: AreaStanding, name: str) -> str:
    """What a strip shows, for those who cannot see it."""
    decimals = standing.indicator.decimals
    near = ("" if standing.kecamatan_mean is None
            else f"rata-rata kecamatan {formats.number(standing.kecamatan_mean, decimals)}, ")
    low, high = (formats.number(value, decimals) for value in (standing.peers[0], standing.peers[-1]))
    own, mean = (formats.number(value, decimals) for value in (standing.value, standing.kabupaten_mean))
    return (f"{standing.indicator.name} {name} {own}, {near}rata-rata kabupaten {mean}, "
            f"terendah {low}, tertinggi {high}.")


def ties(place: Position) -> str:
    """'bersama 3 lainnya', or nothing."""
    return f"bersama {place.ties} lainnya" if place.ties else ""


def not_rated(name: str) -> str:
    """Why a kelurahan has no score."""
    return f"{name} tidak dinilai dalam Indeks Desa Membangun, karena indeks itu hanya menilai desa."


def extremes(table: pd.DataFrame, whole: Indicator, names: Mapping[str, str], year: int) -> str:
    """'Rata-rata IDM paling lemah di Kecamatan X (0,75) dan paling kuat di Kecamatan Y (0,85), 2024.'

    `table`: topics.areas.rules.area.score_table, so the weakest comes first.
    """
    rated = table.dropna(subset=["rank"])
    last, first = str(rated.index[0]), str(rated.index[-1])
    scores = rated[whole.id].to_dict()

    def words(code: str) -> str:
        return f"Kecamatan {names[code]} ({formats.number(float(scores[code]), whole.decimals)})"

    return f"{whole.name} paling lemah di {words(last)} dan paling kuat di {words(first)} pada {year}."


def status_counts(catalogue: Mapping[str, Indicator], counts: Mapping[str, float]) -> str:
    """'4 desa mandiri, 6 desa maju'. `counts`: by indicator id (topics.areas.rules.profile.newest_status_counts)."""
    return ", ".join(f"{formats.number(value)} {catalogue[name].short_name.lower()}" for name, value in counts.items())


def note(text: str | None) -> str:
    """A note of the facts in words: 'ket=luas lama; ragu=tahun' becomes 'luas lama; diragukan: tahun'.

    Who else has the figure (verif=) is told by source_words.
    """
    own = [f"{_NOTE_WORDS.get(key.rstrip('0123456789'), '')}{told}" for key, told in notes.parts(text)
           if not key.startswith("verif") and key not in (notes.DECIMALS, notes.REMARK)]
    return "; ".join([*own, *(f"{formats.lower_first(remark_words.TITLE)}: {remark_words.dated_remark(one)}"
                              for one in notes.remarks(text))])
