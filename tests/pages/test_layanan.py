"""Layanan (SLRT): the whole kabupaten, a kecamatan, an agency; from links, without data, for who is signed in; and its
place on profile, sheet, slide, map and in the search."""

from __future__ import annotations

import csv
import html
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.answers.world import World
from dashboard.core.actor import person
from dashboard.core.domain import BuildError
from dashboard.outputs.brief.area import content
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.slides import gather
from dashboard.publish.build import build
from dashboard.queries.search import search
from dashboard.store.database import Database, open_current
from dashboard.store.policy import PUBLIC
from dashboard.topics.services import answers as service_answers
from dashboard.topics.services.blocks import layer
from dashboard.topics.services.blocks.home import home
from dashboard.topics.services.contracts import AGES, WAITING
from dashboard.topics.services.parts import link
from dashboard.ui.maps import layers as map_layers
from dashboard.ui.shell import access
from handing_in import AGENCIES, JATEN, PROGRAMS, SUKOREJO, publish, store
from page_words import html as sent
from page_words import words as marked_up

OpenPage = Callable[..., AppTest]
ROOT = Path(__file__).resolve().parents[2]
NEEDS = [{"code": "rtlh", "name": "Rumah tidak layak huni"}, {"code": "kip", "name": "KIP Kuliah"}]
FAR = "35.05.02.2001"


def words(app: AppTest) -> str:
    """What the page says, as a reader sees it."""
    return re.sub(r"\s+", " ", html.unescape(marked_up(app)))


def everything(open_page: OpenPage, **params: str) -> str:
    """What all parts of the page say, one after the other."""
    return " ".join(words(open_page("layanan", **params, bagian=part)) for part in link.PART.choices(open_current()))


def sample(month: str = "2026-10", **wanted: str) -> list[dict[str, str]]:
    with (ROOT / "data/sample/service_counts.csv").open(encoding="utf-8", newline="") as handle:
        return [row for row in csv.DictReader(handle) if row["month"] == month
                and all(row[name].startswith(value) for name, value in wanted.items())]


def total(rows: list[dict[str, str]], *states: str) -> int:
    return sum(int(row["count"]) for row in rows if row["state"] in states)


def figures(text: str) -> tuple[int, int, int]:
    """Came in, done and waiting as the headline says them."""
    found = re.search(r"([\d.]+) berkas masuk dan ([\d.]+) selesai; ([\d.]+) masih menunggu", text)
    assert found, text[:400]
    return tuple(int(one.replace(".", "")) for one in found.groups())  # type: ignore[return-value]


def near(shown: tuple[int, ...], true: tuple[int, ...]) -> bool:
    return all(told % 5 == 0 and abs(told - one) < 5 for told, one in zip(shown, true, strict=True))


def test_the_newest_month_answers_everything_and_says_that_it_is_sample(shipped: Database, open_page: OpenPage) -> None:
    text, rows = everything(open_page), sample()
    assert "Oktober 2026: " in text and near(figures(text), (total(rows, "masuk"), total(rows, "selesai"),
                                                            total(rows, *WAITING)))
    for part, own in (("Alur & antrean", ("berkas yang ditangani", "berkas menunggu")),
                      ("Waktu jawab OPD", ("Bagian terjawab paling kecil di atas",)),
                      ("Keperluan", ("Permintaan per 1.000 keluarga", "Keperluan yang tidak dijawab program")),
                      ("Pantauan PBI-JKN", ("Yang sudah terbit",))):
        said = words(open_page("layanan", bagian=part))
        assert [one for one in own if one not in said] == [], part
    assert re.search(r"Alur berkas tidak cocok pada Agustus 2026: (kurang dari )?5 berkas yang .* \(Kecamatan Talun\)",
                     text)
    assert "Indonesia 2026 (jiwa)" in text and "aktif kembali otomatis 106.153" in text
    assert "terdaftar 448.000, kuota 361.000" in text and "Halo Blitar 15-10-2025" in text
    assert text.count("DATA CONTOH") >= 6 and "kelipatan 5" in text and "Angka persis" not in text
    assert not {"nan", "None"} & set(text.split())


