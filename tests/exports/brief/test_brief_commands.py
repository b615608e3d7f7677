"""`brief` and `sheets` on the command line."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboard.__main__ import main
from dashboard.store.database import Database


def test_brief_writes_two_pages(shipped: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "b.pdf"
    assert main(["brief", "-o", str(target)]) == 0
    assert len(PdfReader(BytesIO(target.read_bytes())).pages) == 2
    assert f"ditulis ke {target}" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf"]


def test_sheets_of_one_kecamatan_tell_how_far_they_are(shipped: Database, tmp_path: Path,
                                                       capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "s.zip"
    assert main(["sheets", "-o", str(target), "--kecamatan", "35.05.01"]) == 0
    out = capsys.readouterr().out
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
    assert names[0] == "35.05.01-wonodadi.pdf" or names[0].startswith("35.05.01-")
    assert f"{len(names)} lembar wilayah ditulis ke {target}" in out


@pytest.mark.parametrize(("arguments", "words"), [
    (["brief", "-o", "x.docx"], "berakhir .pdf"),
    (["brief", "-o", "tak/ada/x.pdf"], "tidak dapat ditulis"),
    (["sheets", "-o", "x.pdf"], "folder atau satu berkas .zip"),
    (["sheets", "-o", "x", "--kecamatan", "Kanigoro"], "“Kanigoro” tidak dikenal. Pakai salah satu kode ini"),
])
def test_what_cannot_be_done_is_said_in_one_sentence(shipped: Database, arguments: list[str], words: str,
                                                     tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                     capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 1
    assert words in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_without_a_build_both_say_how_to_make_one(no_build: Path, tmp_path: Path,
                                                  capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["brief", "-o", str(tmp_path / "b.pdf")], ["sheets", "-o", str(tmp_path / "s")]):
        assert main(arguments) == 1
        assert "python -m dashboard build" in capsys.readouterr().err
