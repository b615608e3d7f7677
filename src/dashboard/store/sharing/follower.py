"""What a server that only reads knows of itself: that it is one, and since when it has heard nothing.

Time that passed is told by a clock that nobody sets (of this machine, for all its processes); clocks of two servers are
never compared. The clock of the day only names the moment, and serves after the machine was started again.
"""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dashboard.core import settings
from dashboard.core.domain import StoreError
from dashboard.store.building.build_times import WIB
from dashboard.store.durable import lay_file, make_folder

_STATE, _SHARED_STATE = "salinan.json", "terbitan.json"
"""Of a server that only shows copies; of one that shares a PostgreSQL with others, and hands in too."""
_NOT_READ = (OSError, ValueError, LookupError, TypeError, AttributeError)
"""What a damaged state raises, wherever in it the damage is."""
_BOOT = Path("/proc/sys/kernel/random/boot_id")
LATE = timedelta(minutes=2)
"""Without reaching the place for so long, pages say since when."""
SILENT = timedelta(minutes=5)
"""Without a sign of life of `share`, which gives one every half a minute, for so long: the same."""


def is_follower() -> bool:
    """Whether this DASHBOARD_HOME was filled by copying another server."""
    return (settings.home() / _STATE).exists()


def refuse_follower(what: str = "tidak ada yang disimpan") -> None:
    """Raises StoreError where nothing may be handed in or built: the next copy would not know it."""
    if is_follower():
        raise StoreError(f"Server ini hanya menampilkan salinan, jadi {what}. Lakukan di server utama "
                         f"dasbor{main_server()}; salinannya menyusul sendiri.")


def main_server() -> str:
    """Where it is, as words behind "server utama dasbor"; "" when nobody has told."""
    return f" ({address})" if (address := settings.main_address()) else ""


def mark_reached(beat: str | None = None) -> None:
    """The place was reached just now, and this was the sign of life in it (None: not read yet)."""
    make_folder(settings.home())
    try:
        before = _read()
    except _NOT_READ:
        before = {}
    now = _moment()
    heard = before.get("heard")
    if beat is not None and (before.get("beat") != beat or not heard):
        heard = now
    state = {"reached": now, "beat": before.get("beat") if beat is None else beat, "heard": heard}
    temporary = settings.home() / f".{_state().name}.{os.getpid()}"
    temporary.unlink(missing_ok=True)
    lay_file(temporary, json.dumps(state).encode())  # lost with the power: then it is written again
    temporary.replace(_state())


def notice() -> str:
    """The sentence for every page of a follower that has heard nothing for a while; "" otherwise."""
    shared = bool(settings.store_address())
    whose = "PostgreSQL" if shared else "server utama"
    try:
        state = _read()
        reached = state["reached"]
        if _passed(reached) >= LATE:
            return f"Salinan dari {whose} belum diperbarui sejak {_when(reached)}; {_MAYBE}"
        if state.get("beat") and _passed(heard := state["heard"]) >= SILENT:
            return f"Server utama tidak memberi kabar sejak {_when(heard)}; {_MAYBE}"
    except FileNotFoundError:
        return f"Penyalin terbitan (`python -m dashboard follow`) belum berjalan; {_MAYBE}" if shared else ""
    except _NOT_READ:
        return f"Catatan penyalinan dari {whose} rusak; jalankan `python -m dashboard follow`."
    return ""


_MAYBE = "yang tampil mungkin bukan yang terbaru."


def _read() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_state().read_text("utf-8"))
    return found


def _state() -> Path:
    return settings.home() / (_SHARED_STATE if settings.store_address() else _STATE)


def _moment() -> dict[str, Any]:
    return {"time": _today().isoformat(timespec="seconds"), "ticks": _ticks(), "boot": _boot()}


def _passed(moment: dict[str, Any]) -> timedelta:
    ticks = _ticks() - float(moment["ticks"])
    if moment["boot"] == _boot() and ticks >= 0:
        return timedelta(seconds=ticks)
    return _today() - datetime.fromisoformat(moment["time"])


def _when(moment: dict[str, Any]) -> str:
    from dashboard.core.formats import tanggal  # commands start in a quarter of a second without Babel

    since = datetime.fromisoformat(moment["time"]).astimezone(WIB)
    return f"{tanggal(since.date())} pukul {since:%H.%M} WIB"


def _today() -> datetime:
    return datetime.now(UTC)


def _ticks() -> float:
    """Seconds since the machine was started."""
    return time.monotonic()


def _boot() -> str:
    try:
        return _BOOT.read_text("ascii").strip()
    except OSError:  # not Linux
        return ""
