"""A served app and a Chromium that can reach nothing but this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from dashboard.commands.serving import free_ports
from dashboard.store.identity.accounts import add_account
from find_chromium import find_or_install
from handing_in import KEEPER

NAME, PASSWORD = "Siti Aminah", "jambu-mete-7"
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 45  # seconds until a test waits in vain; other tests use the same two cores
expect.set_options(timeout=PATIENCE * 1000)
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
              "--disable-sync", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
              "--renderer-process-limit=1", "--js-flags=--no-opt --no-maglev"]
"""No host but this machine is found. Chromium is told so, for a route in Playwright would switch off its cache. One
process draws all pages of a window and compiles the scripts once, without the optimising of what runs long."""


STAYS = "/_stcore/health"
"""A page of a few letters."""

_MOVING = """document.getAnimations().filter(a => a.playState === 'running'
    && a.effect.getComputedTiming().endTime !== Infinity).length"""

QUIET = {"DASHBOARD_BEFOREHAND": "off"}
"""Tests publish a new build every few seconds; nobody looks at the slides of most of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


def serve(home: Path, script: str = "serve.py", at: Path = ROOT, port: int = 0,
          **environment: str) -> tuple[subprocess.Popen[bytes], str]:
    """Start the app of the checkout `at` on this port, or a free one, with this DASHBOARD_HOME; the process and its
    address."""
    port = port or free_ports(1)[0]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port), "--server.address", "127.0.0.1"],
        cwd=at, env={**os.environ, "DASHBOARD_HOME": str(home), **QUIET, **environment},
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
def address(shipped_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the app over the shipped data: one server for all workers, for those who only look."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "looked-at"
    folder.mkdir(exist_ok=True)
    with shared_server(folder, shipped_home) as address:
        yield address


@contextmanager
def shared_server(folder: Path, home: Path) -> Iterator[str]:
    """Address of the server that is told of in this folder. Whoever finds none starts it over `home`, and ends it when
    all who use it have left; a user is a file named by its process."""
    lock, told, mine = FileLock(folder / "lock"), folder / "address", folder / f"user-{os.getpid()}"
    process = None
    with lock:
        mine.touch()
        if not told.exists():
            process, address = serve(home)
            told.write_text(address, "utf-8")
    try:
        yield told.read_text("utf-8")
    finally:
        mine.unlink()
        if process:
            while not _left(folder, lock):
                time.sleep(0.2)
            process.terminate()
            process.wait(10)


def _left(folder: Path, lock: FileLock) -> bool:
    """Whether nobody uses the server any more; nobody who comes now finds it then."""
    with lock:
        if any(Path(f"/proc/{path.name.removeprefix('user-')}").exists() for path in folder.glob("user-*")):
            return False
        (folder / "address").unlink()
        return True


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
        """Wait until the running script has ended and all it sent is drawn: kinds of elements whose code the browser
        has not read yet are grey boxes at first, also after the script's end."""
        self.page.wait_for_selector("[data-testid=stMain] h1", timeout=90_000)
        self.page.wait_for_selector(".stApp[data-test-script-state=notRunning]", timeout=90_000)
        self.page.wait_for_selector("[data-testid=stSkeleton]", state="detached", timeout=90_000)

    def rest(self) -> None:
        """Wait until nothing that ends by itself moves any more: colours halfway between two are nobody's choice, nor
        is the place of what slides."""
        self.until(lambda: self.page.evaluate(_MOVING) == 0, 5)

    def until(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
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


@pytest.fixture(scope="session")
def window(browser: Browser, address: str) -> Callable[[int], BrowserContext]:
    """window(0), window(1) …: windows that know nothing of each other, kept by each worker. In each a page of a few
    letters stays open: without any, the process that draws would end, and the next one read and compile every script
    anew, half of what a page costs. Windows do not share processes."""
    opened: list[BrowserContext] = []

    def get(number: int) -> BrowserContext:
        while len(opened) <= number:
            opened.append(browser.new_context(locale="id-ID"))
            opened[-1].set_default_timeout(PATIENCE * 1000)
            opened[-1].new_page().goto(f"{address}{STAYS}")
        return opened[number]

    return get


@pytest.fixture
def visitor(window: Callable[[int], BrowserContext], address: str) -> Iterator[Callable[..., Visit]]:
    """Opens a page of a given width and colour scheme, each in a window of its own without cookies and memory; checks
    errors and hosts other than `friends` when the test ends."""
    visits: list[Visit] = []

    def open_page(width: int = 1366, height: int = 768, scheme: str = "light", at: str | None = None,
                  friends: tuple[str, ...] = ()) -> Visit:
        visit = Visit(window(len(visits)).new_page(), at or address)
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        own = (visit.address, "data:", "blob:", visit.address.replace("http", "ws", 1), *friends)
        visit.page.on("request", lambda asked: None if asked.url.startswith(own) else visit.refused.append(asked.url))
        visit.page.on("console", lambda message: visit.errors.append(message.text)
                      if message.type == "error" else None)
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        visits.append(visit)
        return visit

    yield open_page
    try:
        for visit in visits:  # at once: a page whose server has ended soon logs that it is gone
            visit.check()
    finally:
        for visit in visits:
            own = visit.page.context
            memory = own.new_cdp_session(visit.page)
            memory.send("Storage.clearDataForOrigin", {"origin": visit.address, "storageTypes": "local_storage"})
            own.clear_cookies()
            for page in own.pages[1:]:
                page.close()


@pytest.fixture(scope="session")
def own_server(shipped_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A second server of this worker, with its home: for those who write, one after the other."""
    folder = Path(shutil.copytree(shipped_home, tmp_path_factory.mktemp("written") / "home"))
    process, address = serve(folder)
    yield folder, address
    process.terminate()
    process.wait(10)


@pytest.fixture
def home(shipped_home: Path, own_server: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped build and one account; what the test before wrote there is gone."""
    folder, _ = own_server
    new, old = folder.with_name("new"), folder.with_name("old")
    shutil.copytree(shipped_home, new)
    folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old)
    monkeypatch.setenv("DASHBOARD_HOME", str(folder))
    add_account(NAME, PASSWORD, KEEPER)
    return folder


@pytest.fixture
def desk(home: Path, own_server: tuple[Path, str]) -> str:
    """Address of the server of `home`. It may have answered others, as a server has when somebody comes to hand in."""
    return own_server[1]


@pytest.fixture
def fresh(shipped_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Address of a server that nobody has asked anything yet, with a home and an account of its own."""
    home = Path(shutil.copytree(shipped_home, tmp_path / "home"))
    monkeypatch.setenv("DASHBOARD_HOME", str(home))
    add_account(NAME, PASSWORD, KEEPER)
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
