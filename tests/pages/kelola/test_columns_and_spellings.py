"""Kelola Data asks what it does not know: columns, spellings of OPD, programs and places; it remembers the answer."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from dashboard.core import settings
from dashboard.core.actor import person
from dashboard.store.submissions.column_choices import remembered
from dashboard.store.submissions.record import rows_in_force, submissions
from handing_in import KEEPER
from kelola_page import HEAD, NAME, press, shown, upload
from page_words import words


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
    alias = rows_in_force("agency_aliases", KEEPER).iloc[0]
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
    known = rows_in_force("program_aliases", KEEPER)
    assert known[["alias", "program"]].values.tolist() == [["Rumah tdk layak huni", "rtlh"]]
    app.get("button_group")[0].set_value("Jaten (Wonodadi)")
    press(app, "Simpan ejaan dan baca ulang")
    known = rows_in_force("place_aliases", KEEPER)
    assert known[["alias", "region"]].values.tolist() == [["Jatten (Wonodadi)", "35.05.01.2001"]]
    assert not app.get("button_group") and "Semua 3 baris data terbaca" in words(app)


def test_what_the_file_must_say_itself_is_told_as_it_is_to_be_written(app: AppTest) -> None:
    upload(app, HEAD.replace("Kode desa", "Desa;Kecamatan") + "rtlh;Jaten;;2025;9;unit;5;unit;1\n")
    assert "“Jaten”: tulis dengan kecamatannya, Jaten (Wonodadi)" in words(app)
    assert not app.get("button_group")

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
    assert rows_in_force("coverage", KEEPER)["recipients"].tolist() == [80]
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
