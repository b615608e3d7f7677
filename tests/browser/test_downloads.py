"""A download asked for just after a choice has changed arrives all the same."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pptx import Presentation


def test_slides_asked_for_just_after_the_choice_was_cleared_arrive(visitor: Callable[..., Any], tmp_path: Path) -> None:
    """Once there was "Deferred file … not found" and nothing came."""
    visit = visitor()
    page = visit.go("/rapat")
    page.get_by_role("combobox", name="Salindia, menurut urutan memilih").click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    cleared = page.get_by_role("button", name="Hapus semua pilihan").first
    cleared.wait_for()
    visit.settle()
    cleared.click()
    with page.expect_download(timeout=90_000) as coming:  # at once: the page is being drawn again
        page.get_by_role("button", name="Unduh salindia (PPTX)").first.click()
    coming.value.save_as(tmp_path / "a.pptx")
    assert zipfile.is_zipfile(tmp_path / "a.pptx")
    assert len(Presentation(str(tmp_path / "a.pptx")).slides) > 20, "all slides, as nothing is chosen"
    assert page.get_by_test_id("stException").count() == 0
