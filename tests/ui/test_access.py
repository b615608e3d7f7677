"""Who may open what: decided by which pages are listed, checked anew each run."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core import settings
from dashboard.core.actor import VISITOR
from dashboard.registry import ENTRIES
from dashboard.store.database import Database
from dashboard.store.identity import sign_in_attempts
from dashboard.store.identity.accounts import actor_of, add_account, disable_account, reset_account, sign_in
from dashboard.ui.server.inside.elements import Element
from dashboard.ui.shell import access
from handing_in import KEEPER

ROOT = Path(__file__).resolve().parents[2]
NAME, PASSWORD = "Siti Aminah", "jambu-mete-7"


@pytest.fixture
def app(tiny: Database) -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()


def menu(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


def fill_in(app: AppTest, name: str, password: str) -> AppTest:
    app.text_input[0].input(name)
    app.text_input[1].input(password)
    return next(button for button in app.main.get("button") if button.label == "Masuk").click().run()


def open_folder(app: AppTest, folder: str) -> AppTest:
    return app.switch_page(f"pages/{folder}/page.py").run()


def test_every_page_exists_and_is_listed_once() -> None:
    assert len({spec.url for spec in access.all_pages()}) == len(access.all_pages())
    for spec in access.all_pages():
        assert (settings.PROJECT / "pages" / spec.folder / "page.py").is_file()


def test_seven_entries_lead_to_every_page_and_stand_in_one_order() -> None:
    entries = [spec.entry for spec in access.all_pages() if spec.entry]
    assert set(entries) <= set(ENTRIES)
    assert [entry for entry, _ in groupby(entries)] == [entry for entry in ENTRIES if entry in entries]
    assert [spec.folder for spec in access.all_pages() if not spec.entry] == ["periksa", "masuk"]


def test_tabs_are_the_pages_of_the_open_entry(app: AppTest) -> None:
    assert not {"Peta", "Profil"} & set(menu(app)), "the front page stands alone"
    for folder in ("peta", "profil"):
        open_folder(app, folder)
        assert {"Peta", "Profil"} <= set(menu(app)) and "Capaian RAT" not in menu(app)
        link = next(one for one in app.sidebar.get("page_link") if one.proto.label == "Wilayah")
        assert link.proto.page == folder, "the entry in the menu is the page one is on"


def test_handing_in_is_always_in_sight(app: AppTest) -> None:
    open_folder(app, "data")
    assert "Serahkan data" in menu(app) and "Masuk" in menu(app)


def test_pages_name_elements_that_streamlit_has() -> None:
    assert {name for spec in access.all_pages() for name in spec.draws} <= {str(element) for element in Element}


def test_only_handing_in_erasing_and_what_the_admin_reads_need_a_sign_in() -> None:
    assert [spec.folder for spec in access.all_pages() if spec.needs] == ["kelola", "kejadian", "penghapusan",
                                                                               "metrik"]


def test_a_visitor_does_not_have_the_page(app: AppTest) -> None:
    assert "Masuk" in menu(app)
    scripts = {info["script_path"] for info in app._registered_pages.values()}
    assert not [path for path in scripts if "kelola" in str(path)]


def test_asking_for_it_all_the_same_shows_the_form(app: AppTest) -> None:
    app._page_hash = next(name for name, info in app._registered_pages.items() if info["url_pathname"] == "kelola")
    app.run()
    assert app.title[0].value == "Masuk" and not app.get("file_uploader")


def test_signing_in_leads_to_the_page_that_was_asked_for(app: AppTest) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    app._page_hash = next(name for name, info in app._registered_pages.items() if info["url_pathname"] == "kelola")
    app.run()
    fill_in(app, NAME.lower(), PASSWORD)
    assert not app.exception
    assert app.title[0].value == "Kelola Data"
    assert "Masuk" not in menu(app) and "Serahkan data" in menu(app)
    assert "Siti Aminah" in "".join(str(part.proto.body) for part in app.get("html"))


def test_a_wrong_password_is_told_and_leads_nowhere(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in_attempts, "time",
                        SimpleNamespace(time=lambda: 1_800_000_000.0))  # however slow the machine
    add_account(NAME, PASSWORD, KEEPER)
    open_folder(app, "masuk")
    fill_in(app, NAME, "salah sama sekali")
    assert app.error[0].value == "Nama atau kata sandi salah." and app.title[0].value == "Masuk"
    fill_in(app, NAME, "salah sama sekali")
    fill_in(app, NAME, "salah sama sekali")
    fill_in(app, NAME, PASSWORD)
    assert "Coba lagi dalam" in app.error[0].value


@pytest.mark.parametrize("end", [
    lambda name: disable_account(name, KEEPER), lambda name: reset_account(name, "mangga-manalagi", KEEPER)])
def test_disabling_or_resetting_signs_out_at_the_next_click(app: AppTest, end: Callable[[str], object]) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    open_folder(app, "masuk")
    fill_in(app, NAME, PASSWORD)
    open_folder(app, "kelola")
    assert app.title[0].value == "Kelola Data"
    end(NAME)
    app.run()
    assert app.title[0].value == "Masuk" and not app.get("file_uploader")


def test_signing_out_ends_the_session_and_drops_what_lay_ready(app: AppTest) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    open_folder(app, "masuk")
    fill_in(app, NAME, PASSWORD)
    token = app.session_state["access_session"]
    app.session_state["kelola_refused"] = "Berkas ditolak"
    app.button(key="keluar").click().run()
    assert actor_of(token) == VISITOR
    assert "access_session" not in app.session_state and "kelola_refused" not in app.session_state
    assert "Masuk" in menu(app)


def test_a_made_up_session_is_nobody(app: AppTest) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    app.session_state["access_session"] = "karangan"
    app.run()
    assert "Masuk" in menu(app)


def test_damaged_accounts_let_nobody_in_and_everybody_look(app: AppTest) -> None:
    add_account(NAME, PASSWORD, KEEPER)
    app.session_state["access_session"] = sign_in(NAME, PASSWORD)
    (settings.accounts() / "accounts.json").write_text("{", "utf-8")
    app.run()
    assert app.title[0].value == "Ringkasan" and not app.error
    assert ["belum dapat diperiksa" in one.value for one in app.info] == [True], "nor is it left unsaid"
    open_folder(app, "masuk")
    fill_in(app, NAME, PASSWORD)
    assert "rusak" in app.error[0].value
