"""Which engine this process uses: what DASHBOARD_STORE says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.store.engine.folder import FolderEngine
from dashboard.store.engine.interface import Engine

if TYPE_CHECKING:
    from dashboard.store.engine.postgres import PostgresEngine


def engine() -> Engine:
    """The folder, without DASHBOARD_STORE. Raises StoreError for an address that is none."""
    return postgres_engine() if settings.store_address() else FolderEngine()


def postgres_engine() -> PostgresEngine:
    """That of DASHBOARD_STORE. Raises StoreError where there is none, or the package for it is missing."""
    address = settings.store_address()
    if not address:
        raise StoreError("DASHBOARD_STORE belum diisi. Tulis postgresql://pemakai:katasandi@mesin:5432/dasbor.")
    asked = address, settings.objects_place()
    if asked not in _ENGINES:
        _ENGINES[asked] = _postgres(*asked)
    return _ENGINES[asked]


_ENGINES: dict[tuple[str, str], PostgresEngine] = {}
"""Those of this process, which has one; by address and place of objects."""


def _postgres(address: str, objects: str) -> PostgresEngine:
    try:
        from dashboard.store.engine.postgres import PostgresEngine  # only who shares one has the package
    except ModuleNotFoundError as error:
        raise StoreError(f"DASHBOARD_STORE perlu paket {error.name}: pasang dengan "
                         "`pip install --require-hashes -r requirements-postgres.txt`.") from None
    return PostgresEngine(address, objects)
