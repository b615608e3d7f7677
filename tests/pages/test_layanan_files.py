"""What each part of Layanan (SLRT) gives as files, and the whole table of PBI-JKN."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboard.queries import reference
from dashboard.render.files.tables import table_xlsx
from dashboard.store.database import Database
from dashboard.store.policy import PUBLIC
from dashboard.topics.services import answers as service_answers
from dashboard.topics.services.parts import files
from dashboard.topics.services.parts.parts import ServicesView
from dashboard.ui.drawn import downloads
from page_words import html as sent

OpenPage = Callable[..., AppTest]
ROOT = Path(__file__).resolve().parents[2]


def agencies_of_the_sample() -> set[str]:
    with (ROOT / "data/sample/service_counts.csv").open(encoding="utf-8", newline="") as handle:
        return {row["agency"] for row in csv.DictReader(handle) if row["month"] == "2026-10"}


def test_its_files_hold_what_the_page_shows(shipped: Database) -> None:
    found = service_answers.services(shipped, "2026-10", None, PUBLIC)
    shown = ServicesView(shipped, "2026-10", None, None, found, PUBLIC)
    agencies, needs, areas = files.agencies(shown), files.needs(shown), files.areas(shown)
    people, channels = files.people(shown), files.channels(shown)
    assert len(people) == 248 and people["Aktif (jiwa)"].sum() > 0 and set(people["Bulan"]) == {"2026-10"}
    assert len(channels) == 22 * 3 and (channels["Masuk"] % 5 == 0).all()
    assert len(areas) == 248 and areas["Masuk"].sum() > 0 and (areas["Masuk"] % 5 == 0).all()
    assert (agencies["Rujukan"] % 5 == 0).all() and set(agencies["Kode OPD"]) <= agencies_of_the_sample()
    few = agencies["Rujukan"] < 20
    assert agencies.loc[few, "Dijawab (persen)"].isna().all() and agencies.loc[~few, "Dijawab (persen)"].notna().all()
    assert set(needs.loc[needs["Program penjawab"] == "", "Keperluan"]) >= {"KIP Kuliah", "Sambungan listrik"}
    book = load_workbook(io.BytesIO(table_xlsx(agencies, "Waktu jawab OPD", [("uji", None)], ["catatan"],
                                               reference.build_info(shipped).built_at)))
    assert book["Data"]["D2"].value == agencies["OPD"].iloc[0] and book["Data"]["A2"].value == "2026-10"


class Pressed(list[tuple[str, Callable[[], bytes]]]):
    """The buttons that a page offers, instead of drawing them."""

    def __call__(self, label: str, file_name: str, mime: str, make: Callable[[], bytes], **_: object) -> None:
        self.append((file_name, make))


@pytest.mark.parametrize(("part", "offered"), [
    ("Alur & antrean", ["wilayah", "kanal"]), ("Waktu jawab OPD", ["opd"]), ("Keperluan", ["keperluan"]),
    ("Pantauan PBI-JKN", ["pbi-jkn"])])
def test_each_part_offers_its_own_files_whose_rows_say_how_they_count(
        shipped: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, part: str, offered: list[str]) -> None:
    pressed = Pressed()
    monkeypatch.setattr(downloads, "button", pressed)
    open_page("layanan", bagian=part)
    made = {name: make for name, make in pressed if "layanan" in name}
    assert list(made) == [f"contoh-layanan-{name}-2026-10.{kind}" for name in offered for kind in ("csv", "xlsx")]
    for name, make in made.items():
        if name.endswith(".csv"):
            rows = list(csv.DictReader(io.StringIO(make().decode("utf-8-sig"))))
            assert {row["Hitungan"] for row in rows} == {"dibulatkan acak ke kelipatan 5; 0 berarti 0 sampai 4"}
            figures_of = {value for row in rows for head, value in row.items()
                          if value and re.fullmatch(r"[\d.]+", value) and head not in ("Kode", "Bulan")}
            assert figures_of and not [one for one in figures_of if not re.fullmatch(r"\d+(\.\d)?", one)]
            counted = {value for row in rows for head, value in row.items()
                       if head in ("Masuk", "Rujukan", "Selesai", "Berakhir", "Aktif (jiwa)")}
            assert counted and all(one.isdigit() for one in counted), "215 and not 215.0"


def test_the_whole_table_of_pbi_jkn_is_on_its_part(shipped: Database, open_page: OpenPage) -> None:
    said = sent(open_page("layanan", bagian="Pantauan PBI-JKN", bulan="2026-08"))
    text = re.sub(r"\s+", " ", html.unescape(re.sub("<[^>]+>", " ", said)))
    assert all(region.name in text for region in reference.regions(shipped).values() if region.level == "kecamatan")
    assert re.search(r"Agustus 2026: aktif −3\.1\d\d, .*selisih yang tidak dijelaskan perpindahan: \+3\.4\d\d", text)
    said = sent(open_page("layanan", bagian="Pantauan PBI-JKN", kec="35.05.06"))
    assert all(region.name in said for region in reference.regions(shipped).values() if region.parent == "35.05.06")
