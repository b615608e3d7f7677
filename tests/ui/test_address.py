"""What is chosen has one owner: read from the address on coming to a page, followed by the address afterwards."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store.database import Database
from page_words import ROOT, words

FIRST, SECOND = "35.05.01", "35.05.02"


@pytest.fixture
def app(tiny: Database) -> AppTest:
    """The first page, opened by a link with a kecamatan."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["kec"] = FIRST
    return app.run()


def come(app: AppTest, folder: str, **params: str) -> AppTest:
    """Open a page with this address."""
    app.query_params = dict(params)
    app.switch_page(f"pages/{folder}/page.py").run()
    assert not app.exception
    return app


def links(app: AppTest) -> dict[str, dict[str, list[str]]]:
    """Parameters of the menu's links by page."""
    return {item.proto.page: parse_qs(item.proto.query_string) for item in app.get("page_link")}


def chosen(app: AppTest) -> str:
    return str(app.selectbox(key="filter_Kecamatan").value)


def test_the_select_says_on_every_page_what_the_address_says(app: AppTest) -> None:
    for folder in ("peta", "profil", "data", "profil", "peta", "data", "peta"):
        come(app, folder, kec=FIRST)
        assert chosen(app) == FIRST and "Wonodadi" in words(app), folder
    come(app, "profil", kec=SECOND)
    assert chosen(app) == SECOND
    come(app, "data")
    assert chosen(app) == "", "an address without a place is the whole kabupaten"


def test_links_of_the_menu_carry_the_place_and_what_was_chosen_there(app: AppTest) -> None:
    assert {tuple(sorted(params)) for params in links(app).values()} == {("kec",)}
    come(app, "peta", kec=FIRST, ind="iks")
    app.selectbox(key="filter_Kecamatan").set_value(SECOND).run()
    come(app, "profil", **{name: values[0] for name, values in links(app)["profil"].items()})
    assert chosen(app) == SECOND
    assert links(app)["peta"] == {"kec": [SECOND], "ind": ["iks"]}
    assert links(app)["angka"] == {"kec": [SECOND]}


def test_an_address_that_lags_behind_two_quick_clicks_loses_neither(app: AppTest) -> None:
    come(app, "data")
    app.selectbox(key="filter_Kecamatan").set_value(FIRST).run()
    app.query_params = {}  # the browser asked for the next run before it had heard of the first choice
    app.run()
    assert chosen(app) == FIRST and app.query_params == {"kec": FIRST}


def test_names_of_others_stay_in_the_address(app: AppTest) -> None:
    come(app, "data", kec=FIRST, utm="x")
    app.selectbox(key="filter_Desa/kelurahan").set_value(f"{FIRST}.2001").run()
    assert app.query_params == {"utm": "x", "desa": f"{FIRST}.2001"}
    assert links(app)["peta"] == {"desa": [f"{FIRST}.2001"]}
