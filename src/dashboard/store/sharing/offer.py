"""The note beside shared files: which build is shown, which older ones are told of, and what the browser fetches."""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from dashboard.core.domain import StoreError
from dashboard.store.building.build_times import is_build_id
from dashboard.store.layout import VERSION

_DIGEST = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"(?:[a-z0-9][\w.-]*/)?[a-z0-9][\w.-]*", re.ASCII)
_MARK = b"dasbor: sidik kunci pembulatan"


@dataclass(frozen=True)
class Offer:
    """`builds`, `files`: digest by id, and by name below DASHBOARD_HOME/static. `key`: fingerprint of the rounding key,
    without which another server would round the same counts otherwise. `layout`: that of the program that wrote it.
    `beat`: when `share` last confirmed it, by the clock there; others only look whether it changes."""

    build: str
    builds: Mapping[str, str]
    files: Mapping[str, str]
    key: str
    layout: int = VERSION
    beat: str = field(default="", compare=False)

    @property
    def digests(self) -> set[str]:
        """All objects that it needs."""
        return {*self.builds.values(), *self.files.values()}

    def to_json(self) -> bytes:
        """As it is laid beside the objects."""
        return json.dumps(asdict(self), sort_keys=True).encode()


def read_offer(content: bytes) -> Offer:
    """The note as written; every name in it is one that we make. Raises StoreError for anything else, and for a newer
    program's."""
    try:
        raw = json.loads(content)
        found = Offer(str(raw["build"]), dict(raw["builds"]), dict(raw["files"]), str(raw["key"]), int(raw["layout"]),
                      str(raw.get("beat", "")))
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        raise StoreError(_NO_NOTE) from None
    if found.layout > VERSION:
        raise StoreError(f"Server utama memakai versi dasbor yang lebih baru (bentuk {found.layout}; program ini "
                         f"mengenal sampai bentuk {VERSION}). Perbarui program di server ini.")
    if not (found.build in found.builds and all(is_build_id(name) for name in found.builds)
            and all(_NAME.fullmatch(name) for name in found.files)
            and all(isinstance(one, str) and _DIGEST.fullmatch(one)
                    for one in (*found.builds.values(), *found.files.values()))):
        raise StoreError(_NO_NOTE)
    return found


_NO_NOTE = ("Catatan terbitan di tempat berbagi rusak atau bukan buatan dasbor. Di server utama jalankan "
            "`python -m dashboard share --once`.")


def fingerprint(key: bytes) -> str:
    """Tells two rounding keys apart without telling the key."""
    return hmac.digest(key, _MARK, "sha256").hex()[:32]
