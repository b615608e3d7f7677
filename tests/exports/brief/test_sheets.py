"""The sheets of areas: what profiles say, one page for a village and two for a kecamatan, whatever the names."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from pypdf import PdfReader

from dashboard.core import formats
from dashboard.core.domain import DashboardError, Level
from dashboard.outputs.brief import area, sheets
from dashboard.outputs.brief.coverage_block import in_area
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.brief.typeset import typesetter
from dashboard.publish.build import build
from dashboard.queries import observations, reference
from dashboard.statistics import scales
from dashboard.store.database import Database, open_current
from dashboard.topics.rat import answers as rat_answers
from dashboard.topics.rat.rules.quarter import Choice, assess
from worlds import OBSERVATIONS

JATEN = "35.05.01.2001"
EVIL = '#import "x.typ": * *tebal* <img src=x> $a^2$ \\ @rujuk `kode` #{1+1}'


def read(pdf: bytes) -> tuple[int, str]:
    """Number of pages, and all text with single spaces and without the places where a word may break."""
    pages = PdfReader(BytesIO(pdf)).pages
    text = " ".join(page.extract_text() for page in pages).replace("\u200b", "")
    return len(pages), " ".join(text.split())


def test_a_village_says_what_its_profile_says(shipped: Database, shipped_facts: PaperFacts) -> None:
    pages, text = read(area.sheet(shipped_facts, "35.05.10.2005"))
    assert pages == 2
    for told in ("Desa Papungan", "Kecamatan Kanigoro, Kabupaten Blitar",
                 "Sisi terlemah Desa Papungan adalah indeks ketahanan sosial desa: 0,7543 pada 2024, peringkat 198 "
                 "dari 220 desa, lebih rendah dari rata-rata kabupaten 0,8311.", "0,7348",
                 "0,0692 di bawah rata-rata kabupaten", "kecamatan 0,8078", "kabupaten 0,8040", "35.05.10.2005",
                 "peringkat 194 dari 220 desa di kabupaten", "Kota Blitar", "Banggle", "2,3", "Jumlah penduduk",
                 "halaman 2 dari 2", reference.build_info(shipped).build_id):
        assert told in text, told


def test_a_kecamatan_has_two_pages_and_all_its_villages(shipped: Database, shipped_facts: PaperFacts) -> None:
    facts = shipped_facts
    pages, text = read(area.sheet(facts, "35.05.09"))
    assert pages == 2
    for told in ("rata-rata ketahanan ekonomi desa: 0,6800 pada 2024, peringkat 17 dari 22 kecamatan",
                 "4 desa mandiri, 6 desa maju", "197 dari 220", "4.663 KPM", "halaman 2 dari 2"):
        assert told in text, told
    scores = observations.village_values(shipped, "idm_score")
    for row in scores[scores["kecamatan_code"] == "35.05.09"].to_dict("records"):
        assert f"{row['name']} {formats.number(row['value'], 4)}" in text, row["name"]


def test_a_kelurahan_is_not_rated(shipped_facts: PaperFacts) -> None:
    pages, text = read(area.sheet(shipped_facts, "35.05.09.1009"))
    assert pages == 2 and "Kelurahan Nglegok tidak dinilai dalam Indeks Desa Membangun" in text
    assert "Tidak dinilai, bukan bernilai nol." in text


def test_counts_are_those_that_visitors_see(shipped_facts: PaperFacts) -> None:
    facts, code = shipped_facts, "35.05.10.2005"
    _, text = read(area.sheet(facts, code))
    assert "dibulatkan acak ke kelipatan 5" in " ".join(text.split()) and "Program di wilayah ini DATA CONTOH" in text
    for program, one in in_area(facts, code):
        row = one.villages.loc[code]
        assert program.name in text and not one.is_exact and row["recipients"] % 5 == 0
        assert f"{formats.number(row['target'])} {formats.number(row['recipients'])}" in text


def test_rat_rows_are_those_of_an_assessment_of_the_area(shipped_facts: PaperFacts) -> None:
    facts = shipped_facts
    whole = facts.assessment
    assert whole is not None
    choice = whole.choice
    for code in ("35.05.09", "35.05.10.2005", "35.05.09.1009"):
        slow = assess(rat_answers.rat(facts.database, facts.today, facts.audience),
                      Choice(choice.year, choice.quarter, area=code), scales.configured())
        found = facts.rat_of(code)
        assert found is not None and found[1] == slow.located
        pd.testing.assert_frame_equal(found[0].reset_index(drop=True), slow.subs.reset_index(drop=True),
                                      check_dtype=False)


def test_markup_in_names_is_printed_as_it_is(tiny_data: Callable[..., Path]) -> None:
    tiny_data(names={JATEN: EVIL, "35.05.01": EVIL})
    build()
    facts = PaperFacts(open_current())
    for code, expected in ((JATEN, 1), ("35.05.01", 2), ("35.05.01.2002", 1)):
        pages, text = read(area.sheet(facts, code))
        assert pages == expected and EVIL in text, code


@pytest.mark.parametrize("name", ["Desa " + "amatpanjang" * 60, "kata " * 400, "ZWJ\u200d\u202e\U0001f600 漢字"])
def test_names_of_any_length_stay_on_their_pages(tiny_data: Callable[..., Path], name: str) -> None:
    tiny_data(names={JATEN: name, "35.05.01": name, "35.05.02.2001": name})
    build()
    facts = PaperFacts(open_current())
    setter = typesetter()
    assert [read(area.sheet(facts, code, setter))[0] for code in (JATEN, "35.05.01", "35.05.02")] == [1, 2, 2]


def test_texts_that_fill_pages_are_set_smaller_not_over_the_edge(shipped: Database) -> None:
    facts = PaperFacts(shipped)
    data = area.content(facts, "35.05.10.2005")
    data["programs"]["table"]["rows"] *= 4
    data["gaps"] *= 6
    pdf = typesetter()("sheet", data)
    page = PdfReader(BytesIO(pdf)).pages[0]
    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    heights: list[float] = []
    page.extract_text(visitor_text=lambda text, cm, tm, font, size: heights.append(
        tm[5] * cm[3] + cm[5]) if text.strip() else None)
    assert min(heights) > 0 and max(heights) < float(page.mediabox.height)


def test_an_area_without_any_figure_says_so(tiny_data: Callable[..., Path]) -> None:
    tiny_data(observations=[row for row in OBSERVATIONS if row[0] == "p0"])
    build()
    facts = PaperFacts(open_current())
    pages, text = read(area.sheet(facts, JATEN))
    assert pages == 1 and "Indeks desa belum tersedia." in text and "DATA CONTOH" not in text
    assert read(area.sheet(facts, "35.05.01"))[0] == 2


def test_a_code_that_is_no_area_is_named(shipped_facts: PaperFacts) -> None:
    for code in ("35.05", "35.05.99", "00", "", "x"):
        with pytest.raises(DashboardError, match=f"“{code}” bukan kecamatan, desa, atau kelurahan"):
            area.sheet(shipped_facts, code)


def test_every_area_is_in_the_run_once_and_in_order(shipped_facts: PaperFacts) -> None:
    facts = shipped_facts
    codes = sheets.codes(facts)
    levels = [reference.regions(facts.database)[code].level for code in codes]
    assert codes == sorted(codes) and len(set(codes)) == 270
    assert levels.count(Level.KECAMATAN) == 22 and levels.count(Level.DESA) == 220
    assert sheets.codes(facts, "35.05.10") == [code for code in codes if code.startswith("35.05.10")]
    names = {sheets.file_name(facts, code) for code in codes}
    assert len(names) == 270 and "35.05.10.2005-papungan.pdf" in names
    with pytest.raises(DashboardError, match=r"“35.05.99” tidak dikenal.*35\.05\.01"):
        sheets.codes(facts, "35.05.99")


def test_every_sheet_of_the_kabupaten_has_content_that_json_can_carry(shipped_facts: PaperFacts) -> None:
    """All kecamatan, and every fourth village."""
    facts = shipped_facts
    codes = sheets.codes(facts)
    villages = [code for code in codes if len(code) == len(JATEN)]
    assert len(villages) == 248
    for code in sorted({*codes} - {*villages}) + villages[::4]:
        data = json.dumps(area.content(facts, code), allow_nan=False, ensure_ascii=False)
        assert '"nan"' not in data and "None" not in data, code


def test_a_folder_and_a_zip_hold_the_same_and_the_zip_is_the_same_twice(tiny: Database, tmp_path: Path) -> None:
    facts = PaperFacts(tiny)
    told: list[tuple[int, int]] = []
    assert sheets.write(facts, tmp_path / "a" / "b", told=lambda *step: told.append(step)) == 7
    assert told == [(number, 7) for number in range(1, 8)]
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    assert sheets.write(facts, first) == sheets.write(facts, second) == 7
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        for name in archive.namelist():
            assert archive.read(name) == (tmp_path / "a" / "b" / name).read_bytes()
    assert len(list((tmp_path / "a" / "b").iterdir())) == 7
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.zip", "2.zip", "a", "data", "home"]


def test_a_target_that_cannot_be_written_is_said_in_words(tiny: Database, tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("x")
    with pytest.raises(DashboardError, match=r"tidak dapat ditulis ke .*berkas"):
        sheets.write(PaperFacts(tiny), blocked)
    with pytest.raises(DashboardError, match="tidak dapat ditulis"):
        sheets.write(PaperFacts(tiny), tmp_path / "tak" / "ada" / "x.zip")
    assert blocked.read_text() == "x"
