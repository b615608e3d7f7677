"""The kabupaten and kota of a province on paper, each kind in a table of its own."""

from __future__ import annotations

from dashboard.core import formats
from dashboard.core.regency import regency
from dashboard.outputs.brief import parts
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.parts import Json, cell, column
from dashboard.queries import observations, reference
from dashboard.render.words import figure_marks, wording
from dashboard.statistics.provincial_rank import KABKOTA, figures_by_year
from dashboard.statistics.ranking import ENOUGH
from dashboard.topics.indicators.rules.overview import HEADLINE
from dashboard.topics.province.rules.children import Child, children, of_level
from dashboard.topics.province.words import children as words


def children_section(facts: PaperFacts) -> Json | None:
    """All of them by the headline indicator, in the newest year in which most have a figure; None for the home of a
    kabupaten or kota, and without such a year."""
    breaks, regions = reference.method_breaks(facts.database), reference.regions(facts.database)
    levels = {code: region.level for code, region in regions.items() if region.level in KABKOTA}
    indicator = reference.indicators(facts.database).get(HEADLINE[0])
    if not regency().is_province or indicator is None:
        return None
    frame = observations.kabkota_values(facts.database, indicator.id)
    counted = figures_by_year(frame)
    years = counted.index[counted >= ENOUGH * len(levels)]
    if years.empty:
        return None
    found = children(frame, indicator, int(years.max()), levels, regency().code, breaks)
    when = formats.period(int(years.max()), indicator.period_rule)
    columns = [column(indicator.unit.capitalize(), 16, number=True), column("Perubahan", 24), column("Peringkat", 26)]
    tables = [parts.table([column(f"{len(own)} {level}", 34), *columns], [
        [cell(regions[child.code].name), *_figures(child, indicator.decimals), _place(child)]
        for child in own]) for level in KABKOTA if (own := of_level(found, level))]
    shown = frame[(frame["year"] == years.max()) & frame["level"].isin(KABKOTA)].dropna(subset=["source"])
    told = (f"{words.ranked(found, indicator)}.", words.moved(found, indicator), words.incomplete(found),
            "“Belum pasti”: perubahannya di dalam batas kesalahan sampling.",
            f"Sumber: {'; '.join(shown['source'].unique())}.")
    return parts.section(f"{indicator.name} menurut kabupaten/kota, {when}", tables=tables,
                         rule=parts.plain(" ".join(filter(None, told)), 700))


def _figures(child: Child, decimals: int) -> list[Json]:
    if child.value is None:
        return [cell(formats.MISSING, muted=True), cell("–", muted=True)]
    value = figure_marks.beside(formats.number(child.value, decimals), calculated=child.is_derived, note=child.note)
    if child.change is None:
        return [cell(value), cell("–", muted=True)]
    told, judged = words.change_short(child.change, decimals)
    return [cell(value), cell(told, note=judged)]


def _place(child: Child) -> Json:
    if child.among is None:
        return cell("–", muted=True)
    return cell(f"{formats.number(child.among.rank)} dari {formats.number(child.among.of)}",
                note=wording.band(child.among))
