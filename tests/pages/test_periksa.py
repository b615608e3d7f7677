"""Periksa Angka: one figure with its source, the text of a visitor, the report and the note of whoever is signed in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core.actor import VISITOR, person
from dashboard.store.database import Database
from dashboard.ui.shell import access
from page_words import html, words

OpenPage = Callable[..., AppTest]
FIGURE = {"ind": "p0", "wilayah": "35.05", "tahun": "2024", "periode": "Maret"}
REPORT = "FormSubmitter:kelola_angka_laporan-Laporkan angka ini"
NOTE = "FormSubmitter:kelola_angka_catatan-Simpan catatan"


def field(app: AppTest, label: str) -> object:
    """The text field of this label."""
    return next(item for kind in ("text_input", "text_area") for item in app.main.get(kind) if item.label == label)


def test_a_visitor_copies_a_text_and_nothing_is_kept(tiny: Database, open_page: OpenPage,
                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("periksa", **FIGURE)
    (text,) = (item.value for item in app.main.get("code"))
    assert "Persentase penduduk miskin, Kabupaten Blitar, Maret 2024" in text and "Yang tampil: 8,16 persen." in text
    assert "BPS, data uji" in text and "Dasbor disusun" in text and "Menurut saya yang benar: …" in text
    assert "mailto:" not in html(app) and not app.main.get("text_area")
    monkeypatch.setenv("DASHBOARD_REPORT_MAIL", "data@blitarkab.go.id")
    assert 'href="mailto:data@blitarkab.go.id?subject=Angka%20salah' in html(open_page("periksa", **FIGURE))
    monkeypatch.setenv("DASHBOARD_REPORT_MAIL", "a@b.c?cc=x")
    assert "mailto:" not in html(open_page("periksa", **FIGURE))


def test_every_source_leads_here(shipped: Database, open_page: OpenPage) -> None:
    shown = html(open_page("angka"))
    assert 'href="periksa?ind=p0&amp;wilayah=35.05&amp;tahun=2025&amp;periode=Maret"' in shown
    ways = {"tren": "periksa?ind=p0", "program": "periksa?data=coverage", "rat": "periksa?data=rat_matrix",
            "register": "periksa?data=registry_counts", "layanan": "periksa?data=service_counts",
            "gotong-royong": "periksa?data=partner_pledges", "sinkronisasi": "periksa?data=planning_links",
            "indikator": 'href="periksa"', "peta": "periksa?ind="}
    for page, way in ways.items():
        assert way in html(open_page(page)), page
    assert "Angka ini salah?" not in html(open_page("tindak"))
    app = open_page("periksa", data="coverage", waktu="2026-TW3", kec="35.05.10")
    assert "cakupan program, Kecamatan Kanigoro" in words(app) and "TW3 2026" in app.main.get("code")[0].value


def test_a_figure_that_is_not_there_is_named(tiny: Database, open_page: OpenPage) -> None:
    app = open_page("periksa", ind="p0", wilayah="35.05.01", tahun="2012")
    told = " ".join(item.value for item in app.warning)
    assert "Wonodadi belum punya angka ini" in told and "2012 belum tersedia" in told
    assert "Kabupaten Blitar, Maret 2025: 7,57 persen" in words(app)
    assert "dua sumber berbeda atau dilaporkan salah, perkara 01" in words(app)


def test_a_report_and_a_note_are_typed_and_shown(tiny: Database, open_page: OpenPage,
                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "actor", lambda: person("siti"))
    app = open_page("periksa", **FIGURE)
    app.button(key=REPORT).click().run()
    assert "Tulis mengapa" in app.error[0].value
    field(app, "Mengapa salah").set_value("Menurut warga 3505105203880001")
    app.button(key=REPORT).click().run()
    assert "16 angka" in app.error[0].value
    field(app, "Mengapa salah").set_value("Buku memuat angka lain")
    field(app, "Angka yang benar (persen)").set_value("8.2")
    app.button(key=REPORT).click().run()
    assert "tidak terbaca" in app.error[0].value
    field(app, "Angka yang benar (persen)").set_value("8,2")
    field(app, "Menurut sumber mana").set_value("Buku BPS 2026")
    app.button(key=REPORT).click().run()
    field(app, "Catatan tentang Persentase penduduk miskin, Kabupaten Blitar, Maret 2024").set_value(
        "Lihat <img src=x> https://contoh.test/a")
    app.button(key=NOTE).click().run()
    for job in app.session_state["kelola_angka_jobs"]:
        assert job.done.wait(120) and job.error is None
    shown = open_page("periksa", **FIGURE)
    assert 'perkara=p0-35.05-2024-maret"' in html(shown) and "siti" in words(shown)
    assert "&lt;img src=x&gt; https://contoh.test/a" in html(shown) and 'href="https://contoh' not in html(shown)
    assert "8,2 persen" in words(open_page("angka-berbeda")) and "Oleh siti." in words(open_page("angka-berbeda"))
    chart = html(open_page("tren", ind="p0"))
    assert "Catatan perencana: [1] Kab. Blitar Maret 2024: Lihat &lt;img src=x&gt;" in chart
    monkeypatch.setattr(access, "actor", lambda: VISITOR)
    seen = words(open_page("periksa", **FIGURE)) + words(open_page("angka-berbeda"))
    assert "Lihat &lt;img" in seen and "8,2 persen" in seen and "siti" not in seen
