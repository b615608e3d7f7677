"""The province itself, by `regency add 35` and nothing else: its own front page with the 38 and a way into each, every
page of its menu, its papers, and nothing that leads to what it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import registry
from dashboard.__main__ import main
from dashboard.answers.world import World
from dashboard.core.actor import Action, Actor, Role
from dashboard.core.regency import regency
from dashboard.outputs.brief import second_page
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.slides.gather import one
from dashboard.queries.search import search
from dashboard.render.slides.model import Chart, Slide
from dashboard.store import policy
from dashboard.store.database import open_current
from dashboard.store.identity.accounts import add_account, sign_in
from dashboard.topics.differences.answers import ledger
from dashboard.ui.shell import access
from handing_in import KEEPER
from page_words import ROOT, html, lead, opened, words
from province_home import province_home

WAYS = {"35.05": "https://dasbor.blitarkab.go.id/", "35.73": "https://dasbor.malangkota.go.id/"}
MENU = {"provinsi", "angka", "indikator", "tren", "peringkat", "analisis", "menuju-target", "bab-rpkd", "data",
        "angka-berbeda", "unduh", "kabar"}
"""Pages with an entry that need no right."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of the province, with the dashboards of WAYS; its build is in use until its tests are over."""
    folder: Path = tmp_path_factory.mktemp("province")
    with province_home(folder, WAYS) as data:
        yield data


@pytest.mark.slow
def test_the_folder_holds_the_province_and_its_38(home: Path) -> None:
    database = open_current()
    levels = database.query("SELECT level, count(*) AS n FROM regions GROUP BY level").set_index("level")["n"]
    assert levels.to_dict() == {"nasional": 1, "provinsi": 1, "kabupaten": 29, "kota": 9}
    own = database.query("SELECT * FROM home").iloc[0]
    assert (own["label"], own["code"], own["province_code"]) == ("Provinsi Jawa Timur", "35", "35")
    above = database.query("SELECT DISTINCT region_code FROM targets ORDER BY region_code")["region_code"]
    assert list(above) == ["00", "35"], "targets of the nation and the province hold here too, those of Blitar do not"
    for empty in ("program_facts", "eligibility", "programs"):
        assert database.query(f"SELECT count(*) AS n FROM {empty}")["n"].iloc[0] == 0, empty
    states = database.query("SELECT state FROM figure_differences")["state"].value_counts()
    assert states["dijelaskan"] > states["terbuka"] > 0, "a figure comes with its case"
    assert {one.region_code for one in ledger(database).own.cases} == {"00", "35"}
    assert regency().product == "Dasbor Kemiskinan Provinsi Jawa Timur"


@pytest.mark.slow
def test_the_menu_has_what_a_province_can_have(home: Path) -> None:
    assert {page.folder for page in access.all_pages() if page.entry and not page.needs} == MENU
    assert registry.front() == "provinsi"


@pytest.mark.slow
@pytest.mark.parametrize("folder", sorted(MENU | {"periksa"}))
def test_every_page_opens_with_its_finding(home: Path, folder: str) -> None:
    app = opened(folder)
    text = re.sub(r"\s+", " ", words(app))
    assert "«" not in text and "Dasbor Kemiskinan Kabupaten" not in text
    assert 'class="headline"' in html(app)
    assert "Provinsi Jawa Timur, Jawa Timur" not in text and "Jatim dan Indonesia" not in text
    assert not [box for box in app.selectbox if box.label == "Kecamatan"]


@pytest.mark.slow
def test_the_front_page_has_all_of_them_with_a_way_into_each(home: Path) -> None:
    page = html(opened("provinsi"))
    table = re.search(r'<table class="ranking children">.*?</table>', page, re.DOTALL)
    assert table
    regions = open_current().query("SELECT code, label, level FROM regions WHERE level IN ('kabupaten', 'kota')")
    rows = {label: row for label in regions["label"]
            if (row := next((row for row in table[0].split("<tr>") if f">{label}</a>" in row), ""))}
    assert set(rows) == set(regions["label"])
    for region in regions.to_dict("records"):
        row, address = rows[region["label"]], WAYS.get(region["code"])
        assert (f'href="{address}"' in row) if address else ("belum ada dasbornya" in row and "buka" not in row)
        assert f"banding={region['code']}" in row and f" dari {29 if region['level'] == 'kabupaten' else 9} " in row
    assert table[0].index(">29 kabupaten<") < table[0].index(">9 kota<")
    assert "2 dari 38 kabupaten/kota punya dasbor sendiri" in page
    assert "9,50 persen" in page and "di antara 29 kabupaten" in page and "di antara 9 kota" in page


