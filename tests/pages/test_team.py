"""Tim Teknis and the form that ticks who came: clean, one agency, nothing yet, corrected, and what a visitor finds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store.database import Database, open_current
from dashboard.store.submissions.record import submissions
from dashboard.topics.meetings.parts import attendance_form
from dashboard.topics.meetings.rules.attendance import STATES, UNRECORDED
from dashboard.topics.meetings.words import team as words_of_team
from handing_in import publish
from meeting_rows import FIRST, SECOND, came, seat
from page_words import html, press, words

OpenPage = Callable[..., AppTest]


def text_of(app: AppTest) -> str:
    return re.sub(r"\s+", " ", words(app))


def recorded() -> list[list[str]]:
    rows = open_current().query("SELECT meeting, agency, state FROM tkpk_attendance ORDER BY meeting, agency")
    found: list[list[str]] = rows.values.tolist()
    return found


def tick(app: AppTest, label: str, *agencies: str) -> None:
    next(item for item in app.get("button_group") if item.label == label).set_value(list(agencies))


def test_who_came_who_sits_and_what_is_open(shipped: Database, open_page: OpenPage) -> None:
    app = open_page("tim")
    text = text_of(app)
    places = [text.index(part) for part in (
        "Rapat terakhir, 5 November 2026, dihadiri 20 dari 24 OPD; 2 OPD tidak hadir tiga kali berturut-turut.",
        "DATA CONTOH", "Di luar hitungan itu: 1 OPD belum dicatat.", "Kehadiran dan tugas OPD",
        "Yang perlu ditetapkan", "Kelompok kerja")]
    assert places == sorted(places)
    assert "Data contoh buatan, bukan data sebenarnya" in text and "diserahkan sekretariat TKPK lewat" not in text
    page = html(app)
    for state in STATES:
        assert words_of_team.sign(state) in page
    assert "Kelompok Kerja Pengembangan Kemitraan belum punya ketua" in text
    assert "3 OPD tidak duduk di kelompok mana pun: Dishub, Disnaker, Satpol PP." in text
    assert "nan" not in re.sub(r"[^a-z ]", " ", text).split() and "None" not in text
    one = open_page("tim", opd="dishub")
    text = text_of(one)
    assert "Dinas Perhubungan datang pada 0 dari 3 rapat dan tidak hadir tiga kali berturut-turut; 5 tugasnya" in text
    assert "Laporan RAT: belum pernah lapor" in text and "Dishub tidak duduk di kelompok mana pun." in text
    assert "kelola?dataset=rat_realisation" in html(one) and "BPKAD" not in text.split("Kehadiran dan tugas OPD")[1]


def test_nothing_is_written_down_yet(meetings: Path, open_page: OpenPage) -> None:
    text = text_of(open_page("tim"))
    assert "Kehadiran rapat TKPK belum dicatat." in text and "dashboard import tkpk_attendance" in text
    assert "dashboard import tkpk_team" in text and "0 dari" not in text and "Yang perlu ditetapkan" not in text


def test_without_agencies_the_page_says_whose_list_is_missing(tiny: Database, open_page: OpenPage) -> None:
    assert "Belum ada daftar OPD." in text_of(open_page("tim"))


def test_odd_offices_stay_text_and_a_wrong_link_is_named(meetings: Path, open_page: OpenPage) -> None:
    publish("tkpk_team", [seat(office="Kepala <b>Bidang</b>", basis="<i>188</i>"), seat("perkim", "ketua")])
    app = open_page("tim", opd="tak_ada")
    page = html(app)
    assert "Kepala &lt;b&gt;Bidang&lt;/b&gt;" in page and "<i>188" not in page
    assert "OPD" in app.warning[0].value and "Nomor SK belum dicatat: Kelompok Kerja Data." in text_of(app)


def test_a_visitor_ticks_nothing(meetings: Path, open_page: OpenPage) -> None:
    assert not open_page("jalankan").get("button_group")


def test_who_came_is_ticked_for_all_at_once_and_corrected_later(secretary: AppTest) -> None:
    publish("tkpk_attendance", [came("perkim", meeting=SECOND, office="Kepala Bidang Sosial")])
    secretary.get("button_group")[0].set_value("Kehadiran")
    secretary.run()
    before = len(submissions())
    tick(secretary, "Hadir", "perkim", "dinsos")
    tick(secretary, "Diwakili", "dinsos")
    press(secretary, "Simpan kehadiran")
    assert "Tandai tiap OPD satu kali: Dinsos" in secretary.error[0].value and len(submissions()) == before
    tick(secretary, "Hadir", "perkim")
    press(secretary, "Simpan kehadiran")
    assert "Tersimpan dan sudah tampil: “1 OPD, Rapat rapat-b" in secretary.success[0].value
    assert recorded() == [[SECOND, "dinsos", "diwakili"], [SECOND, "perkim", "hadir"]]
    assert open_current().query("SELECT office FROM tkpk_attendance WHERE agency = 'perkim'")["office"].tolist() == [
        "Kepala Bidang Sosial"], "what was not ticked anew stays as it was"
    press(secretary, "Tutup pesan")
    shown = next(item for item in secretary.get("button_group") if item.label == "Diwakili")
    assert list(shown.value) == ["dinsos"], "the form begins anew with what is recorded"
    press(secretary, "Simpan kehadiran")
    assert "Tidak ada yang berubah" in secretary.error[0].value
    tick(secretary, "Diwakili")
    press(secretary, "Simpan kehadiran")
    assert "tidak dapat dikosongkan di sini: Dinsos" in secretary.error[0].value and len(submissions()) == before + 1
    next(item for item in secretary.radio if item.label == "OPD lain yang tidak ditandai").set_value("tidak hadir")
    press(secretary, "Simpan kehadiran")
    assert recorded() == [[SECOND, "dinsos", "tidak hadir"], [SECOND, "perkim", "hadir"]]
    assert [entry.dataset for entry in submissions()[before:]] == ["tkpk_attendance"] * 2


def test_the_form_follows_the_meeting(secretary: AppTest) -> None:
    publish("tkpk_attendance", [came(state="tidak diundang"), came("perkim", "diwakili")])
    secretary.get("button_group")[0].set_value("Kehadiran")
    secretary.run()
    next(item for item in secretary.selectbox if item.label == "Rapat").set_value(FIRST)
    secretary.run()
    ticked = {item.label: list(item.value) for item in secretary.get("button_group") if item.label in
              attendance_form.TICKED.values()}
    assert ticked == {"Hadir": [], "Diwakili": ["perkim"], "Tidak diundang": ["dinsos"], "Tidak hadir": []}


@pytest.mark.parametrize(("found", "says"), [
    ({"a": "hadir", "b": "hadir"}, ""), ({"a": "hadir", "b": "diwakili"}, ""),
    ({"a": "hadir dan diwakili"}, "Tandai tiap OPD satu kali: A (hadir dan diwakili)."),
    ({"a": "hadir"}, "Yang sudah dicatat tidak dapat dikosongkan di sini: B."),
    ({"b": "hadir"}, "Tidak ada yang berubah"),
])
def test_what_is_wrong_with_the_ticks_is_said(found: dict[str, str], says: str) -> None:
    told = attendance_form.problem(found, {"a": UNRECORDED, "b": "hadir"}, {"a": "A", "b": "B"})
    assert told.startswith(says) and bool(told) == bool(says)
