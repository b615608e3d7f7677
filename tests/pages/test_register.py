"""Register: the whole kabupaten, a kecamatan, another pair; from links, without data, for who is signed in."""

from __future__ import annotations

import csv
import html
import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.actor import person
from dashboard.outputs.slides import gather
from dashboard.publish.build import build
from dashboard.queries import reference
from dashboard.queries.search import search
from dashboard.store.building import build_times
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.registers import answers as register_answers
from dashboard.topics.registers.blocks import layer, list_workbook
from dashboard.topics.registers.blocks.area import of_area
from dashboard.topics.registers.blocks.home import home
from dashboard.topics.registers.parts import files, page
from dashboard.topics.registers.words import CHANGE, CHECKED, ELIGIBLE
from dashboard.topics.registers.words import changes as change_words
from dashboard.ui.maps import layers as map_layers
from dashboard.ui.shell import access
from handing_in import AGENCIES, JATEN, SUKOREJO, publish, store
from page_words import words as marked_up

OpenPage = Callable[..., AppTest]
ROOT = Path(__file__).resolve().parents[2]
PAIR = "dtsen-nasional-domisili", "sidaksos-kelas-skor-domisili"


def words(app: AppTest) -> str:
    return re.sub(r"\s+", " ", html.unescape(marked_up(app)))