def test_a_link_chooses_month_agency_and_kecamatan(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("layanan", bulan="2026-09", kec="35.05.06", opd="dinsos")
    assert app.query_params["bagian"] in ("Waktu jawab OPD", ["Waktu jawab OPD"]), "what a link with an OPD asks for"
    text = everything(open_page, bulan="2026-09", kec="35.05.06", opd="dinsos")
    rows = sample("2026-09", village="35.05.06.", agency="dinsos")
    assert "September 2026 di Kecamatan Ponggok, rujukan Dinsos: " in text and not app.warning
    found = service_answers.services(shipped, "2026-09", "dinsos", PUBLIC)
    shown = (found.count("masuk", "35.05.06"), found.count("selesai", "35.05.06"), found.waiting.of("35.05.06"))
    assert near(tuple(map(int, shown)), (total(rows, "masuk"), total(rows, "selesai"), total(rows, *WAITING)))
    assert "PBI-JKN September 2026 di Kecamatan Ponggok" in text and "Juli–September 2026" in text
    assert "Kademangan" not in words(app).split("Waktu jawab OPD")[1]


def test_wrong_links_are_named(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("layanan", bulan="2019-01", opd="dinas_x", kec="35.05.99")
    said = " ".join(item.value for item in app.warning)
    assert all(value in said for value in ("2019-01", "dinas_x", "35.05.99"))
    assert "Oktober 2026: " in words(app)


def test_who_is_signed_in_sees_exact_figures(shipped: Database, open_page: OpenPage,
                                             monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "actor", lambda: person("siti"))
    text, rows = words(open_page("layanan")), sample()
    assert figures(text) == (total(rows, "masuk"), total(rows, "selesai"), total(rows, *WAITING))
    assert "Angka persis, hanya untuk yang masuk." in text and "Agustus 2026: 3 berkas" in text
    slow = Counter({row["agency"]: 0 for row in rows})
    for row in rows:
        slow[row["agency"]] += int(row["count"]) * (row["answer"] == "belum dijawab")
    most, files_open = slow.most_common(1)[0]
    text = words(open_page("layanan", bagian="Waktu jawab OPD"))
    table = {one.agency: one for one in service_answers.answer_times(shipped, "2026-10", access.audience()).of()}
    assert table[most].unanswered == files_open and re.search(rf"\b{files_open}\b", text)


@pytest.mark.parametrize("reader", ["", "siti"])
def test_of_few_referrals_no_bar_is_drawn(shipped: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch,
                                          reader: str) -> None:
    """A bar of rounded parts said of RSUD Ngudi Waluyo that nothing is answered, when 6 of 7 were."""
    if reader:
        monkeypatch.setattr(access, "actor", lambda: person(reader))
    rows = service_answers.answer_times(shipped, "2026-10", access.audience()).of()
    said = sent(open_page("layanan", bagian="Waktu jawab OPD"))
    assert said.count('class="sv-stack"') == sum(one.referred >= 20 for one in rows) < len(rows)
    assert said.count("kurang dari 20 rujukan") >= sum(one.referred < 20 for one in rows)


def test_what_was_done_without_a_referral_stands_beside_the_funnel(shipped: Database, open_page: OpenPage) -> None:
    found = service_answers.services(shipped, "2026-10", None, PUBLIC)
    desk = [row for row in sample(state="selesai") if row["answer"] == "tidak dirujuk"]
    assert near((int(found.desk.total),), (total(desk, "selesai"),)) and found.desk.total
    text = words(open_page("layanan", bagian="Alur & antrean"))
    assert f"Selesai tanpa dirujuk (di loket): {found.desk.total:.0f} berkas." in text


def test_it_is_found_by_search_drawn_on_the_map_and_told_in_the_meeting(shipped: Database) -> None:
    hits = {(hit.title, hit.page, hit.parameters.get("opd")) for word in ("kip kuliah", "waktu jawab perkim", "pbi jkn")
            for hit in search(shipped, word)}
    assert {("Permintaan layanan: KIP Kuliah", "layanan", None), ("Waktu jawab Dinas Perkim", "layanan", "disperkim"),
            ("Pantauan PBI-JKN", "layanan", None)} <= hits
    offered = map_layers.catalogue(shipped)[layer.ID]
    assert offered.unit == "per 1.000 keluarga" and "DTSEN" in offered.definition and "DATA CONTOH" in offered.name
    assert "1.000 keluarga" in map_layers.finding(shipped, layer.ID, "35.05.06")
    (slide,) = gather.deck(shipped, wanted=["layanan"]).slides
    first = service_answers.answer_times(shipped, "2026-10", PUBLIC).of()[0]
    assert re.fullmatch(rf"Bagian terjawab paling kecil: .*, [0-9,]+ persen dari {first.referred:.0f} rujukan",
                        slide.title)
    assert slide.is_sample and "belum dijawab" in slide.sentence and "Oktober 2026: " in slide.sentence


def counts(*rows: tuple[str, str, int], month: str = "2026-07", **more: Any) -> list[dict[str, Any]]:
    """(village, state, count) about a house, referred to Perkim."""
    answers = {"dirujuk": "belum dijawab", "diterima pengelola": "8-14 hari"}
    return [{"month": month, "village": village, "channel": "kantor", "sector": "perumahan", "need": "rtlh",
             "agency": "perkim", "state": state, "age": "0-7 hari", "answer": answers.get(state, "tidak dirujuk"),
             "count": count, **more} for village, state, count in rows]


@pytest.fixture
def opened(tiny_data: Callable[..., object], open_now: Callable[[], Database]) -> Callable[[], Database]:
    """The tiny world with agencies, programmes and needs, built; opened() gives what is published now."""
    tiny_data()
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    store("service_needs", NEEDS)
    build()
    return open_now


def own_blocks(database: Database) -> list[dict[str, Any]]:
    """What the sheet of a village says of this subject."""
    return [block for block in content(PaperFacts(database), JATEN)["blocks"] if "Layanan" in block["title"]]


def test_without_data_the_page_says_who_can_supply_them(opened: Callable[[], Database], open_page: OpenPage) -> None:
    text = words(open_page("layanan"))
    assert "Data layanan (SLRT) belum tersedia" in text and "import service_counts" in text
    assert "Pantauan PBI-JKN per desa dan bulan belum tersedia" in text
    world = World(opened())
    assert gather.deck(world.database, wanted=["layanan"]).left_out[0].reason == "Belum ada data layanan (SLRT)."
    assert layer.layers(world) == [] and own_blocks(world.database) == []


def test_what_is_handed_in_is_shown_everywhere_and_a_month_replaces_itself(opened: Callable[[], Database],
                                                                           open_page: OpenPage) -> None:
    store("service_counts", counts((JATEN, "masuk", 40), (JATEN, "dirujuk", 30), (FAR, "masuk", 20),
                                   (FAR, "diterima pengelola", 20), (JATEN, "selesai", 10)))
    store("service_answers", [{"need": "rtlh", "program": "rtlh"}])
    publish("jkn_watch", [{"month": "2026-07", "village": JATEN, "active": 100, "removed": 20, "automatic": 5}])
    text = everything(open_page)
    assert "Juli 2026: 60 berkas masuk dan 10 selesai; 50 masih menunggu" in text and "DATA CONTOH" not in text
    assert "Permintaan per 1.000 keluarga" in text and "belum dapat dibandingkan" in text
    assert "Alur berkas belum dapat diperiksa" in text and "dijawab sedikitnya satu program" in text
    assert "Perkim, 40,0 persen dari 50 rujukan; 30 belum dijawab" in text
    assert "1 dari 5 desa/kelurahan melapor pada Juli 2026" in text and "belum tersedia, bukan nol" in text
    (block,) = own_blocks(opened())
    told = [[cell["text"] for cell in row] for row in block["table"]["rows"]]
    assert ["Berkas masuk · selesai · menunggu, Juli 2026", "40 · 10 · 30"] in told and not block["badge"]
    assert ["PBI-JKN aktif · dinonaktifkan · kembali, Juli 2026 (jiwa)", "100 · 20 · 5"] in told
    app = open_page("profil", desa=JATEN, bagian="Layanan & register")
    assert "Layanan (SLRT) dan PBI-JKN" in words(app)
    publish("service_counts", counts((JATEN, "masuk", 5), (JATEN, "dirujuk", 5)))
    assert "Juli 2026: 5 berkas masuk" in words(open_page("layanan"))


def test_the_first_page_is_told_who_answers_least(shipped: Database) -> None:
    first = service_answers.answer_times(shipped, "2026-10", PUBLIC).of()[0]
    (line,) = home(World(shipped)).lines
    assert line.is_sample and line.page == "layanan" and line.parameters == {"opd": first.agency}
    assert line.text.startswith("Jawaban rujukan SLRT paling sedikit, Oktober 2026: ")
    assert f" dari {first.referred:.0f} rujukan; {first.unanswered:.0f} belum dijawab" in line.text


def test_the_first_page_is_told_what_waits_long_only_when_something_does(opened: Callable[[], Database]) -> None:
    def said() -> list[tuple[str, bool]]:
        return [(line.text, line.is_sample) for line in home(World(opened())).lines]

    assert said() == []
    publish("service_counts", counts((JATEN, "masuk", 50), (JATEN, "dirujuk", 30), (JATEN, "diterima pengelola", 20)))
    assert said() == [("Jawaban rujukan SLRT paling sedikit, Juli 2026: Perkim, 40,0 persen dari 50 rujukan; 30 belum "
                       "dijawab.", False)]
    publish("service_counts", counts((JATEN, "menunggu kuota", 40), month="2026-08", age=AGES[-1], answer="8-14 hari"))
    assert said() == [("40 berkas SLRT menunggu lebih dari 90 hari pada akhir Agustus 2026.", False)]
    publish("service_counts", counts((JATEN, "masuk", 40), (JATEN, "selesai", 40), month="2026-09"))
    assert said() == []


def test_an_unlisted_need_is_refused_and_nothing_is_published(opened: Callable[[], Database]) -> None:
    with pytest.raises(BuildError) as refused:
        publish("service_counts", counts((SUKOREJO, "masuk", 1), need="sumur-bor"))
    assert any('keperluan "sumur-bor" belum terdaftar' in failure for failure in refused.value.failures)
    assert opened().query("SELECT * FROM service_counts").empty


def test_two_spellings_of_one_need_are_one_need(opened: Callable[[], Database]) -> None:
    store("service_needs", [*NEEDS, {"code": "rehab-rumah", "name": "Rumah tidak layak huni"}])
    publish("service_counts", [*counts((JATEN, "masuk", 10)), *counts((JATEN, "masuk", 5), need="rehab-rumah")])
    found = service_answers.needs(opened(), "2026-07", None, PUBLIC).of()
    assert [(one.name, one.came) for one in found] == [("Rumah tidak layak huni", 15)]
