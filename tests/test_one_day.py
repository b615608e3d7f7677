"""One day for everything: what is late is the same on page, slide and paper, a paper says of which day it is, and the
same build and day give the same bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from dashboard.__main__ import main
from dashboard.core import formats
from dashboard.outputs.brief import summary
from dashboard.outputs.brief.facts import PaperFacts
from dashboard.outputs.slides.gather import deck
from dashboard.queries import reference
from dashboard.store.building import build_times
from dashboard.store.building.build_times import day_of
from dashboard.store.database import Database
from dashboard.topics.meetings import queries as questions
from dashboard.ui.drawn import brief_parts
from dashboard.ui.presenting import decks
from page_words import ROOT, lead, words

DAYS = (date(2026, 11, 24), date(2026, 12, 1), date(2027, 2, 14))
_CLOCK = re.compile(r"\b(?:date\.today|datetime\.(?:now|today|utcnow)|time\.(?:time|localtime|strftime))\b\(")


def late_on(database: Database, day: date) -> int:
    """Decisions that are late on a day, counted one by one from their rows."""
    actions = questions.tkpk_actions(database).to_dict("records")
    count = 0
    for row in questions.tkpk_decisions(database).to_dict("records"):
        told = [one for one in actions if one["decision"] == row["code"] and one["date"].date() <= day]
        last = max(told, key=lambda one: one["date"])["status"] if told else "terbuka"
        count += last not in ("selesai", "dibatalkan") and row["due"].date() < day
    return count


def only_number(pattern: str, text: str) -> int:
    """The number that the pattern finds, the same wherever it stands."""
    found = set(re.findall(pattern, re.sub(r"\s+", " ", text)))
    assert len(found) == 1, (pattern, found)
    return int(found.pop())


def test_late_decisions_are_as_many_on_page_slide_and_paper(shipped: Database,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    for day in DAYS:
        monkeypatch.setattr(build_times, "today", lambda day=day: day)
        counts.append(expected := late_on(shipped, day))
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        lead(app, "rapat")
        app.run()
        assert not app.exception
        assert only_number(r"(\d+) dari \d+ keputusan TKPK lewat tenggat", words(app)) == expected, day
        slide = deck(shipped, wanted=["keputusan"]).slides[0]
        assert only_number(r"(\d+) dari \d+ keputusan TKPK lewat tenggat", slide.title) == expected, day
        assert formats.tanggal(day) in slide.subtitle
        note = summary.content(PaperFacts(shipped))["decisions"]["note"]
        assert only_number(r"(\d+) di antaranya lewat tenggat", note) == expected and formats.tanggal(day) in note
    assert counts == sorted(counts) and counts[0] < counts[-1], "the days differ in what is late"


_PAPERS = """
import hashlib, sys
from datetime import datetime
from pathlib import Path
from dashboard.__main__ import main
from dashboard.topics.rat.blocks.workbook import rat_workbook
from dashboard.render.files.tables import table_xlsx
from dashboard.queries import reference
from dashboard.topics.rat import queries as rat
from dashboard.store.database import open_current
folder, day = Path(sys.argv[1]), "2026-12-01"
assert main(["deck", "-o", str(folder / "a.pptx"), "--slides", "keputusan,indikator,rat-opd,langkah-posisi",
             "--hari", day]) == 0
