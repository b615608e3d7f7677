"""Rapat TKPK: clean, no meeting yet, sample off, wrong link, many decisions, odd texts, what changed, minutes."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from dashboard.commands.serving import free_ports
from dashboard.core import settings
from dashboard.store.database import Database, current_build_id
from dashboard.store.lake.published_here import tell
from dashboard.topics.meetings.parts import parts as rapat_parts
from dashboard.topics.meetings.rules.decisions import DecisionState, by_state, of_build
from dashboard.topics.meetings.words import meetings as meeting_words
from handing_in import action, publish, store
from meeting_rows import DAY, decision
from page_words import html, words

OpenPage = Callable[..., AppTest]


ORDER = {"rapat": ("Presentasi dan salindia", "Apa yang berubah", "Capaian RAT yang perlu perhatian"),
         "jalankan": ("Catat saat rapat", "Keputusan rapat terakhir"),
         "tindak": ("Lewat tenggat", "Pengingat")}


def text_of(app: AppTest) -> str:
    return re.sub(r"\s+", " ", words(app))


def shown(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, [item.message for item in app.exception]
    return app


def test_before_during_and_after_a_meeting(shipped: Database, open_page: OpenPage) -> None:
    known, places = of_build(shipped), {}
    for folder, parts in ORDER.items():
        app = open_page(folder)
        text = text_of(app)
        assert meeting_words.headline(known, DAY) in text and "DATA CONTOH" in text
        places[folder] = [text.index(part) for part in parts]
        assert places[folder] == sorted(places[folder]), folder
        assert "nan" not in re.sub(r"[^a-z ]", " ", text).split() and "None" not in text
        assert not app.main.get("form") and not app.text_area, "a visitor looks"
    for one in by_state(known.decisions, DAY)[DecisionState.LATE]:
        assert text.index(one.text) < places["tindak"][1]
    assert "saat diputuskan: Dinas Perumahan dan Kawasan" in text_of(open_page("tindak", bagian="Semua keputusan"))
    prepared = text_of(open_page("rapat"))
    assert "Tidak ada basis data yang tersimpan dari 5 November 2026" in prepared
    assert "Dishub : belum pernah lapor" in prepared
    others = prepared[prepared.index("Dari bidang lain"):prepared.index("Apa yang berubah")]
    assert [word in others for word in ("SLRT", "temuan register", "Perusahaan mitra", "diceritakan berbeda",
                                        "Paling lama menunggu")] == [True] * 4 + [False]
    for folder in ORDER:
        assert "Data contoh buatan, bukan data sebenarnya" in text_of(open_page(folder))
        assert "diserahkan sekretariat" not in text_of(open_page(folder)).split("Data contoh buatan")[1][:80]


def test_what_is_run_is_the_newest_meeting(meetings: Path, open_page: OpenPage) -> None:
    text = text_of(open_page("jalankan"))
    assert "Keputusan hari ini" in text and "Rapat rapat-b" in text and "Mengerjakan k1" not in text


def test_an_old_link_to_decisions_leads_to_where_they_stand(meetings: Path, open_page: OpenPage) -> None:
    app = open_page("rapat", status="lewat", opd="dinsos")
    assert app.title[0].value == "Tindak Lanjut Rapat TKPK" and "1 keputusan: 1 lewat tenggat" in text_of(app)


def test_no_meeting_yet(tiny: Database, open_page: OpenPage) -> None:
    text = text_of(open_page("tindak"))
    assert "Belum ada rapat TKPK yang tercatat." in text and "dashboard import tkpk_meetings" in text
    assert not open_page("tindak").tabs
    assert "Belum ada laporan RAT" in text_of(open_page("rapat"))
    assert "dashboard import tkpk_meetings" in text_of(open_page("jalankan"))


def test_sample_off(without_sample: None, open_page: OpenPage) -> None:
    text = text_of(open_page("rapat"))
    assert "Belum ada rapat TKPK yang tercatat." in text and "DATA CONTOH" not in text


def test_a_link_chooses_and_a_wrong_one_is_named(meetings: Path, open_page: OpenPage) -> None:
    app = open_page("tindak", status="lewat", opd="dinsos")
    assert "1 keputusan: 1 lewat tenggat" in text_of(app)
    wrong = open_page("tindak", rapat="rapat-z", opd="tak_ada", status="![x](http://y)")
    assert [item.value.split(" ")[2] for item in wrong.warning] == ["rapat", "OPD", "status"]
    assert "![x](" not in "".join(item.value for item in wrong.warning)
    assert "Semua keputusan" not in str(wrong.query_params.get("bagian")), "nothing is chosen among decisions"
    assert "3 keputusan: 1 lewat tenggat, 2 terbuka" in text_of(open_page("tindak", bagian="Semua keputusan"))
    none = open_page("tindak", status="selesai")
    assert "Tidak ada keputusan untuk pilihan ini." in text_of(none)


def test_filters_follow_and_clear(meetings: Path, open_page: OpenPage) -> None:
    app = open_page("tindak", bagian="Semua keputusan")
    next(box for box in app.selectbox if box.label == "OPD").select("perkim")
    shown(app)
    assert app.query_params["opd"] == ["perkim"] or app.query_params["opd"] == "perkim"
    assert "1 keputusan: 1 terbuka" in text_of(app)
    next(button for button in app.main.get("button") if button.label == "Hapus saringan").click()
    assert "3 keputusan" in text_of(shown(app))


def test_reminders_and_history(meetings: Path, open_page: OpenPage) -> None:
    app = open_page("tindak")
    text = text_of(app)
    assert "H-7: jatuh tempo dalam tujuh hari 1" in text and "H: jatuh tempo hari ini 1" in text
    assert "30 November 2026, 6 hari lagi" in text and "24 November 2026, hari ini" in text
    assert "- Dinsos: Mengerjakan k1 (30 Juni 2026, lewat 147 hari)" in app.code[0].value
    page = html(open_page("tindak", bagian="Semua keputusan"))
    assert 'href="https://contoh.test/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">bukti</a>' in page
    assert "saat diputuskan: Dinas Cipta Karya" in page and "Penguji" not in text


def test_two_hundred_decisions_and_odd_texts(meetings: Path, open_page: OpenPage) -> None:
    evil = "<img src=x onerror=alert(1)> =cmd|' /C calc'!A0 "
    publish("tkpk_decisions", [decision(f"m{number:03}", "2026-12-31", decision=evil + "panjang" * 100)
                               for number in range(200)])
    app = open_page("tindak", bagian="Semua keputusan")
    page, text = html(app), text_of(app)
    assert "<img src=x" not in page and page.count("&lt;img src=x onerror") == 12, "15 with the three of the world"
    assert "203 keputusan: 1 lewat tenggat, 202 terbuka" in text and "(15 dari 203)" in text
    app.toggle[0].set_value(True)
    assert html(shown(app)).count("&lt;img src=x onerror") == 200


def test_changes_since_the_meeting_before(meetings: Path, open_page: OpenPage) -> None:
    """The build of that day is there: a figure, a status and a submission have changed since."""
    path = settings.builds() / f"dashboard-{current_build_id()}.duckdb"
    store("rat_matrix", [action("dinsos")])
    publish("rat_targets", [{"year": 2025, "agency": "dinsos", "sub_code": "1.06.01", "sub_activity": "Sub",
                             "indicator": "Keluarga", "unit": "KK", "direction": "naik", "accumulation": "jumlah",
                             "target": 100.0}])
    then = settings.builds() / f"dashboard-{current_build_id()}.duckdb"
    stamp = datetime(2026, 3, 18, 16, 59, 59, tzinfo=UTC)
    shutil.copy(then, settings.builds() / f"dashboard-{stamp:%Y%m%dT%H%M%S%f}-0123abcd.duckdb")
    later = datetime(2026, 3, 18, 17, 0, 0, tzinfo=UTC) + timedelta(seconds=1)
    shutil.copy(path, settings.builds() / f"dashboard-{later:%Y%m%dT%H%M%S%f}-0123abcd.duckdb")
    facts = meetings / "data/facts/observations_bps.csv"
    facts.write_text(facts.read_text("utf-8").replace("p0,35.05,2024,Maret,8.16", "p0,35.05,2024,Maret,8.1"), "utf-8")
    publish("rat_realisation", [{"year": 2025, "quarter": 1, "agency": "dinsos", "sub_code": "1.06.01",
                                 "indicator": "Keluarga", "physical": 20.0}])
    text = text_of(open_page("rapat"))
    assert "Sejak Rapat rapat-a, 18 Maret 2026" in text
    assert "Penduduk miskin Maret 2024 dikoreksi: kini 8,10 persen, saat rapat 8,16 persen." in text
    assert "1 OPD yang saat itu belum lapor kini melapor untuk triwulan I 2025: tinggi Dinsos." in text
    assert "Realisasi RAT: 1 kiriman baru" in text


def test_an_old_build_that_is_damaged_is_told(meetings: Path, open_page: OpenPage) -> None:
    (settings.builds() / "dashboard-20260318T050000000000-0123abcd.duckdb").write_bytes(b"bukan basis data")
    text = text_of(open_page("rapat"))
    assert "Angka indikator tidak dapat dibandingkan" in text and "Status RAT tidak dapat dibandingkan" in text


def test_a_history_that_cannot_be_asked_is_told_and_the_page_goes_on(
        meetings: Path, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    [port] = free_ports(1)
    monkeypatch.setenv("DASHBOARD_STORE", f"postgresql://uji:r4hasia@127.0.0.1:{port}/x")
    monkeypatch.setenv("DASHBOARD_LAKE", "/tidak/ada")
    tell({"20260318T060000000000-0123abcd": datetime(2026, 3, 18, 6, tzinfo=UTC)})
    text = text_of(open_page("rapat"))
    assert "Sejak Rapat rapat-a, 18 Maret 2026" in text and "r4hasia" not in text
    assert text.index("PostgreSQL tidak terjangkau") < text.index("Kiriman data") < text.index("Capaian RAT yang perlu")


def test_minutes_can_be_taken_away(meetings: Path, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []
    real = rapat_parts.downloads.button
    monkeypatch.setattr(rapat_parts.downloads, "button", lambda label, name, mime, make, **more: (
        made.append(make()) if name.startswith("notulen") else real(label, name, mime, make, **more)))
    open_page("tindak", bagian="Rapat & notulen")
    document = Document(io.BytesIO(made[0]))
    assert "Notulen Rapat rapat-b" in "".join(line.text for line in document.paragraphs)
    assert any("Mengerjakan k1" in cell.text for table in document.tables for row in table.rows for cell in row.cells)
