"""Signing in at a provider: oidc-provider-mock on this machine, and a server told of it."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import serve
from dashboard.commands.serving import free_ports
from dashboard.core.actor import Role
from dashboard.store import audit
from dashboard.store.identity.accounts import Seat, add_account
from handing_in import KEEPER
from worlds import copy_home

OPERATOR, STRANGER = "operator@blitarkab.go.id", "orang@lain.id"
COOKIE = "_streamlit_user"
FAR = "https://cdn.jsdelivr.net"
"""Whose style sheet the provider's own pages ask for; they get an empty one."""


@pytest.fixture
def provider() -> Iterator[str]:
    """Address of a provider that believes everybody, and knows two."""
    port, = free_ports(1)
    known = [word for name in (OPERATOR, STRANGER)
             for word in ("--user-claims", json.dumps({"sub": name, "email": name, "email_verified": True}))]
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *known],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            assert process.poll() is None and time.monotonic() < deadline, "the provider did not start"
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(10)


@pytest.fixture
def office(provider: str, shipped_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Address of a server where people sign in at the provider; the operator has a seat."""
    home = tmp_path / "home"
    copy_home(shipped_home, home)
    monkeypatch.setenv("DASHBOARD_HOME", str(home))
    add_account(OPERATOR, None, KEEPER, Seat(Role.AGENCY, "dinsos"))
    port, = free_ports(1)
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text(
        f'[auth]\nclient_id = "dasbor"\nclient_secret = "rahasia"\ncookie_secret = "{"0123456789abcdef" * 2}"\n'
        f'server_metadata_url = "{provider}/.well-known/openid-configuration"\n'
        f'redirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n')
    process, address = serve(home, port=port, HOME=str(tmp_path), DASHBOARD_SIGN_IN="oidc")
    yield address
    process.terminate()
    process.wait(10)


def _come_from(visit: Any, name: str) -> Page:
    """Over the page Masuk to the provider and back."""
    page: Page = visit.go("/masuk")
    page.route(f"{FAR}/**", lambda route: route.fulfill(body=""))
    assert page.locator("input[type=password]").count() == 0
    page.get_by_role("button", name="Masuk dengan akun instansi").click()
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_url(f"{visit.address}/")
    visit.settle()
    return page


def _names(page: Page) -> set[str]:
    return {str(one["name"]) for one in page.context.cookies()}


def test_an_operator_comes_in_by_the_provider_and_goes(visitor: Callable[..., Any], office: str, provider: str) -> None:
    visit = visitor(at=office, friends=(provider, FAR))
    page = _come_from(visit, OPERATOR)
    assert COOKIE in _names(page) and "dasbor_sesi" not in _names(page)
    visit.go("/kelola?bagian=Tugas OPD")
    expect(page.get_by_role("heading", name="Kelola Data", exact=True)).to_be_visible()
    expect(page.get_by_text(re.compile(r"^Dinas Sosial: \d+ tugas"))).to_be_visible()
    assert page.get_by_role("combobox", name="OPD", exact=True).count() == 0, "no other agency to choose"
    kept = next(one for one in page.context.cookies() if one["name"] == COOKIE)
    assert kept["httpOnly"]

    page.get_by_role("button", name=OPERATOR).click()
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url(lambda url: not url.startswith(f"{office}/kelola"))
    visit.until(lambda: COOKIE not in _names(page))
    page.context.add_cookies([kept])  # what was copied before opens nothing after
    visit.go("/kelola")
    expect(page.get_by_role("heading", name="Masuk", exact=True)).to_be_visible()
    told = [(one.event, one.by) for one in audit.entries(KEEPER)]
    assert told.count(("masuk", OPERATOR)) == told.count(("keluar", OPERATOR)) == 1


def test_whoever_has_no_seat_stays_a_visitor_and_so_does_a_forger(visitor: Callable[..., Any], office: str,
                                                                  provider: str) -> None:
    visit, forger = visitor(at=office, friends=(provider, FAR)), visitor(at=office)
    page = _come_from(visit, STRANGER)
    expect(page.get_by_text(f"Akun instansi {STRANGER} belum terdaftar di sini")).to_be_visible()
    expect(page.get_by_role("button", name="Keluar")).to_be_visible()
    visit.go("/kelola")
    expect(page.get_by_role("heading", name="Masuk", exact=True)).to_be_visible()

    own = next(one for one in page.context.cookies() if one["name"] == COOKIE)
    body, _, signature = str(own["value"]).partition(".")
    forger.page.context.add_cookies([{"name": COOKIE, "value": f"{body[:-2]}xx.{signature}", "url": office}])
    shown = forger.go("/kelola")
    expect(shown.get_by_role("heading", name="Masuk", exact=True)).to_be_visible()
    assert shown.get_by_role("button", name="Keluar").count() == 0
    refusals = [one.what for one in audit.entries(KEEPER) if one.event == audit.Event.SIGN_IN_REFUSED]
    assert refusals == ["akun instansi yang tidak terdaftar"]
