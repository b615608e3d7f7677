"""A subject brought from a folder under tests/, with nothing else changed, has its place everywhere."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

import pandas as pd
import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from asgi import ask
from dashboard import registry
from dashboard.answers.world import World
from dashboard.core import settings
from dashboard.core.actor import person
from dashboard.core.domain import BuildError
from dashboard.intake.documentation import handbook
from dashboard.intake.preview import FileRefused
from dashboard.intake.read import read
from dashboard.intake.template import template
from dashboard.outputs.brief.area import content
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.packages.datasets import Shelf, dataset_zip
from dashboard.outputs.slides import gather
from dashboard.publish.build import build
from dashboard.publish.hand_in import take_back
from dashboard.registry import contracts
from dashboard.render.files.contract_file import contract_file
from dashboard.render.pptx import deck_pptx
from dashboard.statistics.rounding import EXACT, rounding_for
from dashboard.store.building.assets import read_laid_out
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.store.reference_codes import reference_codes
from dashboard.ui.maps import layers as map_layers
from dashboard.ui.server import document
from dashboard.ui.shell import access
from handing_in import AGENCIES, publish, store
from page_words import ROOT, words

VILLAGE, OTHER, FAR = "35.05.01.2001", "35.05.01.2002", "35.05.02.2001"
DATASET = "antrean_loket"


def july(**changes: object) -> list[dict[str, object]]:
    """Rows of July 2026: few and many in three villages."""
    return [{"month": "2026-07", "village": village, "agency": "dinsos", "state": state, "unit": "KK",
             "count": count, **changes}
            for village, count in ((VILLAGE, 3), (OTHER, 8), (FAR, 21)) for state in ("masuk", "menunggu")]


def _forget() -> None:
    for kept in (registry.topics, registry.contracts_of, registry.pages_of, gather.entries_of, document.document):
        kept.cache_clear()


@pytest.fixture(autouse=True)
def the_toy(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One more package in the registry, for one test."""
    monkeypatch.setenv("DASHBOARD_TOPICS", "toys.antrean")
    _forget()
    yield
    monkeypatch.delenv("DASHBOARD_TOPICS", raising=False)
    _forget()


def with_agencies() -> None:
    store("agencies", AGENCIES)
    build()


@pytest.fixture
def opened(live_after: Callable[[Callable[[], None]], object], open_now: Callable[[], Database]) -> Callable[
        [], Database]:
    """The tiny world with its agencies, built; opened() gives what is published now."""
    live_after(with_agencies)
    return open_now


def test_its_sample_steps_aside_and_comes_back_when_the_real_rows_are_withdrawn(opened: Callable[[], Database]) -> None:
    query = f"SELECT month, is_sample FROM {DATASET}"  # a name of ours
    assert opened().query(query)["is_sample"].all()
    handed = publish(DATASET, july())
    real = opened().query(query)
    assert len(real) == 6 and set(real["month"]) == {"2026-07"} and not real["is_sample"].any()
    take_back(handed.submission.id, person("Penguji"), "salah berkas")
    assert set(opened().query(query)["month"]) == {"2026-06"}


@pytest.mark.parametrize(("changes", "says"), [({"agency": "dinkes"}, 'OPD "dinkes" tidak dikenal'),
                                               ({"village": "35.05.99.2001"}, 'desa "35.05.99.2001" tidak dikenal')])
def test_checks_are_made_from_its_contract(opened: Callable[[], Database], changes: dict[str, object],
                                           says: str) -> None:
    rows = [row | changes for row in july()[:1]]
    with pytest.raises(BuildError) as refused:
        publish(DATASET, rows)
    assert any(says in failure for failure in refused.value.failures)
    assert opened().query(f"SELECT is_sample FROM {DATASET}")["is_sample"].all()


def test_its_file_is_read_templated_exported_and_read_again(opened: Callable[[], Database]) -> None:
    contract, codes = contracts()[DATASET], reference_codes(opened())
    file = (b"Bulan;Kode desa;OPD;Keadaan;Satuan;Jumlah\n"
            b"Juli 2026;35.05.01.2001;Dinas Sosial;Masuk;KK;1.250\n07/2026;3505210010;Dinsos;menunggu;KPM;3\n")
    first = read(contract, file, "loket.csv", codes)
    assert first.rejected.empty and list(first.frame["month"]) == ["2026-07", "2026-07"]
    assert list(first.frame["count"]) == [1250, 3] and set(first.frame["unit"]) == {"KK"}
    for suffix in (".csv", ".xlsx"):
        again = read(contract, contract_file(contract, first.frame, suffix), f"x{suffix}", codes)
        pd.testing.assert_frame_equal(again.frame, first.frame)
    with pytest.raises(FileRefused, match="Tidak ada baris data"):
        read(contract, template(contract, codes), "templat.xlsx", codes)