@pytest.mark.slow
def test_a_chosen_one_shows_its_figures_and_its_way(home: Path) -> None:
    with_one, without = (html(opened("provinsi", kab=code)) for code in ("35.05", "35.07"))
    assert "Buka dasbor Kabupaten Blitar" in with_one and f'href="{WAYS["35.05"]}"' in with_one
    card = re.search(r'<section class="area-card".*?</section>(.*?)</p>', without, re.DOTALL)
    assert card and "Kabupaten Malang" in card[0] and "belum ada dasbornya" in card[1]


@pytest.mark.slow
def test_another_year_is_said_and_a_count_has_no_rank(home: Path) -> None:
    page = re.sub(r"\s+", " ", words(opened("provinsi", ind="poor_count")))
    assert "Maret 2021: di antara 29 kabupaten terbesar Malang (276,58 ribu jiwa), terkecil" in page
    assert "Peringkat 1" not in page and "3.875,88 ribu jiwa pada Maret 2025" in page


@pytest.mark.slow
def test_the_ranks_of_a_province_are_of_its_own(home: Path) -> None:
    page = re.sub(r"\s+", " ", words(opened("peringkat")))
    assert "di antara 29 kabupaten tertinggi Sampang" in page and "di antara 9 kota tertinggi Blitar" in page
    assert "belum cukup" not in page and "Batang gelap" not in page and "2 wilayah punya dasbor sendiri" in page
    count = re.sub(r"\s+", " ", words(opened("peringkat", ind="poor_count")))
    assert "Jumlah penduduk miskin Provinsi Jawa Timur 4.572,73 ribu jiwa pada Maret 2021" in count


@pytest.mark.slow
def test_a_page_for_kecamatan_and_villages_is_not_there(home: Path) -> None:
    known = {page.url for page in access.all_pages()}
    assert not known & {"peta", "profil", "rat", "program", "rapat", "register", "prioritas"}


@pytest.mark.slow
def test_search_leads_only_to_pages_there_are(home: Path) -> None:
    database, served = open_current(), {page.folder for page in access.all_pages()}
    pages = set(database.query("SELECT DISTINCT page FROM search_entries")["page"])
    assert pages and pages <= served
    first = search(database, "Sampang")[0]
    assert (first.kind, first.page, first.parameters) == ("Kabupaten", "provinsi", {"kab": "35.27"})


@pytest.mark.slow
def test_papers_are_written_or_refused_in_a_sentence(home: Path, tmp_path: Path,
                                                     capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["deck", "-o", "a.pptx"], ["brief", "-o", "a.pdf"], ["chapter", "-o", "a.docx"]):
        target = tmp_path / command[2]
        assert main([command[0], "-o", str(target)]) == 0 and target.stat().st_size > 10_000
    for command in (["deck", "-o", str(tmp_path / "b.pptx"), "--kecamatan", "35.05.10"],
                    ["sheets", "-o", str(tmp_path / "b.zip")],
                    ["sheets", "-o", str(tmp_path / "b.zip"), "--kecamatan", "35.05.10"]):
        capsys.readouterr()
        assert main(command) == 1
        assert "tidak memuat kecamatan" in capsys.readouterr().err and not Path(command[2]).exists()


@pytest.mark.slow
def test_the_slide_of_the_38_tells_either_kind(home: Path) -> None:
    made = one(World(open_current()), "langkah-posisi")
    assert isinstance(made, Slide) and isinstance(made.body, Chart)
    assert made.title == ("Persentase penduduk miskin (P0) Maret 2025: tertinggi Sampang di antara 29 kabupaten, "
                          "Blitar di antara 9 kota")
    assert len(made.body.categories) == 38
    assert [line.name for line in made.body.series] == ["Kabupaten/kota", "Jatim", "Indonesia"]


@pytest.mark.slow
def test_news_stands_beside_the_data_and_speaks_of_no_agencies(home: Path) -> None:
    page = next(page for page in access.all_pages() if page.folder == "kabar")
    assert (page.entry, page.url) == ("Data", "kabar")
    text = re.sub(r"\s+", " ", words(opened("kabar")))
    assert "Sumber: Kalender rilis dan kiriman lewat Kelola Data" in text and "RAT, catatan rapat" not in text
    method = registry.method_of("kabar").read_text(encoding="utf-8")
    assert "**Angka.**" in method and not re.search(r"RAT|rapat|«provinsi»", method)
    assert registry.method_of("tren") == ROOT / "pages/tren/method.md", "one for all where it tells of nothing else"


