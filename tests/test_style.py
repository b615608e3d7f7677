"""Colours: readable, apart for colour-blind readers, and the same in Streamlit's own configuration."""

import tomllib
from itertools import combinations, pairwise

import pytest

from dashboard.core import settings, style
from dashboard.core.domain import INDONESIA, Direction, Verdict
from dashboard.render.table import inked
from worlds import BLITAR, JAWA_TIMUR

CONFIG = tomllib.loads((settings.PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
THEMES = list(style.THEMES.values())

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
NORMAL = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
SIGHTS = {"normal": NORMAL, "deuteranopia": DEUTERANOPIA, "protanopia": PROTANOPIA}


def linear(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def lab(rgb):
    """CIE L*a*b* (D65) of linear RGB."""
    r, g, b = rgb
    xyz = (
        0.4124 * r + 0.3576 * g + 0.1805 * b,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        0.0193 * r + 0.1192 * g + 0.9505 * b,
    )
    fx, fy, fz = (
        (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116)
        for t in (max(0, part) / white for part, white in zip(xyz, (0.9505, 1, 1.089), strict=True))
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(first, second, sight):
    """Distance (CIE76) between two colours as seen with `sight`."""
    seen = [
        lab([sum(m * c for m, c in zip(row, linear(colour), strict=True)) for row in sight])
        for colour in (first, second)
    ]
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_is_readable_on_paper_and_panel(theme):
    words = (theme.ink, theme.muted, theme.better, theme.worse, *theme.series)
    weak = [
        (colour, ground)
        for colour in words
        for ground in (theme.paper, theme.panel)
        if style.contrast(colour, ground) < 4.5
    ]
    assert weak == []


def test_text_on_every_fill_is_readable():
    fills = (
        *(fill for theme in THEMES for fill in (*theme.attention, *theme.magnitude)),
        style.NO_DATA,
        style.DARK.no_data,
        *(style.status_colour(status, theme) for status in style.STATUS for theme in THEMES),
    )
    assert [fill for fill in fills if style.contrast(style.text_on(fill), fill) < 4.5] == []


def test_contrast_knows_the_ends():
    assert style.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert style.contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", ["attention", "magnitude"])
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_ramps_stay_apart_and_go_one_way_for_every_sight(theme, name, sight):
    ramp = getattr(theme, name)
    assert min(apart(a, b, SIGHTS[sight]) for a, b in pairwise(ramp)) > 10
    light = [
        lab([sum(m * c for m, c in zip(row, linear(x), strict=True)) for row in SIGHTS[sight]])[0]
        for x in ramp
    ]
    assert light == sorted(light, reverse=theme is style.LIGHT)


@pytest.mark.parametrize("name", ["attention", "magnitude"])
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_each_class_stands_out_more_against_its_paper(theme, name):
    for ground in (theme.paper, theme.panel):
        out = [style.contrast(fill, ground) for fill in getattr(theme, name)]
        assert out == sorted(out) and out[-1] > 7


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_class_without_a_figure_is_no_class_of_attention(theme):
    assert min(apart(theme.no_data, fill, sight) for fill in theme.attention for sight in SIGHTS.values()) > 6
    assert apart(theme.no_data, theme.no_data_hatch, NORMAL) > 20


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_status_and_regions_stay_apart_for_every_sight(theme, sight):
    fills = [style.status_colour(status, theme) for status in style.STATUS]
    assert min(apart(a, b, SIGHTS[sight]) for a, b in combinations(fills, 2)) > 10
    three = (theme.blitar, theme.jatim, theme.indonesia)
    assert min(apart(a, b, SIGHTS[sight]) for a, b in combinations(three, 2)) > 10
    assert apart(theme.better, theme.worse, SIGHTS[sight]) > 30


def test_a_status_is_never_colour_alone():
    assert (
        len({status.shape for status in style.STATUS}) == len({status.word for status in style.STATUS}) == 5
    )


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_last_class_always_needs_attention(theme):
    assert style.ramp(Direction.LOWER, theme) == style.ramp(Direction.HIGHER, theme) == theme.attention
    assert style.ramp(Direction.NONE, theme) == theme.magnitude


def test_what_is_for_paper_has_the_light_ramps():
    assert style.ramp(Direction.LOWER) == style.LIGHT.attention == style.ATTENTION
    assert style.ramp(Direction.NONE) == style.LIGHT.magnitude == style.MAGNITUDE


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_page_has_a_variable_for_each_class_and_its_ink(theme):
    variables = style.ramp_variables(theme)
    for direction in (Direction.LOWER, Direction.NONE):
        named = style.screen_ramp(style.ramp_name(direction))
        assert [variables[name.removeprefix("var(--").removesuffix(")")] for name in named] == list(
            style.ramp(direction, theme))
        for name in named:
            fill, ink = inked(name).split(";")
            assert fill == f"background:{name}"
            own = ink.removeprefix("color:var(--").removesuffix(")")
            assert style.contrast(variables[own], variables[own.removesuffix("-ink")]) >= 4.5


def test_the_three_regions_keep_their_colours_and_order():
    for theme in THEMES:
        assert [theme.region(code) for code in (BLITAR, JAWA_TIMUR, INDONESIA)] == list(theme.series[:3])
        assert theme.region("35.72", 0) == theme.others[0] != theme.region(BLITAR)


def test_the_arrow_shows_the_number_not_the_news():
    assert style.arrow(-0.59, Verdict.BETTER) == "↘"
    assert style.arrow(0.6, Verdict.BETTER) == "↗"
    assert style.arrow(0.001, Verdict.SAME) == "→"


def test_an_unknown_theme_is_light():
    assert style.theme(None) is style.theme("sepia") is style.LIGHT
    assert style.theme("dark") is style.DARK


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_streamlit_is_given_the_same_tokens(theme):
    given = CONFIG["theme"][theme.name]
    assert {
        key: given[key]
        for key in (
            "primaryColor",
            "backgroundColor",
            "secondaryBackgroundColor",
            "textColor",
            "linkColor",
            "borderColor",
            "dataframeBorderColor",
            "blueTextColor",
            "orangeTextColor",
            "grayTextColor",
        )
    } == {
        "primaryColor": theme.blitar,
        "backgroundColor": theme.paper,
        "secondaryBackgroundColor": theme.panel,
        "textColor": theme.ink,
        "linkColor": theme.blitar,
        "borderColor": theme.hairline,
        "dataframeBorderColor": theme.hairline,
        "blueTextColor": theme.better,
        "orangeTextColor": theme.worse,
        "grayTextColor": theme.muted,
    }
    assert given["chartCategoricalColors"] == list(theme.series)
    assert given["sidebar"]["backgroundColor"] == theme.panel


def test_streamlit_is_given_the_same_type_and_radius():
    given = CONFIG["theme"]
    assert given["headingFontSizes"][:3] == [
        f"{size}px" for size in (style.SIZE_TITLE, style.SIZE_HEADLINE, style.SIZE_SECTION)
    ]
    assert given["baseFontSize"] == style.SIZE_BODY
    assert given["baseRadius"] == f"{style.RADIUS}px"


def test_nothing_in_the_configuration_asks_another_host():
    text = (settings.PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert "http" not in text
    assert CONFIG["browser"] == {"serverAddress": "localhost", "gatherUsageStats": False}
    assert CONFIG["client"]["showErrorLinks"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"


def test_outline_of_the_map_is_seen_on_the_quiet_classes_in_both_themes():
    for colours in style.palette().values():
        assert style.contrast(colours["ink"], colours["attention"][0]) > 4.5
