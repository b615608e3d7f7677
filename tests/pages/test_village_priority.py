"""Prioritas Desa: usual and chosen weights, bad links, two villages, the ten steps, files."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboard.answers.world import World
from dashboard.core.actor import VISITOR, person
from dashboard.core.domain import SAMPLE_BADGE
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.summary import content as brief_content
from dashboard.outputs.slides import gather
from dashboard.publish.build import build
from dashboard.queries import reference
from dashboard.queries.search import search
from dashboard.render.files.tables import table_xlsx
from dashboard.render.slides.model import SlideTable
from dashboard.statistics.rounding import EXACT, rounding_for
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.priority import answers as priority_answers
from dashboard.topics.priority.blocks import layer
from dashboard.topics.priority.blocks.area import of_area
from dashboard.topics.priority.parts import files, page
from dashboard.topics.priority.rules.criteria import SAMPLE
from dashboard.topics.priority.rules.gather import of_build
from dashboard.topics.priority.rules.stability import ALWAYS, DEPENDS
from dashboard.topics.priority.words import BESIDE, DECIDED, HOW, UNSURE
from dashboard.ui.drawn.plain_text import plain
from dashboard.ui.maps import layers as map_layers
from dashboard.ui.shell import access
from handing_in import AGENCIES, JATEN, SUKOREJO, publish, store
from page_words import words as marked_up

OpenPage = Callable[..., AppTest]
IKS, IKE, IKL = "iks", "ike", "ikl"
USUAL = (("idm_score", 0), (IKS, 3), (IKE, 3), (IKL, 3))


def words(app: AppTest) -> str:
    """What it says above its method."""
    return re.sub(r"\s+", " ", html.unescape(marked_up(app))).partition("Pertanyaan.")[0]


def told(app: AppTest) -> str:
    return " ".join(item.value for item in app.warning)


def test_the_usual_weights_are_equal_and_say_so(shipped: Database, open_page: OpenPage) -> None:
    """Sample is never weighed; kelurahan without an index are told, not ranked."""
    text = words(open_page("prioritas"))
    found = priority_answers.priority(shipped, PUBLIC, USUAL, "min-maks", "urutan")
    assert found is not None and len(found.villages) == 220
    assert f"{len(found.of(DEPENDS))} tergantung bobot." in text and "Bobotnya sama (3 kriteria)" in text
    assert "28 kelurahan tidak ikut diurutkan" in text and "bukan ukuran kemiskinan" in text
    assert SAMPLE_BADGE not in text and not {"nan", "None"} & set(text.split())
    known = priority_answers.criteria(shipped, PUBLIC)
    assert dict(known.usual) == dict(USUAL)
    reasons = {one.id: one.refused for one in known.refused}
    assert reasons["dtsen"] == SAMPLE and reasons["celah_pkh"] == SAMPLE and "DTSEN" in reasons["anggaran"]
    assert "golongan" in reasons["idm_status"] and "tidak ada arah" in reasons["area_km2_poligon"]


def test_the_weakest_really_have_the_weakest_figures(shipped: Database) -> None:
    """By one index alone the order is that of the index, lowest first, as asked of the build itself."""
    rows = shipped.query("SELECT region_code, value FROM observations WHERE indicator = 'ike' AND "
                         "length(region_code) = 13")
    lowest = rows.sort_values("value")["value"].to_numpy()[:25]
    found = priority_answers.priority(shipped, PUBLIC, ((IKE, 5),), "min-maks", "urutan")
    assert found is not None
    own = rows.set_index("region_code")["value"].reindex(found.villages.index[:25])
    assert (own.to_numpy() == lowest).all() and found.villages["score"].iloc[0] == 1


def test_a_link_chooses_weights_and_bad_ones_are_told(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("prioritas", bobot="ike.5,iks.3,ikl.1", normalisasi="z-skor", ruang="setingkat", kec="35.05.13")
    text = words(app)
    assert not app.warning and "Bobotnya sama" not in text and "Di Kecamatan Panggungrejo" in text
    assert [slider.value for slider in app.slider] == [0, 3, 5, 1] and "simpangan baku" in text
    app = open_page("prioritas", bobot="dtsen.3,ike.9,hantu.1", normalisasi="akar", satu="35.05.99.2001")
    assert all(one in told(app) for one in ("dtsen.3", "ike.9", "hantu.1", "akar", "35.05.99.2001"))
    assert "Bobotnya sama" in words(app)


def test_no_weight_and_one_criterion(shipped: Database, open_page: OpenPage) -> None:
    for part in ("Urutan", UNSURE, BESIDE, HOW):
        text = words(open_page("prioritas", bobot="iks.0", bagian=part))
        assert "Semua kepentingan nol: pilih sedikitnya satu kriteria." in text
    text = words(open_page("prioritas", bobot="ike.5"))
    found = priority_answers.priority(shipped, PUBLIC, ((IKE, 5),), "min-maks", "urutan")
    assert found is not None and f"{len(found.of(ALWAYS))} desa/kelurahan masuk 25 terlemah" in text
    assert "Bobot tidak berpengaruh." in text and "sama di batas" in text and "tergantung bobot" not in text
    text = words(open_page("prioritas", bobot="idm_score.3,ike.3"))
    assert "Terhitung dua kali: Skor IDM memuat Ketahanan ekonomi." in text


def test_a_slider_changes_the_link(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("prioritas")
    app.slider(key="kepentingan_iks").set_value(0).run()
    assert app.query_params["bobot"] == "ike.3,ikl.3" and "(2 kriteria)" in words(app)
    app.slider(key="kepentingan_iks").set_value(3).run()
    assert "bobot" not in app.query_params


def test_the_other_parts_tell_what_moves_the_list_two_villages_and_the_steps(shipped: Database,
                                                                             open_page: OpenPage) -> None:
    text = words(open_page("prioritas", bagian=UNSURE))
    assert "Yang paling menentukan: tanpa" in text and "Lemah dalam semua kriteria" in text and "Bobot tengah" in text
    found = priority_answers.priority(shipped, PUBLIC, USUAL, "min-maks", "urutan")
    assert found is not None
    first, second = found.villages.index[:2]
    app = open_page("prioritas", bagian=BESIDE, satu=first, lain=second)
    text = words(app)
    assert "lebih lemah daripada" in text and "persen bobot yang diizinkan" in text and "Ketahanan lingkungan" in text
    left_out = open_page("prioritas", bagian=BESIDE, satu=found.left_out[0])
    assert "tidak ikut diurutkan: tidak punya kriteria yang dipilih" in told(left_out)
    assert "Pilih dua desa yang berbeda." in words(open_page("prioritas", bagian=BESIDE, satu=first, lain=first))
    text = words(open_page("prioritas", bagian=HOW))
    for step in ("Kerangka.", "Data yang hilang.", "Hubungan antarkriteria.", "Ketidakpastian.", "Penyajian."):
        assert step in text
    assert "Handbook on Constructing Composite Indicators" in text and SAMPLE in text


def test_its_file_holds_figures_and_weights(shipped: Database) -> None:
    criteria = priority_answers.criteria(shipped, PUBLIC)
    found = priority_answers.priority(shipped, PUBLIC, USUAL, "min-maks", "urutan")
    assert found is not None
    shown = page.PriorityView(shipped, PUBLIC, criteria, dict(USUAL), "min-maks", "urutan", found, None, None)
    frame = files.frame(shown, found, list(map(str, found.villages.index)))
    assert len(frame) == 220 and (frame["Peringkat"].diff().dropna() >= 0).all()
    assert frame["Sering masuk (persen)"].sum() == pytest.approx(2500)
    central = frame[[name for name in frame if name.startswith("Bobot tengah")]].dropna()
    assert central.sum(axis=1).round(6).eq(100).all() and len(central) == (frame["Sering masuk (persen)"] > 0).sum()
    notes = files.notes(shown, found)
    book = load_workbook(io.BytesIO(table_xlsx(frame, "Prioritas", shown.sources, notes, pd.Timestamp("2026-11-28"))))
    said = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    assert "Bobotnya sama" in said and "rendah = lemah" in said and "10.000 himpunan bobot" in said


def test_it_is_on_slide_profile_sheet_map_brief_and_found(shipped: Database) -> None:
    """One ranking everywhere; without a decision the weights are called equal and undecided."""
    found = priority_answers.priority(shipped, PUBLIC, USUAL, "min-maks", "urutan")
    assert found is not None
    world = World(shipped)
    first = found.first_codes[0]
    (slide,) = gather.deck(shipped, wanted=["prioritas-desa"]).slides
    assert isinstance(slide.body, SlideTable) and not slide.is_sample and "belum diputuskan rapat" in slide.body.note
    assert slide.body.rows[0][0].startswith(world.name(first)) and slide.title.endswith("tergantung bobot")
    block = of_area(world, reference.regions(world.database)[first])
    assert block is not None and block.table is not None and not block.is_sample
    assert ("Masuk 25 terlemah", found.at(first)["group"]) in block.table.rows
    left = of_area(world, reference.regions(world.database)[found.left_out[0]])
    assert left is not None and left.table is None and "bukan berarti tidak lemah" in left.empty
    regions = reference.regions(world.database)
    of_kecamatan = of_area(world, regions[str(regions[first].parent)])
    assert of_kecamatan is not None and of_kecamatan.table is not None
    told = brief_content(PaperFacts(shipped))["villages"]["note"]
    assert f"tidak ada; {len(found.of(DEPENDS))} tergantung bobot (sama, belum diputuskan)." in told
    assert map_layers.values(shipped, layer.ID)["value"].sum() == pytest.approx(2500)
    assert "tergantung bobot" in map_layers.finding(shipped, layer.ID, None)
    assert ("Prioritas desa", "prioritas") in {(hit.title, hit.page) for hit in search(shipped, "prioritas")}


@pytest.fixture
def opened(tiny_data: Callable[..., object], open_now: Callable[[], Database]) -> Callable[[], Database]:
    """The tiny world with agencies, built; opened() gives what is published now."""
    tiny_data()
    store("agencies", AGENCIES)
    build()
    return open_now


def counts(village: str, decile: int, count: int) -> dict[str, object]:
    return {"register": "DTSEN", "decile": decile, "village": village, "period": "2026-TW3", "unit": "KK",
            "count": count, "decile_basis": "nasional", "village_basis": "domisili"}


def test_a_register_is_weighed_once_it_is_real_from_rounded_counts(opened: Callable[[], Database],
                                                                  open_page: OpenPage) -> None:
    """A visitor's share is made of the shown counts, a planner's of the exact ones."""
    publish("registry_counts", [counts(JATEN, 2, 33), counts(JATEN, 9, 64), counts(SUKOREJO, 4, 3),
                                counts(SUKOREJO, 8, 8)])
    exact = of_build(opened(), EXACT).usable["dtsen"].figures
    assert exact[JATEN] == pytest.approx(33 / 97 * 100) and SUKOREJO not in exact.index, "nobody ranks 3 of 11"
    known = of_build(opened(), rounding_for(PUBLIC)).usable["dtsen"]
    assert SUKOREJO not in known.figures.index, "too few families for a share"
    low, whole = ((30, 35), (95, 100))
    assert any(known.figures[JATEN] == pytest.approx(one / other * 100) for one in low for other in whole)
    text = words(open_page("prioritas", bobot="dtsen.5,idm_score.3"))
    assert "1 desa/kelurahan dinilai hanya dari kriteria yang dimilikinya" not in text
    assert "desa/kelurahan dinilai hanya dari kriteria yang dimilikinya." in text


def test_a_meeting_freezes_weights_and_every_paper_follows(opened: Callable[[], Database], open_page: OpenPage,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    text = words(open_page("prioritas", bagian=DECIDED))
    assert "Belum ada himpunan bobot yang diputuskan rapat." in text and "DATA CONTOH" not in text
    monkeypatch.setattr(access, "actor", lambda: person("siti"))
    app = open_page("prioritas", bagian=DECIDED, bobot="idm_score.4,iks.1", normalisasi="peringkat")
    button = next(one for one in app.button if one.label == "Bekukan bobot ini")
    button.click().run()
    assert "Isi nama himpunan bobot" in app.error[0].value
    next(one for one in app.text_input if one.label == "Nama himpunan bobot").set_value("RKPD *2028*")
    next(one for one in app.text_input if one.label == "Dasar keputusan").set_value("BA rapat TKPK, keputusan 3")
    next(one for one in app.button if one.label == "Bekukan bobot ini").click().run()
    for job in app.session_state["kelola_angka_jobs"]:
        assert job.done.wait(120) and job.error is None
    monkeypatch.setattr(access, "actor", lambda: VISITOR)
    text = words(open_page("prioritas", bagian=DECIDED))
    assert plain("Bobot “RKPD *2028*” diputuskan") in text and "BA rapat TKPK, keputusan 3" in text
    assert "*2028*” diputuskan" not in text, "what is typed is not formatted"
    assert "IDM 80,0, IKS 20,0" in text and "Lihat urutan menurut bobot ini" in text
    now = priority_answers.in_force(World(opened()).database, World(opened()).audience)
    assert now is not None and now.by is not None and now.priority.method == "peringkat"
    assert now.priority.importance == {"idm_score": 4, "iks": 1} and "RKPD" in now.weights
    assert "Rapat memutuskan bobot lain: RKPD *2028*" in words(open_page("prioritas"))
    there = words(open_page("prioritas", bobot="idm_score.4,iks.1", normalisasi="peringkat"))
    assert "Bobot ini diputuskan rapat: RKPD *2028*" in there and "bobot lain" not in there
    publish("priority_weights", [{"name": "Sama", "decided_on": "2026-12-31", "decision": "BA 8", "criterion": one,
                                  "importance": 3, "method": "min-maks"} for one in ("iks", "idm_score")])
    equal = priority_answers.in_force(World(opened()).database, World(opened()).audience)
    assert equal is not None and "Bobotnya sama (2 kriteria): itu juga pilihan." in equal.weights
    assert "belum diputuskan" not in equal.weights, "a meeting decided on equal ones"
    publish("priority_weights", [{"name": "Kelak", "decided_on": "2027-01-05", "decision": "BA 9",
                                  "criterion": "dtsen", "importance": 5, "method": "min-maks"}])
    later = priority_answers.in_force(World(opened()).database, World(opened()).audience)
    assert later is not None and later.by is None, "nothing of the newest can be weighed, so the usual weights hold"
    app = open_page("prioritas", bagian=DECIDED)
    assert "Tidak satu pun kriterianya dapat ditimbang sekarang." in words(app)
