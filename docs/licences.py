"""Writes docs/LISENSI.md: what the dashboard runs on, and under which licence. `make lock` calls it."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "docs" / "LISENSI.md"
_HEAD = """# Lisensi perangkat lunak yang dipakai

Dasbor ini sendiri berlisensi MIT. Daftar di bawah ditulis oleh `make lock` dari paket yang terpasang menurut
`requirements.txt`; paket yang hanya dipasang di Windows tidak tercantum. Daftar lengkap dengan sidik berkasnya (SBOM,
CycloneDX): `make sbom`.

| Paket | Versi | Lisensi |
|---|---|---|
"""
_ASIDE = """
## Hanya bila dipakai

Dipasang sendiri bagi beberapa server (`postgres`, `s3`, `lake`) atau di PC Dinas Sosial (`reconcile`), dengan
`requirements-<kelompok>.txt`. psycopg berlisensi LGPL: boleh dipakai dan dibagikan bersama dasbor selama ia tetap paket
tersendiri yang tidak diubah dan dapat diganti pemakainya, seperti bila dipasang dengan pip.

| Paket | Versi | Lisensi | Kelompok |
|---|---|---|---|
"""
_GROUPS = ("postgres", "s3", "lake", "reconcile")
_OTHERWISE = {"streamlit-folium": "MIT"}
"""What a package itself does not say where pip looks: from the LICENSE file of its repository."""


def required(group: str = "") -> list[str]:
    """Names in requirements.txt, or of one group beside it, of what is installed on this kind of machine too."""
    lines = (ROOT / f"requirements{group and f'-{group}'}.txt").read_text("utf-8").splitlines()
    return [line.partition("==")[0] for line in lines if "==" in line and "sys_platform == 'win32'" not in line]


def listed() -> str:
    """The whole text."""
    main = required()
    groups = {name: group for group in _GROUPS for name in required(group) if name not in main}
    rows = _rows([*main, *groups])
    lines = [f"| {name} | {version} | {licence} |\n" for name, version, licence in rows if name not in groups]
    aside = [f"| {name} | {version} | {licence} | {groups[name]} |\n" for name, version, licence in rows
             if name in groups]
    return "".join([_HEAD, *lines, _ASIDE, *aside])


def _rows(packages: list[str]) -> list[tuple[str, str, str]]:
    """Name, version and licence, by name."""
    told = subprocess.run([sys.executable, "-m", "piplicenses", "--python", sys.executable, "--from=mixed",
                           "--format=csv", "--with-system", "--packages", *packages],
                          check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return sorted((name.lower().replace("_", "-"), version, _OTHERWISE.get(name, licence))
                  for name, version, licence in list(csv.reader(io.StringIO(told)))[1:])


if __name__ == "__main__":
    FILE.write_text(listed(), "utf-8")
