"""Sentences on the shape of poverty: few and deep or many and shallow, and how low the line lies."""

from __future__ import annotations

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.render.words.wording import rank_key, rank_short
from dashboard.topics.indicators.rules.poverty_shape import Depth, PovertyLineGrowth, PovertyShape

TOLD_PLACES = 5
"""The growth of the line is called slow or fast as one of so many."""
EXTREME = 0.1
"""A line among this share of the lowest or highest is called so."""
_UNLESS_SURE = {True: "", False: " (belum dapat dipastikan)"}


def depth(found: Depth | None) -> str:
    """'Penduduk miskin di Kabupaten Blitar lebih sedikit tetapi lebih dalam kemiskinannya: pada Maret 2025 peringkat 13
    dari 38 (kira-kira 10–19) menurut persentase (P0), 23 dari 38 menurut kedalaman (P1); P1 dibagi P0 tertinggi ke-6
    dari 38 (kira-kira 2–25).' Without a contrast only the places."""
    if found is None:
        return ""
    contrast = ("lebih sedikit", "lebih dalam") if found.fewer_but_deeper else \
        ("lebih banyak", "lebih dangkal") if found.more_but_shallower else None
    start = (f"Menurut angka terbitan{_UNLESS_SURE[found.is_sure]}, penduduk miskin {regency().label} {contrast[0]} "
             f"daripada kebanyakan kabupaten/kota, tetapi {contrast[1]} kemiskinannya: " if contrast else "")
    when = formats.period(found.year, found.share.period_rule)
    text = (f"pada {when} peringkat {rank_short(found.rate)} menurut persentase (P0) dan {rank_short(found.depth)} "
            f"menurut kedalaman (P1), 1 paling rendah; P1 dibagi P0 tertinggi ke-{rank_short(found.gap)}.")
    return start + text if start else f"{regency().label} {text}"


def short(found: Depth | None) -> str:
    """'Lebih sedikit tetapi lebih dalam: kedalaman (P1) peringkat 23 dari 38 (kira-kira 16–30), P1 dibagi P0 tertinggi
    ke-6 dari 38 (kira-kira 2–25).' For a slide; empty without a contrast."""
    if found is None or not (found.fewer_but_deeper or found.more_but_shallower):
        return ""
    start = "Lebih sedikit tetapi lebih dalam" if found.fewer_but_deeper else "Lebih banyak tetapi lebih dangkal"
    return (f"{start}{_UNLESS_SURE[found.is_sure]}: kedalaman (P1) peringkat {rank_short(found.depth)}, "
            f"P1 dibagi P0 tertinggi ke-{rank_short(found.gap)}.")


def line(found: PovertyLineGrowth | None) -> str:
    """'Garis kemiskinannya Rp417.158/kapita/bulan termasuk yang paling rendah, peringkat 37 dari 38 (kira-kira 33–37;
    1 = paling besar), dan dari Maret 2024 naik 2,1 persen, paling lambat ke-3 dari 38 (kira-kira 1–30).'"""
    if found is None:
        return ""
    indicator, place = found.indicator, found.position
    side = (" termasuk yang paling rendah" if place.rank > (1 - EXTREME) * place.of else
            " termasuk yang paling tinggi" if place.rank <= EXTREME * place.of else "")
    pace = (f"paling lambat ke-{rank_short(found.slowest)}" if found.slowest.rank <= TOLD_PLACES else
            f"paling cepat ke-{rank_short(found.fastest)}" if found.fastest.rank <= TOLD_PLACES else
            f"urutan ke-{rank_short(found.slowest)} dari yang paling lambat")
    moved = "naik" if found.growth >= 0 else "turun"
    return (f"Garis kemiskinannya {formats.value_with_unit(found.value, indicator)}{side}, peringkat {place.rank} dari "
            f"{place.of} {rank_key(place, indicator)}, dan dari {formats.period(found.before, indicator.period_rule)} "
            f"{moved} {formats.number(abs(found.growth), 1)} persen, {pace}.")


def brief(found: PovertyShape) -> str:
    """Both in few words, for paper."""
    return " ".join(text for text in (short(found.depth), line(found.line)) if text)


def depth_and_line(found: PovertyShape) -> str:
    """Both, as far as the figures allow."""
    return " ".join(text for text in (depth(found.depth), line(found.line)) if text)
