"""Whose a place of objects is: a mark beside them names the PostgreSQL they belong to. Whoever publishes there removes
what it does not know, so a place has one dashboard; and one that is not there is not made here, lest a folder that is
not mounted look like an empty one.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.core.domain import StoreError
from dashboard.store.sharing.objects import Lost, Objects
from dashboard.store.sharing.offer import Offer

_OWNER = "dasbor"


def claim(objects: Objects, place: str, store: str, offered: Offer | None, *, anew: bool = False) -> None:
    """The place belongs to this PostgreSQL (id `store`) from here on. `offered`: what is published; `anew`: it lies in
    this home, so the place may be empty or hold whatever it likes. Raises StoreError where it is another's, not there,
    or not the one that what is published lies in; then nothing there has changed."""
    if _is_marked(objects, place, store):
        return
    try:
        names = objects.names()
    except FileNotFoundError:
        raise StoreError(f"Tempat objek {place} (DASHBOARD_OBJECTS) tidak ada: foldernya belum dibuat, atau tidak "
                         "terpasang. Pasang atau buat dahulu; yang baru belum tersimpan.") from None
    if offered and not anew and offered.builds[offered.build] not in names:
        raise StoreError(f"Tempat objek {place} (DASHBOARD_OBJECTS) tidak berisi susunan yang sedang terbit: foldernya "
                         "tidak terpasang, atau tempatnya lain. Betulkan; bila isinya memang hilang atau tempatnya "
                         "pindah, jalankan `python -m dashboard check --renew-objects` di server yang menampilkannya.")
    if names and not offered:
        raise StoreError(_OTHERS.format(place=place))
    objects.write_note(json.dumps({_OWNER: store}).encode())


def lost_of(objects: Objects, offer: Offer) -> tuple[list[str], list[str]]:
    """Ids of builds, and names of files for browsers, that are offered and do not lie there whole. Each is read."""
    builds, files = ([name for name, digest in offered.items() if _is_lost(objects, digest)]
                     for offered in (offer.builds, offer.files))
    return builds, files


def state_of(objects: Objects, place: str, offer: Offer, here: Collection[str]) -> tuple[list[str], list[str]]:
    """Sentences: what holds of what is offered there, and what does not. `here`: ids of builds in this home."""
    lost, files = lost_of(objects, offer)
    if not lost and not files:
        return [f"Tempat objek {place} berisi {len(offer.builds)} susunan yang ditawarkan, semuanya utuh."], []
    advice = "`python -m dashboard check --renew-objects` di server yang menyimpannya menulisnya lagi"
    problems = [f"Susunan {name} di tempat objek {place} hilang atau rusak. "
                f"{'Server ini menyimpannya' if name in here else 'Server ini tidak menyimpannya'}: {advice}."
                for name in lost]
    if files:
        problems.append(f"{len(files)} berkas peramban di tempat objek {place} hilang atau rusak: {advice}.")
    return [], problems


def _is_lost(objects: Objects, digest: str) -> bool:
    with TemporaryDirectory() as folder:
        try:
            objects.fetch(digest, Path(folder) / digest)
        except (FileNotFoundError, Lost):
            return True
    return False


def _is_marked(objects: Objects, place: str, store: str) -> bool:
    """Whether the mark is there. Raises StoreError when it is another's."""
    try:
        content = objects.note()
    except FileNotFoundError:
        return False
    try:
        found = json.loads(content)[_OWNER]
    except (ValueError, LookupError, TypeError):  # of `share`, or of nobody
        found = None
    if found != store:
        raise StoreError(_OTHERS.format(place=place))
    return True


_OTHERS = ("Tempat objek {place} (DASHBOARD_OBJECTS) sudah dipakai dasbor lain. Beri tiap dasbor folder atau awalan "
           "sendiri; tidak ada yang diubah di sana.")