def sample(register: str, period: str = "2026-TW3", until: int = 4, village_basis: str = "domisili") -> Counter[str]:
    """Families of the lower deciles by village, one row after the other."""
    found: Counter[str] = Counter()
    with (ROOT / "data/sample/registry_counts.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if (row["register"], row["period"], row["village_basis"]) == (register, period, village_basis) \
                    and int(row["decile"]) <= until:
                found[row["village"]] += int(row["count"])
    return found


def test_two_registers_side_by_side(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("register"))
    found = register_answers.differences(shipped, *PAIR, "KK", 4, PUBLIC)
    assert found is not None and (f"Sidaksos dan DTSEN berbeda lebih dari yang dijelaskan waktu di "
                                  f"sedikitnya {len(found.beyond())} dari 248 desa/kelurahan." in text)
    for register, cell in (("DTSEN", found.first.low), ("Sidaksos", found.second.low)):
        true = sample(register)
        assert abs(cell.total - sum(true.values())) < 5 and cell.total % 5 == 0
        assert all(abs(cell.of(code) - count) < 5 and cell.of(code) % 5 == 0 for code, count in true.items())
    for label in ("desil nasional 1–4, desa domisili, 17 September 2026", "Sidaksos kelas skor 1–4, desa domisili"):
        assert label in text
    assert "DATA CONTOH" in text and "kelipatan 5" in text and "bukan ukuran kemiskinan" in text
    assert not {"nan", "None"} & set(text.split())
    offered = map_layers.catalogue(shipped)[layer.ID]
    assert "DATA CONTOH" in offered.name and "desil nasional 1–4, desa domisili" in offered.definition
    assert "dijelaskan waktu di" in map_layers.finding(shipped, layer.ID, "35.05.06")


def test_a_link_chooses_registers_decile_and_kecamatan(shipped: Database, open_page: OpenPage,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("register", register=PAIR[0], pembanding="dtsen-nasional-ktp", sampai="5", kec="35.05.06")
    text = words(app)
    assert "DTSEN desa KTP dan DTSEN desa domisili berbeda lebih dari" in text and not app.warning
    assert "di Kecamatan Ponggok" in text and "desil nasional 1–5, desa KTP" in text
    app = open_page("register", register="dukun", sampai="11", satuan="ekor")
    assert all(value in " ".join(item.value for item in app.warning) for value in ("dukun", "11", "ekor"))
    monkeypatch.setattr(access, "actor", lambda: person("siti"))
    text = words(open_page("register"))
    exact = register_answers.differences(shipped, *PAIR, "KK", 4, access.audience())
    assert exact is not None and f"waktu di {len(exact.beyond())} dari 248 desa/kelurahan." in text
    true = sum(sample("DTSEN").values())
    assert f"{true:,}".replace(",", ".") in text and "Angka persis, hanya untuk yang masuk." in text


def test_its_file_says_which_decile_and_whose_village(shipped: Database) -> None:
    found = register_answers.differences(shipped, *PAIR, "KK", 4, PUBLIC)
    shown = page.RegisterDifferenceView(shipped, PUBLIC, *PAIR, "KK", 4, found, None, None)
    frame = files.villages_frame(shown, found)
    head = "DTSEN desil nasional 1–4, desa domisili, 17 September 2026"
    assert len(frame) == 248 and (frame[head] % 5 == 0).all() and set(frame["Catatan"]) == {"DATA CONTOH"}
    assert set(frame["Hitungan"]) == {"dibulatkan acak ke kelipatan 5; 0 berarti 0 sampai 4"}
    assert (frame["Kesimpulan"] == "lebih dari waktu").sum() == len(found.beyond())


def test_the_other_parts_say_what_changed_who_fits_and_what_is_checked(shipped: Database, open_page: OpenPage) -> None:
    text = words(open_page("register", bagian=CHANGE))
    assert "Kesegaran dan verifikasi" in text and "desa/kelurahan belum mencatat verifikasi" in text
    found = register_answers.changes(shipped, PAIR[0], "KK", PUBLIC)
    assert found is not None and change_words.finding(found, None, "") in text and found.checked == 248
    assert "Masuk dikurangi keluar sama dengan selisih hitungan register di semua 248" in text
    text = words(open_page("register", bagian=ELIGIBLE))
    true = sum(sample("DTSEN").values())
    (fit,) = (one.fit for one in register_answers.eligible(shipped, build_times.today(), PUBLIC)
              if one.rule.program == "pkh")
    assert fit is not None and abs(fit.total - true) < 5 and formats.number(fit.total) in text
    assert "DTSEN desil nasional 1–4, desa domisili" in text and "sejak 1 Juni 2025" in text
    assert "belum tersedia dalam jiwa" in text
    row = text[text.index("belum tersedia dalam jiwa"):][:300]
    assert "448.000" in row and "angka terbitan, terdaftar" in row and "di atas kuota" in row, "real, and said to be"
    assert "Halo Blitar 15-10-2025" in row and "DATA CONTOH" not in row.partition("Halo Blitar")[0]
    inside = words(open_page("register", bagian=ELIGIBLE, kec="35.05.06"))
    assert "448.000" not in inside and "angka terbitan" not in inside, "what is published of all is no figure of a part"
    assert re.search(r"Tidak terdaftar di DTSEN [\d.]+ KK, desil keliru [\d.]+ KK", text)
    text = words(open_page("register", bagian=CHECKED, kec="35.05.06"))
    assert "Daftar desa yang perlu diperiksa" in text and "DATA CONTOH" in text and "None" not in text.split()
    text = words(open_page("register", bagian=CHANGE, satuan="jiwa"))
    assert "Perubahan DTSEN (jiwa) di antara dua tanggal data belum tersedia" in text


def test_the_list_to_check_has_a_sheet_a_kecamatan_and_runs_no_formula(shipped: Database) -> None:
    found = register_answers.differences(shipped, *PAIR, "KK", 4, PUBLIC)
    assert found is not None
    regions = dict(reference.regions(shipped))
    code = found.beyond()[0]
    regions[code] = replace(regions[code], name="=HYPERLINK(1)")
    tables = list_workbook.sheets(found, regions, None, "DATA CONTOH")
    book = load_workbook(io.BytesIO(list_workbook.workbook(tables, "Daftar", ["=1+1"], datetime(2026, 11, 28))))
    assert book.sheetnames == [*sorted({regions[one[:8]].name for one in found.beyond()}), "Catatan"]
    listed = [row for name in book.sheetnames[:-1] for row in book[name].iter_rows(min_row=2, values_only=True)]
    assert sorted(row[0] for row in listed) == sorted(found.beyond()) and all("DATA CONTOH" in row for row in listed)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells) and "'=HYPERLINK(1)" in {cell.value for cell in cells}
    assert all(not row[-1] and not row[-2] for row in listed), "the answer is for the village to write"


def test_it_is_searched_told_on_the_first_page_in_the_meeting_and_on_sheets(shipped: Database) -> None:
    hits = {(hit.title, hit.page, hit.parameters.get("bagian")) for word in ("sidaksos", "kelayakan", "temuan")
            for hit in search(shipped, word)}
    assert {("Register Sidaksos", "register", None), ("Kelayakan program menurut desil", "register", ELIGIBLE),
            ("Daftar periksa register", "register", CHECKED)} <= hits
    (line,) = home(World(shipped)).lines
    assert line.is_sample and line.parameters == {"bagian": CHECKED} and "belum dijelaskan setelah" in line.text
    (slide,) = gather.deck(shipped, wanted=["register"]).slides
    found = register_answers.differences(shipped, *PAIR, "KK", 4, PUBLIC)
    assert found is not None and slide.is_sample
    assert slide.title == ("Sidaksos dan DTSEN berbeda lebih dari yang dijelaskan waktu di "
                           f"sedikitnya {len(found.beyond())} dari 248 desa/kelurahan")
    code = found.beyond()[0]
    block = of_area(World(shipped), reference.regions(shipped)[code])
    assert block is not None and block.is_sample and block.table is not None
    assert ("Selisih itu", "lebih dari waktu") in block.table.rows
    assert block.table.rows[0][0] == "DTSEN desil nasional 1–4, desa domisili, 17 September 2026 (KK)"


@pytest.fixture
def opened(tiny_data: Callable[..., object], open_now: Callable[[], Database]) -> Callable[[], Database]:
    """The tiny world with agencies, built; opened() gives what is published now."""
    tiny_data()
    store("agencies", AGENCIES)
    build()
    return open_now


def rows(register: str, period: str, *told: tuple[str, int], unit: str = "KK") -> list[dict[str, object]]:
    return [{"register": register, "decile": 1, "village": village, "period": period, "unit": unit, "count": count,
             "decile_basis": "nasional", "village_basis": "domisili"} for village, count in told]


def test_without_data_and_with_what_is_handed_in(opened: Callable[[], Database], open_page: OpenPage) -> None:
    text = words(open_page("register"))
    assert "Belum ada register yang diserahkan" in text and "import registry_counts" in text
    publish("registry_counts", rows("DTSEN", "2025-TW3", (JATEN, 100), (SUKOREJO, 200)))
    assert "Pilih dua register yang berbeda" in words(open_page("register"))
    publish("registry_counts", [*rows("DTKS", "2024", (JATEN, 150), (SUKOREJO, 200)),
                                *rows("DTKS", "2024", (JATEN, 400), unit="jiwa")])
    text = words(open_page("register"))
    assert "DTKS dan DTSEN berbeda di sedikitnya 1 dari 2 desa/kelurahan; baru satu tanggal data" in text
    assert "DATA CONTOH" not in text and "DTKS 750" not in text
    publish("registry_counts", rows("DTSEN", "2025-TW4", (JATEN, 90), (SUKOREJO, 190)))
    assert "berbeda lebih dari yang dijelaskan waktu di sedikitnya 1 dari 2" in words(open_page("register"))
    assert "Belum ada hitungan jiwa dari kedua register" in words(open_page("register", satuan="jiwa"))


def test_persons_beside_families_are_for_who_is_signed_in_and_that_is_said(opened: Callable[[], Database],
                                                                          open_page: OpenPage) -> None:
    for register in ("DTSEN", "DTKS"):
        publish("registry_counts", [*rows(register, "2025-TW3", (JATEN, 100), (SUKOREJO, 200)),
                                    *rows(register, "2025-TW3", (JATEN, 311), (SUKOREJO, 613), unit="jiwa")])
    text = words(open_page("register", satuan="jiwa"))
    assert "Belum ada hitungan jiwa dari kedua register" in text and "hanya untuk yang masuk" in text
    assert "310" not in text and "315" not in text
    assert "hanya untuk yang masuk" not in words(open_page("register"))
