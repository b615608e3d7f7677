"""Kelola Data: what was understood is shown before anything is stored, refused files leave nothing, and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core import settings
from dashboard.core.actor import person
from dashboard.core.domain import BuildError
from dashboard.publish.build import build
from dashboard.store.database import open_current
from dashboard.store.identity.accounts import add_account, disable_account, sign_in
from dashboard.store.sharing.follower import mark_reached
from dashboard.store.submissions.column_choices import remembered
from dashboard.store.submissions.record import effective, submissions
from dashboard.ui.handing_in import parts as kelola_parts
from handing_in import AGENCIES, KEEPER, PROGRAMS, publish, store
from page_words import ROOT, lead, words

NAME = "Siti Aminah"
HEAD = "Program;Kode desa;Periode;Sasaran;Satuan sasaran;Penerima;Satuan penerima;Anggaran\n"
GOOD = HEAD + ("rtlh;35.05.01.2001;2025;100;unit;80;unit;Rp 1.250.000.000\n"
               "rtlh;3505210010;2025;50;unit;20;unit;250.000.000\n")
MIXED = GOOD + "rtlh;35.05.09.2001;2025;10;unit;5;unit;100.000.000\nJumlah;;;160;;105;;1.600.000.000\n"


def with_lists() -> None:
    store("agencies", AGENCIES)
    store("programs", PROGRAMS)
    build()
    add_account(NAME, "jambu-mete-7", KEEPER)


@pytest.fixture
def world(live_after: Callable[[Callable[[], None]], Path]) -> None:
    """The tiny world with two OPD and one program handed in, and an account; a copy for one test."""
    live_after(with_lists)


@pytest.fixture
def app(world: None) -> AppTest:
    """Signed in, on the page."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["access_session"] = sign_in(NAME, "jambu-mete-7")
    lead(app, "kelola")
    app.query_params["dataset"] = "coverage"
    return shown(app)


def come(app: AppTest, **params: str) -> AppTest:
    """Follow a link from another page."""
    app.switch_page("pages/masuk/page.py").run()
    app.switch_page("pages/kelola/page.py")
    app.query_params.update(params)
    return shown(app)


