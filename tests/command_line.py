"""Commands as a program calls them: what is printed, the exit code, and files to hand in for the tiny world."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.__main__ import main
from dashboard.commands import caller
from dashboard.store.database import open_current
from dashboard.store.submissions import record as record
from handing_in import JATEN

AGENCIES = "Kode OPD;Nama OPD;Singkatan\ndinsos;Dinas Sosial;Dinsos\nperkim;Dinas Perkim;Perkim\n"
PROGRAMS = "Kode program;Nama program;OPD;Strategi;Satuan\nrtlh;RTLH;Dinas Perkim;1;unit\n"
HEADER = "Program;Desa;Periode;Sasaran;Satuan sasaran;Penerima;Satuan penerima;Anggaran (Rp)\n"
GOOD = HEADER + f"rtlh;{JATEN};2025;120;unit;95;unit;Rp 1.250.000,-\nRTLH;3505210010;2025;80;unit;80;unit;2.000.000\n"
PARTLY = GOOD + "rtlh;35.05.99.2001;2025;1;unit;1;unit;500.000\n"
OWN = caller.keeper().name
"""Of whoever runs the tests."""


class Shell:
    """Runs commands; files it names are in a folder of their own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def file(self, name: str, content: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = self.capsys.readouterr()
        return code, captured.out, captured.err

    def json(self, *arguments: str) -> tuple[int, Any]:
        code, out, _ = self.run(*arguments, "--json")
        return code, json.loads(out)


def recipients() -> int:
    database = open_current()
    try:
        return int(database.query("SELECT coalesce(sum(recipients), 0) AS n FROM coverage")["n"].iloc[0])
    finally:
        database.close()
