"""The address: what it means, and that nothing unknown in it is passed over in silence."""

from __future__ import annotations

import pytest

from dashboard.core.domain import Level, Region, Scope
from dashboard.ui import link
from dashboard.ui.plain_text import plain

REGIONS = {region.code: region for region in [
    Region("35.05.01", "", "Wonodadi", "Wonodadi", Level.KECAMATAN, "35.05"),
    Region("35.05.02", "", "Udanawu", "Udanawu", Level.KECAMATAN, "35.05"),
    Region("35.05.01.2001", "", "Jaten", "Jaten", Level.DESA, "35.05.01"),
]}


def read(**params: str) -> link.Link:
    return link.read(params, REGIONS, ["p0"])


def test_reads_what_it_writes() -> None:
    for scope in [Scope(), Scope("35.05.01"), Scope("35.05.01", "35.05.01.2001", "p0", 2024), Scope(indicator="p0")]:
        assert link.read(link.write(scope), REGIONS, ["p0"]) == link.Link(scope)


@pytest.mark.parametrize(("params", "word"), [
    ({"kec": "35.05.99"}, "35.05.99"), ({"kec": "35.05.01.2001"}, "35.05.01.2001"), ({"desa": "35.05.01"}, "35.05.01"),
    ({"ind": "kemiskinan"}, "kemiskinan"), ({"tahun": "dua"}, "dua"), ({"tahun": "²"}, "²"), ({"tahun": "99"}, "99"),
    ({"kec": "<img src=x>"}, "<img src=x>"),
])
def test_an_unknown_value_is_named(params: dict[str, str], word: str) -> None:
    found = read(**params)
    assert found.scope == Scope()
    assert len(found.problems) == 1 and f"“{plain(word)}”" in found.problems[0]


def test_an_unknown_village_leaves_its_known_kecamatan_and_says_so() -> None:
    found = read(kec="35.05.02", desa="35.05.02.9999", ind="ngawur")
    assert found.scope == Scope("35.05.02")
    assert "“35.05.02.9999”" in found.problems[0] and found.problems[0].endswith("Ditampilkan Kecamatan Udanawu.")


def test_a_long_value_is_cut_in_the_warning() -> None:
    assert len(read(kec="x" * 10_000).problems[0]) < 150


def test_a_village_brings_its_kecamatan() -> None:
    assert read(desa="35.05.01.2001").scope == Scope("35.05.01", "35.05.01.2001")
    other = read(desa="35.05.01.2001", kec="35.05.02")
    assert other.scope.kecamatan == "35.05.01"
    assert "Udanawu" in other.problems[0]


PEERS = {region.code: region for region in [
    *(Region(f"35.{number:02}", "", f"Wilayah {number}", f"Kabupaten Wilayah {number}", Level.KABUPATEN, "35")
      for number in range(1, 9)),
    Region("35", "", "Jawa Timur", "Jawa Timur", Level.PROVINSI, "00"),
]}


def test_compared_regions_are_read_in_order_and_once() -> None:
    assert link.read_compared("35.06,35.04, 35.06,", PEERS) == (("35.06", "35.04"), ())
    assert link.read_compared("", PEERS) == ((), ())


@pytest.mark.parametrize("code", ["35.99", "35", "35.05", "<b>", "Kediri"])
def test_a_region_that_cannot_be_compared_is_named(code: str) -> None:
    codes, problems = link.read_compared(f"35.06,{code}", PEERS)
    assert codes == ("35.06",)
    assert len(problems) == 1 and f"“{plain(code)}”" in problems[0]


def test_more_than_can_be_told_apart_are_named() -> None:
    codes, problems = link.read_compared("35.01,35.02,35.03,35.04,35.06,35.07", PEERS)
    assert len(codes) == link.MOST_COMPARED
    assert "Kabupaten Wilayah 7" in problems[0]
