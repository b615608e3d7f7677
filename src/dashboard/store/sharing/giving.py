"""What the server that builds does: lay what is published where the others find it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.store.building.build_times import kept_builds
from dashboard.store.building.pruning import named_files
from dashboard.store.building.whole import damage
from dashboard.store.database import path_of, served_build
from dashboard.store.durable import make_folder
from dashboard.store.rounding_key import rounding_key
from dashboard.store.sharing.follower import is_follower
from dashboard.store.sharing.objects import Objects
from dashboard.store.sharing.offer import Offer, fingerprint, read_offer

_BEAT = timedelta(seconds=30)
"""So often the note is written again although nothing has changed: others see by it that `share` is alive."""


def share(objects: Objects) -> Offer | None:
    """Share the build that is served here, with the older ones that are kept; None when the note says so already.

    Raises StoreError where nothing is published, where this server follows another, and where another shares already;
    OSError while the place cannot be written."""
    if is_follower():
        raise StoreError("Server ini menyalin server lain, jadi tidak membagikan apa pun. Jalankan `share` di server "
                         "utama.")
    make_folder(settings.builds())
    try:
        with FileLock(settings.builds() / "share.lock", timeout=0, mode=0o600):
            return _share(objects)
    except Timeout:
        raise StoreError(f"Pembagi lain sedang bekerja di {settings.home()}.") from None


def _share(objects: Objects) -> Offer | None:
    key = fingerprint(rounding_key())
    before = _noted(objects)
    if before and before.key != key:
        raise StoreError("Tempat berbagi ini sudah dipakai server utama lain (kunci pembulatannya lain). Pakai tempat "
                         "lain.")
    offer = replace(lay(objects, served_build().build_id, whole_builds(), key),
                    beat=_now().isoformat(timespec="seconds"))
    if before is None or before != offer or _is_old(before.beat):
        objects.write_note(offer.to_json())
    objects.forget(offer.digests)  # also when the note was written by one that was killed before it came to this
    return None if before == offer else offer


def whole_builds() -> dict[str, Path]:
    """Where the kept builds lie that can be read, by id."""
    return {name: path for name in kept_builds() if not damage(path := path_of(name))}


def lay(objects: Objects, shown: str, builds: Mapping[str, Path], key: str) -> Offer:
    """Lay these builds there, with all that browsers need of them. Raises OSError, StoreError or duckdb.Error."""
    names = {name for path in builds.values() for name in named_files(path)}
    return Offer(shown, {name: objects.put(path) for name, path in builds.items()},
                 {name: objects.put(settings.generated_static() / name) for name in sorted(names)}, key)


def _is_old(beat: str) -> bool:
    """By one clock, which may have been set back in between."""
    try:
        return abs(_now() - datetime.fromisoformat(beat)) >= _BEAT
    except (ValueError, TypeError):
        return True


def _noted(objects: Objects) -> Offer | None:
    try:
        note = objects.note()
    except FileNotFoundError:
        return None
    try:
        return read_offer(note)
    except StoreError:
        return None


def _now() -> datetime:
    return datetime.now(UTC)
