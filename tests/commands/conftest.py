"""A command line over the tiny world."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import AGENCIES, PROGRAMS, Shell
from dashboard.__main__ import main
from dashboard.core import settings
from dashboard.store.submissions import record as record

TinyData = Callable[..., Path]


@pytest.fixture
def empty(tiny_data: TinyData, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A fresh machine: nothing built, nothing handed in."""
    tiny_data()
    folder = tmp_path / "berkas"
    folder.mkdir()
    return Shell(folder, capsys)


def with_lists() -> None:
    for dataset, content in (("agencies", AGENCIES), ("programs", PROGRAMS)):
        file = settings.home().with_name(f"{dataset}.csv")
        file.write_text(content, "utf-8")
        assert main(["import", dataset, str(file), "--by", "Bappeda"]) == 0


@pytest.fixture
def shell(live_after: Callable[[Callable[[], None]], Path], capsys: pytest.CaptureFixture[str]) -> Shell:
    """OPD and a program are known."""
    folder = live_after(with_lists) / "berkas"
    folder.mkdir()
    capsys.readouterr()
    return Shell(folder, capsys)
