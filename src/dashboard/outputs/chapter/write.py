"""The draft chapter "Profil kemiskinan daerah" of RPKD and LP2KD: sentences, tables, pictures, sources, method."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pandas as pd

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.formats import upper_first
from dashboard.core.regency import regency
from dashboard.outputs.chapter import sections
from dashboard.outputs.chapter.facts import ChapterFacts, facts
from dashboard.outputs.chapter.outline import ChapterOutline, Section, Written
from dashboard.outputs.chapter.paper import Paper
from dashboard.queries import reference
from dashboard.render.words import day_words, figure_marks, source_words, trend_words, wording
from dashboard.store.database import Database
from dashboard.topics.steps.words import five_step as five_step_words
from dashboard.topics.steps.words import linkage as linkage_words
from dashboard.topics.steps.words import outlook as outlook_words

TITLE = "Profil kemiskinan daerah"
_ABOUT = ("Rancangan bab ini disusun otomatis dari basis data dasbor untuk RPKD dan LP2KD. Setiap kalimat dibuat oleh "
          "aturan tetap yang ditulis pada Catatan metode; sunting dan lengkapi sebelum dipakai.")


def chapter(database: Database, indicators: Sequence[str], support: str | None = None,
            progress: Callable[[str], object] | None = None, today: date | None = None) -> bytes:
    """DOCX about these indicators, in this order; `support` is the indicator of step 5; `today` decides what is old
    (None: the day it is in the regency). The same build and day give the same bytes. Raises QueryError for an indicator
    that is not known or has no figure for the regency."""
    world = World(database, today=today)
    parts = _gathered(world, indicators, support, progress)
    days = upper_first(day_words.days(reference.build_info(world.database), world.today))
    info = reference.build_info(world.database)
    paper = Paper(f"{TITLE}, {regency().label}",
                  f"{days} · {day_words.built(info.built_at, info.build_id)}", world.today)
    _write(paper, world, parts)
    return paper.bytes()


def outline(world: World, indicators: Sequence[str], support: str | None = None) -> list[Section]:
    """What the chapter says, heading by heading, without drawing it. Raises QueryError as `chapter` does."""
    listed = ChapterOutline()
    _write(listed, world, _gathered(world, indicators, support, None))
    return listed.sections


def _gathered(world: World, indicators: Sequence[str], support: str | None,
              progress: Callable[[str], object] | None) -> list[ChapterFacts]:
    parts = []
    for name in dict.fromkeys(indicators):
        if progress and name in reference.indicators(world.database):
            progress(reference.indicators(world.database)[name].name)
        parts.append(facts(world, name, support))
    return parts


def _write(paper: Written, world: World, parts: Sequence[ChapterFacts]) -> None:
    info, days = reference.build_info(world.database), day_words.days(reference.build_info(world.database), world.today)
    paper.title(TITLE, f"{regency().label} · {days}")
    paper.paragraph(_ABOUT)
    if any(part.is_sample for part in parts):
        paper.badge()
    paper.contents()
    _summary(paper, parts)
    for part in parts:
        _indicator(paper, part)
    _method(paper, parts)
    _sources(paper, parts, f"{upper_first(day_words.built(info.built_at, info.build_id))}, {days}.")


def _summary(paper: Written, parts: Sequence[ChapterFacts]) -> None:
    paper.heading("Ringkasan", 2)
    rows = []
    for part in parts:
        found, indicator = part.trend.finding, part.indicator
        if found is None:
            continue
        said = wording.finding(indicator, part.trend.names[regency().code], found.value, found.year, found.change,
                               found.references, calculated=found.is_derived)
        paper.paragraph(said, "List Bullet")
        references = {item.region_code: figure_marks.beside(formats.number(item.value, indicator.decimals),
                                                            calculated=item.is_derived) for item in found.references}
        standing = part.steps.relative_position
        # A rank is of the figure it stands beside, or it is not said.
        place = standing.position if standing and standing.year == found.year else None
        rows.append([f"{indicator.name} ({indicator.unit})", formats.period(found.year, indicator.period_rule),
                     figure_marks.beside(formats.number(found.value, indicator.decimals), calculated=found.is_derived,
                                         note=found.note),
                     f"{trend_words.moved(found.change.delta, indicator)}{wording.certainty(found.change, indicator)}"
                     if found.change else "belum ada pembanding",
                     *(references.get(code, "–" if indicator.is_count else formats.MISSING)
                       for code in regency().above),
                     wording.rank_short(place) if place else "–"])
    above = [one.name for one in regency().larger]
    paper.table(f"Angka terbaru {regency().label} dibanding {regency().larger_words}",
                ["Indikator", "Periode", regency().brief, "Perubahan", *above, "Peringkat"], rows,
                numbers=(2, *range(4, 4 + len(above))), shares=(4.2, 1.7, 1.6, 3.0, *(1.8 for _ in above), 1.9))


def _indicator(paper: Written, part: ChapterFacts) -> None:
    indicator = part.indicator
    paper.heading(indicator.name, 2)
    if part.is_sample:
        paper.badge()
    paper.paragraph(indicator.definition)
    paper.note(indicator.comparability)
    for write in (sections.position, sections.development, sections.effectiveness, sections.relevance,
                  sections.linkage, sections.target):
        write(paper, part)


def _method(paper: Written, parts: Sequence[ChapterFacts]) -> None:
    paper.heading("Catatan metode", 2)
    paper.paragraph("Hanya angka terbitan dari periode yang sama (Maret dengan Maret, Agustus dengan Agustus) yang "
                    "dibandingkan. Angka hitungan tidak menentukan kalimat. Pergantian metode tidak pernah "
                    "dijembatani. Angka yang belum ada disebut belum tersedia, tidak pernah nol.")
    for step in (five_step_words.POSITION, outlook_words.COMPARATORS, five_step_words.DEVELOPMENT,
                 five_step_words.EFFECTIVENESS, five_step_words.RELEVANCE, linkage_words.LINKAGE,
                 outlook_words.PAIRED, outlook_words.PATH, outlook_words.FORECAST):
        paper.heading(step.title, 4)
        paper.explained(f"{step.question} {step.rule}")
    crossed = pd.concat([part.trend.crossed for part in parts]).drop_duplicates()
    names = {part.indicator.id: part.indicator.name for part in parts}
    broken = [f"{names[row['indicator']]}, {row['year_before']} ke {row['year_after']}: {row['reason']}"
              for row in crossed.to_dict("records") if row["indicator"] in names]
    if broken:
        paper.heading("Pergantian metode", 4)
        paper.points(broken)


def _sources(paper: Written, parts: Sequence[ChapterFacts], of_days: str) -> None:
    paper.heading("Sumber data", 2)
    paper.paragraph(source_words.RULE)
    paper.points([f"{part.indicator.name}. {source_words.summary(_of_three(part))}" for part in parts])
    paper.links(list(_cited(parts).items()))
    paper.note(of_days)


def _of_three(part: ChapterFacts) -> pd.DataFrame:
    own = part.trend.own
    return own[own["region_code"].isin(regency().codes) & (own["indicator"] == part.indicator.id)]


def _cited(parts: Sequence[ChapterFacts]) -> dict[str, str]:
    """Title → link of every figure and target that the chapter rests on, in order of first use."""
    found: dict[str, str] = {}
    for part in parts:
        own = part.trend.own[part.trend.own["region_code"].isin(regency().codes)]
        frames = [own[["source", "source_url"]], part.trend.targets[["source", "source_url"]]]
        if part.steps.relative_position and part.steps.relative_position.position:
            frames.append(part.trend.kabkota.loc[part.trend.kabkota["year"] == part.steps.relative_position.year,
                                               ["source", "source_url"]])
        if part.link:
            frames.append(part.link.points[["source_x", "url_x"]].set_axis(["source", "source_url"], axis=1))
        for title, link in pd.concat(frames).dropna(subset=["source"]).itertuples(index=False):
            found.setdefault(str(title).rstrip("."), link if isinstance(link, str) else "")
        for title, link in (part.group.sources if part.group else ()):
            found.setdefault(title.rstrip("."), link or "")
    return found
