"""Handing in by browser: nobody's page on a fresh server, then sign in, preview, confirm, see it, sign out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from axe_playwright_python.sync_playwright import Axe
from datasets.agency_books import action, rat_form
from playwright.sync_api import expect

from browser.conftest import NAME, sign_in
from browser.map_frame import map_frame
from dashboard.store.submissions.record import submissions
from dashboard.topics.rat.parts.link import AGENCIES, ATTENTION, DETAILS, GROUPS

SUB = "Kursus tenun lurik Kanigoro"
COVERAGE = ("Program;Desa;Kecamatan;Tahun;Sasaran (KK);Penerima (KK);Anggaran\n"
            "PKH;35.05.02.2003;;2031;400;320;Rp 100.000.000\nPKH;35.05.02.2001;;2031;300;200;Rp 90.000.000\n"
            "Program Keluarga Harapan;35.05.02.2002;;2031;300;180;Rp 90.000.000\n"
            "PKH;Ds. Bakoong;Udanawu;2031;400;300;Rp 90.000.000\n")
NIK = "3505010101900001"


def workbook() -> bytes:
    """A RAT of 2031 as an agency writes it: one strategy row, one OPD misspelt, a total."""
    return rat_form([
        ["Strategi 2: Peningkatan Pendapatan"],
        action(1, "Dinas Sosial", "1.06.04.2.01.0002", "Program Pemberdayaan", "Pemberdayaan", SUB,
               "Rp 7.700.000.000,-", "Kecamatan Kanigoro", "40 KK"),
        action(2, "Dinas Kesehtan", "1.02.02.2.02.0001", "Program Kesehatan", "Layanan", "Jaminan kesehatan",
               "300.000.000", "", "100 jiwa"),
        action("Jumlah", amount="8.000.000.000"),
    ], year="TAHUN 2031")


def upload(visit: Any, name: str, content: bytes) -> None:
    visit.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": content})
    expect(visit.page.get_by_text("Ganti berkas").or_(visit.page.get_by_text("Berkas ditolak"))).to_be_visible(
        timeout=30_000)
    visit.settle()


def obstacles(page: Any) -> list[Any]:
    """What axe finds, but for what it calls minor (the role of Streamlit's uploader)."""
    found = Axe().run(page).response["violations"]
    return [(finding["id"], [node["html"][:160] for node in finding["nodes"]]) for finding in found
            if finding["impact"] != "minor"]


def test_from_a_link_on_a_fresh_server_to_a_published_number(visitor: Callable[..., Any], fresh: str) -> None:
    looker, visit = visitor(at=fresh), visitor(at=fresh)
    page = visit.go("/kelola?dataset=rat_matrix")
    expect(page.get_by_role("heading", name="Masuk", exact=True)).to_be_visible()
    assert page.locator("input[type=file]").count() == 0
    assert page.get_by_role("link", name="Kelola Data").count() == 0
    assert obstacles(page) == []
    looker.go("/rat")

    sign_in(page)
    visit.settle()
    assert page.url == f"{fresh}/kelola?dataset=rat_matrix"
    visit.until(lambda: _signed_in(page))
    cookie = next(item for item in page.context.cookies() if item["name"] == "dasbor_sesi")
    assert "dasbor_sesi" not in page.evaluate("document.cookie")
    assert cookie["httpOnly"] and cookie["sameSite"] == "Strict"
    assert obstacles(page) == []

    upload(visit, "RAT 2031.xlsx", workbook())
    expect(page.get_by_text("1 baris dapat disimpan, 1 ditolak")).to_be_visible()
    equations = " ".join(page.locator(".sums").inner_text().split())
    assert "Rp8.000.000.000 dibaca = Rp7.700.000.000 diterima + Rp300.000.000 ditolak" in equations
    assert obstacles(page) == []
    expect(page.get_by_role("button", name="Simpan dan terbitkan")).to_be_disabled()

    page.get_by_test_id("stButtonGroup").get_by_text("Dinas Kesehatan").click()
    page.get_by_role("button", name="Simpan ejaan dan baca ulang").click()
    expect(page.get_by_text("Semua 2 baris data terbaca")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Selesai").click()
    expect(page.get_by_text("Tersimpan sebagai kiriman")).to_be_hidden()
    page.get_by_role("button", name="Simpan dan terbitkan").click()
    expect(page.get_by_text("Tersimpan sebagai kiriman")).to_be_visible(timeout=60_000)
    assert [(item.dataset, item.by, item.rows) for item in submissions()] == [("agency_aliases", NAME, 1),
                                                                             ("rat_matrix", NAME, 2)]
    for other in (visit, looker):
        other.go("/rat?tahun=2031&bagian=Rincian")
        expect(other.page.get_by_text(SUB).first).to_be_attached()
        parts = []
        for part in (AGENCIES, ATTENTION, GROUPS, DETAILS):
            other.go(f"/rat?{urlencode({'tahun': 2031, 'bagian': part})}")
            parts.append(other.page.locator("[data-testid=stMain]").inner_text())
        assert "Rp8 miliar" in " ".join(parts)

    visit.go("/kelola?bagian=Riwayat")
    expect(page.get_by_role("heading", name="Kelola Data", exact=True)).to_be_visible()
    expect(page.get_by_text("RAT 2031.xlsx")).to_be_visible()
    assert obstacles(page) == []


def test_coverage_goes_from_a_file_to_the_programme_page_and_the_map(visitor: Callable[..., Any], desk: str) -> None:
    visit, looker = visitor(at=desk), visitor(at=desk)
    looker.go("/program?prog=pkh&tahun=2025")
    page = visit.go("/kelola?dataset=coverage")
    sign_in(page)
    visit.settle()
    upload(visit, "PKH 2031.csv", COVERAGE.encode())
    expect(page.get_by_text("3 baris dapat disimpan, 1 ditolak")).to_be_visible()
    page.get_by_test_id("stButtonGroup").get_by_text("Bakung (Udanawu)").click()
    page.get_by_role("button", name="Simpan ejaan dan baca ulang").click()
    expect(page.get_by_text("Semua 4 baris data terbaca")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Selesai").click()
    expect(page.get_by_text("Tersimpan sebagai kiriman")).to_be_hidden()
    page.get_by_role("button", name="Simpan dan terbitkan").click()
    expect(page.get_by_text("Tersimpan sebagai kiriman")).to_be_visible(timeout=60_000)
    assert [(item.dataset, item.rows) for item in submissions()] == [("place_aliases", 1), ("coverage", 4)]
    for other in (visit, looker):
        shown = other.go("/program?prog=pkh&tahun=2031")
        expect(shown.locator(".headline")).to_contain_text(
            "Program Keluarga Harapan 2031 menjangkau 1.000 dari 1.400 KK sasaran (cakupan bersih 71,4 persen, kotor "
            "71,4 persen)", timeout=30_000)
        assert shown.locator(".headline .badge").count() == 0, "nothing of it is sample"
    frame = map_frame(visit.go("/peta?ind=cakupan_pkh&tahun=2031"), "cakupan_pkh|2031")
    texts = dict(frame.evaluate("Dasbor.current.regions.map(r => [r.region.code, "
                                "Dasbor.current.entry.text[r.region.index]])"))
    assert texts["35.05.02.2003"] == "80,0 persen: 320 dari 400 KK"
    assert sum(text != "belum ada data" for text in texts.values()) == 4


def test_a_file_with_nik_leaves_no_trace(visitor: Callable[..., Any], desk: str, home: Path) -> None:
    visit = visitor(width=390, height=844, at=desk)
    page = visit.go("/kelola?dataset=coverage")
    sign_in(page)
    visit.settle()
    upload(visit, "warga.csv", f"Program;Kode desa;Periode;Penerima;NIK\nrtlh;35.05.05.2003;2025;1;{NIK}\n".encode())
    expect(page.get_by_text("Berkas ditolak, tidak ada yang disimpan.")).to_be_visible()
    assert NIK not in page.content() and submissions() == []
    assert not [path for path in home.rglob("*") if path.is_file() and NIK.encode() in path.read_bytes()]
    page.locator("input[type=file]").set_input_files({"name": "a.exe", "mimeType": "", "buffer": b"x"})
    expect(page.locator(".stFileChip[aria-invalid=true]")).to_be_visible()
    told = page.locator(".stFileUploader").evaluate("item => getComputedStyle(item, '::after').content")
    assert "tidak diterima" in told


def _signed_in(page: Any) -> bool:
    """Whether the browser holds a session's cookie."""
    return any(item["name"] == "dasbor_sesi" for item in page.context.cookies())


def test_signed_in_across_a_reload_and_out_in_every_window(visitor: Callable[..., Any], desk: str) -> None:
    visit = visitor(at=desk)
    page = visit.go("/masuk")
    sign_in(page)
    visit.settle()
    visit.until(lambda: _signed_in(page))
    second = page.context.new_page()
    second.goto(f"{desk}/kelola")
    expect(second.get_by_role("heading", name="Kelola Data", exact=True)).to_be_visible()
    page.reload()
    visit.settle()
    expect(page.get_by_role("heading", name="Kelola Data", exact=True)).to_be_visible()

    page.get_by_role("button", name=NAME).click()
    page.get_by_role("button", name="Keluar").click()
    expect(page.get_by_role("heading", name="Masuk", exact=True)).to_be_visible()
    visit.until(lambda: not _signed_in(page))
    second.get_by_role("tab", name="Riwayat").click()
    expect(second.get_by_role("heading", name="Masuk", exact=True)).to_be_visible()
    page.reload()
    visit.settle()
    expect(page.get_by_role("heading", name="Masuk", exact=True)).to_be_visible()


def test_unknown_columns_are_settled_in_a_form_that_everybody_can_use(visitor: Callable[..., Any], desk: str) -> None:
    visit = visitor(at=desk)
    page = visit.go("/kelola?dataset=coverage")
    sign_in(page)
    expect(page.get_by_role("heading", name="Kelola Data")).to_be_visible()
    head, *rows = COVERAGE.replace("Penerima (KK)", "Yang dilayani (KK)").splitlines()[:2]
    upload(visit, "cakupan.csv", "\n".join([f"{head};Catatan", *(f"{row};titip" for row in rows)]).encode())
    assert obstacles(page) == []
    for column, choice in (("Yang dilayani", "Penerima"), ("Catatan", "Abaikan kolom ini")):
        page.get_by_role("combobox", name=column).click()
        page.get_by_role("option", name=choice, exact=True).click()
    page.get_by_role("button", name="Baca lagi").click()
    expect(page.get_by_text("1 baris data terbaca")).to_be_visible(timeout=30_000)
    assert obstacles(page) == []
