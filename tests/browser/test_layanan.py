"""Layanan (SLRT) in Chromium with no other host: a choice is in the address, and its layer is painted on the map."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from browser.map_frame import map_frame

Visitor = Callable[..., Any]


def test_an_agency_chosen_in_the_table_is_in_the_address_and_marked(visitor: Visitor) -> None:
    visit = visitor(width=390, height=844)
    page = visit.go("/layanan?kec=35.05.06&bagian=Waktu+jawab+OPD")
    page.get_by_role("link", name="Dinsos", exact=True).click()
    page.wait_for_url("**opd=dinsos*")
    visit.settle()
    assert "kec=35.05.06" in page.url
    assert "di Kecamatan Ponggok, rujukan Dinsos" in page.locator(".headline").inner_text()
    assert page.locator(".sv-agencies tr.on").inner_text().startswith("Dinsos")
    assert page.evaluate("document.querySelector('.stMain').scrollWidth <= window.innerWidth")


def test_requests_by_families_lead_to_their_layer_on_the_map(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("/layanan?bagian=Keperluan")
    page.get_by_role("link", name="Lihat semua desa di peta").click()
    page.wait_for_url("**/peta?*ind=layanan_permintaan*")
    visit.settle()
    frame = map_frame(page, "layanan_permintaan|2026")
    assert frame.evaluate("Dasbor.painted()") == 248
    texts = [text for text in frame.evaluate("Dasbor.current.entry.text") if text]
    counts = [re.search(r" per 1\.000 keluarga: (\d+) berkas", text) for text in texts]
    assert len(texts) == 248 and all(found and int(found[1]) % 5 == 0 for found in counts)
    assert "DATA CONTOH" in frame.locator(".peta-legend").inner_text()
