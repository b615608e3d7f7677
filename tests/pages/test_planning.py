"""Sinkronisasi: figures of the sample by a second count, its lists, links, real links beside a sample RAT, and none."""

from __future__ import annotations

import csv
import html
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.outputs.slides import gather
from dashboard.publish.build import build
from dashboard.queries import reference
from dashboard.queries.search import search
from dashboard.store.database import Database, open_current
from dashboard.topics.planning import answers as planning_answers
from dashboard.topics.planning.blocks.area import of_area
from dashboard.topics.planning.blocks.home import home
from dashboard.topics.planning.parts import link
from dashboard.topics.planning.words import INCENTIVE, REQUESTS
from handing_in import AGENCIES, JATEN, SUKOREJO, action, store
from page_words import html as html_of
from page_words import words as marked_up
from planning_rows import link as planned_link

OpenPage = Callable[..., AppTest]
ROOT = Path(__file__).resolve().parents[2]
PAGE = "sinkronisasi"


def words(app: AppTest) -> str:
    return html.unescape(marked_up(app))


def sample(dataset: str, **wanted: str) -> list[dict[str, str]]:
    """Sample rows of a dataset with these values."""
    with (ROOT / f"data/sample/{dataset}.csv").open(encoding="utf-8", newline="") as handle:
        return [row for row in csv.DictReader(handle) if all(row[name] == value for name, value in wanted.items())]


def test_chains_of_the_sample(shipped: Database, open_page: OpenPage) -> None:
    """All of them: sub kegiatan of the RAT, two priorities and two targets that nothing serves, money outside."""
    actions = {(row["agency"], row["sub_code"]) for row in sample("rat_matrix", year="2026")}
    text = words(open_page(PAGE))
    assert f"dari {len(actions) + 4 + 5} rantai perencanaan 2026 lengkap" in text and "DATA CONTOH" in text
    assert "Angkutan umum ke desa terpencil (contoh)" in text and "Satu data kemiskinan" in text
    assert "kode ditulis dalam bentuk campuran" in text and "1 kode berekor dua angka tanpa padanan" in text
    own = words(open_page(PAGE, opd="dishub", tahun="2025", daftar=link.ACTIONS))
    count = len({row["sub_code"] for row in sample("rat_matrix", year="2025", agency="dishub")})
    assert f"dari {count + 1} rantai perencanaan 2025 Dishub lengkap" in own
    assert "tidak menginduk ke prioritas RPKD" in own


@pytest.mark.parametrize(("params", "says"), [
    ({"daftar": link.MONEY}, "Peningkatan jalan lingkungan permukiman miskin (contoh)"),
    ({"daftar": link.VILLAGES}, "menurut aturan halaman Gotong Royong & Mitra"),
])
def test_lists(shipped: Database, open_page: OpenPage, params: dict[str, str], says: str) -> None:
    assert says in words(open_page(PAGE, **params))


def test_requests_of_the_sample(shipped: Database, open_page: OpenPage) -> None:
    rows = sample("cross_requests", year="2026")
    waiting = [row for row in rows if row["state"] == "menunggu"]
    text = words(open_page(PAGE, bagian=REQUESTS))
    assert f"{len(waiting)} dari {len(rows)} permintaan lintas OPD 2026 belum dijawab" in text and "DATA CONTOH" in text


@pytest.mark.parametrize("agency", ["dpupr", "dishub"])
def test_requests_of_one_agency_are_its_own_in_every_part(shipped: Database, open_page: OpenPage, agency: str) -> None:
    """The headline, the facts, both tables and their files; the first table and the facts stayed those of all."""
    rows = [row for row in sample("cross_requests", year="2026") if agency in (row["from_agency"], row["to_agency"])]
    asked, asks = ([row["state"] for row in rows if row[name] == agency] for name in ("to_agency", "from_agency"))
    app = open_page(PAGE, bagian=REQUESTS, opd=agency)
    text, name = words(app), {"dpupr": "Dinas PUPR", "dishub": "Dishub"}[agency]
    assert f"{name} belum menjawab {asked.count('menunggu')} dari {len(asked)} permintaan OPD lain pada 2026" in text
    assert f"dari {len(asks)} permintaannya sendiri" in text if asks else "ia sendiri belum meminta apa pun" in text
    assert f"<dt>Diminta</dt><dd>{len(rows)} " in html_of(app)
    assert f"Diminta dari atau oleh {name}" in text
    _, makers = app.session_state["downloads_makers"]
    for file, count in (("opd", len({row["to_agency"] for row in rows})),
                        ("menunggu", sum(row["state"] == "menunggu" for row in rows))):
        lines = makers[f"contoh-permintaan-{file}-2026-{agency}.csv"]().decode("utf-8-sig").splitlines()
        assert len(lines) == 1 + count, file


