"""A calculated figure looks and is told the same on page, slide, PPTX, brief and DOCX, as data/facts has them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard.core import formats
from dashboard.core.style import LIGHT
from dashboard.outputs.brief import summary
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.chapter import chapter
from dashboard.outputs.slides import gather
from dashboard.queries import reference
from dashboard.render import charts
from dashboard.render.pptx import deck_pptx
from dashboard.render.slides.hall_charts import hall_figure
from dashboard.render.slides.model import Chart
from dashboard.render.words import figure_marks, wording
from dashboard.store.database import Database
from dashboard.topics.indicators import answers as indicator_answers
from dashboard.topics.indicators.words import cards as card_words
from dashboard.topics.steps import answers as step_answers
from worlds import ABOVE, BLITAR, JAWA_TIMUR

DATA = Path(__file__).resolve().parents[2] / "data" / "facts" / "observations_hitungan.csv"
TRENDS = ("p0", "poor_count", "poverty_line")


def calculated(indicator: str, region: str) -> dict[int, float]:
    """Year → figure, straight from the file of calculated figures."""
    with DATA.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["period"] in ("Maret", "Tahun")]
    return {int(row["year"]): float(row["value"]) for row in rows
            if (row["indicator"], row["region_code"]) == (indicator, region)}


@pytest.mark.parametrize("name", TRENDS)
def test_hollow_on_page_and_slide(shipped: Database, shipped_facts: PaperFacts, name: str) -> None:
    world, expected = shipped_facts, set(calculated(name, BLITAR))
    assert expected
    shown = indicator_answers.known_trend(world.database, name, world.today)
    assert shown
    drawn = charts.trend(shown.lines, reference.method_breaks(world.database), shown.targets.head(0), shown.indicator,
                         "T", LIGHT)
    page = {int(year) for trace in drawn.data if (trace.meta or {}).get("region") == BLITAR
            for year, fill in zip(trace.x, trace.marker.color, strict=True) if fill == LIGHT.paper}
    slide = gather.deck(shipped, wanted=[f"tren-{name}"]).slides[0]
    assert isinstance(slide.body, Chart)
    flagged = {int(slide.body.categories[place]) for one in slide.body.series if one.name == "Blitar"
               for place in range(len(one.values)) if one.is_calculated(place)}
    hall = {int(slide.body.categories[place]) for trace in hall_figure(slide.body)["data"]
            if isinstance(trace["marker"]["color"], list)
            for place, fill in enumerate(trace["marker"]["color"]) if fill == LIGHT.paper}
    assert page == flagged == hall == expected
    assert all(str(year) in slide.body.note for year in expected) and "hitungan" in slide.body.note
    assert "tidak ikut" in slide.rule and "titik berlubang" in slide.rule


def test_rings_in_the_deck(shipped: Database) -> None:
    made = gather.deck(shipped, wanted=[f"tren-{name}" for name in TRENDS])
    pages = list(Presentation(io.BytesIO(deck_pptx(made))).slides)[-len(TRENDS):]
    for name, page in zip(TRENDS, pages, strict=True):
        chart = next(shape.chart for shape in page.shapes if getattr(shape, "has_chart", False) and shape.has_chart)
        years = [2000 + int(year[-2:]) for year in chart.plots[0].categories]  # ’15 where there is no room for 2015
        filled = f"c:marker/c:spPr/a:solidFill/a:srgbClr[@val='{LIGHT.paper.lstrip('#')}']"
        rings = {years[int(point.find(qn("c:idx")).get("val"))] for series in chart.plots[0].series
                 for point in series._element.findall(qn("c:dPt")) if point.xpath(filled)}
        assert rings == set(calculated(name, BLITAR)), name
        told = {years[int(label.find(qn("c:idx")).get("val"))] for series in chart.plots[0].series
                for label in series._element.iter(qn("c:dLbl"))
                if "hitungan" in "".join(label.xpath(".//a:t/text()"))}
        assert told == rings, name


def test_rings_and_words_in_the_brief(shipped_facts: PaperFacts) -> None:
    content, (year,) = summary.content(shipped_facts), calculated("p0", BLITAR)
    chart = content["line"]["chart"]
    own = chart["lines"][0]
    points = [point for stretch in own["stretches"] for point in stretch]
    years = [int(tick["text"]) for tick in chart["years"]]
    shown = {round(years[-1] - (1 - x) * (years[-1] - 2010)) for x, _ in own["hollow"]}
    assert len(own["hollow"]) == 1 and own["hollow"][0] in points and shown == {year}
    assert f"hitungan (Blitar {year})" in content["line"]["note"]
    card = next(one for one in content["cards"] if one["name"].startswith("Persentase penduduk miskin"))
    assert card["spark"].count(f'fill="{LIGHT.paper}"') == 1 and f"hitungan: {year}" in card["spark_alt"]


def test_a_sparkline_has_a_ring_for_each_calculated_year(shipped_facts: PaperFacts) -> None:
    found = indicator_answers.known_trend(shipped_facts.database, "poor_count", shipped_facts.today)
    assert found and found.finding
    years = [year for year in calculated("poor_count", BLITAR) if year > found.finding.year - card_words.SPARK_YEARS]
    assert card_words.hollow(found.finding) >= set(years)
    assert card_words.spark_words(found.finding).endswith(f"hitungan: {', '.join(map(str, years))}")


@pytest.mark.parametrize(("name", "code", "year"), [("rls", BLITAR, 2024), ("ppp", JAWA_TIMUR, 2024)])
def test_words_wherever_the_figure_is_told(shipped: Database, shipped_facts: PaperFacts, name: str, code: str,
                                           year: int) -> None:
    shown = indicator_answers.known_trend(shipped_facts.database, name, shipped_facts.today)
    assert shown and shown.finding
    value = calculated(name, code)[year]
    told = formats.beside(value, shown.indicator)
    found = shown.finding
    sentence = wording.finding(shown.indicator, "Kabupaten Blitar", found.value, found.year, found.change,
                               found.references, calculated=found.is_derived)
    marked = figure_marks.beside(formats.value_with_unit(value, shown.indicator) if code == BLITAR else told,
                                 calculated=True)
    assert marked in sentence
    if code == JAWA_TIMUR:
        assert any(f"Jatim {told} (hitungan)" in line for line in card_words.references(found))
    document = Document(io.BytesIO(chapter(shipped, [name])))
    assert marked in "\n".join(part.text for part in document.paragraphs)
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    bare = formats.number(value, shown.indicator.decimals)
    assert f"{bare} (hitungan)" in cells and bare not in cells
    figures = next(table for table in document.tables if table.rows[0].cells[0].text == "Periode")
    heads = [cell.text for cell in figures.rows[0].cells]
    for region, head in zip(ABOVE, ("Kabupaten Blitar", "Jawa Timur", "Indonesia"), strict=True):
        known = calculated(name, region)
        if head in heads:
            hollow = {int(row.cells[0].text[-4:]) for row in figures.rows[1:]
                      if "hitungan" in row.cells[heads.index(head)].text}
            assert hollow == set(known), (name, head)


def test_a_rank_stands_only_beside_the_figure_of_its_year(shipped: Database, shipped_facts: PaperFacts) -> None:
    """Growth of 2023 and RLS of 2024 are newer than the newest year with a published rank."""
    world = shipped_facts
    document = Document(io.BytesIO(chapter(shipped, ["growth", "rls", "p0"])))
    rows = {row.cells[0].text.rsplit(" (", 1)[0]: [cell.text for cell in row.cells] for row in document.tables[0].rows}
    for name, expected in (("growth", "–"), ("rls", "–"), ("p0", "13 dari 38 (kira-kira 10–19)")):
        steps = step_answers.known_steps(world.database, name, world.today)
        shown = indicator_answers.known_trend(world.database, name, world.today)
        assert steps and steps.relative_position and shown and shown.finding
        assert (steps.relative_position.year == shown.finding.year) == (expected != "–")
        assert rows[reference.indicators(world.database)[name].name][-1] == expected
