"""Which engine this process uses: what DASHBOARD_STORE says."""

from __future__ import annotations

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.store.engine.folder import FolderEngine
from dashboard.store.engine.interface import Engine


def engine() -> Engine:
    """The folder, without DASHBOARD_STORE. Raises StoreError for an address that is none."""
    if not settings.store_address():
        return FolderEngine()
    raise StoreError("DASHBOARD_STORE belum dapat dipakai pada versi ini. Cabut peubah itu.")