def test_the_incentive_of_the_sample(shipped: Database, open_page: OpenPage) -> None:
    rows = sample("tagged_spending", year="2026", travel="tidak")
    (total,) = (float(row["realised"]) for row in sample("regional_spending", year="2026"))
    own = sum({"langsung": 50, "tidak langsung": 30, "penunjang": 20}[row["kind"]] * float(row["realised"] or 0)
              for row in rows) / total
    app = open_page(PAGE, bagian=INCENTIVE)
    text = words(app)
    assert f"Nilai belanja penandaan 2026 sendiri {formats.number(own, 3)} menurut bobot PMK 97/2023" in text
    assert "Bobot tahun 2023 (PMK 97/2023 Pasal 3)" in text and "PMK 91/2024 berlaku sesudahnya" in text
    assert "peringkat tidak dihitung" in text and "DATA CONTOH" in text and "hitungan" in text
    assert "2 dari 5 dokumen belum dikirim" in text
    told = open_page(PAGE, bagian=INCENTIVE, baris="x/1").warning
    assert "Tautan menyebut baris “x/1” yang tidak dikenal" in told[0].value


def test_what_a_row_adds_is_a_number_in_its_files(shipped: Database, open_page: OpenPage) -> None:
    """It was text with a sign, which a spreadsheet takes for a formula: protected by an apostrophe."""
    app = open_page(PAGE, bagian=INCENTIVE)
    _, makers = app.session_state["downloads_makers"]
    rows = list(csv.DictReader(makers["contoh-sisa-penandaan-2026.csv"]().decode("utf-8-sig").splitlines()))
    gains = [float(row["Tambahan nilai"]) for row in rows]
    assert gains == sorted(gains, reverse=True) and gains[0] > 0
    sheet = load_workbook(BytesIO(makers["contoh-sisa-penandaan-2026.xlsx"]())).worksheets[0]
    table = [row for row in sheet.iter_rows() if any(cell.value == "Tambahan nilai" for cell in row)]
    (head,) = [cell for cell in table[0] if cell.value == "Tambahan nilai"]
    below = sheet.cell(head.row + 1, head.column)
    assert below.value == gains[0] and below.number_format.endswith("0.000")
    assert f"<td>{formats.number(gains[0], 3)}</td>" in html_of(app)


def test_slide_search_and_the_first_page_know_the_chain(shipped: Database) -> None:
    (slide,) = gather.deck(shipped, wanted=["sinkronisasi"], today=date(2026, 11, 24)).slides
    assert slide.is_sample and "rantai perencanaan 2026 lengkap" in slide.title and len(slide.body.rows) == 4
    assert "permintaan lintas OPD 2026 belum dijawab" in slide.body.note
    (hit, *_) = search(shipped, "angkutan umum desa terpencil")
    assert (hit.kind, hit.page, hit.parameters) == ("Prioritas RPKD", PAGE, {"tahun": "2026"})
    (line,) = home(World(shipped, today=date(2026, 11, 24))).lines
    assert line.text.endswith("belum dikirim: Laporan triwulan II 2026 (contoh) (55 hari).") and line.is_sample
    (line,) = home(World(shipped, today=date(2026, 7, 1))).lines
    assert line.text.startswith("Permintaan lintas OPD yang belum dijawab, 2026: ")


@pytest.mark.parametrize("page", [PAGE, "tim"])
def test_a_place_that_changes_nothing_here_is_said_to_hold_elsewhere(shipped: Database, open_page: OpenPage,
                                                                     page: str) -> None:
    told = "Halaman ini tentang seluruh kabupaten; pilihan Kanigoro berlaku di"
    assert told in words(open_page(page, kec="35.05.10")) and told not in words(open_page(page))


