"""The key of the agency: 32 random bytes in a file that only its owner may read. Without it nothing can be matched.

It never leaves the PC. What is made of it (hashes, roundings, fingerprint) tells nothing of it.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from reconcile.errors import ReconcileError
from reconcile.files import new_private
from reconcile.fingerprints import short

_SIZE = 32
_FORM = re.compile(r"REKON1\n([^\n]{3,80})\n([0-9a-f]{64})\n([0-9a-f]{16})\n")
_HASH = 32
"""Hexadecimal digits that are kept of a hash: 128 bits, so no two of some million numbers share one."""


@dataclass(frozen=True, repr=False)
class Key:
    """`agency`: whose it is. No field of it may be printed but the fingerprint."""

    agency: str
    _secret: bytes

    @property
    def fingerprint(self) -> str:
        """'7f3a-90bc-12de': tells two keys apart, and nothing else."""
        return short(self._of("sidik", b""))

    @property
    def rounding(self) -> bytes:
        """The key by which small counts are rounded."""
        return bytes.fromhex(self._of("pembulatan", b""))

    def number(self, kind: str, digits: str) -> str:
        """A NIK or nomor KK (`kind`) as HMAC-SHA256."""
        return self._of(kind, digits.encode())[:_HASH]

    def _of(self, kind: str, what: bytes) -> str:
        return hmac.digest(self._secret, kind.encode() + b"\x1f" + what, "sha256").hex()


def make_key(path: Path, agency: str) -> Key:
    """Write a new key. Raises ReconcileError where there is one: without the old key old runs cannot be compared."""
    agency = agency.strip()
    if not 3 <= len(agency) <= 80 or any(one.isdigit() or not one.isprintable() for one in agency):
        raise ReconcileError("Nama instansi harus 3 sampai 80 huruf tanpa angka, misalnya: "
                             "--instansi \"Dinas Sosial\".")
    secret = secrets.token_bytes(_SIZE)
    try:
        with new_private(path) as handle:
            handle.write(f"REKON1\n{agency}\n{secret.hex()}\n{_sum(agency, secret)}\n".encode())
    except FileExistsError:
        raise ReconcileError("Berkas kunci sudah ada dan tidak ditimpa. Pakai kunci itu, atau tulis nama berkas "
                             "lain bila memang perlu kunci baru.") from None
    except OSError as error:
        raise ReconcileError(f"Berkas kunci tidak dapat ditulis ({error.strerror}).") from None
    return Key(agency, secret)


def read_key(path: Path) -> Key:
    """Raises ReconcileError for a missing, damaged or open key."""
    try:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise ReconcileError("Berkas kunci dapat dibaca akun lain. Jalankan: chmod 600 pada berkas itu.")
        found = _FORM.fullmatch(path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n"))
    except OSError as error:
        raise ReconcileError(f"Berkas kunci tidak dapat dibaca ({error.strerror}). Periksa `kunci` dalam berkas "
                             "pengaturan, atau buat dengan: python -m reconcile kunci.") from None
    if found is None:
        raise ReconcileError("Berkas kunci rusak atau bukan kunci rekonsiliasi. Pulihkan dari cadangan instansi.")
    agency, secret = found[1], bytes.fromhex(found[2])
    if not hmac.compare_digest(found[3], _sum(agency, secret)):
        raise ReconcileError("Isi berkas kunci berubah (jumlah periksanya tidak cocok). Pulihkan dari cadangan.")
    return Key(agency, secret)


def _sum(agency: str, secret: bytes) -> str:
    return hmac.digest(secret, b"periksa\x1f" + agency.encode(), "sha256").hex()[:16]
