"""What people come for, by clicks alone from the first page: at most three to find something, six to do something.

Tried as the regent's office, a planner, the secretariat of the TKPK and an agency's operator would.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import NAME, PASSWORD
from dashboard.core.actor import Role
from dashboard.store.identity.accounts import Seat, add_account
from handing_in import KEEPER

FIND, DO = 3, 6


class Hand:
    """A reader with a mouse; counts the clicks. Typing is free."""

    def __init__(self, visit: Any) -> None:
        self.visit, self.clicks = visit, 0
        self.page: Page = visit.page

    def click(self, what: Locator) -> None:
        """One click, and wait for what comes of it."""
        what.first.click()
        self.clicks += 1
        self.visit.settle()

    def menu(self, name: str, tab: str = "") -> None:
        """One of the seven entries, and one of its tabs."""
        self.click(self.page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True))
        if tab:
            self.click(self.page.locator(".st-key-tabs").get_by_role("link", name=tab, exact=True))

    def part(self, name: str) -> None:
        """A part of the page."""
        self.click(self.page.get_by_test_id("stTabs").get_by_text(name, exact=True)
                   .or_(self.page.get_by_test_id("stButtonGroup").get_by_text(name, exact=True)))

    def search(self, typed: str, found: str) -> None:
        """Find it by the search of the bar."""
        self.click(self.page.get_by_role("button", name="Cari"))
        self.page.get_by_role("searchbox", name="Cari").fill(typed)
        self.click(self.page.get_by_role("dialog").get_by_role("link", name=found))

    def link(self, name: str) -> None:
        self.click(self.page.locator("[data-testid=stMain]").get_by_role("link", name=name))

    def reads(self, words: str) -> None:
        """It says so, in sight without another click."""
        expect(self.page.locator("[data-testid=stMain]").get_by_text(words).locator("visible=true").first
               ).to_be_visible(timeout=60_000)


def is_the_target_met(hand: Hand) -> None:
    hand.reads("tidak tercapai")


def which_agencies_have_not_reported(hand: Hand) -> None:
    hand.link("4 OPD belum lapor")
    hand.reads("Belum lapor")


def which_decisions_are_late(hand: Hand) -> None:
    hand.link("lewat tenggat")
    hand.reads("lewat")


def which_villages_are_weakest(hand: Hand) -> None:
    hand.link("Kebonagung")
    hand.reads("Desa Kebonagung")


def start_of_the_presentation(hand: Hand) -> None:
    hand.menu("Rapat")
    expect(hand.page.get_by_role("link", name="Mulai presentasi")).to_be_in_viewport()


def village_by_a_misspelt_name(hand: Hand) -> None:
    hand.search("mojorjo", "Mojorejo")
    hand.reads("Mojorejo")


def sub_activity_by_its_name(hand: Hand) -> None:
    hand.search("jaminan kesehatan masyarakat", "Jaminan Kesehatan Masyarakat")
    hand.reads("Jaminan Kesehatan Masyarakat")


def what_is_missing_in_a_kecamatan(hand: Hand) -> None:
    hand.menu("Wilayah", "Profil")
    hand.link("Sutojayan")
    hand.reads("Kecamatan Sutojayan")


def all_figures_to_take_home(hand: Hand) -> None:
    hand.menu("Data", "Unduh")
    expect(hand.page.get_by_test_id("stDownloadButton").first).to_be_visible()


def where_the_first_figure_comes_from(hand: Hand) -> None:
    hand.reads("Sumber:")
    hand.link("Angka ini salah?")
    hand.reads("salah")


LOOKERS = (is_the_target_met, which_agencies_have_not_reported, which_decisions_are_late, which_villages_are_weakest,
           start_of_the_presentation, village_by_a_misspelt_name, sub_activity_by_its_name,
           what_is_missing_in_a_kecamatan, all_figures_to_take_home, where_the_first_figure_comes_from)


@pytest.mark.parametrize(("entry", "tab", "said"), [
    ("Indikator", "", "Jawa Timur"),  # poverty against the province and the nation
    ("Indikator", "Peringkat", "dari 38"),
    ("Data", "Angka berbeda", "sumber"),
    ("Program", "Anggaran & Kebutuhan", "Rp"),
    ("Program", "Sinkronisasi", "RPJMD"),
    ("Wilayah", "Prioritas", "25"),
    ("Sasaran & layanan", "", "berkas"),
])
def test_the_menu_leads_there_within_three_clicks(visitor: Callable[..., Any], entry: str, tab: str, said: str) -> None:
    hand = Hand(visitor())
    hand.visit.go("/")
    hand.menu(entry, tab)
    hand.reads(said)
    assert hand.clicks <= FIND


@pytest.mark.parametrize("errand", LOOKERS, ids=lambda one: one.__name__)
def test_it_is_found_within_three_clicks(visitor: Callable[..., Any], errand: Callable[[Hand], None]) -> None:
    hand = Hand(visitor())
    hand.visit.go("/")
    errand(hand)
    assert hand.clicks <= FIND


def come_in(hand: Hand, name: str) -> None:
    hand.visit.go("/masuk")
    hand.page.get_by_label("Nama").fill(name)
    hand.page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    hand.page.get_by_role("button", name="Masuk", exact=True).click()
    expect(hand.page.get_by_role("heading", name="Kelola Data", exact=True)).to_be_visible(timeout=90_000)
    hand.visit.settle()


def lead_a_meeting(hand: Hand) -> None:
    hand.menu("Rapat", "Jalankan")
    expect(hand.page.get_by_role("heading", name="Jalankan Rapat TKPK", exact=True)).to_be_visible(timeout=60_000)
    hand.visit.settle()  # what is typed before the page is whole would be lost


def meeting(hand: Hand) -> None:
    lead_a_meeting(hand)
    hand.page.get_by_label("Judul rapat").fill("Rapat koordinasi IV")
    hand.click(hand.page.get_by_role("button", name="Simpan rapat"))
    hand.reads("Tersimpan dan sudah tampil: “Rapat koordinasi IV")


def decision(hand: Hand) -> None:
    lead_a_meeting(hand)
    hand.part("Keputusan")
    hand.page.get_by_label("Keputusan", exact=True).fill("Menyusun jadwal")
    agencies = hand.page.get_by_role("combobox", name="OPD yang mengerjakan")
    agencies.evaluate("box => box.scrollIntoView({block: 'center'})")  # at the edge its list closes when the page moves
    hand.click(agencies)
    hand.click(hand.page.get_by_role("option", name="Dinas Sosial", exact=True))
    hand.click(hand.page.get_by_role("button", name="Simpan keputusan"))
    hand.reads("Tersimpan dan sudah tampil: “Menyusun jadwal")


def minutes(hand: Hand) -> None:
    hand.menu("Rapat", "Tindak lanjut")
    hand.part("Rapat & notulen")
    with hand.page.expect_download(timeout=60_000) as got:
        hand.click(hand.page.get_by_role("button", name="Unduh notulen"))
    assert got.value.suggested_filename.endswith(".docx")


def what_is_due(hand: Hand) -> None:
    hand.menu("Data", "Serahkan data")
    hand.part("Tugas OPD")
    hand.reads("Dinas Sosial: 3 tugas")


def template(hand: Hand) -> None:
    hand.menu("Data", "Serahkan data")
    hand.part("Tugas OPD")
    with hand.page.expect_download(timeout=60_000) as got:
        hand.click(hand.page.get_by_role("button", name="Templat"))
    assert got.value.suggested_filename.endswith(".xlsx")


def what_became_of_it(hand: Hand) -> None:
    hand.menu("Data", "Serahkan data")
    hand.part("Riwayat")
    hand.reads("Belum ada kiriman")


@pytest.mark.parametrize(("name", "errands"), [
    (NAME, (meeting, decision, minutes)),
    ("Operator", (what_is_due, template, what_became_of_it)),
])
def test_it_is_done_within_six_clicks(visitor: Callable[..., Any], desk: str, name: str,
                                      errands: tuple[Callable[[Hand], None], ...]) -> None:
    if name != NAME:
        add_account(name, PASSWORD, KEEPER, Seat(Role.AGENCY, "dinsos"))
    hand = Hand(visitor(at=desk))
    come_in(hand, name)
    for errand in errands:
        hand.clicks = 0
        errand(hand)
        assert hand.clicks <= DO, errand.__name__
