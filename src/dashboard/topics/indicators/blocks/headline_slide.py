"""The slide of headline figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard.answers.slide_entry import About, SlideEntry
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import Verdict
from dashboard.core.formats import upper_first
from dashboard.core.regency import regency
from dashboard.queries import reference
from dashboard.render.slides.model import Card, Cards, LeftOut, Slide
from dashboard.render.slides.words import cited
from dashboard.render.words import figure_marks, source_words, trend_words, wording
from dashboard.statistics import notes
from dashboard.statistics.summary import Finding
from dashboard.topics.indicators import answers
from dashboard.topics.indicators.rules.overview import HEADLINE
from dashboard.topics.indicators.words import cards as card_words
from dashboard.topics.indicators.words import shape as shape_words

ID, TITLE = "indikator", "Indikator utama"
SHOWN = ("p0", "poor_count", "poverty_line", "ipm_sp2020lf", "tpt", "growth")
"""As many as a hall can read; the others of HEADLINE have a trend slide of their own."""
_RULE = ("Angka terbitan terbaru «kabupaten». Perubahan dihitung terhadap angka sebelumnya dari metode dan periode "
        "yang sama; membaik atau memburuk menurut arah indikator, angka survei hanya bila melebihi margin kesalahan "
        "sampling 90 persen (perkiraan bila galatnya tidak diterbitkan); beda yang hilang setelah dibulatkan disebut "
        "“tidak berubah”. «pembanding» dibandingkan pada tahun dan periode yang sama; angka absolut "
        "tidak diperingkat.")


def slide(world: World) -> Slide | LeftOut:
    """Six figures side by side; the title is the finding of the first."""
    trends = (answers.known_trend(world.database, name, world.today) for name in SHOWN if name in HEADLINE)
    found = [shown.finding for shown in trends if shown and shown.finding]
    if not found:
        return LeftOut(ID, TITLE, f"{regency().label} belum punya angka untuk satu pun indikator utama.")
    first = found[0]
    label = reference.regions(world.database)[regency().code].label
    whole = wording.finding(first.indicator, label, first.value, first.year, first.change, first.references,
                            calculated=first.is_derived)
    title = wording.headline(first, label)
    unsure = wording.unsure(found)
    shown = answers.known_trend(world.database, first.indicator.id, world.today)
    checks = shown.checks[first.indicator.id] if shown else []
    targets = trend_words.targets_told(checks, regency().code, first.indicator)
    briefly = trend_words.targets_short(checks, regency().code, first.indicator)
    shaped = shape_words.depth_and_line(answers.shape(world.database))
    cards = tuple(_card(finding) for finding in found)
    told = "; ".join(f"{card.name} {card.value} {card.unit}".strip() + f" ({card.period})" for card in cards)
    return Slide(
        ID, "Keadaan", title,
        _under(first, briefly) + world.whole_note,
        Cards(cards), _source(found), regency().said(_RULE),
        f"{len(cards)} kartu angka: {told}.", any(finding.is_sample for finding in found),
        " ".join(filter(None, (whole, targets, unsure, shaped))), _read(found))


def _under(first: Finding, targets: str) -> str:
    """The margin that the title leaves out, and the targets."""
    within = first.change.margin if first.change else None
    told = f"{upper_first(wording.margin(within, first.indicator))}. " if within else ""
    return told + (targets or "Angka terbaru · perubahan dari angka sebelumnya yang bermetode sama")


def _card(finding: Finding) -> Card:
    """Short enough for six in a hall: margins stand in the sentence and on the slides of the indicators."""
    indicator = finding.indicator
    value, unit = formats.value_parts(finding.value, indicator)
    since = wording.since_line(replace(finding.change, margin=None) if finding.change else None, indicator)
    when = ", ".join(part for part in (card_words.period(finding), since,
                                       *figure_marks.badges(calculated=finding.is_derived),
                                       source_words.DOUBTED if notes.doubt(finding.note) else "",
                                       figure_marks.sign(finding.note)) if part)
    return Card(indicator.short_name, value, unit, wording.change_line(finding.change, indicator, short=True),
                finding.change.verdict if finding.change else Verdict.NEUTRAL,
                tuple(line.split(" · ")[0] for line in card_words.references(finding)), when)


def _read(found: Sequence[Finding]) -> str:
    frame = pd.DataFrame([(one.value, one.source_kind, one.note) for one in found],
                         columns=["value", "source_kind", "note"])
    doubted = [f"{one.indicator.short_name} {told}." for one in found
               if (told := source_words.remark({"note": one.note}))]
    return " ".join([source_words.summary(frame), *doubted])


def _source(found: Sequence[Finding]) -> str:
    return cited(pd.Series([finding.source for finding in found], dtype=object))


ENTRIES = (SlideEntry(20, ID, "Keadaan", TITLE, slide, About.WHOLE),)
