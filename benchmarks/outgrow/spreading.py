"""From an acknowledged submission to the same build on three servers; and many that hand in at the same time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks.outgrow.room import SERVERS, Forked, Regency, Room, Tell
from benchmarks.timing import median, percentile95, table
from benchmarks.viewers import processor_seconds
from dashboard.__main__ import main
from dashboard.core.domain import DashboardError
from dashboard.store.database import open_current
from handing_in import JATEN, covered, publish

_ALIKE_SECONDS, _POLL = 300.0, 0.01
_IDLE_SECONDS = 10


def run(room: Room, regencies: int, times: int, each: int, at_once: int) -> str:
    """Both tables. `times`: how often the one regency changes; `each`: submissions of each regency, of which
    `at_once` are handed in at the same time."""
    made = room.begun(regencies)
    with following(made) as followers:
        for one in made:
            _until_alike(one, one.shown("s1"))
        idle = _idle_load(followers)
        [(connections,)] = room.postgres.ask("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'dasbor'")
        one_changing = Forked(_some_times, made[0], times).wait()
        start = time.monotonic() + 2
        together = [told for process in [Forked(_once_at, one, start) for one in made]
                    for told in process.wait()]
        spread = _spread_table(regencies, one_changing, together, start)
        spread += (f"\n{len(followers)} proses `follow` yang menunggu memakai {idle:.2f} inti prosesor bersama-sama "
                   f"dan {connections} sambungan PostgreSQL.\n")
        return f"{spread}\n{_many(room, made, each, at_once)}"


@contextmanager
def following(regencies: list[Regency], servers: tuple[str, ...] = SERVERS) -> Iterator[list[Forked]]:
    """`python -m dashboard follow` of each regency on each server."""
    running = [follower(one, server) for one in regencies for server in servers]
    try:
        yield running
    finally:
        for process in running:
            process.kill()


def follower(regency: Regency, server: str) -> Forked:
    """The command, as it is."""
    return Forked(_follow, regency, server)


def _follow(regency: Regency, server: str, tell: Tell) -> None:
    regency.live(server)
    main(["follow"])


def _until_alike(regency: Regency, build: str) -> float:
    """When every server showed it, by the monotonic clock of this machine."""
    deadline = time.monotonic() + _ALIKE_SECONDS
    while not regency.is_alike(build):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{[regency.shown(server) for server in SERVERS]}, bukan {build}")
        time.sleep(_POLL)
    return time.monotonic()


def _idle_load(followers: list[Forked]) -> float:
    time.sleep(2)
    before = sum(processor_seconds(process.pid) for process in followers)
    time.sleep(_IDLE_SECONDS)
    return (sum(processor_seconds(process.pid) for process in followers) - before) / _IDLE_SECONDS


def _hand_in(regency: Regency, server: str, year: int) -> tuple[float, float, str, str]:
    """Begun, acknowledged, number of the submission, id of the build."""
    regency.live(server)
    begun = time.monotonic()
    done = publish("coverage", [covered(JATEN, str(year), 41)])
    assert done.build
    return begun, time.monotonic(), done.submission.id, done.build.build_id


def _some_times(regency: Regency, times: int, tell: Tell) -> None:
    for number in range(times):
        begun, acknowledged, _, build = _hand_in(regency, SERVERS[number % len(SERVERS)], 2001 + number)
        tell([acknowledged - begun, _until_alike(regency, build) - acknowledged])
        time.sleep(0.1 * (number % 10))  # else it would always fall into the same part of a server's second


def _once_at(regency: Regency, start: float, tell: Tell) -> None:
    time.sleep(max(0.0, start - time.monotonic()))
    _, acknowledged, _, build = _hand_in(regency, "s1", 2000)
    tell([acknowledged, _until_alike(regency, build)])


def _spread_table(regencies: int, one: list[Any], together: list[Any], start: float) -> str:
    takes, spreads = ([pair[place] for pair in one] for place in (0, 1))
    after = [alike - acknowledged for acknowledged, alike in together]
    return table(
        f"{len(SERVERS)} server, {regencies} kabupaten: dari kiriman dinyatakan tersimpan sampai susunan yang sama "
        "tampil di semua server",
        ["", "diminta", "median", "persentil 95", "paling lama"],
        [[f"satu kabupaten berubah, {len(one)} kali", "≤ 10 s (persentil 95)", *_three(spreads)],
         ["— menyerahkan sampai dinyatakan tersimpan (bangun, periksa, terbit)", "", *_three(takes)],
         [f"ke-{regencies} sekaligus", "≤ 60 s", *_three(after)],
         [f"— ke-{regencies} sekaligus, dihitung sejak semua mulai menyerahkan", "",
          *_three([alike - start for _, alike in together])]])


def _three(values: list[float]) -> list[str]:
    return [f"{value:.2f} s" for value in (median(values), percentile95(values), max(values))]


def _many(room: Room, regencies: list[Regency], each: int, at_once: int) -> str:
    jobs = [(one, SERVERS[number % len(SERVERS)], 2100 + number) for one in regencies for number in range(each)]
    begun = time.monotonic()
    operators = [Forked(_hand_in_all, jobs[place::at_once]) for place in range(at_once)]
    told = [line for process in operators for line in process.wait()]
    whole = time.monotonic() - begun
    kept = [(address, number) for address, number, _, _ in told if number]
    refused = [text for _, number, text, _ in told if not number]
    lost = sum(number not in _on_record(room, address) for address, number in kept)
    for one in regencies:
        _until_alike(one, max(one.shown(server) for server in SERVERS))
    missing = [line for process in [Forked(_missing, one, each) for one in regencies]
               for line in process.wait()]
    for text in sorted(set(refused)):
        print(text)
    takes = [taken for _, number, _, taken in told if number]
    return table(f"{len(regencies)} kabupaten × {each} kiriman, {at_once} penyerah sekaligus di {len(SERVERS)} server",
                 ["", "diminta", "dicapai"],
                 [["dinyatakan tersimpan", len(jobs), len(kept)], ["ditolak", 0, len(refused)],
                  ["hilang (dibaca ulang dari PostgreSQL)", 0, lost],
                  ["tidak tampil di salah satu server sesudahnya", 0, sum(missing)],
                  ["menunggu jawaban: median; persentil 95; paling lama", "", "; ".join(_three(takes))],
                  ["seluruhnya", "", f"{whole:.0f} s"]])


def _hand_in_all(jobs: list[tuple[Regency, str, int]], tell: Tell) -> None:
    for one, server, year in jobs:
        begun = time.monotonic()
        try:
            number, text = _hand_in(one, server, year)[2], ""
        except DashboardError as refused:
            number, text = "", str(refused)
        tell([one.address, number, text, time.monotonic() - begun])


def _on_record(room: Room, address: str) -> set[str]:
    return {str(number) for (number,) in room.postgres.ask("SELECT DISTINCT submission FROM submission_file", address)}


def _missing(regency: Regency, each: int, tell: Tell) -> None:
    """How many of the submissions of `_many` no page of some server would show."""
    wanted = {str(2100 + number) for number in range(each)}
    missing = 0
    for server in SERVERS:
        regency.live(server)
        database = open_current()
        found = {str(period) for (period,) in database.rows(
            "SELECT DISTINCT period FROM dashboard.base.coverage WHERE NOT is_sample")[1]}
        database.close()
        missing += len(wanted - found)
    tell(missing)
