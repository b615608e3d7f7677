"""Which builds were ever published, as this home was told last: pages ask a file and never PostgreSQL."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import datetime

from dashboard.core import settings
from dashboard.store.building.build_times import is_build_id
from dashboard.store.durable import make_folder, replace_private_file
from dashboard.store.file_memory import FileMemory

_LOG = logging.getLogger("dashboard")
_NAME = "riwayat.json"
_KNOWN = FileMemory[Mapping[str, datetime]](2)


def published_here() -> Mapping[str, datetime]:
    """When each was made, in order; {} before anybody told."""
    try:
        return _KNOWN.found(settings.home() / _NAME, lambda path: _read(path.read_text("utf-8")))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError):
        _LOG.warning("Daftar susunan terbit di %s tidak terbaca", settings.home(), exc_info=True)
        return {}


def tell(builds: Mapping[str, datetime]) -> None:
    """Write it down where it is new. Raises OSError."""
    if published_here() != builds:
        make_folder(settings.home())
        told = {name: made.isoformat() for name, made in sorted(builds.items())}
        replace_private_file(settings.home() / _NAME, json.dumps(told).encode())


def _read(text: str) -> Mapping[str, datetime]:
    return {name: datetime.fromisoformat(made) for name, made in json.loads(text).items() if is_build_id(name)}
