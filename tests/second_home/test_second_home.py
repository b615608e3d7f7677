"""Another kabupaten and a kota of the province, by `regency add` and nothing else: every page opens in their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.core.regency import regency
from dashboard.outputs.brief import summary
from dashboard.publish.build import build
from dashboard.store.database import open_current
from dashboard.topics.differences.answers import ledger
from dashboard.ui.shell.access import all_pages
from page_words import opened, words

PAGES = [page.folder for page in all_pages() if page.entry and not page.needs]
HOMES = {"35.07": "Kabupaten Malang", "35.72": "Kota Blitar"}
OTHER = "Kabupaten Blitar"
COMPARING = {"peringkat", "peta", "tren", "analisis", "angka", "data"}
"""Pages on which it may stand as one of the 38."""


@pytest.fixture(scope="module", params=list(HOMES))
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The label of one of HOMES, whose data folder and build are in use until its tests are over."""
    folder: Path = tmp_path_factory.mktemp("second")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DASHBOARD_DATA", raising=False)
        assert main(["regency", "add", request.param, str(folder / "data")]) == 0
        patch.setenv("DASHBOARD_DATA", str(folder / "data"))
        patch.setenv("DASHBOARD_HOME", str(folder / "home"))
        build()
        yield HOMES[request.param]


@pytest.mark.slow
def test_the_build_knows_whose_it_is(home: str) -> None:
    database = open_current()
    known = database.query("SELECT * FROM home").iloc[0]
    assert (known["label"], known["province"], known["code"]) == (home, "Jawa Timur", regency().code)
    assert regency().label == home
    assert (summary.title(), summary.slug()) == {
        "Kabupaten Malang": ("Ringkasan untuk Bupati", "ringkasan-bupati"),
        "Kota Blitar": ("Ringkasan untuk Wali Kota", "ringkasan-wali-kota")}[home]
    below = database.query("SELECT count(*) AS n FROM regions WHERE level IN ('kecamatan', 'desa', 'kelurahan')")
    assert below["n"].iloc[0] == 0
    peers = database.query("SELECT count(DISTINCT region_code) AS n FROM observations JOIN regions r ON r.code = "
                           "region_code WHERE indicator = 'p0' AND r.level IN ('kabupaten', 'kota')")
    assert peers["n"].iloc[0] == 38
    above = database.query("SELECT DISTINCT region_code FROM targets ORDER BY region_code")["region_code"]
    assert list(above) == ["00", "35"], "targets of the nation and the province hold here too, those of Blitar do not"
    for empty in ("program_facts", "eligibility", "programs"):
        assert database.query(f"SELECT count(*) AS n FROM {empty}")["n"].iloc[0] == 0, empty


@pytest.mark.slow
def test_without_villages_no_place_is_offered_and_the_map_says_what_brings_them(home: str) -> None:
    app = opened("peta")
    assert not [box for box in app.selectbox if box.label == "Kecamatan"] and "Peta Kabupaten/Kota" in words(app)
    assert f"regency add {regency().code} FOLDER --desa BERKAS" in words(opened("peta", tingkat="desa"))


@pytest.mark.slow
def test_cases_of_another_home_are_known_and_no_affair_of_this_one(home: str) -> None:
    found = ledger(open_current())
    assert not [one.fact for one in found.own.cases if OTHER in one.fact or one.region_code == "35.05"]
    about = {one.id: one for one in found.cases if one.region_code == "35.05"}
    assert "09-p0-2017" in about and about["01-miskin-ekstrem-2022"].owner == "Bappeda Kabupaten Blitar"
    assert not {"03-target-kemiskinan-2045", "06-stok-rtlh"} & about.keys(), "of no figure in this folder"
    assert found.own.open == 2 + any(one.is_open and one.region_code == regency().code for one in found.cases)


@pytest.mark.slow
@pytest.mark.parametrize("folder", PAGES)
def test_every_page_opens_in_its_words(home: str, folder: str) -> None:
    app = opened(folder)
    text = re.sub(r"\s+", " ", words(app))
    assert "Dasbor Kemiskinan Kabupaten Blitar" not in text and "«" not in text
    if folder not in COMPARING:
        assert OTHER not in text, text[max(0, text.find(OTHER) - 120):text.find(OTHER) + 60]


@pytest.mark.slow
def test_cases_taken_over_are_one_choice_away(home: str) -> None:
    app = opened("angka-berbeda")
    assert "perkara lain tentang kabupaten/kota pembanding" in words(app) and "09-p0-2017" not in words(app)
    assert "Kabupaten Blitar Maret 2017" in words(opened("angka-berbeda", wilayah="35.05"))