assert main(["brief", "-o", str(folder / "b.pdf"), "--hari", day]) == 0
assert main(["sheets", "-o", str(folder / "c.zip"), "--kecamatan", "35.05.01", "--hari", day]) == 0
assert main(["chapter", "-o", str(folder / "d.docx"), "--hari", day]) == 0
database = open_current()
info, matrix = reference.build_info(database), rat.rat_matrix(database)
(folder / "e.xlsx").write_bytes(rat_workbook(matrix, 2026, 23, {}, info.built_at))
frame = matrix[["agency", "allocation"]].head(9)
(folder / "f.xlsx").write_bytes(table_xlsx(frame, "Uji", [("BPS", None)], ["Catatan"], info.built_at))
"""


def test_the_same_build_and_day_give_the_same_bytes(shipped: Database, shipped_home: Path, tmp_path: Path) -> None:
    made = []
    for seed, zone, at in (("1", "America/Los_Angeles", "/"), ("2", "Asia/Jakarta", str(shipped_home))):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run([sys.executable, "-c", _PAPERS, str(folder)], check=True, capture_output=True, cwd=at,
                       env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone})
        made.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert sorted(made[0]) == ["a.pptx", "b.pdf", "c.zip", "d.docx", "e.xlsx", "f.xlsx"]
    for name, content in made[0].items():
        assert content == made[1][name], name


def test_a_paper_says_of_which_day_it_is(shipped: Database, tmp_path: Path) -> None:
    built = f"basis data disusun {formats.tanggal(day_of(reference.build_info(shipped).built_at))}"
    told = ("keadaan per 1 Desember 2026", "data per 24 November 2026", built)
    at = ["--hari", "2026-12-01", "-o"]
    assert main(["deck", "--slides", "keputusan", *at, str(tmp_path / "a.pptx")]) == 0
    slides = Presentation(str(tmp_path / "a.pptx")).slides
    texts = {"deck": " ".join([*(shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame),
                               slides[1].notes_slide.notes_text_frame.text])}
    assert main(["brief", *at, str(tmp_path / "b.pdf")]) == 0
    assert main(["chapter", *at, str(tmp_path / "c.docx")]) == 0
    pages = PdfReader(str(tmp_path / "b.pdf")).pages
    texts["brief"] = " ".join(page.extract_text() for page in pages)
    texts["chapter"] = " ".join(line.text for line in Document(str(tmp_path / "c.docx")).paragraphs)
    for name, text in texts.items():
        for words_ in told:
            assert words_.lower() in " ".join(text.lower().split()), (name, words_)


@pytest.mark.parametrize("command", ["deck", "brief", "chapter", "sheets"])
def test_what_is_no_day_is_said_in_one_sentence(shipped: Database, tmp_path: Path, command: str,
                                                capsys: pytest.CaptureFixture[str]) -> None:
    ending = {"deck": "a.pptx", "brief": "a.pdf", "chapter": "a.docx", "sheets": "a.zip"}[command]
    assert main([command, "-o", str(tmp_path / ending), "--hari", "kemarin"]) == 1
    assert "--hari “kemarin” bukan tanggal. Tulis seperti 2026-11-24." in capsys.readouterr().err
    assert not (tmp_path / ending).exists()


def test_what_is_kept_is_kept_for_the_day(shipped: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    makers: list[Callable[[], bytes]] = []
    monkeypatch.setattr(brief_parts.downloads, "button", lambda *given, **_: makers.append(given[3]))
    for day in DAYS[:2]:
        monkeypatch.setattr(build_times, "today", lambda day=day: day)
        brief_parts.brief_button(shipped)
        assert decks.usual(shipped.build_id).today == day
    for day, make in zip(DAYS, makers, strict=False):
        text = " ".join(PdfReader(BytesIO(make())).pages[0].extract_text().split())
        assert f"keadaan per {formats.tanggal(day)}" in text


def test_the_day_is_that_of_the_regency() -> None:
    assert day_of(datetime(2026, 11, 26, 16, 59, tzinfo=UTC)) == date(2026, 11, 26)
    assert day_of(datetime(2026, 11, 26, 17, 0, tzinfo=UTC)) == date(2026, 11, 27)


def test_nothing_but_store_and_publishing_reads_a_clock() -> None:
    """Stamps of builds, submissions and accounts, and `build_times.today`, are theirs; all else is handed a day."""
    root = ROOT / "src" / "dashboard"
    theirs = (root / "store", root / "publish")
    sources = [*root.rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    found = [str(path.relative_to(ROOT)) for path in sources
             if not any(map(path.is_relative_to, theirs)) and _CLOCK.search(path.read_text(encoding="utf-8"))]
    assert len(sources) > 200 and found == []
