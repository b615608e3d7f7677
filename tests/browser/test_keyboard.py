"""The main task of each page by the keyboard alone: its control is reached by Tab, answers keys, and the address says
what was chosen. The map and handing in have theirs in test_peta and test_kelola."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from dashboard.ui.shell.access import all_pages

CHOOSE, TURN, MOVE, FOLLOW = "combobox", "tab", "slider", "link"
TASKS = {
    "": (FOLLOW, "Buka Peta Desa", ""), "angka": (FOLLOW, "Kalender rilis", ""),
    "indikator": (FOLLOW, "Rasio Gini", ""), "tren": (CHOOSE, "Indikator", "Rasio Gini"),
    "peringkat": (CHOOSE, "Indikator", "Rasio Gini"), "analisis": (TURN, "Posisi", ""),
    "menuju-target": (CHOOSE, "Indikator", "Rasio Gini"), "bab-rpkd": (CHOOSE, "Indikator dalam bab", "Rasio Gini"),
    "profil": (CHOOSE, "Kecamatan", "Wates"), "bandingkan": (CHOOSE, "Wilayah yang dibandingkan (2 sampai 4)", "Wates"),
    "prioritas": (MOVE, "Ketahanan sosial", ""), "rat": (CHOOSE, "OPD", "Dinas Sosial"),
    "program": (CHOOSE, "Program", "Jamban"), "anggaran": (CHOOSE, "Tahun", "2025"),
    "sinkronisasi": (TURN, "Rantai", ""), "gotong-royong": (TURN, "Janji dan penyaluran", ""),
    "layanan": (TURN, "Alur & antrean", ""),
    "register": (TURN, "Perbedaan", ""), "rapat": (FOLLOW, "Mulai presentasi", ""),
    "jalankan": (FOLLOW, "Mulai presentasi", ""), "tindak-lanjut": (TURN, "Lewat tenggat", ""),
    "tim": (CHOOSE, "OPD", "Dinas Sosial"), "kabar": (CHOOSE, "Bulan", "Oktober"), "data": (TURN, "Ketersediaan", ""),
    "angka-berbeda": (CHOOSE, "Keadaan", "Ditanyakan"), "unduh": (CHOOSE, "Dataset", "Cakupan"),
}
"""By address: kind and name of its control, and what is typed there."""
ELSEWHERE = {"peta"}
_MOST = 90
"""Tabs from the top of a page to its control, the menu and the bar among them."""


def test_every_page_of_the_menu_has_its_task() -> None:
    assert set(TASKS) | ELSEWHERE == {spec.url for spec in all_pages() if spec.entry and not spec.needs}


def _reached(page: Page, kind: str, name: str) -> None:
    """Tab until the control has the focus."""
    within = page.get_by_test_id("stMain")
    wanted = within.get_by_role(kind, name=name, exact=kind not in (FOLLOW, MOVE)).first  # type: ignore[arg-type]
    wanted.wait_for()
    page.evaluate("document.activeElement.blur()")
    for _ in range(_MOST):
        page.keyboard.press("Tab")
        if wanted.evaluate("it => it === document.activeElement"):
            return
    raise AssertionError(f"{name} is not reached by {_MOST} Tabs")


def needs_no_mouse(visit: Any, url: str) -> None:
    """The task of the page that this visit has open, in the width of a laptop. test_pages asks it of every page."""
    kind, name, typed = TASKS[url]
    page = visit.page
    before, opened = page.url, len(page.context.pages)
    _reached(page, kind, name)
    if typed:
        page.keyboard.type(typed)
        page.get_by_role("option").first.wait_for()
    page.keyboard.press({CHOOSE: "Enter", TURN: "ArrowRight", MOVE: "ArrowRight", FOLLOW: "Enter"}[kind])
    visit.until(lambda: page.url != before or len(page.context.pages) > opened)
    for other in page.context.pages[opened:]:
        other.wait_for_url("**/presentasi")
        other.close()
