"""Strip, locator and sentences of the profile page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pandas as pd
import pytest

from dashboard.core.domain import Direction, Indicator
from dashboard.core.style import DARK, LIGHT
from dashboard.render.drawings import locator
from dashboard.render.drawings.locator import Outline
from dashboard.render.drawings.name_places import name_box, names_apart
from dashboard.render.drawings.outline_spots import spot
from dashboard.render.drawings.strip import dot_strip_svg
from dashboard.statistics.ranking import Position, rank
from dashboard.topics.areas.blocks.area_strip import PAD, WIDTH, area_strip_svg
from dashboard.topics.areas.rules.area import AreaStanding
from dashboard.topics.areas.words import area as area_words

SQUARE = "M0 0l100 0l0 100l-100 0z"
RIGHT = "M100 0l100 0l0 100l-100 0z"
OUTLINES = {
    "k1": Outline("k1", "kecamatan", "M0 0l2000 0l0 1000l-2000 0z"),
    "k2": Outline("k2", "kecamatan", "M2000 0l2000 0l0 1000l-2000 0z"),
    "d1": Outline("d1", "desa", SQUARE), "d2": Outline("d2", "desa", RIGHT),
    "35.72": Outline("35.72", "kota", "M0 100l100 0l0 50l-100 0z"),
}
SCORE = Indicator(
    id="ike", name="Indeks ketahanan ekonomi desa", short_name="Ketahanan ekonomi", definition="", unit="indeks",
    decimals=4, direction=Direction.HIGHER, dimension="Desa", scale="rate", concept="ike", series="",
    comparability="", period_rule="Tahun", delta_unit="poin", minimum=0, maximum=1, publisher="uji")


def standing(value: float, mean: float = 0.7248) -> AreaStanding:
    return AreaStanding(SCORE, 2024, "Tahun", value, 0.7, mean, Position(3, 9, 0), Position(190, 220, 4),
                        (0.5, value, 0.9667), "uji", None, False, False)


def places(svg: str) -> list[float]:
    return [float(x) for x in re.findall(r'circle cx="([\d.]+)"', svg)]


def test_strip_puts_the_better_end_at_the_left() -> None:
    best = area_strip_svg(0.9, (0.1, 0.5, 0.9), None, 0.5, Direction.HIGHER, "x", LIGHT)
    worst = area_strip_svg(0.9, (0.1, 0.5, 0.9), None, 0.5, Direction.LOWER, "x", LIGHT)
    assert places(best) == [PAD] and places(worst) == [WIDTH - PAD]


def test_strip_of_equal_values_stands_in_the_middle_and_label_is_escaped() -> None:
    svg = area_strip_svg(0.5, (0.5, 0.5), 0.5, 0.5, Direction.HIGHER, "<img src=x>", DARK)
    assert places(svg) == [WIDTH / 2]
    assert "<img" not in svg
    ET.fromstring(svg)  # noqa: S314  our own picture


def test_path_is_read_back() -> None:
    assert locator.rings(SQUARE + "M1 2l-3 4z") == [[(0, 0), (100, 0), (100, 100), (0, 100)], [(1, 2), (-2, 6)]]
    assert locator.bounds([SQUARE, RIGHT]) == (0, 0, 200, 100)
    assert locator.middle(SQUARE) == (50, 50)


def test_locator_fills_the_area_and_rings_a_small_one() -> None:
    svg = locator.locator_svg(OUTLINES, "d1", "k1", "Letak", LIGHT)
    assert svg.count("<path") == 5 and svg.count("<circle") == 1
    assert f'd="{SQUARE}" fill="{LIGHT.blitar}"' in svg
    assert "<circle" not in locator.locator_svg(OUTLINES, "k1", "k1", "Letak", LIGHT)
    ET.fromstring(svg)  # noqa: S314  our own picture


def test_unknown_areas_have_no_picture() -> None:
    assert locator.locator_svg(OUTLINES, "x", None, "", LIGHT) == ""
    assert locator.neighbour_svg(OUTLINES, "x", {}, "", "", LIGHT) == ""
    assert locator.shaded_svg({}, {}, {}, {}, "", LIGHT) == ""


def test_neighbours_are_named_and_escaped() -> None:
    svg = locator.neighbour_svg(OUTLINES, "d1", {"d2": "<b>Kanan", "35.72": "Blitar"}, "Kiri", "x", DARK)
    assert "&lt;b&gt;Kanan" in svg and "<b>" not in svg and "Kiri" in svg
    ET.fromstring(svg)  # noqa: S314  our own picture


def test_shaded_map_names_every_kecamatan_and_greys_what_is_unknown() -> None:
    svg = locator.shaded_svg(OUTLINES, {"k1": "#7A3B14"}, {"k1": "Satu", "k2": "Dua"}, {"k1": "#FFFFFF"}, "x", LIGHT)
    assert 'fill="#7A3B14"' in svg and f'fill="{LIGHT.no_data}"' in svg and "Satu" in svg and "Dua" in svg


def test_read_outlines() -> None:
    frame = pd.DataFrame([("d1", "desa", SQUARE)], columns=["code", "kind", "path"])
    assert locator.read_outlines(frame) == {"d1": OUTLINES["d1"]}


@pytest.mark.parametrize(("value", "end"), [
    (0.55, "lebih rendah dari rata-rata kabupaten 0,7248."),
    (0.7248, "sama dengan rata-rata kabupaten 0,7248."),
    (0.8, "tetapi masih lebih tinggi dari rata-rata kabupaten 0,7248."),
])
def test_weakest_side(value: float, end: str) -> None:
    sentence = area_words.weakest_side("Desa Jaten", standing(value), "desa")
    assert sentence.startswith("Sisi terlemah Desa Jaten adalah indeks ketahanan ekonomi desa: 0,")
    assert "pada 2024, peringkat 190 dari 220 desa, " in sentence and sentence.endswith(end)


def test_against_mean_in_words() -> None:
    assert area_words.against_mean(standing(0.55)) == "0,1748 di bawah rata-rata kabupaten, lebih lemah"
    assert area_words.against_mean(standing(0.8)) == "0,0752 di atas rata-rata kabupaten, lebih kuat"
    assert area_words.against_mean(standing(0.7248)) == "sama dengan rata-rata kabupaten"
    assert area_words.ties(Position(1, 5, 2)) == "bersama 2 lainnya" and area_words.ties(Position(1, 5, 0)) == ""


def test_notes_are_put_in_words() -> None:
    assert area_words.note("ket=luas lama; verif=satu sumber; ragu=tahun") == "luas lama; diragukan: tahun"
    assert area_words.note(None) == "" and area_words.note("kata biasa") == "kata biasa"
    assert area_words.note("ket=a=b") == "a=b"


BROAD = [[(0, 0), (400, 0), (400, 100), (0, 100)]]


def test_names_that_would_meet_stand_apart_each_in_its_own_area() -> None:
    lower = [[(0, 100), (400, 100), (400, 160), (0, 160)]]
    areas = {"a": ("Panggungasri", (200.0, 90.0), BROAD), "b": ("Salamrejo", (210.0, 105.0), lower)}
    places = names_apart(areas, 20, (0, 0, 400, 400), [name_box((200, 60), "Sumberagung", 20, bold=True)])
    boxes = [name_box((200, 60), "Sumberagung", 20, bold=True),
             *(name_box(places[key], areas[key][0], 20) for key in areas)]
    assert set(places) == {"a", "b"} and 0 < places["a"][1] < 100 < places["b"][1] < 160
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_a_name_without_hindrance_stays_where_it_was() -> None:
    assert names_apart({"a": ("Jati", (200.0, 50.0), BROAD)}, 20, (0, 0, 400, 100), []) == {"a": (200.0, 50.0)}


def test_a_name_that_finds_no_room_is_left_out() -> None:
    everything = (0.0, 0.0, 400.0, 100.0)
    assert names_apart({"a": ("Jati", (200.0, 50.0), BROAD)}, 20, everything, [everything]) == {}
    assert names_apart({"a": ("Jati" * 20, (200.0, 50.0), BROAD)}, 20, everything, []) == {}


@pytest.mark.parametrize(("path", "expected"), [
    (SQUARE, "0.0% 0.0%,50.0% 0.0%,50.0% 100.0%,0.0% 100.0%"),
    ("M0 0l10 0l0 10l-10 0zM100 0l100 0l0 100l-100 0z", "50.0% 0.0%,100.0% 0.0%,100.0% 100.0%,50.0% 100.0%"),
    ("M0 0l50 0l0 0l50 0l0 100l-100 0z", "0.0% 0.0%,100.0% 0.0%,100.0% 100.0%,0.0% 100.0%"),
])
def test_a_click_lands_in_the_largest_part_of_an_area(path: str, expected: str) -> None:
    box = (0, 0, 100, 100) if path.startswith("M0 0l50") else (0, 0, 200, 100)
    found = spot(path, box)
    assert set(found.removeprefix("polygon(").removesuffix(")").split(",")) == set(expected.split(","))


def test_a_click_follows_the_outline_as_drawn() -> None:
    box = locator.whole_box(OUTLINES)
    assert box == (-80.0, -80.0, 4080.0, 1080.0)
    assert spot(OUTLINES["k2"].path, box).count("%") == 8


@pytest.mark.parametrize("direction", [Direction.LOWER, Direction.HIGHER, Direction.NONE])
def test_both_strips_order_as_the_rank_does(direction: Direction) -> None:
    figures = pd.Series({f"35.{place:02d}": value for place, value in enumerate((7.6, 3.1, 20.0, 11.5))})
    by_rank = rank(figures, direction).sort_values().index
    dots = [places(dot_strip_svg(figures, code, direction, "x", LIGHT))[-1] for code in by_rank]
    own = [places(area_strip_svg(figures[code], tuple(figures), None, 9.0, direction, "x", LIGHT))[-1]
           for code in by_rank]
    assert dots == sorted(set(dots)) and own == sorted(set(own))
