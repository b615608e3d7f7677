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
_OTHERWISE = {"streamlit-folium": "MIT"}
"""What a package itself does not say where pip looks: from the LICENSE file of its repository."""


def required() -> list[str]:
    """Names in requirements.txt of what is installed on this kind of machine too."""
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    return [line.partition("==")[0] for line in lines if "==" in line and "sys_platform == 'win32'" not in line]


def listed() -> str:
    """The whole text."""
    told = subprocess.run([sys.executable, "-m", "piplicenses", "--python", sys.executable, "--from=mixed",
                           "--format=csv", "--with-system", "--packages", *required()],
                          check=True, capture_output=True, text=True, encoding="utf-8").stdout
    rows = list(csv.reader(io.StringIO(told)))[1:]
    return _HEAD + "\n".join(f"| {name.lower().replace('_', '-')} | {version} | {_OTHERWISE.get(name, licence)} |"
                             for name, version, licence in sorted(rows, key=lambda row: row[0].lower())) + "\n"


if __name__ == "__main__":
    FILE.write_text(listed(), "utf-8")
