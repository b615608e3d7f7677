"""The secret key of statistics.rounding: 32 random bytes in DASHBOARD_HOME, for the server's account only.

It is made once and never changes: two roundings of one count by two keys would tell more than one.
"""

from __future__ import annotations

import hmac
import os
import secrets

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.store.durable import make_folder, new_private_file, sync_folder
from dashboard.store.engine.chosen import engine

SIZE = 32


def rounding_key() -> bytes:
    """The key of this DASHBOARD_HOME, made when there is none yet. Raises StoreError."""
    return copied_key() or _whole(_laid(engine().shared_key(_new) or _new()))


def agree() -> None:
    """Make sure that this home rounds as the other servers do. Raises StoreError when it does not."""
    if not engine().is_shared:
        return
    own = rounding_key()
    if not hmac.compare_digest(engine().shared_key(lambda: own) or own, own):
        raise StoreError(f"Kunci pembulatan {settings.home() / 'rounding.key'} bukan kunci yang tersimpan di "
                         "PostgreSQL, sehingga angka kecil akan dibulatkan lain. Pakai DASHBOARD_HOME yang kosong.")


def copied_key() -> bytes | None:
    """The key that lies here; it is never made here. Raises StoreError for one that is damaged or not readable."""
    path = settings.home() / "rounding.key"
    try:
        return _whole(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"Kunci pembulatan {path} tidak dapat dibaca ({error.strerror}). Periksa izinnya.") from None


def _whole(key: bytes) -> bytes:
    if len(key) != SIZE:
        raise StoreError(f"Kunci pembulatan {settings.home() / 'rounding.key'} rusak. Pulihkan berkas itu dari "
                         "cadangan, atau salin lagi dari server utama.")
    return key


def _new() -> bytes:
    return secrets.token_bytes(SIZE)


def _laid(key: bytes) -> bytes:
    """This key, laid here; or the one that another process laid in the meantime."""
    path = settings.home() / "rounding.key"
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        make_folder(path.parent)
        with new_private_file(temporary) as handle:
            handle.write(key)
        try:
            os.link(temporary, path)  # fails where there is one, unlike a rename
        except FileExistsError:
            pass
        finally:
            temporary.unlink()
        sync_folder(path.parent)
        return path.read_bytes()
    except OSError as error:
        raise StoreError(f"Kunci pembulatan {path} tidak dapat ditulis ({error.strerror}). "
                         "Periksa izin DASHBOARD_HOME.") from None
