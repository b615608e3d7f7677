"""A file that somebody asked for, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from dashboard.core.domain import DashboardError


class WriteError(DashboardError):
    """A file or folder that cannot be written."""


def write_file(target: Path, content: bytes) -> None:
    """Write one file in one step: whoever reads it never sees half of it. Raises WriteError."""
    half = target.with_name(f".{target.name}.sebagian")
    try:
        half.write_bytes(content)
        half.replace(target)
    except OSError as error:
        raise WriteError(f"Berkas {target} tidak dapat ditulis ({error.strerror or error}). Pilih tempat lain "
                         "yang boleh Anda tulisi.") from None
    finally:
        half.unlink(missing_ok=True)
