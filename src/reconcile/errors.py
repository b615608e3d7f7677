"""Errors as sentences: what is wrong, where (file, row, column), what to do. None of them quotes a value."""

from __future__ import annotations


class ReconcileError(Exception):
    """Something the person at the PC can mend."""


class At(ReconcileError):
    """The same, at a place of a file; the value that stands there is never told."""

    def __init__(self, file: str, what: str, row: int | None = None, column: str = "") -> None:
        place = f"Berkas {safe_name(file)}" + (f", baris {row}" if row else "")
        place += f", kolom {column}" if column else ""
        super().__init__(f"{place}: {what}")


def safe_name(name: str) -> str:
    """The name of a file, without digits when it holds a long row of them: it may be a NIK."""
    digits = sum(one.isdigit() for one in name)
    return name if digits < _MANY_DIGITS else "(nama berkas memuat banyak angka)"


_MANY_DIGITS = 12
