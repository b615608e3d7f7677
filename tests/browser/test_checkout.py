"""A checkout that nobody may write to builds, serves, and takes what is handed in; two servers share one home."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.conftest import NAME, ROOT, serve, sign_in
from browser.map_frame import map_frame
from browser.test_kelola import upload
from browser.test_rapat import decide, patient, save, signed_in
from dashboard.store.submissions.record import submissions
from dashboard.ui.shell.access import all_pages

NEEDED = ("app.py", "serve.py", "pages", "src", "static", "data", ".streamlit")
AGENCY = "Kode OPD;Nama OPD;Singkatan\nujicoba;Dinas Uji Coba;Discoba\n"


def contents(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of change of everything in a folder."""
    return {str(path.relative_to(folder)): (path.stat().st_size if path.is_file() else 0, path.stat().st_mtime_ns)
            for path in [folder, *folder.rglob("*")]}


def allow(folder: Path, mode: int) -> None:
    for path in [folder, *folder.rglob("*")]:
        path.chmod(mode | (0o111 if path.is_dir() else 0))


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Path]:
    """What is needed of the project, with no right to write; to root, who may write anyway, contents() tells."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    allow(folder, 0o444)
    yield folder
    allow(folder, 0o644)


def test_a_checkout_stays_as_it_is(checkout: Path, home: Path, visitor: Callable[..., Any]) -> None:
    environment = {"PYTHONPATH": str(checkout / "src"), "PYTHONDONTWRITEBYTECODE": "1"}  # root may write anyway
    before = contents(checkout)
    build = subprocess.run([sys.executable, "-m", "dashboard", "build"], cwd=checkout, capture_output=True, text=True,
                           env={**os.environ, **environment, "DASHBOARD_HOME": str(home)}, check=True)
    assert str(home) in build.stdout
    where = subprocess.run([sys.executable, "-c", "import dashboard; print(dashboard.__file__)"], text=True,
                           cwd=checkout, env={**os.environ, **environment}, capture_output=True, check=True)
    assert where.stdout.startswith(str(checkout))
    process, address = serve(home, at=checkout, **environment)
    try:
        visit = patient(visitor(at=address))
        visit.go("/peta")
        map_frame(visit.page)
        page = signed_in(visit)
        for first in {shown.entry: shown.url for shown in reversed(all_pages()) if shown.url != "masuk"}.values():
            visit.go(f"/{first}")
        visit.go("/jalankan")
        page.get_by_label("Judul rapat").fill("Rapat koordinasi IV")
        save(page, "Simpan rapat", "Rapat koordinasi IV")
        page.get_by_test_id("stButtonGroup").get_by_text("Keputusan", exact=True).click()
        decide(page, "Menyusun jadwal", "Dinas Sosial")
        visit.go("/kelola?dataset=agencies")
        upload(visit, "opd.csv", AGENCY.encode())
        page.get_by_role("button", name="Simpan dan terbitkan").click()
        expect(page.get_by_text("Tersimpan sebagai kiriman")).to_be_visible(timeout=90_000)
    finally:
        process.terminate()
        process.wait(20)
    assert [entry.dataset for entry in submissions()] == ["tkpk_meetings", "tkpk_decisions", "agencies"]
    assert contents(checkout) == before


def test_two_servers_on_one_home_show_the_same(home: Path, desk: str, visitor: Callable[..., Any]) -> None:
    second, address = serve(home)
    try:
        one, other = patient(visitor(at=desk)), patient(visitor(at=address))
        other.go("/tindak-lanjut?bagian=Semua+keputusan")
        page = signed_in(one)
        page.get_by_label("Judul rapat").fill("Rapat koordinasi IV")
        save(page, "Simpan rapat", "Rapat koordinasi IV")
        page.get_by_test_id("stButtonGroup").get_by_text("Keputusan", exact=True).click()
        decide(page, "Menyusun jadwal", "Dinas Sosial")
        seen = other.go("/tindak-lanjut?bagian=Semua+keputusan")
        expect(seen.get_by_text("Menyusun jadwal").first).to_be_visible()

        sign_in(other.go("/masuk"))
        other.go("/jalankan")
        decide(other.page, "Membagi kartu", "Dinas Kesehatan")
        expect(one.go("/tindak-lanjut?bagian=Semua+keputusan").get_by_text("Membagi kartu").first).to_be_visible()
        for visit in (one, other):
            visit.go("/peta")
            map_frame(visit.page)
    finally:
        second.terminate()
        second.wait(20)
    assert [(entry.dataset, entry.by) for entry in submissions()] == [
        ("tkpk_meetings", NAME), ("tkpk_decisions", NAME), ("tkpk_decisions", NAME)]
