"""Kelola Data: what was understood is shown before anything is stored, refused files leave nothing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core import settings
from dashboard.publish.build import build
from dashboard.store.sharing.follower import mark_reached
from dashboard.store.submissions.record import submissions
from kelola_page import GOOD, HEAD, MIXED, come, press, shown, upload
from page_words import ROOT, words


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
