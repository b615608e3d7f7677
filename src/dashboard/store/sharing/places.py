"""From what an administrator writes ("/srv/bersama", "s3://dasbor/blitar") to where shared files lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.core.domain import StoreError
from dashboard.store.sharing.objects import FolderObjects, Objects

_BUCKET = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([\w./-]*))?", re.ASCII)


def part_of_bucket(place: str) -> tuple[str, str] | None:
    """Bucket and prefix; None for a folder. Raises StoreError for an address that is neither."""
    if not re.match(r"\w+:/", place):
        return None
    found = _BUCKET.fullmatch(place)
    if not found:
        raise StoreError(f"{place} bukan alamat tempat berbagi. Tulis sebuah folder, atau s3://bucket/awalan (huruf "
                         "kecil, angka, titik, dan tanda hubung untuk nama bucket).")
    return found[1], (found[2] or "").strip("/")


@contextmanager
def package_for_buckets() -> Iterator[None]:
    """Around what imports the package for object stores. Raises StoreError where it is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise StoreError(f"s3:// perlu paket {error.name}: pasang dengan "
                         "`pip install --require-hashes -r requirements-s3.txt`.") from None


def objects_at(place: str) -> Objects:
    """Raises StoreError for an address that is none, and where the package for object stores is not installed."""
    found = part_of_bucket(place)
    if found is None:
        return FolderObjects(Path(place))
    with package_for_buckets():
        from dashboard.store.sharing.object_store import S3Objects  # only who shares over S3 has the package
    return S3Objects(*found)
