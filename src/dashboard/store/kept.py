"""Work that is kept in DASHBOARD_HOME/cache until what it was made of changes; the folder may be removed at any time.

The name of a file tells what it was made of; its first line is a digest of the rest, so that damage is noticed.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from dashboard.core import settings
from dashboard.store.durable import lay_file, make_folder

_PACKAGE = Path(__file__).resolve().parents[1]
_PACKAGES = ("duckdb", "pandas", "numpy", "shapely", "scipy", "babel")


def code_of(*rooms: str) -> str:
    """Digest of the code in these folders and files of the package, and of the packages that it works with.

    Asked for when a module is loaded: a process that outlives an upgrade must not keep its work under the name of the
    new code. Raises ValueError for a place without code: what has moved would silently no longer count.
    """
    digest = hashlib.sha256(" ".join(version(name) for name in _PACKAGES).encode())
    for room in rooms:
        place = _PACKAGE / room
        sources = [path for path in ([place] if place.is_file() else sorted(place.rglob("*")))
                   if path.suffix in (".py", ".sql")]
        if not sources:
            raise ValueError(f"{room} holds no code")
        for path in sources:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def read(kind: str, made_of: str) -> bytes | None:
    """What was kept of this kind for these ingredients; None when it is not there, or is not what was written."""
    try:
        check, _, body = _path(kind, made_of).read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if hashlib.sha256(body).hexdigest().encode() == check else None


def keep(kind: str, made_of: str, body: bytes, most: int) -> None:
    """Keep it, and of its kind the last `most`. A disk that is full costs the next build its short cut, not this build
    its success. Needs the write lock."""
    path = _path(kind, made_of)
    half = path.with_suffix(".half")
    with contextlib.suppress(OSError), contextlib.ExitStack() as tidying:
        tidying.callback(half.unlink, missing_ok=True)  # what fills the disk in vain
        make_folder(path.parent)
        half.unlink(missing_ok=True)
        lay_file(half, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        half.replace(path)
        for old in sorted(path.parent.glob(f"{kind}-*.kept"), key=lambda one: one.stat().st_mtime)[:-most]:
            old.unlink()


def forget_all() -> None:
    """Remove everything that is kept, since something that it was made of may no longer be held. Raises OSError."""
    for path in settings.cache().glob("*"):
        path.unlink(missing_ok=True)


def pack(parts: Sequence[bytes]) -> bytes:
    """Several contents as one."""
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def unpack(body: bytes) -> list[bytes]:
    """The reverse of `pack`."""
    parts, at = [], 0
    while at < len(body):
        end = at + 8 + int.from_bytes(body[at:at + 8], "big")
        parts.append(body[at + 8:end])
        at = end
    return parts


def _path(kind: str, made_of: str) -> Path:
    return settings.cache() / f"{kind}-{hashlib.sha256(made_of.encode()).hexdigest()}.kept"