@pytest.mark.slow
def test_the_first_step_asks_what_a_province_can_answer(home: Path) -> None:
    page = html(opened("analisis"))
    assert "Bagaimana Provinsi Jawa Timur dibandingkan dengan Indonesia" in page and "Di mana Provinsi" not in page
    assert "provinsi tidak diperingkat" in page and "urut dari yang paling rendah" in page, "with the bars of the 38"
    assert "urut dari" not in html(opened("analisis", ind="poor_count"))


@pytest.mark.slow
def test_the_second_page_of_the_brief_has_all_of_them(home: Path) -> None:
    with_all = second_page.content(PaperFacts(open_current()))
    assert with_all["missing"] == [] and "OPD" not in with_all["method"]
    tables = with_all["children"]["tables"]
    assert {table["columns"][0]["name"]: len(table["rows"]) for table in tables} == {"29 kabupaten": 29, "9 kota": 9}
    first = [cell["text"] for cell in tables[0]["rows"][0]]
    assert first == ["Sampang", "20,61", "turun 0,22", "38 dari 38"]
    assert tables[0]["rows"][0][2]["note"] == "belum pasti"
    assert "Sumber: BPS Provinsi Jawa Timur" in with_all["children"]["rule"]


@pytest.mark.slow
def test_what_it_does_not_have_is_not_taken(home: Path) -> None:
    planner = Actor("siti", roles=frozenset({Role.PLANNER}))
    assert set(policy.datasets_of(planner)) == set(registry.taken()) >= {"observations", "targets"}
    assert "coverage" in registry.contracts() and "coverage" not in registry.taken()
    with pytest.raises(policy.NotAllowed, match="Cakupan program tidak diserahkan di dasbor provinsi"):
        policy.require(planner, Action.HAND_IN, policy.Intended("coverage", None))


@pytest.mark.slow
def test_a_planner_finds_only_what_is_taken_and_hands_in_a_figure(home: Path, tmp_path: Path) -> None:
    add_account("Siti Aminah", "jambu-mete-7", KEEPER)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.session_state["access_session"] = sign_in("Siti Aminah", "jambu-mete-7", "")
    lead(app, "kelola")
    app.run()
    assert not app.exception, app.exception
    dataset = next(box for box in app.selectbox if box.label == "Dataset")
    assert set(dataset.options) == {contract.title for contract in registry.taken().values()}
    file = tmp_path / "angka.csv"
    file.write_text("Indikator,Wilayah,Tahun,Periode,Nilai,Sumber\n"
                    "p0,35,2026,Maret,9.11,Berita uji\np0,35.07,2026,Maret,8.5,Berita uji\n", "utf-8")
    assert main(["import", "observations", str(file), "--by", "Siti Aminah"]) == 0
    try:
        assert "Provinsi Jawa Timur 9,11 persen pada Maret 2026" in re.sub(r"\s+", " ", words(opened("provinsi")))
    finally:
        given = open_current().query("SELECT submission_id AS id FROM submissions")["id"].iloc[0]
        assert main(["withdraw", given, "--by", "Siti Aminah", "--reason", "uji"]) == 0


@pytest.mark.parametrize(("asked", "told"), [
    (["35", "--desa", "desa.parquet"], "--desa hanya untuk kabupaten atau kota"),
    (["00"], "bukan kabupaten, kota, atau provinsi"), (["33"], "bukan kabupaten, kota, atau provinsi"),
])
def test_what_cannot_be_prepared_is_told_and_writes_nothing(asked: list[str], told: str, tmp_path: Path,
                                                            monkeypatch: pytest.MonkeyPatch,
                                                            capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("DASHBOARD_DATA", raising=False)
    assert main(["regency", "add", asked[0], str(tmp_path / "data"), *asked[1:]]) == 1
    assert told in capsys.readouterr().err and not (tmp_path / "data").exists()


def test_a_kabupaten_is_prepared_from_the_folder_of_the_province(home: Path, tmp_path: Path) -> None:
    assert main(["regency", "add", "35.07", str(tmp_path / "data")]) == 0
    assert 'code = "35.07"' in (tmp_path / "data/catalogue/release.toml").read_text("utf-8")


def test_addresses_that_are_known_are_taken_over(home: Path, tmp_path: Path) -> None:
    assert main(["regency", "add", "35", str(tmp_path / "data")]) == 0
    text = (tmp_path / "data/catalogue/release.toml").read_text("utf-8")
    assert f'\n"35.05" = "{WAYS["35.05"]}"  # Kabupaten Blitar\n' in text and '\n# "35.07" = "https://…"' in text
