"""`deck`: the file that is written, what is told, and one sentence for each mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from dashboard.__main__ import main
from dashboard.store.database import Database

Output = pytest.CaptureFixture[str]


def test_slides_are_written_in_the_order_asked_for(shipped: Database, tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "rapat.pptx"
    assert main(["deck", "-o", str(file), "--slides", "tren-p0, indikator", "--periode", "2026-tw2"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("2 salindia dalam 3 bagian ditulis")
    assert "Triwulan II 2026" in told.out and told.err == ""
    titles = [page.shapes.title.text_frame.text for page in Presentation(str(file)).slides]
    assert len(titles) == 4 and titles[2] == titles[3]
    assert titles[1].startswith("Persentase penduduk miskin (P0) 2015–2025")


def test_what_is_left_out_is_told(tiny: Database, tmp_path: Path, capsys: Output) -> None:
    assert main(["deck", "-o", str(tmp_path / "a.pptx"), "--slides", "indikator,rat-opd"]) == 0
    assert capsys.readouterr().err == "Tidak ikut: rat-opd (Capaian RAT tiap OPD). Belum ada RAT yang diserahkan.\n"
    assert main(["deck", "-o", str(tmp_path / "b.pptx"), "--slides", "rat-opd"]) == 1
    assert "tidak ada berkas yang ditulis" in capsys.readouterr().err
    assert not (tmp_path / "b.pptx").exists()


@pytest.mark.parametrize(("options", "words"), [
    (["--kecamatan", "Kanigoro"], "Pakai salah satu kode ini: 35.05.01"),
    (["--periode", "2026"], "seperti 2026-TW3"),
    (["--periode", "2026-TW9"], "seperti 2026-TW3"),
    (["--periode", "1999-TW1"], "Yang ada: 2024-TW1"),
    (["--slides", "peta,apa"], "“apa” tidak dikenal"),
    (["--slides", ","], "--slides kosong"),
])
def test_a_mistake_is_one_sentence_with_what_is_known(shipped: Database, tmp_path: Path, capsys: Output,
                                                      options: list[str], words: str) -> None:
    assert main(["deck", "-o", str(tmp_path / "a.pptx"), *options]) == 1
    told = capsys.readouterr().err
    assert words in told and told.startswith("Gagal: ") and told.count("\n") == 1
    assert not (tmp_path / "a.pptx").exists()


def test_a_folder_that_is_not_there_and_a_missing_build(shipped: Database, no_build: Path, tmp_path: Path,
                                                        capsys: Output) -> None:
    assert main(["deck", "-o", str(tmp_path / "a.pptx")]) == 1
    assert "dashboard build" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told(shipped: Database, tmp_path: Path, capsys: Output) -> None:
    assert main(["deck", "-o", str(tmp_path / "tidak" / "a.pptx"), "--slides", "tren-p0"]) == 1
    assert "tidak dapat ditulis" in capsys.readouterr().err
