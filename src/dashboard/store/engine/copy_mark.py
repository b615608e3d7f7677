"""Whether this DASHBOARD_HOME is a copy of what a PostgreSQL holds, of which one, and up to which number of it."""

from __future__ import annotations

import json

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.store.durable import make_folder, replace_private_file

_MARK = "cermin.json"


def is_copy() -> bool:
    """Whether it is one."""
    return (settings.home() / _MARK).exists()


def copied() -> tuple[str, int]:
    """Id of the database, and the number up to which it was copied; ("", -1) where this is no copy. Raises StoreError
    for a damaged mark."""
    path = settings.home() / _MARK
    try:
        found = json.loads(path.read_text("utf-8"))
        return str(found["store"]), int(found["submissions"])
    except FileNotFoundError:
        return "", -1
    except (OSError, ValueError, LookupError, TypeError):
        raise StoreError(f"Penanda salinan {path} rusak. Pindahkan isi DASHBOARD_HOME ke tempat lain; semuanya disalin "
                         "lagi dari PostgreSQL.") from None


def mark(store: str, number: int) -> None:
    """It is a copy of that database up to this number. Raises OSError."""
    make_folder(settings.home())
    replace_private_file(settings.home() / _MARK, json.dumps({"store": store, "submissions": number}).encode())


def unmark() -> None:
    """It is no copy any more. Raises OSError."""
    (settings.home() / _MARK).unlink(missing_ok=True)


def refuse_copy() -> None:
    """Raises StoreError where nothing may be written without the PostgreSQL that this home is a copy of."""
    if is_copy() and not settings.store_address():
        raise StoreError(f"DASHBOARD_HOME {settings.home()} adalah salinan dari PostgreSQL, jadi tidak ada yang "
                         "disimpan di sini saja. Isi DASHBOARD_STORE dengan alamatnya, atau pindahkan semuanya kemari "
                         "dengan `python -m dashboard migrate --to folder`.")
