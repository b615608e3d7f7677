"""What a server that only reads does: fetch what is published elsewhere, check it, and show it in one step."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.store.building.build_times import ids_in, pointer
from dashboard.store.building.pruning import named_files, prune
from dashboard.store.building.whole import read_through, remember_whole
from dashboard.store.durable import make_folder, replace_private_file, sync_folder
from dashboard.store.free_space import is_full, not_written
from dashboard.store.log_once import log_once
from dashboard.store.rounding_key import copied_key
from dashboard.store.sharing.follower import is_follower, mark_reached
from dashboard.store.sharing.objects import Lost, Objects, has_digest
from dashboard.store.sharing.offer import Offer, fingerprint, read_offer


def follow(objects: Objects) -> str | None:
    """Show what the others show; the id of the build that is new here, None when it is shown already.

    Raises StoreError, and OSError while the place cannot be reached; then what is shown here stays."""
    if any(settings.submissions().glob("*")):
        raise StoreError(f"{settings.home()} berisi kiriman sendiri, jadi tidak ditimpa salinan. Pakai DASHBOARD_HOME "
                         "yang kosong.")
    key = copied_key()
    offer = read_offer(objects.note())
    if key is None or fingerprint(key) != offer.key:
        raise StoreError("Kunci pembulatan server ini bukan kunci server utama, sehingga angka kecil akan dibulatkan "
                         f"lain. Salin rounding.key dari DASHBOARD_HOME server utama ke {settings.home()}.")
    if not is_follower():
        if (settings.builds() / "build.lock").exists():
            raise StoreError(f"{settings.home()} sudah dipakai sebagai server utama, jadi tidak ditimpa salinan. Pakai "
                             "DASHBOARD_HOME yang kosong.")
        mark_reached()  # from here on nothing may be handed in: the copies would take its place
    folder = settings.builds()
    make_folder(folder)
    try:
        with FileLock(folder / "follow.lock", timeout=0, mode=0o600):
            shown = copy_all(objects, offer)
    except Timeout:
        raise StoreError(f"Penyalin lain sedang bekerja di {settings.home()}.") from None
    except duckdb.Error as error:
        raise StoreError(f"Basis data dari server utama tidak dapat dibaca ({str(error).splitlines()[0][:200]}). "
                         "Yang tampil tidak berubah.") from None
    mark_reached(offer.beat)
    return shown


def copy_all(objects: Objects, offer: Offer) -> str | None:
    """What left the offer goes first, which makes room; then the build that is shown comes, then the older ones. What
    is lost there of an older one is only told of in the log: what is shown is right without it."""
    folder, static = settings.builds(), settings.generated_static()
    for path in folder.glob(".dashboard-*"):  # of one that was killed
        path.unlink(missing_ok=True)
    before = pointer(folder)
    gone = set(ids_in(folder)) - offer.builds.keys()
    _drop(gone - {before})
    changed = _fetch(objects, offer, offer.build)
    needed = named_files(_path(offer.build))
    for name, digest in offer.files.items():
        try:
            if not has_digest(static / name, digest):
                _lay(objects, digest, static / name)
        except Lost as error:
            if name in needed:
                raise
            log_once(f"Berkas {name} dari susunan lama tidak dapat disalin. {error}")
    if before != offer.build:
        replace_private_file(folder / "CURRENT", f"{offer.build}\n".encode("ascii"))
    _drop(gone)
    for name in sorted(offer.builds.keys() - {offer.build}):
        try:
            _fetch(objects, offer, name)
        except Lost as error:
            log_once(f"Susunan lama {name} tidak dapat disalin. {error}")
    if gone:
        prune(static, folder, 0.0)
    return offer.build if changed or before != offer.build else None


def _drop(names: set[str]) -> None:
    for name in names:
        _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    return settings.builds() / f"dashboard-{name}.duckdb"


def _fetch(objects: Objects, offer: Offer, name: str) -> bool:
    """Lay this build here, read through; whether it was not here yet, or damaged."""
    folder, digest, target = settings.builds(), offer.builds[name], _path(name)
    if has_digest(target, digest):
        return False
    arriving = folder / f".{target.name}.{os.getpid()}"
    try:
        _lay(objects, digest, arriving)
        remember_whole(arriving, read_through(arriving, views=name == offer.build))
        arriving.replace(target)
    finally:
        arriving.unlink(missing_ok=True)
    sync_folder(folder)
    return True


def _lay(objects: Objects, digest: str, target: Path) -> None:
    make_folder(target.parent)
    try:
        objects.fetch(digest, target)
    except FileNotFoundError:
        raise Lost(f"Objek {digest[:12]}… belum ada di tempat berbagi; dicoba lagi.") from None
    except OSError as error:
        if is_full(target.parent, error):
            raise StoreError(not_written("Salinan", target.parent, error)) from None
        raise
