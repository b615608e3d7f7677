"""Sentences about areas that are compared with each other."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.core import formats
from dashboard.topics.areas.rules.side_by_side import ComparedIndicator


def listed(names: Sequence[str]) -> str:
    """'Desa A', 'Desa A dan Desa B', 'Desa A, Desa B, dan Desa C'."""
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"


def within(name: str) -> str:
    """A name within a sentence: 'indeks ketahanan ekonomi desa', 'rata-rata Indeks Desa Membangun', but what is a
    proper name stays: 'Indeks Desa Membangun', 'PBI-JKN'."""
    first, _, rest = name.partition(" ")
    proper = first[1:2].isupper() or (rest[:1].isupper() and first != "Rata-rata")
    return name if proper else formats.lower_first(name)


def weakest(names: Sequence[str], line: ComparedIndicator) -> str:
    """'Desa Jaten paling lemah menurut Indeks Desa Membangun 2024: 0,6123; Desa Tunjung 0,7050.' `line` has better and
    worse; areas without a figure are named at the end."""
    decimals, values = line.indicator.decimals, line.values
    order = line.weakest_first()
    texts = {place: formats.number(values[place], decimals) for place in order}
    about = f"{within(line.indicator.name)} {formats.period(line.year, line.period)}"
    low = [place for place in order if texts[place] == texts[order[0]]]
    rest = [place for place in order if place not in low]
    said = listed([names[place] for place in low])
    if not rest:
        told = f"{said} sama menurut {about}: {texts[order[0]]}"
    else:
        others = listed([f"{names[place]} {texts[place]}" for place in rest])
        told = f"{said} {'sama-sama ' if len(low) > 1 else ''}paling lemah menurut {about}: " \
               f"{texts[order[0]]}; {others}"
    lacking = [names[place] for place, value in enumerate(values) if value is None]
    return told + (f". {listed(lacking)} {formats.MISSING}." if lacking else ".")


def widest(parts: Sequence[ComparedIndicator]) -> str:
    """'Paling jauh berbeda pada indeks ketahanan ekonomi: 0,2200.' Nothing when no part differs. `parts`: complete,
    in one unit."""
    far = max(parts, key=lambda line: line.span, default=None)
    if far is None or not far.span:
        return ""
    return (f"Paling jauh berbeda pada {within(far.indicator.name)}: "
            f"{formats.number(far.span, far.indicator.decimals)}.")


def without_score(names: Sequence[str], count: int) -> str:
    """Where no score compares the areas: how many figures do."""
    if not count:
        return f"Belum ada angka yang diketahui untuk {listed(names)} pada tahun yang sama."
    return (f"{formats.upper_first(listed(names))} belum dapat dibandingkan menurut Indeks Desa Membangun; "
            f"{count} angka lain ada pada tahun yang sama.")
