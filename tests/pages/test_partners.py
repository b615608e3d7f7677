"""Gotong Royong & Mitra: three scopes, its parts, wrong links, real data beside none; figures by a slow count."""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.actor import VISITOR, person
from dashboard.outputs.brief.area import content
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.slides import gather
from dashboard.publish.build import build
from dashboard.queries import reference
from dashboard.queries.search import search
from dashboard.store.database import Database, open_current
from dashboard.store.rounding_key import rounding_key
from dashboard.topics.partners.blocks.area import of_area
from dashboard.topics.partners.blocks.home import home
from dashboard.topics.partners.parts import link
from dashboard.ui.shell import access
from handing_in import AGENCIES, JATEN, PROGRAMS, SUKOREJO, covered, publish, store
from page_words import words as marked_up
from partner_rows import activity, partner, pledge

OpenPage = Callable[..., AppTest]
ROOT = Path(__file__).resolve().parents[2]
TALUN = "35.05.14"
PAGE = "gotong-royong"


def words(app: AppTest) -> str:
    return html.unescape(marked_up(app))


def sample(year: str, place: str = "35.05") -> list[dict[str, str]]:
    """Sample pledges for a year that stand, in an area."""
    with (ROOT / "data/sample/partner_pledges.csv").open(encoding="utf-8", newline="") as handle:
        return [row for row in csv.DictReader(handle) if row["period"].startswith(year)
                and row["village"].startswith(place) and row["status"] != "dibatalkan"]


def rupiah(rows: list[dict[str, str]]) -> list[str]:
    """Pledged, delivered and not reported, as they stand beside each other."""
    priced = [row for row in rows if row["pledged_rupiah"]]
    return formats.rupiah_alike(*(float(sum(int(row[name]) for row in chosen if row[name])) for name, chosen in (
        ("pledged_rupiah", priced), ("delivered_rupiah", priced),
        ("pledged_rupiah", [row for row in priced if not row["delivered_rupiah"]]))))


@pytest.mark.parametrize(("params", "place", "where"), [({}, "35.05", "Kabupaten Blitar"),
                                                        ({"kec": TALUN}, TALUN, "Kecamatan Talun")])
def test_kabupaten_and_kecamatan(shipped: Database, open_page: OpenPage, params: dict[str, str], place: str,
                                 where: str) -> None:
    text, rows = words(open_page(PAGE, **params)), sample("2026", place)
    pledged, delivered, unreported = rupiah(rows)
    assert f"Untuk 2026 mitra menjanjikan {pledged} di {where}; {delivered} (" in text and "DATA CONTOH" in text
    facts = re.search(r"Dijanjikan\s+(Rp.*?)\s+Tercatat disalurkan\s+(Rp.*?)  \S+ persen\s+"
                      r"Belum dilaporkan\s+(Rp.*?)  ", text)
    assert facts and [*facts.groups()] == [pledged, delivered, unreported]
    assert f"{len({row['partner'] for row in rows})}  {len(rows)} janji" in text
    assert "Rupiah tidak dijumlahkan dengan satuan lain" in text and "nan" not in text.split()


