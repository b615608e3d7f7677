"""The object store or PostgreSQL gone or frozen for a minute: what pages and people see meanwhile and afterwards."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.outgrow.room import SERVERS, Forked, Regency, Room, Tell, new_port, passing_on
from benchmarks.outgrow.spreading import following
from benchmarks.timing import table
from dashboard.core.actor import Role
from dashboard.core.domain import DashboardError
from dashboard.store.database import open_current, served_build
from dashboard.store.identity import accounts
from dashboard.store.identity.accounts import Seat
from dashboard.store.submissions.record import submissions
from handing_in import JATEN, KEEPER, covered, publish

_BEFORE, _LONGEST_AFTER = 5.0, 120.0
_PASSWORD = "kuda-hijau-melompat-9"  # noqa: S105  # of nobody


@dataclass(frozen=True)
class _Outage:
    name: str
    begin: Callable[[], object]
    end: Callable[[], object]


def run(room: Room, seconds: float) -> str:
    """Each outage in a regency of its own; both kinds of one engine one after the other."""
    objects_port = int(os.environ["AWS_ENDPOINT_URL"].rsplit(":", 1)[1])
    door = _Door(objects_port)
    os.environ["AWS_ENDPOINT_URL"] = f"http://127.0.0.1:{door.port}"
    postgres = room.postgres
    rows = []
    for outage in (
            _Outage("penyimpanan objek mati (sambungan ditolak)", door.close, door.open),
            _Outage("penyimpanan objek beku (SIGSTOP)", lambda: room.objects.signal(signal.SIGSTOP),
                    lambda: room.objects.signal(signal.SIGCONT)),
            _Outage("PostgreSQL mati", postgres.stop, postgres.start),
            _Outage("PostgreSQL beku (SIGSTOP semua prosesnya)", postgres.freeze, postgres.thaw)):
        [regency] = room.begun(1)
        rows.append(_row(outage, _suffer(regency, outage, seconds)))
        print(f"… {outage.name}", flush=True)
    door.close()
    return table(f"{seconds:.0f} detik tanpa PostgreSQL atau penyimpanan objek, {len(SERVERS)} server",
                 ["gangguan", "panggilan halaman: jumlah, gagal, paling lama", "sesi: dikenal, dilihat sebagai "
                  "pengunjung, paling lama", "daftar kiriman: gagal, paling lama", "menyerahkan: ditolak, tersimpan, "
                  "paling lama", "tersimpan lagi sesudah", "sama di semua server sesudah", "hilang"], rows)


class _Door:
    """The way to the object store."""

    def __init__(self, target: int) -> None:
        self.port, self._target = new_port(), target
        self.open()

    def open(self) -> None:
        """Begin to pass on."""
        self._process = Forked(passing_on, self.port, self._target)
        time.sleep(0.5)

    def close(self) -> None:
        """Nobody listens there."""
        self._process.kill()


@dataclass(frozen=True)
class _Seen:
    asked: dict[str, list[Any]]
    handed_in: list[Any]
    begun: float
    ended: float
    stored_again: float
    alike_again: float
    lost: int


def _suffer(regency: Regency, outage: _Outage, seconds: float) -> _Seen:
    [token] = Forked(_signed_in, regency).wait()
    with following([regency]):
        while not regency.is_alike(regency.shown("s1")):
            time.sleep(0.05)
        asking = {name: Forked(_ask, regency, ask) for name, ask in (
            ("page", _page), ("session", lambda: accounts.actor_of(token).is_visitor), ("list", submissions))}
        handing_in = Forked(_hands_in, regency)
        time.sleep(_BEFORE)
        begun = time.monotonic()
        outage.begin()
        time.sleep(seconds)
        outage.end()
        ended = time.monotonic()
        stored_again, alike_again = _recovered(regency, handing_in, ended)
        asked = {name: process.kill() for name, process in asking.items()}
        handed_in = handing_in.kill()
    [record] = Forked(_record, regency).wait()
    lost = len({number for _, _, number, _ in handed_in if number} - set(record))
    return _Seen(asked, handed_in, begun, ended, stored_again, alike_again, lost)


def _recovered(regency: Regency, handing_in: Forked, ended: float) -> tuple[float, float]:
    """Seconds from the end of the outage until something was stored that was begun afterwards, and until all servers
    showed it."""
    stored = float("inf")
    while time.monotonic() < ended + _LONGEST_AFTER:
        builds = [(at + taken, build) for at, taken, number, build in handing_in.told() if number and at > ended]
        if builds:
            stored, build = builds[0]
            if regency.is_alike(build):
                return stored - ended, time.monotonic() - ended
        time.sleep(0.1)
    return stored - ended, float("inf")


def _signed_in(regency: Regency, tell: Tell) -> None:
    regency.live("s1")
    accounts.add_account("Siti", _PASSWORD, KEEPER, Seat(Role.AGENCY, "dinsos"))
    tell(accounts.sign_in("Siti", _PASSWORD))


def _page() -> object:
    assert served_build()
    database = open_current()
    found = database.rows("SELECT count(*) FROM coverage")
    database.close()
    return found[1][0][0]


def _ask(regency: Regency, ask: Callable[[], object], tell: Tell) -> None:
    """Ten times a second, as on the first server: when, how long, what came of it."""
    regency.live("s1")
    while True:
        begun, came = time.monotonic(), ""
        try:
            came = str(ask() is True)
        except DashboardError as error:
            came = str(error)
        tell([begun, time.monotonic() - begun, came])
        time.sleep(0.1)


def _hands_in(regency: Regency, tell: Tell) -> None:
    """One file after the other on the second server: when, how long, its number or "", its build or the refusal."""
    regency.live("s2")
    year = 2000
    while True:
        begun = time.monotonic()
        try:
            done = publish("coverage", [covered(JATEN, str(year), 41)])
            number, came = done.submission.id, done.build.build_id if done.build else ""
            year += 1
        except DashboardError as refused:
            number, came = "", str(refused)
        tell([begun, time.monotonic() - begun, number, came])
        time.sleep(1)


def _record(regency: Regency, tell: Tell) -> None:
    regency.live("s3")
    tell([entry.id for entry in submissions()])


def _row(outage: _Outage, seen: _Seen) -> list[str]:
    def meanwhile(lines: list[Any]) -> list[Any]:
        return [line for line in lines if line[0] < seen.ended and line[0] + line[1] > seen.begun]

    page, session, listed = (meanwhile(seen.asked[name]) for name in ("page", "session", "list"))
    handed_in = meanwhile(seen.handed_in)
    refused = [came for _, _, number, came in handed_in if not number]
    for text in sorted(set(refused)):
        print(f"ditolak: {text}")
    visitor = sum(came != "False" for *_, came in session)
    return [outage.name, f"{len(page)}, {_failed(page)}, {_longest(page)}",
            f"{len(session) - visitor}, {visitor}, {_longest(session)}", f"{_failed(listed)}, {_longest(listed)}",
            f"{len(refused)}, {len(handed_in) - len(refused)}, {_longest(handed_in)}",
            f"{seen.stored_again:.1f} s", f"{seen.alike_again:.1f} s", str(seen.lost)]


def _failed(lines: list[Any]) -> int:
    return sum(came not in ("True", "False") for *_, came in lines)


def _longest(lines: list[Any]) -> str:
    return f"{max((line[1] for line in lines), default=float('nan')):.1f} s"
