"""Finds a Chromium for the browser tests, or installs Debian's where that is allowed.

Order: $CHROMIUM, the system's, Playwright's own; of the system's first the one without windows, which starts pages a
quarter faster. `python tests/find_chromium.py` prints the path or exits 1 with
one sentence; browser tests are never skipped in silence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from debian import from_debian

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_HOW = ("Chromium untuk uji peramban tidak ditemukan. Pasang salah satu: `apt-get install chromium-headless-shell` "
        "(Debian/Ubuntu), `.venv/bin/playwright install chromium` (lainnya), atau isi variabel CHROMIUM dengan letak "
        "peramban.")
_DRIVER = ("Playwright, yang menggerakkan Chromium untuk uji peramban, tidak dapat dijalankan di sini: {why} Pada "
           "Debian/Ubuntu biasanya cukup `apt-get install libatomic1`.")


def find() -> str | None:
    """Path of a browser that exists, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    for name in _NAMES:
        path = shutil.which(name)
        if path:
            return path
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def find_or_install() -> str:
    """Path of a browser; raises SystemExit with one sentence when there is none to be had."""
    path = find()
    if path is None and not os.environ.get("CHROMIUM"):
        from_debian("chromium-headless-shell", "fonts-dejavu-core")
        path = find()
    if path is None:
        named = os.environ.get("CHROMIUM")
        raise SystemExit(f"CHROMIUM menunjuk ke {named}, tetapi di sana tidak ada berkas peramban." if named else _HOW)
    return path


def ready_driver() -> None:
    """Once a machine, before Playwright is started: raises SystemExit with one sentence where it cannot be."""
    if _why_no_driver():
        from_debian("libatomic1")  # its Node needs it, and a bare Debian has none
        if why := _why_no_driver():
            raise SystemExit(_DRIVER.format(why=why))


def _why_no_driver() -> str:
    """What Playwright's driver says when it does not start; "" when it does."""
    run = subprocess.run([sys.executable, "-m", "playwright", "--version"], capture_output=True, text=True, check=False)
    return "" if run.returncode == 0 else (run.stderr.strip().splitlines() or ["tanpa keterangan."])[-1]


if __name__ == "__main__":
    ready_driver()
    print(find_or_install())
    sys.exit(0)