def test_a_village_shows_its_pledges_and_no_quantity_beside_its_rupiah_to_visitors(
        shipped: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    priced = [row for row in sample("2026") if row["unit"] in ("KK", "jiwa", "unit") and row["pledged_rupiah"]]
    row = min(priced, key=lambda one: (len(sample("2026", one["village"])), one["code"]))
    count = f"dari {row['pledged_quantity']} {row['unit']}"
    text = words(open_page(PAGE, desa=row["village"]))
    assert formats.rupiah(float(row["pledged_rupiah"])) in text and row["what"] in text
    assert "tidak ditampilkan" in text and count not in text
    monkeypatch.setattr(access, "actor", lambda: person("Siti"))
    exact = words(open_page(PAGE, desa=row["village"]))
    assert count in exact and "Angka persis" in exact
    monkeypatch.setattr(access, "actor", lambda: VISITOR)
    assert count not in words(open_page(PAGE, desa=row["village"]))


@pytest.mark.parametrize(("part", "params", "says"), [
    (link.NEED, {}, "Desa prioritas di halaman ini: seperempat desa/kelurahan dengan keluarga desil 1–4 DTSEN"),
    (link.NEED, {"kec": TALUN}, "Kecamatan Talun"),
    (link.GAPS, {}, "celah program (desa × program)"),
    (link.GAPS, {"kec": TALUN}, "Dibantu dua mitra atau lebih"),
    (link.TOGETHER, {}, "Tanpa catatan:"),
    (link.TOGETHER, {"kec": "35.05.05"}, "belum ada kegiatan gotong royong yang tercatat di Kecamatan Bakung"),
    (link.NETWORK, {}, "jumlah (ikatan terbanyak − ikatan tiap simpul) ÷ ((n − 1)(n − 2))"),
    (link.NETWORK, {"kec": TALUN}, "ukuran tetap seluruh kabupaten"),
    (link.LISTED, {"unsur": "media"}, "Radio Contoh Patria"),
    (link.LISTED, {"mitra": "m-04", "kec": TALUN}, "Semua janji lembaga ini di Kecamatan Talun"),
])
def test_parts_of_the_page(shipped: Database, open_page: OpenPage, part: str, params: dict[str, str],
                           says: str) -> None:
    assert says in words(open_page(PAGE, bagian=part, **params))


def test_unknown_choices_are_told(shipped: Database, open_page: OpenPage) -> None:
    app = open_page(PAGE, bagian="Entah", unsur="partai", mitra="m-99", tahun="1999", kec="35.05.99")
    told = " ".join(item.value for item in app.warning)
    for word in ("“Entah”", "“partai”", "“m-99”", "1999", "“35.05.99”"):
        assert word in told, told


def test_search_slide_and_sheet_know_partners(shipped: Database) -> None:
    (hit, *_) = search(shipped, "baznas contoh")
    assert (hit.kind, hit.page, hit.parameters) == ("Mitra", PAGE, {"bagian": link.LISTED, "mitra": "m-01"})
    (slide,) = gather.deck(shipped, wanted=["mitra"]).slides
    assert slide.is_sample and "belum tercatat disalurkan" in slide.title and "perusahaan" in slide.body.note
    (block,) = (one for one in content(PaperFacts(shipped), TALUN)["blocks"] if one["title"] == "Gotong royong & mitra")
    assert block["badge"] == "DATA CONTOH"
    told = {row[0]["text"]: row[1]["text"] for row in block["table"]["rows"]}
    rows = sample("2026", TALUN)
    assert told["Disalurkan dari yang dijanjikan"].startswith(
        f"{rupiah(rows)[1]} dari {rupiah(rows)[0]}; ")
    world = World(shipped)
    regions = reference.regions(world.database)
    villages = [of_area(world, regions[code]) for code in sorted({row["village"] for row in rows})]
    assert all(block and block.table and len(block.table.rows) <= 3 for block in villages), "a sheet has one page"


@pytest.fixture
def handed_in(tiny_data: Callable[..., object]) -> Callable[[], Database]:
    """The tiny world with real partners; opened() gives what is published now."""
    tiny_data()
    rounding_key()
    for dataset, rows in (("agencies", AGENCIES), ("programs", PROGRAMS), ("coverage", [
            covered(JATEN, "2025", 40), covered(SUKOREJO, "2025", 100)])):
        store(dataset, rows)
    store("partners", [partner(), partner("m-2", name="Yayasan <i>Contoh</i>", helix="komunitas", kind="LSM")])
    store("partner_pledges", [pledge(program="rtlh"), pledge("j-2", partner="m-2", program="rtlh", unit="unit",
                                                             pledged_quantity=4, delivered_quantity=None,
                                                             pledged_rupiah=None, delivered_rupiah=None)])
    store("community_activities", [activity()])
    build()
    return open_current


def test_real_rows_without_a_register_fall_back_to_the_index(handed_in: Callable[[], Database],
                                                             open_page: OpenPage) -> None:
    text = words(open_page(PAGE, bagian=link.NEED))
    assert "DATA CONTOH" not in text and "Untuk 2026 mitra menjanjikan Rp10.000.000" in text
    assert "Indeks Desa Membangun (IDM) 2024 terendah (1 dari 4 desa yang dinilai)" in text
    assert "porsi kebutuhannya belum tersedia" in text and "menerima 100,0 persen" in text
    gaps = words(open_page(PAGE, bagian=link.GAPS))
    assert "Dari 1 celah program (desa × program), 0 dibantu satu mitra, 1 dua mitra atau lebih" in gaps
    assert "partner_pledges.csv, diterima" in gaps


def test_what_people_wrote_is_escaped(handed_in: Callable[[], Database], open_page: OpenPage) -> None:
    app = open_page(PAGE, bagian=link.LISTED, mitra="m-2")
    assert "<i>" not in marked_up(app) and "Yayasan <i>Contoh</i>" in words(app)


def test_the_first_page_is_told_of_companies_that_did_not_report(shipped: Database) -> None:
    (line,) = home(World(shipped)).lines
    unreported = [row for row in sample("2026") if not row["delivered_rupiah"]]
    assert line.text == (f"Perusahaan mitra yang belum melapor pada 2026: 7 dari 19; janji mitra "
                         f"{rupiah(unreported)[0]} belum dilaporkan.")
    assert line.is_sample and (line.page, line.parameters) == (PAGE, {"tahun": "2026"})


def test_the_first_page_is_told_nothing_while_every_company_reports(handed_in: Callable[[], Database]) -> None:
    assert home(World(handed_in())).lines == ()
    publish("partners", [partner(), partner("m-3")])
    (line,) = home(World(handed_in())).lines
    assert line.text == "Perusahaan mitra yang belum melapor pada 2026: 1 dari 2." and not line.is_sample


def test_a_pledge_of_an_unlisted_partner_publishes_nothing(handed_in: Callable[[], Database]) -> None:
    from dashboard.core.domain import BuildError

    before = handed_in().build_id
    with pytest.raises(BuildError) as refused:
        publish("partner_pledges", [pledge("j-9", partner="m-9")])
    assert any('mitra "m-9" belum terdaftar' in failure for failure in refused.value.failures)
    assert handed_in().build_id == before


def test_a_real_list_of_programmes_takes_the_programme_of_sample_pledges_away(tiny_data: Callable[..., Path]) -> None:
    """Sample pledges stay when real programmes come, but complement none of the sample's; and a list that may be
    pointed to by nothing (an empty cell) still gives way."""
    folder = tiny_data() / "sample"
    folder.mkdir()
    for name in ("agencies", "programs", "partners"):
        (folder / f"{name}.csv").write_bytes((ROOT / f"data/sample/{name}.csv").read_bytes())
    heads = (ROOT / "data/sample/partner_pledges.csv").read_text("utf-8").split("\n", 1)[0]
    rows = [f"j-{code},m-04,Bantuan,perumahan,{program},{JATEN},Wonodadi,2026-02-01,2026,,,,100,,berjalan,,"
            for code, program in (("1", "rtlh"), ("2", "jamban"), ("3", ""))]
    (folder / "partner_pledges.csv").write_text("\n".join([heads, *rows, ""]), "utf-8")
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    build()
    database = open_current()
    told = database.query("SELECT code, program FROM partner_pledges ORDER BY code")
    assert told["program"].fillna("").tolist() == ["rtlh", "", ""]
    assert database.query("SELECT code FROM programs")["code"].tolist() == ["rtlh"]
    database.close()


def test_nothing_handed_in(tiny: Database, open_page: OpenPage) -> None:
    text = words(open_page(PAGE))
    assert "Belum ada mitra maupun kegiatan gotong royong yang diserahkan" in text
    assert "python -m dashboard import partners" in text
    assert home(World(tiny)).lines == ()
    assert of_area(World(tiny, today=date(2026, 11, 24)), reference.regions(tiny)[JATEN]) is None
    assert "Belum ada janji mitra" in next(one.reason for one in gather.deck(tiny).left_out if one.id == "mitra")
