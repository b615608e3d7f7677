"""kill -9 at random moments, of whoever hands in and builds, of `follow`, of all of PostgreSQL: what was acknowledged
is on record, and every build that a page would open is whole."""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.outgrow.room import Forked, Regency, Room, Tell
from benchmarks.outgrow.spreading import follower
from benchmarks.timing import table
from dashboard.core.domain import DashboardError
from dashboard.publish.verification import verify
from dashboard.store.building.whole import read_through
from dashboard.store.database import current_build_id, path_of, served_build
from dashboard.store.engine.chosen import postgres_engine
from handing_in import JATEN, KEEPER, covered, publish

_EACH = 40
"""Kills of one regency; then comes a new one, lest what is built grow and grow."""
_LONGEST = 2.5
_BUILDER, _FOLLOWER, _POSTGRES = "penyerah dan pembangun", "penyalin (follow)", "PostgreSQL, semua prosesnya"
_HOMES = ("s1", "s2")


@dataclass
class _Fallen:
    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    unsure: int = 0
    lost: int = 0
    served: int = 0
    half: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def run(room: Room, kills: int, seconds: float) -> str:
    """So many kills, or as many as fit in so many seconds when `kills` is 0."""
    fallen, randomly, end = _Fallen(), random.Random(16), time.monotonic() + seconds

    def is_over() -> bool:
        done = fallen.kills.total()
        return done >= kills if kills else time.monotonic() > end

    begun = time.monotonic()
    while not is_over():
        [regency] = room.begun(1)
        _regency(room, regency, fallen, randomly, is_over)
    for text in fallen.half + fallen.wrong:
        print(text)
    return _table(fallen, time.monotonic() - begun)


def _regency(room: Room, regency: Regency, fallen: _Fallen, randomly: random.Random, over: Callable[[], bool]) -> None:
    told: list[list[str]] = []
    running = {_BUILDER: _start(_BUILDER, regency, 0), _FOLLOWER: _start(_FOLLOWER, regency, 0)}
    for number in range(1, _EACH + 1):
        time.sleep(randomly.uniform(0, _LONGEST))
        victim = randomly.choice([_BUILDER, _BUILDER, _FOLLOWER, _POSTGRES])
        fallen.kills[victim] += 1
        if victim == _POSTGRES:
            room.postgres.kill_all()
            room.postgres.start()
            victim = _FOLLOWER  # begun anew, else it would do nothing for the ten seconds of its pause
        told += running[victim].kill()
        _look(regency, fallen)
        running[victim] = _start(victim, regency, number)
        if over():
            break
    for process in running.values():
        told += process.kill()
    acknowledged = [text for kind, text in told if kind == "tersimpan"]
    [[after, record, wrong]] = Forked(_after, regency).wait()
    fallen.acknowledged += len(acknowledged) + 1
    fallen.unsure += sum(kind == "tidak pasti" for kind, _ in told)
    fallen.lost += len({*acknowledged, after} - set(record))
    fallen.wrong += [*wrong, *(text for kind, text in told if kind == "salah")]


def _start(which: str, regency: Regency, number: int) -> Forked:
    if which == _FOLLOWER:
        return follower(regency, "s2")
    return Forked(_hands_in, regency, 1000 + 100 * number)


def _hands_in(regency: Regency, first: int, tell: Tell) -> None:
    """One file after the other on the first server, until killed."""
    regency.live("s1")
    for year in range(first, first + 100):
        while True:
            try:
                tell(["tersimpan", publish("coverage", [covered(JATEN, str(year), 41)]).submission.id])
                break
            except DashboardError as refused:
                kind = "tidak pasti" if "belum diketahui" in str(refused) else "ditolak"
                known = kind == "tidak pasti" or "terjangkau" in str(refused) or "terputus" in str(refused)
                tell([kind if known else "salah", str(refused)])
                time.sleep(0.1)
    signal.pause()


def _look(regency: Regency, fallen: _Fallen) -> None:
    """Open what a page would, on each server, and read every value of it."""
    for server, told in Forked(_served, regency).wait():
        fallen.served += 1
        if told:
            fallen.half.append(f"{server}: {told}")


def _served(regency: Regency, tell: Tell) -> None:
    for server in _HOMES:
        regency.live(server)
        if not regency.shown(server):  # nothing has come here yet
            continue
        try:
            served = served_build()
            read_through(path_of(served.build_id), views=True)
        except Exception as error:
            tell([server, repr(error)])
        else:
            tell([server, served.notice])


def _after(regency: Regency, tell: Tell) -> None:
    """Another is handed in, and each server checks all it has; its number, what is on record, what is wrong."""
    record, wrong, shown = set[str](), list[str](), set[str]()
    regency.live("s1")
    last = publish("coverage", [covered(JATEN, "1999", 44)]).submission.id
    for server in _HOMES:
        regency.live(server)
        postgres_engine().keep_up()
        shown.add(current_build_id())
        wrong += verify(KEEPER).problems
    with postgres_engine().connections.borrowed() as connection:
        record = {str(row[0]) for row in connection.execute("SELECT DISTINCT submission FROM submission_file")}
    tell([last, sorted(record), [*wrong, *([f"tidak sama: {sorted(shown)}"] if len(shown) > 1 else [])]])


def _table(fallen: _Fallen, took: float) -> str:
    return table(f"{fallen.kills.total()} kali kill -9 pada saat acak, {took / 60:.0f} menit",
                 ["", "diminta", "dicapai"],
                 [*([f"dihentikan: {which}", "", count] for which, count in sorted(fallen.kills.items())),
                  ["kiriman yang dinyatakan tersimpan", "", fallen.acknowledged],
                  ["— hilang", 0, fallen.lost],
                  ["jawaban “belum diketahui apakah tersimpan”", "", fallen.unsure],
                  ["susunan yang disajikan sesudahnya, dibuka dan dibaca seluruhnya", "", fallen.served],
                  ["— separuh atau tidak terbaca", 0, len(fallen.half)],
                  ["pemeriksaan (`check`) di kedua server sesudahnya, yang salah", 0, len(fallen.wrong)]])
