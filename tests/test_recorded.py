"""The recording that guards a move: what it replaces, what it reads, and that a difference is told."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from docx import Document
from openpyxl import Workbook
from pptx import Presentation

from benchmarks.recorded import clock, pages
from benchmarks.recorded.__main__ import differences, main
from benchmarks.recorded.files import file_lines
from benchmarks.recorded.texts import html_lines, nested_lines, steady
from dashboard.store.database import Database
from page_words import ROOT


def saved(document: Any) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.mark.parametrize(("text", "expected"), [
    ("susunan 20261124T030000000000-4cbcb1a2.", "susunan ‹susunan›."),
    ("/media/9f86d081884c7d65.xlsx", "/media/‹berkas›.xlsx"),
    ("desa-9f86d081.json dan grafik.9f86d0818a.js", "desa-‹isi›.json dan grafik.‹isi›.js"),
    ("map_9f86d081884c7d659f86d081884c7d65", "map_‹sidik›"),
    ("/srv/rumah/x", "‹rumah›/x"),
    ("35.05.10.2001 1.03.03.2.01.0003 20261124 0.1234567890123456 Rp1.223.745 deface",
     "35.05.10.2001 1.03.03.2.01.0003 20261124 0.1234567890123456 Rp1.223.745 deface"),
])
def test_only_what_is_volatile_is_replaced(text: str, expected: str) -> None:
    assert steady(text, {"/srv/rumah": "‹rumah›"}) == expected


def test_html_is_what_is_read_and_heard() -> None:
    told = html_lines("<style>p{}</style><h2 class='a'>Judul &lt;1&gt;</h2><p>Naik <b>7,57</b>\n persen</p>"
                      "<img alt='Peta'><table><tr><td>a</td><td>1</td></tr></table><script>let x</script>")
    assert told == ["Judul <1>", "Naik 7,57 persen", "(alt: Peta)", "| a | 1"]


def test_nested_data_is_a_line_a_value_whatever_its_order_and_packing() -> None:
    packed = {"dtype": "f8", "bdata": base64.b64encode(np.array([1.0, 2.5]).tobytes()).decode()}
    assert list(nested_lines({"b": packed, "a": {"z": None, "c": (0.1 + 0.2, "x")}})) == [
        'a.c: [0.3, "x"]', "a.z: null", "b: [1, 2.5]"]
    long = list(nested_lines(list(range(200))))
    assert len(long) > 1 and all(len(line) < 410 for line in long)
    assert list(nested_lines([{"a": 1}, {"a": 2}])) == ["[0].a: 1", "[1].a: 2"]


def test_files_are_read_by_their_ending() -> None:
    book = Workbook()
    book.active.title = "Data"
    book.active.append(["OPD", 0.1 + 0.2])
    paper = Document()
    paper.add_heading("Bab", 1)
    paper.add_table(1, 2).cell(0, 1).text = "sel"
    slides = Presentation()
    slides.slides.add_slide(slides.slide_layouts[5]).shapes.title.text = "Temuan"
    slides.slides[0].notes_slide.notes_text_frame.text = "Baca"
    places = {"features": [{"properties": {"code": "35.05"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]}
    contents = {"a.xlsx": saved(book), "b.docx": saved(paper), "c.pptx": saved(slides),
                "d.geojson": json.dumps(places).encode(), "e.csv": b"\xef\xbb\xbfa;b\n1;2\n"}
    told = {name: file_lines(name, content) for name, content in contents.items()}
    assert told["a.xlsx"] == ["== lembar Data (visible)", "OPD,0.3"]
    assert told["b.docx"] == ["Heading 1: Bab", " | sel"]
    assert [line.rpartition(": ")[2] for line in told["c.pptx"]] == ["== salindia 1", "Temuan", "Baca"]
    assert "features[0].properties.code: 35.05" in told["d.geojson"] and told["e.csv"] == ["a;b", "1;2"]
    assert not any("coordinates" in line for line in told["d.geojson"])
    values = {"entries": {"p0": {"name": "Penduduk miskin", "values": [7.57, None]}}, "regions": [{"polygons": [[1]]}]}
    page = f"<h1>Peta</h1><script>f(0); attach({json.dumps(values)});</script>"
    assert file_lines("h.html", page.encode())[:3] == [
        "Peta", "data0.entries.p0.name: Penduduk miskin", "data0.entries.p0.values: [7.57, null]"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("e.csv", contents["e.csv"])
    assert file_lines("f.zip", packed.getvalue()) == ["==== e.csv", "a;b", "1;2"]
    with pytest.raises(KeyError):
        file_lines("g.exe", b"")


def test_a_difference_is_told_and_none_is_silent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("a", "satu\ndua\n"), ("b", "satu\ntiga\n"), ("c", "satu\ndua\n")):
        (tmp_path / name / "pages").mkdir(parents=True)
        (tmp_path / name / "pages" / "x.txt").write_text(text, "utf-8")
    (tmp_path / "b" / "baru.txt").write_text("baru\n", "utf-8")
    assert main(["--compare", str(tmp_path / "a"), str(tmp_path / "c")]) == 0
    assert capsys.readouterr().out == ""
    assert main(["--compare", str(tmp_path / "a"), str(tmp_path / "b")]) == 1
    told = capsys.readouterr().out
    assert "-dua\n+tiga" in told and "+baru" in told
    assert not list(differences(tmp_path / "a", tmp_path / "c"))


def test_the_clock_stands_in_the_modules_of_a_package_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "jam").mkdir()
    for name, text in (("__init__", ""), ("__main__", ""), ("satu", "from datetime import UTC, datetime\n")):
        (tmp_path / "jam" / f"{name}.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    clock.stop(clock.EARLIER, "jam")
    clock.stop(clock.DAY, "jam")
    module: ModuleType = sys.modules["jam.satu"]
    assert module.datetime.now(UTC) == clock.DAY and isinstance(datetime(2026, 1, 1), module.datetime)
    for made in (module.datetime(2026, 1, 1), module.datetime.fromisoformat("2026-01-01")):
        assert type(made) is datetime
    assert module.datetime.combine(date(2026, 1, 2), datetime.min.time()) == datetime(2026, 1, 2)
    assert datetime.now(UTC) != clock.DAY


def test_it_is_a_command() -> None:
    told = subprocess.run([sys.executable, "-m", "benchmarks.recorded", "--help"], cwd=ROOT, capture_output=True,
                          text=True, check=True)
    assert "--compare" in told.stdout


def test_the_recorder_of_pages_can_sign_in(tiny: Database) -> None:
    assert set(pages._signed_in(ROOT)) == {"access_session"}, "else no page is recorded at all"