def test_unknown_choices_are_told(shipped: Database, open_page: OpenPage) -> None:
    told = " ".join(item.value for item in open_page(PAGE, daftar="Entah", opd="x", tahun="1999").warning)
    assert all(word in told for word in ("“Entah”", "“x”", "1999"))


def test_nothing_handed_in_and_real_links_without_sample(tiny_data: Callable[..., object], open_page: OpenPage) -> None:
    """Sample links would join sample only; a village that the RPKD names is a priority village."""
    tiny_data()
    code = "1.06.05.2.02.0004"
    for dataset, rows in (("agencies", AGENCIES), ("rat_matrix", [action("dinsos", sub_code=code)])):
        store(dataset, rows)
    build()
    database = open_current()
    assert home(World(database)).lines == ()
    assert of_area(World(database), reference.regions(database)[JATEN]) is None
    assert "Belum ada mata rantai" in next(one.reason for one in gather.deck(database).left_out
                                           if one.id == "sinkronisasi")
    for part, says in ((REQUESTS, "Permintaan lintas OPD belum tersedia"),
                       (INCENTIVE, "Belanja penandaan kemiskinan belum tersedia")):
        assert says in words(open_page(PAGE, bagian=part))
    text = words(open_page(PAGE))
    assert "Mata rantai perencanaan belum diserahkan" in text and "dashboard import planning_links" in text
    store("planning_links", [
        planned_link("RPJMD", "t1", name="Sasaran <i>satu</i>"),
        planned_link("RPKD", "p1", name="Prioritas", strategy="1", parent="t1", location="Jaten",
                     places=[SUKOREJO]),
        planned_link("RAT", "r1", sub_code=code, parent="p1"),
        planned_link("APBD", "a1", sub_code="1.06.05.02.02.0004", rupiah=2_000_000)])
    build()
    app = open_page(PAGE, daftar=link.VILLAGES)
    text = words(app)
    assert "0 dari 1 rantai perencanaan 2025 lengkap" in text and "1 putus antara RAT dan Renja" in text
    assert "Desa prioritas = yang disebut baris RPKD" in text and "Sukorejo" in text
    assert "DATA CONTOH" not in text and "<i>" not in marked_up(app) and "planning_links.csv, diterima" in text
    named, unnamed, around = (blocks(code) for code in (JATEN, SUKOREJO, JATEN[:8]))
    assert named["Sub kegiatan beranggaran yang menyebut tempat ini"] == "1: Sub"
    assert named["Rantainya lengkap dari sasaran sampai rupiah"] == "0 dari 1"
    assert unnamed["Sub kegiatan beranggaran yang menyebut tempat ini"] == "tidak ada"
    assert (named[PRIORITY], unnamed[PRIORITY]) == ("tidak", "ya")
    assert around["Desa prioritas di sini"] == "1, 1 di antaranya tidak disebut satu pun sub kegiatan beranggaran"


PRIORITY = "Desa prioritas (RPKD, atau dari DTSEN/IDM)"


def blocks(code: str) -> dict[str, str]:
    """What the block of an area tells, now."""
    world = World(open_current())
    block = of_area(world, reference.regions(world.database)[code])
    assert block is not None and block.table is not None and not block.is_sample
    return {str(name): str(told) for name, told in block.table.rows}


def test_the_block_of_every_area_counts_what_the_page_counts(shipped: Database) -> None:
    world = World(shipped)
    found = planning_answers.planning(world.database, world.audience)
    assert found is not None
    for one in found.villages(found.years[0]):
        block = of_area(world, reference.regions(world.database)[one.village])
        assert block is not None and block.table is not None and block.is_sample
        told = {str(name): str(cell).partition(":")[0] for name, cell in block.table.rows}
        assert [told["Sub kegiatan beranggaran yang menyebut tempat ini"], told["Yang menyebut kecamatannya"]] == [
            formats.number(number) if number else "tidak ada" for number in (one.itself, one.kecamatan)]
        assert told[PRIORITY] == "ya"