def test_it_is_in_the_documentation(opened: Callable[[], Database]) -> None:
    assert f"## Antrean loket (`{DATASET}`)" in handbook(contracts().values())
    told = opened().query("SELECT comment FROM duckdb_views() WHERE view_name = $name", {"name": DATASET})
    assert list(told["comment"]) == [contracts()[DATASET].purpose]


def test_it_can_be_taken_away_and_visitors_get_rounded_counts(opened: Callable[[], Database]) -> None:
    database, contract = opened(), contracts()[DATASET]
    assert list(database.query("SELECT subject FROM datasets WHERE dataset = $name", {"name": DATASET})["subject"]) == [
        "Antrean loket"]
    shown, exact = (Shelf(database, rounding).rows(contract)["jumlah"] for rounding in (rounding_for(PUBLIC), EXACT))
    assert len(shown) and (shown % 5 == 0).all() and not (exact % 5 == 0).all()
    assert dataset_zip(Shelf(database, EXACT), contract).startswith(b"PK")


def test_it_has_a_page_an_address_and_a_place_in_the_menu(opened: Callable[[], Database]) -> None:
    programs = [page.folder for page in access.all_pages() if page.entry == "Program"]
    assert programs.index("program") < programs.index("antrean")
    status, _, body = ask(document.PageDocument, "/antrean")
    assert status == 200 and b"BACKEND_BASE_URL" in body
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page("tests/toys/antrean/page.py").run()
    assert "Antrean Loket" in [link.label for link in app.main.get("page_link")]
    assert "antrean" in [link.proto.page for link in app.sidebar.get("page_link")]
    assert not app.exception and re.search(r"\d+ keluarga menunggu pada 2026-06", words(app))
    assert "DATA CONTOH" in words(app) and not app.markdown
    app.session_state["metode_antrean"] = True  # its method is sent when it is opened
    app.run()
    assert "kelipatan lima" in " ".join(item.value for item in app.markdown)


def test_it_is_drawn_on_profile_and_sheet(opened: Callable[[], Database]) -> None:
    publish(DATASET, july())
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page("pages/profil/page.py")
    app.query_params["desa"], app.query_params["bagian"] = VILLAGE, "Layanan & register"
    app.run()
    assert not app.exception and "Antrean loket" in words(app)
    facts = PaperFacts(opened())
    (section,) = (one for one in content(facts, VILLAGE)["blocks"] if one["title"] == "Antrean loket")
    assert not section["badge"]
    assert [row[0]["text"] for row in section["table"]["rows"]] == ["masuk", "menunggu", "selesai"]
    assert section["table"]["rows"][2][1]["text"] == "belum tersedia"
    for cell in (row[1]["text"] for row in section["table"]["rows"]):
        assert cell in words(app)


def test_it_is_a_slide_in_the_agenda_and_in_the_deck(opened: Callable[[], Database]) -> None:
    ids = [entry.id for entry in gather.entries()]
    assert ids.index("cakupan") < ids.index("antrean") < ids.index("prioritas")
    deck = gather.deck(opened(), wanted=["antrean"])
    *_, slide = Presentation(io.BytesIO(deck_pptx(deck))).slides
    said = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "Menunggu di loket" in said and "DATA CONTOH" in said


def test_it_is_a_layer_of_the_village_map(opened: Callable[[], Database]) -> None:
    build = opened()
    assert list(map_layers.catalogue(build))[-1] == "antrean_menunggu"
    entries = read_laid_out(settings.generated_static(), map_layers.states(build).file)["entries"]
    assert entries["antrean_menunggu|2026|Tahun"]["name"] == "Menunggu di loket · DATA CONTOH"


def test_no_small_count_of_it_reaches_a_visitor(opened: Callable[[], Database]) -> None:
    """Every number that slide, map, profile and sheet show of it is a multiple of five."""
    publish(DATASET, july())
    world = World(opened())
    figures = map_layers.values(world.database, "antrean_menunggu")["value"]
    assert len(figures) == 3 and (figures % 5 == 0).all()
    shown = [cell for area in (VILLAGE, OTHER, FAR, "35.05.01")
             for section in content(PaperFacts(world.database), area)["blocks"] if section["title"] == "Antrean loket"
             for cell in (row[1]["text"] for row in section["table"]["rows"]) if cell.isdigit()]
    assert len(shown) == 8 and all(int(count) % 5 == 0 for count in shown)
    (slide,) = gather.deck(world.database, wanted=["antrean"]).slides
    assert all(int(count) % 5 == 0 for count in re.findall(r"\d+", slide.title))


def test_without_the_toy_nothing_of_it_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DASHBOARD_TOPICS", raising=False)
    _forget()
    assert DATASET not in contracts() and "antrean" not in [page.folder for page in access.all_pages()]
