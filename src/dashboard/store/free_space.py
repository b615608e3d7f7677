"""Full disks in words: refused before anything is written, and told apart from every other failure to write."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from dashboard.core.domain import BuildError

BUILDS_THAT_FIT = 3
"""The new database beside its log while it is written, and room for what is handed in meanwhile."""

FIRST_BUILD = 16 * 1024**2
"""Bytes of a database, as long as none has been made here."""

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FULL_WORDS = ("no space left", "disk quota", "disk full", "not enough space")
_LARGE_WORDS = ("file too large",)
_TO_DO = ("Yang sedang tampil tidak berubah. Kosongkan disk itu (folder submissions dan builds jangan dihapus) "
          "atau pindahkan DASHBOARD_HOME ke disk yang lebih luas, lalu ulangi.")


def needed(builds: Path) -> int:
    """Bytes that must be free before a build begins: three times the newest database in this folder."""
    last = max(builds.glob("dashboard-*.duckdb"), default=None)
    return BUILDS_THAT_FIT * (last.stat().st_size if last else FIRST_BUILD)


def refuse_when_full(folder: Path, bytes_needed: int) -> None:
    """Raises BuildError when fewer bytes are free on the disk of this folder, which need not exist yet."""
    if _free(folder) < bytes_needed:
        raise BuildError(f"{_disk_full(folder)}, sedangkan yang diperlukan {_size(bytes_needed)}; "
                         f"tidak ada yang disimpan atau diterbitkan. {_TO_DO}")


def is_full(folder: Path, error: Exception) -> bool:
    """Whether this failure is that of a full disk."""
    return _says(error, _FULL, _FULL_WORDS) or _free(folder) < _LEAST


def not_written(what: str, folder: Path, error: Exception) -> str:
    """The sentence for `what` ("Basis data", "Kiriman") that could not be written to this folder."""
    words = (error.strerror if isinstance(error, OSError) else None) or str(error).splitlines()[0][:200]
    if is_full(folder, error):
        return (f"{_disk_full(folder)}; {what.lower()} tidak muat ({words}) dan tidak ada yang disimpan atau "
                f"diterbitkan. {_TO_DO}")
    if _says(error, (errno.EFBIG,), _LARGE_WORDS):
        return (f"{what} melewati batas ukuran berkas di {folder} ({words}); tidak ada yang disimpan atau "
                "diterbitkan. Naikkan batas itu (ulimit -f) atau pakai disk lain, lalu ulangi.")
    return f"{what} tidak dapat ditulis ke {folder} ({words}). Periksa izin folder itu dan disknya, lalu ulangi."


_LEAST = 1024**2
"""With less than this free, whatever failed is told as a full disk: DuckDB does not always pass the reason on."""


def _says(error: Exception, numbers: tuple[int, ...], words: tuple[str, ...]) -> bool:
    return (isinstance(error, OSError) and error.errno in numbers) or any(word in str(error).lower() for word in words)


def _free(folder: Path) -> int:
    there = next(place for place in (folder, *folder.parents) if place.exists())
    return shutil.disk_usage(there).free


def _disk_full(folder: Path) -> str:
    return f"Disk penuh: di {folder} tersisa {_size(_free(folder))}"


def _size(count: int) -> str:
    from dashboard.core.formats import number  # commands that only read start in a quarter of a second without Babel

    return f"{number(count / 1024**2, 1)} MB"
