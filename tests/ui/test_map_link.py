"""The address of the map: written, read back, and wrong values named."""

from __future__ import annotations

import pytest

from dashboard.core.domain import Level, Region
from dashboard.ui.maps.link import View, read, write

REGIONS = {"35.06": Region("35.06", "3506", "Kediri", "Kabupaten Kediri", Level.KABUPATEN, "35"),
           "35.05.01": Region("35.05.01", "", "Wonodadi", "Wonodadi", Level.KECAMATAN, "35.05")}


@pytest.mark.parametrize("view", [View(), View("kabkota"), View("desa", "petak"), View("kabkota", "peta", "35.06")])
def test_what_is_written_is_read_back(view: View) -> None:
    assert read(write(view), REGIONS) == (view, ())


def test_the_usual_view_needs_no_words_in_the_address() -> None:
    assert write(View()) == {}


@pytest.mark.parametrize(("params", "named"), [
    ({"tingkat": "provinsi"}, "“provinsi”"), ({"bentuk": "bulat"}, "“bulat”"), ({"kab": "35.99"}, "“35.99”"),
    ({"kab": "35.05.01"}, "“35.05.01”"), ({"tingkat": "x" * 500}, "…”")])
def test_unknown_values_are_named(params: dict[str, str], named: str) -> None:
    view, problems = read(params, REGIONS)
    assert view == View()
    assert len(problems) == 1 and named in problems[0] and len(problems[0]) < 200
