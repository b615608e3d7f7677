"""A served app and a Chromium that can reach nothing but this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from dashboard.store.identity.accounts import add_account
from find_chromium import find_or_install
from handing_in import KEEPER

NAME, PASSWORD = "Siti Aminah", "jambu-mete-7"
ROOT = Path(__file__).resolve().parents[2]
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
              "--disable-sync", "--no-first-run"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


def serve(home: Path, script: str = "serve.py", at: Path = ROOT,
          **environment: str) -> tuple[subprocess.Popen[bytes], str]:
    """Start the app of the checkout `at` on a free port with this DASHBOARD_HOME; the process and its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), "--server.address", "127.0.0.1"],
        cwd=at, env={**os.environ, "DASHBOARD_HOME": str(home), **environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return process, address
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise RuntimeError("the app did not start")


@pytest.fixture(scope="session")
def address(shipped_home: Path) -> Iterator[str]:
    """Address of the app over the shipped data."""
    process, address = serve(shipped_home)
    yield address
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_or_install(), args=_ARGUMENTS)
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """A page under watch: everything it asked of other hosts and every error it logged."""

    page: Page
    address: str
    refused: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a path of the app and wait until it has been drawn."""
        self.page.goto(self.address + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the running script has ended and the page stands still."""
        self.page.wait_for_selector("[data-testid=stMain] h1", timeout=30_000)
        self.page.wait_for_selector(".stApp[data-test-script-state=notRunning]", timeout=30_000)

    def until(self, holds: Callable[[], bool], seconds: float = 15) -> None:
        """Wait until something holds. Playwright's wait_for_function is a script made from text, which the pages'
        Content-Security-Policy forbids."""
        deadline = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < deadline, "waited in vain"
            self.page.wait_for_timeout(50)

    def check(self) -> None:
        """Nothing outside was asked for and nothing went wrong."""
        assert self.refused == []
        assert self.errors == []


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Opens a page of a given width and colour scheme; checks errors and foreign hosts when the test ends."""
    contexts: list[BrowserContext] = []
    visits: list[Visit] = []

    def open_page(width: int = 1366, height: int = 768, scheme: str = "light", at: str | None = None) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="id-ID",
                                      color_scheme=scheme)  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        visit = Visit(context.new_page(), at or address)

        def guard(route: Route) -> None:
            url = route.request.url
            if url.startswith((visit.address, "data:", "blob:", visit.address.replace("http", "ws", 1))):
                route.continue_()
            else:
                visit.refused.append(url)
                route.abort()

        context.route("**/*", guard)
        visit.page.on("console", lambda message: visit.errors.append(message.text)
                      if message.type == "error" else None)
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        contexts.append(context)
        visits.append(visit)
        return visit

    yield open_page
    for visit in visits:
        visit.check()
    for context in contexts:
        context.close()


@pytest.fixture
def home(shipped_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped build and one account."""
    shutil.copytree(shipped_home, tmp_path / "home")
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path / "home"))
    add_account(NAME, PASSWORD, KEEPER)
    return tmp_path / "home"


@pytest.fixture
def fresh(home: Path) -> Iterator[str]:
    """Address of a server that nobody has asked anything yet."""
    process, address = serve(home)
    yield address
    process.terminate()
    process.wait(10)


def sign_in(page: Page) -> None:
    """Fill in the form that is on the page, send it, and wait for the page that follows."""
    page.get_by_label("Nama").fill(NAME)
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    expect(page.get_by_role("heading", name="Kelola Data", exact=True)).to_be_visible(timeout=90_000)
