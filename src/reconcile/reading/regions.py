"""Villages by code and by name: the file regions.csv of the dashboard (code, bps_code, name, level, parent_code)."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from reconcile.errors import At

_WORDS = re.compile(r"\b(?:DESA|DS|KELURAHAN|KEL|KECAMATAN|KEC)\b\.?|[^A-Z0-9]+")


@dataclass(frozen=True)
class Regions:
    """`codes`: village by the digits of its code; `names`: village by (kecamatan or '', name), '' where two villages
    bear it."""

    codes: dict[str, str]
    names: dict[tuple[str, str], str]

    def village(self, told: str, kecamatan: str) -> str:
        """Code of the village that a code (Kemendagri or BPS) or a name tells; '' where it is not known."""
        digits = told.replace(".", "").strip()
        if digits.isdigit():
            return self.codes.get(digits, "")
        name = _plain(told)
        return self.names.get((self._kecamatan(kecamatan), name)) or self.names.get(("", name), "")

    def _kecamatan(self, told: str) -> str:
        digits = told.replace(".", "").strip()
        return digits if digits.isdigit() else _plain(told)


def read_regions(path: Path) -> Regions:
    """Raises At."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            rows = list(csv.DictReader(handle))
    except (OSError, UnicodeDecodeError):
        raise At(path.name, "daftar wilayah tidak dapat dibaca. Salin data/regions/regions.csv dari dasbor.") from None
    try:
        called = {row["code"]: row["name"] for row in rows}
        villages = [row for row in rows if row["level"] in ("desa", "kelurahan")]
        codes = {digits: row["code"] for row in villages for digits in (row["bps_code"], row["code"].replace(".", ""))}
        codes.update({row["code"].replace(".", ""): row["code"] for row in villages})  # Kemendagri's wins
        names: dict[tuple[str, str], str] = {}
        for row in villages:
            parent, name = row["parent_code"], _plain(row["name"])
            for where in (_plain(called.get(parent, "")), parent.replace(".", "")):
                names[where, name] = row["code"]
            names["", name] = "" if ("", name) in names else row["code"]
    except (KeyError, AttributeError):
        raise At(path.name, "bukan daftar wilayah: kolomnya code, bps_code, name, level, parent_code.") from None
    if not villages:
        raise At(path.name, "tidak memuat desa atau kelurahan.")
    return Regions(codes, names)


def _plain(text: str) -> str:
    return "".join(_WORDS.sub(" ", text.upper()).split())