def shown(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception, [item.message for item in app.exception]
    return app


def upload(app: AppTest, content: str | bytes, name: str = "cakupan.csv") -> AppTest:
    app.file_uploader[0].set_value((name, content.encode() if isinstance(content, str) else content, "text/csv"))
    return shown(app)


def press(app: AppTest, label: str) -> AppTest:
    """Presses, waits for the work it starts, and draws the page that shows what came of it."""
    next(button for button in app.main.get("button") if button.label == label).click()
    shown(app)
    if "kelola_job" in app.session_state:
        job = app.session_state["kelola_job"]
        assert job.done.wait(60)
        shown(app)
    return app


def test_a_visitor_cannot_reach_it(world: None) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        app.switch_page("pages/kelola/page.py")


def test_starts_with_what_is_there_and_what_can_be_handed_in(app: AppTest) -> None:
    text = words(app)
    assert app.title[0].value == "Kelola Data" and "masuk sebagai Siti Aminah" in text
    assert "2 dari 2 kiriman berlaku; terakhir Program bantuan oleh Penguji" in text
    assert app.selectbox(key="filter_Dataset").value == "coverage"
    assert [button.label for button in app.download_button] == ["Unduh templat"]
    assert "Sasaran dan penerima tiap program" in text and "Judul kolom" in "".join(part.value for part in app.markdown)


def test_preview_counts_rows_and_rupiah_and_stores_nothing(app: AppTest) -> None:
    text = words(upload(app, MIXED))
    assert "2 baris dapat disimpan, 1 ditolak" in text
    assert " ".join(text.split()).count("4 baris dibaca = 2 diterima + 1 ditolak + 1 dilewati (1 baris jumlah)") == 1
    assert "Rp1.600.000.000 dibaca = Rp1.500.000.000 diterima + Rp100.000.000 ditolak" in " ".join(text.split())
    assert "2 baris baru." in text
    assert "35.05.09.2001" in text and "baris 4" in text
    assert len(submissions()) == 2


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
    assert sorted(effective("coverage", KEEPER)["recipients"]) == [20, 90]


def test_the_same_file_twice_is_recognised(app: AppTest) -> None:
    press(upload(app, GOOD), "Simpan dan terbitkan")
    press(app, "Selesai")
    upload(app, GOOD)
    assert "Tidak ada yang berubah: 2 baris ini sudah tersimpan" in words(app)
    press(app, "Simpan dan terbitkan")
    assert "tidak disimpan dua kali" in app.success[0].value.replace("\\", "")
    assert len(submissions()) == 3


@pytest.mark.parametrize(("content", "name", "says"), [
    (HEAD.replace("Anggaran", "NIK") + "rtlh;35.05.01.2001;2025;1;unit;1;unit;3505010101900001\n", "a.csv", "NIK"),
    (GOOD, "data 3505010101900001.csv", "16 angka"),
    (b"", "kosong.csv", "kosong"),
    (b"PK\x03\x04 rusak", "rusak.xlsx", ""),
    ("Wilayah;Isi\nA;1\n", "lain.csv", "judul kolom"),
])
def test_a_refused_file_leaves_nothing(app: AppTest, content: str | bytes, name: str, says: str) -> None:
    upload(app, content, name)
    told = app.error[0].value.replace("\\", "")
    assert told.startswith("**Berkas ditolak, tidak ada yang disimpan.**") and says in told
    assert "3505010101900001" not in told and "3505010101900001" not in words(app)
    assert "kelola_upload" not in app.session_state
    assert len(submissions()) == 2
    kept = [path for path in settings.home().rglob("*") if path.is_file() and path.suffix != ".duckdb"]
    assert not [path for path in kept if b"3505010101900001" in path.read_bytes()]


def test_words_of_a_file_stay_words(app: AppTest) -> None:
    upload(app, "![x](http://jahat.test/a.png)\n1\n", "x.csv")
    assert "![x](http" not in app.error[0].value
    upload(app, HEAD + "<img src=x onerror=alert(1)>;35.05.01.2001;2025;1;unit;1;unit;1\n")
    assert not [part for part in app.main.get("html") if "<img src=x" in part.proto.body]


def test_a_spelling_is_learnt_and_the_file_read_again(app: AppTest) -> None:
    app.selectbox(key="filter_Dataset").select("rat_targets")
    shown(app)
    upload(app, "Tahun;OPD;Kode;Sub Kegiatan;Indikator;Satuan;Arah;Target\n"
                "2025;Dinas Sosail;1.06;Bantuan;Keluarga dibantu;KK;naik;500\n", "target.csv")
    assert "Tidak ada baris yang dapat disimpan" in words(app)
    app.get("button_group")[0].set_value("Dinas Sosial")
    press(app, "Simpan ejaan dan baca ulang")
    assert "Berkas di bawah ini sudah dibaca ulang" in app.success[0].value.replace("\\", "")
    assert "Semua 1 baris data terbaca" in words(app)
    alias = effective("agency_aliases", KEEPER).iloc[0]
    assert (alias["alias"], alias["agency"], submissions()[-1].by) == ("Dinas Sosail", "dinsos", NAME)


def test_spellings_of_a_program_and_a_village_are_learnt_one_list_after_the_other(app: AppTest) -> None:
    upload(app, HEAD.replace("Kode desa", "Desa;Kecamatan")
           + "Rumah tdk layak huni;Jatten;Wonodadi;2025;9;unit;5;unit;1\n"
           "rtlh;Jaten;;2024;9;unit;5;unit;1\nrtlh;Sukorejo;;2024;9;unit;5;unit;1\n")
    assert "Ejaan OPD" not in "".join(part.value for part in app.markdown)
    assert [group.options for group in app.get("button_group")] == [["Rumah tidak layak huni"], ["Jaten (Wonodadi)"]]
    app.get("button_group")[0].set_value("Rumah tidak layak huni")
    press(app, "Simpan ejaan dan baca ulang")
    press(app, "Selesai")
    known = effective("program_aliases", KEEPER)
    assert known[["alias", "program"]].values.tolist() == [["Rumah tdk layak huni", "rtlh"]]
    app.get("button_group")[0].set_value("Jaten (Wonodadi)")
    press(app, "Simpan ejaan dan baca ulang")
    known = effective("place_aliases", KEEPER)
    assert known[["alias", "region"]].values.tolist() == [["Jatten (Wonodadi)", "35.05.01.2001"]]
    assert not app.get("button_group") and "Semua 3 baris data terbaca" in words(app)


def test_what_the_file_must_say_itself_is_told_as_it_is_to_be_written(app: AppTest) -> None:
    upload(app, HEAD.replace("Kode desa", "Desa;Kecamatan") + "rtlh;Jaten;;2025;9;unit;5;unit;1\n")
    assert "“Jaten”: tulis dengan kecamatannya, Jaten (Wonodadi)" in words(app)
    assert not app.get("button_group")


def test_withdrawing_needs_a_reason_and_brings_back_what_was(app: AppTest) -> None:
    press(upload(app, GOOD), "Simpan dan terbitkan")
    press(app, "Selesai")
    come(app, bagian="Riwayat")
    assert "✓ berlaku" in words(app) and "cakupan.csv" in words(app)
    choice = next(box for box in app.selectbox if box.label == "Kiriman")
    choice.select_index(0)
    press(app, "Tarik kiriman")
    assert "isi alasannya" in app.warning[0].value and len(effective("coverage", KEEPER)) == 2
    next(box for box in app.selectbox if box.label == "Kiriman").select_index(0)
    next(box for box in app.text_input if box.label == "Alasan").input("salah tahun")
    press(app, "Tarik kiriman")
    assert "ditarik; yang digantikannya berlaku lagi" in app.success[0].value.replace("\\", "")
    assert effective("coverage", KEEPER).empty
    assert "salah tahun" in words(app) and "✕ ditarik" in words(app)


def test_a_reason_about_a_person_needs_a_statement(app: AppTest) -> None:
    press(upload(app, GOOD), "Simpan dan terbitkan")
    press(app, "Selesai")
    come(app, bagian="Riwayat")
    next(box for box in app.selectbox if box.label == "Kiriman").select_index(0)
    next(box for box in app.text_input if box.label == "Alasan").input("salah, hubungi 0812-3456-7890")
    press(app, "Tarik kiriman")
    assert "0812-3456-7890" in next(box.value for box in app.warning if "data pribadi" in box.value)
    assert len(effective("coverage", KEEPER)) == 2
    next(box for box in app.checkbox if box.label == "Isian ini tidak memuat data pribadi").check()
    press(app, "Tarik kiriman")
    assert effective("coverage", KEEPER).empty


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
    assert "Tidak ada yang disimpan" in told and "[kunci] baris ganda" in told
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


def test_a_wrong_link_is_named(app: AppTest) -> None:
    come(app, dataset="bukan_dataset")
    assert "“bukan_dataset”" in app.warning[0].value


def test_another_build_does_not_disturb_who_looks(world: None) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    before = words(app)
    build()
    app.run()
    assert not app.exception and words(app) == before


def test_dates_are_shown_as_dates(app: AppTest) -> None:
    app.selectbox(key="filter_Dataset").select("tkpk_meetings")
    shown(app)
    upload(app, "Kode rapat;Tanggal;Judul\nr1;24/11/2026;Rapat koordinasi\n", "rapat.csv")
    press(app, "Simpan dan terbitkan")
    press(app, "Selesai")
    upload(app, "Kode rapat;Tanggal;Judul\nr1;25/11/2026;Rapat koordinasi\nr2;1/12/2026;Rapat\n", "rapat2.csv")
    changed = next(table.value for table in app.dataframe if "Sebelum" in table.value.columns)
    assert changed[["Sebelum", "Sesudah"]].to_numpy().tolist() == [["24 November 2026", "25 November 2026"]]
    new = next(table.value for table in app.dataframe if "Judul rapat" in table.value.columns)
    assert new["Tanggal rapat"].tolist() == ["1 Desember 2026"]


ODD = HEAD.replace("Penerima;", "Yang dilayani;", 1).rstrip("\n") + ";Catatan Kabid\n"
ODD_ROWS = "rtlh;35.05.01.2001;2025;100;unit;80;unit;Rp 1.000;rahasia-negara\n"


def answer(app: AppTest, heading: str, choice: str) -> AppTest:
    """Says in the form what a column is."""
    next(box for box in app.selectbox if f"“{heading}”" in box.label).select(choice)
    return app


def test_unknown_columns_are_settled_in_the_preview_and_remembered_for_account_and_dataset(app: AppTest) -> None:
    upload(app, ODD + ODD_ROWS)
    told = app.warning[0].value.replace("\\", "")
    assert "belum ada yang disimpan" in told and told.count("Penerima") == 1 and "Catatan Kabid" in told
    assert not [button for button in app.main.get("button") if button.label == "Simpan dan terbitkan"]
    press(answer(app, "Yang dilayani", "recipients"), "Baca lagi")
    assert "Belum dipilih: Catatan Kabid" in app.warning[-1].value.replace("\\", "")
    press(answer(app, "Catatan Kabid", ""), "Baca lagi")
    assert "Semua 1 baris data terbaca" in words(app)
    assert "Kolom yang Anda tentukan (2)" in [part.label for part in app.expander]
    press(app, "Simpan dan terbitkan")
    assert effective("coverage", KEEPER)["recipients"].tolist() == [80]
    press(app, "Selesai")
    upload(app, ODD + ODD_ROWS.replace("80", "70"))
    assert "Semua 1 baris data terbaca" in words(app), "the next file is read at once"
    assert remembered(person(NAME), "coverage") == {"yangdilayani": "recipients", "catatankabid": ""}
    assert not remembered(person("Orang lain"), "coverage") and not remembered(person(NAME), "rat_matrix")


def test_what_was_said_can_be_changed_and_two_columns_cannot_be_one(app: AppTest) -> None:
    upload(app, ODD + ODD_ROWS)
    press(answer(answer(app, "Yang dilayani", "recipients"), "Catatan Kabid", "recipients"), "Baca lagi")
    assert "Dipilih untuk dua kolom: Penerima" in app.warning[-1].value
    answer(app, "Catatan Kabid", "realised")
    press(app, "Baca lagi")
    assert "Tidak ada baris yang dapat disimpan" in words(app), "a note is no amount"
    press(answer(app, "Catatan Kabid", ""), "Baca lagi")
    assert "Semua 1 baris data terbaca" in words(app)


def test_the_rest_is_ignored_in_one_go_and_nothing_of_it_is_kept(app: AppTest) -> None:
    upload(app, "Judul rahasia-judul\n" + ODD + ODD_ROWS + "rtlh;35.05.09.2001;2025;1;unit;1;unit;1;rahasia-tolak\n")
    answer(app, "Yang dilayani", "recipients")
    app.checkbox[0].check()
    press(app, "Baca lagi")
    app.checkbox[0].check()
    press(shown(app), "Simpan dan terbitkan")
    assert len(submissions()) == 3 and submissions()[-1].copy is not None
    kept = [path for path in settings.home().rglob("*") if path.is_file()]
    assert not [path for path in kept if b"rahasia" in path.read_bytes()]


def test_where_copies_are_shown_it_says_at_once_where_to_hand_in(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    assert app.get("file_uploader")
    mark_reached()
    monkeypatch.setenv("DASHBOARD_MAIN", "https://kelola.example.go.id")
    app.run()
    assert "Data diserahkan di server utama" in words(app) and "https://kelola.example.go.id" in words(app)
    assert not app.get("file_uploader") and not app.exception
    app.session_state["access_session"] = ""
    app.switch_page("pages/masuk/page.py").run()
    assert "di server utama dasbor (https://kelola.example.go.id)" in words(app)
    assert not app.text_input and not app.exception
