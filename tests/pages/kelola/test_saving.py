"""Kelola Data stores and publishes, or says why not; what was stored can be taken back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core.domain import BuildError
from dashboard.store.database import open_current
from dashboard.store.identity.accounts import disable_account
from dashboard.store.submissions.record import rows_in_force, submissions
from dashboard.ui.handing_in import parts as kelola_parts
from handing_in import KEEPER, PROGRAMS, publish
from kelola_page import GOOD, HEAD, MIXED, NAME, come, press, shown, upload
from page_words import words


def test_rejected_rows_need_an_explicit_choice(app: AppTest) -> None:
    upload(app, MIXED)
    save = next(button for button in app.main.get("button") if button.label == "Simpan dan terbitkan")
    assert save.disabled
    app.checkbox[0].check()
    press(shown(app), "Simpan dan terbitkan")
    assert "2 baris, sudah terbit" in app.success[0].value.replace("\\", "")
    stored = submissions()[-1]
    assert (stored.by, stored.rows, stored.rejected, stored.file_name) == (NAME, 2, 1, "cakupan.csv")
    assert open_current().query("SELECT sum(recipients) AS n FROM coverage")["n"].iloc[0] == 100
    assert app.file_uploader, "ready for the next file"


def test_a_correction_shows_old_and_new_values(app: AppTest) -> None:
    press(upload(app, GOOD), "Simpan dan terbitkan")
    press(app, "Selesai")
    corrected = HEAD + "rtlh;35.05.01.2001;2025;100;unit;90;unit;Rp 1.250.000.000\n"
    upload(app, corrected)
    assert "1 baris berubah." in words(app)
    frame = next(table.value for table in app.dataframe if "Sebelum" in table.value.columns)
    assert frame[["Kolom", "Sebelum", "Sesudah"]].to_numpy().tolist() == [["Penerima", "80", "90"]]
    press(app, "Simpan dan terbitkan")
    assert sorted(rows_in_force("coverage", KEEPER)["recipients"]) == [20, 90]


def test_the_same_file_twice_is_recognised(app: AppTest) -> None:
    press(upload(app, GOOD), "Simpan dan terbitkan")
    press(app, "Selesai")
    upload(app, GOOD)
    assert "Tidak ada yang berubah: 2 baris ini sudah tersimpan" in words(app)
    press(app, "Simpan dan terbitkan")
    assert "tidak disimpan dua kali" in app.success[0].value.replace("\\", "")
    assert len(submissions()) == 3


def test_withdrawing_needs_a_reason_and_brings_back_what_was(app: AppTest) -> None:
    press(upload(app, GOOD), "Simpan dan terbitkan")
    press(app, "Selesai")
    come(app, bagian="Riwayat")
    assert "✓ berlaku" in words(app) and "cakupan.csv" in words(app)
    choice = next(box for box in app.selectbox if box.label == "Kiriman")
    choice.select_index(0)
    press(app, "Tarik kiriman")
    assert "isi alasannya" in app.warning[0].value and len(rows_in_force("coverage", KEEPER)) == 2
    next(box for box in app.selectbox if box.label == "Kiriman").select_index(0)
    next(box for box in app.text_input if box.label == "Alasan").input("salah tahun")
    press(app, "Tarik kiriman")
    assert "ditarik; yang digantikannya berlaku lagi" in app.success[0].value.replace("\\", "")
    assert rows_in_force("coverage", KEEPER).empty
    assert "salah tahun" in words(app) and "✕ ditarik" in words(app)


def test_a_reason_about_a_person_needs_a_statement(app: AppTest) -> None:
    press(upload(app, GOOD), "Simpan dan terbitkan")
    press(app, "Selesai")
    come(app, bagian="Riwayat")
    next(box for box in app.selectbox if box.label == "Kiriman").select_index(0)
    next(box for box in app.text_input if box.label == "Alasan").input("salah, hubungi 0812-3456-7890")
    press(app, "Tarik kiriman")
    assert "0812-3456-7890" in next(box.value for box in app.warning if "data pribadi" in box.value)
    assert len(rows_in_force("coverage", KEEPER)) == 2
    next(box for box in app.checkbox if box.label == "Isian ini tidak memuat data pribadi").check()
    press(app, "Tarik kiriman")
    assert rows_in_force("coverage", KEEPER).empty


def test_a_disabled_account_hands_in_nothing_more(app: AppTest) -> None:
    upload(app, GOOD)
    disable_account(NAME, KEEPER)
    next(button for button in app.main.get("button") if button.label == "Simpan dan terbitkan").click()
    shown(app)
    assert app.title[0].value == "Masuk" and len(submissions()) == 2


def test_what_others_publish_meanwhile_is_taken_up(app: AppTest) -> None:
    upload(app, GOOD)
    publish("programs", [{**PROGRAMS[0], "unit": "KK"}], by="Orang lain")
    assert "Tidak ada baris yang dapat disimpan" in words(shown(app))


def test_a_failed_check_is_told_and_the_file_stays_ready(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise BuildError("1 masalah ditemukan; tidak ada yang diterbitkan.", ("[kunci] baris ganda",))

    upload(app, GOOD)
    monkeypatch.setattr(kelola_parts, "hand_in", refuse)
    press(app, "Simpan dan terbitkan")
    told = app.error[0].value.replace("\\", "")
    assert "Tidak ada yang disimpan" in told and "\n- baris ganda" in told, "without the name of the check"
    assert "cakupan.csv" in words(app) and len(submissions()) == 2
    press(app, "Tutup pesan")
    assert not app.error and "cakupan.csv" in words(app)


def test_an_unforeseen_failure_is_told_without_its_details(app: AppTest, monkeypatch: pytest.MonkeyPatch,
                                                           caplog: pytest.LogCaptureFixture) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("rahasia")

    upload(app, GOOD)
    monkeypatch.setattr(kelola_parts, "hand_in", fail)
    press(app, "Simpan dan terbitkan")
    assert "tidak terduga" in app.error[0].value and "rahasia" not in app.error[0].value
    assert "handing in failed" in caplog.text
