"""Small lines: gaps stay gaps, and everything from data is escaped."""

import base64
import re
from dataclasses import replace
from xml.etree import ElementTree

import pandas as pd
import pytest

from chart_samples import P0
from dashboard.core.domain import INDONESIA
from dashboard.core.style import DARK, LIGHT
from dashboard.render.charts import small_multiples, sparkline_svg
from dashboard.render.drawings.sparkline import as_image
from dashboard.statistics.over_time.segments import runs
from worlds import BLITAR, JAWA_TIMUR

SVG = "{http://www.w3.org/2000/svg}"
POINTS = [(2018, 9.72), (2019, 8.94), (2020, None), (2021, 9.65), (2022, 8.71), (2023, 8.69), (2025, 7.57)]
MARKED = replace(P0, name="Penduduk <b>miskin", definition="Dari 'setiap' 100")


def slow_runs(points, breaks):
    """The obvious version: walk year by year and start anew whenever a line may not go on."""
    values = {year: value for year, value in points if value is not None and value == value}
    result, current = [], []
    for year in range(2000, 2050):
        if year in values and current and (current[-1][0], year) not in breaks and current[-1][0] == year - 1:
            current.append((year, values[year]))
        elif year in values:
            current = [(year, values[year])]
            result.append(current)
    return result


@pytest.mark.parametrize("breaks", [(), {(2021, 2022)}, {(2018, 2019), (2022, 2023)}])
@pytest.mark.parametrize(
    "points", [POINTS, POINTS[::-1], [], [(2020, None)], [(2020, 1.0), (2021, float("nan"))]]
)
def test_runs_equal_the_slow_version(points, breaks):
    assert runs(points, breaks) == slow_runs(points, breaks)


def test_gaps_are_separate_lines_and_the_last_point_is_dotted():
    svg = ElementTree.fromstring(sparkline_svg(POINTS, "MARKED 2018–2025"))  # noqa: S314  our own text
    assert len(svg.findall(f"{SVG}polyline")) == 2
    dots = svg.findall(f"{SVG}circle")
    assert float(dots[-1].get("cx")) == 128
    assert svg.get("aria-label") == "MARKED 2018–2025"


def test_nothing_known_draws_nothing():
    assert sparkline_svg([(2020, None)], "P0") == sparkline_svg([], "P0") == ""


def test_one_or_equal_values_do_not_divide_by_zero():
    for points in ([(2020, 5.0)], [(2020, 5.0), (2021, 5.0)]):
        assert "nan" not in sparkline_svg(points, "P0")


def test_the_label_is_escaped_and_the_image_holds_the_drawing():
    label = '"><img src=x onerror=alert(1)>'
    assert "<img src=x" not in sparkline_svg(POINTS, label)
    image = str(as_image(sparkline_svg(POINTS, label, DARK), label))
    assert image.count("<img") == 1
    svg = base64.b64decode(re.search(r"base64,([^\"]+)", image).group(1)).decode()
    assert DARK.blitar in svg


def panels(indicator=MARKED, breaks=None):
    rows = [
        (BLITAR, 2023, 8.69),
        (BLITAR, 2024, 8.16),
        (BLITAR, 2025, 7.57),
        (JAWA_TIMUR, 2025, 9.5),
        (INDONESIA, 2025, 8.47),
    ]
    frame = pd.DataFrame(
        [
            {"indicator": "p0", "region_code": code, "year": year, "period": "Maret", "value": value}
            for code, year, value in rows
        ]
    )
    known = pd.DataFrame(breaks or [], columns=["indicator", "region_code", "year_before", "year_after"])
    return small_multiples(frame, [indicator], known, LIGHT)


def drawing(html):
    return base64.b64decode(re.search(r"base64,([^\"]+)", html).group(1)).decode()


def test_a_panel_says_value_period_and_change_in_words():
    html = panels()
    assert "7,57<small> persen · Maret 2025</small>" in html
    assert "↘ turun 0,59 poin persen dari Maret 2024, membaik" in html
    assert LIGHT.better in html
    assert "Penduduk &lt;b&gt;miskin" in html and "Dari &#39;setiap&#39; 100" in html


def test_a_panel_breaks_its_lines_where_the_method_changed():
    svg = drawing(panels(breaks=[("p0", None, 2024, 2025)]))
    assert svg.count("stroke-dasharray") == 1
    assert svg.count("<polyline") == 1
    assert "tidak ada angka pembanding" in panels(breaks=[("p0", None, 2024, 2025)])


def test_a_count_is_not_drawn_against_the_nation():

    svg = drawing(panels(replace(MARKED, scale="count")))
    assert LIGHT.indonesia not in svg and LIGHT.blitar in svg


def test_a_panel_without_figures_says_so():

    html = panels(replace(MARKED, id="ipm"))
    assert "Kabupaten Blitar: belum tersedia" in html and "<img" not in html


def test_a_panel_can_be_a_link():
    frame = pd.DataFrame(columns=["indicator", "region_code", "year", "period", "value"])
    known = pd.DataFrame(columns=["indicator", "region_code", "year_before", "year_after"])
    html = small_multiples(frame, [MARKED], known, LIGHT, {"p0": "?banding=35.06&ind=p0"})
    assert '<a href="?banding=35.06&amp;ind=p0">' in html


def test_a_panel_says_that_its_figure_is_calculated():
    frame = pd.DataFrame([["p0", "35.05", 2025, "Maret", 7.57, True]],
                         columns=["indicator", "region_code", "year", "period", "value", "is_derived"])
    known = pd.DataFrame(columns=["indicator", "region_code", "year_before", "year_after"])
    assert "Maret 2025 · hitungan" in small_multiples(frame, [MARKED], known, LIGHT)
    assert "hitungan" not in small_multiples(frame.assign(is_derived=False), [MARKED], known, LIGHT)
