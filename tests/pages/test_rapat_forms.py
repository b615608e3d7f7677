"""Noting down on Rapat TKPK: saved at once, refused with a sentence while the words stay, and seen where it belongs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core.actor import person
from dashboard.core.domain import BuildError
from dashboard.store.database import open_current
from dashboard.store.identity.accounts import add_account, disable_account, sign_in
from dashboard.store.policy import audience
from dashboard.store.submissions.record import submissions
from dashboard.topics.meetings.parts import forms as rapat_forms
from dashboard.topics.meetings.rules.decisions import DecisionState, of_build
from handing_in import AGENCIES, KEEPER, publish
from meeting_rows import DAY, FIRST, SECOND, SECRETARY
from page_words import ROOT, html, press, words
from worlds import copy_home

NIK = "3505010101900001"


def shown(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, [item.message for item in app.exception]
    return app


def fill(app: AppTest, kind: str, label: str, value: Any) -> None:
    box = next(item for item in app.main.get(kind) if item.label == label and "filter" not in str(item.key))
    box.set_value(value)


def enter(app: AppTest, text: str, agency: str, due: date = date(2026, 12, 31)) -> AppTest:
    fill(app, "text_area", "Keputusan", text)
    code = next(row["code"] for row in AGENCIES if row["name"] == agency)
    fill(app, "selectbox", "OPD yang mengerjakan", code)
    fill(app, "date_input", "Tenggat", due)
    return press(app, "Simpan keputusan")


def test_a_decision_is_saved_at_once_and_shown(secretary: AppTest) -> None:
    enter(secretary, "Membagi <b>kartu</b> [x](http://y)", "Dinas Perkim")
    assert "Tersimpan dan sudah tampil" in secretary.success[0].value and "[x](http" not in secretary.success[0].value
    assert "Membagi &lt;b&gt;kartu&lt;/b&gt;" in html(secretary)
    stored = submissions()[-1]
    assert (stored.dataset, stored.by, stored.rows) == ("tkpk_decisions", SECRETARY, 1)
    row = of_build(open_current()).decisions[-1]
    assert (row.text, row.agency, row.due, row.meeting) == ("Membagi <b>kartu</b> [x](http://y)", "perkim",
                                                           date(2026, 12, 31), SECOND)
    assert not next(item for item in secretary.text_area if item.label == "Keputusan").value, "empty for the next one"
    next(button for button in secretary.main.get("button") if button.label == "Tutup pesan").click()
    assert not shown(secretary).success


@pytest.mark.parametrize(("text", "agency", "due", "says"), [
    ("", "dinsos", date(2026, 12, 31), "Tulis keputusannya"), ("Ada", None, date(2026, 12, 31), "Pilih OPD"),
    ("Ada", "dinsos", date(2026, 11, 23), "mendahului tanggal rapat"), (f"Bantu {NIK}", "dinsos", DAY, "16 angka"),
])
def test_what_is_wrong_is_told_and_stays_typed(secretary: AppTest, text: str, agency: str | None, due: date,
                                               says: str) -> None:
    before = len(submissions())
    fill(secretary, "text_area", "Keputusan", text)
    fill(secretary, "selectbox", "OPD yang mengerjakan", agency)
    fill(secretary, "date_input", "Tenggat", due)
    press(secretary, "Simpan keputusan")
    assert says in secretary.error[0].value
    assert NIK not in secretary.error[0].value and len(submissions()) == before
    assert next(item for item in secretary.text_area if item.label == "Keputusan").value == text


def test_words_about_a_person_are_shown_and_need_a_statement(secretary: AppTest) -> None:
    before = len(submissions())
    enter(secretary, "Menengok Pak Slamet yang sakit stroke", "Dinas Sosial")
    told = secretary.warning[0].value
    assert "“Menengok Pak Slamet”" in told and "“stroke”" in told and len(submissions()) == before
    statement = next(box for box in secretary.checkbox if box.label == "Isian ini tidak memuat data pribadi")
    assert not statement.value
    statement.check()
    fill(secretary, "text_area", "Keputusan", "Menengok Bu Aminah yang sakit stroke")
    press(secretary, "Simpan keputusan")
    assert "“Aminah”" in secretary.warning[0].value and len(submissions()) == before, "the answer was for other words"
    next(box for box in secretary.checkbox if box.label == "Isian ini tidak memuat data pribadi").check()
    press(secretary, "Simpan keputusan")
    assert "Tersimpan dan sudah tampil" in secretary.success[0].value and len(submissions()) == before + 1


def test_a_due_date_that_has_passed_is_late_at_once(secretary: AppTest) -> None:
    fill(secretary, "selectbox", "Rapat", FIRST)
    enter(secretary, "Sudah seharusnya", "Dinas Sosial", date(2026, 4, 1))
    secretary.switch_page("pages/tindak/page.py")
    text = words(shown(secretary))
    assert text.index("Sudah seharusnya") < text.index("Pengingat") and "1 April 2026, lewat 237 hari" in text


def test_an_action_ends_a_decision(secretary: AppTest) -> None:
    secretary.get("button_group")[0].set_value("Tindak lanjut")
    shown(secretary)
    fill(secretary, "selectbox", "Keputusan", "k1")
    fill(secretary, "text_input", "Tautan bukti", "javascript:alert(1)")
    press(secretary, "Simpan tindak lanjut")
    assert "Tautan" in secretary.error[0].value and len(submissions()) == 5
    fill(secretary, "text_input", "Tautan bukti", "https://contoh.test/berita-acara")
    press(secretary, "Simpan tindak lanjut")
    known = of_build(open_current(), audience(person(SECRETARY)))
    one = next(one for one in known.decisions if one.code == "k1")
    assert (one.state(DAY), one.follow_ups[-1].date, one.follow_ups[-1].by) == (DecisionState.DONE, DAY, SECRETARY)
    assert "Tidak ada keputusan TKPK yang lewat tenggat" in words(secretary)


def test_a_meeting_with_its_agenda(secretary: AppTest) -> None:
    secretary.get("button_group")[0].set_value("Rapat")
    shown(secretary)
    fill(secretary, "text_input", "Judul rapat", "Rapat IV")
    fill(secretary, "text_area", "Agenda, satu pokok bahasan tiap baris", "Satu\n\n  Dua  \n")
    press(secretary, "Simpan rapat")
    newest = next(one for one in of_build(open_current()).meetings if one.title == "Rapat IV")
    assert (newest.agenda, newest.date) == (("Satu", "Dua"), DAY)
    assert [entry.dataset for entry in submissions()[-2:]] == ["tkpk_meetings", "tkpk_agenda"]


def test_sample_meetings_take_no_decisions(shipped_home: Path, tmp_path: Path,
                                           monkeypatch: pytest.MonkeyPatch) -> None:
    copy_home(shipped_home, tmp_path / "home")
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DASHBOARD_DATA", raising=False)
    add_account(SECRETARY, "jambu-mete-7", KEEPER)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["access_session"] = sign_in(SECRETARY, "jambu-mete-7")
    app.run()
    app.switch_page("pages/jalankan/page.py")
    shown(app)
    assert [item.label for item in app.text_input if item.label == "Judul rapat"], "a meeting comes first"
    app.get("button_group")[0].set_value("Keputusan")
    assert "Catat dahulu rapat yang sebenarnya" in shown(app).info[0].value


def test_a_refused_build_keeps_the_words(secretary: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise BuildError("1 masalah ditemukan.", ("[rapat] rapat belum terdaftar",))

    monkeypatch.setattr(rapat_forms, "hand_in", refuse)
    enter(secretary, "Kalimat panjang yang tidak boleh hilang", "Dinas Sosial")
    told = secretary.error[0].value
    assert "Kalimat panjang yang tidak boleh hilang" in told and "belum terdaftar" in told


def test_a_renamed_agency_keeps_the_name_of_its_day(secretary: AppTest) -> None:
    enter(secretary, "Membagi kartu", "Dinas Sosial")
    publish("agencies", [{**AGENCIES[0], "name": "Dinas Sosial dan P3A", "short_name": "Dinsos P3A"}])
    page = html(shown(secretary))
    assert 'title="Dinas Sosial dan P3A">Dinsos P3A</span><small class="below">saat diputuskan: Dinas Sosial' in page


def test_a_session_that_ended_gives_the_words_back(secretary: AppTest) -> None:
    before = len(submissions())
    fill(secretary, "text_area", "Keputusan", "Menyusun jadwal [x](http://y)")
    disable_account(SECRETARY, KEEPER)
    press(secretary, "Simpan keputusan")
    told = secretary.warning[0].value
    assert "belum tersimpan" in told and "Menyusun jadwal" in told and "[x](http" not in told
    assert len(submissions()) == before and not secretary.text_area
