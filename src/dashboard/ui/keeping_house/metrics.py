"""Parts of the page Metrik: is the server well? Runs of pages, memory, disk, age of the last backup; no one's data."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from htpy import Node, b, span

from dashboard.core import formats, settings
from dashboard.core.actor import Action
from dashboard.render.table import below
from dashboard.store.backup import since_last_backup
from dashboard.store.database import served_build
from dashboard.store.policy import require
from dashboard.ui.drawn import components
from dashboard.ui.drawn.word_table import long_table, word_table
from dashboard.ui.server import measuring
from dashboard.ui.server.inside import session
from dashboard.ui.server.measuring import PageRuns
from dashboard.ui.shell import access

_OLD_BACKUP = timedelta(hours=36)
_SLOW_MS = 2000
_FULL_SHARE = 0.1
_FIRST = 12
_MB, _GB = 1024**2, 1024**3


@dataclass(frozen=True)
class ServerState:
    """How the server is now. Sizes in bytes; `memory` None where the system does not say; `backup`: how long ago
    the last one was made, as far as the record of events reaches."""

    build: str
    is_older_build: bool
    up: float
    windows: int | None
    memory: int | None
    free: int
    disk: int
    backup: timedelta | None
    every: PageRuns
    pages: dict[str, PageRuns]


def read() -> ServerState:
    """Raises NotAllowed for whoever is no admin, StoreError when the record cannot be read."""
    reader = access.actor()
    require(reader, Action.READ_AUDIT)
    disk, served, measured = shutil.disk_usage(settings.home()), served_build(), measuring.measured
    return ServerState(served.build_id, bool(served.notice), measuring.uptime_seconds(), session.windows(), _memory(),
                       disk.free, disk.total, since_last_backup(reader), measured.all_runs(), dict(measured.pages()))


def headline(state: ServerState) -> str:
    """What needs a look, or that nothing does."""
    troubles = [told for is_so, told in (
        (state.is_older_build, "yang disajikan bukan susunan terbaru"),
        (state.free < _FULL_SHARE * state.disk, f"sisa disk {_size(state.free)}"),
        (state.backup is None and not settings.store_address(), "belum ada cadangan yang tercatat"),
        (state.backup is not None and state.backup > _OLD_BACKUP, f"cadangan terakhir {_ago(state)} lalu"),
        (state.every.quantile(0.95) > _SLOW_MS, f"5 persen halaman lebih lama dari {_seconds(state.every, 0.95)}"),
        (state.every.errors > 0, f"{formats.number(state.every.errors)} halaman gagal"),
    ) if is_so]
    if troubles:
        return f"Perlu dilihat: {'; '.join(troubles)}."
    usually = _seconds(state.every, 0.5)
    kept = f"cadangan terakhir {_ago(state)} lalu" if state.backup is not None else "cadangan dibuat dengan pg_dump"
    return f"Server sehat: halaman biasanya jadi dalam {usually}, {kept}."


def facts(state: ServerState) -> None:
    """The state of the machine and of this process."""
    unknown = "tidak diketahui"
    not_known = ("dibuat dengan pg_dump, tidak tercatat di sini" if settings.store_address() else
                 "belum ada yang tercatat")
    rows = [("Susunan yang disajikan", state.build), ("Proses ini berjalan", _span(state.up)),
            ("Jendela terbuka", unknown if state.windows is None else formats.number(state.windows)),
            ("Ingatan proses", unknown if state.memory is None else _size(state.memory)),
            ("Sisa disk", f"{_size(state.free)} dari {_size(state.disk)}"),
            ("Cadangan terakhir", f"{_ago(state)} lalu" if state.backup is not None else not_known)]
    word_table("Keadaan", {"Apa": 40, "Nilai": 60}, [[b[what], value] for what, value in rows], len(rows))


def pages(state: ServerState) -> None:
    """Each page that was drawn, the most used first."""
    titles = {spec.url: spec.title for spec in access.all_pages()}
    rows = [_row(titles.get(page, "halaman lain"), runs)
            for page, runs in sorted(state.pages.items(), key=lambda one: (-one[1].count, one[0]))]
    if rows:
        long_table("Halaman", {"Halaman": 34, "Dibuka": 16, "Median": 16, "Persentil 95": 18, "Gagal": 16}, rows,
                   len(rows), key="access_metrik_semua", first=_FIRST, what="halaman")
    else:
        components.empty("Belum ada halaman yang digambar proses ini.", "Angka muncul sesudah halaman dibuka.")


def _row(title: str, runs: PageRuns) -> list[Node]:
    failed = span(".status.open")["✕ ", formats.number(runs.errors)] if runs.errors else "0"
    return [b[title], formats.number(runs.count), _seconds(runs, 0.5),
            (_seconds(runs, 0.95), below[f"dari {formats.number(len(runs.last))} terakhir"]), failed]


def _memory() -> int | None:
    try:
        pages_held = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return pages_held * os.sysconf("SC_PAGE_SIZE")


def _seconds(runs: PageRuns, share: float) -> str:
    return f"{formats.number(runs.quantile(share) / 1000, 2)} detik"


def _size(count: int) -> str:
    return f"{formats.number(count / _GB, 1)} GB" if count >= _GB else f"{formats.number(count / _MB)} MB"


def _ago(state: ServerState) -> str:
    return _span(state.backup.total_seconds()) if state.backup is not None else ""


def _span(seconds: float) -> str:
    minutes = int(seconds // 60)
    if minutes < 60:
        return f"{formats.number(minutes)} menit"
    hours = minutes // 60
    return f"{formats.number(hours)} jam" if hours < 48 else f"{formats.number(hours // 24)} hari"
