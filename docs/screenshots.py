"""Takes the README's pictures: `python docs/screenshots.py [address]`, with the app running there."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from dashboard.ui.access import PAGES
from find_chromium import find_or_install

FOLDER = Path(__file__).parent


def main(address: str) -> None:
    """One picture of each page at 1366 x 900."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 900}, color_scheme="light", locale="id-ID")
        for spec in PAGES:
            page.goto(f"{address}/{spec.url}")
            page.wait_for_selector("[data-testid=stMain] h1")
            page.wait_for_function("document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'")
            page.wait_for_timeout(2000)
            page.screenshot(path=FOLDER / f"{spec.folder}.png")
            print(f"{spec.folder}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8501")
