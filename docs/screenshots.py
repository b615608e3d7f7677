"""Takes the README's pictures: `python docs/screenshots.py` builds, serves and visits every page by itself."""

from __future__ import annotations

import os
import re
import secrets
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # benchmarks and find_chromium are not installed

from benchmarks.served import serve
from dashboard.core.actor import command_line
from dashboard.publish.build import build
from dashboard.store.identity.accounts import add_account
from dashboard.ui.shell.access import all_pages
from find_chromium import find_or_install

NAME = "Petugas"


def _settle(page: Page) -> None:
    page.wait_for_selector("[data-testid=stMain] h1")
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]")
    page.wait_for_selector("[data-testid=stSkeleton]", state="detached")
    page.wait_for_timeout(2500)


def _sign_in(page: Page, address: str, password: str) -> None:
    page.goto(f"{address}/masuk")
    _settle(page)
    page.get_by_label("Nama", exact=True).fill(NAME)
    page.get_by_label("Kata sandi", exact=True).fill(password)
    page.get_by_test_id("stFormSubmitButton").get_by_role("button").click()
    _settle(page)


def main() -> None:
    """One picture of each page that the README shows, at 1366 x 900."""
    wanted = set(re.findall(r"\(docs/([\w-]+)\.png\)", (ROOT / "README.md").read_text("utf-8")))
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        os.environ["DASHBOARD_HOME"] = home
        password = secrets.token_urlsafe(16)
        build()
        add_account(NAME, password, command_line(NAME))
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 900}, color_scheme="light", locale="id-ID")
        with serve() as served:
            for spec in sorted(all_pages(), key=lambda spec: spec.needs is not None):
                if spec.folder not in wanted:
                    continue
                if spec.needs:
                    _sign_in(page, served.address, password)
                page.goto(f"{served.address}/{spec.url}")
                _settle(page)
                page.screenshot(path=ROOT / "docs" / f"{spec.folder}.png")
                print(f"{spec.folder}.png")
        browser.close()


if __name__ == "__main__":
    main()
