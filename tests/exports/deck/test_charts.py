"""Charts are chart parts with the figures of the database; the workbook inside holds the same; labels read as in
the app."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard.core import formats
from dashboard.core.domain import INDONESIA, SAMPLE_BADGE
from dashboard.render.pptx import deck_pptx, labels
from dashboard.render.slides.model import Chart, ChartKind, ChartSeries, Deck, Slide, SlideTable
from dashboard.render.words.wording import short_names
from dashboard.topics.indicators.rules.overview import HEADLINE
from worlds import BLITAR, JAWA_TIMUR

CODES = {name: code for code, name in short_names().items() if code in (BLITAR, JAWA_TIMUR, INDONESIA)}


def chart_of(page: Any) -> Any:
    """The one chart part of a page; fails on a picture of a chart."""
    charts = [shape.chart for shape in page.shapes if getattr(shape, "has_chart", False) and shape.has_chart]
    assert len(charts) == 1
    return charts[0]


def all_series(chart: Any) -> list[Any]:
    return [series for plot in chart.plots for series in plot.series]


def charted(made: Any) -> list[tuple[Slide, Chart, Any]]:
    return [(slide, part, chart_of(page)) for slide, _ in made.pages() if isinstance(slide.body, Chart)
            for part, page in parts_of(slide.body, made.parts(slide.id))]


def parts_of(body: Chart, pages: list[Any]) -> list[tuple[Chart, Any]]:
    """What each page of a chart has of it; each begins where the one before ended."""
    if len(pages) == 1:
        return [(body, pages[0])]
    sizes = [len(list(chart_of(page).plots[0].categories)) for page in pages]
    assert sum(sizes) == len(body.categories)
    return [(body.part(end - size, end), page)
            for size, end, page in zip(sizes, itertools.accumulate(sizes), pages, strict=True)]


def told_categories(names: Iterable[str]) -> list[str]:
    """Years in full; of two digits where they would not stand side by side."""
    return [re.sub(r"^\u2019(\d\d)$", r"20\1", name) for name in names]


def is_told(shown: str, name: str) -> bool:
    """Whether this is the name, or its beginning where there is no room for more."""
    return shown == name or (shown.endswith("…") and len(shown) > 20 and name.startswith(shown[:-1]))


def test_most_slides_are_charts_and_none_is_a_picture_of_one(made: Any) -> None:
    assert len(charted(made)) >= 15
    pictures = [slide.id for slide, page in made.pages() for shape in page.shapes if shape.shape_type == 13]
    assert pictures == ["peta"]


def test_categories_and_values_are_those_of_the_slide(made: Any) -> None:
    for slide, body, chart in charted(made):
        # References of upright bars are lines over them, a part of the chart of their own.
        over = [one for one in body.series if one.dashed and body.kind is ChartKind.COLUMN]
        wanted = [one for one in body.series if one not in over] + over
        assert [list(series.values) for series in all_series(chart)] == [list(one.values) for one in wanted], slide.id
        assert [series.name.split(" (")[0] for series in all_series(chart)] == [one.name for one in wanted]
        if body.kind is not ChartKind.SCATTER:
            assert all(map(is_told, told_categories(chart.plots[0].categories), body.categories)), slide.id


@pytest.mark.parametrize("name", HEADLINE)
def test_a_trend_has_every_figure_of_the_database_and_gaps_where_there_is_none(made: Any, name: str) -> None:
    page, slide = made.page(f"tren-{name}"), made.slide(f"tren-{name}")
    period = made.database.query("SELECT period_rule FROM indicators WHERE id = $id", {"id": name}).iloc[0, 0]
    rows = made.database.query(
        "SELECT region_code, year, value FROM observations WHERE indicator = $id AND period = $period",
        {"id": name, "period": period})
    chart = chart_of(page)
    years = list(map(int, told_categories(chart.plots[0].categories)))
    assert years == list(range(years[0], years[-1] + 1))
    drawn: dict[tuple[str, int], float] = {}
    for series in all_series(chart):
        code = CODES.get(series.name.split(" (")[0])
        for year, value in zip(years, series.values, strict=True):
            if code and value is not None:
                assert (code, year) not in drawn, "a figure is drawn twice"
                drawn[code, year] = value
    shown = {one.name for one in slide.body.series}
    expected = {(code, int(year)): value for code, year, value in rows.itertuples(index=False)
                if code in CODES.values() and year in years and short_names()[code] in shown}
    assert drawn == expected
    assert min(year for code, year in drawn if code == BLITAR) == years[0]
    assert chart._chartSpace.chart.find(qn("c:dispBlanksAs")).get("val") == "gap"


def test_lines_are_not_joined_over_a_change_of_method(made: Any) -> None:
    own = [series for series in all_series(chart_of(made.page("tren-tpt"))) if series.name == "Blitar"]
    assert len(own) == 2
    breaks = made.database.query("SELECT year_before, year_after FROM breaks WHERE indicator = 'tpt'")
    years = list(map(int, told_categories(chart_of(made.page("tren-tpt")).plots[0].categories)))
    spans = [[year for year, value in zip(years, series.values, strict=True) if value is not None] for series in own]
    assert (max(spans[0]), min(spans[1])) in set(breaks.itertuples(index=False, name=None))
    assert len({series.format.line.color.rgb for series in own}) == 1


def test_the_38_stand_in_the_order_of_their_figures(made: Any) -> None:
    chart = chart_of(made.page("langkah-posisi"))
    bars = chart.plots[0].series[0]
    year = made.database.query("SELECT max(year) FROM observations WHERE indicator = 'p0' AND region_code = '35.05'")
    rows = made.database.query(
        "SELECT value FROM observations o JOIN regions r ON r.code = o.region_code WHERE indicator = 'p0' "
        "AND period = 'Maret' AND year = $year AND r.level IN ('kabupaten', 'kota') AND r.parent_code = '35'",
        {"year": int(year.iloc[0, 0])})
    assert list(bars.values) == sorted(rows["value"])
    lines = {series.name: set(series.values) for series in chart.plots[1].series}
    for name, code in (("Jatim", "35"), ("Indonesia", "00")):
        own = made.database.query("SELECT value FROM observations WHERE indicator = 'p0' AND region_code = $code "
                                  "AND year = $year AND period = 'Maret'",
                                  {"code": code, "year": int(year.iloc[0, 0])})
        assert lines[name] == {own["value"].iloc[0]}


def test_yearly_changes_are_differences_of_the_published_figures(made: Any) -> None:
    chart = chart_of(made.page("langkah-efektivitas"))
    rows = made.database.query("SELECT year, value FROM observations WHERE indicator = 'p0' AND period = 'Maret' "
                               "AND region_code = '35.05' AND NOT coalesce(is_derived, false)")
    known = dict(zip(rows["year"], rows["value"], strict=True))
    years = map(int, told_categories(chart.plots[0].categories))
    for year, delta in zip(years, chart.plots[0].series[0].values, strict=True):
        if year in known and year - 1 in known:
            assert delta == pytest.approx(round(known[year], 2) - round(known[year - 1], 2))
        else:
            assert delta is None
    for point in chart.plots[0].series[0]._element.findall(qn("c:dPt")):
        assert point.find(qn("c:invertIfNegative")).get("val") == "0"


def test_coverage_is_net_and_rounded_and_what_is_above_100_is_named(made: Any) -> None:
    charts, slide = list(map(chart_of, made.parts("cakupan"))), made.slide("cakupan")
    assert len(charts) > 1, "type of 24 points leaves no room for all bars on one slide"
    rows = made.database.query("SELECT c.*, p.name FROM coverage c JOIN programs p ON p.code = c.program "
                               "WHERE year = 2025 AND target IS NOT NULL AND recipients IS NOT NULL")
    rates, net = {}, {}
    for name, own in rows.groupby("name"):
        newest = own["quarter"].max()
        own = own[own["quarter"].isna()] if own["quarter"].isna().any() else own[own["quarter"] == newest]
        rates[name] = own["recipients"].sum() / own["target"].sum() * 100
        net[name] = own[["recipients", "target"]].min(axis=1).sum() / own["target"].sum() * 100
    drawn = {name: value for chart in charts
             for name, value in zip(chart.plots[0].categories, chart.plots[0].series[0].values, strict=True)}
    assert len(drawn) == len(slide.body.categories)
    whole = [name for name in slide.body.categories for shown in drawn if is_told(shown, name)]
    assert whole == list(slide.body.categories), "a name that is cut stands for one name only"
    drawn = dict(zip(whole, drawn.values(), strict=True))
    assert drawn and all(value == pytest.approx(net[name], abs=100 * 8 / 600) for name, value in drawn.items())
    assert list(drawn.values()) == sorted(drawn.values())
    for name, rate in rates.items():
        if rate > 100:
            assert drawn[name] <= 100 and name in slide.body.note


def test_the_workbook_inside_holds_the_same_figures(made: Any) -> None:
    for slide, body, chart in charted(made):
        book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        page = book["Sheet1"]
        if body.kind is ChartKind.SCATTER:
            row = 1
            for one in body.series:
                assert page.cell(row, 2).value == one.name
                for column, figures in ((1, one.x), (2, one.values)):
                    cells = [page.cell(row + 1 + n, column).value for n in range(len(one.x))]
                    assert cells == pytest.approx(list(figures), rel=1e-14), slide.id
                row += len(one.x) + 2
            continue
        names = [page.cell(n + 2, 1).value for n in range(len(body.categories))]
        assert all(map(is_told, told_categories(names), body.categories)), slide.id
        for column, one in enumerate(body.series, start=2):
            cells = [page.cell(n + 2, column).value for n in range(len(one.values))]
            assert cells == [value if value is None else pytest.approx(value, rel=1e-14) for value in one.values]
            assert str(page.cell(1, column).value).startswith(one.name)


def test_references_into_the_workbook_name_the_right_cells(made: Any) -> None:
    chart = chart_of(made.page("langkah-keterkaitan"))
    series = chart.plots[0].series[0]._element
    count = len(made.slide("langkah-keterkaitan").body.series[0].x)
    assert series.find(qn("c:xVal")).find(f".//{qn('c:f')}").text == f"Sheet1!$A$2:$A${count + 1}"
    assert series.find(qn("c:yVal")).find(f".//{qn('c:f')}").text == f"Sheet1!$B$2:$B${count + 1}"


def test_labels_stay_tied_to_the_figures_and_are_written_as_in_the_app(made: Any) -> None:
    for slide, body, chart in charted(made):
        found = [node for series in all_series(chart) for node in series._element.iter(qn("c:dLbl"))]
        assert found, slide.id
        for node in found:
            if body.kind is ChartKind.SCATTER:
                continue
            if node.find(qn("c:tx")) is not None:  # would stay when the figure is edited, so it holds no figure
                assert node.xpath(".//a:t/text()") == ["hitungan"]
                continue
            assert node.find(qn("c:showVal")).get("val") == "1"
            assert node.find(qn("c:numFmt")).get("formatCode") == labels.number_format(body.decimals,
                                                                                       signed=body.signed)


@pytest.mark.parametrize(("decimals", "signed", "wanted"), [
    (2, False, "[$-421]#,##0.00;[$-421]−#,##0.00;[$-421]#,##0.00"),
    (0, True, "[$-421]+#,##0;[$-421]−#,##0;[$-421]#,##0"),
])
def test_number_formats_say_the_language_before_the_sign(decimals: int, signed: bool, wanted: str) -> None:
    assert labels.number_format(decimals, signed=signed) == wanted


def test_a_target_that_is_a_range_reaches_to_its_other_end(made: Any) -> None:
    (slide, chart), = [(slide, chart) for slide, _, chart in charted(made) if slide.id == "tren-p0"]
    goal = all_series(chart)[-1]._element
    reach = [[float(node.text) for node in goal.findall(f"{qn('c:errBars')}/{qn(f'c:{side}')}//{qn('c:v')}")]
             for side in ("plus", "minus")]
    place = slide.body.categories.index("2025")
    assert reach[1][place] == pytest.approx(6.78 - 5.30) and sum(reach[1]) == reach[1][place] and not any(reach[0])
    assert chart.value_axis.minimum_scale <= 5.3, "the bar stays inside"


def test_order_of_parts_is_what_the_schema_asks_for(made: Any) -> None:
    """PowerPoint repairs or refuses a chart whose parts stand in another order."""
    order = ["idx", "order", "tx", "spPr", "invertIfNegative", "marker", "pictureOptions", "dPt", "dLbls", "trendline",
             "errBars", "cat", "xVal", "val", "yVal", "smooth", "extLst"]
    label = ["idx", "delete", "layout", "tx", "numFmt", "spPr", "txPr", "dLblPos", "showLegendKey", "showVal",
             "showCatName", "showSerName", "showPercent", "showBubbleSize", "separator", "extLst"]
    for slide, _, chart in charted(made):
        for series in all_series(chart):
            for parent, wanted in [(series._element, order),
                                   *((node, label) for node in series._element.iter(qn("c:dLbl")))]:
                places = [wanted.index(child.tag.split("}")[1]) for child in parent]
                assert places == sorted(places), slide.id


def test_tables_hold_the_rows_of_the_slide(made: Any) -> None:
    for slide, page in made.pages():
        if not isinstance(slide.body, SlideTable):
            continue
        table = next(shape.table for shape in page.shapes if getattr(shape, "has_table", False) and shape.has_table)
        rows = [[cell.text_frame.text for cell in row.cells] for row in table.rows]
        assert len(rows) >= 2
        for drawn, wanted in zip(rows[1:], slide.body.rows, strict=False):
            for text, whole in zip(drawn, wanted, strict=True):
                assert text == whole or (text.endswith("…") and whole.startswith(text[:-1].split("…")[0])), slide.id


def test_a_chart_of_sample_says_so_on_its_slide() -> None:
    line = ChartSeries("Blitar", (1.0, 2.0), "#0B5A78")
    slide = Slide("x", "Uji", "Judul", "Ukuran", Chart(ChartKind.LINE, ("2024", "2025"), (line,), "persen", 2),
                  "Sumber: uji.", "Aturan.", "Alt.", is_sample=True)
    deck = Deck("Uji", "Uji", (slide,), (), date(2026, 1, 1), "b", date(2026, 1, 2), datetime(2026, 1, 1))
    opened = Presentation(io.BytesIO(deck_pptx(deck)))
    assert any(shape.name == SAMPLE_BADGE for shape in opened.slides[1].shapes)
    assert any(shape.name == SAMPLE_BADGE for shape in opened.slides[0].shapes)
    real = Presentation(io.BytesIO(deck_pptx(replace(deck, slides=(replace(slide, is_sample=False),)))))
    assert not any(shape.name == SAMPLE_BADGE for page in real.slides for shape in page.shapes)


def test_the_figures_of_the_cards_are_those_of_the_database(made: Any) -> None:
    cards = made.slide("indikator").body.cards
    rows = made.database.query("SELECT value FROM observations WHERE indicator = 'p0' AND region_code = '35.05' "
                               "AND period = 'Maret' ORDER BY year DESC LIMIT 2")
    newest, before = rows["value"]
    assert cards[0].value == formats.number(newest, 2)
    assert formats.number(abs(round(newest, 2) - round(before, 2)), 2) in cards[0].change
    assert isinstance(rows, pd.DataFrame)
