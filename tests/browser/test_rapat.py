"""A meeting by browser: sign in, note the meeting and a decision down, and see it on another screen."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from playwright.sync_api import expect

from browser.conftest import NAME, sign_in
from dashboard.store.submissions.record import submissions

EVIL = "Membagi <img src=x onerror=alert(1)> =1+1 kartu"


def patient(visit: Any) -> Any:
    """A fresh server imports everything at its first page, which on a busy machine takes its time."""
    visit.page.set_default_timeout(90_000)
    return visit


def signed_in(visit: Any) -> Any:
    """The page, signed in."""
    page = visit.go("/masuk")
    sign_in(page)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Rapat", exact=True).click()
    page.locator(".st-key-tabs").get_by_role("link", name="Jalankan", exact=True).click()
    expect(page.get_by_role("heading", name="Jalankan Rapat TKPK", exact=True)).to_be_visible(timeout=90_000)
    visit.settle()
    return page


def save(page: Any, button: str, told: str) -> None:
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text(f"Tersimpan dan sudah tampil: “{told}").first).to_be_visible(timeout=90_000)


def decide(page: Any, text: str, agency: str) -> None:
    page.get_by_label("Keputusan", exact=True).fill(text)
    agencies = page.get_by_role("combobox", name="OPD yang mengerjakan")
    agencies.evaluate("box => box.scrollIntoView({block: 'center'})")  # at the edge its list closes when the page moves
    agencies.click()
    page.get_by_role("option", name=agency, exact=True).click()
    save(page, "Simpan keputusan", text)


def shown_in_the_hall(visit: Any) -> tuple[Any, Callable[[], None]]:
    """The second slide of a presentation while the meeting goes on; and what must hold at its end."""
    slide = visit.page
    slide.goto(f"{visit.address}/presentasi?slides=keputusan,indikator")
    slide.locator(".slide[data-current][data-drawn]").wait_for()
    slide.keyboard.press("ArrowRight")
    expect(slide.locator("#s-2[data-current]")).to_have_attribute("data-id", "indikator")
    slide.evaluate("window.isTheSame = true")

    def stop() -> None:
        assert slide.evaluate("window.isTheSame"), "it was loaded anew"
        assert slide.locator(".slide img[src=x]").count() == 0, "markup of a decision was run"
        numbers = slide.locator(".slide .number").all_text_contents()
        assert numbers == [f"{place} / {len(numbers)}" for place in range(1, len(numbers) + 1)]

    return slide, stop


def test_a_meeting_and_its_decisions_are_noted_down_and_seen_elsewhere(visitor: Callable[..., Any], desk: str) -> None:
    looker, visit = patient(visitor(at=desk)), patient(visitor(at=desk))
    looker.go("/tindak-lanjut")
    expect(looker.page.locator(".badge", has_text="DATA CONTOH").first).to_be_visible(timeout=90_000)
    assert looker.page.locator("form, [data-testid=stForm]").count() == 0

    page = signed_in(visit)
    page.get_by_label("Judul rapat").fill("Rapat koordinasi IV")
    page.get_by_label("Agenda, satu pokok bahasan tiap baris").fill("Keputusan sebelumnya\nUsulan 2027")
    save(page, "Simpan rapat", "Rapat koordinasi IV")
    page.get_by_test_id("stButtonGroup").get_by_text("Keputusan", exact=True).click()
    slide, stop_showing = shown_in_the_hall(patient(visitor(at=desk)))
    decide(page, EVIL, "Dinas Kesehatan")
    expect(slide.locator("#s-2")).to_have_attribute("data-id", "keputusan")  # there was none before
    expect(slide.locator("#s-3[data-current]")).to_have_attribute("data-id", "indikator")  # what is shown stays
    slide.keyboard.press("ArrowLeft")
    expect(slide.locator("#s-2[data-current] tr.fresh")).to_contain_text(EVIL)
    decide(page, "Menyusun jadwal", "Dinas Sosial")  # the form was empty again: nothing to clear first
    expect(slide.locator("#s-2[data-current] tr.fresh")).to_contain_text("Menyusun jadwal")
    expect(slide.locator("#s-2 tbody tr")).to_have_count(2)
    assert "Keputusan baru: Menyusun jadwal" in slide.locator("#said").inner_text()
    stop_showing()
    rows = page.locator("table.words tbody tr")
    expect(rows.filter(has_text="Menyusun jadwal").first).to_contain_text("Dinsos")
    expect(rows.filter(has_text=EVIL).first).to_contain_text("Dinkes")
    assert page.locator("table.words img").count() == 0
    page.get_by_test_id("stButtonGroup").get_by_text("Kehadiran", exact=True).click()
    expect(page.get_by_role("button", name="Simpan kehadiran")).to_be_visible()
    present = page.get_by_test_id("stButtonGroup").nth(1)
    for agency in ("Dinsos", "Dinkes"):
        present.get_by_text(agency, exact=True).click()
    save(page, "Simpan kehadiran", "2 OPD, Rapat koordinasi IV")
    assert [(entry.dataset, entry.by) for entry in submissions()] == [
        ("tkpk_meetings", NAME), ("tkpk_agenda", NAME), ("tkpk_decisions", NAME), ("tkpk_decisions", NAME),
        ("tkpk_attendance", NAME)]

    seen = looker.go("/tindak-lanjut?bagian=Semua+keputusan")
    expect(seen.get_by_text("Menyusun jadwal").first).to_be_visible(timeout=90_000)
    assert "Rapat koordinasi IV" in seen.locator("[data-testid=stMain]").inner_text()
    team = looker.go("/tim")
    expect(team.get_by_text("dihadiri 2 dari 2 OPD")).to_be_visible(timeout=90_000)
    assert team.locator(".matrix td.full").count() == 2 and team.locator(".matrix td.missing").count() > 2
    serious = [f"{found['id']}: {found['nodes'][0]['html'][:160]}" for found in Axe().run(page).response["violations"]
               if found["impact"] in ("serious", "critical")]
    assert serious == []


def test_a_wrong_entry_stays_typed_and_minutes_are_a_document(visitor: Callable[..., Any], desk: str) -> None:
    visit = patient(visitor(width=390, height=844, at=desk))
    page = visit.go("/masuk")
    sign_in(page)
    page = visit.go("/jalankan")
    page.get_by_label("Judul rapat").fill("Rapat 3505010101900001")
    page.get_by_role("button", name="Simpan rapat").click()
    expect(page.get_by_text("isian “Judul rapat” memuat deretan 16 angka")).to_be_visible(timeout=90_000)
    expect(page.get_by_label("Judul rapat")).to_have_value("Rapat 3505010101900001")
    assert submissions() == []
    page.get_by_test_id("stDateInput").get_by_role("button").last.click()
    expect(page.get_by_role("button", name=", dipilih")).to_be_visible()
    told = page.get_by_role("dialog").evaluate("box => box.innerText + [box, ...box.querySelectorAll('[aria-label]')]"
                                               ".map((one) => one.ariaLabel)")
    assert "Bulan sebelumnya" in told and not re.findall(r"Choose|Today|Previous|Next|selected|arrow", told)
    visit.go("/tindak-lanjut?bagian=Rapat+%26+notulen")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Unduh notulen (DOCX)").click()
    document = Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert waiting.value.suggested_filename == "notulen-2026-11-05.docx"
    assert "DATA CONTOH" in document.sections[0].header.paragraphs[0].text and len(document.tables) == 7


@pytest.mark.parametrize("width", [1366, 390])
def test_words_about_a_person_need_a_statement(visitor: Callable[..., Any], desk: str, width: int) -> None:
    page = signed_in(patient(visitor(width=1366, at=desk)))
    page.set_viewport_size({"width": width, "height": 844})
    page.get_by_label("Judul rapat").fill("Menengok Pak Slamet yang sakit stroke")
    page.get_by_role("button", name="Simpan rapat").click()
    expect(page.get_by_text("Belum disimpan. Isian ini mungkin memuat data pribadi")).to_be_visible(timeout=90_000)
    page.get_by_text("Isian ini tidak memuat data pribadi").click()
    save(page, "Simpan rapat", "Menengok Pak Slamet")
