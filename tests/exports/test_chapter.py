"""The draft chapter, opened again: headings, tables equal to the questions, pictures, fields, and what it refuses."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened

from dashboard.__main__ import main
from dashboard.answers.world import World
from dashboard.core import formats
from dashboard.core.domain import QueryError
from dashboard.outputs.chapter import chapter, write
from dashboard.outputs.chapter.facts import ChapterFacts, facts
from dashboard.outputs.chapter.paper import Paper
from dashboard.publish.build import build
from dashboard.queries import observations
from dashboard.render.words.figure_marks import aside
from dashboard.store.database import Database, open_current
from meeting_rows import DAY
from worlds import ABOVE

STEPS = ["1. Posisi relatif", "2. Perkembangan antar waktu", "3. Efektivitas", "4. Relevansi", "5. Keterkaitan",
         "6. Menuju target"]


def opened(content: bytes) -> Opened:
    return Document(io.BytesIO(content))


def headings(document: Opened, level: int) -> list[str]:
    return [part.text for part in document.paragraphs if part.style.name == f"Heading {level}"]


def grids(document: Opened) -> dict[str, list[list[str]]]:
    """Tables by their caption, without "Tabel n. "."""
    captions = [part.text.split(". ", 1)[1] for part in document.paragraphs
                if part.style.name == "Caption" and part.text.startswith("Tabel")]
    return {caption: [[cell.text for cell in row.cells] for row in table.rows]
            for caption, table in zip(captions, document.tables, strict=True)}


@pytest.fixture(scope="module")
def made(shipped_home: Path) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_HOME", str(shipped_home))
        patch.delenv("DASHBOARD_DATA", raising=False)
        database = open_current()
        content = chapter(database, ["p0", "tpt", "p0"], today=DAY)
        database.close()
    return content


def test_real_headings_for_a_table_of_contents(made: bytes) -> None:
    document = opened(made)
    assert headings(document, 1) == ["Profil kemiskinan daerah"]
    assert headings(document, 2) == ["Ringkasan", "Persentase penduduk miskin (P0)",
                                     "Tingkat pengangguran terbuka (TPT)", "Catatan metode", "Sumber data"]
    assert headings(document, 3) == STEPS * 2
    listed = [part.text for part in document.paragraphs if part.style.name.startswith("TOC")]
    assert listed == [part.text for part in document.paragraphs if part.style.name in
                      ("Heading 1", "Heading 2", "Heading 3")]
    body = document.element.xml
    assert 'TOC \\o "1-3"' in body and body.count('w:fldCharType="begin"') == body.count('w:fldCharType="end"')
    foot = document.sections[0].footer._element.xml
    assert " PAGE " in foot and " NUMPAGES " in foot and "Data per 24 November 2026" in foot


def test_tables_equal_the_questions(made: bytes, shipped: Database) -> None:
    tables = grids(opened(made))
    rows = tables["Persentase penduduk miskin (P0) (persen)"]
    asked = observations.series(shipped, ["p0"], ABOVE)
    asked = asked[asked["period"] == "Maret"]
    assert rows[0] == ["Periode", "Kabupaten Blitar", "Jawa Timur", "Indonesia"]
    for row in rows[1:]:
        year = int(re.findall(r"\d{4}", row[0])[0])
        own = asked[asked["year"] == year].set_index("region_code")
        assert row[1:] == [formats.number(own["value"].get(code), 2) + aside(
            "hitungan" if own["is_derived"].get(code, False) else "",
            "≠" if "beda=" in str(own["note"].get(code)) else "") for code in ABOVE]
    known = asked[(asked["region_code"].isin(ABOVE)) & (asked["year"] >= 2010)]["year"].nunique()
    assert len(rows) - 1 == known
    peers = tables["Persentase penduduk miskin (P0) kabupaten pembanding, Maret 2025"]
    assert len(peers) == 8 and peers[2][:3] == ["2", "Blitar", "7,57"]
    assert [row[0] for row in peers[1:]] == list("1234567")
    targets = tables["Target Persentase penduduk miskin (P0) (persen) dan laju tiap tahun"]
    assert targets[1] == ["RPJMD Kabupaten Blitar 2021-2026 (disebut)", "2025",
                          "5,30–6,78 persen (menunggu dokumen, belum diperiksa)", "–", "−0,24; −2,7 persen",
                          "tidak tercapai"]
    assert targets[3] == ["RPJPD Kabupaten Blitar 2025-2045", "2045", "0,18–0,60 persen (nama dokumen disimpulkan)",
                          "−0,35; −11,9 persen", "−0,24; −2,7 persen", "belum cukup"]
    assert tables["Target Persentase penduduk miskin (P0) (persen) dan laju tiap tahun"][0][4] == (
        "Laju yang dicapai, 2015–2025 (lurus; sebanding)")
    summary = tables["Angka terbaru Kabupaten Blitar dibanding Jawa Timur dan Indonesia"]
    assert summary[1] == ["Persentase penduduk miskin (P0) (persen)", "Maret 2025", "7,57",
                          "turun 0,59 poin persen (perkiraan margin ±2,10; belum dapat dipastikan berbeda)",
                          "9,50", "8,47", "13 dari 38 (kira-kira 10–19)"]


def test_sentences_rules_and_sources_are_in_it(made: bytes, shipped: Database) -> None:
    text = "\n".join(part.text for part in opened(made).paragraphs)
    for said in ("peringkat 13 dari 38 kabupaten/kota", "Ini bukan sebab-akibat.", "perlu sekitar 1,5 kali lipat",
                 "selang 80 persen 6,63 sampai 8,03", "Tidak ada proyeksi: baru 7 angka", "berlawanan “berbalik arah”",
                 "tidak dimodelkan", "Catatan metode", "Tingkat pengangguran terbuka (TPT), 2018 ke 2019"):
        assert said in text, said
    figures = observations.series(shipped, ["p0"], ABOVE)
    cited = figures[figures["period"] == "Maret"]["source"].unique()
    assert [title for title in cited if title.rstrip(".") not in text] == []
    assert not re.search(r"\bnan\b|None|signifikan", text)
    assert "DATA CONTOH" not in text


def test_pictures_have_alt_text_a_caption_and_fit_the_page(made: bytes) -> None:
    document = opened(made)
    captions = [part.text for part in document.paragraphs if part.style.name == "Caption"
                and part.text.startswith("Gambar")]
    assert [caption.split(".")[0] for caption in captions] == [f"Gambar {n + 1}" for n in range(len(captions))]
    assert len(document.inline_shapes) == len(captions) == 14
    section = document.sections[0]
    wide = section.page_width - section.left_margin - section.right_margin
    high = section.page_height - section.top_margin - section.bottom_margin
    for shape in document.inline_shapes:
        assert shape.width <= wide and shape.height <= high * 0.9
        assert len(shape._inline.docPr.get("descr")) > 20
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        for name in package.namelist():
            if name.endswith(".png"):
                width, _ = struct.unpack(">II", package.read(name)[16:24])
                assert width == 1300


def test_markup_and_control_characters_are_text(shipped: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = "<img src=x> & $a_b$ \x07 =cmd|'/c calc'!A1"

    def renamed(world: World, name: str, support: str | None) -> ChapterFacts:
        found = facts(world, name, support)
        shown = replace(found.trend, indicator=replace(found.indicator, name=odd, definition=odd))
        return replace(found, trend=shown, steps=replace(found.steps, indicator=shown.indicator))

    monkeypatch.setattr(write, "facts", renamed)
    document = opened(chapter(shipped, ["p0"]))
    assert odd.replace("\x07", "") in headings(document, 2)


def test_sources_that_disagree_are_named(shipped: Database) -> None:
    told = [part.text for part in opened(chapter(shipped, ["extreme_poverty", "tpt"])).paragraphs]
    assert "Persentase penduduk miskin ekstrem Kabupaten Blitar 2022: 0,75 persen atau 0,79 persen." in told
    assert len([line for line in told if line.startswith("Sumber berbeda tentang")]) == 1


def test_sample_figures_carry_the_badge(shipped: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def sampled(world: World, name: str, support: str | None) -> ChapterFacts:
        found = facts(world, name, support)
        return replace(found, trend=replace(found.trend, own=found.trend.own.assign(is_sample=True)))

    monkeypatch.setattr(write, "facts", sampled)
    text = [part.text for part in opened(chapter(shipped, ["p0"])).paragraphs]
    assert text.count("DATA CONTOH") == 2


def test_every_kind_of_indicator_can_be_written(shipped: Database) -> None:
    """A count, one without direction, one with a single figure, one that is only calculated."""
    document = opened(chapter(shipped, ["poor_count", "tpak", "jkn_coverage", "villages_total"]))
    assert headings(document, 3) == STEPS * 4
    text = "\n".join(part.text for part in document.paragraphs)
    assert "Tidak diperingkat karena berupa angka absolut" in text and "tidak punya arah baik atau buruk" in text
    assert not re.search(r"\bnan\b|None", text)


def test_a_tiny_world(tiny: Database) -> None:
    text = "\n".join(part.text for part in opened(chapter(tiny, ["p0"])).paragraphs)
    assert "kelompoknya belum dapat disusun" not in text and "Tidak ada proyeksi" in text


@pytest.mark.parametrize(("names", "support", "said"), [
    (["kemiskinan"], None, "Indikator “kemiskinan” tidak dikenal. Pakai salah satu dari: p0"),
    (["p0"], "x", "Indikator pendukung “x” tidak dikenal"),
    (["idm_score"], None, "belum punya angka untuk Kabupaten Blitar"),
])
def test_what_it_cannot_write_is_said(shipped: Database, names: list[str], support: str | None, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        chapter(shipped, names, support)


def test_a_long_title_and_many_rows_stay_a_document() -> None:
    paper = Paper("Judul " * 60, "kaki", date(2026, 11, 24))
    paper.title("Judul " * 60, "baris")
    paper.contents()
    paper.table("Panjang", ["A", "B"], [["x" * 500, str(n)] for n in range(200)], numbers=(1,))
    document = opened(paper.bytes())
    assert len(document.tables[0].rows) == 201
    assert document.core_properties.created.year == 2026


def test_the_command(shipped: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "bab.docx"
    assert main(["chapter", "-o", str(target), "--indikator", "tpt, ", "--pendukung", "hls"]) == 0
    assert headings(opened(target.read_bytes()), 2)[1] == "Tingkat pengangguran terbuka (TPT)"
    said = capsys.readouterr().out
    assert "Tingkat pengangguran terbuka (TPT) …" in said and "Bab dengan 1 indikator ditulis ke" in said


@pytest.mark.parametrize(("arguments", "said"), [
    (["-o", "bab.pdf"], "berakhir .docx"), (["-o", "tidak-ada/bab.docx"], "Folder tidak-ada tidak ada"),
    (["-o", "bab.docx", "--indikator", " , "], "Tidak ada indikator"),
    (["-o", "bab.docx", "--indikator", "xx"], "“xx” tidak dikenal"),
])
def test_the_command_fails_in_one_sentence(shipped: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                           monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["chapter", *arguments]) == 1
    told = capsys.readouterr().err
    assert said in told and "Traceback" not in told and not list(tmp_path.glob("bab*"))


def test_no_build_is_a_sentence(no_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chapter", "-o", str(no_build.parent / "bab.docx")]) == 1
    assert "Gagal:" in capsys.readouterr().err


def test_no_figures_of_the_regency(tiny_data: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    folder = tiny_data(observations=[("idm_score", "35.05.01.2001", 2024, "Tahun", "0.55")])
    (folder / "catalogue/anchors.csv").write_text("indicator,region_code,year,period,value,source\n", "utf-8")
    build()
    assert main(["chapter", "-o", str(folder / "bab.docx")]) == 1
    assert "belum punya angka" in capsys.readouterr().err
